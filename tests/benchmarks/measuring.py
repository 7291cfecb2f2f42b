"""One run of a command, as a whole: time on the clock, processor time and memory (Linux)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread, Timer

_EVERY = 0.02
"""Seconds between two looks at memory."""
_SHARE = 20
"""Looking takes at most this part of the time: a look at much memory takes milliseconds itself."""
_LIMIT = 3600.0
"""Seconds after which a run is ended."""
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a run took, and what it wrote."""

    wall: float
    """Seconds on the clock, the process's own start and end included."""
    cpu: float
    """Seconds of processor time, those of all its processes together."""
    peak: float
    """Mebibytes: the most that all its processes held at once, shared memory counted once."""
    pages: float = 0
    """HTML files written."""
    size: float = 0
    """Megabytes of all files written."""


class Failed(Exception):
    """A run that did not end well, with the end of what it said."""


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run a command in a folder. Raises `Failed`."""
    with TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        limit = Timer(_LIMIT, os.killpg, (process.pid, signal.SIGKILL))
        limit.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.monotonic() - start
        except BaseException:  # we are interrupted: nothing goes on without us
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            limit.cancel()
            watch.over.set()
            watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise Failed(
                f"{' '.join(command)} in {folder} ended with {process.returncode}\n{words}"
            )
    return Spent(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=watch.peak / 1024)


class _Watch(Thread):
    """Looks at the memory of a process and its descendants until it is `over`."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.over = Event()
        self.peak = 0
        """Kibibytes."""

    def run(self) -> None:
        pause = 0.0
        while not self.over.wait(pause):
            before = time.monotonic()
            self.peak = max(self.peak, sum(map(_memory, _tree(self.process))))
            pause = max(_EVERY, (time.monotonic() - before) * (_SHARE - 1))


def _tree(process: int) -> Iterator[int]:
    """A process and its descendants."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # it has just ended
            for child in task.read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _memory(process: int) -> int:
    """The memory of a process in kibibytes, its part of what it shares; 0 once it has ended."""
    try:
        found = _PSS.search(Path(f"/proc/{process}/smaps_rollup").read_bytes())
    except OSError:
        return 0
    return int(found[1]) if found else 0


def written(output: Path, since: int) -> tuple[int, int]:
    """HTML files, and bytes of all files, put into a folder since a time (ns since 1970)."""
    pages = size = 0
    for path in output.rglob("*"):
        found = path.lstat()
        # of all times, this alone cannot be set; it moves with the clock's ticks
        if path.is_file() and found.st_ctime_ns >= since - 10_000_000:
            pages += path.suffix == ".html"
            size += found.st_size
    return pages, size
