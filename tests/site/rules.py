"""What holds for every page of any built site, whatever template made it: the faults of pages."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

DATA_TYPES = {"application/json", "application/ld+json"}
POLICY_SOURCES = {"'none'", "'self'"}
_GOVERNED = re.compile(r"<(?:link|script|style|img|base)\b")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def pages_in(folder: Path) -> dict[str, str]:
    """The source of every published page by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def leads_on(source: str) -> bool:
    """Whether a page only leads on to where its subject is now."""
    return 'http-equiv="refresh"' in source


def faults(source: str, page: LexborHTMLParser) -> Iterator[str]:
    """What is wrong with one page: its source, and the same parsed."""
    if not source.endswith("</html>\n"):
        yield "does not end with its closing tag"
    yield from _policy_faults(source, page)
    root = page.css_first("html")
    named = root.attributes if root else {}
    if not _TAG.fullmatch(named.get("lang") or "") or named.get("dir") not in {"ltr", "rtl"}:
        yield "does not name its language and direction"
    if not leads_on(source) and len(page.css("h1")) != 1:
        yield f"has {len(page.css('h1'))} headings of the first level"
    for node in page.css("*"):
        fault = unsafe(node)
        if fault:
            yield fault
    for node in page.css("script:not([src])"):
        if json.loads(node.text()) is None:
            yield "carries no data in its data"
    counts = Counter(node.attributes.get("id") for node in page.css("[id]"))
    yield from (f"has the id {name} {count} times" for name, count in counts.items() if count > 1)


def repeated_titles(pages: dict[str, LexborHTMLParser]) -> list[str]:
    """Titles that more than one of these pages has."""
    titles = Counter(node.text() for page in pages.values() if (node := page.css_first("title")))
    return sorted(title for title, count in titles.items() if count > 1)


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


def validator_errors(vnu: Path, folder: Path) -> str:
    """What the Nu Html Checker finds wrong with all pages in a folder; empty if nothing."""
    checked = subprocess.run(
        ["java", "-Xss8m", "-jar", str(vnu), "--errors-only", "--skip-non-html", str(folder)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return checked.stderr if checked.returncode else ""


def _policy_faults(source: str, page: LexborHTMLParser) -> Iterator[str]:
    """Why the page's policy would let in more than the site's own files, or comes too late."""
    allowed = _policy(page)
    if allowed.get("default-src") != {"'none'"} or allowed.get("base-uri") != {"'none'"}:
        yield "has a policy that does not begin with nothing"
    if not set().union(*allowed.values()) <= POLICY_SOURCES:
        yield "has a policy that allows more than the site's own files"
    governed = _GOVERNED.search(source)
    if not governed or source.find("Content-Security-Policy") > governed.start():
        yield "has no policy before what it governs"


def _policy(page: LexborHTMLParser) -> dict[str, set[str]]:
    """The page's Content-Security-Policy: what each directive allows."""
    meta = page.css_first('meta[http-equiv="Content-Security-Policy"]')
    content = (meta.attributes.get("content") or "") if meta else ""
    words = (directive.split() for directive in content.split(";") if directive.strip())
    return {name: set(sources) for name, *sources in words}
