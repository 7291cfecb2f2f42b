"""How things stood around a build, kept in its cache, and whether they stand so still.

Beside the rows of what was found out: the tool, the clock, the files a build read and those it
wrote. What is another there names the files to read again, or means that all is made anew.
"""

from __future__ import annotations

import os
import stat
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.incremental.side import Anew
from generator.incremental.store import Damaged, Store
from generator.structs import Struct
from generator.unchanged import STAMP, Left, Seen, digest, output_stamps, outputs_stand, tool_stamp

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from generator.pipeline import Options

_FORMAT = "3"
_PIECE = 65_536
"""Bytes of what is long that are a row: of very many files few change."""
_LONG = ("inputs", "names", "stamps")


class Stood(Struct, frozen=True, kw_only=True):
    """How files stood when the last build was done."""

    inputs: bytes
    """Those that it read, a line each."""
    names: bytes
    """The names of those that it wrote, a line each."""
    stamps: bytes
    """How the manifest and they stood, `STAMP` bytes each."""


def stood(store: Store) -> Stood:
    """How things stood when the last build was done."""
    return Stood(**{name: _long(store, name) for name in _LONG})


def _long(store: Store, name: str) -> bytes:
    pieces: list[bytes] = []
    while (piece := store.get_bytes("state", f"{name} {len(pieces)}")) is not None:
        pieces.append(piece)
    return b"".join(pieces)


def _pieces(data: bytes) -> list[bytes]:
    return [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]


def _changes(name: str, before: bytes, now: bytes) -> Iterator[tuple[str, bytes | None]]:
    """The rows that differ."""
    if before == now:
        return
    for number, (old, new) in enumerate(zip_longest(_pieces(before), _pieces(now))):
        if old != new:
            yield f"{name} {number}", new


def put_terms(store: Store, options: Options, tool: bytes | None = None) -> None:
    """On what all that is in a cache hangs; `tool`: its stamp, where that is known."""
    put_since(store, options)
    store.put_bytes("state", [("format", _FORMAT.encode()), ("tool", tool or tool_stamp())])


def put_since(store: Store, options: Options) -> None:
    """Since when it can be so: what was judged at a moment need not hold before."""
    store.put("state", [("since", options.now.isoformat())])


def check_terms(store: Store, options: Options, tool: bytes | None = None) -> None:
    """Whether what is in a cache can still be so. Raises `Anew`."""
    if store.get_bytes("state", "format") != _FORMAT.encode():
        raise Anew("the cache is of another version")
    if store.get_bytes("state", "tool") != (tool or tool_stamp()):
        raise Anew("the tool or its templates have changed")
    since, until = store.need("state", "since"), store.need("state", "until")
    if options.now < datetime.fromisoformat(since):
        raise Anew("it is earlier than it was")
    if until and options.now >= datetime.fromisoformat(until):
        raise Anew("time alone has changed something")


def changed_files(store: Store, before: Stood, seen: Seen) -> tuple[list[str], bool]:
    """The content files that differ, are new or gone; and whether git's index differs."""
    pairs = zip_longest(before.inputs.split(b"\n"), seen.inputs.split(b"\n"))
    others = [pair for pair in pairs if pair[0] != pair[1]]
    # where a file came or went, those behind it only stand in another place
    lines = {old for old, _ in others} ^ {new for _, new in others}
    paths: set[str] = set()
    for line in lines - {None}:
        path, tab, _ = line.decode("utf-8", "surrogateescape").partition("\t")
        if tab:  # a folder says nothing but its name
            paths.add(path)
    was_young = store.need("state", "young")
    for path, digest_then in was_young.items():
        if path not in paths and digest(path) != digest_then:
            paths.add(path)
    content = os.path.join(seen.project, "content") + os.sep
    templates = os.path.join(seen.project, "templates") + os.sep
    changed, has_git_changed = [], False
    for path in sorted(paths):
        name = os.path.relpath(path, seen.project).replace(os.sep, "/")
        if path.startswith(templates):
            raise Anew(f"{name} has changed")
        if path.startswith(content):
            changed.append(name)
        else:  # all else that is looked at is git's index
            has_git_changed = True
    return changed, has_git_changed


def read_inputs(store: Store, project: str) -> tuple[dict[str, str], dict[str, str | None]]:
    """The content files a build read, by their path from the project's root: how each stood.

    And the SHA-256 of those that may have changed since and look the same.
    """
    content = os.path.join(project, "content") + os.sep

    def name(path: str) -> str:
        return os.path.relpath(path, project).replace(os.sep, "/")

    stamps: dict[str, str] = {}
    for line in _long(store, "inputs").split(b"\n"):
        path, tab, stamp = line.decode("utf-8", "surrogateescape").partition("\t")
        if tab and path.startswith(content) and stat.S_ISREG(int(stamp.split(" ")[-1], 16)):
            stamps[name(path)] = stamp
    young = store.need("state", "young")
    return stamps, {name(p): d for p, d in young.items() if p.startswith(content)}


def spoilt(store: Store, before: Stood, seen: Seen) -> set[str]:
    """Files of the output that are not there, or not as we left them. Raises `Anew`."""
    if outputs_stand(seen.output, before.names, before.stamps):
        return set()
    now = output_stamps(seen.output, before.names, is_whole=False)
    if now is None:
        raise Anew("the last build was cut short")
    if now == before.stamps:
        return set()
    paths = before.names.decode("utf-8", "surrogateescape").split("\n")
    (was, *old), (is_, *new) = _each(before.stamps), _each(now)
    if was != is_ or len(old) != len(new):
        raise Anew("the output is of another build")
    found = {path for path, a, b in zip(paths, old, new, strict=True) if a != b}
    for path in found:
        if store.get_bytes("page", path) is None:
            raise Anew(f"{path} is not as we left it")
    return found


def left_again(
    before: Stood, seen: Seen, written: list[str], *, new: AbstractSet[str], gone: AbstractSet[str]
) -> Left:
    """How things stand now, from how they stood and what has been done since.

    `written` are the paths of all pages that were made, `new` those that were not there before,
    `gone` those that are no longer there.
    """
    if not written and not gone:
        return Left(before.names, before.stamps, seen.young)
    paths = before.names.decode("utf-8", "surrogateescape").split("\n")
    _, *stamps = _each(before.stamps)
    if len(paths) != len(stamps):
        raise Damaged("output")
    for path in gone:
        at = _place(paths, path)
        del paths[at], stamps[at]
    for path in new:
        at = bisect_left(paths, path)
        if paths[at : at + 1] == [path]:
            raise Damaged("output")
        paths.insert(at, path)
        stamps.insert(at, b"")
    fresh = output_stamps(
        seen.output, "\n".join(written).encode("utf-8", "surrogateescape"), is_whole=False
    )
    if fresh is None:
        raise Damaged("output")
    first, *rest = _each(fresh)
    for path, stamp in zip(written, rest, strict=True):
        stamps[_place(paths, path)] = stamp
    names = "\n".join(paths).encode("utf-8", "surrogateescape") if new or gone else before.names
    return Left(names, b"".join((first, *stamps)), seen.young)


def _each(stamps: bytes) -> list[bytes]:
    return [stamps[at : at + STAMP] for at in range(0, len(stamps), STAMP)]


def _place(paths: list[str], path: str) -> int:
    """Where a path stands in a list in order. Raises `Damaged`."""
    at = bisect_left(paths, path)
    if paths[at : at + 1] != [path]:
        raise Damaged("output")
    return at


def put_state(
    store: Store, seen: Seen, left: Left, until: datetime | None, before: Stood | None = None
) -> None:
    """How things stood before the build, and stand after it; `before` it, the store says."""
    rows = [("until", until.isoformat() if until else ""), ("young", left.young)]
    store.put("state", rows)
    was = before or Stood(inputs=b"", names=b"", stamps=b"")
    store.put_bytes("state", _changes("inputs", was.inputs, seen.inputs))
    store.put_bytes("state", _changes("names", was.names, left.names))
    store.put_bytes("state", _changes("stamps", was.stamps, left.stamps))
