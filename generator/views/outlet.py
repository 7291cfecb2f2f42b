"""Floor 5, an outlet's page: what it contributed, and how its words came to it."""

from __future__ import annotations

from collections import Counter

from generator import urls
from generator.library import Library
from generator.model import Article, Outlet, WordedItem
from generator.paging import cut, nth
from generator.structs import Struct
from generator.tallies import total
from generator.views.contribution import Contribution, Part, contributions, parts
from generator.views.lists import Lists
from generator.views.making import On, host
from generator.views.once import fact
from generator.views.parts import ArticleCard, Frame, ItemView, Link, Named, Pager

MOST = 24
"""Items and articles of others that are shown of each sort."""


class Mix(Struct, frozen=True, kw_only=True):
    """Of its quotes and passages with a speaker: how many are of each sort."""

    named: int
    unnamed: int
    documents: int
    own: int
    """Reached the outlet without a `via`."""
    relayed: int


class Taken(Struct, frozen=True, kw_only=True):
    """Items of other outlets' articles that came from this one."""

    items: tuple[ItemView, ...] = ()
    """No more than `MOST`, by article; the index of sources has them all."""
    total: int = 0
    by: tuple[tuple[Named, int], ...] = ()
    """Outlet that carries them → how many; most first."""


class OutletView(Struct, frozen=True, kw_only=True):
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
    mix: Mix | None
    """None on a further page."""
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


def page_count(library: Library, lists: Lists, outlet: str) -> int:
    """Pages that an outlet's contributions take."""
    own = [library.articles[a] for a in lists.published.get(outlet, ())]
    return len(_cut(library, own))


def _cut(library: Library, own: list[Article]) -> tuple[tuple[Part, ...], ...]:
    def key(part: Part) -> str:
        story, articles = part
        return story or articles[0].id

    return cut(parts(library, own), key=key, weight=lambda part: len(part[1]))


def view(on: On, outlet: Outlet, number: int = 1) -> OutletView:
    """Page `number` of an outlet."""
    library = on.site.library
    lists = on.site.lists
    pages_ = _pages(on, outlet.id)
    shown = [
        (story, tuple(library.articles[a] for a in articles))
        for story, articles in nth(pages_, number)
    ]
    address = urls.outlet(outlet.id)
    relations = on.site.relations
    first = number == 1
    origins = lists.origin_of.get(outlet.id, ()) if first else ()
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
        contributions=contributions(on, outlet.id, shown),
        mix=_mix(on, outlet.id) if first else None,
        relayed_by=_taken(on, outlet, relations.relayed_by.get(outlet.id, ()) if first else ()),
        narration=_taken(on, outlet, relations.said_by.get(outlet.id, ()) if first else ()),
        origin_of=tuple(on.card(library.articles[a]) for a in origins[:MOST]),
        origins_total=len(origins),
        sources=on.href(urls.SOURCES),
        pager=on.pager(address, number, len(pages_)),
    )


def _own(on: On, outlet_id: str) -> list[Article]:
    articles = on.site.library.articles
    return [articles[article] for article in on.site.lists.published.get(outlet_id, ())]


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


@fact
def _pages(on: On, outlet_id: str) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
    """The outlet's parts by page, with the ids of the articles."""
    pages = _cut(on.site.library, _own(on, outlet_id))
    return tuple(
        tuple((story, tuple(article.id for article in articles)) for story, articles in page)
        for page in pages
    )


def _mix(on: On, outlet_id: str) -> Mix:
    counted = [article for article in _own(on, outlet_id) if not article.withdrawn]
    said, unnamed, documents, relayed = total(on.site.tally(a.id) for a in counted).said
    return Mix(
        named=said - unnamed - documents,
        unnamed=unnamed,
        documents=documents,
        own=said - relayed,
        relayed=relayed,
    )
