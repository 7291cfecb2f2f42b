"""Floor 3, the library read the other way round: from what is named to what names it.

Every page that shows who said, holds or reports something asks here. The relations are what each
unit of the library contributes to them, put together in the order of the units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.library import Fault, Library
from generator.model import (
    Actor,
    Annotations,
    Article,
    Event,
    OutletKind,
    Report,
    Role,
    Stance,
    Story,
    WordedItem,
)
from generator.naming import linked, named_in_annotations, named_in_article, named_in_story
from generator.structs import Struct, fields
from generator.units import Unit, UnitKind, units


class Counted(Struct, frozen=True, kw_only=True):
    """An article that was not withdrawn, as a story that lists it counts it."""

    first: str
    """The article it goes back to."""
    outlet: str | None
    """None for our own pages."""
    was_read: bool
    """Whether it was read for quotes."""


class Relations(Struct, frozen=True, kw_only=True):
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
    naming: Mapping[str, tuple[Unit, ...]]
    """Actor or outlet → the units that name it, each once; holders of its roles stand apart."""
    annotated_in: Mapping[str, tuple[str, ...]]
    """Actor or outlet → the articles whose annotations name it, by id."""
    roles_from: Mapping[str, tuple[str, ...]]
    """Article → the actors with a role whose evidence stands in it, each once."""
    quoted_in: Mapping[str, tuple[tuple[str, int], ...]]
    """Actor or outlet → the articles that count and quote it, and how often."""
    placed_in: Mapping[str, tuple[tuple[str, int], ...]]
    """Actor or outlet → the articles that count and tell where it stands, and how often."""
    counting: Mapping[str, tuple[Counted, ...]]
    """Story → those of its articles that count."""


Contribution = tuple[str, str | tuple[str, str], object]
"""The name of a relation, a key of it, and one value under that key."""


def relate(library: Library) -> Relations:
    """The relations of a library."""
    found: dict[str, dict[Any, list[Any]]] = {name: {} for name in fields(Relations)}
    for unit in units(library):
        for name, key, value in contributions(library, unit):
            found[name].setdefault(key, []).append(value)
    whole: dict[str, Any] = {
        name: {key: tuple(values) for key, values in relation.items()}
        for name, relation in found.items()
    }
    whole["linked_in"] = {key: frozenset(values) for key, values in found["linked_in"].items()}
    return Relations(**whole)


def contributions(library: Library, unit: Unit) -> Iterator[Contribution]:
    """What one unit adds to the relations, in the order of its file."""
    match unit.kind:
        case UnitKind.ACTOR:
            yield from _of_actor(library.actors[unit.id])
        case UnitKind.ARTICLE:
            yield from _of_article(library, unit)
        case UnitKind.STORY:
            yield from _of_story(library.stories[unit.id], unit)
        case UnitKind.SITE:
            if library.settings.publisher:
                yield "naming", library.settings.publisher, unit
        case UnitKind.OUTLET:
            pass  # an outlet names nobody


def _of_actor(actor: Actor) -> Iterator[Contribution]:
    for role in actor.roles:
        if role.of:
            yield "roles_in", role.of, (actor, role)
    evidence = (reference for role in actor.roles for reference in role.evidence)
    for article in dict.fromkeys(reference.partition("#")[0] for reference in evidence):
        yield "roles_from", article, actor.id


def _of_article(library: Library, unit: Unit) -> Iterator[Contribution]:
    article = library.articles.get(unit.id)
    record = library.annotations.get(unit.id)
    annotated = dict.fromkeys(named_in_annotations(record)) if record else {}
    if article and article.supersedes:
        yield "superseding", article.supersedes, article
    if article and not article.withdrawn:
        yield from _counting(library, article, record)
    if record:
        yield from _of_annotations(library, record)
    for party in dict.fromkeys((*(named_in_article(article) if article else ()), *annotated)):
        yield "naming", party, unit
    for party in annotated:
        yield "annotated_in", party, unit.id


def _counting(
    library: Library, article: Article, record: Annotations | None
) -> Iterator[Contribution]:
    """What counts only where the article was not withdrawn."""
    outlet = library.outlets.get(article.outlet)
    counted = Counted(
        first=library.first_version(article.id),
        outlet=outlet.id if outlet and outlet.kind is not OutletKind.OWN else None,
        was_read=record is not None and "quotes" in record.read_for,
    )
    for story in library.index.stories_of.get(article.id, ()):
        yield "counting", story, counted
    if record:
        for speaker, quotes in Counter(quote.speaker for quote in record.quotes).items():
            yield "quoted_in", speaker, (article.id, quotes)
        placed = Counter(
            stance.actor
            for stance in record.stances
            if not isinstance(library.question(stance.question, stance.article), Fault)
        )
        for actor, places in placed.items():
            yield "placed_in", actor, (article.id, places)


def _of_annotations(library: Library, record: Annotations) -> Iterator[Contribution]:
    for stance in record.stances:
        question = library.question(stance.question, stance.article)
        if not isinstance(question, Fault):
            yield "stances_on", question, stance
            yield "stances_of", stance.actor, (question, stance)
    for report in record.reports:
        claim = library.claim(report.claim, report.article)
        if not isinstance(claim, Fault):
            yield "reports_of", claim, report
    for item in record.worded():
        if item.speaker:
            yield "said_by", item.speaker, item
        for via in item.via:
            yield "relayed_by", via, item


def _of_story(story: Story, unit: Unit) -> Iterator[Contribution]:
    for event in story.events:
        for party in dict.fromkeys(linked(event.text)):
            yield "events_naming", party, (story, event)
    for party in dict.fromkeys(named_in_story(story)):
        yield "linked_in", party, story.id
        yield "naming", party, unit
