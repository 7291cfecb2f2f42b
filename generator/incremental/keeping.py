"""A new cache, in which a build from nothing writes what it finds out; and old ones, which go."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import time

from generator.incremental.store import Damaged, Store
from generator.unchanged import make_room

_KEPT = 4
"""Caches a project keeps: one for each place and way it is built."""
_LONGEST = 86_400
"""Seconds after which a cache in the making is one of a build that was killed."""


@contextmanager
def new_cache(path: str) -> Iterator[Store]:
    """A cache that stands at `path` once it is finished; where it never is, nothing is left of it.

    Raises `Damaged` where none can be written.
    """
    folder = os.path.dirname(path)
    above = os.path.dirname(folder)
    was_there = os.path.lexists(above)
    try:
        make_room(folder)
        store = Store(path, new=True)
    except OSError as error:
        raise Damaged(path) from error
    try:
        yield store
    finally:
        with suppress(Damaged, OSError):
            store.drop()
        if not was_there and not os.path.lexists(path):
            with suppress(OSError):  # whoever else has put something there keeps it
                os.rmdir(folder)
                os.unlink(os.path.join(above, ".gitignore"))
                os.rmdir(above)


def prune(folder: str) -> None:
    """The oldest caches beyond what is kept go, and those that were never finished."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for old in [entry for entry in found if entry.name.endswith(".db")][_KEPT:]:
        os.unlink(old.path)
        with suppress(FileNotFoundError):
            os.unlink(f"{old.path}.stamp")
    for entry in found:
        if entry.name.endswith(".part") and time() - entry.stat().st_mtime > _LONGEST:
            os.unlink(entry.path)
