"""The cache on disk: rows of JSON or bytes by kind and name, each with its checksum.

One SQLite file, and beside it how that file stood when we left it: a row that is gone would have no
checksum to miss, so nobody else may have touched the file. A new one is written aside and put in
place whole; a change to one is a transaction. Whatever is wrong with it is a `Damaged`, and means
that all is made anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol, Self
from weakref import WeakValueDictionary
from zlib import crc32

from generator.structs import as_json, from_json

_CACHED = 4_000
"""KiB of the file that are kept in memory, as far as they are read."""


class Damaged(Exception):
    """The cache cannot be read."""


def _stamp(path: str) -> str | None:
    """How a file stands; None where there is none."""
    try:
        at = os.lstat(path)
    except OSError:
        return None
    return f"{at.st_mtime_ns:x} {at.st_ctime_ns:x} {at.st_size:x} {at.st_ino:x} {at.st_mode:x}\n"


def _stamp_kept(path: str) -> str | None:
    try:
        with open(f"{path}.stamp", encoding="ascii") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def _keep_stamp(path: str) -> None:
    part = f"{path}.stamp.{os.getpid()}.part"
    with open(part, "w", encoding="ascii") as file:
        file.write(_stamp(path) or "")
    os.replace(part, f"{path}.stamp")


def copy(path: str, to: str) -> None:
    """Take over a cache as it was left. Raises `Damaged` or OSError."""
    before = _stamp(path)
    if before is None or before != _stamp_kept(path):
        raise Damaged(path)
    part = f"{to}.{os.getpid()}.part"
    try:
        shutil.copyfile(path, part)
        if _stamp(path) != before:
            raise Damaged(path)
        os.replace(part, to)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part)
    _keep_stamp(to)


def as_row(value: Any) -> bytes:
    """Plain data as the bytes of a row."""
    return as_json(value)


class Held(Protocol):
    """What is held in memory of some rows."""

    def settle(self) -> None:
        """What was tried has come to something: what was learned meanwhile stays."""

    def go_back(self) -> None:
        """It has come to nothing: forget what was learned or said meanwhile."""


class Store:
    """Rows by kind and name."""

    is_trying = False
    """Whether what is written now may be taken back."""

    def __init__(self, path: str, *, new: bool, is_stamped: bool = True) -> None:
        """Open the cache at `path`; or, `new`, begin one that takes its place at `finish`.

        Raises `Damaged`, or OSError.
        """
        self.most: int | None = None
        """How many rows of a kind are held by whoever reads them; None for all."""
        self._is_finished = False
        self._path = path
        self._new = new
        self._held: WeakValueDictionary[int, Held] = WeakValueDictionary()
        if new:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            part = f"{path}.{os.getpid()}.part"
            if os.path.lexists(part):
                os.unlink(part)
            self._at = part
        else:
            if is_stamped and (_stamp(path) is None or _stamp(path) != _stamp_kept(path)):
                raise Damaged(path)
            self._at = path
        self._db = self._connected()

    def _connected(self) -> sqlite3.Connection:
        try:
            db = sqlite3.connect(self._at, isolation_level=None, cached_statements=16)
            db.execute("PRAGMA synchronous=OFF")
            db.execute(f"PRAGMA cache_size=-{_CACHED}")
            # a file that was being written when its writer was killed is not as we left it, and
            # counts for nothing: so there is nothing to roll back from another file
            db.execute(f"PRAGMA journal_mode={'OFF' if self._new else 'MEMORY'}")
            if self._new:
                db.execute("PRAGMA page_size=8192")
                db.execute(
                    "CREATE TABLE row (kind TEXT, name TEXT, data BLOB, PRIMARY KEY (kind, name))"
                )
            db.execute("BEGIN")
        except sqlite3.Error as error:
            raise Damaged(self._path) from error
        return db

    @property
    def folder(self) -> str:
        """Where the cache lies."""
        return os.path.dirname(self._path)

    # -- rows --------------------------------------------------------------------------------

    def get(self, kind: str, name: str) -> Any:
        """A row of JSON; None where there is none."""
        data = self.get_bytes(kind, name)
        return None if data is None else self._parsed(data)

    def read(self, kind: str, name: str, of: Any) -> Any:
        """A row of JSON, as one of a kind of values; None where there is none."""
        data = self.get_bytes(kind, name)
        return None if data is None else self._parsed(data, of)

    def need(self, kind: str, name: str) -> Any:
        """A row of JSON that every cache has."""
        found = self.get(kind, name)
        if found is None:
            raise Damaged(f"{kind} {name}")
        return found

    def get_bytes(self, kind: str, name: str) -> bytes | None:
        """A row of bytes; None where there is none."""
        try:
            row = self._db.execute(
                "SELECT data FROM row WHERE kind = ? AND name = ?", (kind, name)
            ).fetchone()
        except sqlite3.Error as error:
            raise Damaged(self._path) from error
        return None if row is None else self._checked(row[0])

    def has(self, kind: str, name: str | None = None) -> bool:
        """Whether there is such a row; or, without a name, any row of a kind."""
        try:
            found = self._db.execute(
                "SELECT 1 FROM row WHERE kind = ? AND name = ifnull(?, name) LIMIT 1"
                if name is None
                else "SELECT 1 FROM row WHERE kind = ? AND name = ?",
                (kind, name),
            )
            return found.fetchone() is not None
        except sqlite3.Error as error:
            raise Damaged(self._path) from error

    def names(self, kind: str) -> list[str]:
        """Names of all rows of a kind, in order."""
        try:
            rows = self._db.execute("SELECT name FROM row WHERE kind = ? ORDER BY name", (kind,))
            return [name for (name,) in rows]
        except sqlite3.Error as error:
            raise Damaged(self._path) from error

    def rows(self, kind: str, of: Any = Any) -> Iterator[tuple[str, Any]]:
        """All rows of JSON of a kind, by name; `of`: what kind of values they are."""
        try:
            for name, data in self._db.execute(
                "SELECT name, data FROM row WHERE kind = ? ORDER BY name", (kind,)
            ):
                yield name, self._parsed(self._checked(data), of)
        except sqlite3.Error as error:
            raise Damaged(self._path) from error

    def put(self, kind: str, rows: Iterable[tuple[str, Any]]) -> None:
        """Write rows of JSON; one without a value is removed."""
        self.put_bytes(kind, ((n, None if v is None else as_row(v)) for n, v in rows))

    def put_bytes(self, kind: str, rows: Iterable[tuple[str, bytes | None]]) -> None:
        """Write rows of bytes; one without a value is removed."""
        gone: list[tuple[str, str]] = []

        def kept() -> Iterator[tuple[str, str, bytes]]:
            for name, data in rows:
                if data is None:
                    gone.append((kind, name))
                else:
                    yield kind, name, crc32(data).to_bytes(4, "big") + data

        try:
            self._db.executemany("REPLACE INTO row VALUES (?, ?, ?)", kept())
            self._db.executemany("DELETE FROM row WHERE kind = ? AND name = ?", gone)
        except sqlite3.Error as error:
            raise Damaged(self._path) from error

    # -- back and forth ----------------------------------------------------------------------

    @contextmanager
    def trying(self) -> Iterator[None]:
        """A block after which things stand as before, should it raise anything."""
        self._do("SAVEPOINT trying")
        self.is_trying = True
        try:
            yield
        except BaseException:
            self._do("ROLLBACK TO trying")
            for held in self._held.values():
                held.go_back()
            raise
        else:
            for held in self._held.values():
                held.settle()
        finally:
            self.is_trying = False
            self._do("RELEASE trying")

    def hold(self, held: Held) -> None:
        """Let something that is held of the rows go back when they do."""
        self._held[id(held)] = held

    def share(self) -> None:
        """Let other processes read what was written so far: see `again`."""
        self._do("COMMIT")
        self._do("BEGIN")

    def again(self) -> Store:
        """The same rows, to be read by a copy of the process that has opened this."""
        found = Store(self._at, new=False, is_stamped=False)
        found.most = self.most
        return found

    def part(self) -> None:
        """This is a copy of the process: from now on it reads what was shared for itself."""
        self._inherited, self._db = self._db, self._connected()  # the other is not ours to close

    def keep(self) -> None:
        """Keep what was written so far, and go on. Raises `Damaged`, or OSError."""
        self._do("COMMIT")
        try:
            _keep_stamp(self._path)
        finally:
            self._do("BEGIN")

    def _do(self, statement: str) -> None:
        try:
            self._db.execute(statement)
        except sqlite3.Error as error:
            raise Damaged(self._path) from error

    # -- its end -----------------------------------------------------------------------------

    def finish(self) -> None:
        """Keep what was written."""
        try:
            self._db.execute("COMMIT")
            self._db.close()
        except sqlite3.Error as error:
            raise Damaged(self._path) from error
        if self._new:
            # what a killed build of an older version left to roll back is of the file that goes
            with suppress(FileNotFoundError):
                os.unlink(f"{self._path}-journal")
            os.replace(self._at, self._path)
        _keep_stamp(self._path)
        self._is_finished = True

    def drop(self) -> None:
        """Forget what was written since it was opened, if it was not finished."""
        if self._is_finished:
            return
        try:
            self._db.close()
        except sqlite3.Error as error:
            raise Damaged(self._path) from error
        finally:
            if self._new and os.path.lexists(self._at):
                os.unlink(self._at)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is not None:
            self.drop()

    def _checked(self, data: object) -> bytes:
        if not isinstance(data, bytes) or crc32(data[4:]).to_bytes(4, "big") != data[:4]:
            raise Damaged(self._path)
        return data[4:]

    def _parsed(self, data: bytes, of: Any = Any) -> Any:
        try:
            return from_json(data, of)
        except ValueError as error:
            raise Damaged(self._path) from error
