"""Floor 7, a project found out about from nothing, for a preview: all but its pages.

What was found out goes to a cache of the preview's own, from which it goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, WorldError, blocks
from generator.incremental.first import diagnostics, find_out
from generator.incremental.keeping import new_cache
from generator.incremental.ledger import NewLedger
from generator.incremental.standing import put_terms
from generator.incremental.store import Store
from generator.pipeline import Options, project_tree
from generator.preview.files import PATIENCE, Known, NotingTree, Stamp, look
from generator.source import SourceFile
from generator.spreading import in_turn
from generator.structs import Struct
from generator.timing import Laps

if TYPE_CHECKING:
    from generator.spreading import Tell


class Whole(Struct, frozen=True, kw_only=True):
    """What was found out."""

    known: Mapping[str, Known]
    """The files it was found out from, as they were read."""
    odd: frozenset[str]
    """What lay there and was no file."""
    found: list[Diagnostic]
    sources: Mapping[str, SourceFile]
    is_good: bool
    """Whether pages can be made: whether there is a cache to make them from."""


def find_out_whole(
    project: Path, cache: Path, options: Options, *, tell: Tell | None = None
) -> Whole:
    """Find out everything; where nothing blocks, `cache` is written. Raises `WorldError`.

    What is wrong is looked at again if it was being saved. `tell` is told how far it has come.
    """
    while True:
        stood = look(project)
        try:
            whole = _found_out(project, cache, options, stood[1], tell)
        except WorldError:
            if not _is_being_saved(project, stood):
                raise
        else:
            if whole.is_good or not _is_being_saved(project, stood):
                return whole


def _is_being_saved(project: Path, stood: tuple[Mapping[str, Stamp], frozenset[str]]) -> bool:
    sleep(PATIENCE)
    return look(project) != stood


def _found_out(
    project: Path, cache: Path, options: Options, odd: frozenset[str], tell: Tell | None
) -> Whole:
    project_tree(project)  # which says so where there is no content
    tree = NotingTree(project)
    with new_cache(str(cache)) as store, NewLedger(store.folder) as ledger:
        first = find_out(
            tree,
            store,
            ledger,
            options,
            project=project,
            laps=Laps(),
            spread=in_turn,
            tell=tell,
        )
        found = diagnostics(first)
        is_good = not blocks(found)
        if is_good:
            ledger.finish(store)
            store.put("count", [("pages", len(first.shown.pages))])
            put_terms(store, options)
            store.put("state", [("until", first.until.isoformat() if first.until else "")])
            put_known(store, tree.known, odd)
            store.finish()
    return Whole(
        known=tree.known, odd=odd, found=found, sources=first.files.sources, is_good=is_good
    )


def put_known(store: Store, known: Mapping[str, Known | None], odd: frozenset[str]) -> None:
    """Keep how files stood; None for one that is gone."""
    rows = (
        (path, [*one.stamp, one.digest.hex(), one.is_young] if one else None)
        for path, one in known.items()
    )
    store.put("file", rows)
    store.put("state", [("odd", sorted(odd))])


def stored_known(store: Store) -> tuple[dict[str, Known], frozenset[str]]:
    """How files stood; and what was no file."""
    known = {}
    for path, (mtime, ctime, size, number, digest, is_young) in store.rows("file"):
        known[path] = Known((mtime, ctime, size, number), bytes.fromhex(digest), is_young)
    return known, frozenset(store.need("state", "odd"))
