"""What readers are told of every quote: its verdict in words and by a sign, and what was changed.

One quote for each way in which words can be proven or not, looked at on the article's page, the
speaker's and in the index of sources. The articles differ in whether their address is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborNode

from tests.project import html, over_base, site, words

TREE = """
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/outlets/courier.yaml --
name: The Courier
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
published: 2031-01-05
url: https://gazette.example/ferry
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.

“The ferry’s lamps — all of them — are lit,” Mara Lind said. “Everybody on the night crew of the
old ferry knows the way home.”

“It is paid for twice,” Mara Lind said. “We [laughs] never drown.”

“She [the keeper] told them to wait,” Mara Lind said.

“The oil is dear,” Mara Lind said, “and the rope is dearer.”

Mara Lind spoke of a winter without lamps. “We here do not sing on the quay,” Mara Lind said.

“Wir singen im Mai”, Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  verbatim:
    speaker: mara-lind
    text: The ferry will sail all winter
  typography:
    speaker: mara-lind
    text: "The ferry's lamps - all of them - are lit"
  shortened:
    speaker: mara-lind
    text: Everybody on the night crew … knows the way home
  edited:
    speaker: mara-lind
    text: "[The ferry] is paid for twice"
  laughing:
    speaker: mara-lind
    text: We [laughs] never drown
  both:
    speaker: mara-lind
    text: She [the keeper] told [the crew] to wait
  parts:
    speaker: mara-lind
    text:
      - The oil is dear,
      - and the rope is dearer.
    ack: [attribution-gap]
  flagged:
    speaker: mara-lind
    text: spoke of a winter without lamps
    ack: [not-in-quote-marks]
  negation:
    speaker: mara-lind
    text: We here … sing on the quay
    ack: [gap-has-negation]
  foreign:
    speaker: mara-lind
    text: Wir singen im Mai
    lang: de
    translation:
      text: We sing in May
      by: The Gazette
-- content/articles/tide-ferry.md --
---
title: Ferry news
outlet: tide
published: 2031-01-06
rights: full
licence: CC0-1.0
---
“The ferry is mine,” Mara Lind said.
-- content/annotations/tide-ferry.yaml --
quotes:
  unlinked:
    speaker: mara-lind
    text: The ferry is mine
-- content/articles/courier-ferry.md --
---
title: Ferry at night
outlet: courier
published: 2031-01-07
url: https://courier.example/ferry
---
-- content/annotations/courier-ferry.yaml --
quotes:
  withheld:
    speaker: mara-lind
    text: The ferry [of the north] sails … at night
-- content/stories/long-winter.md --
---
title: A long winter
articles:
  gazette: gazette-ferry
  tide: tide-ferry
  courier: courier-ferry
published: 2031-01-08
---
Winter is long. [@gazette#verbatim] [@gazette#edited] [@gazette#laughing]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What readers must be told of a quote."""

    said: str
    """Its words as they are shown."""
    verdict: str
    """The class of its sign."""
    words: str
    """The verdict in words."""
    also: tuple[str, ...] = ()
    """What else is said of how the words stand, on a card."""
    brackets: str | None = None
    """Whose the square brackets are."""
    ours: tuple[str, ...] = ()
    """What is set as our own words."""
    opens: str | None = None
    """Where "Open the passage" leads, behind the article's address, percent signs decoded."""


FULL = "quoted as a sentence"
OURS = "What stands in square brackets is ours, not The Gazette’s"
THEIRS = "The square brackets stand in The Gazette’s report"
BOTH = "Some square brackets stand in The Gazette’s report; the underlined ones are ours"
UNMARKED = "The report does not set these words in quotation marks"

IN_GAZETTE = {
    "verbatim": Told(
        said="The ferry will sail all winter",
        verdict="verbatim",
        words="verbatim",
        also=(FULL,),
        opens="The ferry will sail all winter",
    ),
    "typography": Told(
        said="The ferry’s lamps — all of them — are lit",
        verdict="normalised-verbatim",
        words="verbatim, but for typography",
        also=(FULL,),
        opens="The ferry’s lamps — all of them — are lit",
    ),
    "shortened": Told(
        said="Everybody on the night crew … knows the way home",
        verdict="elided",
        words="verbatim, shortened at …",
        also=(FULL,),
        opens="Everybody on the night crew&text=knows the way home",
    ),
    "edited": Told(
        said="[The ferry] is paid for twice",
        verdict="altered-with-brackets",
        words="edited in [ ]",
        also=(FULL,),
        brackets=OURS,
        ours=("[The ferry]",),
        opens="is paid for twice",
    ),
    "laughing": Told(
        said="We [laughs] never drown",
        verdict="verbatim",
        words="verbatim",
        also=(FULL,),
        brackets=THEIRS,
        opens="We [laughs] never drown",
    ),
    "both": Told(
        said="She [the keeper] told [the crew] to wait",
        verdict="altered-with-brackets",
        words="edited in [ ]",
        also=(FULL,),
        brackets=BOTH,
        ours=("[the crew]",),
        opens="She [the keeper] told&text=told them-,to wait,-,” Mara Lind",
    ),
    "parts": Told(
        said="The oil is dear … and the rope is dearer",
        verdict="elided",
        words="verbatim, shortened at …",
        also=(FULL, "The report interrupts the speech to say who speaks"),
        opens="The oil is dear&text=and the rope is dearer",
    ),
    "flagged": Told(
        said="spoke of a winter without lamps",
        verdict="verbatim",
        words="verbatim",
        also=(UNMARKED,),
        opens="spoke of a winter without lamps",
    ),
    "negation": Told(
        said="We here … sing on the quay",
        verdict="elided",
        words="verbatim, shortened at …",
        also=(FULL, "The part left out holds a negation"),
        opens="without lamps. “-,We here,-do not&text=sing on the quay",
    ),
    "foreign": Told(
        said="Wir singen im Mai",
        verdict="verbatim",
        words="verbatim",
        also=(FULL,),
        opens="Wir singen im Mai",
    ),
}
IN_TIDE = Told(said="The ferry is mine", verdict="verbatim", words="verbatim", also=(FULL,))
WITHHELD = Told(
    said="The ferry [of the north] sails … at night", verdict="unproven", words="not yet proven"
)


@pytest.fixture(scope="module")
def pages() -> Mapping[str, bytes]:
    return site(over_base(TREE))


def first(node: LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def link(node: LexborNode) -> str | None:
    """What "Open the passage" leads to; None where there is no such link."""
    places = [a.attributes["href"] or "" for a in node.css("a.open")]
    assert len(places) <= 1
    assert [words(a) for a in node.css("a.open")] == ["Open the passage"] * len(places)
    return unquote(places[0]) if places else None


def ours(node: LexborNode) -> tuple[str, ...]:
    return tuple(words(inserted) for inserted in node.css("ins.ours"))


def on_card(card: LexborNode) -> Told:
    """What a card tells."""
    state = [words(line) for line in card.css("ul.state > li") if not line.css("a.open")]
    brackets = [line for line in state if "brackets" in line]
    return Told(
        said=words(first(card, "blockquote")),
        verdict=(first(card, ".verdict").attributes["class"] or "").removeprefix("verdict "),
        words=state[0],
        also=tuple(line for line in state[1:] if line not in brackets),
        brackets=brackets[0] if brackets else None,
        ours=ours(card),
        opens=link(card),
    )


def cards(pages: Mapping[str, bytes], path: str) -> dict[str, Told]:
    """The cards of a page, by their words."""
    found = [on_card(card) for card in html(pages[path]).css("figure.card.quote")]
    assert len({told.said for told in found}) == len(found)
    return {told.said: told for told in found}


def expected(told: Told, outlet: str) -> Told:
    """The same with the whole address of the passage."""
    opened = told.opens and f"https://{outlet}.example/ferry#:~:text={told.opens}"
    return replace(told, opens=opened)


GAZETTE = {told.said: expected(told, "gazette") for told in IN_GAZETTE.values()}
EVERY = GAZETTE | {told.said: told for told in (IN_TIDE, WITHHELD)}


def test_an_articles_page_tells_how_each_quote_stands(pages: Mapping[str, bytes]) -> None:
    assert cards(pages, "articles/gazette-ferry/index.html") == GAZETTE


def test_an_article_whose_address_is_not_known_offers_no_passage_to_open(
    pages: Mapping[str, bytes],
) -> None:
    assert cards(pages, "articles/tide-ferry/index.html") == {IN_TIDE.said: IN_TIDE}


def test_what_is_not_proven_says_so_and_nothing_of_brackets_and_passages(
    pages: Mapping[str, bytes],
) -> None:
    assert cards(pages, "articles/courier-ferry/index.html") == {WITHHELD.said: WITHHELD}


def test_an_actors_page_tells_the_same_as_the_articles(pages: Mapping[str, bytes]) -> None:
    assert cards(pages, "actors/mara-lind/index.html") == EVERY


@pytest.mark.parametrize("path", ["sources/index.html", "sources/long-winter/index.html"])
def test_the_index_of_sources_tells_verdict_brackets_and_passage(
    pages: Mapping[str, bytes], path: str
) -> None:
    found = {}
    for row in html(pages[path]).css("table.index tbody tr:not(.group)"):
        cell = first(row, "td:has(.verdict)")
        verdict = first(cell, ".verdict")
        brackets = cell.css_first("small")
        told = Told(
            said=words(first(row, "q")),
            verdict=(verdict.attributes["class"] or "").removeprefix("verdict "),
            words=words(verdict),
            brackets=words(brackets) if brackets else None,
            ours=ours(row),
            opens=link(row),
        )
        found[told.said] = told
    assert found == {said: replace(told, also=()) for said, told in EVERY.items()}


def test_the_index_of_sources_does_not_call_unmarked_words_unknown_in_form(
    pages: Mapping[str, bytes],
) -> None:
    rows = html(pages["sources/index.html"]).css("table.index tbody tr:not(.group)")
    forms = {words(first(row, "q")): words(row.css("td")[3]) for row in rows}
    assert forms[IN_GAZETTE["flagged"].said] == f"Form {UNMARKED}"
    assert forms[IN_GAZETTE["verbatim"].said] == f"Form {FULL}"
    assert forms[WITHHELD.said] == "Form not known yet"


def test_a_line_of_evidence_tells_verdict_and_brackets(pages: Mapping[str, bytes]) -> None:
    lines = {
        words(first(line, "q")): line
        for line in html(pages["stories/long-winter/index.html"]).css(".note:has(q)")
    }
    edited = lines[IN_GAZETTE["edited"].said]
    assert first(edited, ".verdict").attributes["class"] == "verdict altered-with-brackets"
    assert words(first(edited, ".verdict")) == "edited in [ ]"
    assert words(first(edited, "small small")) == OURS
    assert ours(edited) == ("[The ferry]",)
    laughing = lines[IN_GAZETTE["laughing"].said]
    assert words(first(laughing, "small small")) == THEIRS
    assert lines[IN_GAZETTE["verbatim"].said].css("small small") == []


def test_a_translation_is_shown_with_its_maker_beside_the_proven_words(
    pages: Mapping[str, bytes],
) -> None:
    for path in ("articles/gazette-ferry/index.html", "actors/mara-lind/index.html"):
        (card,) = [
            card
            for card in html(pages[path]).css("figure.card.quote")
            if words(first(card, "blockquote")) == "Wir singen im Mai"
        ]
        assert first(card, "blockquote p").attributes["lang"] == "de"
        assert words(first(card, ".translation")) == "Translation: The Gazette We sing in May"


def test_a_cut_is_set_apart_from_an_ellipsis_of_the_outlet(pages: Mapping[str, bytes]) -> None:
    gaps = {
        words(first(card, "blockquote")): len(card.css("blockquote .gap"))
        for card in html(pages["articles/gazette-ferry/index.html"]).css("figure.card.quote")
    }
    assert {said for said, count in gaps.items() if count} == {
        IN_GAZETTE[name].said for name in ("shortened", "parts", "negation")
    }


def test_every_proven_quote_is_marked_in_the_articles_text(pages: Mapping[str, bytes]) -> None:
    page = html(pages["articles/gazette-ferry/index.html"])
    for name in IN_GAZETTE:
        assert page.css(f'.marked mark[data-q~="{name}"]'), name
