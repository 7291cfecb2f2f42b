"""What follows from a library alone, found out again: its relations, its lists, its plan.

Where something is held back there are two of them, the whole library and what is shown of it; what
is kept of the whole one has `WHOLE` before it. Else there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from generator.incremental.first import given_row, list_rows
from generator.incremental.known import (
    SPELLED,
    Touched,
    differing,
    given_about,
    keys_of,
    known,
    linked,
    lists,
)
from generator.incremental.ledger import Ledger
from generator.incremental.notes import Notes
from generator.incremental.observing import PARTY, SITE, watched_lists
from generator.incremental.store import Store
from generator.incremental.stored import (
    key_name,
    part_of,
    stored_dependents,
    stored_lists,
    stored_looked_for,
    stored_relations,
    stored_spelled,
)
from generator.library import Library
from generator.pages import counter
from generator.proving import Proof
from generator.tallies import Tally
from generator.units import Unit, UnitKind


class Anew(Exception):
    """Why all has to be made from nothing, in a few words."""


class Work:
    """What has been touched in a build so far, and which pieces of work read some of it."""

    def __init__(self, store: Store) -> None:
        """Nothing has been touched."""
        self.ledger = Ledger(store)
        self._changed: set[int] = set()
        self.reasons: dict[int, str] = {}
        """Key of an answer that is another now → which it is, for people."""

    def touch(self, touched: Iterable[Touched], notes: Notes) -> None:
        """Answers that are others now, of the library that `notes` are of."""
        for one in touched:
            for key in keys_of([one], notes):
                self._changed.add(key)
                self.reasons[key] = f"{one[2]} of {one[0]} {one[1]}".rstrip()

    def stale(self, sort: str) -> dict[str, set[int]]:
        """The pieces of work of a sort that read what has been touched → which of it.

        By what they are of.
        """
        found = self.ledger.readers(self._changed)
        start = f"{sort} "
        return {n[len(start) :]: hit for n, hit in found.items() if n.startswith(start)}

    def done(self, sort: str, of: str, reads: set[int]) -> None:
        """A piece of work has been done again."""
        self.ledger.note(f"{sort} {of}", reads)


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
        self._relations = stored_relations(store, library, name)
        self._rests = stored_dependents(store, name)
        self._spelled = stored_spelled(store)
        self.looked_for = stored_looked_for(store)
        self._proofs, self._tallies = proofs, tallies
        self.renew(work)

    def renew(self, work: Work) -> None:
        """Another build begins: nothing has been noted. What was read of the cache stays."""
        self._work, self.notes = work, Notes(self.name)
        self.on = known(
            self.notes,
            self.library,
            self._relations,
            proofs=self._proofs,
            rests=self._rests,
            tallies=self._tallies,
            spelled=self._spelled,
            looked_for=self.looked_for,
        )

    def touch(self, touched: Iterable[Touched]) -> None:
        """Answers of this library that are others now."""
        self._work.touch(touched, self.notes)

    def link(self) -> None:
        """What units give to the relations."""
        for name in self._work.stale(f"{self.name}link"):
            self._link(name)

    def _link(self, name: str) -> None:
        unit = unit_of(name)
        with self.notes.taking() as reads:
            given = linked(self.on, unit)
        self._work.done(f"{self.name}link", name, reads)
        row = given_row(given)
        kind = f"{self.name}given"
        before, after = _by_key(self._store.get(kind, name)), _by_key(row)
        for relation, key in {**before, **after}:
            if before.get((relation, key)) != after.get((relation, key)):
                self.give(unit, relation, key, after.get((relation, key)))
        self._store.put(kind, [(name, row)])

    def give(self, unit: Unit, relation: str, key: Any, rows: list[Any] | None) -> None:
        """What a unit gives to a key of a relation takes the place of what it gave."""
        kind, name = f"{self.name}rel:{relation}", key_name(key)
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
        self.touch([about])

    def plan(self) -> None:
        """The lists, and how many pages there are. Raises `Anew` where these are others."""
        if self._work.stale(f"{self.name}lists"):
            self._lists()
        made = watched_lists(stored_lists(self._store, self.name), self.notes)
        count = counter(self.on.library, self.on.relations, made)
        for name in self._work.stale(f"{self.name}count"):
            with self.notes.taking() as reads:
                total = count(name)
            if total != self._store.get(f"{self.name}pages", name):
                raise Anew("there are other pages")
            self._work.done(f"{self.name}count", name, reads)

    def _lists(self) -> None:
        with self.notes.taking(wide=True) as reads:
            found = lists(self.on)
        self._work.done(f"{self.name}lists", "", reads)
        before: Any = stored_lists(self._store, self.name)
        for one in fields(found):
            old, new = getattr(before, one.name), getattr(found, one.name)
            paged = one.name in ("stories", "actors", "articles", "outlets", "questions")
            if (paged or one.name == "corrections") and len(old) != len(new):
                raise Anew("there are other pages")
            if one.name == "unlisted" and bool(old) != bool(new):
                raise Anew("there are other pages")
        self.touch(differing(SITE, "", before, found))
        self._store.put(f"{self.name}list", list_rows(found))


def unit_of(name: str) -> Unit:
    """The unit of a name in the cache."""
    kind, _, of = name.partition("/")
    return Unit(UnitKind(kind), of)


def _by_key(rows: Any) -> dict[tuple[str, Any], list[Any]]:
    return {
        (relation, tuple(key) if isinstance(key, list) else key): values
        for relation, key, values in rows or []
    }
