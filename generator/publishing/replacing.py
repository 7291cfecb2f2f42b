"""The second half of a build: what is staged and decided takes its place, file by file.

A decision stands in the journal from before the first file is touched until after the last one.
Whoever finds a journal finishes it by the same steps, or starts over where the stage is no longer
whole; in between, every file is one generation's or the other's.
"""

from __future__ import annotations

import errno
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from generator.publishing.disk import (
    digest,
    is_folder,
    look,
    make_folder,
    naming,
    open_way,
    place_durably,
    remove_empty,
)
from generator.publishing.ledger import (
    JOURNAL,
    MANIFEST,
    Journal,
    journal_bytes,
    manifest_bytes,
    patched_manifest,
    staged_name,
)
from generator.publishing.names import folded, parents
from generator.publishing.place import Ownership, Place
from generator.structs import replace

_PAGE = ".html"
_LISTS = frozenset({".csv", ".json", ".txt", ".xml"})
"""Feeds, sitemap, data: what names pages without being one."""


def decide(journal: Journal, *, output: Path, stage: Path) -> None:
    """Writes the journal, and makes the output folder where there is none."""
    with naming(output / JOURNAL):
        if not is_folder(output):
            make_folder(output, by=stage / ".folder")
        place_durably(journal_bytes(journal), by=stage / ".journal", at=output / JOURNAL)


def carry_out(journal: Journal, *, output: Path, stage: Path) -> int:
    """Does all that the journal says and drops it; how many files were removed.

    WorldError leaves the journal standing, so that the next build goes on from there.
    """
    return _carry_out(journal, _parts(journal, stage), output=output, stage=stage)


def recover(place: Place, *, stage: Path) -> Place:
    """The place after finishing what a killed build had decided, if its stage is still whole."""
    journal = place.journal
    if journal is None or not is_folder(stage):
        return place
    parts = _parts(journal, stage)
    waiting = {path: part for path, part in parts.items() if look(part) is not None}
    for path in parts:
        if digest(waiting.get(path, place.output / path)) != journal.files[path]:
            return place
    ownership = Ownership(place)
    for path in waiting:
        ownership.check(path)  # somebody may have put a file there in the meantime
    _carry_out(journal, waiting, output=place.output, stage=stage)
    return replace(place, manifest=journal.after(place.manifest), journal=None)


def _parts(journal: Journal, stage: Path) -> dict[str, Path]:
    return {path: stage / staged_name(number) for number, path in enumerate(journal.staged)}


def _carry_out(journal: Journal, parts: dict[str, Path], *, output: Path, stage: Path) -> int:
    in_the_way = _in_the_way(journal.stale, parts)
    removed = sum(_remove(output, path, journal.stale[path]) for path in in_the_way)
    turns = {path: _turn(path, is_new=look(output / path) is None) for path in parts}
    order = sorted(parts, key=turns.__getitem__)
    there: set[str] = set()
    for path in order:
        _make_room(output, path, stage, there)
    for path in order:
        with naming(output / path):
            parts[path].replace(output / path)
    removed += sum(_remove(output, path, sha256) for path, sha256 in journal.stale.items())
    with naming(output / MANIFEST):
        at = output / MANIFEST
        data = patched_manifest(at, journal) if journal.keeps else manifest_bytes(journal.files)
        place_durably(data, by=stage / ".manifest", at=at)
        (output / JOURNAL).unlink()
    return removed


def _turn(path: str, *, is_new: bool) -> tuple[int, bool, int, str]:
    """When a file's turn comes, so that no page in place ever links to one that is not yet.

    Assets, then pages, then lists of pages; among each, new files, to which nothing in place
    links, then changed ones, the deepest first and the home page last.
    """
    ending = PurePosixPath(path).suffix
    kind = 1 if ending == _PAGE else 2 if ending in _LISTS else 0
    return kind, not is_new, -path.count("/"), path


def _in_the_way(stale: Collection[str], wanted: Collection[str]) -> list[str]:
    """The stale files that must go before: a folder stands there now, or a file above or beside.

    Beside means that the new name differs in case or Unicode form alone.
    """
    files = {folded(path) for path in wanted}
    folders = {folded(folder) for path in wanted for folder in parents(path)}
    taken = files | folders
    return [
        path
        for path in stale
        if folded(path) in taken or not files.isdisjoint(map(folded, parents(path)))
    ]


def _make_room(output: Path, path: str, stage: Path, there: set[str]) -> None:
    """Makes the folders above `path`, and removes empty ones that stand in its place.

    `there` are folders that have been seen or made, and fills.
    """
    with naming(output / path):
        for folder in parents(path):
            if folder not in there:
                if not is_folder(output / folder):
                    make_folder(output / folder, by=stage / ".folder")
                there.add(folder)
        if is_folder(output / path):
            remove_empty(output / path)


def _remove(output: Path, path: str, sha256: str) -> bool:
    """Removes a file of ours unless it changed, and the folders that this leaves empty."""
    folders = parents(path)
    if not open_way(output, folders):
        return False
    with naming(output / path):
        ours = digest(output / path) == sha256
        if ours:
            (output / path).unlink()
        for folder in reversed(folders):
            if not _remove_if_empty(output / folder):
                break
    return ours


def _remove_if_empty(folder: Path) -> bool:
    """Whether `folder` is gone now, or was already."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError as trouble:
        if trouble.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return False
        raise
    return True
