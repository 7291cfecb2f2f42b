"""What follows from a library alone, found out again: its relations, its lists, its plan.

Where something is held back there are two of them, the whole library and what is shown of it; what
is kept of the whole one has `WHOLE` before it. Else there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.incremental.known import (
    Touched,
    differing,
    given_about,
    keys_of,
    known,
    linked,
    lists,
)
from generator.incremental.ledger import Ledger
from generator.incremental.listed import lists_touched, watched_lists
from generator.incremental.notes import Notes
from generator.incremental.observing import ARTICLE, ASKING, PARTY, SITE, STORY, field_name
from generator.incremental.rows import given_row, list_rows, part_of, row_of, unit_name
from generator.incremental.store import Store, as_row
from generator.incremental.stored import (
    stored_dependents,
    stored_lists,
    stored_looked_for,
    stored_relations,
    stored_spelled,
)
from generator.incremental.touching import makes_other_pages, record_touched, unit_with
from generator.library import Library
from generator.model import Actor, Article, Outlet, Story
from generator.pages import Page, counter, plan
from generator.proving import Proof
from generator.settings import Settings
from generator.structs import from_json, replace
from generator.tallies import Tally
from generator.units import Unit, UnitKind
from generator.views.lists import Lists


class Anew(Exception):
    """Why all has to be made from nothing, in a few words."""


class Work:
    """What has been touched in a build so far, and which pieces of work read some of it."""

    def __init__(self, store: Store) -> None:
        """Nothing has been touched."""
        self.ledger = Ledger(store)
        self.changed: set[int] = set()
        """Keys of answers that are others now."""
        self.reasons: dict[int, str] = {}
        """Key of an answer that is another now → which it is, for people."""

    def touch(self, touched: Iterable[Touched], notes: Notes) -> None:
        """Answers that are others now, of the library that `notes` are of."""
        for one in touched:
            for key in keys_of([one], notes):
                self.changed.add(key)
                self.reasons[key] = f"{one[2]} of {one[0]} {one[1]}".rstrip()

    def stale(self, sort: str) -> dict[str, set[int]]:
        """The pieces of work of a sort that read what has been touched → which of it.

        By what they are of.
        """
        return self.ledger.readers(self.changed, sort)

    def done(self, sort: str, of: str, reads: set[int]) -> None:
        """A piece of work has been done again."""
        self.ledger.note(f"{sort} {of}", reads)

    def drop(self, sort: str, of: str) -> None:
        """A piece of work is not to be done any more."""
        self.ledger.forget(f"{sort} {of}")


class Side:
    """A library in the cache."""

    def __init__(
        self,
        store: Store,
        work: Work,
        library: Library,
        *,
        name: str,
        proofs: Mapping[tuple[str, str], Proof],
        tallies: Mapping[str, Tally],
    ) -> None:
        """`name` stands before what is kept of it; `library` notes nothing."""
        self._store, self.name, self.library = store, name, library
        self.relations = stored_relations(store, library, name)
        self._rests = stored_dependents(store, name)
        self._spelled = stored_spelled(store)
        self.looked_for = stored_looked_for(store)
        self._proofs, self._tallies = proofs, tallies
        self.notes = Notes(name)
        self.renew(work)

    def renew(self, work: Work, settings: Settings | None = None) -> None:
        """Another build begins: nothing has been noted. What was read of the cache stays.

        `settings` take the place of those that the library has.
        """
        if settings is not None:
            self.library = replace(self.library, settings=settings)
        self._work = work
        self.moved: set[tuple[str, str]] = set()
        """Records that came or went: their kind and id."""
        self.pages: list[Page] | None = None
        """All pages, where there may be others than before."""
        self._is_other_plan = False
        self.on = known(
            self.notes,
            self.library,
            self.relations,
            proofs=self._proofs,
            rests=self._rests,
            tallies=self._tallies,
            spelled=self._spelled,
            looked_for=self.looked_for,
        )

    def touch(self, touched: Iterable[Touched]) -> None:
        """Answers of this library that are others now."""
        self._work.touch(touched, self.notes)

    def change(self, kind: str, name: str, before: Any, after: Any) -> None:
        """A record of this library is another, or came, or went: then one of the two is None."""
        if before is after:
            return
        touched = list(record_touched(kind, name, before, after))
        self.touch(touched)
        self._is_other_plan |= any(makes_other_pages(one) for one in touched)
        if kind == "annotations":
            self.library.index.items.forget(name)  # type: ignore[attr-defined] # the cache's
        if (before is None) != (after is None):
            self.moved.add((kind, name))

    def forget_items(self) -> None:
        """Any annotations may be others."""
        self.library.index.items.forget_all()  # type: ignore[attr-defined] # the cache's

    def put_settings(self, before: Settings, after: Settings) -> None:
        """The settings are others."""
        self.renew(self._work, after)
        touched = differing(SITE, "", before, after)
        self.touch(touched)
        self._is_other_plan |= any(makes_other_pages(one) for one in touched)

    def moved_of(self, kind: str) -> set[str]:
        """The ids of records of a kind that came or went."""
        return {name for one, name in self.moved if one == kind}

    def moved_units(self) -> set[str]:
        """The units, by name, of which a record came or went."""
        return {unit_name(unit_with(kind, name)) for kind, name in self.moved}

    def has(self, unit: Unit) -> bool:
        """Whether there is such a unit."""
        library, name = self.library, unit.id
        match unit.kind:
            case UnitKind.OUTLET:
                return name in library.outlets
            case UnitKind.ACTOR:
                return name in library.actors
            case UnitKind.STORY:
                return name in library.stories
            case UnitKind.ARTICLE:
                kinds: tuple[Mapping[str, Any], ...]
                kinds = library.articles, library.annotations, library.seals
                return any(name in records for records in kinds)
            case UnitKind.SITE:
                return True

    # -- relations ---------------------------------------------------------------------------

    def link(self) -> None:
        """What units give to the relations."""
        sort = f"{self.name}link"
        for name in sorted({*self._work.stale(sort), *self.moved_units()}):
            if self.has(unit_of(name)):
                self._link(name)
            else:
                self._give_all(name, None)
                self._work.drop(sort, name)

    def _link(self, name: str) -> None:
        with self.notes.taking() as reads:
            given = linked(self.on, unit_of(name))
        self._work.done(f"{self.name}link", name, reads)
        self._give_all(name, given_row(given))

    def _give_all(self, name: str, row: list[list[Any]] | None) -> None:
        """What a unit gives takes the place of all that it gave; None where it is gone."""
        kind = f"{self.name}given"
        data = None if row is None else as_row(row)
        # compared as it is stored: with lists for all that is one there
        before, after = _by_key(self._store.get(kind, name)), _by_key(data and from_json(data))
        for relation, key in {**before, **after}:
            if before.get((relation, key)) != after.get((relation, key)):
                self.give(unit_of(name), relation, key, after.get((relation, key)))
        self._store.put_bytes(kind, [(name, data)])

    def give(self, unit: Unit, relation: str, key: Any, rows: list[Any] | None) -> None:
        """What a unit gives to a key of a relation takes the place of what it gave."""
        name, within = row_of(relation, key)
        kind, place = f"{self.name}rel:{relation}", [*part_of(unit), *within]
        end = len(place)
        parts = [p for p in self._store.get(kind, name) or [] if p[:end] != place]
        if rows:
            parts = sorted([*parts, [*place, rows]], key=lambda part: part[:end])
        self._store.put(kind, [(name, parts or None)])
        mapping: Any
        match relation:
            case "rests":
                mapping = self._rests
            case "spelled":
                mapping = self._spelled
            case _:
                mapping = getattr(self.relations, relation)
        mapping.forget(key)
        self.touch([given_about(relation, key), (SITE, "", relation)])

    # -- lists and pages ---------------------------------------------------------------------

    def plan(self) -> None:
        """The lists, how many pages things take, and all pages, where there may be others."""
        made = stored_lists(self._store, self.name)
        if self._work.stale(f"{self.name}lists"):
            made = self._lists(made)
        self._count(made)
        if self._is_other_plan:
            counts = dict(self._store.rows(f"{self.name}pages"))
            self.pages = plan(self.library, made, counts.__getitem__)

    def _lists(self, before: Lists) -> Lists:
        with self.notes.taking(wide=True) as reads:
            found = lists(self.on)
        self._work.done(f"{self.name}lists", "", reads)
        self.touch(lists_touched(before, found))
        for name, asked in _SOME.items():
            old, new = getattr(before, name), getattr(found, name)
            if any(old) != any(new):  # an empty list is one empty page
                self.touch([asked])
            self._is_other_plan |= len(old) != len(new)
        self._is_other_plan |= len(before.corrections) != len(found.corrections)
        self._is_other_plan |= bool(before.unlisted) != bool(found.unlisted)
        self._store.put(f"{self.name}list", list_rows(found))
        return found

    def _count(self, made: Lists) -> None:
        sort, kind, library = f"{self.name}count", f"{self.name}pages", self.library
        count = counter(self.on.library, self.on.relations, watched_lists(made, self.notes))
        names = {*self._work.stale(sort), *(["sources/"] if self._is_other_plan else [])}
        names |= {f"words/{name}" for name in self.moved_of("actor")}
        names |= {f"outlet/{name}" for name in self.moved_of("outlet")}
        names |= {f"sources/{name}" for name in self.moved_of("story")}
        is_there: dict[str, Callable[[str], bool]] = {
            "words": lambda of: of in library.actors,
            "outlet": lambda of: of in library.outlets,
            "sources": lambda of: of in library.stories if of else bool(made.unlisted),
        }
        for name in sorted(names):
            before, total = self._store.get(kind, name), None
            what, _, of = name.partition("/")
            if is_there[what](of):
                with self.notes.taking() as reads:
                    total = count(name)
                self._work.done(sort, name, reads)
            else:
                self._work.drop(sort, name)
            if total != before:
                self._store.put(kind, [(name, total)])
                self._is_other_plan = True


_SOME: dict[str, Touched] = {
    "stories": (STORY, "", field_name(Story, "any")),
    "actors": (PARTY, "", field_name(Actor, "any")),
    "articles": (ARTICLE, "", field_name(Article, "any")),
    "outlets": (PARTY, "", field_name(Outlet, "any")),
    "questions": (STORY, "", ASKING),
}
"""List → who asked whether there is anything to be in it."""


def unit_of(name: str) -> Unit:
    """The unit of a name in the cache."""
    kind, _, of = name.partition("/")
    return Unit(UnitKind(kind), of)


def _by_key(rows: Any) -> dict[tuple[str, Any], list[Any]]:
    return {
        (relation, tuple(key) if isinstance(key, list) else key): values
        for relation, key, values in rows or []
    }
