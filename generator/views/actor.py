"""Floor 5, an actor's page: who it is, where it stands, what it did and said, who carries it."""

from __future__ import annotations

from generator import urls
from generator.dating import role_on
from generator.languages import side_by_side
from generator.markup import without_bidi
from generator.model import Actor, ActorKind, Role, WordedItem
from generator.paging import nth
from generator.structs import Struct
from generator.views.actors import outlet_of
from generator.views.carriers import Carriers, carriers, form
from generator.views.connections import Connection, connections, connections_drawn
from generator.views.drawings import Drawn
from generator.views.lanes import Happening, Lane, happenings, lanes
from generator.views.making import On
from generator.views.once import piece
from generator.views.parts import Day, Frame, ItemView, Link, Named, Pager, Phrase, StoryCard
from generator.views.standing import counts
from generator.views.story import brief_card
from generator.views.utterances import StoryPart, has_words, story_parts, words_of


class RoleLine(Struct, frozen=True, kw_only=True):
    """An office, membership or alliance."""

    title: str
    of: Named | None
    since: Day | None
    until: Day | None
    evidence: tuple[ItemView, ...]
    note: str | None


class SpelledAs(Struct, frozen=True, kw_only=True):
    """One spelling of the name, and who uses it."""

    words: Phrase
    outlets: tuple[Named, ...]
    """None where it was found in no text that we may read."""


class ActorView(Struct, frozen=True, kw_only=True):
    """One actor page."""

    frame: Frame
    name: str
    kind: str
    native_names: tuple[Phrase, ...]
    description: str | None
    initials: str
    role: RoleLine | None
    """The newest role."""
    spellings: tuple[SpelledAs, ...]
    """The name, its aliases and native names; none where all that is known is the name."""
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
    deeds: tuple[Happening, ...]
    """What it did, but for what stands beside its words."""
    parts: tuple[StoryPart, ...]
    """Its words, by story; last those of articles in no story. The first page of them."""
    pager: Pager | None = None
    """The way to its other words."""
    carriers: Carriers | None
    connections: tuple[Connection, ...]
    ties: Drawn | None
    """The connections drawn, where there are several."""
    belongs_to: Named | None
    """For an unnamed actor: the outlet whose article describes it."""


class ActorWordsView(Struct, frozen=True, kw_only=True):
    """A further page of an actor's words."""

    frame: Frame
    name: str
    kind: str
    role: RoleLine | None
    """The newest role."""
    href: str
    """The actor's own page."""
    parts: tuple[StoryPart, ...]
    pager: Pager | None


def view(on: On, actor: Actor) -> ActorView:
    """The page of an actor."""
    sums = _sums(on, actor)
    pages = words_of(on, actor.id)
    newest = role_on(actor.roles, None)
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
        spellings=_spellings(on, actor),
        roles=tuple(_role_line(on, role) for role in actor.roles),
        links=tuple(Link(href, name) for name, href in actor.links.items()),
        stories=_cards(on, sums.stories),
        reports=sums.reports,
        direct=sums.direct,
        partial=sums.partial,
        indirect=sums.indirect,
        unknown=sums.unknown,
        lanes=lanes(on, actor),
        deeds=happenings(on, actor),
        parts=story_parts(on, nth(pages, 1)),
        pager=on.pager(urls.actor(actor.id), 1, len(pages)),
        carriers=sums.carriers,
        connections=connections(on, actor),
        ties=connections_drawn(on, actor),
        belongs_to=_outlet(on, actor),
    )


def words_view(on: On, actor: Actor, number: int) -> ActorWordsView:
    """Page `number`, from 2, of an actor's words."""
    address = urls.actor(actor.id)
    pages = words_of(on, actor.id)
    newest = role_on(actor.roles, None)
    return ActorWordsView(
        frame=on.frame(
            actor.name,
            section=urls.ACTORS,
            edit=actor.at.path,
            canonical=address,
            number=number,
        ),
        name=without_bidi(actor.name),
        kind=actor.kind,
        role=_role_line(on, newest) if newest else None,
        href=on.href(address),
        parts=story_parts(on, nth(pages, number)),
        pager=on.pager(address, number, len(pages)),
    )


def _initials(name: str) -> str:
    letters = [word[0] for word in name.replace("-", " ").split() if word[0].isalpha()]
    both = letters[:1] + letters[-1:] if len(letters) > 1 else letters
    return side_by_side("".join(both).upper())


def _role_line(on: On, role: Role) -> RoleLine:
    return RoleLine(
        title=on.within(role.title, None),
        of=on.named(role.of) if role.of else None,
        since=on.day(role.since),
        until=on.day(role.until),
        evidence=on.evidence(role.evidence, ""),
        note=on.within(role.note, None) if role.note else None,
    )


@piece(lambda actor: actor.id)
def _spellings(on: On, actor: Actor) -> tuple[SpelledAs, ...]:
    """The spellings; none of a source that nobody names, and of a name that is known alone."""
    found = on.site.spellings.get(actor.id, ())
    plain = [spelling for spelling in found if spelling.lang is None or spelling.outlets]
    if len(plain) < 2 and (actor.kind is ActorKind.UNNAMED or not any(s.outlets for s in plain)):
        return ()
    return tuple(
        SpelledAs(
            words=on.phrase(spelling.words, spelling.lang)
            if spelling.lang
            else Phrase(without_bidi(spelling.words)),
            outlets=tuple(on.named(outlet) for outlet in spelling.outlets),
        )
        for spelling in plain
    )


class _Sums(Struct, frozen=True, kw_only=True):
    """What is told of all of an actor's words together."""

    stories: tuple[str, ...]
    """Those it appears in."""
    reports: int
    direct: int
    partial: int
    indirect: int
    unknown: int
    carriers: Carriers | None


@piece(lambda actor: actor.id)
def _sums(on: On, actor: Actor) -> _Sums:
    library = on.site.library
    said = [item for item in on.site.relations.said_by.get(actor.id, ()) if has_words(item)]
    counted = [item for item in said if not library.articles[item.article].withdrawn]
    forms = [form(on, item) for item in counted]
    stories = _stories(on, actor, said)
    return _Sums(
        stories=stories,
        reports=len({library.first_version(article) for article in _articles(on, actor, counted)}),
        direct=forms.count("direct"),
        partial=forms.count("partial"),
        indirect=forms.count("indirect"),
        unknown=forms.count("unknown"),
        carriers=carriers(on, actor, counted, stories),
    )


@piece(lambda stories: stories)
def _cards(on: On, stories: tuple[str, ...]) -> tuple[StoryCard, ...]:
    return tuple(brief_card(on, name) for name in stories)


def _articles(on: On, actor: Actor, said: list[WordedItem]) -> set[str]:
    """Articles that count and have words or a position of the actor."""
    stances = on.site.relations.stances_of.get(actor.id, ())
    held = {s.article for _, s in stances if counts(on.site.library, s)}
    return held | {item.article for item in said}


def _stories(on: On, actor: Actor, said: list[WordedItem]) -> tuple[str, ...]:
    library, relations = on.site.library, on.site.relations
    found = {s for item in said for s in library.index.stories_of.get(item.article, ())}
    found |= {story for (story, _), _ in relations.stances_of.get(actor.id, ())}
    found |= relations.linked_in.get(actor.id, frozenset())
    return tuple(sorted(found))


def _outlet(on: On, actor: Actor) -> Named | None:
    outlet = outlet_of(on.site.library, on.site.relations, actor)
    return on.named(outlet) if outlet else None
