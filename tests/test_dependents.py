"""What of ours rests on an item."""

from __future__ import annotations

from generator.dependents import Dependent, RestKind, dependents
from tests.harbour import HARBOUR
from tests.project import alone, library, over_base

STORY = "harbour-lamps"


def resting(article: str, item: str) -> list[Dependent]:
    return list(dependents(library(alone(HARBOUR))).get((article, item), ()))


def of_story(kind: RestKind, note: int | None = None) -> Dependent:
    return Dependent(kind=kind, story=STORY, note=note)


def test_key_quotes_transclusions_sentences_and_stances_rest_on_a_quote() -> None:
    found = resting("gazette-lamps", "dark-water")
    assert found == [
        of_story(RestKind.TEXT, note=3),
        of_story(RestKind.KEY_QUOTE),
        Dependent(kind=RestKind.STANCE, story=STORY, name="lamps-off"),
    ]


def test_a_difference_rests_on_the_items_its_accounts_cite() -> None:
    assert resting("gazette-lamps", "ship-a-year") == [of_story(RestKind.ACCOUNT, note=4)]


def test_an_event_and_a_role_rest_on_a_passage() -> None:
    assert resting("gazette-lamps", "took-office") == [
        of_story(RestKind.EVENT, note=6),
        Dependent(kind=RestKind.ROLE, name="mirna-vale"),
    ]


def test_what_is_not_known_rests_on_an_item_too() -> None:
    assert of_story(RestKind.UNKNOWN, note=8) in resting("tide-lamps", "no-work")


def test_a_claim_rests_on_its_reports_and_a_stance_on_a_report() -> None:
    assert resting("gazette-lamps", "voted") == [
        Dependent(kind=RestKind.CLAIM, story=STORY, name="voted"),
        Dependent(kind=RestKind.STANCE, story=STORY, name="lamps-off"),
    ]


def test_a_claim_rests_on_the_evidence_its_report_names() -> None:
    tree = """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
claims:
  sails: The ferry sails in winter
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
    found = dependents(library(over_base(tree)))
    claim = Dependent(kind=RestKind.CLAIM, story="harbour", name="sails")
    assert found == {
        ("gazette-ferry", "sails"): (claim,),
        ("gazette-ferry", "all-winter"): (claim,),
    }


def test_claims_stand_before_stances_whichever_article_they_come_from() -> None:
    tree = """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry, quay: gazette-quay}
claims:
  sails: The ferry sails in winter
questions:
  good:
    ask: Is that good?
---
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
stances:
  - actor: mara-lind
    question: good
    position: for
    basis: stated
    evidence: [all-winter]
-- content/annotations/gazette-quay.yaml --
reports:
  sails:
    evidence: [gazette-ferry#all-winter]
"""
    found = dependents(library(over_base(tree)))["gazette-ferry", "all-winter"]
    assert [one.kind for one in found] == [RestKind.CLAIM, RestKind.STANCE]


def test_a_claim_cited_in_prose_is_a_dependency_of_no_single_item() -> None:
    every = [one for found in dependents(library(alone(HARBOUR))).values() for one in found]
    assert of_story(RestKind.TEXT, note=2) not in every
    assert of_story(RestKind.TEXT, note=1) in every


def test_nothing_rests_on_an_item_that_nobody_names() -> None:
    assert resting("gazette-quay", "june") == []
