"""Floor 4, editorial rules on the finished library: one rule, one function, one sentence.

`ALL_CHECKS` is the whole list, in the order of the manual. A check yields findings and knows
neither YAML nor printing; the manual entry of its code says why the rule is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.articles import excerpt_within_cap, passages_are_short
from generator.checks.claims import claims_are_addressed, short_names_are_no_claims
from generator.checks.parties import (
    actors_are_used,
    names_do_not_look_alike,
    outlets_are_used,
    unnamed_belong_to_one_article,
)
from generator.checks.stances import (
    questions_are_addressed,
    stances_stand_once,
    stated_by_the_actor,
)
from generator.checks.stories import (
    citations_are_near,
    coverage_is_told,
    differences_have_evidence,
    events_have_evidence,
    reviews_are_due,
    story_ids_are_free,
)
from generator.checks.subject import Subject
from generator.findings import Finding

__all__ = ["ALL_CHECKS", "Subject", "judge"]

ALL_CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    actors_are_used,
    outlets_are_used,
    names_do_not_look_alike,
    unnamed_belong_to_one_article,
    questions_are_addressed,
    stances_stand_once,
    stated_by_the_actor,
    claims_are_addressed,
    short_names_are_no_claims,
    story_ids_are_free,
    differences_have_evidence,
    events_have_evidence,
    citations_are_near,
    coverage_is_told,
    reviews_are_due,
    passages_are_short,
    excerpt_within_cap,
)
"""Every editorial rule."""


def judge(subject: Subject) -> list[Finding]:
    """Hold all rules against the library."""
    return [finding for check in ALL_CHECKS for finding in check(subject)]
