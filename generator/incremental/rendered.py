"""The pages of a project that was found out about from nothing, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from generator import catalogue
from generator.incremental.first import First
from generator.incremental.known import Known, render_noted, site_of
from generator.incremental.notes import stored
from generator.library import Library
from generator.pages import Page, get_ready, mapped
from generator.pipeline import Options, theme_files, theme_paths
from generator.rendering import Renderer
from generator.spreading import Spread, Tell, in_batches
from generator.views.making import Site

_PAGES = 16
"""Pages that are made in one go: some are large, and those that wait are all held."""
_PAGES_OF_STORY = 48
"""The same, of one story: of which few are large."""
_PAGES_OF_FACT = 8
"""Pages for each fact that is kept, in a large library: an actor's page asks for many."""


class Rendered:
    """The files of a site, one at a time; what each page read is noted as they pass."""

    def __init__(self, first: First, project: Path, options: Options, spread: Spread) -> None:
        """Nothing is made yet."""
        self.spent: dict[str, float] = {}
        """Seconds by kind of page."""
        self._first, self._spread, self._now = first, spread, options.now
        library = first.hand.library
        self._words = catalogue.load(library.settings.language)
        self._renderer = Renderer(project / "templates", self._words)
        self.asset_paths = self._renderer.asset_paths()
        """Name of an asset of the templates → its path on the site."""
        self._assets = self.asset_paths | dict(theme_paths(library))
        self._paths = frozenset(page.path for page in first.shown.pages)
        self._mapped = mapped(first.shown.pages)
        self._site: tuple[Known, Site] | None = None

    def files(self, tell: Tell | None) -> Iterator[tuple[str, bytes]]:
        """Every file. Raises `TemplateFault`, or `Damaged` where the cache cannot be read."""
        first, renderer = self._first, self._renderer
        pages = first.shown.pages

        def batch(numbers: Sequence[int]) -> list[tuple[str, bytes, bytes, str, float]]:
            first.hand.begin()
            on, done = first.hand.shown, []
            site = self._seen_by(on)
            for page in (pages[number] for number in numbers):
                began = perf_counter()
                with on.notes.taking(wide=page.is_wide) as reads:
                    data = render_noted(page, site, renderer)
                kept = stored(reads)
                done.append((page.path, data, kept, str(page.what[0]), perf_counter() - began))
            return done

        yield from renderer.assets()
        yield from theme_files(first.hand.library)
        get_ready(pages)
        first.hand.let_go()
        first.store.share()
        made = 0
        for rendered in self._spread(batch, _batches(pages, first.hand.library)):
            for path, data, reads, kind, seconds in rendered:
                first.ledger.note(f"page {path}", reads)
                lap = f"pages of {kind}, in all processes"
                self.spent[lap] = self.spent.get(lap, 0.0) + seconds
                yield path, data
            made += len(rendered)
            if tell:
                tell("making pages", made, len(pages))

    def _seen_by(self, on: Known) -> Site:
        """What pages are made from."""
        if self._site is None or self._site[0] is not on:
            made = site_of(
                on,
                self._first.shown.lists,
                catalogue=self._words,
                assets=self._assets,
                now=self._now,
                paths=self._paths,
                mapped=self._mapped,
                room=len(self._first.shown.pages) // _PAGES_OF_FACT,
            )
            self._site = on, made
        return self._site[1]


def _batches(pages: Sequence[Page], library: Library) -> list[Sequence[int]]:
    """Pages by their numbers: those of no story in the order of the plan, then those of each.

    Pages of one story show the same items, which are read and made ready once where one process
    makes these pages one after the other.
    """

    def story(number: int) -> str:
        kind, *names = pages[number].what
        if kind in ("story", "question", "story-sources"):
            return str(names[0])
        if kind == "article":
            return next(iter(library.index.stories_of.get(str(names[0]), ())), "")
        return ""

    by_story: dict[str, list[int]] = {"": []}
    for number in range(len(pages)):
        by_story.setdefault(story(number), []).append(number)
    return [
        batch
        for name, numbers in by_story.items()
        for batch in in_batches(numbers, _PAGES_OF_STORY if name else _PAGES)
    ]
