"""How things stood around a build, kept in its cache, and whether they stand so still.

Beside the rows of what was found out: the tool, the clock, the files a build read and those it
wrote. What is another there names the files to read again, or means that all is made anew.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Set as AbstractSet
from datetime import datetime

from generator.incremental.again import Anew
from generator.incremental.store import Damaged, Store
from generator.pipeline import Options
from generator.unchanged import Left, Seen, digest, output_stamps, outputs_stand, tool_stamp

_FORMAT = "2"


def put_terms(store: Store, options: Options) -> None:
    """On what all that is in a cache hangs."""
    put_since(store, options)
    store.put_bytes("state", [("format", _FORMAT.encode()), ("tool", tool_stamp())])


def put_since(store: Store, options: Options) -> None:
    """Since when it can be so: what was judged at a moment need not hold before."""
    store.put("state", [("since", options.now.isoformat())])


def check_terms(store: Store, options: Options) -> None:
    """Whether what is in a cache can still be so. Raises `Anew`."""
    if store.get_bytes("state", "format") != _FORMAT.encode():
        raise Anew("the cache is of another version")
    if store.get_bytes("state", "tool") != tool_stamp():
        raise Anew("the tool or its templates have changed")
    since, until = store.need("state", "since"), store.need("state", "until")
    if options.now < datetime.fromisoformat(since):
        raise Anew("it is earlier than it was")
    if until and options.now >= datetime.fromisoformat(until):
        raise Anew("time alone has changed something")


def changed_files(store: Store, seen: Seen) -> tuple[list[str], bool]:
    """The content files that differ, are new or gone; and whether git's index differs."""
    old = store.get_bytes("state", "inputs") or b""
    lines = set(old.split(b"\n")) ^ set(seen.inputs.split(b"\n"))
    paths: set[str] = set()
    for line in lines:
        path, tab, _ = line.decode("utf-8", "surrogateescape").partition("\t")
        if tab:  # a folder says nothing but its name
            paths.add(path)
    was_young = store.need("state", "young")
    for path, before in was_young.items():
        if path not in paths and digest(path) != before:
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
    for line in (store.get_bytes("state", "inputs") or b"").split(b"\n"):
        path, tab, stamp = line.decode("utf-8", "surrogateescape").partition("\t")
        if tab and path.startswith(content) and stat.S_ISREG(int(stamp.split(" ")[-1], 16)):
            stamps[name(path)] = stamp
    young = store.need("state", "young")
    return stamps, {name(p): d for p, d in young.items() if p.startswith(content)}


def spoilt(store: Store, seen: Seen) -> set[str]:
    """Files of the output that are not there, or not as we left them. Raises `Anew`."""
    names = store.get_bytes("state", "names") or b""
    before = store.get_bytes("state", "stamps") or b""
    if outputs_stand(seen.output, names, before):
        return set()
    now = output_stamps(seen.output, names, missing="-")
    if now is None:
        raise Anew("the last build was cut short")
    if now == before:
        return set()
    old, new = before.split(b"\n"), now.split(b"\n")
    if old[0] != new[0] or len(old) != len(new):
        raise Anew("the output is of another build")
    paths = names.decode("utf-8", "surrogateescape").split("\n")
    found = {path for path, a, b in zip(paths, old[1:], new[1:], strict=True) if a != b}
    for path in found:
        if store.get_bytes("page", path) is None:
            raise Anew(f"{path} is not as we left it")
    return found


def left_again(
    store: Store, seen: Seen, written: list[str], *, new: AbstractSet[str], gone: AbstractSet[str]
) -> Left:
    """How things stand now, from how they stood and what has been done since.

    `written` are the paths of all pages that were made, `new` those that were not there before,
    `gone` those that are no longer there.
    """
    names = store.get_bytes("state", "names") or b""
    before = store.get_bytes("state", "stamps") or b""
    if not written and not gone:
        return Left(names, before, seen.young)
    all_ = names.decode("utf-8", "surrogateescape").split("\n")
    stamps = dict(zip(all_, before.split(b"\n")[1:], strict=True))
    some = "\n".join(written).encode("utf-8", "surrogateescape")
    fresh = output_stamps(seen.output, some, missing="-")
    if fresh is None or stamps.keys() & new:
        raise Damaged("output")
    first, *rest = fresh.split(b"\n")
    stamps.update(zip(written, rest, strict=True))
    for path in gone:
        del stamps[path]
    paths = sorted(stamps)
    return Left(
        "\n".join(paths).encode("utf-8", "surrogateescape"),
        b"\n".join((first, *(stamps[path] for path in paths))),
        seen.young,
    )


def put_state(store: Store, seen: Seen, left: Left, until: datetime | None) -> None:
    """How things stood before the build, and stand after it."""
    rows = [("until", until.isoformat() if until else ""), ("young", left.young)]
    store.put("state", rows)
    store.put_bytes(
        "state", [("inputs", seen.inputs), ("names", left.names), ("stamps", left.stamps)]
    )
