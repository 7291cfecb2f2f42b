"""A build that goes on from another: what has changed is found out about again, and no more.

Files that differ become records; answers in which these differ from the ones before are touched;
pieces of work that read a touched answer are done again, and touch what they find other than it
was; at last come the pages. What this way does not know how to follow (a file more or less, other
ids, an error) is `Anew`: all is made from nothing, which is always right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

from generator import catalogue
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.incremental.first import given_row, list_rows, note_places, render_noted
from generator.incremental.known import (
    LOOKED_FOR,
    SPELLED,
    Touched,
    changes,
    differing,
    given_about,
    judged,
    keys_of,
    known,
    linked,
    lists,
    looking,
    site_of,
    spelling,
    told,
)
from generator.incremental.ledger import Ledger
from generator.incremental.notes import Notes
from generator.incremental.observing import ARTICLE, ITEM, PARTY, PROOF, SITE, STORY, watched_lists
from generator.incremental.store import Store
from generator.incremental.stored import (
    KINDS,
    Lazy,
    key_name,
    part_of,
    record_row,
    stored_dependents,
    stored_library,
    stored_lists,
    stored_looked_for,
    stored_proofs,
    stored_relations,
    stored_spelled,
    stored_tallies,
)
from generator.library import Library
from generator.locate import Locator
from generator.model import Annotations, Item, Story
from generator.pages import Page, counter
from generator.pipeline import SETTINGS_AT, Options, located, theme_paths
from generator.plain import pack, unpack
from generator.reading import ReadFile, Sources, read_file
from generator.rendering import Renderer
from generator.settings import Settings
from generator.tree import Tree
from generator.units import SITE as SITE_UNIT
from generator.units import Unit, UnitKind
from generator.visibility import next_change

_FOLDERS = {
    "outlets": ("outlet", PARTY),
    "actors": ("actor", PARTY),
    "articles": ("article", ARTICLE),
    "annotations": ("annotations", ARTICLE),
    "stories": ("story", STORY),
}
"""Folder → the kind of its records, and what they are part of."""


class Anew(Exception):
    """Why all has to be made from nothing, in a few words."""


class Again:
    """One build that goes on from what is in a cache."""

    def __init__(self, store: Store, tree: Tree, options: Options) -> None:
        """Nothing is read yet."""
        self._store, self._tree, self._options = store, tree, options
        self.notes = Notes()
        self._ledger = Ledger(store)
        self._changed: set[int] = set()
        self.made_from: dict[str, set[int]] = {}
        """Path of a page made in this build → the keys of what it read."""
        self.reasons: dict[int, str] = {}
        """Key of an answer that is another now → which it is, for people."""
        settings = unpack(Settings, store.get("meta", "settings"))
        self._plain = stored_library(store, settings, store.get("meta", "former"))
        self._relations = stored_relations(store, self._plain)
        self._proofs = stored_proofs(store)
        self._tallies = stored_tallies(store)
        self._rests = stored_dependents(store)
        self._spelled = stored_spelled(store)
        self._looked_for = stored_looked_for(store)
        self.sources = Sources(tree, tree.paths())
        self._found: dict[str, list[Diagnostic]] = {}
        self._total: list[int] = store.get("meta", "total")
        self._is_due = False
        self._on = known(
            self.notes,
            self._plain,
            self._relations,
            proofs=self._proofs,
            rests=self._rests,
            tallies=self._tallies,
            spelled=self._spelled,
            looked_for=self._looked_for,
        )

    # -- what has changed --------------------------------------------------------------------

    def _touch(self, touched: Iterable[Touched]) -> None:
        for one in touched:
            for key in keys_of([one], self.notes):
                self._changed.add(key)
                self.reasons[key] = f"{one[2]} of {one[0]} {one[1]}".rstrip()

    def _stale(self, sort: str) -> list[str]:
        """The pieces of work of a sort that read what has been touched, by what they are of."""
        names = self._ledger.readers(self._changed)
        return [name[len(sort) + 1 :] for name in names if name.startswith(f"{sort} ")]

    def _done(self, sort: str, of: str, reads: set[int]) -> None:
        self._ledger.note(f"{sort} {of}", reads)

    def take(self, paths: Iterable[str]) -> None:
        """Read the files that differ. Raises `Anew`, or `WorldError`."""
        for path in paths:
            read = read_file(
                path,
                self._tree.read(path),
                language=self._plain.settings.language,
                spoken=self._spoken,
            )
            if read is None or read.record is None or read.kind not in _FOLDERS:
                raise Anew(f"{path} needs all to be looked at")
            if any(one.severity is Severity.ERROR for one in read.findings):
                raise Anew(f"there is an error in {path}")
            self.sources.put(read.source)
            self._take(path, read)
            self._touch([("file", path, "text")])

    def _spoken(self, outlet: str) -> str | None:
        found = self._plain.outlets.get(outlet)
        return found.language if found else None

    def _take(self, path: str, read: ReadFile) -> None:
        kind, about = _FOLDERS[read.kind]
        record: Any = read.record
        name: str = record.article if kind == "annotations" else record.id
        rows: Any = self._rows(kind)
        before = rows.get(name)
        if before is None or before.at.path != path or type(record) is not KINDS[kind]:
            raise Anew(f"{path} is new")
        if kind == "outlet" and before.language != record.language:
            raise Anew(f"{name} has another language")
        if kind != "annotations" and before.formerly != record.formerly:
            raise Anew(f"{name} has other former ids")
        self._touch(differing(about, name, before, record))
        if kind == "annotations":
            self._touch(_items_touched(before, record))
        if kind == "story":
            self._take_story(before, record)
        if kind == "actor" and before.roles != record.roles:
            self._is_due = True
        self._read_findings(path, read.findings)
        rows.put(name, record)
        self._plain.index.items.forget(name)  # type: ignore[attr-defined] # ours, from the cache
        self._store.put(kind, [(name, record_row(record))])

    def _rows(self, kind: str) -> Any:
        library = self._plain
        return {
            "outlet": library.outlets,
            "actor": library.actors,
            "article": library.articles,
            "annotations": library.annotations,
            "story": library.stories,
        }[kind]

    def _take_story(self, before: Any, after: Story) -> None:
        def ids(parts: Any) -> list[tuple[str, tuple[str, ...]]]:
            return [(part.id, part.formerly) for part in parts]

        if ids(before.claims) != ids(after.claims) or ids(before.questions) != ids(after.questions):
            raise Anew(f"{after.id} has other claims or questions")
        if after.draft or after.embargo:
            raise Anew(f"{after.id} may be held back")
        if before.review_by != after.review_by:
            self._is_due = True
        for sort in ("claim", "question"):
            pairs = zip(getattr(before, f"{sort}s"), getattr(after, f"{sort}s"), strict=True)
            self._touch((STORY, after.id, f"{sort}/{b.id}") for a, b in pairs if a != b)
        old, new = set(before.articles.values()), set(after.articles.values())
        for article in sorted(old ^ new):
            listed = set(self._plain.index.stories_of.get(article, ())) - {after.id}
            if article in new:
                listed.add(after.id)
            row = sorted(listed) or None
            self._store.put("stories_of", [(article, row)])
            self._plain.index.stories_of.forget(article)  # type: ignore[attr-defined] # ours
            self._touch([(ARTICLE, article, "stories_of")])

    def _read_findings(self, path: str, findings: Iterable[Diagnostic]) -> None:
        kept = [one for one in self._findings("read") if one.span.path != path]
        self._found["read"] = [*kept, *findings]

    # -- what follows ------------------------------------------------------------------------

    def follow(self) -> None:
        """Do again, stage by stage, what read something that is another now. Raises `Anew`."""
        for name in self._stale("link"):
            self._link(name)
        for name in self._stale("judge"):
            self._judge(name)
        for name in self._stale("tally"):
            self._tally(name)
        if self._stale("look"):
            self._look()
        for name in self._stale("spell"):
            self._spell(name)
        if self._stale("lists"):
            self._lists()
        made = watched_lists(stored_lists(self._store), self.notes)
        count = counter(self._on.library, self._on.relations, made)
        for name in self._stale("count"):
            with self.notes.taking() as reads:
                total = count(name)
            if total != self._store.get("pages", name):
                raise Anew("there are other pages")
            self._done("count", name, reads)

    def _link(self, name: str) -> None:
        unit = _unit(name)
        with self.notes.taking() as reads:
            given = linked(self._on, unit)
        self._done("link", name, reads)
        row = given_row(given)
        before, after = _by_key(self._store.get("given", name)), _by_key(row)
        for relation, key in {**before, **after}:
            if before.get((relation, key)) != after.get((relation, key)):
                self._give(unit, relation, key, after.get((relation, key)))
        self._store.put("given", [(name, row)])

    def _give(self, unit: Unit, relation: str, key: Any, rows: list[Any] | None) -> None:
        """What a unit gives to a key of a relation takes the place of what it gave."""
        kind, name = f"rel:{relation}", key_name(key)
        place = list(part_of(unit))
        parts = [p for p in self._store.get(kind, name) or [] if p[:2] != place]
        if rows:
            parts = sorted([*parts, [*place, rows]], key=lambda part: part[:2])
        self._store.put(kind, [(name, parts or None)])
        mapping: Any
        match relation:
            case "rests":
                mapping = self._rests
            case "spelled":
                mapping = self._spelled
            case _:
                mapping = getattr(self._relations, relation)
        mapping.forget(key)
        about = (PARTY, key, SPELLED) if relation == SPELLED else given_about(relation, key)
        self._touch([about])

    def _judge(self, name: str) -> None:
        unit = _unit(name)
        with self.notes.taking(wide=unit == SITE_UNIT) as reads:
            proofs, findings = judged(
                self._on,
                unit,
                addresses=_Addresses(self._store),
                settings_at=SETTINGS_AT,
                now=self._options.now,
            )
            locator = Locator(self.sources)
            here = [located(locator, one) for one in findings]
            note_places(self.notes, here)
        self._done("judge", name, reads)
        if any(one.severity is Severity.ERROR for one in here):
            raise Anew(f"there is an error in {here[0].span.path}")
        self._found[name] = here
        if unit.kind is not UnitKind.ARTICLE:
            return
        rows = {item: pack(proof) for item, proof in proofs.items()}
        before = self._store.get("proofs", unit.id) or {}
        if before == rows:
            return
        for item in sorted(before.keys() | rows.keys()):
            was = self._proofs.get((unit.id, item))
            self._touch(changes(PROOF, f"{unit.id}/{item}", was, proofs.get(item)))
        self._store.put("proofs", [(unit.id, rows)])
        self._proofs.forget(unit.id, rows)

    def _tally(self, article: str) -> None:
        with self.notes.taking() as reads:
            found = told(self._on, article)
        self._done("tally", article, reads)
        before = self._tallies[article]
        if before == found:
            return
        self._touch(differing(ARTICLE, article, before, found))
        for at, name in enumerate(("rows", "by_text", "by_seal")):
            self._total[at] += getattr(found, name) - getattr(before, name)
        self._tallies.put(article, found)
        self._store.put("tally", [(article, pack(found))])

    def _look(self) -> None:
        with self.notes.taking(wide=True) as reads:
            found = looking(self._on)
        self._done("look", "", reads)
        self._store.put("looked", [("", found)])
        self._looked_for.forget("")
        self._touch([LOOKED_FOR])

    def _spell(self, article: str) -> None:
        with self.notes.taking() as reads:
            found = [list(pair) for pair in spelling(self._on, article)]
        self._done("spell", article, reads)
        before = self._store.get("spelled", article) or []
        unit = Unit(UnitKind.ARTICLE, article)
        for actor in sorted({str(a) for a, _ in (*before, *found)}):
            old = [number for a, number in before if a == actor]
            new = [number for a, number in found if a == actor]
            if old != new:
                self._give(unit, SPELLED, actor, new or None)
        if before != found:
            self._store.put("spelled", [(article, found)])

    def _lists(self) -> None:
        with self.notes.taking(wide=True) as reads:
            found = lists(self._on)
        self._done("lists", "", reads)
        before: Any = stored_lists(self._store)
        for one in fields(found):
            old, new = getattr(before, one.name), getattr(found, one.name)
            paged = one.name in ("stories", "actors", "articles", "outlets", "questions")
            if (paged or one.name == "corrections") and len(old) != len(new):
                raise Anew("there are other pages")
            if one.name == "unlisted" and bool(old) != bool(new):
                raise Anew("there are other pages")
        self._touch(differing(SITE, "", before, found))
        self._store.put("list", list_rows(found))

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
        rows = ((n, [pack(one) for one in found] or None) for n, found in self._found.items())
        self._store.put("found", rows)
        every = [unpack(Diagnostic, row) for _, rows_ in self._store.rows("found") for row in rows_]
        return in_order(every)

    def until(self, before: str | None) -> datetime | None:
        """When the clock alone next changes something; `before` is what was known of that."""
        if self._is_due:
            return next_change(self._plain, self._options.now)
        return datetime.fromisoformat(before) if before else None

    @property
    def words(self) -> catalogue.Catalogue:
        """What the interface says."""
        return catalogue.load(self._plain.settings.language)

    @property
    def total(self) -> list[int]:
        """Rows, those proven by the text, those proven by a seal."""
        return self._total

    def pages(self) -> dict[str, set[int]]:
        """The paths of pages that read what is another now → which of it."""
        names = self._ledger.readers(self._changed)
        return {n[5:]: hit for n, hit in names.items() if n.startswith("page ")}

    def page(self, path: str) -> Page | None:
        """A page by its path; None where there is none."""
        what = self._store.get("page", path)
        return Page(path, tuple(what)) if what else None

    def render(self, paths: Iterable[str], renderer: Renderer) -> Iterator[tuple[str, bytes]]:
        """Make pages again. Raises `TemplateFault`."""
        library: Library = self._plain
        site = site_of(
            self._on,
            stored_lists(self._store),
            catalogue=self.words,
            assets=renderer.asset_paths() | dict(theme_paths(library)),
            now=self._options.now,
            paths=_Paths(self._store),
            mapped=Lazy(lambda: list(self._store.get("meta", "mapped"))),
        )
        for path in paths:
            page = self.page(path)
            if page is None:
                raise Anew(f"{path} is no page")
            with self.notes.taking(wide=page.is_wide) as reads:
                data = render_noted(page, site, renderer)
            self._done("page", path, reads)
            self.made_from[path] = reads
            yield path, data


def _unit(name: str) -> Unit:
    kind, _, of = name.partition("/")
    return Unit(UnitKind(kind), of)


def _by_key(rows: Any) -> dict[tuple[str, Any], list[Any]]:
    return {
        (relation, tuple(key) if isinstance(key, list) else key): values
        for relation, key, values in rows or []
    }


def _items_touched(before: Any, after: Annotations) -> list[Touched]:
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
    """The addresses of all pages, in folder form."""

    def __contains__(self, address: object) -> bool:
        bare = str(address).removeprefix("/")
        whole = f"{bare}index.html" if bare == "" or bare.endswith("/") else bare
        return super().__contains__(whole)
