"""Which piece of work read what: kept in the cache, and asked the other way round.

A piece of work has a name, `<sort> <of what>`, and a number. Rows: `work` number → name; `reads`
name → its number and the keys it read; `readers` thing → who read what of it, a number and the
lower part of a key each, and perhaps some of what is read no more.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from generator.incremental.notes import DETAIL, MASK, loaded, stored, thing
from generator.incremental.store import Damaged, Store

_BATCH = 500


class NewLedger:
    """Pieces of work of a first build."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._reads: list[tuple[str, bytes]] = []
        self._readers: dict[int, array[int]] = {}

    def note(self, name: str, reads: bytes) -> None:
        """A piece of work and what it read, as `notes.stored` has it."""
        number = len(self._names)
        self._names.append(name)
        self._reads.append((name, number.to_bytes(8, "little") + reads))
        mark = number << DETAIL
        for key in loaded(reads):
            detail = key & MASK
            one = key - detail
            found = self._readers.get(one)
            if found is None:
                found = self._readers[one] = array("Q")
            found.append(mark + detail)

    def flush(self, store: Store, *, least: int = _BATCH) -> None:
        """Write down reads that wait, where there are many."""
        if len(self._reads) >= least:
            store.put_bytes("reads", self._reads)
            self._reads = []

    def finish(self, store: Store) -> None:
        """Write down all that is left."""
        self.flush(store, least=1)
        store.put_bytes("work", ((str(n), name.encode()) for n, name in enumerate(self._names)))
        rows = sorted((f"{key:x}", numbers.tobytes()) for key, numbers in self._readers.items())
        store.put_bytes("readers", rows)
        store.put("count", [("work", len(self._names))])


class Ledger:
    """Pieces of work of a build that goes on from another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reads: dict[str, tuple[int, set[int]] | None] = {}
        self._seen: dict[int, array[int]] = {}
        self._names: dict[int, str] = {}
        self._next: int | None = None

    def readers(self, changed: set[int]) -> dict[str, set[int]]:
        """The pieces of work that read any of some keys → which of them."""
        asked: dict[int, set[int]] = {}
        for key in changed:
            asked.setdefault(thing(key), set()).add(key & MASK)
        names = {name for one, details in asked.items() for name in self._readers(one, details)}
        found: dict[str, set[int]] = {}
        for name in sorted(names):
            known = self._known(name)
            hit = known[1] & changed if known else None
            if hit:
                found[name] = hit
        return found

    def reads(self, name: str) -> set[int]:
        """What a piece of work read; nothing where it was never done."""
        known = self._known(name)
        return known[1] if known else set()

    def note(self, name: str, reads: set[int]) -> None:
        """A piece of work that was done again."""
        known = self._known(name)
        if known is None:
            if self._next is None:
                self._next = int(self._store.get("count", "work"))
            number, before = self._next, set[int]()
            self._next += 1
            self._store.put("count", [("work", self._next)])
            self._store.put_bytes("work", [(str(number), name.encode())])
        else:
            number, before = known
        if reads == before:
            return
        self._reads[name] = number, reads
        self._store.put_bytes("reads", [(name, number.to_bytes(8, "little") + stored(reads))])
        added: dict[int, list[int]] = {}
        for key in sorted(reads - before):
            added.setdefault(thing(key), []).append((number << DETAIL) + (key & MASK))
        self._store.put_bytes("readers", self._joined(added))
        for one in added:
            self._seen.pop(one, None)

    def _joined(self, added: dict[int, list[int]]) -> Iterator[tuple[str, bytes]]:
        for one, marks in added.items():
            row = self._store.get_bytes("readers", f"{one:x}") or b""
            yield f"{one:x}", row + array("Q", marks).tobytes()

    def _readers(self, one: int, details: set[int]) -> Iterator[str]:
        """Who read some of what can be asked of a thing; or did so once."""
        marks = self._seen.get(one)
        if marks is None:
            try:
                marks = loaded(self._store.get_bytes("readers", f"{one:x}") or b"")
            except ValueError as error:
                raise Damaged("readers") from error
            self._seen[one] = marks
        numbers = {mark >> DETAIL for mark in marks if mark & MASK in details}
        for number in numbers:
            name = self._names.get(number)
            if name is None:
                row = self._store.get_bytes("work", str(number))
                if row is None:
                    raise Damaged("work")
                name = self._names[number] = row.decode()
            yield name

    def _known(self, name: str) -> tuple[int, set[int]] | None:
        if name not in self._reads:
            row = self._store.get_bytes("reads", name)
            try:
                self._reads[name] = (
                    (int.from_bytes(row[:8], "little"), set(loaded(row[8:]))) if row else None
                )
            except ValueError as error:
                raise Damaged("reads") from error
        return self._reads[name]
