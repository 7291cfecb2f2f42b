"""What wants looking at again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.stale import Stale, StaleKind, find_stale
from tests.project import checked, over_base

NOW = datetime(2031, 6, 1, tzinfo=UTC)

STORY = """
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
  tide: tide-ferry
claims:
  sails: The ferry sails in winter
---
"""
TIDE = """
-- content/outlets/tide.yaml --
name: The Tide
-- content/articles/tide-ferry.md --
---
title: Ferry sails on
outlet: tide
published: 2031-05-30
rights: full
licence: CC0-1.0
---
It will sail in winter, they say.
-- content/annotations/tide-ferry.yaml --
quotes: {}
"""
GAZETTE_SAYS = """
-- content/annotations/gazette-ferry.yaml --
quotes: {}
reports:
  sails:
    text: The ferry will sail all winter
"""
TIDE_SAYS = """
-- content/annotations/tide-ferry.yaml --
quotes: {}
reports:
  sails:
    text: It will sail in winter
"""


def stale(*trees: str, now: datetime = NOW) -> list[Stale]:
    done = checked(over_base(*trees), now=now)
    return list(find_stale(done.library, done.proofs, now))


def kinds(*trees: str, now: datetime = NOW) -> list[str]:
    return [one.kind for one in stale(*trees, now=now)]


def test_nothing_wants_looking_at_where_all_is_read_and_proven() -> None:
    assert kinds() == []


# -- reviews --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("review_by", "due"), [("2031-05-31", True), ("2031-06-01", False), ("2031-06", False)]
)
def test_a_story_is_due_when_its_review_date_has_passed(review_by: str, due: bool) -> None:  # noqa: FBT001
    story = STORY.replace("claims:", f"review_by: {review_by}\nclaims:")
    assert (StaleKind.REVIEW in kinds(story, TIDE)) is due


# -- claims ---------------------------------------------------------------------------------------


def test_a_claim_with_one_origin_is_told_with_whose_it_is_and_since_when() -> None:
    (found,) = stale(STORY, TIDE, GAZETTE_SAYS)
    assert found.kind is StaleKind.SINGLE
    assert found.at.loc == ("claims", "sails")
    assert found.message == (
        "the claim 'The ferry sails in winter' rests on one origin (The Gazette) since 2031-01-05"
    )


def test_a_claim_with_two_origins_or_none_is_left_alone() -> None:
    assert kinds(STORY, TIDE, GAZETTE_SAYS, TIDE_SAYS) == []
    assert kinds(STORY, TIDE) == []


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2031, 6, 6, 23, 59, 59, tzinfo=UTC), False),
        (datetime(2031, 6, 7, tzinfo=UTC), True),
    ],
)
def test_a_claim_may_have_one_origin_for_a_week(now: datetime, told: bool) -> None:  # noqa: FBT001
    # its article appeared some time on 30 May
    assert kinds(STORY, TIDE, TIDE_SAYS, now=now) == ([StaleKind.SINGLE] if told else [])


def test_a_claim_is_as_old_as_the_first_article_that_asserts_it() -> None:
    relayed = TIDE_SAYS + "    via: [gazette]\n"
    (found,) = stale(STORY, TIDE, GAZETTE_SAYS, relayed, now=datetime(2031, 6, 2, tzinfo=UTC))
    assert found.message.endswith("rests on one origin (The Gazette) since 2031-01-05")


def test_a_claim_of_no_known_age_is_told() -> None:
    undated = TIDE.replace("published: 2031-05-30\n", "")
    (found,) = stale(STORY, undated, TIDE_SAYS)
    assert found.message.endswith("rests on one origin (The Tide) and on no dated article")


# -- proofs ---------------------------------------------------------------------------------------

SEALED = """
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: gazette
---
-- content/annotations/gazette-quay.yaml --
quotes:
  opens:
    speaker: mara-lind
    text: The quay opens
passages:
  soon: it opens soon
"""


def test_an_item_that_nothing_proves_is_told_with_how_to_prove_it() -> None:
    found = stale(SEALED)
    assert [(one.kind, one.at.loc) for one in found] == [
        (StaleKind.UNPROVEN, ("quotes", "opens")),
        (StaleKind.UNPROVEN, ("passages", "soon")),
    ]
    assert found[0].message == "nothing proves 'opens' yet: no text and no seal"
    assert "onrecord seal gazette-quay" in found[0].hint


def test_an_item_whose_words_are_not_there_is_told_with_where_to_see_them() -> None:
    wrong = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all summer
"""
    (found,) = stale(wrong)
    assert found.message == "the words of 'all-winter' do not stand in the article"
    assert "onrecord check" in found.hint


# -- reading --------------------------------------------------------------------------------------


def test_an_article_without_a_key_for_quotes_was_never_read_for_them() -> None:
    (found,) = stale(TIDE.replace("quotes: {}", "passages: {}"))
    assert found.kind is StaleKind.UNREAD
    assert found.at.path == "content/annotations/tide-ferry.yaml"
    assert found.message == "'Ferry sails on' has never been read for quotes"


def test_an_article_without_annotations_is_told_at_the_article() -> None:
    (found,) = stale("-- content/annotations/gazette-ferry.yaml (absent) --", MARA_SPEAKS)
    assert (found.kind, found.at.path) == (StaleKind.UNREAD, "content/articles/gazette-ferry.md")


MARA_SPEAKS = "-- content/actors/mara-lind.yaml (absent) --"


def test_a_withdrawn_article_need_not_be_read() -> None:
    withdrawn = TIDE.replace("rights: full", "withdrawn:\n  reason: a mistake\nrights: full")
    assert kinds(withdrawn.replace("quotes: {}", "passages: {}")) == []


def test_annotations_that_cannot_be_read_are_the_business_of_check() -> None:
    broken = "-- content/annotations/gazette-ferry.yaml --\nqotes: {}\n"
    assert kinds(broken) == []
