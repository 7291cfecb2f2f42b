"""The story page as HTML: what differs, whose words these are, addresses, dates, what is missing."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, site, words

PATH = "stories/harbour-lamps/index.html"


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return site(alone(HARBOUR))


@pytest.fixture(scope="module")
def page(pages: dict[str, bytes]) -> LexborHTMLParser:
    return html(pages[PATH])


def note_of(page: LexborHTMLParser, number: int) -> str:
    return words(page.css_first(f"#_n{number}")).partition(" ")[2]


# -- what differs between reports -----------------------------------------------------------------


def test_accounts_stand_side_by_side_each_with_the_passage_it_rests_on(
    page: LexborHTMLParser,
) -> None:
    (row,) = page.css(".differences tbody tr")
    assert words(row.css_first("th[scope='row']")) == "What the lamps cost"
    one, other = row.css("td")
    assert words(one) == (
        "a ship a year, says a clerk4 4 a senior clerk unnamed Ellary Gazette ¶2 verbatim "
        "The lamps cost us a ship a year"
    )
    assert words(other) == (
        "nothing, says Tide Radio5 5 Tide Radio own words not yet proven the lamps cost nothing"
    )


def test_the_citation_of_an_account_leads_to_its_passage_which_stands_there_once(
    page: LexborHTMLParser,
) -> None:
    for number in (4, 5):
        (cite,) = page.css(f"#_r{number}")
        assert cite.attributes["href"] == f"#_n{number}"
        (note,) = page.css(f"#_n{number}")
        assert (note.tag, note.attributes["class"]) == ("p", "note")
        assert [a.attributes["href"] for a in note.css(".note > a")[:1]] == [f"#_r{number}"]
        assert cite.parent != note.parent


def accounts(count: int) -> list[list[str | None]]:
    told = "".join(f"      - the tide, told the {n}. time [@gazette]\n" for n in range(count))
    tree = f"""
-- content/stories/tides.md --
---
title: Tides
articles:
  gazette: gazette-ferry
differences:
  - about: How high it was
    accounts:
{told}---
"""
    table = html(site(over_base(tree))["stories/tides/index.html"]).css_first(".differences")
    assert table is not None
    return [[td.attributes.get("colspan") for td in tr.css("td")] for tr in table.css("tbody tr")]


@pytest.mark.parametrize(
    ("count", "found"),
    [
        (1, [[None]]),
        (2, [[None, None]]),
        (3, [[None, None], ["2"]]),
        (4, [[None, None], [None, None]]),
    ],
)
def test_rows_of_accounts_fill_the_table(count: int, found: list[list[str | None]]) -> None:
    assert accounts(count) == found


# -- whose words ----------------------------------------------------------------------------------


def test_a_note_says_whose_words_it_holds(page: LexborHTMLParser) -> None:
    assert note_of(page, 1).startswith("Lamp order no. 12 document Ellary Gazette ¶3 verbatim")
    assert note_of(page, 3).startswith("Mirna Vale Ellary Gazette ¶1 verbatim")
    assert note_of(page, 4).startswith("a senior clerk unnamed Ellary Gazette ¶2")
    assert note_of(page, 6).startswith("Ellary Gazette ¶5 own words verbatim")
    assert note_of(page, 8).startswith("Ferrymen of the north shore via Northshore Courier Tide")


def classes(node: LexborNode | None) -> set[str]:
    assert node is not None
    return set((node.attributes["class"] or "").split())


def test_named_unnamed_narrating_relayed_and_own_words_differ_in_looks_too(
    page: LexborHTMLParser, pages: dict[str, bytes]
) -> None:
    assert classes(page.css_first("#_n3 .by")) == {"by"}
    assert classes(page.css_first("#_n4 .by")) == {"by", "nameless"}
    assert page.css_first("#_n8 .by.relay") is not None
    cards = html(pages["articles/tide-lamps/index.html"]).css(".card")
    looks = {
        words(c.css_first(".chain")): classes(c) - {"card", "quote", "unproven"} for c in cards
    }
    assert looks["Ellary Gazette its own narration"] == {"narrated"}
    assert looks["Ferrymen of the north shore via Northshore Courier"] == {"relayed"}
    unnamed = html(pages["articles/gazette-lamps/index.html"]).css(".card.unnamed")
    assert {words(c.css_first(".spoke")) for c in unnamed} == {"a senior clerk Unnamed source"}


def test_reported_speech_is_told_from_quotation() -> None:
    tree = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  monday:
    speaker: mara-lind
    text: said on Monday
-- content/stories/ferry.md --
---
title: The ferry
articles:
  gazette: gazette-ferry
---
It sails. [@gazette#all-winter] She said so. [@gazette#monday]
"""
    page = html(site(over_base(tree))["stories/ferry/index.html"])
    assert note_of(page, 1).startswith("Mara Lind The Gazette ¶1 verbatim")
    assert note_of(page, 2).startswith("Mara Lind The Gazette ¶1 reported speech verbatim")


# -- addresses, dates, what is missing ------------------------------------------------------------


def test_every_quote_position_and_claim_has_an_address_that_says_of_what(
    page: LexborHTMLParser, pages: dict[str, bytes]
) -> None:
    for holder in (".card", ".stances div.stance", ".coverage tr[id]"):
        assert page.css(holder) != []
        for node in page.css(holder):
            (link,) = node.css("a.permalink")
            label = link.attributes["aria-label"] or ""
            assert label.startswith("Link to ") or ", " in label or label == "Claim"
    (first, _) = page.css(".cards .card")
    (link,) = first.css("a.permalink")
    assert link.attributes["href"] == "../../articles/gazette-lamps/index.html#dark-water"
    assert link.attributes["aria-label"] == "Link to words of Mirna Vale"
    record = html(pages["articles/gazette-lamps/index.html"])
    own = [a.attributes["href"] for a in record.css(".card a.permalink")]
    assert "#dark-water" in own
    assert all(record.css_first(href or "") is not None for href in own)


SHAPES = {
    r"\d{4}-\d\d-\d\d": r"\d{1,2} [A-Z][a-z]+ \d{4}",
    r"\d{4}-\d\d": r"[A-Z][a-z]+ \d{4}",
    r"\d{4}": r"\d{4}",
    r"\d{4}-\d\d-\d\dT.+": r"\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d \(UTC.*\)",
}


def test_a_date_is_told_as_precisely_as_it_is_known(page: LexborHTMLParser) -> None:
    found = {str(e.attributes["datetime"]): words(e) for e in page.css("time")}
    assert found["2030-11"] == "November 2030"
    for iso, told in found.items():
        (shape,) = [shown for kept, shown in SHAPES.items() if re.fullmatch(kept, iso)]
        assert re.fullmatch(shape, told), (iso, told)
    # between two days: in words alone, for HTML has no form for it
    assert "2–3 March 2031" in words(page.css_first("#_timeline ~ *"))
    assert not any("/" in iso for iso in found)


def test_the_closing_box_says_what_has_not_been_annotated_yet(page: LexborHTMLParser) -> None:
    box = page.css_first("section.made")
    assert box is not None
    assert [words(e) for e in box.css("li")] == [
        "Northshore Courier: not read for stances yet",
        "The Lantern Desk: not read for quotes yet",
        "The Lantern Desk: not read for stances yet",
        "Tide Radio: not read for stances yet",
        "Tide Radio: not read for quotes yet",
        "Tide Radio: not read for claims yet",
        "Tide Radio: not read for stances yet",
    ]
