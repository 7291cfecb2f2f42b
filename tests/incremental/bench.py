"""A project on disk that is built again and again, and held against a build from nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator import incremental, pipeline, unchanged
from generator.diagnostics import Diagnostic
from generator.pipeline import Built, Options
from tests.project import NOW, Files

MOMENTS = (
    NOW,
    datetime(2031, 6, 15, tzinfo=UTC),
    datetime(2031, 7, 2, tzinfo=UTC),
    datetime(2031, 8, 1, tzinfo=UTC),
    datetime(2032, 1, 1, tzinfo=UTC),
)
"""Moments between which embargoes end, reviews are due and roles are over."""

MANIFEST = ".onrecord-manifest.json"


@dataclass(slots=True)
class Tally:
    """What builds came to, over many benches."""

    builds: int = 0
    stopped: int = 0
    """By an error in the content."""
    again: int = 0
    """That went on from the last one."""
    rendered: int = 0
    """Pages made by those."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Of those that were made from nothing."""

    def add(self, built: Built) -> None:
        """One more."""
        self.builds += 1
        if built.published is None:
            self.stopped += 1
        if built.reason is None:
            self.again += 1
            self.rendered += built.rendered
        else:
            self.reasons[built.reason] += 1


@dataclass(frozen=True, slots=True)
class _Clean:
    """What a build from nothing gives."""

    said: tuple[object, ...]
    files: dict[str, bytes] | None
    """None where nothing was written."""


class Bench:
    """A project, the folders it is built into, and how it is built at the moment."""

    def __init__(self, folder: Path, tally: Tally) -> None:
        """`folder` is empty, and the bench's own."""
        self.project = folder / "project"
        self.outputs = (self.project / "site", folder / "elsewhere")
        self.which = 0
        """The output that is built into."""
        self.now = 0
        """A number of `MOMENTS`."""
        self.drafts = self.strict = False
        self.base_url: str | None = None
        self.tally = tally
        self.built: Built
        """What the last build came to."""
        self._clean_at = folder / "clean"
        self._files: Files = {}
        self._known: dict[bytes, _Clean] = {}
        self._damaged: set[Path] = set()

    # -- the project -------------------------------------------------------------------------

    @property
    def files(self) -> Mapping[str, bytes]:
        """What stands in the project."""
        return self._files

    def lay(self, files: Files, *, in_tick: bool = False) -> None:
        """Make the project these files, touching none that stands.

        `in_tick`: what is written keeps its inode and the time it had.
        """
        for path in self._files.keys() - files.keys():
            at = self.project / path
            at.unlink()
            with suppress(OSError):
                at.parent.rmdir()
        for path, data in files.items():
            at = self.project / path
            if self._files.get(path) == data:
                continue
            at.parent.mkdir(parents=True, exist_ok=True)
            before = at.stat() if at.exists() else None
            at.write_bytes(data)
            if in_tick and before:
                os.utime(at, ns=(before.st_atime_ns, before.st_mtime_ns))
        self._files = dict(files)

    @property
    def output(self) -> Path:
        """Where it is built."""
        return self.outputs[self.which]

    @property
    def caches(self) -> list[Path]:
        """Whatever is kept for the next build."""
        return sorted((self.project / ".onrecord").rglob("*.db"))

    def damage(self, path: Path, do: Callable[[bytes], bytes | None]) -> None:
        """Make of a file's bytes others, or none."""
        data = do(path.read_bytes())
        if path.is_relative_to(self.output):
            self._damaged.add(path)
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)

    @property
    def _options(self) -> Options:
        return Options(
            now=MOMENTS[self.now], base_url=self.base_url, drafts=self.drafts, strict=self.strict
        )

    # -- building ----------------------------------------------------------------------------

    def build(self) -> Built:
        """Build, and hold it against a build from nothing."""
        clean = self._clean()
        before = standing(self.output)
        built = incremental.build(self.project, self.output, self._options)
        self.built = built
        self.tally.add(built)
        assert _said(built) == clean.said, _differing(_said(built), clean.said)
        for one in built.diagnostics:
            if one.span.path in self._files and not one.span.path.startswith("templates/"):
                text = self._files[one.span.path].decode("utf-8", "replace")
                assert built.sources[one.span.path].text.split() == text.split()
        after = standing(self.output)
        if clean.files is None:
            assert after == before, "the last site does not stand"
            return built
        left = {str(path.relative_to(self.output)) for path in self._damaged if path.exists()}
        extra = after.keys() - clean.files.keys() - left
        missing = clean.files.keys() - after.keys()
        assert (sorted(extra), sorted(missing)) == ([], []), (extra, missing)
        other = [path for path, data in sorted(clean.files.items()) if after[path] != data]
        assert other == [], [(path, _around(after[path], clean.files[path])) for path in other[:3]]
        self._damaged = {path for path in self._damaged if path.exists() and path.name in extra}
        return built

    def killed(self, moment: int) -> None:
        """A build in another process that dies when it first touches the disk so many times."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # other threads are not needed
            child = os.fork()
        if child == 0:
            try:
                _die_at(moment)
                incremental.build(self.project, self.output, self._options)
            finally:
                os._exit(0)
        os.waitpid(child, 0)

    def _clean(self) -> _Clean:
        known = repr((sorted(self._files.items()), self._options)).encode()
        key = sha256(known).digest()
        if key not in self._known:
            shutil.rmtree(self._clean_at, ignore_errors=True)
            built = pipeline.build(self.project, self._clean_at, self._options)
            files = standing(self._clean_at) if built.published else None
            self._known[key] = _Clean(_said(built), files)
        return self._known[key]


def standing(output: Path) -> dict[str, bytes]:
    """The files of a site, and its manifest."""
    found = {}
    for path in output.rglob("*") if output.is_dir() else ():
        is_ours = not path.name.startswith(".onrecord-") or path.name == MANIFEST
        if is_ours and path.is_file():
            found[path.relative_to(output).as_posix()] = path.read_bytes()
    return found


def _said(built: Built) -> tuple[object, ...]:
    made = built.published is not None
    figures = (built.pages, built.items, built.by_text, built.by_seal, built.until)
    return (*built.diagnostics, *(figures if made else ()))


def _differing(one: tuple[object, ...], other: tuple[object, ...]) -> str:
    def told(found: object) -> str:
        if isinstance(found, Diagnostic):
            return f"{found.code} {found.span.path}:{found.span.line} {found.message} {found}"
        return repr(found)

    first, second = [told(x) for x in one], [told(x) for x in other]
    more = [x for x in first if x not in second]
    less = [x for x in second if x not in first]
    return f"going on: {more}, clean: {less}, or another order"


def _around(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return one[max(at - 80, 0) : at + 80], other[max(at - 80, 0) : at + 80]


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_TOUCHES = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.chmod", "sqlite3.connect"}
)
_OF_SQLITE = frozenset({"execute", "executemany"})


def _die_at(moment: int) -> None:
    """From now on count what touches the disk, and die at the given number."""
    left = moment

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, given: tuple[Any, ...]) -> None:
        if event in _TOUCHES or (event == "open" and given[2] & _WRITES):
            count()

    def called(_: object, event: str, what: Any) -> None:
        if event == "c_call" and getattr(what, "__name__", "") in _OF_SQLITE:
            count()

    sys.addaudithook(heard)
    sys.setprofile(called)


def another_version() -> None:
    """From now on the tool is another one."""
    unchanged._FORMAT += 1
