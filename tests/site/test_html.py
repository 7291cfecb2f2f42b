"""Every page of the built example is whole, valid and inert, whatever template made it."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

DATA_TYPES = {"application/json", "application/ld+json"}
POLICY_SOURCES = {"'none'", "'self'"}


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """The source of every published page by its path."""
    return {
        path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(built_site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def trees(pages: dict[str, str]) -> dict[str, LexborHTMLParser]:
    """Every published page, parsed, by its path."""
    return {path: LexborHTMLParser(source) for path, source in pages.items()}


def first(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The first element that `selector` finds; there must be one."""
    node = page.css_first(selector)
    assert node is not None, f"no {selector}"
    return node


def policy(page: LexborHTMLParser) -> dict[str, set[str]]:
    """The page's Content-Security-Policy: what each directive allows."""
    meta = first(page, 'meta[http-equiv="Content-Security-Policy"]')
    content = meta.attributes.get("content") or ""
    words = (directive.split() for directive in content.split(";") if directive.strip())
    return {name: set(sources) for name, *sources in words}


def unsafe(node: LexborNode) -> str | None:
    """What in one element the policy forbids or would have to allow, or None."""
    attributes = node.attributes
    if node.tag == "style":
        return "a style element"
    if node.tag == "script" and "src" not in attributes:
        kind = attributes.get("type")
        return None if kind in DATA_TYPES else f"an inline script of type {kind}"
    for name in attributes:
        if name == "style" or name.startswith("on"):
            return f"the attribute {name}"
    if node.tag in {"iframe", "object", "embed", "base"}:
        return f"an element {node.tag}"
    return None


def test_the_example_has_every_kind_of_page(pages: dict[str, str]) -> None:
    kinds = {path.split("/")[0] for path in pages}
    assert kinds >= {
        "index.html",
        "404.html",
        "stories",
        "actors",
        "articles",
        "outlets",
        "questions",
        "sources",
        "corrections",
        "method",
    }


def test_every_page_ends_with_its_closing_tag(pages: dict[str, str]) -> None:
    assert [path for path, source in pages.items() if not source.endswith("</html>\n")] == []


def test_every_page_allows_nothing_but_the_sites_own_files(
    trees: dict[str, LexborHTMLParser],
) -> None:
    for path, page in trees.items():
        allowed = policy(page)
        assert allowed.get("default-src") == {"'none'"}, path
        assert set().union(*allowed.values()) <= POLICY_SOURCES, path
        assert allowed.get("base-uri") == {"'none'"}, path


def test_the_policy_stands_before_everything_it_governs(pages: dict[str, str]) -> None:
    governed = re.compile(r"<(?:link|script|style|img|base)\b")
    for path, source in pages.items():
        first = governed.search(source)
        assert first, path
        assert source.index("Content-Security-Policy") < first.start(), path


def test_every_page_names_its_language_and_direction(trees: dict[str, LexborHTMLParser]) -> None:
    for path, page in trees.items():
        root = first(page, "html").attributes
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", root.get("lang") or ""), path
        assert root.get("dir") in {"ltr", "rtl"}, path


def test_every_page_has_one_heading_of_the_first_level_and_a_title_of_its_own(
    trees: dict[str, LexborHTMLParser],
) -> None:
    shown = {path: page for path, page in trees.items() if not page.css("meta[http-equiv=refresh]")}
    assert {path for path, page in shown.items() if len(page.css("h1")) != 1} == set()
    titles = Counter(first(page, "title").text() for page in shown.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_page_carries_inline_code_or_style(trees: dict[str, LexborHTMLParser]) -> None:
    found = [
        (path, fault)
        for path, page in trees.items()
        for node in page.css("*")
        if (fault := unsafe(node))
    ]
    assert found == []


def test_data_in_a_page_is_json(trees: dict[str, LexborHTMLParser]) -> None:
    for page in trees.values():
        for node in page.css("script:not([src])"):
            assert json.loads(node.text()) is not None


def test_no_id_stands_twice_in_a_page(trees: dict[str, LexborHTMLParser]) -> None:
    for path, page in trees.items():
        counts = Counter(node.attributes.get("id") for node in page.css("[id]"))
        assert [name for name, count in counts.items() if count > 1] == [], path


def item_ids(annotations: Path) -> set[str]:
    """The ids of every item in an annotation file; none if there is no such file."""
    if not annotations.is_file():
        return set()
    found = yaml.safe_load(annotations.read_text(encoding="utf-8")) or {}
    names = {name for key in ("quotes", "passages", "reports") for name in found.get(key) or {}}
    counts: Counter[str] = Counter()
    for stance in found.get("stances") or []:
        name = f"{stance['actor']}--{stance['question'].rpartition('#')[2]}"
        counts[name] += 1
        names.add(name if counts[name] == 1 else f"{name}-{counts[name]}")
    return names


def test_on_an_article_every_id_is_an_item_a_paragraph_or_furniture(
    trees: dict[str, LexborHTMLParser], example_project: Path
) -> None:
    articles = [path for path in trees if re.fullmatch(r"articles/[^/]+/index\.html", path)]
    assert len(articles) > 2
    for path in articles:
        files = example_project.glob(f"content/annotations/**/{path.split('/')[1]}.yaml")
        items = {"headline"}.union(*(item_ids(file) for file in files))
        ids = {node.attributes.get("id") or "" for node in trees[path].css("[id]")}
        assert items <= ids, path
        strangers = {name for name in ids - items if not re.fullmatch(r"_.+|p[1-9]\d*", name)}
        assert strangers == set(), path


def test_the_html_validator_finds_no_error(vnu: Path, built_site: Path) -> None:
    checked = subprocess.run(
        ["java", "-jar", str(vnu), "--errors-only", "--skip-non-html", str(built_site)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>1</script>", "an inline script of type None"),
        ('<script type="module">1</script>', "an inline script of type module"),
        ("<style>p{}</style>", "a style element"),
        ('<p style="color:red">x</p>', "the attribute style"),
        ('<p onclick="x()">x</p>', "the attribute onclick"),
        ('<iframe src="x.html"></iframe>', "an element iframe"),
        ('<script type="application/json">{}</script>', None),
        ('<script src="x.js"></script>', None),
        ("<p>Only words: onclick, style</p>", None),
    ],
)
def test_inline_code_is_told_from_data_and_words(body: str, fault: str | None) -> None:
    page = LexborHTMLParser(f"<!doctype html><body>{body}</body></html>")
    assert [found for node in page.css("*") if (found := unsafe(node))] == (
        [fault] if fault else []
    )
