"""Floor 5, an actor's page: who it is, where it stands, what it did and said, who carries it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import urls
from generator.claims import first_version
from generator.dating import role_on
from generator.markup import without_bidi
from generator.model import Actor, ActorKind, Quote, Role, Stance, Story, WordedItem
from generator.views.making import On
from generator.views.parts import (
    Day,
    Frame,
    ItemView,
    Line,
    Link,
    Named,
    Phrase,
    StanceEntry,
    StoryCard,
)
from generator.views.prose import Numbering
from generator.views.standing import counts, entry, newest_first
from generator.views.story import story_card


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """An office, membership or alliance."""

    title: str
    of: Named | None
    since: Day | None
    until: Day | None
    evidence: tuple[ItemView, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Where the actor stands on one question, and stood before."""

    question: Link
    story: Link
    now: tuple[StanceEntry, ...]
    earlier: tuple[StanceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """How often one outlet carries the actor's words."""

    outlet: Named
    direct: int
    partial: int
    indirect: int
    unknown: int = 0
    """Quotes of which the form is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A tie to another actor or outlet, through a role, with its evidence."""

    other: Named
    title: str
    inward: bool
    """Whether the other holds the role in this actor."""
    since: Day | None
    until: Day | None
    evidence: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """What one story has of the actor."""

    story: Link
    quotes: tuple[ItemView, ...]
    passages: tuple[ItemView, ...]
    """Indirect speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """One actor page."""

    frame: Frame
    name: str
    kind: str
    native_names: tuple[Phrase, ...]
    description: str | None
    initials: str
    role: RoleLine | None
    """The newest role."""
    aliases: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    links: tuple[Link, ...]
    stories: tuple[StoryCard, ...]
    reports: int
    direct: int
    partial: int
    indirect: int
    unknown: int = 0
    """Quotes of which the form is not known yet."""
    lanes: tuple[Lane, ...]
    deeds: tuple[Line, ...]
    """What it did: stances shown by deeds, and events that name it."""
    parts: tuple[StoryPart, ...]
    """Its words, by story; last those of articles in no story."""
    carriers: tuple[Carrier, ...]
    connections: tuple[Connection, ...]
    belongs_to: Named | None
    """For an unnamed actor: the outlet whose article describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCard:
    """An actor in the list of all."""

    name: str
    href: str
    kind: str
    role: str | None
    quotes: int
    stances: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsView:
    """The list of all actors."""

    frame: Frame
    groups: tuple[tuple[str, tuple[ActorCard, ...]], ...]
    """By kind, in the order person, organisation, group, document, unnamed."""


Said = WordedItem


def view(on: On, actor: Actor) -> ActorView:
    """The page of an actor."""
    library = on.site.library
    said = [item for item in on.site.relations.said_by.get(actor.id, ()) if item.select]
    counted = [item for item in said if not library.articles[item.article].withdrawn]
    forms = [_form(on, item) for item in counted]
    held = _lanes(on, actor)
    stories = _stories(on, actor, said)
    newest = role_on(actor, None)
    return ActorView(
        frame=on.frame(
            actor.name,
            description=actor.description,
            section=urls.ACTORS,
            edit=actor.at.path,
            canonical=urls.actor(actor.id),
        ),
        name=without_bidi(actor.name),
        kind=actor.kind,
        native_names=tuple(on.phrase(name, lang) for lang, name in actor.native_name.items()),
        description=on.within(actor.description, None) if actor.description else None,
        initials=_initials(actor.name),
        role=_role_line(on, newest) if newest else None,
        aliases=tuple(without_bidi(alias) for alias in actor.aliases),
        roles=tuple(_role_line(on, role) for role in actor.roles),
        links=tuple(Link(href, name) for name, href in actor.links.items()),
        stories=tuple(story_card(on, story) for story in stories),
        reports=len({first_version(library, item.article) for item in counted}),
        direct=forms.count("direct"),
        partial=forms.count("partial"),
        indirect=forms.count("indirect"),
        unknown=forms.count("unknown"),
        lanes=held,
        deeds=_deeds(on, actor),
        parts=_parts(on, said),
        carriers=_carriers(on, counted, forms),
        connections=_connections(on, actor),
        belongs_to=_outlet_of(on, actor, said),
    )


def list_view(on: On) -> ActorsView:
    """The list of all actors."""
    library = on.site.library
    said, held = on.site.relations.said_by, on.site.relations.stances_of
    groups = []
    for kind in ActorKind:
        cards = []
        for actor in library.actors.values():
            if actor.kind is not kind:
                continue
            role = role_on(actor, None)
            cards.append(
                ActorCard(
                    name=without_bidi(actor.name),
                    href=on.href(urls.actor(actor.id)),
                    kind=actor.kind,
                    role=on.within(role.title, None) if role else None,
                    quotes=sum(
                        isinstance(i, Quote) and not library.articles[i.article].withdrawn
                        for i in said.get(actor.id, ())
                    ),
                    stances=sum(counts(library, stance) for _, stance in held.get(actor.id, ())),
                )
            )
        if cards:
            groups.append((str(kind), tuple(sorted(cards, key=lambda c: c.name.casefold()))))
    return ActorsView(
        frame=on.frame(on.t("actors.title"), section=urls.ACTORS, canonical=urls.ACTORS),
        groups=tuple(groups),
    )


def _form(on: On, item: Said) -> str:
    """direct, partial or indirect; unknown for a quote that is not yet proven."""
    if not isinstance(item, Quote):
        return "indirect"
    proof = on.site.proofs.get((item.article, item.id))
    return proof.form or "unknown" if proof else "unknown"


def _initials(name: str) -> str:
    letters = [word[0] for word in name.replace("-", " ").split() if word[0].isalpha()]
    return "".join(letters[:1] + letters[-1:] if len(letters) > 1 else letters).upper()


def _role_line(on: On, role: Role) -> RoleLine:
    return RoleLine(
        title=on.within(role.title, None),
        of=on.named(role.of) if role.of else None,
        since=on.day(role.since),
        until=on.day(role.until),
        evidence=on.evidence(role.evidence, ""),
        note=on.within(role.note, None) if role.note else None,
    )


def _lanes(on: On, actor: Actor) -> tuple[Lane, ...]:
    library = on.site.library
    held: dict[tuple[str, str], list[Stance]] = {}
    for key, stance in on.site.relations.stances_of.get(actor.id, ()):
        held.setdefault(key, []).append(stance)
    lanes = []
    for key in (key for key in library.index.questions if key in held):
        question = library.index.questions[key]
        now, earlier = newest_first(on, held[key])
        lanes.append(
            Lane(
                question=on.question_link(question),
                story=on.story_link(library.stories[key[0]]),
                now=tuple(entry(on, question, s) for s in now),
                earlier=tuple(entry(on, question, s) for s in earlier),
            )
        )
    return tuple(lanes)


def _deeds(on: On, actor: Actor) -> tuple[Line, ...]:
    """Events that link to the actor. Stances by deed stand in its lanes, with their notes."""
    numbering = Numbering(on)
    found = sorted(on.site.relations.events_naming.get(actor.id, ()), key=lambda pair: pair[1].date)
    lines = []
    for story, event in found:
        lang, direction = on.marks(story.language)
        line = numbering.of_story(story).line(event.text)
        lines.append(replace(line, day=on.day(event.date), lang=lang, dir=direction))
    return tuple(lines)


def _stories(on: On, actor: Actor, said: list[Said]) -> list[Story]:
    library, relations = on.site.library, on.site.relations
    found = {s for item in said for s in library.index.stories_of.get(item.article, ())}
    found |= {story for (story, _), _ in relations.stances_of.get(actor.id, ())}
    found |= relations.linked_in.get(actor.id, frozenset())
    return [library.stories[story] for story in sorted(found)]


def _parts(on: On, said: list[Said]) -> tuple[StoryPart, ...]:
    """Its words by story; an article of several stories stands under the first."""
    library = on.site.library
    by_story: dict[str, list[Said]] = {}
    for item in said:
        stories = library.index.stories_of.get(item.article, ())
        by_story.setdefault(stories[0] if stories else "", []).append(item)
    parts = []
    for story in sorted(by_story, key=lambda s: (s == "", s)):
        items = by_story[story]
        link = (
            on.story_link(library.stories[story])
            if story
            else on.link(urls.UNLISTED, on.t("sources.unlisted"))
        )
        parts.append(
            StoryPart(
                story=link,
                quotes=tuple(on.item(i.article, i.id) for i in items if isinstance(i, Quote)),
                passages=tuple(on.item(i.article, i.id) for i in items if not isinstance(i, Quote)),
            )
        )
    return tuple(parts)


def _carriers(on: On, said: list[Said], forms: list[str]) -> tuple[Carrier, ...]:
    library = on.site.library
    counts: dict[str, dict[str, int]] = {}
    for item, form in zip(said, forms, strict=True):
        outlet = library.articles[item.article].outlet
        count = counts.setdefault(outlet, {"direct": 0, "partial": 0, "indirect": 0, "unknown": 0})
        count[form] += 1
    return tuple(
        Carrier(outlet=on.named(outlet), **count) for outlet, count in sorted(counts.items())
    )


def _connections(on: On, actor: Actor) -> tuple[Connection, ...]:
    own = [(role.of, role, False) for role in actor.roles if role.of]
    others = [
        (other.id, role, True) for other, role in on.site.relations.roles_in.get(actor.id, ())
    ]
    return tuple(
        Connection(
            other=on.named(name),
            title=on.within(role.title, None),
            inward=inward,
            since=on.day(role.since),
            until=on.day(role.until),
            evidence=on.evidence(role.evidence, ""),
        )
        for name, role, inward in (*own, *others)
    )


def _outlet_of(on: On, actor: Actor, said: list[Said]) -> Named | None:
    if actor.kind is not ActorKind.UNNAMED:
        return None
    library = on.site.library
    articles = [item.article for item in said]
    articles += [s.article for _, s in on.site.relations.stances_of.get(actor.id, ())]
    if articles:
        return on.named(library.articles[articles[0]].outlet)
    own = [outlet for outlet in library.outlets if actor.id.startswith(f"{outlet}-")]
    return on.named(own[0]) if own else None
