"""The pages that the peers of the benchmark make, with what they show on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator import urls
from generator.library import Fault, Library
from generator.markup import join
from generator.model import Actor, Article, Event, Stance, Story, WordedItem
from generator.pages import Page
from generator.pieces import Reference, ReferenceKind
from generator.relations import Relations
from generator.structs import Struct
from generator.views.making import On


class PeerPage(Page, frozen=True):
    """A page with a template and a view of its own."""

    make: Callable[[On], object]

    @property
    def template(self) -> str:
        """The name of its template."""
        return f"{self.what[0]}.html"

    def view(self, on: On) -> object:
        """Its view, seen from this page."""
        return self.make(on)


class Link(Struct, frozen=True):
    """Where it leads, and what it says."""

    href: str
    words: str


class Said(Struct, frozen=True):
    """A quote; on an actor's page `link` leads to it, on an article's to its speaker."""

    id: str
    words: str
    link: Link


class Held(Struct, frozen=True):
    """A stance, with the words that show it."""

    link: Link
    question: str
    position: str
    evidence: str


class Happened(Struct, frozen=True):
    """An event in an article."""

    date: str
    words: str
    link: Link


class Report(Struct, frozen=True):
    """An article in a list."""

    link: Link
    date: str
    outlet: str
    url: str | None


class ArticleView(Struct, frozen=True, kw_only=True):
    """An article's page."""

    title: str
    report: Report
    stories: tuple[Link, ...]
    actors: tuple[Link, ...]
    body: str
    quotes: tuple[Said, ...]
    stances: tuple[Held, ...]
    events: tuple[Happened, ...]


class ActorView(Struct, frozen=True, kw_only=True):
    """An actor's page."""

    title: str
    kind: str
    description: str | None
    articles: tuple[Report, ...]
    quotes: tuple[Said, ...]
    stances: tuple[Held, ...]


class StoryView(Struct, frozen=True, kw_only=True):
    """A story's page."""

    title: str
    articles: tuple[Report, ...]
    events: tuple[Happened, ...]


class SourcesView(Struct, frozen=True, kw_only=True):
    """All articles by outlet."""

    title: str
    outlets: tuple[tuple[str, tuple[Report, ...]], ...]


class HomeView(Struct, frozen=True, kw_only=True):
    """The front page."""

    title: str
    stories: tuple[Link, ...]


def plan(library: Library, relations: Relations) -> list[Page]:
    """All pages."""
    told = _events(library)
    articles = library.articles.items()
    actors, stories = library.actors.items(), library.stories.items()
    return [
        _page(urls.HOME, "home", _home),
        _page(urls.SOURCES, "sources", _sources),
        *(_page(urls.story(name), "story", partial(_story, one, told)) for name, one in stories),
        *(_page(urls.actor(name), "actor", partial(_actor, one, relations)) for name, one in actors),
        *(_page(urls.article(name), "article", partial(_article, one, told)) for name, one in articles),
    ]  # fmt: skip


_Told = dict[str, list[Event]]
"""Article → the events whose text cites it."""


def _events(library: Library) -> _Told:
    found: _Told = {}
    for story in library.stories.values():
        for event in story.events:
            for article in _cited(story, event):
                found.setdefault(article, []).append(event)
    return found


def _cited(story: Story, event: Event) -> Iterator[str]:
    for reference in event.text.references:
        if reference.kind is ReferenceKind.CITATION:
            yield story.articles[reference.target.partition("#")[0]]


def _page(address: str, kind: str, make: Callable[[On], object]) -> Page:
    return PeerPage(urls.path(address), (kind,), make)


def _home(on: On) -> HomeView:
    stories = on.site.library.stories.values()
    return HomeView(
        title=on.site.library.settings.title,
        stories=tuple(Link(urls.story(story.id), story.title) for story in stories),
    )


def _sources(on: On) -> SourcesView:
    library = on.site.library
    by_outlet: dict[str, list[Report]] = {}
    for article in library.articles.values():
        by_outlet.setdefault(article.outlet, []).append(_report(library, article))
    outlets = sorted(by_outlet.items())
    named = ((library.party_name(outlet), tuple(reports)) for outlet, reports in outlets)
    return SourcesView(title="Sources", outlets=tuple(named))


def _story(story: Story, told: _Told, on: On) -> StoryView:
    library = on.site.library
    articles = [library.articles[article] for article in story.articles.values()]
    events = [
        _happened(event, article)
        for article in articles
        for event in told.get(article.id, ())
    ]  # fmt: skip
    return StoryView(
        title=story.title,
        articles=tuple(_report(library, article) for article in articles),
        events=tuple(sorted(events, key=lambda event: event.date)),
    )


def _actor(actor: Actor, relations: Relations, on: On) -> ActorView:
    library = on.site.library
    said = relations.said_by.get(actor.id, ())
    held = [stance for _, stance in relations.stances_of.get(actor.id, ())]
    articles = sorted({item.article for item in (*said, *held)})
    return ActorView(
        title=actor.name,
        kind=actor.kind,
        description=actor.description,
        articles=tuple(_report(library, library.articles[article]) for article in articles),
        quotes=tuple(
            Said(item.id, _words(item), _at(library, item.article, item.id)) for item in said
        ),
        stances=tuple(_held(library, one, _at(library, one.article)) for one in held),
    )


def _article(article: Article, told: _Told, on: On) -> ArticleView:
    library = on.site.library
    record = library.annotations[article.id]
    people = {one.speaker for one in record.quotes} | {one.actor for one in record.stances}
    stories = [library.stories[name] for name in library.index.stories_of.get(article.id, ())]
    return ArticleView(
        title=article.title,
        report=_report(library, article),
        stories=tuple(Link(urls.story(story.id), story.title) for story in stories),
        actors=tuple(_who(library, name) for name in sorted(people)),
        body=join(article.body, resolve=_address) if article.body else "",
        quotes=tuple(
            Said(one.id, _words(one), _who(library, one.speaker)) for one in record.quotes
        ),
        stances=tuple(_held(library, one, _who(library, one.actor)) for one in record.stances),
        events=tuple(_happened(event, article) for event in told.get(article.id, ())),
    )


def _report(library: Library, article: Article) -> Report:
    return Report(
        _at(library, article.id),
        article.published.text if article.published else "",
        library.party_name(article.outlet),
        article.url,
    )


def _at(library: Library, article: str, item: str | None = None) -> Link:
    address = urls.article(article)
    return Link(f"{address}#{item}" if item else address, library.articles[article].title)


def _who(library: Library, party: str) -> Link:
    return Link(urls.actor(party), library.party_name(party))


def _words(item: WordedItem) -> str:
    return " … ".join(item.select.parts) if item.select else ""


def _held(library: Library, stance: Stance, link: Link) -> Held:
    key = library.question(stance.question, stance.article)
    items = [library.item(stance.article, name) for name in stance.evidence]
    return Held(
        link,
        "" if isinstance(key, Fault) else library.index.questions[key].ask,
        stance.position,
        " ".join(_words(item) for item in items if item and not isinstance(item, Stance)),
    )


def _happened(event: Event, article: Article) -> Happened:
    link = Link(urls.article(article.id), article.title)
    return Happened(event.date.text, event.text.stream.text.strip(), link)


def _address(_number: int, reference: Reference) -> str:
    return reference.target if reference.kind is ReferenceKind.HREF else ""
