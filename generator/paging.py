"""Floor 5, long lists cut into pages by stable keys, never by row number alone.

A list is cut after a group (an article, a name) whose key says so, as content-defined chunking
does with files (Tridgell, *Efficient Algorithms for Sorting and Synchronization*, 1999, ch. 3):
what is added or taken away in one place moves a border near by at most, and every other page
keeps its bytes. Not: what stands on a page, and its address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

SHORTEST = 60
"""Weight a page has at least, the last one excepted."""
LONGEST = 240
"""Weight from which on a page is cut after the next group, whatever its key."""
_ALL = 12
"""Pages of which each names all others."""
_ONE_IN = 8
# Between the two, one group in so many ends a page.


def cut(
    groups: Iterable[T],
    *,
    key: Callable[[T], str],
    weight: Callable[[T], int] = lambda _: 1,
) -> tuple[tuple[T, ...], ...]:
    """Groups in their order, as pages of whole groups; at least one page, which may be empty.

    `key` is an id that stays with the group; `weight` how many rows it brings. A list of no more
    than `LONGEST` rows is one page.
    """
    every = list(groups)
    if sum(map(weight, every)) <= LONGEST:
        return (tuple(every),)
    pages: list[tuple[T, ...]] = []
    page: list[T] = []
    rows = 0
    for group in every:
        page.append(group)
        rows += weight(group)
        if rows >= LONGEST or (rows >= SHORTEST and _ends(key(group))):
            pages.append(tuple(page))
            page, rows = [], 0
    return (*pages, tuple(page)) if page else tuple(pages)


def _ends(key: str) -> bool:
    return sha256(key.encode()).digest()[0] % _ONE_IN == 0


def row(number: int, total: int) -> list[int | None]:
    """Numbers of pages to be named on page `number`, ascending; None where some are left out.

    A short row has all. In a long one stand the first and the last, those next to this page, and
    those ten, a hundred and so on further, so that every page is a few steps from every other.
    """
    if total <= _ALL:
        return [*range(1, total + 1)]
    near = {1, total, *range(number - 2, number + 3)}
    far = {number + way * 10**power for power in range(1, len(str(total))) for way in (1, -1)}
    named = sorted(n for n in near | far if 1 <= n <= total)
    found: list[int | None] = []
    for before, n in zip([0, *named], named, strict=False):
        if n == before + 2:
            found.append(before + 1)  # a gap takes no less room
        elif n > before + 2:
            found.append(None)
        found.append(n)
    return found


def nth(pages: Sequence[T], number: int) -> T:
    """Page `number`, counted from 1."""
    return pages[number - 1]
