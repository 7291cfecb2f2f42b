"""The source record: facts, items in place, what is not proven, what rests on each."""

from __future__ import annotations

import pytest

from generator.views.article import ArticlesView, ArticleView, ItemEntry
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, page_words, site, view, words


def article(name: str) -> ArticleView:
    return view(alone(HARBOUR), f"articles/{name}/index.html", ArticleView)


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return site(alone(HARBOUR))


def entries(found: ArticleView) -> dict[str, ItemEntry]:
    return {entry.item.id: entry for part in found.paragraphs for entry in part.entries}


# -- an article shown in full ---------------------------------------------------------------------


def test_every_proven_item_is_marked_in_place_under_its_id(pages: dict[str, bytes]) -> None:
    page = html(pages["articles/gazette-lamps/index.html"])
    marked = {mark.attributes["id"]: words(mark) for mark in page.css("mark.q[id]")}
    assert marked["dark-water"] == "We will not sail on dark water"
    assert marked["took-office"] == "took office in November"
    assert marked["voted"] == "The council voted nine to four"
    cut = page.css('mark.q[data-q~="costly"]')
    assert "".join(mark.text() for mark in cut) == "The lamps cost us a ship a year"
    assert {"costly", "ship-a-year"} <= {n.attributes["id"] for n in page.css("[id]")}


def test_paragraphs_are_numbered_with_quotations_of_the_text_among_them(
    pages: dict[str, bytes],
) -> None:
    page = html(pages["articles/gazette-lamps/index.html"])
    numbered = {n.attributes["id"]: words(n) for n in page.css("p[id], li[id], tr[id]")}
    paragraphs = {k: v for k, v in numbered.items() if k and k[0] == "p"}
    assert list(paragraphs) == ["p1", "p2", "p3", "p4", "p5"]
    assert paragraphs["p4"] == "Nobody asked the ferrymen, the mayor added."


def test_marks_do_not_change_the_text(pages: dict[str, bytes]) -> None:
    page = html(pages["articles/gazette-lamps/index.html"])
    assert words(page.css_first("#p1")) == (
        "“We will not sail on dark water,” Mirna Vale said in the chamber on Monday."
    )


def test_items_stand_in_the_order_of_the_text_by_paragraph() -> None:
    found = article("gazette-lamps")
    order = [(part.number, [e.item.id for e in part.entries]) for part in found.paragraphs]
    assert order == [
        (1, ["dark-water"]),
        (2, ["voted", "ship-a-year", "costly"]),
        (3, ["dark-by-may"]),
        (4, ["nobody-asked"]),
        (5, ["took-office"]),
    ]
    assert all(entry.id is None for entry in entries(found).values())


def test_an_item_tells_what_of_ours_rests_on_it() -> None:
    rests = entries(article("gazette-lamps"))["dark-water"].rests
    assert [link.href.partition("index.html")[2] for link in rests] == ["#_r3", "#_said", ""]
    assert rests[2].href == "../../questions/harbour-lamps/lamps-off/index.html"


def test_the_digest_cites_the_articles_own_items() -> None:
    digest = article("gazette-lamps").digest
    assert digest is not None
    assert [note.items[0].id for note in digest.notes] == ["dark-water"]
    assert 'href="../../actors/mirna-vale/index.html"><bdi>Mirna Vale</bdi></a>' in digest.html


def test_an_articles_own_links_are_made_relative(pages: dict[str, bytes]) -> None:
    tree = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
rights: full
licence: CC0-1.0
---
See [the ferry](/articles/gazette-ferry/#all-winter), [home](/) and [them](https://x.example/a).

![A drawing of the quay](https://x.example/quay.png)
"""
    page = html(site(over_base(tree))["articles/gazette-quay/index.html"])
    links = {words(a): a.attributes["href"] for a in page.css("main .marked a")}
    assert links["the ferry"] == "../gazette-ferry/index.html#all-winter"
    assert links["home"] == "../../index.html"
    assert links["them"] == "https://x.example/a"
    assert page.css("main img") == []
    assert "A drawing of the quay" in words(page.css_first("main .marked"))
    assert pages


def test_an_article_in_another_language_says_so(pages: dict[str, bytes]) -> None:
    page = html(pages["articles/sahil-port/index.html"])
    heading, body = page.css_first("h1"), page.css_first(".marked")
    assert heading is not None
    assert body is not None
    assert (heading.attributes["lang"], heading.attributes["dir"]) == ("ar", "rtl")
    assert (body.attributes["lang"], body.attributes["dir"]) == ("ar", "rtl")


def test_a_translation_is_shown_with_who_made_it() -> None:
    item = entries(article("sahil-port"))["no-dark"].item
    assert (item.words, item.lang, item.dir) == ("لن نبحر في الظلام", "ar", "rtl")
    assert (item.translation, item.translator) == ("We will not sail in the dark",
                                                   "The Lantern Desk")  # fmt: skip


# -- an article whose text is not here ------------------------------------------------------------


def test_items_of_a_withheld_article_are_not_yet_proven_and_have_their_anchors(
    pages: dict[str, bytes],
) -> None:
    found = article("tide-lamps")
    assert found.body is None
    assert [part.number for part in found.paragraphs] == [None]
    assert {entry.item.verdict for entry in entries(found).values()} == {"unproven"}
    assert [entry.id for entry in entries(found).values()] == [
        "no-work", "softer", "again", "narrated", "voted", "costly",
    ]  # fmt: skip
    page = html(pages["articles/tide-lamps/index.html"])
    assert page.css("mark") == []


def test_no_withheld_article_shows_a_text() -> None:
    for name in ("tide-lamps", "courier-order"):
        assert article(name).body is None


def test_the_parts_of_interrupted_speech_are_shown_with_the_gap_between_them() -> None:
    item = entries(article("courier-order"))["order-words"].item
    assert item.words == 'every lamp <span class="gap">…</span> shall be dark'


# -- facts ----------------------------------------------------------------------------------------


def test_dates_address_authors_and_origins_are_told() -> None:
    found = article("gazette-lamps")
    assert found.published is not None
    assert (found.published.words, found.published.iso) == ("5 March 2031", "2031-03-05")
    assert (found.url, found.host) == ("https://gazette.example/lamps", "gazette.example")
    assert found.authors == ("Ida Rook",)
    assert found.own_origin
    assert found.licence == "CC0-1.0"


def test_a_time_is_told_in_its_own_zone() -> None:
    day = article("courier-order").published
    assert day is not None
    assert (day.words, day.iso) == ("4 March 2031, 09:30 (UTC+01:00)", "2031-03-04T09:30:00+01:00")


def test_origins_other_than_the_outlet_are_named() -> None:
    found = article("courier-order")
    assert not found.own_origin
    assert [origin.name for origin in found.origins] == ["Northshore Courier", "Tide Radio"]


def test_an_unknown_address_is_said_to_be_unknown(pages: dict[str, bytes]) -> None:
    assert "Not known to us" in page_words(pages, "articles/tide-lamps/index.html")


def test_words_of_the_outlet_and_of_speakers_are_counted_apart() -> None:
    found = article("tide-lamps")
    # "the council voted", "the lamps cost nothing"; four quotes
    assert (found.words_outlet, found.words_speakers) == (7, 4 + 5 + 5 + 6)


@pytest.mark.parametrize(
    ("name", "not_read"),
    [
        ("gazette-lamps", ()),
        ("courier-order", ("stances",)),
        ("tide-brief", ("quotes", "reports", "stances")),
        ("desk-note", ()),
        ("desk-note-2", ("quotes", "stances")),
    ],
)
def test_an_article_is_read_for_what_has_a_key_even_an_empty_one(
    name: str, not_read: tuple[str, ...]
) -> None:
    assert article(name).not_read_for == not_read


def test_a_superseded_article_and_its_successor_name_each_other() -> None:
    earlier, later = article("desk-note"), article("desk-note-2")
    assert earlier.superseded_by is not None
    assert later.supersedes is not None
    assert earlier.superseded_by.title.words == "What the order can do, again"
    assert later.supersedes.title.words == "What the order can do"


def test_a_withdrawn_article_says_when_and_why(pages: dict[str, bytes]) -> None:
    text = page_words(pages, "articles/tide-mistaken/index.html")
    assert "Withdrawn 2 March 2031." in text
    assert "The lamps were lit all night." in text
    assert "It is dark already" in text


# -- stances, lists -------------------------------------------------------------------------------


def test_stances_stand_under_their_ids_with_position_and_evidence() -> None:
    first, second, third = article("tide-lamps").stances
    assert [first.id, second.id, third.id] == [
        "mirna-vale--lamps-off", "mirna-vale--lamps-off-2", "ferrymen--lamps-off",
    ]  # fmt: skip
    assert (first.stance.position, first.stance.note) == ("conditional", "if the ferries stop")
    assert [item.id for item in third.stance.evidence] == ["narrated"]
    assert third.stance.by is not None
    assert third.stance.by.name == "Ellary Gazette"


def test_the_list_of_articles_is_newest_first() -> None:
    found = view(alone(HARBOUR), "articles/index.html", ArticlesView)
    days = [card.day.iso[:10] for card in found.articles if card.day and card.day.iso]
    assert days == sorted(days, reverse=True)
    assert len(days) == 9
