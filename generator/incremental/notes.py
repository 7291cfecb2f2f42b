"""What a piece of work has read: a set of keys, each of one answer of the library.

A key is a number of 64 bits: 40 for what was asked about (an article with all that was found in it,
an actor or outlet, a story), 24 for what was asked of it. Two answers that share a key by chance
are taken for one: something is then made again in vain, and never left out.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from generator.incremental.held import held

DETAIL = 24
"""Bits of a key for what is asked."""
MASK = (1 << DETAIL) - 1


_EACH = 50
"""Things that are asked about for each that is held."""
_SHARED = frozenset({"proof", "file"})
"""Kinds of things that are the same in every library of a project."""


class Notes:
    """Where reads are noted: whoever does a piece of work takes what was noted meanwhile."""

    __slots__ = ("_about", "_of", "_words", "found", "groups", "most", "wide")

    def __init__(self, of: str = "", *, most: int | None = None) -> None:
        """`of`: which library is read, where there is more than one.

        `most`: how many things of a sort are held by whoever notes here; None for all.
        """
        self.most = most
        self._of = of
        self.found: set[int] = set()
        """Keys read since the work began."""
        self.groups = set[bytes]()
        """Keys that were read together, as stored, for something that was known already."""
        self.wide = False
        """Whether the work reads so much that it notes kinds of things, not each thing."""
        self._about: dict[tuple[str, str], int] = held(most and most * _EACH)
        self._words: dict[int, tuple[str, str]] = held(most)
        """The other way round."""

    def about(self, kind: str, name: str) -> int:
        """The upper part of the keys of one thing."""
        found = self._about.get((kind, name))
        if found is None:
            of = "" if kind in _SHARED else self._of
            found = self._about[kind, name] = about(of + kind, name)
            self._words[found] = kind, name
        return found

    def labels(self, keys: Iterable[int]) -> dict[str, list[str]]:
        """Keys noted here, for people: what was asked about → what of it; all in order."""
        found: dict[str, set[str]] = {}
        for key in keys:
            kind, name, what = self.told(key)
            if kind and what:
                parts = {_WORDS[part] for part in _PARTS.get(key & MASK, ())}
                found.setdefault(f"{kind} {name}".rstrip(), set()).update(parts or {what})
        return {about_: sorted(found[about_]) for about_ in sorted(found)}

    def told(self, key: int) -> tuple[str, str, str]:
        """The kind and name of what a key is about, and what of it; empty where not known here."""
        return *(self._words.get(thing(key)) or ("", "")), _WORDS.get(key & MASK, "")

    def taking(self, *, wide: bool = False) -> _Taking:
        """A piece of work: the set is full when it is done, with parts of things joined.

        What surrounds it learns nothing.
        """
        return _Taking(self, wide=wide)


class _Taking:
    """The time in which a piece of work is done."""

    __slots__ = ("_before", "_notes", "_reads", "_wide")

    def __init__(self, notes: Notes, *, wide: bool) -> None:
        self._notes, self._wide = notes, wide

    def __enter__(self) -> set[int]:
        notes = self._notes
        self._before = notes.found, notes.groups, notes.wide
        self._reads = notes.found = set()
        notes.groups, notes.wide = set(), self._wide
        return self._reads

    def __exit__(self, *_: object) -> None:
        notes = self._notes
        joined(self._reads)
        if notes.groups:  # joined already
            self._reads.update(loaded(b"".join(notes.groups)))
        notes.found, notes.groups, notes.wide = self._before


def about(kind: str, name: str) -> int:
    """The upper 40 bits of a key; the name `*` means all things of the kind."""
    digest = blake2b(f"{kind}/{name}".encode(), digest_size=5).digest()
    return int.from_bytes(digest, "big") << DETAIL


def asked(words: str) -> int:
    """The lower 24 bits: what is asked."""
    found = crc32(words.encode("utf-8", "surrogatepass")) & MASK
    _WORDS[found] = words
    return found


def together(what: str, parts: Iterable[str]) -> None:
    """Parts of a thing that are mostly read together: `what` then asks for all of them at once."""
    members = frozenset(map(asked, parts))
    whole = asked(what)
    _PARTS[whole] = members
    _WHOLE.update(dict.fromkeys(members, whole))


def joined(keys: set[int]) -> set[int]:
    """Keys that a piece of work read: those of parts that are all there become one, in place."""
    found: dict[int, list[int]] = {}
    for key in keys:
        whole = _WHOLE.get(key & MASK)
        if whole is not None:
            found.setdefault(thing(key) + whole, []).append(key)
    for key, parts in found.items():
        if len(parts) == len(_PARTS[key & MASK]):
            keys.difference_update(parts)
            keys.add(key)
    return keys


def asking(what: str) -> list[int]:
    """By which lower bits of a key something may have been asked: by itself, or with others."""
    key = asked(what)
    return [key, _WHOLE[key]] if key in _WHOLE else [key]


_PARTS: dict[int, frozenset[int]] = {}
"""What asks for several parts at once → those that ask for one of them."""
_WHOLE: dict[int, int] = {}
"""The other way round; a part belongs to one such whole at most."""
_WORDS: dict[int, str] = {}
"""What has been asked in this process, for people."""


def thing(key: int) -> int:
    """What a key is about."""
    return key & ~MASK


def stored(keys: Iterable[int]) -> bytes:
    """Keys as bytes, in order."""
    return array("Q", sorted(keys)).tobytes()


def loaded(data: bytes) -> array[int]:
    """Keys again. Raises `ValueError` for bytes that are none."""
    found = array("Q")
    found.frombytes(data)
    return found
