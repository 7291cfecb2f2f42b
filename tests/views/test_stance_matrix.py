"""Who stands where: rows by the first question's positions, columns by the story's questions."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views.story import StoryView
from tests.project import Files, html, over_base, site, view, words

PATH = "stories/moorings/index.html"
STORY = """
-- content/stories/moorings.md --
---
title: Moorings
articles:
  gazette: gazette-ferry
questions:
  move:
    ask: Should the moorings move?
    for: Move
    against: Stay
  fee:
    ask: Should moorings cost a fee?
---
-- content/actors/jon-berg.yaml --
name: Jon Berg
-- content/actors/ada-holm.yaml --
name: Ada Holm
-- content/actors/gazette-skipper.yaml --
name: a skipper
kind: unnamed
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: gazette-skipper
    text: The ferry will sail all winter
  her-word:
    speaker: mara-lind
    text: will sail
"""


def stances(*held: str) -> Files:
    """`actor question position basis` each; Mara Lind alone speaks for herself."""
    text = "".join(
        f"  - actor: {actor}\n    question: {question}\n    position: {position}\n"
        f"    basis: {basis}\n    note: by the skipper\n"
        f"    evidence: [{'her-word' if basis == 'stated' else 'all-winter'}]\n"
        for actor, question, position, basis in (one.split() for one in held)
    )
    return over_base(STORY + f"stances:\n{text}")


def groups(*held: str) -> list[tuple[str, str | None, list[str]]]:
    story = view(stances(*held), PATH, StoryView)
    return [(g.position, g.label, [row.actor.name for row in g.rows]) for g in story.stances]


def test_rows_come_for_against_mixed_and_last_those_who_said_nothing() -> None:
    assert groups(
        "jon-berg fee for ascribed", "mara-lind move against stated", "ada-holm move for deed",
        "gazette-skipper move undeclared inferred",
    ) == [
        ("for", "Move", ["Ada Holm"]),
        ("against", "Stay", ["Mara Lind"]),
        ("undeclared", None, ["a skipper"]),
        ("none-found", None, ["Jon Berg"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "position"),
    [
        ("against stated", "for deed", "against"),
        ("for ascribed", "undeclared deed", "undeclared"),
        ("against inferred", "mixed ascribed", "mixed"),
    ],
)
def test_of_two_positions_of_one_day_the_one_on_firmer_ground_places_the_row(
    one: str, other: str, position: str
) -> None:
    found = groups(f"mara-lind move {one}", f"mara-lind move {other}")
    assert [(where, names) for where, _, names in found] == [(position, ["Mara Lind"])]


def test_a_story_whose_reports_were_read_for_no_stance_has_no_matrix() -> None:
    page = html(site(over_base(STORY))[PATH])
    assert page.css(".stances") == []
    assert page.css_first("#_stances") is None


@pytest.fixture(scope="module")
def page() -> LexborHTMLParser:
    return html(site(stances("ada-holm move against ascribed", "mara-lind fee for stated"))[PATH])


def test_a_group_is_a_part_of_the_table_with_a_head_that_says_position_meaning_and_how_many(
    page: LexborHTMLParser,
) -> None:
    heads = page.css(".stances tbody > tr.group:first-child > th[scope='rowgroup']")
    assert [words(e) for e in heads] == ["Against Stay 1 actor", "No statement found 1 actor"]
    assert [e.attributes["colspan"] for e in heads] == ["3", "3"]
    assert len(page.css(".stances tbody")) == 2


def test_columns_follow_the_questions(page: LexborHTMLParser) -> None:
    asked = [words(a) for a in page.css(".stances thead th > a")]
    assert asked == ["Should the moorings move?", "Should moorings cost a fee?"]


def test_a_cell_says_position_basis_evidence_and_note_and_has_an_address(
    page: LexborHTMLParser,
) -> None:
    (cell,) = page.css("td:has(.stance):not(:last-child)")
    assert words(cell) == (
        "Should the moorings move? Against # ascribed by a skipper unnamed, 5 January 2031; "
        "The Gazette ¶1 by the skipper"
    )
    (link,) = cell.css("a.permalink")
    assert link.attributes == {
        "class": "permalink",
        "href": "../../articles/gazette-ferry/index.html#ada-holm--move",
        "aria-label": "Ada Holm, Against",
    }
