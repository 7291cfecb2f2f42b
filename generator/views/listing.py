"""Floor 5, how the site's long lists are made: every order and every cut, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from generator.dating import article_date
from generator.languages import alphabetical
from generator.library import Library
from generator.model import Article, Outlet, Story, Update
from generator.paging import cut
from generator.relations import Relations
from generator.views import actors
from generator.views.lists import Ids, Lists

_STORY_ROWS = 6
"""A story takes as much room as so many lines of a list."""
_CHANGE_ROWS = 2
"""So does a change of one."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def make_lists(library: Library, relations: Relations) -> Lists:
    """All of them."""
    every = library.articles.values()
    published: dict[str, list[str]] = {}
    origin_of: dict[str, list[str]] = {}
    for article in every:
        published.setdefault(article.outlet, []).append(article.id)
        for origin in dict.fromkeys(article.origins):
            if origin != article.outlet:
                origin_of.setdefault(origin, []).append(article.id)
    translations: dict[str, list[str]] = {}
    for story in library.stories.values():
        if story.translation_of:
            translations.setdefault(story.translation_of, []).append(story.id)
    return Lists(
        newest=_ids(_newest_first(library)),
        stories=_pages(_stories(library)),
        actors=_pages(actors.list_pages(library, relations)),
        articles=_pages(_articles(library)),
        outlets=_pages(_outlets(library)),
        questions=_pages(_questions(library)),
        corrections=tuple(
            tuple((story.id, number) for story, number, _ in page) for page in _corrections(library)
        ),
        withdrawn=_ids(_withdrawn(library)),
        standing=_ids(a for a in every if not a.withdrawn),
        unlisted=_ids(library.unlisted()),
        published=_frozen(published),
        origin_of=_frozen(origin_of),
        translations=_frozen(translations),
    )


# -- orders and cuts ------------------------------------------------------------------------------


def _newest_first(library: Library) -> list[Story]:
    """All stories by their last change; those without a date last."""

    def key(story: Story) -> tuple[int, str]:
        when = story.updated or story.published
        return (-when.day.toordinal() if when else 0, story.id)

    return sorted(library.stories.values(), key=key)


def _stories(library: Library) -> tuple[tuple[Story, ...], ...]:
    """All stories, newest first, as pages."""
    return cut(_newest_first(library), key=lambda story: story.id, weight=lambda _: _STORY_ROWS)


def _articles(library: Library) -> tuple[tuple[Article, ...], ...]:
    """All articles, newest first, as pages."""

    def newest(article: Article) -> tuple[int, bool, str]:
        when = article_date(article)
        # of a date known to the year alone its last day counts: those come first in their year
        exact = when is not None and len(when.text) > 4
        return (-when.day.toordinal() if when else 0, exact, article.id)

    return cut(sorted(library.articles.values(), key=newest), key=lambda article: article.id)


def _outlets(library: Library) -> tuple[tuple[Outlet, ...], ...]:
    """All outlets by name, as pages."""
    tag = library.settings.language
    every = sorted(library.outlets.values(), key=lambda o: (alphabetical(o.name, tag), o.id))
    return cut(every, key=lambda outlet: outlet.id)


def _questions(library: Library) -> tuple[tuple[Story, ...], ...]:
    """The stories that ask something, as pages of the list of all questions."""
    asking = [story for story in library.stories.values() if story.questions]
    return cut(asking, key=lambda story: story.id, weight=lambda story: len(story.questions))


def _corrections(library: Library) -> tuple[tuple[tuple[Story, int, Update], ...], ...]:
    """Every change of a story with its number there, newest first, as pages."""
    every = sorted(
        (
            (story, number, update)
            for story in library.stories.values()
            for number, update in enumerate(story.updates)
        ),
        key=lambda found: found[2].date,
        reverse=True,
    )
    return cut(every, key=lambda found: f"{found[0].id}/{found[1]}", weight=lambda _: _CHANGE_ROWS)


def _withdrawn(library: Library) -> list[Article]:
    """Withdrawn articles, newest first."""
    gone = (a for a in library.articles.values() if a.withdrawn)
    return sorted(gone, key=_taken_back, reverse=True)


def _taken_back(article: Article) -> date:
    when = article.withdrawn.date if article.withdrawn else None
    return when.day if when else date.min


# -- ids ------------------------------------------------------------------------------------------


def _ids(records: Iterable[_Named]) -> Ids:
    return tuple(record.id for record in records)


def _pages(pages: Iterable[Iterable[_Named]]) -> tuple[Ids, ...]:
    return tuple(_ids(page) for page in pages)


def _frozen(found: Mapping[str, list[str]]) -> dict[str, Ids]:
    return {key: tuple(ids) for key, ids in found.items()}
