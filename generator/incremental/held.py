"""What is held of that which can be had again: all, or so much of it."""

from __future__ import annotations

from itertools import islice
from typing import TypeVar

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


def few(most: int | None) -> int | None:
    """How many large records are held where so many are of others."""
    return most and most // _LARGE


def held(most: int | None) -> dict[K, V]:
    """A dictionary of at most so many entries; None for all there are.

    Whatever is written into it must be such that it can be found out again.
    """
    return {} if most is None else _AtMost(most)
