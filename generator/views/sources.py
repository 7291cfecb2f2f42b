"""Floor 5, the source-attribution index: who said it, how it reached us, what rests on it."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.model import Article, Report, Stance, Story
from generator.views.figures import item_figures
from generator.views.making import On, items_in_order
from generator.views.parts import Figure, Frame, ItemView, Link, Source

LONGEST = 500
"""Rows the index of the whole site shows; beyond that it leads to its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One item of the index."""

    item: ItemView
    rests: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """The items of one article, in order of paragraph, then as annotated."""

    source: Source
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """The index: of the whole site, of a story, or of articles in no story."""

    frame: Frame
    scope: str
    """all, story or unlisted."""
    story: Link | None
    proof: tuple[Figure, ...]
    filters: tuple[Link, ...]
    """To the parts: all, each story, unlisted."""
    groups: tuple[SourceGroup, ...]
    """Empty where the site has too many rows for one page."""
    total: int
    """Rows in this scope."""


def view(on: On, story: Story | None, *, scope: str) -> SourcesView:
    """The index of a story, of articles in no story (`unlisted`), or of all (`all`)."""
    library = on.site.library
    articles = _articles(on, story, scope)
    groups = tuple(group for a in articles if (group := _group(on, a)).rows)
    total = sum(len(group.rows) for group in groups)
    address = {
        "all": urls.SOURCES,
        "unlisted": urls.UNLISTED,
    }.get(scope) or urls.sources(story.id if story else None)
    title = (
        story.title if story else on.t("sources.title" if scope == "all" else "sources.unlisted")
    )
    filters = [on.link(urls.SOURCES, on.t("scope.all"))]
    filters += [
        on.link(urls.sources(s.id), s.title, on.language(s.id)) for s in library.stories.values()
    ]
    if library.unlisted():
        filters.append(on.link(urls.UNLISTED, on.t("scope.unlisted")))
    return SourcesView(
        frame=on.frame(
            on.t("sources.of", story=title) if story else title,
            section=urls.SOURCES,
            canonical=address,
        ),
        scope=scope,
        story=on.story_link(story) if story else None,
        proof=item_figures(on, [a.id for a in articles if not a.withdrawn], None),
        filters=tuple(filters),
        groups=groups if scope != "all" or total <= LONGEST else (),
        total=total,
    )


def _articles(on: On, story: Story | None, scope: str) -> list[Article]:
    library = on.site.library
    if story:
        return on.site.library.articles_of(story)
    return library.unlisted() if scope == "unlisted" else list(library.articles.values())


def _group(on: On, article: Article) -> SourceGroup:
    """An article's items with words of their own, or as reports with evidence of others."""
    rows = tuple(
        SourceRow(item=on.item(article.id, item.id), rests=on.rests(article.id, item.id))
        for item in items_in_order(on.site, article.id)
        if not isinstance(item, Stance) and not (isinstance(item, Report) and item.select is None)
    )
    return SourceGroup(source=on.source(article), rows=rows)
