"""Floor 5, an outlet's page: what it contributed, and how its words came to it."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.claims import first_version
from generator.library import Library
from generator.model import ActorKind, Annotations, Article, Outlet, Passage, Quote, WordedItem
from generator.views.making import On, host
from generator.views.parts import ArticleCard, Frame, ItemView, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What the outlet brought to one story."""

    story: Link | None
    """None for articles in no story."""
    articles: tuple[ArticleCard, ...]
    quotes: int
    passages: int
    claims: int
    """Claims of the story its articles report."""
    only_here: int
    """Claims of the story that no other outlet's article reports."""


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
class OutletView:
    """One outlet page."""

    frame: Frame
    name: str
    kind: str | None
    url: str | None
    host: str | None
    country: str | None
    language: str | None
    contributions: tuple[Contribution, ...]
    mix: Mix
    relayed_by: tuple[ItemView, ...]
    """Items in other outlets' articles that name this outlet as `via`."""
    narration: tuple[ItemView, ...]
    """Its own narration, quoted by others."""
    origin_of: tuple[ArticleCard, ...]
    """Other outlets' articles that name it as an origin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCard:
    """An outlet in the list of all."""

    name: str
    href: str
    kind: str | None
    country: str | None
    articles: int
    """Versions of one article count once."""
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsView:
    """The list of all outlets."""

    frame: Frame
    outlets: tuple[OutletCard, ...]


def view(on: On, outlet: Outlet) -> OutletView:
    """The page of an outlet."""
    library = on.site.library
    own = [a for a in library.articles.values() if a.outlet == outlet.id]
    records = _counted(library, own)
    relations = on.site.relations
    return OutletView(
        frame=on.frame(
            outlet.name,
            section=urls.OUTLETS,
            edit=outlet.at.path,
            canonical=urls.outlet(outlet.id),
        ),
        name=outlet.name,
        kind=outlet.kind,
        url=outlet.url,
        host=host(outlet.url),
        country=outlet.country,
        language=outlet.language,
        contributions=_contributions(on, own),
        mix=_mix(library, [i for record in records for i in record.said() if i.speaker]),
        relayed_by=_in_others(on, outlet, relations.relayed_by.get(outlet.id, ())),
        narration=_in_others(on, outlet, relations.said_by.get(outlet.id, ())),
        origin_of=tuple(
            on.card(a)
            for a in library.articles.values()
            if outlet.id in a.origins and a.outlet != outlet.id
        ),
    )


def list_view(on: On) -> OutletsView:
    """The list of all outlets."""
    library = on.site.library
    articles: dict[str, list[Article]] = {}
    for article in library.articles.values():
        if not article.withdrawn:
            articles.setdefault(article.outlet, []).append(article)
    quotes = {a: len(record.quotes) for a, record in library.annotations.items()}
    cards = [
        OutletCard(
            name=outlet.name,
            href=on.href(urls.outlet(outlet.id)),
            kind=outlet.kind,
            country=outlet.country,
            articles=len({first_version(library, a.id) for a in articles.get(outlet.id, ())}),
            quotes=sum(quotes.get(a.id, 0) for a in articles.get(outlet.id, ())),
        )
        for outlet in library.outlets.values()
    ]
    return OutletsView(
        frame=on.frame(on.t("outlets.title"), section=urls.OUTLETS, canonical=urls.OUTLETS),
        outlets=tuple(sorted(cards, key=lambda card: card.name.casefold())),
    )


def _in_others(on: On, outlet: Outlet, items: tuple[WordedItem, ...]) -> tuple[ItemView, ...]:
    """Those items that stand in other outlets' articles."""
    articles = on.site.library.articles
    return tuple(on.item(i.article, i.id) for i in items if articles[i.article].outlet != outlet.id)


def _contributions(on: On, own: list[Article]) -> tuple[Contribution, ...]:
    """By story, articles in no story last."""
    library = on.site.library
    by_story: dict[str, list[Article]] = {}
    for article in own:
        for story in library.index.stories_of.get(article.id, ("",)):
            by_story.setdefault(story, []).append(article)
    found = []
    for story in sorted(by_story, key=lambda s: (s == "", s)):
        articles = by_story[story]
        records = _counted(library, articles)
        mine, others = _claims(on, story, {a.id for a in articles})
        found.append(
            Contribution(
                story=on.story_link(library.stories[story]) if story else None,
                articles=tuple(on.card(article) for article in articles),
                quotes=sum(len(record.quotes) for record in records),
                passages=sum(len(record.passages) for record in records),
                claims=len(mine),
                only_here=len(mine - others),
            )
        )
    return tuple(found)


def _counted(library: Library, articles: list[Article]) -> list[Annotations]:
    """What was found in those articles that count: withdrawn ones do not."""
    return [
        library.annotations[a.id]
        for a in articles
        if a.id in library.annotations and not a.withdrawn
    ]


def _claims(on: On, story: str, articles: set[str]) -> tuple[set[str], set[str]]:
    """A story's claims that these articles report, and those that other articles report."""
    library = on.site.library
    mine, others = set[str](), set[str]()
    found = library.stories.get(story)
    for claim in found.claims if found else ():
        for report in on.site.relations.reports_of.get((story, claim.id), ()):
            if library.articles[report.article].withdrawn:
                continue
            (mine if report.article in articles else others).add(claim.id)
    return mine, others


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
