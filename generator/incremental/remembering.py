"""Pieces of pages that stay, where one process makes the same pages again and again.

A piece is kept with what it read, as a page is, and made again once some of that is another. What
is made of it reads what it read. Pieces are of one page each: their links begin there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from collections.abc import Set as AbstractSet
from typing import Any

from generator.incremental.notes import Notes, stored
from generator.structs import Struct
from generator.views.once import ROOM, Facts

_PAGES = 16
"""Pages of which pieces are kept: those that were made last."""


class _Page:
    __slots__ = "kept", "keys", "staying"

    def __init__(self) -> None:
        self.kept: dict[Hashable, tuple[Any, frozenset[int], bytes]] = {}
        """What was asked → the piece, the keys of what it read, and these as they are stored."""
        self.keys: set[int] = set()
        """Of what any piece read."""
        self.staying: dict[int, tuple[object, dict[Any, str]]] = {}
        """Number of a piece that is a view → the view, and what templates made of it."""

    def forget(self, changed: AbstractSet[int]) -> None:
        hit = changed & self.keys
        if not hit:
            return
        gone = [asked for asked, (_, reads, _) in self.kept.items() if not reads.isdisjoint(hit)]
        for asked in gone:
            self.staying.pop(id(self.kept.pop(asked)[0]), None)


class Memory:
    """The pieces of the pages that were made last."""

    def __init__(self, room: int = _PAGES) -> None:
        """Nothing is remembered yet; `room` is for pieces of so many pages."""
        self._room = room
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._notes = Notes()

    def begin(self, path: str, notes: Notes) -> dict[int, tuple[object, dict[Any, str]]]:
        """A page is about to be made; `notes` are those of its library. Its views that stay."""
        self._notes = notes
        page = self._pages.setdefault(path, _Page())
        self._pages.move_to_end(path)
        if len(self._pages) > self._room:
            self._pages.popitem(last=False)
        return page.staying

    def recall(self, path: str, asked: Hashable, make: Callable[[], Any]) -> Any:
        """A piece of a page, made now if it is not remembered."""
        page, notes = self._pages[path], self._notes
        found = page.kept.get(asked)
        if found is None:
            with notes.taking(wide=notes.wide) as reads:
                made = make()
            found = page.kept[asked] = made, frozenset(reads), stored(reads)
            page.keys |= reads
            if isinstance(made, Struct):
                page.staying[id(made)] = made, {}
        notes.groups.add(found[2])
        return found[0]

    def forget(self, changed: AbstractSet[int], paths: AbstractSet[str]) -> None:
        """These answers are others now, and so may be all of these pages."""
        for path in paths & self._pages.keys():
            self._pages[path] = _Page()
        for page in self._pages.values():
            page.forget(changed)


class NotedFacts(Facts):
    """What is the same on many pages, each with what it read: whoever asks for it has read that."""

    __slots__ = ("_notes",)

    def __init__(self, notes: Notes, room: int = ROOM) -> None:
        """`notes` are those of its library."""
        super().__init__(room)
        self._notes = notes

    def recall(self, asked: Hashable, make: Callable[..., Any], *args: Any) -> Any:
        """What was asked for; made now, of `args`, if it is not kept."""
        notes = self._notes
        if notes.wide:  # such pages are few, and note other things
            return make(*args)
        found = self._last.get(asked) or self._found(asked, make, args)
        notes.groups.add(found[1])
        return found[0]

    def _made(self, make: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Any, bytes]:
        """Something, and what was read for it."""
        with self._notes.taking() as reads:
            made = make(*args)
        return made, stored(reads)
