"""What is known of a project so far, as one process reads it from the cache in the making.

A build from nothing writes down what it finds out and reads it again when it is asked for: so that
no more of it is in memory than is in use, however large the project is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from generator.incremental.known import Known, known
from generator.incremental.notes import Notes
from generator.incremental.shown import shown_library
from generator.incremental.store import Store
from generator.incremental.stored import (
    NO_FORMER,
    StoredProofs,
    stored_dependents,
    stored_library,
    stored_looked_for,
    stored_proofs,
    stored_relations,
    stored_spelled,
    stored_tallies,
)
from generator.library import Library, Refused
from generator.settings import Settings
from generator.structs import replace
from generator.visibility import Visible

_MOST = 300
"""Records of a kind, or articles of which something is known, that are held."""


class AtHand:
    """The library and what is known of it; of which there are two, where something is held back."""

    library: Library
    """All of it, noting nothing."""
    whole: Known
    shown: Known
    """Of what a reader may see: the same as the whole where that is all."""
    proofs: StoredProofs

    def __init__(self, store: Store, settings: Settings, refused: Refused) -> None:
        """Nothing is known but what was read."""
        self._store, self._process = store, os.getpid()
        self._settings, self._refused = settings, refused
        self._name, self._former = "", NO_FORMER
        self._visible: Visible | None = None
        store.most = _MOST
        self._open()

    def know(self, *, name: str, former: Mapping[str, Any]) -> None:
        """`name` stands before what is kept of the whole; `former` is what `former_row` gives."""
        self._name, self._former = name, former
        self._open()

    def see(self, seen: Visible) -> None:
        """Not everything may be seen."""
        self._visible = seen
        self._open()

    def begin(self) -> None:
        """Some work begins, maybe in a copy of the process: which reads the cache for itself."""
        if self._process != os.getpid():
            self._process, self._store = os.getpid(), self._store.again()
            self._open()

    def let_go(self) -> None:
        """Hold nothing: so that copies of this process begin with little."""
        # what is let go knows of itself, and would stay until it is looked for
        self.whole.near = self.shown.near = {}
        self._open()

    def _open(self) -> None:
        store = self._store
        plain = stored_library(store, self._settings, self._former)
        self.library = replace(plain, refused=self._refused)
        self.proofs = stored_proofs(store)
        self.whole = self.shown = self._known(self.library, self._name)
        if self._visible:
            self.shown = self._known(shown_library(self.library, self._visible), "")

    def _known(self, library: Library, name: str) -> Known:
        store = self._store
        return known(
            Notes(name, most=store.most),
            library,
            stored_relations(store, library, name),
            proofs=self.proofs,
            rests=stored_dependents(store, name),
            tallies=stored_tallies(store),
            spelled=stored_spelled(store),
            looked_for=stored_looked_for(store),
        )
