"""The source-attribution index."""

from __future__ import annotations

import pytest

from generator.views.sources import SourcesView
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, page_words, site, view, words


def index(path: str = "sources/index.html") -> SourcesView:
    return view(alone(HARBOUR), path, SourcesView)


def rows(found: SourcesView) -> dict[str, list[str]]:
    return {group.source.title.words: [row.item.id for row in group.rows] for group in found.groups}


def test_the_first_shows_the_items_of_every_article() -> None:
    found = index()
    assert found.scope == "all"
    assert found.total == sum(map(len, rows(found).values())) == 22
    assert rows(found)["Quay to open"] == ["june"]


def test_a_storys_part_shows_its_articles_in_the_editors_order() -> None:
    found = index("sources/harbour-lamps/index.html")
    assert list(rows(found)) == [
        "Council votes to switch off the lamps", "Lamps to go dark, and ferrymen are angry",
        "What the lamp order says", "What the order can do", "What the order can do, again",
        "Lamps already dark",
    ]  # fmt: skip


def test_articles_in_no_story_have_a_part_of_their_own() -> None:
    assert rows(index("sources/unlisted/index.html")) == {"Quay to open": ["june"]}


def test_where_every_article_is_in_a_story_there_is_no_such_part() -> None:
    tree = "-- content/stories/h.md --\n---\ntitle: H\narticles: {g: gazette-ferry}\n---\n"
    assert "sources/unlisted/index.html" not in site(over_base(tree))


def test_a_row_holds_the_whole_way_of_the_words() -> None:
    (row,) = [r for group in index().groups for r in group.rows if r.item.id == "no-work"]
    item = row.item
    assert item.speaker is not None
    assert (item.speaker.name, [via.name for via in item.via], item.source.outlet) == (
        "Ferrymen of the north shore", ["Northshore Courier"], "Tide Radio",
    )  # fmt: skip
    assert (item.paragraph, item.verdict) == (None, "unproven")
    assert [link.words.split(":")[0] for link in row.rests] == ["Not known yet", "Story"]


def test_the_whole_leads_to_every_part_and_a_part_to_the_whole_and_the_rest() -> None:
    def parts(path: str) -> list[tuple[str, bool, int | None]]:
        return [(p.link.href, p.link.current, p.rows) for p in index(path).parts]

    assert parts("sources/index.html") == [
        ("index.html", True, 22),
        ("harbour-lamps/index.html", False, 19),
        ("lamp-oil/index.html", False, 7),
        ("masabih/index.html", False, 2),
        ("unlisted/index.html", False, 1),
    ]
    assert parts("sources/harbour-lamps/index.html") == [
        ("../index.html", False, None),
        ("index.html", True, 19),
        ("../unlisted/index.html", False, None),
    ]
    assert parts("sources/unlisted/index.html") == [
        ("../index.html", False, None),
        ("index.html", True, 1),
    ]


def test_a_group_has_its_articles_date_and_own_address() -> None:
    groups = {group.source.title.words: group for group in index().groups}
    gazette, tide = (
        groups["Council votes to switch off the lamps"],
        groups["Lamps to go dark, and ferrymen are angry"],
    )
    assert (gazette.day and gazette.day.words, gazette.url) == (
        "5 March 2031",
        "https://gazette.example/lamps",
    )
    assert tide.url is None


def test_a_scope_says_how_new_its_newest_report_is_and_what_its_figures_leave_out() -> None:
    found = index("sources/harbour-lamps/index.html")
    assert found.until is not None
    assert (found.until.words, found.withdrawn, found.total) == ("9 March 2031", 2, 19)
    text = page_words(site(alone(HARBOUR)), "sources/harbour-lamps/index.html")
    assert "Newest report: 9 March 2031" in text
    assert "2 items from withdrawn articles are in the index and not in these figures." in text


def test_a_row_says_who_speaks_what_it_is_and_by_what_it_is_proven() -> None:
    page = html(site(alone(HARBOUR))["sources/index.html"])
    said = {words(row.css_first("q")): words(row) for row in page.css("tr[data-actor]")}
    assert "Quote “" not in said["No lamp, no work"]  # the marks are the sheet's
    assert "Ferrymen of the north shore Group" in said["No lamp, no work"]
    assert "via Northshore Courier" in said["No lamp, no work"]
    assert "its own narration" in said["the longest night of the port"]
    assert "a senior clerk Unnamed source" in said["The lamps cost us a ship a year"]
    assert "Document" in said["every lamp shall be dark by May"]
    assert "Ellary Gazette, in its own words" in said["took office in November"]
    assert "verbatim by the article’s text" in said["took office in November"]
    assert "Withdrawn" in said["It is dark already"]


def test_a_report_that_only_names_other_items_is_no_row_of_its_own() -> None:
    tree = """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
claims:
  sails: The ferry sails
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails:
    evidence: [all-winter]
"""
    found = view(over_base(tree), "sources/index.html", SourcesView)
    assert rows(found) == {"Ferry to sail all winter": ["all-winter"]}


def many(*counts: int) -> Files:
    """A story on as many articles as there are counts, each with so many passages."""
    tree = ""
    for number, count in enumerate(counts):
        tree += f"-- content/articles/paper-{number}.md --\n---\ntitle: Paper {number}\n"
        tree += "outlet: gazette\n---\n"
        passages = "".join(f"  item-{n}: said on Monday\n" for n in range(count))
        tree += f"-- content/annotations/paper-{number}.yaml --\npassages:\n{passages}"
    listed = "".join(f"  a{n}: paper-{n}\n" for n in range(len(counts)))
    story = f"-- content/stories/h.md --\n---\ntitle: H\narticles:\n{listed}---\n"
    none = "-- content/annotations/gazette-ferry.yaml (absent) --\n"
    return over_base(none, tree, story)


@pytest.mark.parametrize(("counts", "shown"), [((500,), 500), ((400, 101), 0)])
def test_the_first_shows_up_to_five_hundred_rows_and_else_leads_to_its_parts(
    counts: tuple[int, ...], shown: int
) -> None:
    found = view(many(*counts), "sources/index.html", SourcesView)
    assert sum(len(group.rows) for group in found.groups) == found.shown == shown
    assert found.total == sum(counts)
    assert found.pager is None
    text = page_words(site(many(*counts)), "sources/index.html")
    assert ("It is shown by story." in text) is (shown == 0)
    assert f"H: {sum(counts)}" in text


def test_a_storys_part_of_more_than_five_hundred_rows_is_cut_between_articles() -> None:
    files = many(*[50] * 12)
    pages = sorted(path for path in site(files) if path.startswith("sources/h/"))
    assert pages == [
        "sources/h/index.html",
        *(f"sources/h/page/{n}/index.html" for n in range(2, len(pages) + 1)),
    ]
    found = [view(files, path, SourcesView) for path in pages]
    titles = [group.source.title.words for page in found for group in page.groups]
    assert titles == [f"Paper {n}" for n in range(12)]
    assert {page.total for page in found} == {600}
    assert all(page.shown == 50 * len(page.groups) <= 300 for page in found)
    assert {page.sums for page in found} == {found[0].sums}
    assert [page.pager and page.pager.number for page in found] == [*range(1, len(pages) + 1)]
    second = page_words(site(files), pages[1])
    assert f"This filters the {found[1].shown} rows of this page; the index has 600." in second


def test_articles_in_no_story_are_cut_into_pages_too() -> None:
    files = many(*[90] * 6)
    del files["content/stories/h.md"]
    pages = [path for path in site(files) if path.startswith("sources/unlisted/")]
    assert len(pages) > 1
    assert "sources/unlisted/page/2/index.html" in pages


def test_what_can_only_be_done_with_script_is_not_shown_without() -> None:
    page = html(site(alone(HARBOUR))["sources/index.html"])
    (sift,) = page.css(".sift")
    assert "hidden" in sift.attributes
    assert page.css("main :is(select, input, button):not(.sift *)") == []


def test_a_site_without_items_says_so() -> None:
    tree = "-- content/annotations/gazette-ferry.yaml (absent) --\n"
    assert "Nothing has been annotated yet." in page_words(
        site(over_base(tree)), "sources/index.html"
    )
