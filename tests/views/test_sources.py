"""The source-attribution index."""

from __future__ import annotations

import pytest

from generator.views.sources import SourcesView
from tests.harbour import HARBOUR
from tests.project import Files, alone, over_base, page_words, site, view


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


def test_the_parts_are_linked_from_each_other() -> None:
    found = index("sources/unlisted/index.html")
    assert [(link.href, link.current) for link in found.filters] == [
        ("../index.html", False),
        ("../harbour-lamps/index.html", False),
        ("../lamp-oil/index.html", False),
        ("../masabih/index.html", False),
        ("index.html", True),
    ]


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


def many(count: int) -> Files:
    passages = "".join(f"  item-{n}: said on Monday\n" for n in range(count))
    head = "-- content/annotations/gazette-ferry.yaml --\npassages:\n"
    story = "-- content/stories/h.md --\n---\ntitle: H\narticles: {g: gazette-ferry}\n---\n"
    return over_base(story, head + passages)


@pytest.mark.parametrize(("count", "shown"), [(500, 500), (501, 0)])
def test_the_first_shows_up_to_five_hundred_rows_and_else_leads_to_its_parts(
    count: int, shown: int
) -> None:
    found = view(many(count), "sources/index.html", SourcesView)
    assert (sum(len(group.rows) for group in found.groups), found.total) == (shown, count)
    part = view(many(count), "sources/h/index.html", SourcesView)
    assert sum(len(group.rows) for group in part.groups) == count


def test_a_site_without_items_says_so() -> None:
    tree = "-- content/annotations/gazette-ferry.yaml (absent) --\n"
    assert "Nothing has been annotated yet." in page_words(
        site(over_base(tree)), "sources/index.html"
    )
