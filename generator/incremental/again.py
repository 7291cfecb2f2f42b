"""A build that goes on from another: what has changed is found out about again, and no more.

Files that differ, came or went become records (`taking`); answers in which these differ from the
ones before are touched (`touching`); pieces of work that read a touched answer are done again, and
touch what they find other than it was; at last come the pages, of which there may be others
(`planning`). What this way does not know how to follow is `Anew`: all is made from nothing, which
is always right. So it is with errors, for whoever wants to know of all there are; those met on the
way are kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import Any

from generator import catalogue
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.incremental.held import Lazy
from generator.incremental.known import (
    WHOLE,
    changes,
    differing,
    judged,
    keys_of,
    note_places,
    render_noted,
    site_of,
    told,
)
from generator.incremental.notes import Notes
from generator.incremental.observing import ARTICLE, PROOF, SITE
from generator.incremental.planning import Addresses, Moves, Paths, page_touched, settled
from generator.incremental.remembering import Memory
from generator.incremental.rows import records_of
from generator.incremental.shown import seen_of, shown_library
from generator.incremental.side import Anew, Side, Work, unit_of
from generator.incremental.spelling import spell
from generator.incremental.store import Damaged, Store
from generator.incremental.stored import (
    stored_library,
    stored_lists,
    stored_proofs,
    stored_tallies,
)
from generator.incremental.taking import Taken
from generator.library import Library
from generator.locate import Locator
from generator.pages import Page
from generator.pipeline import SETTINGS_AT, Options, located, theme_paths
from generator.proving import Proof
from generator.reading import Sources
from generator.relations import Relations
from generator.rendering import Renderer
from generator.settings import Settings
from generator.spreading import in_batches, meanwhile
from generator.structs import as_json
from generator.tallies import NOTHING
from generator.tree import Tree
from generator.units import SITE as SITE_UNIT
from generator.units import UnitKind
from generator.visibility import Visible, is_public, next_change, visible

__all__ = ["Again", "Anew", "Sources"]


class Again:
    """One build that goes on from what is in a cache."""

    def __init__(self, store: Store, tree: Tree, options: Options) -> None:
        """Nothing is read yet."""
        self._store, self._options = store, options
        self.made_from: dict[str, set[int]] = {}
        """Path of a page that this process has made → the keys of what it read."""
        self.memory: Memory | None = None
        """Pieces of pages, where the same ones are made in build after build."""
        settings = store.read("meta", "settings", Settings)
        plain = stored_library(store, settings, store.need("meta", "former"))
        self._taken = Taken(store, tree, options, plain)
        self._proofs = stored_proofs(store)
        self._tallies = stored_tallies(store)
        if not store.need("meta", "settings"):
            raise Damaged("meta")
        # never taken for a site of which all is shown
        seen = store.need("meta", "visible")
        self._visible = store.read("meta", "visible", Visible) if seen else None
        self._work = Work(store)
        self._whole = self._side(plain, WHOLE if self._visible else "")
        self._shown = self._whole
        if self._visible:
            self._shown = self._side(shown_library(plain, self._visible), "")
        self._begin()

    def _begin(self) -> None:
        self.moves = Moves()
        """The pages that came and went, as soon as that was followed."""
        self.errors: list[Diagnostic] = self._taken.errors
        """Those met: with one, what was found out is not to be kept."""
        self._found: dict[str, list[Diagnostic]] = {}
        self._total: list[int] = self._store.need("meta", "total")
        self._is_due = False
        self._is_seen_anew = False
        """Whether other things may be seen than before."""

    def renew(self, tree: Tree) -> None:
        """Begin another build where this one has ended well: what was read of the cache stays."""
        self._work = Work(self._store)
        self._taken.renew(tree)
        for side in dict.fromkeys((self._whole, self._shown)):
            side.renew(self._work)
        self._begin()

    def went_back(self, tree: Tree) -> bool:
        """After a build that came to nothing, and that the cache went back from: begin another.

        False where that cannot be: then whoever wants another has to begin with nothing read.
        """
        taken = self._taken
        if taken.settings or taken.has_other_ids or self._is_seen_anew:
            return False
        for side in (self._whole, self._shown):
            side.forget_items()
        self.renew(tree)
        return True

    def _side(self, library: Library, name: str) -> Side:
        return Side(
            self._store,
            self._work,
            library,
            name=name,
            proofs=self._proofs,
            tallies=self._tallies,
        )

    # -- what has changed --------------------------------------------------------------------

    @property
    def sources(self) -> Sources:
        """The files in which something may be found."""
        return self._taken.sources

    @property
    def relations(self) -> Relations:
        """Of what is shown; nothing is noted of what is read here."""
        return self._shown.relations

    def is_other_relation(self, name: str) -> bool:
        """Whether anything was given to a relation in this build that was not before, or taken."""
        keys = keys_of([(SITE, "", name)], self._shown.notes)
        return not self._work.changed.isdisjoint(keys)

    @property
    def library(self) -> Library:
        """All of it; nothing is noted of what is read here."""
        return self._taken.library

    def take(self, paths: Iterable[str]) -> None:
        """Read the files that differ, are new or gone; of one with errors nothing else is learned.

        Raises `Anew`, or `WorldError`.
        """
        self._taken.take(paths, whole=self._whole.name)

    def _changed(self) -> None:
        """What was taken is touched, as the whole library has it."""
        taken = self._taken
        if taken.settings:
            self._store.put("meta", [("settings", taken.settings[1])])
            self._whole.put_settings(*taken.settings)
        self._whole.touch(("file", path, "text") for path in taken.paths)
        for path, findings in taken.findings.items():
            kept = [one for one in self._findings("read") if one.span.path != path]
            self._found["read"] = [*kept, *findings]
        for (kind, name), (before, after) in taken.changes.items():
            self._whole.change(kind, name, before, after)
            self._is_due |= _dated(kind, before) != _dated(kind, after)
            if kind == "story" and after and not self._visible and not self._is_public(after):
                raise Anew(f"{name} is held back, and nothing was")

    def _is_public(self, story: Any) -> bool:
        return is_public(story, now=self._options.now, drafts=self._options.drafts)

    # -- what follows ------------------------------------------------------------------------

    def follow(self) -> None:
        """Do again, stage by stage, what read something that is another now. Raises `Anew`."""
        self._changed()
        self._whole.link()
        self._whole.plan()
        if self._visible:
            self._see(self._visible)
            self._shown.link()
            self._shown.plan()
        self.moves = settled(self._store, self._whole, self._shown)
        for path in self.moves.gone:
            self._work.drop("page", path)
            self.made_from.pop(path, None)
        for name in sorted({*self._work.stale("judge"), *self._whole.moved_units()}):
            self._judge(name)
        shown = self._shown
        for name in sorted({*self._work.stale("tally"), *shown.moved_of("annotations")}):
            self._tally(name)
        spell(self._store, self._work, shown)
        if self.memory and not self.errors:
            moves = self.moves
            self.memory.forget(self._work.changed, {*moves.new, *moves.other, *moves.gone})

    def _see(self, before: Visible) -> None:
        """What may be seen, and what of that is another."""
        found: Visible | None = before
        if "" in self._work.stale("seen"):
            with self._whole.notes.taking(wide=True) as reads:
                found = visible(
                    self._whole.on.library, now=self._options.now, drafts=self._options.drafts
                )
            self._work.done("seen", "", reads)
        if found is None:
            raise Anew("nothing is held back any more")
        records = dict(self._taken.changes)
        plain, old = self._taken.library, self._shown.library
        if found != before:
            self._visible, self._is_seen_anew = found, True
            self._store.put_bytes("meta", [("visible", as_json(found, is_sorted=True))])
            self._shown = self._side(shown_library(plain, found), "")
            for kind, every in records_of(plain).items():
                for name, record in every.items():
                    records.setdefault((kind, name), (record, record))
        if self._taken.settings:
            self._shown.put_settings(*self._taken.settings)
        for (kind, name), (was, is_) in sorted(records.items(), key=lambda one: one[0]):
            was_seen = seen_of(old, kind, name, was)
            self._shown.change(kind, name, was_seen, seen_of(self._shown.library, kind, name, is_))

    def _judge(self, name: str) -> None:
        unit = unit_of(name)
        whole = self._whole
        if not whole.has(unit):
            self._work.drop("judge", name)
            self._found[name] = []
            if unit.kind is UnitKind.ARTICLE:
                self._prove(unit.id, {})
            return
        with whole.notes.taking(wide=unit == SITE_UNIT) as reads:
            proofs, findings = judged(
                whole.on,
                unit,
                addresses=Addresses(self._store),
                settings_at=SETTINGS_AT,
                now=self._options.now,
            )
            locator = Locator(self.sources)
            here = [located(locator, one) for one in findings]
            note_places(whole.notes, here)
        self._work.done("judge", name, reads)
        self.errors += _errors(here)
        self._found[name] = here
        if unit.kind is UnitKind.ARTICLE:
            self._prove(unit.id, proofs)

    def _prove(self, article: str, proofs: Mapping[str, Proof]) -> None:
        """The proofs of an article's items are these."""
        rows = dict(proofs)
        before = self._proofs.rows.get(article) or {}
        if before == rows:
            return
        for item in sorted(before.keys() | rows.keys()):
            was = before.get(item)
            self._whole.touch(changes(PROOF, f"{article}/{item}", was, proofs.get(item)))
        self._store.put("proofs", [(article, rows or None)])
        self._proofs.rows.put(article, rows or None)

    def _tally(self, article: str) -> None:
        found = NOTHING
        is_there = article in self._shown.library.annotations
        if is_there:
            with self._shown.notes.taking() as reads:
                found = told(self._shown.on, article)
            self._work.done("tally", article, reads)
        else:
            self._work.drop("tally", article)
        before = self._tallies.get(article, NOTHING)
        self._shown.touch(differing(ARTICLE, article, before, found))
        for at, name in enumerate(("rows", "by_text", "by_seal")):
            self._total[at] += getattr(found, name) - getattr(before, name)
        self._tallies.put(article, found if is_there else None)
        self._store.put("tally", [(article, found if is_there else None)])

    # -- what comes of it --------------------------------------------------------------------

    def _findings(self, name: str) -> list[Diagnostic]:
        if name not in self._found:
            self._found[name] = self._store.read("found", name, list[Diagnostic]) or []
        return self._found[name]

    def diagnostics(self, guarded: list[Diagnostic] | None) -> list[Diagnostic]:
        """All findings; `guarded` those of what git tracks, where that may have changed."""
        if guarded is not None:
            self._found["guard"] = guarded
        self.keep_findings()
        every = self._store.rows("found", list[Diagnostic])
        return in_order(one for _, found in every for one in found)

    def keep_findings(self) -> list[Diagnostic]:
        """Write down what was found this time; what of it is new."""

        def told(one: Diagnostic) -> tuple[object, ...]:
            return one.code, one.span, one.message

        new: list[Diagnostic] = []
        for name, found in self._found.items():
            rows = self._store.read("found", name, list[Diagnostic]) or []
            before = set(map(told, rows))
            new += [one for one in found if told(one) not in before]
            self._store.put("found", [(name, found or None)])
        return in_order(new)

    def until(self, before: str | None) -> datetime | None:
        """When the clock alone next changes something; `before` is what was known of that."""
        if self._is_due:
            return next_change(self._taken.library, self._options.now)
        return datetime.fromisoformat(before) if before else None

    @property
    def words(self) -> catalogue.Catalogue:
        """What the interface says."""
        return catalogue.load(self._taken.library.settings.language)

    @property
    def notes(self) -> Notes:
        """What pages read is noted here."""
        return self._shown.notes

    @property
    def reasons(self) -> dict[int, str]:
        """Key of an answer that is another now → which it is, for people."""
        return self._work.reasons

    @property
    def total(self) -> list[int]:
        """Rows, those proven by the text, those proven by a seal."""
        return self._total

    def pages(self) -> dict[str, set[int]]:
        """The paths of pages that are new, or read what is another now → which of it."""
        found = self._work.stale("page")
        for path in sorted(self.moves.new | self.moves.other):
            found.setdefault(path, set()).update(keys_of([page_touched(path)], self.notes))
        return found

    def page(self, path: str) -> Page | None:
        """A page by its path; None where there is none."""
        what = self._store.get("page", path)
        return Page(path, tuple(what)) if what else None

    def render(
        self, paths: Iterable[str], renderer: Renderer, *, apart: bool = False
    ) -> Iterator[tuple[str, bytes]]:
        """Make pages again; `apart`: some of them in a copy of this process. The cache is shared.

        Raises `TemplateFault`.
        """
        site = site_of(
            self._shown.on,
            stored_lists(self._store),
            catalogue=self.words,
            assets=renderer.asset_paths() | dict(theme_paths(self._taken.library)),
            now=self._options.now,
            paths=Paths(self._store),
            mapped=Lazy(lambda: list(self._store.get("meta", "mapped"))),
            memory=self.memory,
        )

        def make(path: str) -> _Made:
            page = self.page(path)
            if page is None:
                raise Anew(f"{path} is no page")
            notes = self._shown.notes
            staying = self.memory.begin(path, notes) if self.memory else None
            with notes.taking(wide=page.is_wide) as reads:
                return path, render_noted(page, site, renderer, staying), reads

        for path, data, reads in self._in_two(make, list(paths)) if apart else map(make, paths):
            if self.made_from.get(path) != reads:  # else it is noted so already
                self._work.done("page", path, reads)
                self.made_from[path] = reads
            yield path, data

    def _in_two(self, make: Callable[[str], _Made], paths: Sequence[str]) -> Iterator[_Made]:
        """Pages made by two processes, about the same work each."""
        store, process = self._store, os.getpid()

        def apart(some: Sequence[str]) -> list[_Made]:
            if os.getpid() != process:
                store.part()
            return [make(path) for path in some]

        for some in in_batches(paths):
            mine, theirs = _halves(some)
            if not theirs:  # one page needs no copy, and nothing written down before its time
                yield from map(make, mine)
                continue
            store.share()  # written to again when all of them are made
            others = meanwhile(partial(apart, theirs))
            yield from sorted([*map(make, mine), *others()], key=itemgetter(0))


_Made = tuple[str, bytes, set[int]]
"""A page's path, its bytes, and what it read."""
_LARGE = {"actors": 4, "outlets": 4, "stories": 2}
"""Parts of the site whose pages are more work than others."""


def _halves(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Pages shared out, the larger ones first."""
    halves: tuple[list[str], list[str]] = [], []
    work = [0, 0]
    sized = [(_LARGE.get(path.partition("/")[0], 1), path) for path in paths]
    for size, path in sorted(sized, key=lambda pair: (-pair[0], pair[1])):
        least = work.index(min(work))
        halves[least].append(path)
        work[least] += size
    return halves


def _dated(kind: str, record: Any) -> object:
    """What of a record the clock alone may change."""
    if record is None:
        return None
    if kind == "actor":
        return record.roles or None
    if kind == "story" and (record.embargo or record.review_by):
        return record.embargo, record.review_by
    return None


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]
