"""A build that goes on from another: what has changed is found out about again, and no more.

Files that differ become records; answers in which these differ from the ones before are touched;
pieces of work that read a touched answer are done again, and touch what they find other than it
was; at last come the pages. What this way does not know how to follow (a file more or less, other
ids) is `Anew`: all is made from nothing, which is always right. So it is with errors, for whoever
wants to know of all there are; those met on the way are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from generator import catalogue
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.incremental.first import note_places, render_noted
from generator.incremental.known import (
    LOOKED_FOR,
    SPELLED,
    WHOLE,
    Touched,
    changes,
    differing,
    judged,
    looking,
    site_of,
    spelling,
    told,
)
from generator.incremental.notes import Notes
from generator.incremental.observing import ARTICLE, ITEM, PARTY, PROOF, STORY
from generator.incremental.shown import shown_library
from generator.incremental.side import Anew, Side, Work, unit_of
from generator.incremental.store import Damaged, Store
from generator.incremental.stored import (
    KINDS,
    Lazy,
    record_row,
    stored_library,
    stored_lists,
    stored_proofs,
    stored_tallies,
)
from generator.library import Library
from generator.locate import Locator
from generator.model import Item, Story
from generator.pages import Page
from generator.pipeline import SETTINGS_AT, Options, located, theme_paths
from generator.plain import pack, unpack
from generator.reading import ReadFile, Sources, read_file
from generator.rendering import Renderer
from generator.settings import Settings
from generator.tree import Tree
from generator.units import SITE as SITE_UNIT
from generator.units import Unit, UnitKind
from generator.visibility import Visible, next_change, visible

__all__ = ["Again", "Anew", "Sources"]

_FOLDERS = {
    "outlets": ("outlet", PARTY),
    "actors": ("actor", PARTY),
    "articles": ("article", ARTICLE),
    "annotations": ("annotations", ARTICLE),
    "stories": ("story", STORY),
}
"""Folder → the kind of its records, and what they are part of."""


class Again:
    """One build that goes on from what is in a cache."""

    def __init__(self, store: Store, tree: Tree, options: Options) -> None:
        """Nothing is read yet."""
        self._store, self._options = store, options
        settings = unpack(Settings, store.need("meta", "settings"))
        self._plain = stored_library(store, settings, store.need("meta", "former"))
        self._proofs = stored_proofs(store)
        self._tallies = stored_tallies(store)
        row = store.get("meta", "visible")
        if row is None:
            raise Damaged("meta")  # never taken for a site of which all is shown
        self._visible = unpack(Visible, row) if row else None
        self._work = Work(store)
        self._whole = self._side(self._plain, WHOLE if self._visible else "")
        self._shown = self._whole
        if self._visible:
            self._shown = self._side(shown_library(self._plain, self._visible), "")
        self._sides = list(dict.fromkeys((self._whole, self._shown)))
        self._begin(tree)

    def _begin(self, tree: Tree) -> None:
        self._tree = tree
        self.made_from: dict[str, set[int]] = {}
        """Path of a page made in this build → the keys of what it read."""
        self.errors: list[Diagnostic] = []
        """Those met: with one, what was found out is not to be kept."""
        self.sources = Sources(tree)
        self._found: dict[str, list[Diagnostic]] = {}
        self._total: list[int] = self._store.need("meta", "total")
        self._is_due = False

    def renew(self, tree: Tree) -> None:
        """Begin another build where this one has ended well: what was read of the cache stays."""
        self._work = Work(self._store)
        for side in self._sides:
            side.renew(self._work)
        self._begin(tree)

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

    def take(self, paths: Iterable[str]) -> None:
        """Read the files that differ; of one with errors nothing else is learned.

        Raises `Anew`, or `WorldError`.
        """
        for path in paths:
            read = read_file(
                path,
                self._tree.read(path),
                language=self._plain.settings.language,
                spoken=self._spoken,
            )
            if read is None or read.kind not in _FOLDERS:
                raise Anew(f"{path} needs all to be looked at")
            self.sources.put(read.source)
            errors = _errors(read.findings)
            if errors:
                self.errors += errors
                continue
            if read.record is None:
                raise Anew(f"{path} needs all to be looked at")
            self._take(path, read)
            self._whole.touch([("file", path, "text")])

    def _spoken(self, outlet: str) -> str | None:
        found = self._plain.outlets.get(outlet)
        return found.language if found else None

    def _take(self, path: str, read: ReadFile) -> None:
        kind, about = _FOLDERS[read.kind]
        record: Any = read.record
        name: str = record.article if kind == "annotations" else record.id
        rows: Any = _rows(self._plain, kind)
        before = rows.get(name)
        if before is None or before.at.path != path or type(record) is not KINDS[kind]:
            raise Anew(f"{path} is new")
        if kind == "outlet" and before.language != record.language:
            raise Anew(f"{name} has another language")
        if kind != "annotations" and before.formerly != record.formerly:
            raise Anew(f"{name} has other former ids")
        if kind == "story":
            self._take_story(before, record)
        for side in self._sides:
            self._touch_record(side, kind, (about, name), before, record)
        if kind == "actor" and before.roles != record.roles:
            self._is_due = True
        self._read_findings(path, read.findings)
        rows.put(name, record)
        for side in self._sides:
            side.library.index.items.forget(name)  # type: ignore[attr-defined] # from the cache
        self._store.put(kind, [(name, record_row(record))])

    def _touch_record(
        self, side: Side, kind: str, of: tuple[str, str], before: Any, after: Any
    ) -> None:
        """A record is another now: what of it is, as the library has it."""
        if side is not self._whole:
            shown: Any = _rows(side.library, kind)
            before, after = shown.seen(of[1], before), shown.seen(of[1], after)
        if after is None:
            return
        side.touch(differing(*of, before, after, KINDS[kind]))
        if kind == "annotations":
            side.touch(_items_touched(before, after))
        if kind == "story":
            for sort in ("claim", "question"):
                pairs = zip(getattr(before, f"{sort}s"), getattr(after, f"{sort}s"), strict=True)
                side.touch((STORY, of[1], f"{sort}/{b.id}") for a, b in pairs if a != b)

    def _take_story(self, before: Any, after: Story) -> None:
        def ids(parts: Any) -> list[tuple[str, tuple[str, ...]]]:
            return [(part.id, part.formerly) for part in parts]

        if ids(before.claims) != ids(after.claims) or ids(before.questions) != ids(after.questions):
            raise Anew(f"{after.id} has other claims or questions")
        if (before.draft, before.embargo) != (after.draft, after.embargo):
            raise Anew(f"{after.id} is held back otherwise")
        if before.review_by != after.review_by:
            self._is_due = True
        old, new = set(before.articles.values()), set(after.articles.values())
        for article in sorted(old ^ new):
            listed = set(self._plain.index.stories_of.get(article, ())) - {after.id}
            if article in new:
                listed.add(after.id)
            row = sorted(listed) or None
            self._store.put("stories_of", [(article, row)])
            self._plain.index.stories_of.forget(article)  # type: ignore[attr-defined] # ours
            for side in self._sides:
                if after.id in side.library.stories:
                    side.touch([(ARTICLE, article, "stories_of")])

    def _read_findings(self, path: str, findings: Iterable[Diagnostic]) -> None:
        kept = [one for one in self._findings("read") if one.span.path != path]
        self._found["read"] = [*kept, *findings]

    # -- what follows ------------------------------------------------------------------------

    def follow(self) -> None:
        """Do again, stage by stage, what read something that is another now. Raises `Anew`."""
        self._whole.link()
        if self._visible and "" in self._work.stale("seen"):
            self._see()
        for name in self._work.stale("judge"):
            self._judge(name)
        if self._shown is not self._whole:
            self._shown.link()
        for name in self._work.stale("tally"):
            self._tally(name)
        if self._work.stale("look"):
            self._look()
        for name in self._work.stale("spell"):
            self._spell(name)
        for side in self._sides:
            side.plan()

    def _see(self) -> None:
        """What may be seen."""
        with self._whole.notes.taking(wide=True) as reads:
            found = visible(
                self._whole.on.library, now=self._options.now, drafts=self._options.drafts
            )
        self._work.done("seen", "", reads)
        if found != self._visible:
            raise Anew("something else is held back")

    def _judge(self, name: str) -> None:
        unit = unit_of(name)
        whole = self._whole
        with whole.notes.taking(wide=unit == SITE_UNIT) as reads:
            proofs, findings = judged(
                whole.on,
                unit,
                addresses=_Addresses(self._store),
                settings_at=SETTINGS_AT,
                now=self._options.now,
            )
            locator = Locator(self.sources)
            here = [located(locator, one) for one in findings]
            note_places(whole.notes, here)
        self._work.done("judge", name, reads)
        self.errors += _errors(here)
        self._found[name] = here
        if unit.kind is not UnitKind.ARTICLE:
            return
        rows = {item: pack(proof) for item, proof in proofs.items()}
        before = self._store.get("proofs", unit.id) or {}
        if before == rows:
            return
        for item in sorted(before.keys() | rows.keys()):
            was = self._proofs.get((unit.id, item))
            whole.touch(changes(PROOF, f"{unit.id}/{item}", was, proofs.get(item)))
        self._store.put("proofs", [(unit.id, rows)])
        self._proofs.forget(unit.id, rows)

    def _tally(self, article: str) -> None:
        with self._shown.notes.taking() as reads:
            found = told(self._shown.on, article)
        self._work.done("tally", article, reads)
        before = self._tallies[article]
        if before == found:
            return
        self._shown.touch(differing(ARTICLE, article, before, found))
        for at, name in enumerate(("rows", "by_text", "by_seal")):
            self._total[at] += getattr(found, name) - getattr(before, name)
        self._tallies.put(article, found)
        self._store.put("tally", [(article, pack(found))])

    def _look(self) -> None:
        with self._shown.notes.taking(wide=True) as reads:
            found = looking(self._shown.on)
        self._work.done("look", "", reads)
        self._store.put("looked", [("", found)])
        self._shown.looked_for.forget("")
        self._shown.touch([LOOKED_FOR])

    def _spell(self, article: str) -> None:
        with self._shown.notes.taking() as reads:
            found = [list(pair) for pair in spelling(self._shown.on, article)]
        self._work.done("spell", article, reads)
        before = self._store.get("spelled", article) or []
        unit = Unit(UnitKind.ARTICLE, article)
        for actor in sorted({str(a) for a, _ in (*before, *found)}):
            old = [number for a, number in before if a == actor]
            new = [number for a, number in found if a == actor]
            if old != new:
                self._shown.give(unit, SPELLED, actor, new or None)
        if before != found:
            self._store.put("spelled", [(article, found)])

    # -- what comes of it --------------------------------------------------------------------

    def _findings(self, name: str) -> list[Diagnostic]:
        if name not in self._found:
            self._found[name] = [
                unpack(Diagnostic, r) for r in self._store.get("found", name) or []
            ]
        return self._found[name]

    def diagnostics(self, guarded: list[Diagnostic] | None) -> list[Diagnostic]:
        """All findings; `guarded` those of what git tracks, where that may have changed."""
        if guarded is not None:
            self._found["guard"] = guarded
        self.keep_findings()
        every = [unpack(Diagnostic, row) for _, rows_ in self._store.rows("found") for row in rows_]
        return in_order(every)

    def keep_findings(self) -> list[Diagnostic]:
        """Write down what was found this time; what of it is new."""

        def told(one: Diagnostic) -> tuple[object, ...]:
            return one.code, one.span, one.message

        new: list[Diagnostic] = []
        for name, found in self._found.items():
            rows = self._store.get("found", name) or []
            before = {told(unpack(Diagnostic, row)) for row in rows}
            new += [one for one in found if told(one) not in before]
            self._store.put("found", [(name, [pack(one) for one in found] or None)])
        return in_order(new)

    def until(self, before: str | None) -> datetime | None:
        """When the clock alone next changes something; `before` is what was known of that."""
        if self._is_due:
            return next_change(self._plain, self._options.now)
        return datetime.fromisoformat(before) if before else None

    @property
    def library(self) -> Library:
        """All of it; nothing is noted of what is read here."""
        return self._plain

    @property
    def words(self) -> catalogue.Catalogue:
        """What the interface says."""
        return catalogue.load(self._plain.settings.language)

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
        """The paths of pages that read what is another now → which of it."""
        return self._work.stale("page")

    def page(self, path: str) -> Page | None:
        """A page by its path; None where there is none."""
        what = self._store.get("page", path)
        return Page(path, tuple(what)) if what else None

    def render(self, paths: Iterable[str], renderer: Renderer) -> Iterator[tuple[str, bytes]]:
        """Make pages again. Raises `TemplateFault`."""
        notes = self._shown.notes
        site = site_of(
            self._shown.on,
            stored_lists(self._store),
            catalogue=self.words,
            assets=renderer.asset_paths() | dict(theme_paths(self._plain)),
            now=self._options.now,
            paths=_Paths(self._store),
            mapped=Lazy(lambda: list(self._store.get("meta", "mapped"))),
        )
        for path in paths:
            page = self.page(path)
            if page is None:
                raise Anew(f"{path} is no page")
            with notes.taking(wide=page.is_wide) as reads:
                data = render_noted(page, site, renderer)
            self._work.done("page", path, reads)
            self.made_from[path] = reads
            yield path, data


def _rows(library: Library, kind: str) -> Mapping[str, Any]:
    rows: dict[str, Mapping[str, Any]] = {
        "outlet": library.outlets,
        "actor": library.actors,
        "article": library.articles,
        "annotations": library.annotations,
        "story": library.stories,
    }
    return rows[kind]


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


def _items_touched(before: Any, after: Any) -> list[Touched]:
    def items(record: Any) -> dict[str, Item]:
        found: dict[str, Item] = {}
        for item in (*record.quotes, *record.passages, *record.reports, *record.stances):
            found.setdefault(item.id, item)
        return found

    name, old, new = after.article, items(before), items(after)
    touched: list[Touched] = []
    for item in sorted(old.keys() | new.keys()):
        touched += changes(ITEM, f"{name}/{item}", old.get(item), new.get(item))
    if list(old) != list(new):
        touched.append((ARTICLE, name, "items"))
    was = {former: item.id for item in old.values() for former in item.formerly}
    is_ = {former: item.id for item in new.values() for former in item.formerly}
    touched += [
        (ARTICLE, name, f"before/{former}")
        for former in sorted(was.keys() | is_.keys())
        if was.get(former) != is_.get(former)
    ]
    return touched


class _Paths:
    """The paths of all pages: whether one is among them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, path: object) -> bool:
        return self._store.get_bytes("page", str(path)) is not None


class _Addresses(_Paths):
    """The addresses of all pages, in folder form; of those too that are held back."""

    def __contains__(self, address: object) -> bool:
        bare = str(address).removeprefix("/")
        whole = f"{bare}index.html" if bare == "" or bare.endswith("/") else bare
        row = self._store.get(f"{WHOLE}page", whole)
        return super().__contains__(whole) if row is None else bool(row)
