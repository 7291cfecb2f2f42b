"""What is held of that which can be had again: all, or so much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class _AtMost(dict[K, V]):
    """A dictionary that lets go of the older half before it has too much."""

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self._most:
            for old in list(islice(self, self._most // 2 + 1)):
                del self[old]
        super().__setitem__(key, value)


_LARGE = 8
"""A record with many others in it, or with much text, counts for so many."""
_SMALL = 8
"""Of records that are a few names and numbers, so many count for one."""


def same(most: int | None) -> int | None:
    """How many records of a usual size are held: that many."""
    return most


def few(most: int | None) -> int | None:
    """How many large records are held where so many are of others."""
    return most and most // _LARGE


def many(most: int | None) -> int | None:
    """How many small records are held where so many are of others."""
    return most and most * _SMALL


def held(most: int | None) -> dict[K, V]:
    """A dictionary of at most so many entries; None for all there are.

    Whatever is written into it must be such that it can be found out again.
    """
    return {} if most is None else _AtMost(most)


class Lazy(Sequence[Any]):
    """A tuple that is fetched when something of it is asked for."""

    __slots__ = ("_all", "_fetch", "_size")

    def __init__(self, fetch: Callable[[], Iterable[Any]], size: int | None = None) -> None:
        """`fetch` gives all that is in it; `size` is how many that will be, where it is known."""
        self._fetch, self._size = fetch, size
        self._all: tuple[Any, ...] | None = None

    def _loaded(self) -> tuple[Any, ...]:
        if self._all is None:
            self._all = tuple(self._fetch())
        return self._all

    def __getitem__(self, index: Any) -> Any:
        """One of them, or some."""
        return self._loaded()[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._loaded()) if self._size is None else self._size

    def __iter__(self) -> Iterator[Any]:
        return iter(self._loaded())

    def __eq__(self, other: object) -> bool:
        return self._loaded() == (other._loaded() if isinstance(other, Lazy) else other)

    def __hash__(self) -> int:
        return hash(self._loaded())
