"""Floor 3, what of ours rests on an item: the index read backwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.library import Fault, Library, Target
from generator.model import Story
from generator.pieces import ReferenceKind
from generator.texts import story_texts


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependent:
    """One thing that rests on an item."""

    kind: RestKind
    story: str | None = None
    note: int | None = None
    """Number of the citation on its story's page, from 1."""
    name: str | None = None
    """The claim's, question's or actor's id."""


def dependents(library: Library) -> dict[tuple[str, str], tuple[Dependent, ...]]:
    """(article, item) → what rests on it, in order of the stories, then of the annotations."""
    found: dict[tuple[str, str], dict[Dependent, None]] = {}
    for target, dependent in _resting(library):
        if not isinstance(target, Fault) and target.article and target.item:
            found.setdefault((target.article, target.item), {})[dependent] = None
    return {key: tuple(value) for key, value in found.items()}


def _resting(library: Library) -> Iterator[tuple[Target | Fault, Dependent]]:
    for story in library.stories.values():
        yield from _of_story(library, story)
    yield from _of_annotations(library)
    for actor in library.actors.values():
        role = Dependent(kind=RestKind.ROLE, name=actor.id)
        for held in actor.roles:
            for reference in held.evidence:
                yield library.evidence(reference, ""), role


def _of_annotations(library: Library) -> Iterator[tuple[Target | Fault, Dependent]]:
    for report in library.reports():
        key = library.claim(report.claim, report.article)
        if not isinstance(key, Fault):
            claim = Dependent(kind=RestKind.CLAIM, story=key[0], name=key[1])
            for reference in (report.id, *report.evidence):
                yield library.evidence(reference, report.article), claim
    for stance in library.stances():
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
