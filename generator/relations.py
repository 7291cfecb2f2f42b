"""Floor 3, the library read the other way round: from what is named to what names it.

Made once from a library; every page that shows who said, holds or reports something asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.library import Fault, Library
from generator.model import Actor, Article, Event, Report, Role, Stance, Story, WordedItem
from generator.pieces import ReferenceKind
from generator.texts import story_texts

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Look-ups by what is named; what nothing names is not in them."""

    stances_on: Mapping[tuple[str, str], tuple[Stance, ...]]
    """(story, question) → its stances, by article, then in file order."""
    stances_of: Mapping[str, tuple[tuple[tuple[str, str], Stance], ...]]
    """Actor or outlet → its stances with the (story, question) they are on."""
    reports_of: Mapping[tuple[str, str], tuple[Report, ...]]
    """(story, claim) → its reports."""
    said_by: Mapping[str, tuple[WordedItem, ...]]
    """Actor or outlet → the items whose speaker it is."""
    relayed_by: Mapping[str, tuple[WordedItem, ...]]
    """Actor or outlet → the items it passed on."""
    roles_in: Mapping[str, tuple[tuple[Actor, Role], ...]]
    """Actor or outlet → who holds a role in it, and which."""
    events_naming: Mapping[str, tuple[tuple[Story, Event], ...]]
    """Actor or outlet → the events whose text links to it."""
    superseding: Mapping[str, tuple[Article, ...]]
    """Article → those that supersede it."""
    linked_in: Mapping[str, frozenset[str]]
    """Actor or outlet → the stories whose prose links to it."""


def relate(library: Library) -> Relations:
    """The relations of a library."""
    on = [
        (key, stance)
        for stance in library.stances()
        if not isinstance(key := library.question(stance.question, stance.article), Fault)
    ]
    reported = [
        (key, report)
        for report in library.reports()
        if not isinstance(key := library.claim(report.claim, report.article), Fault)
    ]
    return Relations(
        stances_on=_grouped(on),
        stances_of=_grouped((stance.actor, (key, stance)) for key, stance in on),
        reports_of=_grouped(reported),
        said_by=_grouped((i.speaker, i) for i in library.worded() if i.speaker),
        relayed_by=_grouped((via, i) for i in library.worded() for via in i.via),
        roles_in=_grouped(
            (role.of, (actor, role))
            for actor in library.actors.values()
            for role in actor.roles
            if role.of
        ),
        events_naming=_grouped(_events(library)),
        superseding=_grouped((a.supersedes, a) for a in library.articles.values() if a.supersedes),
        linked_in={
            party: frozenset(stories) for party, stories in _grouped(_links(library)).items()
        },
    )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _events(library: Library) -> Iterator[tuple[str, tuple[Story, Event]]]:
    for story in library.stories.values():
        for event in story.events:
            links = [r.target for r in event.text.references if r.kind is ReferenceKind.LINK]
            for target in dict.fromkeys(links):
                yield target, (story, event)


def _links(library: Library) -> Iterator[tuple[str, str]]:
    for story in library.stories.values():
        for text in story_texts(story):
            for reference in text.prose.references:
                if reference.kind is ReferenceKind.LINK:
                    yield reference.target, story.id
