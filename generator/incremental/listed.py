"""The site's lists and its pages, noting what is asked of them: a page of a list, an entry of one,
whether there is a page at an address.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any, overload

from generator.incremental.notes import Notes, asked
from generator.incremental.observing import SITE, Answers
from generator.structs import fields
from generator.views.lists import Lists

PATH, ADDRESS = "path", "address"
"""Kinds of things: a page by its path, of what is shown; by its address, of all there is."""
MAPPED = "mapped"
"""Which addresses the site map names."""
KEYED = frozenset({"published", "origin_of", "translations"})
"""Lists with an entry for each outlet or story."""


class Listed(Sequence[Any]):
    """A list that notes which of its places are read, whether there are any, and how many."""

    def __init__(self, of: Callable[[], Sequence[Any]], name: str, notes: Notes) -> None:
        """`of` gives it when something is asked of it for the first time."""
        self._fetch, self._name, self._notes = of, name, notes
        self._found: Sequence[Any] | None = None

    def _noted(self, what: str) -> Sequence[Any]:
        self._notes.found.add(self._notes.about(SITE, "") + asked(f"{self._name}{what}"))
        if self._found is None:
            self._found = self._fetch()
        return self._found

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: Any) -> Any:
        """What stands at a place, or at several."""
        whole = isinstance(index, slice) or index < 0
        return self._noted("" if whole else f"/{index}")[index]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._noted(" any"))

    def __iter__(self) -> Iterator[Any]:
        """All of them."""
        return iter(self._noted(""))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._noted(" number"))


class Whole(Listed):
    """A list of which nobody asks for a part."""

    def _noted(self, what: str) -> Sequence[Any]:  # noqa: ARG002 - it is all the same
        return super()._noted("")


def list_touched(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """What of a list has to be asked again, once it is another."""
    if before == after:
        return
    yield name
    if bool(before) != bool(after):
        yield f"{name} any"
    if len(before) != len(after):
        yield f"{name} number"
    for place in range(max(len(before), len(after))):
        if before[place : place + 1] != after[place : place + 1]:
            yield f"{name}/{place}"


def lists_touched(before: Lists, after: Lists) -> Iterator[tuple[str, str, str]]:
    """What of the lists is another now, as it was noted."""
    for one in fields(Lists):
        old, new, name = getattr(before, one), getattr(after, one), f"list {one}"
        if one not in KEYED:
            yield from ((SITE, "", what) for what in list_touched(name, old, new))
            continue
        for key in sorted(old.keys() | new.keys()):
            if old.get(key) != new.get(key):
                yield SITE, key, name


class _Watched:
    """The lists, each noting; it has the fields of `Lists`."""

    def __init__(self, of: Lists, notes: Notes) -> None:
        self._of, self._notes = of, notes

    def __getattr__(self, name: str) -> Any:
        made: Any
        if name in KEYED:
            called = f"list {name}"
            made = Answers(
                getattr(self._of, name),
                self._notes,
                about=lambda key: (SITE, key, called),
                every=(SITE, called),
            )
        else:
            made = Listed(lambda: getattr(self._of, name), f"list {name}", self._notes)
        self.__dict__[name] = made
        return made


def watched_lists(lists: Lists, notes: Notes) -> Lists:
    """The lists, noting what is read of each."""
    return _Watched(lists, notes)  # type: ignore[return-value] # has its fields, each noting


class Places(Container[str]):
    """Paths or addresses, noting for which it was asked whether there is a page."""

    def __init__(self, of: Container[str], kind: str, notes: Notes) -> None:
        """`kind` is `PATH` or `ADDRESS`."""
        self._of, self._kind, self._notes = of, kind, notes
        self._there = asked("there")
        self._keys: dict[str, int] = {}

    def __contains__(self, place: object) -> bool:
        """Whether there is a page."""
        name, notes = str(place), self._notes
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = notes.about(self._kind, name) + self._there
        notes.found.add(notes.about(self._kind, "*") + self._there if notes.wide else key)
        return name in self._of
