"""What we remember of an output, in two dot files inside it.

The manifest lists what stands there by our hand; the journal, which exists only while files are
being replaced, what shall stand there and which staged file brings it. Both are plain JSON without
times, written in one step. They are read as strictly as any input: a site folder may come from a
stranger's pull request, and what they name is removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.diagnostics import WorldError
from generator.patterns import pattern
from generator.publishing.disk import look
from generator.publishing.names import check_path
from generator.structs import Struct

MANIFEST = ".onrecord-manifest.json"
JOURNAL = ".onrecord-journal.json"
_FORMAT = 1
_SHA256 = pattern(r"[0-9a-f]{64}")


class Journal(Struct, frozen=True, kw_only=True):
    """A decided replacement: from here on it can only be finished, by this build or the next."""

    files: dict[str, str]
    """The manifest to be: site path → SHA-256 of its bytes."""
    staged: tuple[str, ...]
    """Site paths whose new bytes wait in the stage; the n-th (from 0) under `staged_name(n)`."""
    stale: dict[str, str]
    """Files of ours to remove: site path → the SHA-256 they must still have."""
    keeps: bool = False
    """Whether `files` are those that change or are new, and all others of the manifest that are
    not stale stay in it."""

    def after(self, before: dict[str, str] | None) -> dict[str, str]:
        """What the manifest lists in the end; `before` is what it lists now."""
        if not self.keeps:
            return self.files
        stay = {path: sha256 for path, sha256 in (before or {}).items() if path not in self.stale}
        return {**stay, **self.files}


def staged_name(number: int) -> str:
    """What the `number`-th staged file is called: a dot file, and never a page."""
    return f".{number:06d}.part"


def read_manifest(output: Path) -> dict[str, str] | None:
    """Site path → SHA-256 of all we wrote to `output`; None where we never finished a build.

    Raises WorldError for one that is damaged or of a later version, OSError as the disk does.
    """
    found = _read(output / MANIFEST)
    return None if found is None else _hashes(found.get("files"), output / MANIFEST)


def read_journal(output: Path) -> Journal | None:
    """The replacement that a killed build left unfinished, if any. Raises as `read_manifest`."""
    path = output / JOURNAL
    found = _read(path)
    if found is None:
        return None
    files, staged = _hashes(found.get("files"), path), found.get("staged")
    if not isinstance(staged, list) or not all(
        isinstance(name, str) and name in files for name in staged
    ):
        raise _damaged(path)
    return Journal(
        files=files,
        staged=tuple(staged),
        stale=_hashes(found.get("stale"), path),
        keeps=found.get("keeps") is True,
    )


def manifest_bytes(files: dict[str, str]) -> bytes:
    """A manifest as it stands on disk, sorted by path."""
    # as json.dumps would write it with an indent, which takes it ten times as long
    lines = ",\n".join(f'  {json.dumps(path)}: "{files[path]}"' for path in sorted(files))
    listed = f"{{\n{lines}\n }}" if files else "{}"
    return f'{{\n "files": {listed},\n "onrecord": {_FORMAT}\n}}\n'.encode("ascii")


def are_ours(path: Path, names: Iterable[str]) -> bool:
    """Whether the manifest at `path` lists all these files."""
    data = path.read_bytes()
    return all(_mark(name) in data for name in names)


def patched_manifest(path: Path, journal: Journal) -> bytes:
    """The manifest at `path` as it is after a change. Raises WorldError."""
    data = bytearray(path.read_bytes())
    marks = {name: data.find(_mark(name)) for name in journal.files}
    if journal.stale or any(at < 0 for at in marks.values()):
        return manifest_bytes(journal.after(read_manifest(path.parent)))
    for name, sha256 in journal.files.items():
        at = marks[name] + len(_mark(name))
        data[at : at + len(sha256)] = sha256.encode("ascii")
    return bytes(data)


def _mark(name: str) -> bytes:
    """How a file's line in the manifest begins."""
    return f'\n  {json.dumps(name)}: "'.encode("ascii")


def journal_bytes(journal: Journal) -> bytes:
    """A journal as it stands on disk."""
    return _dump(
        {
            "onrecord": _FORMAT,
            "files": journal.files,
            "staged": journal.staged,
            "stale": journal.stale,
            **({"keeps": True} if journal.keeps else {}),
        }
    )


def _dump(record: dict[str, object]) -> bytes:
    return json.dumps(record, sort_keys=True, indent=1).encode("ascii") + b"\n"


def _read(path: Path) -> dict[str, Any] | None:
    if look(path) is None:
        return None
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as fault:
        raise _damaged(path) from fault
    if not isinstance(found, dict) or found.get("onrecord") != _FORMAT:
        raise _damaged(path)
    return found


def _hashes(found: object, path: Path) -> dict[str, str]:
    if not isinstance(found, dict):
        raise _damaged(path)
    for name, sha256 in found.items():
        if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
            raise _damaged(path)
        try:
            check_path(name)
        except ValueError as fault:
            raise _damaged(path) from fault
    return found


def _damaged(path: Path) -> WorldError:
    return WorldError(
        f"cannot read {path}, our list of what we published: it is damaged or from another "
        "version. Empty that folder, its dot files of ours too, then build again."
    )
