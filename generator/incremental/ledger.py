"""Which piece of work read what, asked the other way round: who read an answer.

A piece of work has a name, `<sort> <of what>`, and a number, which is another one as soon as it has
read other things: what stands under an old number counts for nothing. Rows: `work` number → name;
`reads` name → its number and a digest of what it read; `readers` thing → who read what of it, a
number and the lower part of a key each.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import blake2b
from typing import IO, Self

from generator.incremental.notes import DETAIL, MASK, loaded, stored, thing
from generator.incremental.store import Damaged, Store

_NUMBER = 8
"""Bytes of a number in a row."""
_KEYS = 1 << 64
"""Numbers that a key can be."""
_AT_ONCE = 64_000_000
"""Bytes of keys that are sorted by thing in one go: what is read for a large site is more."""


def _row(number: int, reads: bytes) -> bytes:
    return number.to_bytes(_NUMBER, "little") + blake2b(reads, digest_size=8).digest()


def _mark(readers: dict[int, array[int]], number: int, reads: Iterable[int]) -> None:
    """Enter what a piece of work read, in order, by thing."""
    mark, end = number << DETAIL, -1
    for key in reads:
        if key > end:  # in order of their things: each is looked up once
            end = key | MASK
            one = end - MASK
            found = readers.get(one)
            if found is None:
                found = readers[one] = array("Q")
            enter, base = found.append, mark - one
        enter(base + key)


_Read = tuple[int, "array[int]"]
"""The number of a piece of work, and keys that it read, in order."""


class NewLedger:
    """Pieces of work of a first build; what they read waits in a file without a name."""

    def __init__(self, folder: str) -> None:
        """Nothing has been done. `folder`: where the file is. Raises OSError."""
        self._names: list[str] = []
        self._rows: list[bytes] = []
        self._sizes = array("Q")
        """How many keys each has read."""
        self._folder = folder
        self._reads = self._file()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._reads.close()

    def note(self, name: str, reads: bytes) -> None:
        """A piece of work and what it read, as `notes.stored` has it."""
        number = len(self._names)
        self._names.append(name)
        self._rows.append(_row(number, reads))
        self._sizes.append(len(reads))
        self._reads.write(reads)

    def finish(self, store: Store) -> None:
        """Write all of it down. Raises `Damaged`, or OSError."""
        store.put_bytes("reads", zip(self._names, self._rows, strict=True))
        store.put_bytes("work", ((str(n), name.encode()) for n, name in enumerate(self._names)))
        for some in self._by_range():
            readers: dict[int, array[int]] = {}
            for number, reads in some:
                _mark(readers, number, reads)
            every = sorted((f"{key:x}", marks) for key, marks in readers.items())
            store.put_bytes("readers", ((key, marks.tobytes()) for key, marks in every))
        store.put("count", [("work", len(self._names))])

    def _by_range(self) -> Iterator[Iterable[_Read]]:
        """All that was read, in ranges of keys small enough to be sorted by thing in memory."""
        ranges = self._reads.tell() // _AT_ONCE + 1
        self._reads.seek(0)
        every = ((n, loaded(self._reads.read(size))) for n, size in enumerate(self._sizes))
        if ranges == 1:
            yield every
            return
        ends = [number * _KEYS // ranges for number in range(1, ranges + 1)]  # spread evenly
        with ExitStack() as files:
            parts = [files.enter_context(self._file()) for _ in ends]
            for number, reads in every:
                at = 0
                for part, end in zip(parts, (bisect_left(reads, end) for end in ends), strict=True):
                    if end > at:
                        part.write(array("Q", [number, end - at]).tobytes())
                        part.write(reads[at:end].tobytes())
                        at = end
            for part in parts:
                part.seek(0)
                yield _entered(part)

    def _file(self) -> IO[bytes]:
        from tempfile import TemporaryFile

        return TemporaryFile(dir=self._folder)


def _entered(part: IO[bytes]) -> Iterator[_Read]:
    """The entries of a file: a number, how many keys, and these."""
    while head := part.read(16):
        number, size = loaded(head)
        yield number, loaded(part.read(size * 8))


class Ledger:
    """Pieces of work of a build that goes on from another."""

    def __init__(self, store: Store) -> None:
        """Nothing is read yet."""
        self._store = store
        self._names: dict[int, str | None] = {}
        self._next: int | None = None
        self._asked: dict[int, list[int]] = {}
        """Key that was asked for → the numbers under which it was read."""

    def readers(self, changed: set[int], sort: str) -> dict[str, set[int]]:
        """What the pieces of work of a sort are of that read any of some keys → which of them."""
        self._look_for(changed - self._asked.keys())
        found: dict[str, set[int]] = {}
        start = f"{sort} "
        for key in changed:
            for number in self._asked[key]:
                name = self._name(number)
                if name is not None and name.startswith(start):
                    found.setdefault(name, set()).add(key)
        return {name[len(start) :]: found[name] for name in sorted(found)}

    def _look_for(self, keys: set[int]) -> None:
        """Find out who read keys that nobody has asked for yet."""
        by_thing: dict[int, dict[int, list[int]]] = {}
        for key in keys:
            self._asked[key] = by_thing.setdefault(thing(key), {})[key & MASK] = []
        for one, details in by_thing.items():
            for mark in self._marks(one):
                numbers = details.get(mark & MASK)
                if numbers is not None:
                    numbers.append(mark >> DETAIL)

    def note(self, name: str, reads: set[int]) -> None:
        """A piece of work that was done again."""
        data = stored(reads)
        known = self._store.get_bytes("reads", name)
        if known is not None:
            number = int.from_bytes(known[:_NUMBER], "little")
            if known == _row(number, data):
                return
            self._names[number] = None
            self._store.put_bytes("work", [(str(number), None)])
        if self._next is None:
            self._next = int(self._store.need("count", "work"))
        number, self._next = self._next, self._next + 1
        self._names[number] = name
        self._store.put("count", [("work", self._next)])
        self._store.put_bytes("work", [(str(number), name.encode())])
        self._store.put_bytes("reads", [(name, _row(number, data))])
        added: dict[int, array[int]] = {}
        _mark(added, number, loaded(data))
        joined = [
            (f"{one:x}", (self._marks(one) + marks).tobytes()) for one, marks in added.items()
        ]
        self._store.put_bytes("readers", joined)
        for key in reads & self._asked.keys():
            self._asked[key].append(number)

    def forget(self, name: str) -> None:
        """A piece of work that is not done any more."""
        known = self._store.get_bytes("reads", name)
        if known is None:
            return
        number = int.from_bytes(known[:_NUMBER], "little")
        self._names[number] = None
        self._store.put_bytes("work", [(str(number), None)])
        self._store.put_bytes("reads", [(name, None)])

    def _marks(self, one: int) -> array[int]:
        try:
            return loaded(self._store.get_bytes("readers", f"{one:x}") or b"")
        except ValueError as error:
            raise Damaged("readers") from error

    def _name(self, number: int) -> str | None:
        """Who has a number; None for one that is no longer had."""
        if number not in self._names:
            row = self._store.get_bytes("work", str(number))
            self._names[number] = row.decode() if row is not None else None
        return self._names[number]
