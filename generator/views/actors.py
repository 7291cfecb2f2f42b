"""Floor 5, the list of all actors: by kind, then by initial letter, in pages where it is long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator import urls
from generator.dating import role_on
from generator.languages import alphabetical
from generator.library import Library
from generator.markup import without_bidi
from generator.model import Actor, ActorKind
from generator.paging import cut, nth
from generator.relations import Relations
from generator.structs import Struct
from generator.views.making import On
from generator.views.once import fact
from generator.views.parts import Frame, Link, Named, Pager

LETTERED = 24
"""From more actors of a kind than this, they stand under their initial letters."""


class ActorCard(Struct, frozen=True, kw_only=True):
    """An actor in the list of all."""

    name: str
    href: str
    kind: str
    role: str | None
    quotes: int
    stances: int


class Run(Struct, frozen=True, kw_only=True):
    """Actors of one kind and one initial letter; or unnamed ones, of one outlet."""

    letter: str | None
    """The letter; None where the kind is too small for letters, or it is an outlet's."""
    outlet: Named | None
    anchor: str | None
    """Its id, where the index leads to it."""
    cards: tuple[ActorCard, ...]


class KindGroup(Struct, frozen=True, kw_only=True):
    """All actors of one kind on a page."""

    kind: str
    runs: tuple[Run, ...]


class KindIndex(Struct, frozen=True, kw_only=True):
    """The way to the actors of one kind, on whichever page they stand."""

    kind: str
    total: int
    href: str
    letters: tuple[Link, ...]


class ActorsView(Struct, frozen=True, kw_only=True):
    """The list of all actors."""

    frame: Frame
    index: tuple[KindIndex, ...]
    """None where all stand on one page without letters."""
    groups: tuple[KindGroup, ...]
    """By kind, in the order person, organisation, group, document, unnamed; those of this page."""
    pager: Pager | None


def list_pages(library: Library, relations: Relations) -> tuple[tuple[Actor, ...], ...]:
    """All actors by kind and name, unnamed ones by outlet, as pages."""
    kinds, language = list(ActorKind), library.settings.language

    def place(actor: Actor) -> tuple[object, ...]:
        outlet = outlet_of(library, relations, actor)
        by = alphabetical(library.party_name(outlet), language) if outlet else ()
        letter, name = _filed(actor.name, language)
        return (kinds.index(actor.kind), by, outlet or "", letter != "#", name, actor.id)

    return cut(sorted(library.actors.values(), key=place), key=lambda actor: actor.id)


def list_view(on: On, number: int = 1) -> ActorsView:
    """Page `number` of the list of all actors."""
    pages, order = on.site.lists.actors, _order(on)
    shown = [on.site.library.actors[a] for a in nth(pages, number)]
    return ActorsView(
        frame=on.frame(
            on.t("actors.title"), section=urls.ACTORS, canonical=urls.ACTORS, number=number
        ),
        index=_index(on, order) if order.lettered or len(pages) > 1 else (),
        groups=tuple(
            KindGroup(kind=kind, runs=tuple(_runs(on, some, order, number)))
            for kind, some in groupby(shown, key=lambda actor: actor.kind)
        ),
        pager=on.pager(urls.ACTORS, number, len(pages)),
    )


def outlet_of(library: Library, relations: Relations, actor: Actor) -> str | None:
    """Of an unnamed actor: the outlet whose article describes it, by its id; else None."""
    if actor.kind is not ActorKind.UNNAMED:
        return None
    articles = [item.article for item in relations.said_by.get(actor.id, ())]
    articles += [stance.article for _, stance in relations.stances_of.get(actor.id, ())]
    known = [
        library.articles[article].outlet for article in articles if article in library.articles
    ]
    if known:
        return known[0]
    words = actor.id.split("-")
    starts = ("-".join(words[:number]) for number in range(1, len(words)))
    return next((start for start in starts if start in library.outlets), None)


# -- letters and the index ------------------------------------------------------------------------

_RunKey = tuple[str, str]
"""A kind, and a letter or an outlet; empty for a kind without letters."""


def _filed(name: str, language: str) -> tuple[str, tuple[bool, str, str]]:
    """The letter a name stands under, `#` where it begins with none; and its place there.

    Marks before its first letter or digit do not count.
    """
    bare = without_bidi(name)
    start = next((n for n, character in enumerate(bare) if character.isalnum()), 0)
    place = alphabetical(bare[start:], language)
    first = place[1][:1]
    return first.upper() if first.isalpha() else "#", place


class _Order(Struct, frozen=True, kw_only=True):
    """How all actors stand in the list."""

    kinds: dict[ActorKind, int]
    """How many there are of each kind."""
    lettered: frozenset[str]
    """The kinds that are large enough for letters."""
    starts: dict[_RunKey, int]
    """Each run → the page on which it begins."""


@fact
def _order(on: On) -> _Order:
    actors = on.site.library.actors
    pages = [[actors[a] for a in page] for page in on.site.lists.actors]
    kinds = Counter(actor.kind for page in pages for actor in page)
    lettered = frozenset(kind for kind, total in kinds.items() if total > LETTERED)
    starts: dict[_RunKey, int] = {}
    for number, page in enumerate(pages, 1):
        for actor in page:
            starts.setdefault(_run_of(on, actor, lettered), number)
    return _Order(kinds=dict(kinds), lettered=lettered, starts=starts)


def _run_of(on: On, actor: Actor, lettered: frozenset[str]) -> _RunKey:
    if actor.kind is ActorKind.UNNAMED:
        return actor.kind, outlet_of(on.site.library, on.site.relations, actor) or ""
    language = on.site.library.settings.language
    return actor.kind, _filed(actor.name, language)[0] if actor.kind in lettered else ""


def _index(on: On, order: _Order) -> tuple[KindIndex, ...]:
    starts, found = order.starts, []
    for kind, total in order.kinds.items():
        runs = [key for key in starts if key[0] == kind]
        first = urls.further(urls.ACTORS, starts[runs[0]])
        found.append(
            KindIndex(
                kind=kind,
                total=total,
                href=on.href(f"{first}#{urls.kind_anchor(kind)}"),
                letters=tuple(_letter(on, key, starts[key]) for key in runs if key[1]),
            )
        )
    return tuple(found)


def _letter(on: On, key: _RunKey, number: int) -> Link:
    kind, name = key
    words = on.site.library.party_name(name) if kind == ActorKind.UNNAMED else name
    address = f"{urls.further(urls.ACTORS, number)}#{urls.run_anchor(kind, name)}"
    return Link(on.href(address), words)


def _runs(
    on: On,
    actors: Iterable[Actor],
    order: _Order,
    number: int,
) -> Iterator[Run]:
    for key, run in groupby(actors, key=lambda actor: _run_of(on, actor, order.lettered)):
        kind, name = key
        unnamed = kind == ActorKind.UNNAMED
        yield Run(
            letter=name if name and not unnamed else None,
            outlet=on.named(name) if name and unnamed else None,
            anchor=urls.run_anchor(kind, name) if name and order.starts[key] == number else None,
            cards=tuple(_card(on, actor) for actor in run),
        )


def _card(on: On, actor: Actor) -> ActorCard:
    relations = on.site.relations
    role = role_on(actor.roles, None)
    return ActorCard(
        name=without_bidi(actor.name),
        href=on.href(urls.actor(actor.id)),
        kind=actor.kind,
        role=on.within(role.title, None) if role else None,
        quotes=sum(number for _, number in relations.quoted_in.get(actor.id, ())),
        stances=sum(number for _, number in relations.placed_in.get(actor.id, ())),
    )
