"""Every page of the built example is whole, valid and inert, whatever template made it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.site.rules import (
    faults,
    leads_on,
    pages_in,
    repeated_titles,
    unsafe,
    validator_errors,
)

WHOLE = (
    '<!doctype html>\n<html lang="en" dir="ltr"><head><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'self'; base-uri 'none'\"><title>x</title>"
    '<link rel="stylesheet" href="x.css"></head><body><h1>x</h1></body></html>\n'
)


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """The source of every published page by its path."""
    return pages_in(built_site)


@pytest.fixture(scope="module")
def trees(pages: dict[str, str]) -> dict[str, LexborHTMLParser]:
    """Every published page, parsed, by its path."""
    return {path: LexborHTMLParser(source) for path, source in pages.items()}


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


def test_every_page_is_whole_and_inert_and_says_what_it_is(
    pages: dict[str, str], trees: dict[str, LexborHTMLParser]
) -> None:
    found = {path: list(faults(source, trees[path])) for path, source in pages.items()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_every_page_has_a_title_of_its_own(
    pages: dict[str, str], trees: dict[str, LexborHTMLParser]
) -> None:
    shown = {path: page for path, page in trees.items() if not leads_on(pages[path])}
    assert repeated_titles(shown) == []
    assert repeated_titles({"a": trees["index.html"], "b": trees["index.html"]})


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
    assert validator_errors(vnu, built_site) == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("", "", None),
        ("</html>\n", "", "does not end with its closing tag"),
        ("default-src 'none'", "default-src 'self'", "does not begin with nothing"),
        ("base-uri 'none'", "base-uri 'self'", "does not begin with nothing"),
        ("style-src 'self'", "style-src https:", "allows more than the site's own files"),
        ("<head>", '<head><link rel="icon" href="x.svg">', "no policy before what it governs"),
        ('lang="en"', 'lang="English"', "does not name its language and direction"),
        ('dir="ltr"', "", "does not name its language and direction"),
        ("<h1>x</h1>", "", "has 0 headings of the first level"),
        ("<h1>x</h1>", '<h1 id="a">x</h1><p id="a">', "has the id a 2 times"),
        ("<h1>x</h1>", '<h1>x</h1><p style="color:red">', "the attribute style"),
    ],
)
def test_a_fault_of_a_page_is_found(old: str, new: str, fault: str | None) -> None:
    source = WHOLE.replace(old, new) if old else WHOLE
    found = list(faults(source, LexborHTMLParser(source)))
    assert [fault in one for one in found] == [True] if fault else found == []


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
