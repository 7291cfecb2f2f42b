"""A new cache in the making, beside a build from nothing; and old ones, which go."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from time import time

from generator.incremental.first import First, write_rows
from generator.incremental.standing import put_state, put_terms
from generator.incremental.store import Damaged, Store
from generator.pipeline import Options
from generator.unchanged import Left, Seen, make_room

_KEPT = 4
"""Caches a project keeps: one for each place and way it is built."""
_LONGEST = 86_400
"""Seconds after which a cache in the making is one of a build that was killed."""


class Keeping:
    """A new cache in the making. Where it cannot be written, there is none."""

    def __init__(self, path: str, first: First) -> None:
        """It will stand at `path`, and hold what was found out."""
        self._path, self._first = path, first
        self._store: Store | None = None

    def begin(self) -> None:
        """Pages are coming, and other processes are at work: from now on rows are written."""
        with suppress(Damaged, OSError):
            if self._store is None:
                make_room(os.path.dirname(self._path))
                self._store = Store(self._path, new=True)
                write_rows(self._first, self._store)

    def finish(self, seen: Seen, left: Left, until: datetime | None, options: Options) -> None:
        """The build has ended well."""
        with suppress(Damaged, OSError):
            if self._store is None:
                return
            self._first.ledger.finish(self._store)
            self._store.put("count", [("pages", len(self._first.shown.pages))])
            put_terms(self._store, options)
            put_state(self._store, seen, left, until)
            self._store.finish()
            self._store = None
            _prune(os.path.dirname(self._path))

    def drop(self) -> None:
        """What was not finished is gone."""
        if self._store is not None:
            with suppress(Damaged, OSError):
                self._store.drop()
            with suppress(OSError):
                os.unlink(self._path)  # the output is another than it tells


def _prune(folder: str) -> None:
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
