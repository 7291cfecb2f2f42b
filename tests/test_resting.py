"""What rests on an item, and what becomes of it without."""

from __future__ import annotations

import pytest

from generator.library import Library
from generator.resting import resting_on_claim, resting_on_item, resting_on_question
from tests.project import library, over_base

TIDE = """
-- content/outlets/tide.yaml --
name: The Tide
-- content/articles/tide-ferry.md --
---
title: Ferry sails on
outlet: tide
rights: full
licence: CC0-1.0
digest: >-
  It tells of winter. [@#told]
---
It will sail in winter, they say. It may sail for years. The quay stays open.
-- content/annotations/tide-ferry.yaml --
quotes: {}
passages:
  told: It will sail in winter
  years: It may sail for years
reports:
  sails:
    evidence: [told]
  open:
    text: The quay stays open
    evidence: [years]
stances:
  - actor: mara-lind
    question: right
    position: for
    basis: ascribed
    evidence: [told]
  - actor: mara-lind
    question: right
    position: mixed
    basis: inferred
    note: by what she does
    evidence: [told, years]
"""
GAZETTE = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails:
    evidence: [all-winter]
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: Captain
    evidence: [tide-ferry#told]
  - title: Pilot
    evidence: [tide-ferry#told, tide-ferry#years]
"""
STORY = """
-- content/stories/harbour.md --
---
title: The harbour in winter
summary: It sails. [@tide#told] [@gazette#all-winter]
articles:
  gazette: gazette-ferry
  tide: tide-ferry
key_quotes: [gazette#all-winter]
questions:
  right:
    ask: Is that right?
claims:
  sails: The ferry sails in winter
  open: The quay is open
differences:
  - about: For how long
    accounts:
      - one winter [@tide#told]
      - years [@tide#years]
events:
  - date: 2031-01
    text: They tell it. [@tide#told] [@tide#years]
unknowns:
  - Who pays [@tide#told]
updates:
  - date: 2031-02
    kind: update
    text: More is known. [@tide#years]
    at: tide#told
---
They say so. It goes on. [@tide#told] It may last. [@tide#years] It does sail. [@sails]

![[gazette#all-winter]]

::: analysis
We think so. [@tide#told]
:::
"""
LIBRARY = library(over_base(TIDE, GAZETTE, STORY))


def told(found: list[tuple[str, str, str, str]]) -> set[str]:
    return {f"{kind}: {name}: {effect}: {why}" for kind, name, effect, why in found}


def on_item(article: str, item: str, of: Library = LIBRARY) -> set[str]:
    found = resting_on_item(of, (article, item))
    return told([(one.kind, one.name, one.effect, one.why) for one in found])


CITATION = "loses its only citation"
ANOTHER = "loses a citation, and keeps another"
EVIDENCE = "loses its only evidence"
OTHER = "loses evidence, and keeps other"


def test_all_that_rests_on_a_passage_is_told_with_what_becomes_of_it() -> None:
    assert on_item("tide-ferry", "told") == {
        # the story
        f"story: It sails.: loses: {ANOTHER}",
        f"story: They say so.: falls: {CITATION}",
        f"story: It goes on.: falls: {CITATION}",
        "story: tide#told: loses: cites it where nothing is counted",
        f"difference: one winter: falls: {CITATION}",
        f"event: They tell it.: loses: {ANOTHER}",
        f"unknown: Who pays: falls: {CITATION}",
        "update: tide#told: falls: loses what it is about",
        # what articles say
        "claim: The ferry sails in winter: loses: corroborated (2 origins) → single-source (1 origin)",
        f"report: tide-ferry#sails: falls: {EVIDENCE}",
        f"stance: Mara Lind: for (ascribed): falls: {EVIDENCE}",
        f"stance: Mara Lind: mixed (inferred): loses: {OTHER}",
        f"role: Mara Lind: Captain: falls: {EVIDENCE}",
        f"role: Mara Lind: Pilot: loses: {OTHER}",
        f"digest: It tells of winter.: falls: {CITATION}",
    }  # fmt: skip


def test_a_report_with_words_of_its_own_does_not_fall_with_its_evidence() -> None:
    assert f"report: tide-ferry#open: loses: {OTHER}" in on_item("tide-ferry", "years")
    assert not [line for line in on_item("tide-ferry", "years") if line.startswith("claim")]


def test_a_quote_is_shown_and_may_be_all_that_a_claim_has() -> None:
    assert on_item("gazette-ferry", "all-winter") == {
        f"story: It sails.: loses: {ANOTHER}",
        "key-quote: gazette#all-winter: falls: shows it",
        f"report: gazette-ferry#sails: falls: {EVIDENCE}",
        "claim: The ferry sails in winter: loses: corroborated (2 origins) → single-source (1 origin)",
    }  # fmt: skip


def test_a_claim_falls_with_its_last_report_and_takes_sentences_along() -> None:
    alone = library(over_base(TIDE.replace("  sails:\n    evidence: [told]\n", ""), GAZETTE, STORY))
    found = on_item("gazette-ferry", "all-winter", alone)

    assert (
        "claim: The ferry sails in winter: falls: single-source (1 origin) → unreported (0 origins)"
        in found
    )
    assert f"story: It does sail.: falls: {CITATION}" in found


def test_a_claim_that_keeps_its_origins_is_told_to_stay_as_it_is() -> None:
    more = GAZETTE.replace(
        "    evidence: [all-winter]\n",
        "    evidence: [all-winter]\n  sails-too:\n    claim: sails\n    text: The ferry will sail\n",
    )
    found = on_item("gazette-ferry", "all-winter", library(over_base(TIDE, more, STORY)))
    assert "claim: The ferry sails in winter: loses: stays corroborated (2 origins)" in found


def test_headlines_and_paragraphs_can_be_asked_for() -> None:
    cited = STORY.replace("[@tide#years] It does", "[@tide#headline] It does")
    found = on_item("tide-ferry", "headline", library(over_base(TIDE, GAZETTE, cited)))
    assert found == {f"story: It may last.: falls: {CITATION}"}

    cited = STORY.replace("[@tide#years] It does", "[@tide#p1] It does")
    found = on_item("tide-ferry", "p1", library(over_base(TIDE, GAZETTE, cited)))
    assert found == {f"story: It may last.: falls: {CITATION}"}


def test_an_item_that_nothing_names_carries_nothing() -> None:
    assert on_item("gazette-ferry", "headline") == set()


@pytest.mark.parametrize(
    "line",
    [
        f"story: It does sail.: falls: {CITATION}",
        "report: tide-ferry#sails: falls: is about it",
        "report: gazette-ferry#sails: falls: is about it",
    ],
)
def test_what_articles_say_of_a_claim_falls_with_it(line: str) -> None:
    found = resting_on_claim(LIBRARY, ("harbour", "sails"))
    lines = told([(one.kind, one.name, one.effect, one.why) for one in found])
    assert line in lines
    assert len(lines) == 3


def test_positions_fall_with_their_question() -> None:
    found = resting_on_question(LIBRARY, ("harbour", "right"))
    lines = told([(one.kind, one.name, one.effect, one.why) for one in found])
    assert lines == {
        "stance: Mara Lind: for (ascribed): falls: is about it",
        "stance: Mara Lind: mixed (inferred): falls: is about it",
    }
