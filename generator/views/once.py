"""What a page asks for is made once; where the same pages come again, once as long as it holds."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Memory(Protocol):
    """Keeps pieces of pages for the next time the same page is made, as long as they hold."""

    def recall(self, path: str, asked: Hashable, make: Callable[[], Any]) -> Any:
        """What a page asks for, made now if it is not kept."""


class Asking(Protocol):
    """A page in the making."""

    @property
    def path(self) -> str:
        """Its path on the site."""

    @property
    def given(self) -> dict[object, Any]:
        """What it has asked for so far, and got."""

    @property
    def memory(self) -> Memory | None:
        """Keeps its pieces, where the same page is made again and again."""


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
