"""Floor 7, a build that does again only what has changed, and is never wrong.

What a page, a finding or a number was made from is noted as it is read (`observing`, `notes`),
and kept with it in a cache (`store`, `ledger`). A build goes on from there (`again`); where that
cannot be, all is made from nothing (`first`), which leaves a new cache. Nothing in the cache is
trusted that doesn't fit the files as they stand: the content, the templates, the tool, the output.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from generator.diagnostics import blocks, in_order
from generator.incremental.again import Again, Anew
from generator.incremental.store import Damaged, Store
from generator.pipeline import (
    Built,
    Options,
    linked_library,
    made_from,
    project_tree,
    template_fault,
)
from generator.publishing import Published, publish, read_manifest
from generator.rendering import Renderer, TemplateFault
from generator.unchanged import (
    Left,
    Seen,
    digest,
    left_by,
    make_room,
    output_stamps,
    tool_stamp,
    young,
)

if TYPE_CHECKING:
    from generator.incremental.first import First

__all__ = ["build"]

_FOLDER = ".onrecord/cache"
_FORMAT = "1"
_KEPT = 4
"""Caches a project keeps: one for each place and way it is built."""
_FEW = 200
"""Pages that are always made one by one."""


def build(project: Path, output: Path, options: Options, *, seen: Seen | None = None) -> Built:
    """Bring the site up to date; an error in the content leaves the last one standing.

    `seen`: the project as it stood before anything was read; taken now where it is not given.
    """
    seen = seen or Seen(str(project), str(output))
    path = _cache(project, seen, options)
    try:
        with Store(path, new=False) as store:
            return _go_on(store, seen, project, output, options)
    except Anew as why:
        reason = str(why)
    except Damaged:
        reason = "there is nothing to go on from"
    return replace(_from_nothing(path, seen, project, output, options), reason=reason)


def _cache(project: Path, seen: Seen, options: Options) -> str:
    """Where the cache of such a build stands: by what was asked."""
    asked = [seen.output, options.base_url or "", "drafts" if options.drafts else ""]
    name = f"{crc32(chr(0).join(asked).encode('utf-8', 'surrogateescape')):08x}.db"
    return os.path.join(project, _FOLDER, name)


# -- going on -------------------------------------------------------------------------------------


def _go_on(store: Store, seen: Seen, project: Path, output: Path, options: Options) -> Built:
    """A build that goes on from a cache. Raises `Anew` or `Damaged`."""
    _check_terms(store, options)
    changed, has_git_changed = _changed(store, seen)
    forced = _spoilt(store, seen)
    again = Again(store, project_tree(project), options)
    again.take(changed)
    again.follow()
    guarded = None
    if has_git_changed:
        from generator.guards import guard

        guarded = guard(project)
    found = again.diagnostics(guarded)
    if blocks(found, strict=options.strict):
        raise Anew("there is something to mend")
    hits = again.pages()
    paths = sorted({*hits, *forced})
    total = int(store.get("count", "pages"))
    if len(paths) > max(_FEW, total // 2):
        raise Anew(f"{len(paths)} of {total} pages are to be made")
    until = again.until(store.get("state", "until"))
    if paths:
        try:
            files = again.render(paths, Renderer(project / "templates", again.words))
            done = publish(files, output=output, sources=made_from(project), keeping=True)
        except TemplateFault as fault:
            raise Anew("a template cannot be filled") from fault
    else:
        done = Published(written=0, unchanged=total, removed=0, left=())
    left = _left_again(store, seen, changed, paths)
    store.put("meta", [("total", again.total)])
    _put_state(store, seen, left, until)
    store.finish()
    return Built(
        diagnostics=found,
        sources=again.sources,
        published=done,
        pages=total,
        rendered=len(paths),
        items=again.total[0],
        by_text=again.total[1],
        by_seal=again.total[2],
        until=until,
        left=left,
    )


def _check_terms(store: Store, options: Options) -> None:
    """Whether what is in a cache can still be so. Raises `Anew`."""
    if store.get_bytes("state", "format") != _FORMAT.encode():
        raise Anew("the cache is of another version")
    if store.get_bytes("state", "tool") != tool_stamp():
        raise Anew("the tool or its templates have changed")
    since, until = store.get("state", "since"), store.get("state", "until")
    if options.now < datetime.fromisoformat(since):
        raise Anew("it is earlier than it was")
    if until and options.now >= datetime.fromisoformat(until):
        raise Anew("time alone has changed something")


def _changed(store: Store, seen: Seen) -> tuple[list[str], bool]:
    """The content files that differ, from the project's root, and whether git's index does."""
    old = store.get_bytes("state", "inputs") or b""
    lines = set(old.split(b"\n")) ^ set(seen.inputs.split(b"\n"))
    paths: dict[str, int] = {}
    for line in lines:
        path, tab, _ = line.decode("utf-8", "surrogateescape").partition("\t")
        if tab:  # a folder says nothing but its name
            paths[path] = paths.get(path, 0) + 1
    was_young = store.get("state", "young")
    for path, before in was_young.items():
        if path not in paths and digest(path) != before:
            paths[path] = 2
    content = os.path.join(seen.project, "content") + os.sep
    changed, has_git_changed = [], False
    for path, times in sorted(paths.items()):
        name = os.path.relpath(path, seen.project).replace(os.sep, "/")
        if not path.startswith(content):
            if os.path.basename(path) != "index":
                raise Anew(f"{name} has changed")
            has_git_changed = True
        elif times < 2:
            raise Anew(f"{name} is new or gone")
        else:
            changed.append(name)
    return changed, has_git_changed


def _spoilt(store: Store, seen: Seen) -> set[str]:
    """Files of the output that are not there, or not as we left them. Raises `Anew`."""
    names = store.get_bytes("state", "names") or b""
    before = store.get_bytes("state", "stamps") or b""
    now = output_stamps(seen.output, names, missing="-")
    if now is None:
        raise Anew("the last build was cut short")
    if now == before:
        return set()
    old, new = before.split(b"\n"), now.split(b"\n")
    if old[0] != new[0] or len(old) != len(new):
        raise Anew("the output is of another build")
    paths = names.decode("utf-8", "surrogateescape").split("\n")
    spoilt = {path for path, a, b in zip(paths, old[1:], new[1:], strict=True) if a != b}
    for path in spoilt:
        if store.get_bytes("page", path) is None:
            raise Anew(f"{path} is not as we left it")
    return spoilt


def _left_again(store: Store, seen: Seen, changed: list[str], written: list[str]) -> Left:
    """How things stand now, from how they stood and what has been done since."""
    names = store.get_bytes("state", "names") or b""
    stamps = (store.get_bytes("state", "stamps") or b"").split(b"\n")
    if written:
        at = {p: n for n, p in enumerate(names.decode("utf-8", "surrogateescape").split("\n"), 1)}
        some = "\n".join(written).encode("utf-8", "surrogateescape")
        fresh = output_stamps(seen.output, some, missing="-")
        if fresh is None:
            raise Damaged("output")
        first, *rest = fresh.split(b"\n")
        stamps[0] = first
        for path, stamp in zip(written, rest, strict=True):
            stamps[at[path]] = stamp
    before = store.get("state", "young")
    here = {os.path.join(seen.project, path) for path in changed}
    lines = [
        line
        for line in seen.inputs.split(b"\n")
        if (path := line.partition(b"\t")[0].decode("utf-8", "surrogateescape")) in before
        or path in here
    ]
    return Left(names, b"\n".join(stamps), young(b"\n".join(lines), seen.started))


# -- from nothing ---------------------------------------------------------------------------------


def _from_nothing(path: str, seen: Seen, project: Path, output: Path, options: Options) -> Built:
    """A build that makes all anew, and leaves a cache for the next."""
    from generator import pipeline
    from generator.incremental.first import Rendered, diagnose, find_out, totals
    from generator.reading import read
    from generator.spreading import over_processes
    from generator.visibility import is_public, next_change

    tree = project_tree(project)
    reading = read(tree, folder_name=project.resolve().name)
    library, links = linked_library(reading, options)
    stories = library.stories.values()
    if not all(is_public(story, now=options.now, drafts=False) for story in stories):
        _forget(path)
        built = pipeline.build(project, output, options)
        return replace(built, left=_left(seen, built.published))
    first = find_out(reading, library, links, options.now)
    found = diagnose(first, tree, project)
    if blocks(found, strict=options.strict):
        return Built(diagnostics=found, sources=reading.sources)
    until = next_change(library, options.now)
    rendered = Rendered(first, project, options, over_processes)
    keeping = _Keeping(path, first)
    try:
        files = rendered.files(keeping.begin)
        done = publish(files, output=output, sources=made_from(project))
        left = _left(seen, done)
        if left:
            keeping.finish(seen, left, until, options)
    except TemplateFault as fault:
        found = in_order([*found, template_fault(fault, project)])
        return Built(diagnostics=found, sources=reading.sources)
    finally:
        keeping.drop()
    rows = totals(first.tallies)
    return Built(
        diagnostics=found,
        sources=reading.sources,
        published=done,
        pages=len(first.pages),
        rendered=len(first.pages),
        items=rows[0],
        by_text=rows[1],
        by_seal=rows[2],
        until=until,
        left=left,
    )


def _left(seen: Seen, done: Published | None) -> Left | None:
    """How a build from nothing left things; None where others cannot go on from that."""
    if done is None or done.left:
        return None
    return left_by(seen, read_manifest(Path(seen.output)) or ())


class _Keeping:
    """A new cache in the making. Where it cannot be written, there is none."""

    def __init__(self, path: str, first: First) -> None:
        self._path, self._first = path, first
        self._store: Store | None = None

    def begin(self) -> None:
        """Pages are coming, and other processes are at work: from now on rows are written."""
        from generator.incremental.first import write_rows

        with suppress(Damaged, OSError):
            if self._store is None:
                make_room(os.path.dirname(self._path))
                self._store = Store(self._path, new=True)
                write_rows(self._first, self._store)
            self._first.ledger.flush(self._store)

    def finish(self, seen: Seen, left: Left, until: datetime | None, options: Options) -> None:
        """The build has ended well."""
        with suppress(Damaged, OSError):
            if self._store is None:
                return
            self._first.ledger.finish(self._store)
            self._store.put("count", [("pages", len(self._first.pages))])
            self._store.put("state", [("since", options.now.isoformat())])
            fixed = [("format", _FORMAT.encode()), ("tool", tool_stamp())]
            self._store.put_bytes("state", fixed)
            _put_state(self._store, seen, left, until)
            self._store.finish()
            self._store = None
            _prune(os.path.dirname(self._path))

    def drop(self) -> None:
        """What was not finished is gone."""
        if self._store is not None:
            with suppress(Damaged, OSError):
                self._store.drop()
            with suppress(OSError):
                os.unlink(self._path)  # the output is another than it tells


def _put_state(store: Store, seen: Seen, left: Left, until: datetime | None) -> None:
    """How things stood before the build, and stand after it."""
    rows = [("until", until.isoformat() if until else ""), ("young", left.young)]
    store.put("state", rows)
    store.put_bytes(
        "state", [("inputs", seen.inputs), ("names", left.names), ("stamps", left.stamps)]
    )


def _prune(folder: str) -> None:
    """The oldest caches beyond what is kept go, and those that were never finished."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for old in [entry for entry in found if entry.name.endswith(".db")][_KEPT:]:
        os.unlink(old.path)


def _forget(path: str) -> None:
    """There is nothing to go on from."""
    with suppress(OSError):
        os.unlink(path)
