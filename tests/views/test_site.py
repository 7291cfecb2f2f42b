"""What a site has beside its pages of content: robots, the missing page, the frame, languages."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborNode

from generator.views.site import MissingView, RobotsView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, site, view, words


@pytest.mark.parametrize(
    ("keys", "sitemap"),
    [
        ("", None),
        ("base_url: https://lamps.example/sub", "https://lamps.example/sub/sitemap.xml"),
    ],
)
def test_crawlers_are_told_of_the_site_map_where_there_is_one(
    keys: str, sitemap: str | None
) -> None:
    tree = f"-- content/site.yaml --\ntitle: Harbour\n{keys}\n"
    assert view(over_base(tree), "robots.txt", RobotsView).sitemap == sitemap


# -- the page for addresses that lead nowhere -----------------------------------------------------

BASED = "-- content/site.yaml --\ntitle: Harbour\nbase_url: https://lamps.example/sub/path/\n"


def test_where_the_site_will_stand_is_known_the_missing_page_holds_at_any_depth() -> None:
    pages = site(over_base(BASED))
    page = html(pages["404.html"])
    addresses = [node.attributes["href"] or "" for node in page.css("[href]")]
    addresses += [node.attributes["src"] or "" for node in page.css("[src]")]
    own = [a for a in addresses if a.startswith("/")]
    assert {a for a in own if a.removeprefix("/sub/path/") not in pages} == set()
    assert "/sub/path/index.html" in own
    # beside those the skip link, and the sheet for a page opened from disk
    sheets = [path for path in pages if path.endswith(".css")]
    assert [a for a in addresses if not a.startswith("/")] == [*sheets, "#_content"]
    assert {f"/sub/path/{sheet}" for sheet in sheets} <= set(own)


def test_the_missing_page_names_the_publisher_as_it_is_found_at_any_depth() -> None:
    tree = BASED + "publisher: desk\n-- content/outlets/desk.yaml --\nname: The Desk\nkind: own\n"
    publisher = view(over_base(tree), "404.html", MissingView).frame.publisher
    assert publisher
    assert publisher.href == "/sub/path/outlets/desk/index.html"


def test_the_missing_page_of_a_site_at_the_top_of_its_host_begins_with_a_single_stroke() -> None:
    tree = "-- content/site.yaml --\ntitle: Harbour\nbase_url: https://lamps.example\n"
    assert view(over_base(tree), "404.html", MissingView).frame.home == "/index.html"


def test_where_it_is_not_known_the_missing_page_is_relative_as_all_are() -> None:
    found = view(over_base(), "404.html", MissingView)
    assert (found.frame.home, found.near) == ("index.html", ())


def test_the_sites_own_colours_are_beside_the_missing_page_too() -> None:
    tree = BASED + 'theme:\n  accent: "#0a5"\n'
    near = view(over_base(tree), "404.html", MissingView).near
    assert [re.sub(r"\.[0-9a-f]+\.", ".", sheet) for sheet in near] == [
        "assets/onrecord.css", "assets/records.css", "assets/theme.css",
    ]  # fmt: skip


# -- the frame of every page ----------------------------------------------------------------------

SETTINGS = """
-- content/site.yaml --
title: Harbour watch
contact: desk@harbour.example
rights: Our texts are free.
publisher: desk
repository:
  url: https://code.example/harbour/
  branch: trunk
nav:
  - title: About us
    url: https://harbour.example/about/
theme:
  accent: "#0a5"
-- content/outlets/desk.yaml --
name: The Desk
kind: own
"""


def test_the_frame_tells_publisher_rights_contact_and_where_to_edit() -> None:
    page = html(site(over_base(SETTINGS))["actors/mara-lind/index.html"])
    footer = page.css_first("footer")
    links = {words(a): a.attributes["href"] for a in page.css("header a, footer a")}
    assert "Our texts are free." in words(footer)
    assert links["The Desk"] == "../../outlets/desk/index.html"
    assert links["Report an error on this page"] == (
        "mailto:desk@harbour.example?subject=An%20error%20on%20the%20page%20%E2%80%9CMara%20Lind%E2%80%9D"
    )
    assert links["About us"] == "https://harbour.example/about/"
    assert links["Edit this page"] == (
        "https://code.example/harbour/edit/trunk/content/actors/mara-lind.yaml"
    )


def test_the_sites_own_colours_come_in_a_sheet_of_their_own() -> None:
    made = site(over_base(SETTINGS))
    (path,) = [p for p in made if p.startswith("assets/theme.")]
    assert made[path] == b":root {\n  --accent: #0a5;\n}\n"
    page = html(made["index.html"])
    assert path in [link.attributes["href"] for link in page.css('link[rel="stylesheet"]')]


def test_navigation_leaves_out_what_a_site_does_not_have() -> None:
    page = html(site(over_base())["index.html"])
    named = [words(a) for a in page.css("header nav a")]
    assert named == ["Actors", "Articles", "Outlets", "Sources"]


def test_the_title_of_a_page_names_it_and_the_site() -> None:
    made = site(over_base())
    assert words(html(made["index.html"]).css_first("title")) == "Harbour watch"
    title = words(html(made["actors/mara-lind/index.html"]).css_first("title"))
    assert title == "Mara Lind · Harbour watch"


# -- languages ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return site(alone(HARBOUR))


def test_a_story_in_arabic_inside_an_english_site_carries_its_language_and_direction(
    pages: dict[str, bytes],
) -> None:
    page = html(pages["stories/masabih/index.html"])
    root, heading = page.css_first("html"), page.css_first("h1")
    assert root is not None
    assert heading is not None
    assert (root.attributes["lang"], root.attributes["dir"]) == ("en", "ltr")
    assert (heading.attributes["lang"], heading.attributes["dir"]) == ("ar", "rtl")
    body = page.css_first("#_happened")
    assert body is not None
    assert (body.attributes["lang"], body.attributes["dir"]) == ("ar", "rtl")


def test_a_story_is_in_the_sites_language_unless_it_says_otherwise() -> None:
    tree = """
-- content/site.yaml --
title: Harbour
language: ar
-- content/stories/harbour.md --
---
title: مصابيح
articles: {gazette: gazette-ferry}
---
"""
    page = html(site(over_base(tree))["stories/harbour/index.html"])
    heading = page.css_first("h1")
    assert heading is not None
    assert spoken(heading) == "ar"


def spoken(node: LexborNode) -> str | None:
    """The language of an element: its own, or that of what it stands in."""
    at: LexborNode | None = node
    while at is not None and not at.attributes.get("lang"):
        at = at.parent
    return at.attributes["lang"] if at else None


def places(pages: dict[str, bytes], text: str) -> list[tuple[str, LexborNode]]:
    """The elements that hold a text themselves, each with the path of its page."""
    return [
        (path, node)
        for path, data in pages.items()
        if path.endswith(".html")
        for node in html(data).css("body *")
        if text in node.text(deep=False)
    ]


@pytest.mark.parametrize(
    "text",
    ["مصابيح الميناء", "المجلس يريد الظلام", "هل تطفأ المصابيح", "لن نبحر في الظلام",
     "مجلس الميناء يطفئ المصابيح"],
    ids=["title", "summary", "question", "quote", "headline"],
)  # fmt: skip
def test_arabic_text_is_marked_as_arabic_wherever_it_stands(
    pages: dict[str, bytes], text: str
) -> None:
    found = places(pages, text)
    assert len(found) > 2
    assert sorted({path for path, node in found if spoken(node) != "ar"}) == []


@pytest.mark.parametrize("name", ["ليلى حداد", "صوت الساحل"], ids=["actor", "outlet"])
def test_names_are_isolated_wherever_they_stand(pages: dict[str, bytes], name: str) -> None:
    found = places(pages, name)
    assert len(found) > 2
    bare = {
        path
        for path, node in found
        if not apart(node, name) and node.attributes.get("dir") != "auto" and spoken(node) != "ar"
    }
    assert sorted(bare) == []


def apart(node: LexborNode, name: str) -> bool:
    """Whether an element holds a name apart; in words of a drawing, where none can, controls do."""
    return node.tag in ("bdi", "text") or f"\u2068{name}\u2069" in node.text()


def test_authors_of_a_story_are_names_too(pages: dict[str, bytes]) -> None:
    page = html(pages["stories/harbour-lamps/index.html"])
    assert "Ona Mar" in [words(bdi) for bdi in page.css("bdi")]
