"""Floor 5, the source-attribution index: who said it, how it reached us, what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import urls
from generator.dating import article_date
from generator.library import Library
from generator.model import Article, Story
from generator.paging import cut, nth
from generator.structs import Struct
from generator.tallies import rows_of
from generator.views.making import On, items_in_order
from generator.views.parts import Day, Frame, ItemView, Link, Pager, Source
from generator.views.sifting import Filter, Keys, filters, keys
from generator.views.sums import Sum, sums

LONGEST = 500
"""Rows a page shows in one. Beyond that the index of the whole site leads to its parts, and a part
is cut into pages."""


class SourceRow(Struct, frozen=True, kw_only=True):
    """One item of the index."""

    item: ItemView
    keys: Keys
    rests: tuple[Link, ...]


class SourceGroup(Struct, frozen=True, kw_only=True):
    """The items of one article, in order of paragraph, then as annotated."""

    source: Source
    day: Day | None
    url: str | None
    """The article's own address, where known."""
    rows: tuple[SourceRow, ...]


class Part(Struct, frozen=True, kw_only=True):
    """A part of the index: all of it, a story's, or that of articles in no story."""

    link: Link
    rows: int | None
    """None where a part's page leads to others: they change with every item of any story."""


class SourcesView(Struct, frozen=True, kw_only=True):
    """The index: of the whole site, of a story, or of articles in no story."""

    frame: Frame
    scope: str
    """all, story or unlisted."""
    story: Link | None
    until: Day | None
    """The date of the newest article in this scope."""
    sums: tuple[Sum, ...]
    """Of the whole scope, withdrawn articles left out."""
    withdrawn: int
    """Rows of withdrawn articles in this scope."""
    parts: tuple[Part, ...]
    """All, each story, unlisted; of a story's part that story alone."""
    filters: tuple[Filter, ...]
    """What the rows of this page can be sifted by."""
    groups: tuple[SourceGroup, ...]
    """Empty where the site has too many rows for one page."""
    shown: int
    """Rows on this page."""
    total: int
    """Rows in this scope."""
    pager: Pager | None


def view(on: On, story: Story | None, number: int = 1, *, scope: str) -> SourcesView:
    """Page `number` of the index of a story, of articles in no story (`unlisted`), or of all."""
    articles = _articles(on, story, scope)
    rows = {a.id: on.site.tally(a.id).rows for a in articles}
    pages = _pages(articles, rows)
    whole = scope != "all" or len(pages) == 1
    groups = tuple(_group(on, article) for article in nth(pages, number)) if whole else ()
    found = [row.keys for group in groups for row in group.rows]
    dates = [date for a in articles if (date := article_date(a))]
    address = _address(story, scope)
    return SourcesView(
        frame=on.frame(
            _title(on, story, scope), section=urls.SOURCES, canonical=address, number=number
        ),
        scope=scope,
        story=on.story_link(story.id) if story else None,
        until=on.day(max(dates, default=None)),
        sums=sums(on, [a.id for a in articles if not a.withdrawn]),
        withdrawn=sum(rows[a.id] for a in articles if a.withdrawn),
        parts=_parts(on, story, scope),
        filters=filters(on, found, by_story=scope == "all"),
        groups=groups,
        shown=len(found),
        total=sum(rows.values()),
        pager=on.pager(address, number, len(pages)) if whole else None,
    )


def page_count(library: Library, story: Story | None) -> int:
    """Pages of a story's part of the index, or of the part of articles in no story."""
    articles = library.articles_of(story) if story else library.unlisted()
    return len(_pages(articles, {a.id: len(rows_of(library, a.id)) for a in articles}))


def _pages(articles: list[Article], rows: Mapping[str, int]) -> tuple[tuple[Article, ...], ...]:
    """Articles that have rows, as pages; one page up to `LONGEST` rows."""
    found = [article for article in articles if rows[article.id]]
    if sum(rows.values()) <= LONGEST:
        return (tuple(found),)
    return cut(found, key=lambda article: article.id, weight=lambda article: rows[article.id])


def _articles(on: On, story: Story | None, scope: str) -> list[Article]:
    library = on.site.library
    if story:
        return library.articles_of(story)
    if scope == "unlisted":
        return [library.articles[a] for a in on.site.lists.unlisted]
    return list(library.articles.values())


def _address(story: Story | None, scope: str) -> str:
    if story:
        return urls.sources(story.id)
    return urls.UNLISTED if scope == "unlisted" else urls.SOURCES


def _title(on: On, story: Story | None, scope: str) -> str:
    if scope == "all":
        return on.t("sources.title")
    return on.t("sources.of", story=story.title if story else on.t("sources.unlisted"))


def _parts(on: On, story: Story | None, scope: str) -> tuple[Part, ...]:
    """From the whole to every part; from a part to the whole, and not to all others again."""
    library = on.site.library

    def part(address: str, words: str, articles: Iterable[str], lang: str | None = None) -> Part:
        rows = sum(on.site.tally(article).rows for article in articles)
        return Part(link=on.link(address, words, lang), rows=rows)

    scope_all = on.t("scope.all")
    every = (
        part(urls.SOURCES, scope_all, library.articles)
        if scope == "all"
        else Part(link=on.link(urls.SOURCES, scope_all), rows=None)
    )
    told = (story,) if story else library.stories.values() if scope == "all" else ()
    stories = [
        part(
            urls.sources(s.id),
            s.title,
            [a.id for a in library.articles_of(s)],
            on.language(s.id),
        )
        for s in told
    ]
    unlisted = on.site.lists.unlisted
    words = on.t("scope.unlisted")
    rest = []
    if unlisted and not story:
        rest = [part(urls.UNLISTED, words, unlisted)]
    elif unlisted:
        rest = [Part(link=on.link(urls.UNLISTED, words), rows=None)]
    return (every, *stories, *rest)


def _group(on: On, article: Article) -> SourceGroup:
    """An article's items with words of their own, or as reports with evidence of others."""
    wanted = {item.id: item for item in rows_of(on.site.library, article.id)}
    rows = []
    for ordered in items_in_order(on.site, article.id):
        item = wanted.get(ordered.id)
        if item:
            shown = on.item(article.id, item.id)
            rests = on.rests(article.id, item.id)
            rows.append(SourceRow(item=shown, keys=keys(on, article, item, shown), rests=rests))
    return SourceGroup(
        source=on.source(article),
        day=on.day(article_date(article)),
        url=article.url,
        rows=tuple(rows),
    )
