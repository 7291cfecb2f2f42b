"""Floor 5, an outlet's page: what it contributed, and how its words came to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator import urls
from generator.library import Library
from generator.model import ActorKind, Article, Outlet, Passage, Quote, WordedItem
from generator.paging import cut, nth
from generator.views.contribution import Contribution, Part, contributions, counted, parts
from generator.views.making import On, host
from generator.views.parts import ArticleCard, Frame, ItemView, Link, Named, Pager

MOST = 24
"""Items and articles of others that are shown of each sort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Of its quotes and passages with a speaker: how many are of each sort."""

    named: int
    unnamed: int
    documents: int
    own: int
    """Reached the outlet without a `via`."""
    relayed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Items of other outlets' articles that came from this one."""

    items: tuple[ItemView, ...] = ()
    """No more than `MOST`, by article; the index of sources has them all."""
    total: int = 0
    by: tuple[tuple[Named, int], ...] = ()
    """Outlet that carries them → how many; most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One outlet page; further pages hold no more than further contributions."""

    frame: Frame
    name: str
    home: Link | None
    """On a further page: to the first."""
    kind: str | None
    url: str | None
    host: str | None
    country: str | None
    language: str | None
    contributions: tuple[Contribution, ...]
    mix: Mix
    relayed_by: Taken
    """Those that name this outlet as `via`."""
    narration: Taken
    """Its own narration, quoted by others."""
    origin_of: tuple[ArticleCard, ...]
    """Other outlets' articles that name it as an origin, no more than `MOST`."""
    origins_total: int
    sources: str
    """Address of the index of sources."""
    pager: Pager | None


def pages(library: Library) -> Iterator[tuple[Outlet, int]]:
    """Each outlet with the number of pages that its contributions take."""
    own: dict[str, list[Article]] = {}
    for article in library.articles.values():
        own.setdefault(article.outlet, []).append(article)
    for outlet in library.outlets.values():
        yield outlet, len(_cut(library, own.get(outlet.id, [])))


def _cut(library: Library, own: list[Article]) -> tuple[tuple[Part, ...], ...]:
    def key(part: Part) -> str:
        story, articles = part
        return story or articles[0].id

    return cut(parts(library, own), key=key, weight=lambda part: len(part[1]))


def view(on: On, outlet: Outlet, number: int = 1) -> OutletView:
    """Page `number` of an outlet."""
    library = on.site.library
    own = [a for a in library.articles.values() if a.outlet == outlet.id]
    pages_ = _cut(library, own)
    said = chain.from_iterable(record.said() for record in counted(library, own))
    address = urls.outlet(outlet.id)
    relations = on.site.relations
    first = number == 1
    others = library.articles.values() if first else ()
    origins = [a for a in others if outlet.id in a.origins and a.outlet != outlet.id]
    return OutletView(
        frame=on.frame(
            outlet.name,
            section=urls.OUTLETS,
            edit=outlet.at.path,
            canonical=address,
            number=number,
        ),
        name=outlet.name,
        home=None if first else on.link(address, outlet.name),
        kind=outlet.kind,
        url=outlet.url,
        host=host(outlet.url),
        country=outlet.country,
        language=outlet.language,
        contributions=contributions(on, outlet.id, nth(pages_, number)),
        mix=_mix(library, [item for item in said if item.speaker]),
        relayed_by=_taken(on, outlet, relations.relayed_by.get(outlet.id, ()) if first else ()),
        narration=_taken(on, outlet, relations.said_by.get(outlet.id, ()) if first else ()),
        origin_of=tuple(on.card(article) for article in origins[:MOST]),
        origins_total=len(origins),
        sources=on.href(urls.SOURCES),
        pager=on.pager(address, number, len(pages_)),
    )


def _taken(on: On, outlet: Outlet, items: tuple[WordedItem, ...]) -> Taken:
    """Those items that stand in other outlets' articles."""
    articles = on.site.library.articles
    found = [item for item in items if articles[item.article].outlet != outlet.id]
    by = Counter(articles[item.article].outlet for item in found)
    return Taken(
        items=tuple(on.item(item.article, item.id) for item in found[:MOST]),
        total=len(found),
        by=tuple((on.named(carrier), count) for carrier, count in by.most_common()),
    )


def _mix(library: Library, said: list[Quote | Passage]) -> Mix:
    kinds = [
        library.actors[item.speaker].kind if item.speaker in library.actors else None
        for item in said
        if item.speaker
    ]
    relayed = sum(bool(item.via) for item in said)
    unnamed, documents = kinds.count(ActorKind.UNNAMED), kinds.count(ActorKind.DOCUMENT)
    return Mix(
        named=len(said) - unnamed - documents,
        unnamed=unnamed,
        documents=documents,
        own=len(said) - relayed,
        relayed=relayed,
    )
