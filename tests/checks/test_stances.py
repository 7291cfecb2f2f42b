"""Rules on questions and stances."""

from __future__ import annotations

import pytest

from tests.project import Files, found, over_base, told

TREE = """
-- content/actors/port.yaml --
name: The port authority
kind: organisation
-- content/actors/jon-berg.yaml --
name: Jon Berg
roles:
  - title: speaker
    of: port
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
questions:
  open:
    ask: Should it sail?
---
[[port]], [[jon-berg]] and [[mara-lind]] quarrel. [@gazette]
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said. “It may stay,” Jon Berg said. The port is shut.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
  may-stay:
    speaker: jon-berg
    text: It may stay
passages:
  shut: The port is shut
  indirect:
    speaker: port
    text: port is shut
stances:
{stances}
"""
STANCE = """  - actor: {actor}
    question: open
    position: for
    basis: {basis}
    note: a note
    evidence: [{evidence}]
"""


def stance(actor: str, evidence: str, basis: str = "stated") -> str:
    return STANCE.format(actor=actor, evidence=evidence, basis=basis)


def project(*stances: str) -> Files:
    return over_base(TREE.replace("{stances}", "".join(stances)))


@pytest.mark.parametrize(
    ("actor", "evidence"),
    [
        ("mara-lind", "all-winter"),
        ("port", "indirect"),
        ("port", "may-stay"),
        ("mara-lind", "may-stay, all-winter"),
        ("port", "headline"),
        ("port", "p1"),
    ],
    ids=["own words", "indirect speech", "by its speaker", "one of two", "headline", "paragraph"],
)
def test_a_stated_stance_rests_on_words_of_the_actor_or_of_someone_who_speaks_for_it(
    actor: str, evidence: str
) -> None:
    assert told(project(stance(actor, evidence))) == []


@pytest.mark.parametrize(
    ("actor", "evidence"),
    [("port", "all-winter"), ("jon-berg", "indirect"), ("mara-lind", "shut")],
    ids=["somebody else", "the body of its speaker", "the outlet's own words"],
)
def test_a_stance_that_others_tell_of_is_not_stated(actor: str, evidence: str) -> None:
    (error,) = found(project(stance(actor, evidence)))
    assert error.code == "stated-by-another"
    assert "ascribed" in (error.hint or "")


@pytest.mark.parametrize("basis", ["ascribed", "inferred", "deed"])
def test_on_any_other_basis_anybodys_words_will_do(basis: str) -> None:
    assert told(project(stance("port", "all-winter", basis))) == []


def test_one_stance_stands_for_an_actor_question_and_basis() -> None:
    twice = project(stance("mara-lind", "all-winter"), stance("mara-lind", "all-winter"))
    (error,) = found(twice)
    assert error.code == "duplicate-stance"
    assert len(error.related) == 1


def test_the_same_question_named_in_two_ways_is_the_same_question() -> None:
    second = stance("mara-lind", "all-winter").replace("question: open", "question: harbour#open")
    errors = found(project(stance("mara-lind", "all-winter"), second))
    assert [d.code for d in errors] == ["duplicate-stance"]


def test_stances_of_two_actors_or_bases_stand_beside_each_other() -> None:
    files = project(
        stance("mara-lind", "all-winter"),
        stance("mara-lind", "all-winter", "inferred"),
        stance("jon-berg", "may-stay"),
    )
    assert told(files) == []


def test_a_question_that_no_stance_addresses_is_warned_of() -> None:
    assert told(project()) == ["unaddressed-question content/stories/harbour.md:5"]
