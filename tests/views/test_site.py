"""The pages about the site itself: front page, lists, corrections, method, robots."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborNode

from generator.views.site import CorrectionsView, HomeView, MethodView, RobotsView, StoriesView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, page_words, site, view, words


def test_the_front_page_has_stories_newest_first_with_what_changed() -> None:
    found = view(alone(HARBOUR), "index.html", HomeView)
    assert [card.title.words for card in found.stories] == [
        "Port Ellary switches off its lamps", "مصابيح الميناء", "The price of lamp oil",
    ]  # fmt: skip
    lamps = found.stories[0]
    assert (lamps.change_kind, lamps.change, lamps.change_day and lamps.change_day.words) == (
        "update", "The mayor now says that a few lamps may go.", "21 March 2031",
    )  # fmt: skip
    assert found.unlisted == ()


def test_a_card_counts_reports_and_quotes_without_withdrawn_articles() -> None:
    lamps = view(alone(HARBOUR), "index.html", HomeView).stories[0]
    # two versions of one report count once; three quotes, four, and one
    assert (lamps.reports, lamps.quotes) == (5, 8)


def test_the_figures_of_the_whole_site_leave_withdrawn_articles_out() -> None:
    proof = view(alone(HARBOUR), "index.html", HomeView).proof
    counts = {figure.key: (figure.count, figure.total) for figure in proof}
    # of 22 items two stand in a withdrawn article; seven of the rest have no text here
    assert counts == {"items-proven": ("13", "20"), "items-unproven": ("7", None)}


def test_without_any_story_the_front_page_shows_the_articles() -> None:
    found = view(over_base(), "index.html", HomeView)
    assert [card.title.words for card in found.unlisted] == ["Ferry to sail all winter"]


def test_the_list_of_stories_is_in_the_same_order() -> None:
    found = view(alone(HARBOUR), "stories/index.html", StoriesView)
    assert found.stories == tuple(
        card for card in view(alone(HARBOUR), "stories/index.html", StoriesView).stories
    )
    assert [card.day.iso for card in found.stories if card.day] == [
        "2031-03-21", "2031-03-07", "2031-01-01",
    ]  # fmt: skip


def test_corrections_are_newest_first_and_withdrawn_articles_are_listed() -> None:
    found = view(alone(HARBOUR), "corrections/index.html", CorrectionsView)
    assert [(e.update.kind, e.update.day.words) for e in found.entries] == [
        ("update", "21 March 2031"), ("correction", "10 March 2031"),
    ]  # fmt: skip
    assert [card.title.words for card in found.withdrawn] == ["Lamps already dark"]


def test_where_nothing_was_corrected_the_page_says_so() -> None:
    assert "Nothing has been corrected" in page_words(site(over_base()), "corrections/index.html")


def test_the_method_page_says_what_corroboration_cannot_know() -> None:
    made = site(over_base())
    assert view(over_base(), "method/index.html", MethodView).body
    text = page_words(made, "method/index.html").lower()
    assert "disclose" in text
    assert "corroborated" in text


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
    assert links["Report an error"] == "mailto:desk@harbour.example"
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
    bare = {path for path, node in found if node.tag != "bdi" and spoken(node) != "ar"}
    assert sorted(bare) == []


def test_authors_of_a_story_are_names_too(pages: dict[str, bytes]) -> None:
    page = html(pages["stories/harbour-lamps/index.html"])
    assert "Ona Mar" in [words(bdi) for bdi in page.css("bdi")]
