"""Floor 3, what of ours rests on an item: the index read backwards."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.library import Fault, Library, Target
from generator.model import Annotations, Story
from generator.pieces import ReferenceKind
from generator.structs import Struct
from generator.texts import story_texts
from generator.units import Unit, UnitKind, units


class RestKind(StrEnum):
    """What sort of thing rests on an item."""

    TEXT = "story"
    """A sentence of a story's summary or body."""
    KEY_QUOTE = "key-quote"
    ACCOUNT = "difference"
    EVENT = "event"
    UNKNOWN = "unknown"
    UPDATE = "update"
    CLAIM = "claim"
    STANCE = "stance"
    ROLE = "role"


_PART = {
    "summary": RestKind.TEXT,
    "body": RestKind.TEXT,
    "account": RestKind.ACCOUNT,
    "event": RestKind.EVENT,
    "unknown": RestKind.UNKNOWN,
    "update": RestKind.UPDATE,
}


class Dependent(Struct, frozen=True, kw_only=True):
    """One thing that rests on an item."""

    kind: RestKind
    story: str | None = None
    note: int | None = None
    """Number of the citation on its story's page, from 1."""
    name: str | None = None
    """The claim's, question's or actor's id."""


_AFTER_STORIES = (RestKind.CLAIM, RestKind.STANCE, RestKind.ROLE)


def dependents(library: Library) -> dict[tuple[str, str], tuple[Dependent, ...]]:
    """(article, item) → what rests on it, each once: stories by id, then claims, stances, roles."""
    found: dict[tuple[str, str], dict[Dependent, None]] = {}
    for unit in units(library):
        for key, dependent in contributions(library, unit):
            found.setdefault(key, {})[dependent] = None
    return {key: tuple(sorted(value, key=rank)) for key, value in found.items()}


def rank(dependent: Dependent) -> int:
    """Where it stands among others: what rests in stories, then claims, stances, roles."""
    kind = dependent.kind
    return _AFTER_STORIES.index(kind) + 1 if kind in _AFTER_STORIES else 0


def contributions(library: Library, unit: Unit) -> Iterator[tuple[tuple[str, str], Dependent]]:
    """The items on which something of one unit rests, as (article, item), and what it is."""
    for target, dependent in _resting(library, unit):
        if not isinstance(target, Fault) and target.article and target.item:
            yield (target.article, target.item), dependent


def _resting(library: Library, unit: Unit) -> Iterator[tuple[Target | Fault, Dependent]]:
    match unit.kind:
        case UnitKind.STORY:
            yield from _of_story(library, library.stories[unit.id])
        case UnitKind.ARTICLE:
            if unit.id in library.annotations:
                yield from _of_annotations(library, library.annotations[unit.id])
        case UnitKind.ACTOR:
            role = Dependent(kind=RestKind.ROLE, name=unit.id)
            for held in library.actors[unit.id].roles:
                for reference in held.evidence:
                    yield library.evidence(reference, ""), role
        case UnitKind.OUTLET | UnitKind.SITE:
            pass


def _of_annotations(
    library: Library, record: Annotations
) -> Iterator[tuple[Target | Fault, Dependent]]:
    for report in record.reports:
        key = library.claim(report.claim, report.article)
        if not isinstance(key, Fault):
            claim = Dependent(kind=RestKind.CLAIM, story=key[0], name=key[1])
            for reference in (report.id, *report.evidence):
                yield library.evidence(reference, report.article), claim
    for stance in record.stances:
        key = library.question(stance.question, stance.article)
        if not isinstance(key, Fault):
            position = Dependent(kind=RestKind.STANCE, story=key[0], name=key[1])
            for reference in stance.evidence:
                yield library.evidence(reference, stance.article), position


def _of_story(library: Library, story: Story) -> Iterator[tuple[Target | Fault, Dependent]]:
    number = 0
    for text in story_texts(story):
        for reference in text.prose.references:
            if reference.kind is ReferenceKind.CITATION:
                number += 1
                yield (
                    library.citation(story, reference.target),
                    Dependent(kind=_PART[text.part], story=story.id, note=number),
                )
            elif reference.kind is ReferenceKind.TRANSCLUSION:
                shown = Dependent(kind=RestKind.KEY_QUOTE, story=story.id)
                yield library.citation(story, reference.target), shown
    for key_quote in story.key_quotes:
        shown = Dependent(kind=RestKind.KEY_QUOTE, story=story.id)
        yield library.citation(story, key_quote), shown
