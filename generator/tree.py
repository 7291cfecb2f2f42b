"""Floor 0, where content comes from: names and bytes, nothing of what they mean.

A folder is walked once, in no order of its own; links are not followed, and pipes, sockets and
devices are never opened. Whoever edits in memory, or tests, brings a `MemoryTree`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from generator.diagnostics import Diagnostic, WorldError
from generator.manual import finding
from generator.skipping import is_skipped
from generator.source import Span

CONTENT = "content"
"""The folder, below the project's root, that editors write in."""

MAX_BYTES = 1 << 20
"""The largest content file that is read."""


class Tree(Protocol):
    """Files by their path from the project's root, `/` between folders; all below `content/`."""

    def paths(self) -> list[str]:
        """Every regular file, sorted; no hidden file and no editor's backup."""

    def read(self, path: str) -> bytes:
        """A file's bytes, cut off one byte past `MAX_BYTES`; raises `WorldError`."""

    def findings(self) -> tuple[Diagnostic, ...]:
        """What stands there and isn't read: links, pipes, names that cannot be shown."""


class MemoryTree:
    """A tree that was never on disk."""

    def __init__(self, files: Mapping[str, bytes], *, links: Iterable[str] = ()) -> None:
        """Take paths from the project's root, such as `content/site.yaml`, with their bytes.

        `links` are paths at which a symbolic link stands, as a commit may hold them.
        """
        self._files = {path: data for path, data in files.items() if not is_skipped(path)}
        self._links = sorted(path for path in links if not is_skipped(path))

    def paths(self) -> list[str]:
        """Every file, sorted."""
        return sorted(path for path in self._files if path.startswith(f"{CONTENT}/"))

    def read(self, path: str) -> bytes:
        """A file's bytes, cut off one byte past `MAX_BYTES`."""
        return self._files[path][: MAX_BYTES + 1]

    def findings(self) -> tuple[Diagnostic, ...]:
        """The links."""
        return tuple(irregular(path, "a symbolic link") for path in self._links)


class FolderTree:
    """The content of a project folder, as it stood when first asked for."""

    def __init__(self, project: Path) -> None:
        """Take the project's root, the folder that holds `content/`."""
        self._project = project
        self._root = os.fspath(project)
        self._found: tuple[list[str], tuple[Diagnostic, ...]] | None = None

    def paths(self) -> list[str]:
        """Every regular file, sorted. Raises `WorldError` where a folder cannot be read."""
        return list(self._walked()[0])

    def findings(self) -> tuple[Diagnostic, ...]:
        """Links, pipes, devices, and names that cannot be shown."""
        return self._walked()[1]

    def read(self, path: str) -> bytes:
        """A file's bytes, cut off one byte past `MAX_BYTES`; raises `WorldError`."""
        try:
            data = _contents(f"{self._root}/{path}")
        except OSError as error:
            raise WorldError(f"{path}: {error.strerror or error}") from error
        if data is None:
            raise WorldError(f"{path}: it was a file, and is none any more")
        return data

    def _walked(self) -> tuple[list[str], tuple[Diagnostic, ...]]:
        if self._found is None:
            paths: list[str] = []
            findings: list[Diagnostic] = []
            for path, fault in _walk(self._project, CONTENT):
                if fault:
                    findings.append(fault)
                else:
                    paths.append(path)
            self._found = sorted(paths), tuple(sorted(findings, key=lambda found: found.span))
        return self._found


# Not blocking and not following: what was a file when listed may be a pipe by now.
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_READING |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _contents(path: str) -> bytes | None:
    """A file's bytes, cut off one byte past `MAX_BYTES`; None for what is no file."""
    opened = os.open(path, _READING)
    try:
        status = os.fstat(opened)
        if not stat.S_ISREG(status.st_mode):
            return None
        parts: list[bytes] = []
        room, more = MAX_BYTES + 1, status.st_size + 1  # one more, to see that it is all
        while room and (part := os.read(opened, min(room, more))):
            parts.append(part)
            room -= len(part)
            more = 4_096  # nothing, unless it has grown since
        return b"".join(parts)
    finally:
        os.close(opened)


def _walk(project: Path, top: str) -> Iterator[tuple[str, Diagnostic | None]]:
    """Paths of regular files, and findings on anything that is neither file nor folder."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        if folder == top:
            if not os.path.lexists(project / top):
                return
            fault = _not_regular(top, os.lstat(project / top).st_mode, folder=True)
            if fault:
                yield top, fault
                return
        try:
            with os.scandir(project / folder) as entries:
                found = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
        except OSError as error:
            raise WorldError(f"{folder}: {error.strerror or error}") from error
        for name, status in found:
            path = f"{folder}/{name}"
            if is_skipped(name):
                continue
            if not name.isprintable():
                yield path, unshowable(path)
            elif stat.S_ISDIR(status.st_mode):
                waiting.append(path)
            else:
                yield path, _not_regular(path, status.st_mode)


def _not_regular(path: str, mode: int, *, folder: bool = False) -> Diagnostic | None:
    if stat.S_ISDIR(mode) if folder else stat.S_ISREG(mode):
        return None
    kinds = (
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISREG, "a file"),
    )
    return irregular(path, next((what for test, what in kinds if test(mode)), "a device"))


def irregular(path: str, what: str) -> Diagnostic:
    """That something is neither a file nor a folder, and is not read."""
    message = f"'{path}' is {what}; only files and folders of the project itself are read"
    hint = "put the file itself here"
    return finding("not-a-regular-file", Span(path, 1, 1, 1, 1), message, hint=hint)


def unshowable(path: str) -> Diagnostic:
    """That a name holds what cannot be shown."""
    shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown
    )
    return finding(
        "bad-id",
        Span(shown, 1, 1, 1, 1),
        f"the name '{shown}' holds characters that cannot be shown",
        hint="rename it with a-z, 0-9 and hyphens",
    )
