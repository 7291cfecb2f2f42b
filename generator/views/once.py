"""What pages ask for is made once: for a page, for pages alike, for every page.

Some of it is of one page (`once`), and kept for the next time where the same pages come again
(`piece`). Some is the same on all pages from which the same links lead there (`alike`), and some on
every page (`fact`): that is kept in this process, while there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

ROOM = 16_384
"""Things that are the same on many pages and are kept, at least; of those asked for before, as many
again."""


class Memory(Protocol):
    """Keeps pieces of pages for the next time the same page is made, as long as they hold."""

    def recall(self, path: str, asked: Hashable, make: Callable[[], Any]) -> Any:
        """What a page asks for, made now if it is not kept."""


class Facts:
    """Keeps what is the same on many pages: what was asked for last, as long as there is room."""

    __slots__ = ("_before", "_last", "_room")

    def __init__(self, room: int = ROOM) -> None:
        """Nothing is kept yet; `room` is for how much."""
        self._room = room
        self._last: dict[Hashable, tuple[Any, bytes]] = {}
        self._before: dict[Hashable, tuple[Any, bytes]] = {}

    def __reduce__(self) -> tuple[type[Facts], tuple[int]]:
        """Another process begins with nothing."""
        return Facts, (self._room,)

    def recall(self, asked: Hashable, make: Callable[..., Any], *args: Any) -> Any:
        """What was asked for; made now, of `args`, if it is not kept."""
        found = self._last.get(asked) or self._found(asked, make, args)
        return found[0]

    def _found(
        self, asked: Hashable, make: Callable[..., Any], args: tuple[Any, ...]
    ) -> tuple[Any, bytes]:
        """What was asked for, from now on among the last."""
        found = self._before.get(asked) or self._made(make, args)
        if len(self._last) >= self._room:
            self._before, self._last = self._last, {}
        self._last[asked] = found
        return found

    def _made(self, make: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Any, bytes]:
        """Something, and what was read for it, if that is noted."""
        return make(*args), b""


class Asking(Protocol):
    """A page in the making."""

    @property
    def path(self) -> str:
        """Its path on the site."""

    @property
    def part(self) -> str:
        """The part of the site it is in, such as `actors/`."""

    @property
    def up(self) -> str:
        """The way from it up to the root, such as `../../`."""

    @property
    def given(self) -> dict[object, Any]:
        """What it has asked for so far, and got."""

    @property
    def memory(self) -> Memory | None:
        """Keeps its pieces, where the same page is made again and again."""

    @property
    def facts(self) -> Facts:
        """Keeps what is the same on many pages."""


P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", bound=Asking)


def once(make: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """What a page asks for again is what it was given the first time."""

    @wraps(make)
    def given(on: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
        asked = (make, args, *kwargs.items()) if kwargs else (make, args)
        if on.memory is not None:
            kept: R = on.memory.recall(on.path, asked, lambda: make(on, *args, **kwargs))
            return kept
        found: R | None = on.given.get(asked)
        if found is None:
            found = on.given[asked] = make(on, *args, **kwargs)
        return found

    return given


def alike(
    *parts: str,
) -> Callable[[Callable[Concatenate[A, P], R]], Callable[Concatenate[A, P], R]]:
    """What is the same on all pages of one floor that are in none of some parts of the site.

    `parts` are those into which its links lead: from there they are other ones on each page. It is
    asked for by ids alone.
    """

    def shared(make: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
        by_page, inside = once(make), {part.removeprefix("/") for part in parts}

        @wraps(make)
        def given(on: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if kwargs or on.memory is not None or on.part in inside:
                return by_page(on, *args, **kwargs)
            found: R = on.facts.recall((make, on.up, args), make, on, *args)
            return found

        return given

    return shared


def fact(make: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """What is the same on every page: it has no links, and does not ask for which page it is.

    It is asked for by ids alone, and looks up what they are of: what is handed in may come from a
    page that has read all of it at once, and so notes nothing of what is read of it.
    """

    @wraps(make)
    def given(on: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
        assert not kwargs  # they would be no part of what is asked
        found: R = on.facts.recall((make, args), make, on, *args)
        return found

    return given


def piece(
    key: Callable[P, Hashable],
) -> Callable[[Callable[Concatenate[A, P], R]], Callable[Concatenate[A, P], R]]:
    """A piece of a page that may be kept for the next time the page is made.

    `key` says which piece it is, from all but the page, by ids alone: what else it is made of it
    must ask the site for.
    """

    def remembered(
        make: Callable[Concatenate[A, P], R],
    ) -> Callable[Concatenate[A, P], R]:
        @wraps(make)
        def given(on: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
            memory = on.memory
            if memory is None:
                return make(on, *args, **kwargs)
            asked = (make, key(*args, **kwargs))
            kept: R = memory.recall(on.path, asked, lambda: make(on, *args, **kwargs))
            return kept

        return given

    return remembered
