"""Where a site may be published, and what in there is ours to replace or remove.

Asked before anything is written. Nothing here writes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import WorldError
from generator.publishing.disk import digest, is_folder, look
from generator.publishing.ledger import Journal, read_journal, read_manifest
from generator.publishing.names import folded, parents
from generator.structs import Struct


def resolve_output(output: Path, sources: Sequence[Path]) -> Path:
    """The folder `output` really is, all links followed; it need not exist.

    Raises WorldError when it is a file, or holds, is or lies inside one of `sources`.
    """
    real = Path(os.path.realpath(output))
    for source in sources:
        target = Path(os.path.realpath(source))
        if _holds(real, target) or _holds(target, real):
            raise WorldError(
                f"cannot publish to {output}: it holds, is or lies inside {source}, which the "
                "site is made from. Choose another folder with --output."
            )
    if look(real) is not None and not is_folder(real):
        raise WorldError(
            f"cannot publish to {output}: it is not a folder. Choose another with --output."
        )
    return real


def _holds(folder: Path, path: Path) -> bool:
    """Whether `path` is `folder` or lies in it, under any of its names (case, mounts)."""
    there = folder.exists()
    return any(
        one == folder or (there and one.exists() and one.samefile(folder))
        for one in (path, *path.parents)
    )


def room_beside(output: Path) -> Path:
    """Where the stage and the lock stand: beside the output, on its file system.

    Inside it, as dot files, where it is a mount of its own or its parent is not ours to write.
    """
    parent = output.parent
    parent.mkdir(parents=True, exist_ok=True)
    if is_folder(output):
        elsewhere = output.stat().st_dev != parent.stat().st_dev
        effective = os.access in os.supports_effective_ids
        if elsewhere or not os.access(parent, os.W_OK | os.X_OK, effective_ids=effective):
            return output
    return parent


class Place(Struct, frozen=True, kw_only=True):
    """An output folder and what we know of it when a build begins."""

    output: Path
    """The folder, all links followed; it may not exist yet."""
    manifest: dict[str, str] | None
    """What our last finished build wrote, site path → SHA-256; None where there was none."""
    journal: Journal | None
    """What a killed build was about to write."""

    def known(self) -> dict[str, set[str]]:
        """All that may stand there by our hand: site path → each SHA-256 it may have."""
        known: dict[str, set[str]] = {}
        unfinished = (self.journal.files, self.journal.stale) if self.journal else ()
        for hashes in (self.manifest or {}, *unfinished):
            for path, sha256 in hashes.items():
                known.setdefault(path, set()).add(sha256)
        return known


def open_place(output: Path) -> Place:
    """Reads what we know of `output`; WorldError when it holds files and none is ours."""
    place = Place(output=output, manifest=read_manifest(output), journal=read_journal(output))
    if place.manifest is None and place.journal is None and is_folder(output):
        foreign = sorted(path.name for path in output.iterdir() if path.name[0] != ".")
        if foreign:
            raise WorldError(
                f"cannot publish to {output}: it holds files that are not ours, such as "
                f"{foreign[0]!r}. Choose another folder with --output, or empty this one."
            )
    return place


class Ownership:
    """Answers, for one build, whether a file may be put in a place."""

    def __init__(self, place: Place) -> None:
        self._output = place.output
        self._manifest = place.manifest or {}
        self._folders: set[str] = set()
        self._absent: set[str] = set()
        self._hashes: dict[str, set[str]] = {}
        for path, hashes in place.known().items():
            self._hashes.setdefault(folded(path), set()).update(hashes)

    def check(self, path: str) -> bool:
        """Whether anything can stand at `path`, which has its folders.

        Raises WorldError when to write it would touch what we did not write. A page of ours that
        somebody changed, even to a link, is still ours while its path is published; a link in the
        place of a folder never is.
        """
        for folder in parents(path):
            if folder in self._absent:
                return False
            if folder not in self._folders:
                if not is_folder(self._output / folder):
                    self._demand(folder)  # absent, or a page of ours that gives way to a folder
                    self._absent.add(folder)
                    return False
                self._folders.add(folder)
        if path not in self._manifest or is_folder(self._output / path):
            self._demand(path)
        return True

    def _demand(self, path: str) -> None:
        if look(self._output / path) is not None and not self._all_ours(path):
            raise WorldError(
                f"cannot publish to {self._output}: {path!r} stands there, is needed for the site "
                "and was not written by onrecord. Move it away, then build again."
            )

    def _all_ours(self, path: str) -> bool:
        here = self._output / path
        if is_folder(here):
            return all(self._all_ours(f"{path}/{entry.name}") for entry in here.iterdir())
        return digest(here) in self._hashes.get(folded(path), ())
