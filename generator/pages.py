"""Floor 5, the plan: which pages there are, each with its template and its view.

A page's view is made only when it is rendered, so that pages are a stream and never all in
memory. The plan itself is a list of addresses: it is what links and the site map are held
against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator import urls
from generator.library import Library
from generator.model import Actor, Story
from generator.pieces import Prose
from generator.relations import Relations
from generator.views import (
    actor,
    actors,
    article,
    articles,
    corrections,
    home,
    method,
    outlet,
    outlets,
    question,
    site,
    sources,
    stories,
    story,
)
from generator.views.lists import Lists
from generator.views.making import On

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Page:
    """One file to come."""

    path: str
    """In the output, such as `actors/x/index.html`."""
    template: str
    view: Callable[[On], object]
    """Makes the view, seen from this page."""


def plan(library: Library, method: Prose, relations: Relations, lists: Lists) -> list[Page]:
    """All pages of a public library, in the order of the content contract's table.

    `method` is the text of the method page, `relations` are the library's.
    """
    pages = [
        *_site(lists, method),
        *_of("story.html", urls.story, library.stories, story.view),
        *_of("actor.html", urls.actor, library.actors, actor.view),
        *_words(library, relations),
        *_of("article.html", urls.article, library.articles, article.view),
        *_outlets(library, lists),
        *_questions(library),
        *_sources(library, lists),
    ]
    taken = {page.path for page in pages}
    moved = {page.path: page for page in reversed(_moved(library))}
    pages += [moved[path] for path in sorted(moved.keys() - taken)]
    if library.settings.base_url:
        addresses = [_address(page.path) for page in pages if page.template not in _UNLISTED]
        pages.append(
            Page(urls.path(urls.SITEMAP), "sitemap.xml", partial(_sitemap, sorted(addresses)))
        )
    pages.append(Page(urls.path(urls.ROBOTS), "robots.txt", site.robots))
    return pages


_UNLISTED = frozenset({"moved.html", "missing.html"})
"""Templates whose pages are not for the site map."""


def _site(lists: Lists, method_text: Prose) -> Iterator[Page]:
    yield Page(urls.path(urls.HOME), "home.html", home.view)
    yield from _pages("stories.html", urls.STORIES, len(lists.stories), stories.list_view)
    yield from _pages("actors.html", urls.ACTORS, len(lists.actors), actors.list_view)
    yield from _pages("articles.html", urls.ARTICLES, len(lists.articles), articles.list_view)
    yield from _pages("outlets.html", urls.OUTLETS, len(lists.outlets), outlets.list_view)
    yield from _pages("questions.html", urls.QUESTIONS, len(lists.questions), question.list_view)
    changes = len(lists.corrections)
    yield from _pages("corrections.html", urls.CORRECTIONS, changes, corrections.list_view)
    yield Page(urls.path(urls.METHOD), "method.html", lambda on: method.view(on, method_text))
    yield Page(urls.path(urls.MISSING), "missing.html", site.missing)


def _outlets(library: Library, lists: Lists) -> Iterator[Page]:
    for record in library.outlets.values():
        total = outlet.page_count(library, lists, record)
        view = partial(_numbered, outlet.view, record)
        yield from _pages("outlet.html", urls.outlet(record.id), total, view)


def _numbered(view: Callable[[On, R, int], object], record: R, on: On, number: int) -> object:
    return view(on, record, number)


def _pages(
    template: str, address: str, total: int, view: Callable[[On, int], object]
) -> Iterator[Page]:
    """A long list: its first page at `address`, `…/page/2/` and so on behind it."""
    for number in range(1, total + 1):
        path = urls.path(urls.further(address, number))
        yield Page(path, template, partial(_page_of, view, number))


def _page_of(view: Callable[[On, int], object], number: int, on: On) -> object:
    return view(on, number)


def _of(
    template: str,
    address: Callable[[str], str],
    records: Mapping[str, R],
    view: Callable[[On, R], object],
) -> Iterator[Page]:
    for name, record in records.items():
        yield Page(urls.path(address(name)), template, partial(_view_of, view, record))


def _view_of(view: Callable[[On, R], object], record: R, on: On) -> object:
    return view(on, record)


def _words(library: Library, relations: Relations) -> Iterator[Page]:
    """The further pages of actors who say more than one page holds."""
    for record in library.actors.values():
        address = urls.actor(record.id)
        for number in range(2, actor.words_pages(library, relations, record) + 1):
            yield Page(
                urls.path(urls.further(address, number)),
                "actor_words.html",
                partial(_words_of, record, number),
            )


def _words_of(record: Actor, number: int, on: On) -> object:
    return actor.words_view(on, record, number)


def _questions(library: Library) -> Iterator[Page]:
    for (story_id, question_id), record in library.index.questions.items():
        yield Page(
            urls.path(urls.question(story_id, question_id)),
            "question.html",
            partial(_view_of, question.view, record),
        )


def _sources(library: Library, lists: Lists) -> Iterator[Page]:
    yield Page(
        urls.path(urls.SOURCES), "sources.html", lambda on: sources.view(on, None, scope="all")
    )
    parts: list[Story | None] = [*library.stories.values()]
    for record in [*parts, None] if lists.unlisted else parts:
        view = partial(_part_of, record)
        address = urls.sources(record.id if record else None)
        yield from _pages("sources.html", address, sources.page_count(library, record), view)


def _part_of(record: Story | None, on: On, number: int) -> object:
    return sources.view(on, record, number, scope="story" if record else "unlisted")


def _moved(library: Library) -> list[Page]:
    """Former addresses, each leading on to the one now, named by its title there."""
    named: list[_Named] = [
        *((urls.actor, a.id, a.formerly, a.name, None) for a in library.actors.values()),
        *((urls.outlet, o.id, o.formerly, o.name, None) for o in library.outlets.values()),
        *(
            (urls.article, a.id, a.formerly, a.title, library.language(a))
            for a in library.articles.values()
        ),
        *(
            (address, s.id, s.formerly, s.title, s.language)
            for s in library.stories.values()
            for address in (urls.story, urls.sources)
        ),
    ]
    pages = [
        _moved_page(address(before), address(now), words, lang)
        for address, now, formerly, words, lang in named
        for before in formerly
    ]
    return [*pages, *(page for s in library.stories.values() for page in _questions_moved(s))]


_Named = tuple[Callable[[str], str], str, tuple[str, ...], str, str | None]
"""How its address is made, its id, its former ids, its name and the language of that."""


def _questions_moved(record: Story) -> Iterator[Page]:
    """Former addresses of a story's questions: by a former id of the question, the story, both."""
    for asked in record.questions:
        now = urls.question(record.id, asked.id)
        for story_id in (record.id, *record.formerly):
            for name in (asked.id, *asked.formerly):
                before = urls.question(story_id, name)
                if before != now:
                    yield _moved_page(before, now, asked.ask, record.language)


def _moved_page(before: str, now: str, words: str, lang: str | None) -> Page:
    return Page(urls.path(before), "moved.html", lambda on: site.moved(on, now, words, lang))


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def _sitemap(addresses: list[str], on: On) -> object:
    return site.sitemap(on, addresses)
