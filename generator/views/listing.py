"""Floor 5, how the site's long lists are made: every order and every cut, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from generator.library import Library
from generator.relations import Relations
from generator.views import actors, articles, corrections, outlets, question, stories
from generator.views.lists import Ids, Lists


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
        newest=_ids(stories.newest_first(library)),
        stories=_pages(stories.list_pages(library)),
        actors=_pages(actors.list_pages(library, relations)),
        articles=_pages(articles.list_pages(library)),
        outlets=_pages(outlets.list_pages(library)),
        questions=_pages(question.list_pages(library)),
        corrections=tuple(
            tuple((story.id, number) for story, number, _ in page)
            for page in corrections.list_pages(library)
        ),
        withdrawn=_ids(corrections.taken_back(library)),
        standing=_ids(a for a in every if not a.withdrawn),
        unlisted=_ids(library.unlisted()),
        published=_frozen(published),
        origin_of=_frozen(origin_of),
        translations=_frozen(translations),
    )


def _ids(records: Iterable[_Named]) -> Ids:
    return tuple(record.id for record in records)


def _pages(pages: Iterable[Iterable[_Named]]) -> tuple[Ids, ...]:
    return tuple(_ids(page) for page in pages)


def _frozen(found: Mapping[str, list[str]]) -> dict[str, Ids]:
    return {key: tuple(ids) for key, ids in found.items()}
