"""The source record: facts, items in place, what is not proven, what rests on each."""

from __future__ import annotations

import pytest

from generator.views.article import ArticleView, ItemEntry
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
    assert {entry.id for entry in entries(found).values()} == {
        f"_e-{name}" for name in entries(found)
    }


def test_an_item_tells_what_of_ours_rests_on_it() -> None:
    resting = entries(article("gazette-lamps"))["dark-water"].resting
    assert resting.counts == (("story", 1), ("key-quote", 1), ("stance", 1))
    rests = resting.links
    assert [link.href.partition("index.html")[2] for link in rests] == ["#_r3", "#_said", ""]
    assert rests[2].href == "../../questions/harbour-lamps/lamps-off/index.html"


def test_the_digest_cites_the_articles_own_items() -> None:
    digest = article("gazette-lamps").digest
    assert digest is not None
    assert [note.items[0].id for note in digest.notes] == ["dark-water"]
    assert (
        'href="../../actors/mirna-vale/index.html" aria-describedby="_p1"><bdi>Mirna Vale</bdi></a>'
        in digest.html
    )


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
    assert "A drawing of the quay" in words(page.css_first("main .fulltext"))
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


def test_words_lead_to_their_record_and_it_leads_back(pages: dict[str, bytes]) -> None:
    page = html(pages["articles/gazette-lamps/index.html"])
    ties = {tie.attributes["href"]: tie.attributes["data-n"] for tie in page.css(".marked .tie")}
    assert ties == {
        "#_e-dark-water": "1", "#_e-voted": "2", "#_e-costly": "3", "#_e-ship-a-year": "4",
        "#_e-dark-by-may": "5", "#_e-nobody-asked": "6", "#_e-took-office": "7",
    }  # fmt: skip
    for target, number in ties.items():
        assert target
        back = page.css_first(f"{target} .label .number")
        assert back is not None
        assert (words(back), back.attributes["href"]) == (number, target.replace("_e-", ""))


def test_pointing_at_words_tells_what_they_are_for_each_item_on_them(
    pages: dict[str, bytes],
) -> None:
    page = html(pages["articles/gazette-lamps/index.html"])
    both = page.css_first("mark#costly")
    assert both is not None
    assert both.attributes["class"] == "q report quote"
    assert both.attributes["title"] == (
        "Report of a claim, a senior clerk: verbatim; Quote, a senior clerk: verbatim"
    )
    named = [tie.attributes["aria-label"] for tie in page.css("#p2 .tie")]
    assert named[2] == "Item 4. Quote, a senior clerk: verbatim"


def test_a_number_is_no_text_of_the_article(pages: dict[str, bytes]) -> None:
    page = html(pages["articles/gazette-lamps/index.html"])
    assert {tie.text() for tie in page.css(".tie")} == {""}
    assert {tie.attributes["lang"] for tie in page.css(".tie")} == {"en"}


def test_beside_a_paragraph_stands_what_rests_on_it() -> None:
    body = article("gazette-lamps").body
    assert body is not None
    shown = [
        (beside.number, [(stake.number, dict(stake.resting.counts)) for stake in beside.stakes])
        for part in body
        for beside in part.beside
    ]
    assert shown == [
        (1, [(1, {"story": 1, "key-quote": 1, "stance": 1})]),
        (2, [(2, {"claim": 1, "stance": 1}), (3, {"claim": 1}), (4, {"difference": 1})]),
        (3, [(5, {"story": 1})]),
        (4, [(6, {})]),
        (5, [(7, {"event": 1, "role": 1})]),
    ]  # fmt: skip


QUIET = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
rights: full
licence: CC0-1.0
---
Nobody rests anything on this.

# Nor on this

- The quay opens in June.
- A boat [is “let down” by hand](https://x.example/boat) there.
- It rains.

And here the day ends.
-- content/annotations/gazette-quay.yaml --
passages:
  opens: The quay opens
  let-down:
    text: let down
  by-hand: by hand
-- content/stories/quay.md --
---
title: The quay
articles: {quay: gazette-quay}
---
It opens. [@quay#opens] It rains. [@quay#p4] It ends. [@quay] The quay is one. [@quay#headline]
"""


def test_paragraphs_on_which_nothing_rests_are_quiet_and_a_list_has_its_numbers() -> None:
    body = view(over_base(QUIET), "articles/gazette-quay/index.html", ArticleView).body
    assert body is not None
    assert [[beside.number for beside in part.beside] for part in body] == [[], [2, 3, 4], []]
    assert "Nor on this" in body[0].html
    assert "And here the day ends" in body[2].html
    (rain,) = [beside for beside in body[1].beside if beside.number == 4]
    assert (rain.stakes, rain.resting.counts) == ((), (("story", 1),))


def test_a_number_never_stands_within_a_link_of_the_text() -> None:
    page = html(site(over_base(QUIET))["articles/gazette-quay/index.html"])
    assert page.css(".marked a a") == []
    (boat,) = page.css('.marked a[href="https://x.example/boat"]')
    assert boat.css(".tie") == []
    assert [tie.attributes["href"] for tie in page.css(".marked li .tie")] == [
        "#_e-opens", "#_e-let-down", "#_e-by-hand",
    ]  # fmt: skip


def test_what_rests_on_the_headline_and_on_all_of_it_is_told() -> None:
    found = view(over_base(QUIET), "articles/gazette-quay/index.html", ArticleView)
    assert found.headline.counts == (("story", 1),)
    assert found.reach.counts == (("story", 3),)
    assert article("tide-brief").reach.counts == ()


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


PARAGRAPHS = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
---
-- content/stories/quay.md --
---
title: The quay
articles: {quay: gazette-quay}
---
It opens. [@quay#p4]
"""


def test_a_paragraph_that_is_cited_is_there_even_without_an_item() -> None:
    found = view(over_base(PARAGRAPHS), "articles/gazette-quay/index.html", ArticleView)
    (paragraph,) = found.paragraphs
    assert (paragraph.number, paragraph.entries) == (4, ())
    assert paragraph.resting.counts == (("story", 1),)
    page = html(site(over_base(PARAGRAPHS))["articles/gazette-quay/index.html"])
    assert len(page.css("#p4 .rests a")) == 1


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


# -- claims ---------------------------------------------------------------------------------------


def test_claims_it_carries_tell_what_it_does_with_them_and_the_others_are_named() -> None:
    lamps, *others = article("gazette-lamps").claims
    assert (lamps.story.words, others) == ("Port Ellary switches off its lamps", [])
    assert [
        (c.claim.words, [(r.says, r.by and r.by.name, r.paragraph, r.href) for r in c.reports])
        for c in lamps.carried
    ] == [
        ("The council voted to switch off the lamps", [("asserts", None, 2, "#voted")]),
        ("The lamps cost a ship a year", [("asserts", "a senior clerk", 2, "#costly")]),
    ]
    assert [(link.words, lamps.read) for link in lamps.absent] == [
        ("The order binds the harbour office", True)
    ]
    assert lamps.absent[0].href == "../../stories/harbour-lamps/index.html#c-binding"


def test_of_an_article_not_read_for_claims_none_is_said_to_be_missing(
    pages: dict[str, bytes],
) -> None:
    (lamps,) = article("tide-brief").claims
    assert (lamps.carried, len(lamps.absent), lamps.read) == ((), 3, False)
    text = page_words(pages, "articles/tide-brief/index.html")
    assert "Not read for this yet" in text
    assert "Not in this report" not in text


RELAYED = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: all winter
reports:
  sails:
    claim: elsewhere#sails
    via: [tide]
    evidence: [all-winter]
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
---
-- content/stories/elsewhere.md --
---
title: Elsewhere
articles: {quay: gazette-quay}
claims:
  sails: The ferry sails
  rests: The ferry rests
---
"""


def test_a_claim_of_a_story_that_does_not_list_the_article_is_told_alone() -> None:
    (part,) = view(over_base(RELAYED), "articles/gazette-ferry/index.html", ArticleView).claims
    assert (part.story.words, part.absent) == ("Elsewhere", ())
    (carried,) = part.carried
    (report,) = carried.reports
    assert [via.name for via in report.via] == ["Tide Radio"]
    assert report.paragraph is not None
    text = page_words(site(over_base(RELAYED)), "articles/gazette-ferry/index.html")
    assert "asserts it in its own words, relayed from Tide Radio" in text


# -- long articles --------------------------------------------------------------------------------


def long_article() -> dict[str, bytes]:
    """An article of 150 items: fifty in its first paragraph, two in each of fifty others."""
    sentences = [f"Buoy {n} is lit before buoy {n} is not" for n in range(150)]
    text = [". ".join(sentences[:50]) + "."]
    text += [f"{sentences[n]}. {sentences[n + 1]}." for n in range(50, 150, 2)]
    items = "".join(f"  buoy-{n}: Buoy {n} is lit\n" for n in range(150))
    front = "---\ntitle: Buoys\noutlet: gazette\nrights: full\nlicence: CC0-1.0\n---\n"
    return over_base(
        f"-- content/articles/gazette-buoys.md --\n{front}" + "\n\n".join(text) + "\n"
        f"-- content/annotations/gazette-buoys.yaml --\npassages:\n{items}"
    )


def test_an_article_of_150_items_folds_and_has_its_contents_by_paragraph() -> None:
    data = site(long_article())["articles/gazette-buoys/index.html"]
    page = html(data)
    assert len(page.css(".entry")) == 150
    assert len(page.css(".paragraphs a")) == 51
    first = page.css_first(".folio")
    assert first is not None
    assert len(first.css(".entries > .entry")) - len(first.css(".more .entry")) == 5
    assert words(first.css_first(".more > summary")) == "45 more items"
    margin = page.css_first(".margin")
    assert margin is not None
    assert len(margin.css(".more li")) == 45
    assert len(data) < 200_000


# -- stances --------------------------------------------------------------------------------------


def test_stances_stand_under_their_ids_with_position_and_evidence() -> None:
    first, second, third = article("tide-lamps").stances
    assert [first.id, second.id, third.id] == [
        "mirna-vale--lamps-off", "mirna-vale--lamps-off-2", "ferrymen--lamps-off",
    ]  # fmt: skip
    assert (first.stance.position, first.stance.note) == ("conditional", "if the ferries stop")
    assert [item.id for item in third.stance.evidence] == ["narrated"]
    assert third.stance.by is not None
    assert third.stance.by.name == "Ellary Gazette"
