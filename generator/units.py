"""Floor 3, the parts in which a library is gone through: a record, and what stands with it.

What is found out is found out of one unit at a time, so that a change costs what it touches.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.library import Library
from generator.structs import Struct


class UnitKind(StrEnum):
    """What sort of record a unit is."""

    OUTLET = "outlet"
    ACTOR = "actor"
    ARTICLE = "article"
    """An article with its annotations and its seal: any of the three, where others are missing."""
    STORY = "story"
    SITE = "site"
    """The settings, and what can only be told of all records together."""


class Unit(Struct, frozen=True):
    """One unit, by its record's id."""

    kind: UnitKind
    id: str


SITE = Unit(UnitKind.SITE, "")
"""The one unit of its kind."""


def units(library: Library) -> Iterator[Unit]:
    """All units of a library: kind by kind, by id."""
    for outlet in library.outlets:
        yield Unit(UnitKind.OUTLET, outlet)
    for actor in library.actors:
        yield Unit(UnitKind.ACTOR, actor)
    for article in sorted({*library.articles, *library.annotations, *library.seals}):
        yield Unit(UnitKind.ARTICLE, article)
    for story in library.stories:
        yield Unit(UnitKind.STORY, story)
    yield SITE
