"""Floor 5, the plan: which pages there are, each with its template and what it is of.

A page's view is made only when it is rendered, so that pages are a stream and never all in
memory; and the views of a kind of page are imported when its first page is. The plan itself is a
list of addresses: it is what links and the site map are held against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from generator import urls
from generator.library import Library
from generator.model import Story
from generator.relations import Relations
from generator.structs import Struct
from generator.views.lists import Lists
from generator.views.making import On

What = tuple[str | int, ...]
"""What a page is of: the kind of page, then ids and numbers that tell which."""


class Page(Struct, frozen=True):
    """One file to come."""

    path: str
    """In the output, such as `actors/x/index.html`."""
    what: What

    @property
    def template(self) -> str:
        """The name of its template."""
        return f"{_KINDS[str(self.what[0])][0]}"

    def view(self, on: On) -> object:
        """Its view, seen from this page."""
        _, module, make = _KINDS[str(self.what[0])]
        return make(import_module(f"generator.views.{module}"), on, *self.what[1:])

    @property
    def is_wide(self) -> bool:
        """Whether it is made from all records of some kind."""
        return self.what[0] in _WIDE


_KINDS: dict[str, tuple[str, str, Callable[..., object]]] = {
    "home": ("home.html", "home", lambda views, on: views.view(on)),
    "stories": ("stories.html", "stories", lambda views, on, n: views.list_view(on, n)),
    "actors": ("actors.html", "actors", lambda views, on, n: views.list_view(on, n)),
    "articles": ("articles.html", "articles", lambda views, on, n: views.list_view(on, n)),
    "outlets": ("outlets.html", "outlets", lambda views, on, n: views.list_view(on, n)),
    "questions": ("questions.html", "question", lambda views, on, n: views.list_view(on, n)),
    "corrections": (
        "corrections.html",
        "corrections",
        lambda views, on, n: views.list_view(on, n),
    ),
    "method": ("method.html", "method", lambda views, on: views.view(on)),
    "missing": ("missing.html", "site", lambda views, on: views.missing(on)),
    "story": (
        "story.html",
        "story",
        lambda views, on, name: views.view(on, on.site.library.stories[name]),
    ),
    "actor": (
        "actor.html",
        "actor",
        lambda views, on, name: views.view(on, on.site.library.actors[name]),
    ),
    "words": (
        "actor_words.html",
        "actor",
        lambda views, on, name, n: views.words_view(on, on.site.library.actors[name], n),
    ),
    "article": (
        "article.html",
        "article",
        lambda views, on, name: views.view(on, on.site.library.articles[name]),
    ),
    "outlet": (
        "outlet.html",
        "outlet",
        lambda views, on, name, n: views.view(on, on.site.library.outlets[name], n),
    ),
    "question": (
        "question.html",
        "question",
        lambda views, on, story, name: views.view(on, on.site.library.index.questions[story, name]),
    ),
    "sources": (
        "sources.html",
        "sources",
        lambda views, on: views.view(on, None, scope="all"),
    ),
    "story-sources": (
        "sources.html",
        "sources",
        lambda views, on, name, n: views.view(on, on.site.library.stories[name], n, scope="story"),
    ),
    "unlisted": (
        "sources.html",
        "sources",
        lambda views, on, n: views.view(on, None, n, scope="unlisted"),
    ),
    "moved": ("moved.html", "site", lambda views, on, *named: views.moved(on, *named)),
    "sitemap": ("sitemap.xml", "site", lambda views, on: views.sitemap(on)),
    "robots": ("robots.txt", "site", lambda views, on: views.robots(on)),
}
"""Kind of page → its template, the module of its view, and how that is asked for it."""

_WIDE = frozenset({"home", "outlets", "corrections", "method", "sources", "unlisted", "sitemap"})
_UNLISTED = frozenset({"moved", "missing"})
"""Kinds whose pages are not for the site map."""


Count = Callable[[str], int]
"""How many pages something takes: `words/<actor>`, `outlet/<outlet>`, `sources/<story>` and, for
articles in no story, `sources/`."""


def counted(library: Library, lists: Lists) -> Iterator[str]:
    """All that a plan has counted."""
    yield from (f"words/{name}" for name in library.actors)
    yield from (f"outlet/{name}" for name in library.outlets)
    yield from (f"sources/{name}" for name in library.stories)
    if lists.unlisted:
        yield "sources/"


def counter(library: Library, relations: Relations, lists: Lists) -> Count:
    """Counts the pages that something takes."""

    def count(name: str) -> int:
        kind, _, of = name.partition("/")
        match kind:
            case "words":
                from generator.views import utterances

                return utterances.page_count(library, relations, of)
            case "outlet":
                from generator.views import outlet

                return outlet.page_count(library, lists, of)
            case _:
                from generator.views import sources

                return sources.page_count(library, library.stories[of] if of else None)

    return count


def plan(library: Library, lists: Lists, count: Count) -> list[Page]:
    """All pages of a public library, in the order of the content contract's table."""
    pages = [
        *_site(lists),
        *(Page(urls.path(urls.story(name)), ("story", name)) for name in library.stories),
        *(Page(urls.path(urls.actor(name)), ("actor", name)) for name in library.actors),
        *_words(library, count),
        *(Page(urls.path(urls.article(name)), ("article", name)) for name in library.articles),
        *_outlets(library, count),
        *(
            Page(urls.path(urls.question(*key)), ("question", *key))
            for key in library.index.questions
        ),
        *_sources(library, lists, count),
    ]
    taken = {page.path for page in pages}
    moved = {page.path: page for page in reversed(list(_moved(library)))}
    pages += [moved[path] for path in sorted(moved.keys() - taken)]
    if library.settings.base_url:
        pages.append(Page(urls.path(urls.SITEMAP), ("sitemap",)))
    pages.append(Page(urls.path(urls.ROBOTS), ("robots",)))
    return pages


def get_ready(pages: Iterable[Page]) -> None:
    """Import the views of pages now: whoever copies this process has them then."""
    for kind in dict.fromkeys(str(page.what[0]) for page in pages):
        import_module(f"generator.views.{_KINDS[kind][1]}")


def addresses(pages: Iterable[Page]) -> frozenset[str]:
    """The addresses of pages, in folder form: what a link can lead to."""
    return frozenset(_address(page.path) for page in pages)


def mapped(pages: Iterable[Page]) -> tuple[str, ...]:
    """The addresses that the site map names, in order."""
    apart = {"sitemap", "robots", *_UNLISTED}
    return tuple(sorted(_address(page.path) for page in pages if page.what[0] not in apart))


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def _site(lists: Lists) -> Iterator[Page]:
    yield Page(urls.path(urls.HOME), ("home",))
    long: list[tuple[str, str, Sequence[object]]] = [
        ("stories", urls.STORIES, lists.stories),
        ("actors", urls.ACTORS, lists.actors),
        ("articles", urls.ARTICLES, lists.articles),
        ("outlets", urls.OUTLETS, lists.outlets),
        ("questions", urls.QUESTIONS, lists.questions),
        ("corrections", urls.CORRECTIONS, lists.corrections),
    ]
    for kind, address, pages in long:
        yield from _pages(address, len(pages), kind)
    yield Page(urls.path(urls.METHOD), ("method",))
    yield Page(urls.path(urls.MISSING), ("missing",))


def _pages(address: str, total: int, *what: str) -> Iterator[Page]:
    """A long list: its first page at `address`, `…/page/2/` and so on behind it."""
    for number in range(1, total + 1):
        yield Page(urls.path(urls.further(address, number)), (*what, number))


def _words(library: Library, count: Count) -> Iterator[Page]:
    """The further pages of actors who say more than one page holds."""
    for name in library.actors:
        for number in range(2, count(f"words/{name}") + 1):
            path = urls.path(urls.further(urls.actor(name), number))
            yield Page(path, ("words", name, number))


def _outlets(library: Library, count: Count) -> Iterator[Page]:
    for name in library.outlets:
        yield from _pages(urls.outlet(name), count(f"outlet/{name}"), "outlet", name)


def _sources(library: Library, lists: Lists, count: Count) -> Iterator[Page]:
    yield Page(urls.path(urls.SOURCES), ("sources",))
    for name in library.stories:
        yield from _pages(urls.sources(name), count(f"sources/{name}"), "story-sources", name)
    if lists.unlisted:
        yield from _pages(urls.UNLISTED, count("sources/"), "unlisted")


# -- former addresses -----------------------------------------------------------------------------


def _moved(library: Library) -> Iterator[Page]:
    """Former addresses, each leading on to the one now, named by its title there."""
    index = library.index
    kinds: list[tuple[str, Callable[[str], str], Mapping[str, Any], Mapping[str, str]]] = [
        ("actor", urls.actor, library.actors, index.parties_before),
        ("outlet", urls.outlet, library.outlets, index.parties_before),
        ("article", urls.article, library.articles, index.articles_before),
        ("story", urls.story, library.stories, index.stories_before),
        ("story", urls.sources, library.stories, index.stories_before),
    ]
    for kind, address, records, former in kinds:
        for before, now in former.items():
            if now in records:
                yield Page(urls.path(address(before)), ("moved", address(now), kind, now))
    for story in library.stories.values():
        yield from _questions_moved(story)


def _questions_moved(story: Story) -> Iterator[Page]:
    """Former addresses of a story's questions: by a former id of the question, the story, both."""
    for asked in story.questions:
        now = urls.question(story.id, asked.id)
        for story_id in (story.id, *story.formerly):
            for name in (asked.id, *asked.formerly):
                before = urls.question(story_id, name)
                if before != now:
                    yield Page(urls.path(before), ("moved", now, "question", story.id, asked.id))
