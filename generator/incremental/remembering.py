"""Pieces of pages that stay, where one process makes the same pages again and again.

A piece is kept with what it read, as a page is, and made again once some of that is another. What
is made of it reads what it read. Pieces are of one page each: their links begin there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from collections.abc import Set as AbstractSet
from typing import Any

from generator.incremental.notes import Notes

_PAGES = 16
"""Pages of which pieces are kept: those that were made last."""

_Kept = dict[Hashable, tuple[Any, frozenset[int]]]
"""What was asked → the piece, and the keys of what it read."""


class Memory:
    """The pieces of the pages that were made last."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self._pages: OrderedDict[str, _Kept] = OrderedDict()
        self._notes = Notes()

    def begin(self, path: str, notes: Notes) -> None:
        """A page is about to be made; `notes` are those of its library."""
        self._notes = notes
        self._pages.setdefault(path, {})
        self._pages.move_to_end(path)
        if len(self._pages) > _PAGES:
            self._pages.popitem(last=False)

    def recall(self, path: str, asked: Hashable, make: Callable[[], Any]) -> Any:
        """A piece of a page, made now if it is not remembered."""
        kept, notes = self._pages[path], self._notes
        found = kept.get(asked)
        if found is None:
            with notes.taking(wide=notes.wide) as reads:
                made = make()
            found = kept[asked] = made, frozenset(reads)
        notes.found |= found[1]
        return found[0]

    def forget(self, changed: AbstractSet[int], paths: AbstractSet[str]) -> None:
        """These answers are others now, and so may be all of these pages."""
        for path, kept in self._pages.items():
            self._pages[path] = {
                asked: piece
                for asked, piece in kept.items()
                if path not in paths and piece[1].isdisjoint(changed)
            }
