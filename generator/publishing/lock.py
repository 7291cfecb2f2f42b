"""One build an output: a lock file that the system lets go of when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.diagnostics import WorldError
from generator.publishing.disk import naming

_PAUSE = 0.05  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        # A byte far behind the process number, so that others can read that.
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(lock: Path, *, output: Path, wait: float) -> Iterator[None]:
    """Holds `lock` for the block; WorldError, naming the holder, after `wait` seconds in vain."""
    with naming(lock):
        handle = _take(lock, output=output, wait=wait)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps an open file; the next build takes it again
            lock.unlink()
        with suppress(OSError):
            os.close(handle)


def _take(lock: Path, *, output: Path, wait: float) -> int:
    deadline = time.monotonic() + wait
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            # A holder removes its lock file when done: a lock on a removed file counts for nothing.
            if _try_lock(handle) and _stands_at(lock, handle):
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, str(os.getpid()).encode())
                return handle
            os.lseek(handle, 0, os.SEEK_SET)
            holder = os.read(handle, 20).decode("ascii", "replace")
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() >= deadline:
            raise WorldError(
                f"another build (process {holder or 'unknown'}) is writing {output}: let it end, "
                "or stop it, then build again."
            )
        time.sleep(_PAUSE)


def _stands_at(lock: Path, handle: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
