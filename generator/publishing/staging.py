"""The first half of a build: files stream by, and those that differ wait in the stage.

The output is read and compared, never touched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.publishing.disk import digest, holds, look, naming, write
from generator.publishing.ledger import Journal, staged_name
from generator.publishing.names import Names, folded
from generator.publishing.place import Ownership, Place
from generator.structs import Struct


class Draft(Struct, frozen=True, kw_only=True):
    """A build that is staged whole and not yet decided."""

    journal: Journal
    """What is to be done."""
    left: tuple[str, ...]
    """Files of ours no longer wanted that somebody changed: not ours to remove, sorted."""


def stage_files(files: Iterable[tuple[str, bytes]], *, place: Place, stage: Path) -> Draft:
    """Takes every file once, keeping none; writes to `stage` those that differ from the output.

    Raises WorldError for a name or place that cannot be had and for trouble with the disk;
    whatever `files` itself raises passes through.
    """
    names, ownership = Names(), Ownership(place)
    spelled: dict[str, set[str]] = {}
    for path in place.known():
        spelled.setdefault(folded(path), set()).add(path)
    hashes: dict[str, str] = {}
    staged: list[str] = []
    for path, data in files:
        names.claim(path)
        target = place.output / path
        with naming(target):
            can_stand = ownership.check(path)
            # Renamed in case alone: on some disks the old file answers to the new name.
            renamed = spelled.get(folded(path), set()) - {path}
            if renamed or not can_stand or not holds(target, data):
                write(stage / staged_name(len(staged)), data)
                staged.append(path)
        hashes[path] = hashlib.sha256(data).hexdigest()
    with naming(place.output):
        stale, left = _sort_out(place, hashes)
    return Draft(journal=Journal(files=hashes, staged=tuple(staged), stale=stale), left=left)


def _sort_out(place: Place, wanted: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What of ours is not wanted any more: that which we may remove, and that which we leave."""
    stale: dict[str, str] = {}
    left: list[str] = []
    for path, hashes in sorted(place.known().items()):
        if path in wanted:
            continue
        here = digest(place.output / path)
        if here in hashes:
            stale[path] = here
        elif look(place.output / path) is None:
            stale[path] = min(hashes)  # gone already, but its folders may stand empty
        else:
            left.append(path)
    return stale, tuple(left)
