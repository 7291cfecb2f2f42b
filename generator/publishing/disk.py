"""The few things done to a disk, each whole or not at all. Knows no site, manifest or journal."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.diagnostics import WorldError

FILE_MODE = 0o644
"""Of every published file, whatever the umask."""

FOLDER_MODE = 0o755
"""Of every folder made for one."""

_FULL = "free some space"
_SHUT = "make that writable, or choose another folder with --output"
_ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _SHUT,
    errno.EPERM: _SHUT,
    errno.EROFS: _SHUT,
    errno.EXDEV: "choose a folder inside that mount with --output",
}


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turns an OSError of the block into a WorldError that names `path` and what to do."""
    try:
        yield
    except OSError as trouble:
        reason = os.strerror(trouble.errno) if trouble.errno else str(trouble)
        advice = _ADVICE.get(trouble.errno or 0, "put that right")
        raise WorldError(
            f"cannot publish {path}: {reason}. {advice.capitalize()}, then build "
            "again; every page there is whole."
        ) from trouble


def look(path: Path) -> os.stat_result | None:
    """What stands at `path` itself (a link is not followed), or None."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_folder(path: Path) -> bool:
    """Whether `path` is a real folder, not a link to one."""
    found = look(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def open_way(folder: Path, names: Iterable[str]) -> bool:
    """Whether no link and no file stands where `folder` has, or would have, these folders."""
    return all(look(folder / name) is None or is_folder(folder / name) for name in names)


def holds(path: Path, data: bytes) -> bool:
    """Whether `path` is a regular file of exactly these bytes."""
    found = look(path)
    if found is None or not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
        return False
    return path.read_bytes() == data


def digest(path: Path) -> str | None:
    """SHA-256 of a regular file in hexadecimal; None for anything else, links included."""
    found = look(path)
    if found is None or not stat.S_ISREG(found.st_mode):
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Makes a new file; OSError unless every byte was taken. `durable`: survives a power cut."""
    # Leaving the block closes the file, and what closing raises (a full disk, a quota) is raised.
    with path.open("xb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    path.chmod(FILE_MODE)


def place_durably(data: bytes, *, by: Path, at: Path) -> None:
    """Puts `data` at `at` in one step that survives a power cut, by way of a file called `by`."""
    by.unlink(missing_ok=True)
    write(by, data, durable=True)
    by.replace(at)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and needs no sync
        folder = os.open(at.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def make_folder(path: Path, *, by: Path) -> None:
    """Makes `path` in one step with its right mode, by way of a folder called `by`."""
    try:
        by.mkdir()
    except FileExistsError:
        by.rmdir()
        by.mkdir()
    by.chmod(FOLDER_MODE)
    by.rename(path)


def remove_empty(folder: Path) -> None:
    """Removes `folder` and the folders in it, where they hold no file. Follows no link."""
    for here, _, _ in os.walk(folder, topdown=False):
        Path(here).rmdir()


def clear(folder: Path) -> None:
    """Removes `folder` and all in it, or the link that stands in its place."""
    if is_folder(folder):
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
