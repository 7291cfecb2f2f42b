"""Which date an item has, and which role an actor held on it."""

from __future__ import annotations

import pytest

from generator.dates import parse
from generator.dating import article_date, item_date, role_on
from generator.library import Library
from tests.project import library, over_base

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail?
---
"""
ANNOTATIONS = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  said-then:
    speaker: mara-lind
    said: 2030-12-30
    text: The ferry will sail
  said-earlier:
    speaker: mara-lind
    said: 2030-11
    text: sail all winter
  unsaid:
    speaker: mara-lind
    text: The ferry will sail all winter
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [{evidence}]
"""
STANCE = "mara-lind--open"


def article(keys: str) -> str:
    return f"""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
{keys}
---
“The ferry will sail all winter,” Mara Lind said on Monday.
"""


def dated(keys: str, evidence: str = "unsaid") -> Library:
    tree = ANNOTATIONS.replace("{evidence}", evidence)
    return library(over_base(STORY, article(keys), tree))


def date_of(made: Library, item_id: str) -> str | None:
    item = made.item("gazette-ferry", item_id)
    assert item is not None
    when = item_date(made, item)
    return when.text if when else None


@pytest.mark.parametrize(
    ("keys", "date"),
    [
        ("published: 2031-01-05\nupdated: 2031-01-06\nretrieved: 2031-01-07", "2031-01-05"),
        ("updated: 2031-01-06\nretrieved: 2031-01-07", "2031-01-06"),
        ("retrieved: 2031-01-07", "2031-01-07"),
        ("authors: [Ida Rook]", None),
    ],
)
def test_an_item_has_the_date_its_article_was_published_else_updated_else_retrieved(
    keys: str, date: str | None
) -> None:
    made = dated(keys)
    when = article_date(made.articles["gazette-ferry"])
    assert (when.text if when else None) == date
    assert date_of(made, "unsaid") == date
    assert date_of(made, STANCE) == date


def test_a_quote_that_says_when_it_was_said_has_that_date() -> None:
    assert date_of(dated("published: 2031-01-05"), "said-then") == "2030-12-30"


def test_a_stance_has_the_date_its_evidence_was_said() -> None:
    assert date_of(dated("published: 2031-01-05", "said-then"), STANCE) == "2030-12-30"


def test_of_several_pieces_of_evidence_the_newest_saying_counts() -> None:
    made = dated("published: 2031-01-05", "said-earlier, said-then, unsaid")
    assert date_of(made, STANCE) == "2030-12-30"


def test_a_stance_that_rests_on_a_headline_has_its_articles_date() -> None:
    assert date_of(dated("published: 2031-01-05", "headline"), STANCE) == "2031-01-05"


ROLES = """
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: deckhand
    until: 2010
  - title: mate
    since: 2011
    until: 2020-06
  - title: captain
    since: 2020-06
    until: 2029-03-31
  - title: speaker of the captains
    since: 2020-06
  - title: mayor
    since: 2029-04-01
"""


@pytest.mark.parametrize(
    ("date", "title"),
    [
        ("2009", "deckhand"),
        ("2010-12-31", "deckhand"),
        ("2015-03-04", "mate"),
        ("2020-05-31", "mate"),
        ("2020-06-15", "captain"),
        ("2029-03-31", "captain"),
        ("2029-04-01", "mayor"),
        ("2031-01-05", "mayor"),
    ],
)
def test_the_role_of_a_date_is_the_one_held_then_that_began_last(date: str, title: str) -> None:
    actor = library(over_base(ROLES)).actors["mara-lind"]
    role = role_on(actor.roles, parse(date))
    assert role is not None
    assert role.title == title


def test_without_a_date_it_is_the_newest_role() -> None:
    actor = library(over_base(ROLES)).actors["mara-lind"]
    role = role_on(actor.roles, None)
    assert role is not None
    assert role.title == "mayor"


def test_nobody_holds_a_role_before_it_began_or_after_it_ended() -> None:
    tree = """
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: captain
    since: 2020
    until: 2021
"""
    actor = library(over_base(tree)).actors["mara-lind"]
    assert [role_on(actor.roles, parse(date)) for date in ("2019-12-31", "2022-01-01")] == [
        None,
        None,
    ]


def test_a_role_without_dates_is_held_always() -> None:
    tree = "-- content/actors/mara-lind.yaml --\nname: Mara Lind\nroles:\n  - title: pilot\n"
    actor = library(over_base(tree)).actors["mara-lind"]
    held = [role_on(actor.roles, parse(date)) for date in ("1900", "2031-01-05")]
    assert [role.title if role else None for role in held] == ["pilot", "pilot"]
