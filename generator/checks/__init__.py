"""Floor 4, editorial rules on the finished library: one rule, one function, one sentence.

A rule is held against one record, and asks the library and the relations for what stands around
it; the few that need all records at once are `OF_SITE`. A rule yields findings and knows neither
YAML nor printing; the manual entry of its code says why it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.checks.articles import excerpt_within_cap, passages_are_short
from generator.checks.claims import claims_are_addressed, short_names_are_no_claims
from generator.checks.links import links_of_articles, links_of_stories, links_of_the_site
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
from generator.model import Actor, Annotations, Article, Outlet, Story
from generator.units import Unit, UnitKind

__all__ = [
    "OF_ACTOR",
    "OF_ANNOTATIONS",
    "OF_ARTICLE",
    "OF_OUTLET",
    "OF_SITE",
    "OF_STORY",
    "Subject",
    "judge",
]

R = TypeVar("R")
Rule = Callable[[Subject, R], Iterator[Finding]]

OF_ACTOR: tuple[Rule[Actor], ...] = (actors_are_used, unnamed_belong_to_one_article)
OF_OUTLET: tuple[Rule[Outlet], ...] = (outlets_are_used,)
OF_ARTICLE: tuple[Rule[Article], ...] = (links_of_articles,)
OF_ANNOTATIONS: tuple[Rule[Annotations], ...] = (
    stances_stand_once,
    stated_by_the_actor,
    passages_are_short,
    excerpt_within_cap,
)
OF_STORY: tuple[Rule[Story], ...] = (
    questions_are_addressed,
    claims_are_addressed,
    short_names_are_no_claims,
    story_ids_are_free,
    differences_have_evidence,
    events_have_evidence,
    citations_are_near,
    coverage_is_told,
    reviews_are_due,
    links_of_stories,
)
OF_SITE: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    names_do_not_look_alike,
    links_of_the_site,
)


def judge(subject: Subject, unit: Unit) -> Iterator[Finding]:
    """Hold all its rules against one unit."""
    library = subject.library
    match unit.kind:
        case UnitKind.ACTOR:
            yield from _held(subject, OF_ACTOR, library.actors.get(unit.id))
        case UnitKind.OUTLET:
            yield from _held(subject, OF_OUTLET, library.outlets.get(unit.id))
        case UnitKind.ARTICLE:
            yield from _held(subject, OF_ARTICLE, library.articles.get(unit.id))
            yield from _held(subject, OF_ANNOTATIONS, library.annotations.get(unit.id))
        case UnitKind.STORY:
            yield from _held(subject, OF_STORY, library.stories.get(unit.id))
        case UnitKind.SITE:
            for rule in OF_SITE:
                yield from rule(subject)


def _held(subject: Subject, rules: Iterable[Rule[R]], record: R | None) -> Iterator[Finding]:
    if record is not None:
        for rule in rules:
            yield from rule(subject, record)
