"""Floor 7, the files a preview is made from: how they stood when they were read, and what differs.

A file counts as changed when its bytes are others: its stamp only tells where to look. One that
was saved so shortly before it was read that it may have been saved again within the same tick of
the clock is looked into all the same.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from generator.diagnostics import Diagnostic, WorldError
from generator.skipping import is_skipped
from generator.structs import Struct, field
from generator.tree import CONTENT, FolderTree

TEMPLATES = "templates"
"""The folder of a project's own templates."""
PATIENCE = 0.05
"""Seconds that a file which is empty, cut or away is given to come back whole: editors save by
emptying and by renaming."""
_PAUSE = 0.004
"""Seconds between two looks at such a file."""
_TICK = 2_000_000_000
"""Nanoseconds within which a file may change twice and look the same, at most: FAT's clock."""

Stamp = tuple[int, int, int, int]
"""Time of the last change of the content and of the file, in ns; size; number of the file."""


class Known(Struct, frozen=True):
    """A file as it was read."""

    stamp: Stamp
    digest: bytes
    is_young: bool = False
    """Whether it may have changed since and look the same."""


class Saved(Struct, frozen=True, kw_only=True):
    """What is other than it was."""

    content: Mapping[str, bytes | None] = field(default_factory=dict)
    """Path of a content file → its bytes now; None for one that is gone."""
    known: Mapping[str, Known] = field(default_factory=dict)
    """Those that are there, as they were read just now."""
    templates: bool = False
    """Whether any template differs."""
    odd: bool = False
    """Whether something that is no file came or went: a link, a pipe."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.content) or self.templates or self.odd

    def digests(self) -> dict[str, bytes | None]:
        """Path of each content file → the digest of its bytes; None for one that is gone."""
        return {
            path: self.known[path].digest if path in self.known else None for path in self.content
        }


class Files:
    """The files of a project as the pages that stand know them."""

    def __init__(self, project: Path) -> None:
        """Nothing is known yet."""
        self._project = project
        self.known: dict[str, Known] = {}
        self.odd: frozenset[str] = frozenset()
        self._templates = _Templates(project)

    def take(self, known: Mapping[str, Known], odd: Iterable[str]) -> None:
        """Know these files, and no others."""
        self.known, self.odd = dict(known), frozenset(odd)

    def accept(self, saved: Saved) -> None:
        """Pages have been made from what was saved."""
        for path, data in saved.content.items():
            if data is None:
                self.known.pop(path, None)
            else:
                self.known[path] = saved.known[path]

    def saved(self, asked: Collection[str] | None) -> Saved:
        """What differs of some files, by their paths from the project's root, or of all.

        `TEMPLATES` among the paths stands for all templates, as any one of them does. Raises
        `WorldError` for a file that cannot be read.
        """
        wanted = None if asked is None else self._files(asked)
        is_odd = False
        if wanted is None:
            found, odd = look(self._project)
            is_odd = odd != self.odd
            gone = self.known.keys() - found.keys()
            wanted = {*gone, *(path for path, stamp in found.items() if self._differs(path, stamp))}
        content, known = self._read(sorted(wanted))
        has_others = (asked is None or _has_template(asked)) and self._templates.differ()
        return Saved(content=content, known=known, templates=has_others, odd=is_odd)

    def others(self, read: Mapping[str, Known]) -> dict[str, bytes | None]:
        """Files that were read and are not as the pages know them → their digests; None: gone."""
        return {
            path: now.digest if now else None
            for path in sorted({*self.known, *read})
            if not (
                (now := read.get(path))
                and (before := self.known.get(path))
                and (before.digest == now.digest or not self._differs(path, now.stamp))
            )
        }

    def _differs(self, path: str, stamp: Stamp) -> bool:
        known = self.known.get(path)
        return known is None or known.stamp != stamp or known.is_young

    def _files(self, asked: Iterable[str]) -> set[str] | None:
        """Those of the paths that are or were content files; None where folders are among them."""
        files, known, top, lstat = set(), self.known, f"{self._project}/", os.lstat
        for path in asked:  # a page may be made from a thousand files: each step counts
            one = known.get(path)
            if one is None and (not path.startswith(f"{CONTENT}/") or is_skipped(path)):
                continue
            try:
                at = lstat(top + path)
            except (OSError, ValueError):
                if one is None:
                    return None  # it may have been a folder, or has come and gone
                files.add(path)
                continue
            if one is not None and one.stamp == _stamp(at) and not one.is_young:
                continue
            if not stat.S_ISREG(at.st_mode):
                return None
            files.add(path)
        return files

    def _read(self, paths: Iterable[str]) -> tuple[dict[str, bytes | None], dict[str, Known]]:
        """Those that differ. One that is away or empty is waited for, and looked at again."""
        until = time.monotonic() + PATIENCE
        tree = FolderTree(self._project)
        content: dict[str, bytes | None] = {}
        known: dict[str, Known] = {}
        waiting = list(paths)
        is_last = False
        while waiting:  # twice at least, however slow the machine
            again = []
            for path in waiting:
                one = read_known(tree, self._project, path)
                before = self.known.get(path)
                if (one is None or not one[0]) and before and not is_last:
                    again.append(path)
                elif one is None:
                    if before:
                        content[path] = None
                elif before and before.digest == one[1].digest:
                    self.known[path] = one[1]
                else:
                    content[path], known[path] = one
            waiting = again
            if waiting:
                time.sleep(_PAUSE)
                is_last = time.monotonic() >= until
        return dict(sorted(content.items())), known


class _Templates:
    """A project's own templates, as they stood when they were last looked at."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._look()

    def differ(self) -> bool:
        """Whether any is another, has come or gone since it was last looked at."""
        if not self._is_young and all(
            _stamp_of(path) == stamp for path, stamp in self._stamps.items()
        ):
            return False  # a name that comes or goes is a change of its folder
        before = self._files
        self._look()
        return self._files != before

    def _look(self) -> None:
        now, top = time.time_ns(), self._project / TEMPLATES
        self._files: dict[str, Stamp] = {}
        self._stamps: dict[str, Stamp | None] = {str(top): _stamp_of(top)}
        """Of the folders too."""
        for path, at in _entries(top, TEMPLATES):
            self._stamps[f"{self._project}/{path}"] = _stamp(at)
            if not stat.S_ISDIR(at.st_mode):
                self._files[path] = _stamp(at)
        self._is_young = any(one and one[0] >= now - _TICK for one in self._stamps.values())


class SavedTree:
    """The content as the pages know it, and what has been saved since: a tree like any other."""

    def __init__(self, project: Path, known: Collection[str], saved: Saved) -> None:
        """`known`: the paths there were before."""
        self._folder, self._known, self._saved = FolderTree(project), known, saved

    def paths(self) -> list[str]:
        """Every file, sorted."""
        gone = {path for path, data in self._saved.content.items() if data is None}
        return sorted({*self._known, *self._saved.content} - gone)

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises `WorldError`."""
        data = self._saved.content.get(path)
        return self._folder.read(path) if data is None else data

    def findings(self) -> tuple[Diagnostic, ...]:
        """None: whatever else lies there is not looked at here."""
        return ()


class NotingTree:
    """A project's content, noting each file as it is read."""

    def __init__(self, project: Path) -> None:
        """Nothing is read yet."""
        self._project, self._folder = project, FolderTree(project)
        self.known: dict[str, Known] = {}

    def paths(self) -> list[str]:
        """Every regular file, sorted. Raises `WorldError`."""
        return self._folder.paths()

    def findings(self) -> tuple[Diagnostic, ...]:
        """What is no file."""
        return self._folder.findings()

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises `WorldError`."""
        found = read_known(self._folder, self._project, path)
        if found is None:
            return self._folder.read(path)  # which says why not
        data, known = found
        self.known.setdefault(path, known)
        return data


def read_known(tree: FolderTree, project: Path, path: str) -> tuple[bytes, Known] | None:
    """A file's bytes and how it stood before; None where there is none. Raises `WorldError`."""
    at = _stat(project / path)
    if at is None or not stat.S_ISREG(at.st_mode):
        return None
    try:
        data = tree.read(path)
    except WorldError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise
    is_young = at.st_mtime_ns >= time.time_ns() - _TICK
    return data, Known(_stamp(at), blake2b(data, digest_size=16).digest(), is_young)


def _has_template(paths: Collection[str]) -> bool:
    return TEMPLATES in paths or any(path.startswith(f"{TEMPLATES}/") for path in paths)


def look(project: Path) -> tuple[dict[str, Stamp], frozenset[str]]:
    """How the content files stand now, by path; and what lies there and is no file."""
    found, odd = {}, set()
    for path, at in _entries(project / CONTENT, CONTENT):
        if stat.S_ISREG(at.st_mode):
            found[path] = _stamp(at)
        elif not stat.S_ISDIR(at.st_mode):
            odd.add(path)
    return found, frozenset(odd)


def _entries(folder: Path, name: str) -> Iterator[tuple[str, os.stat_result]]:
    """All below a folder, but for what is hidden or left over; what goes meanwhile is left out."""
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        path = f"{name}/{entry.name}"
        if is_skipped(entry.name) or entry.name == "__pycache__":
            continue
        try:
            at = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        yield path, at
        if stat.S_ISDIR(at.st_mode):
            yield from _entries(Path(entry.path), path)


def _stat(path: Path | str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


_stamp: Callable[[os.stat_result], Stamp]
_stamp = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")


def _stamp_of(path: Path | str) -> Stamp | None:
    at = _stat(path)
    return _stamp(at) if at else None
