"""Floor 7, a build that does again only what has changed, and is never wrong.

What a page, a finding or a number was made from is noted as it is read (`observing`, `notes`),
and kept with it in a cache (`store`, `ledger`). A build goes on from there (`again`); where that
cannot be, all is made from nothing (`first`), which leaves a new cache. Nothing in the cache is
trusted that doesn't fit the files as they stand: the content, the templates, the tool, the output.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from time import time
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
from generator.publishing.changing import Overtaken, change
from generator.rendering import Renderer, TemplateFault
from generator.spreading import Spread, over_processes
from generator.timing import Laps
from generator.unchanged import (
    Left,
    Seen,
    digest,
    left_by,
    make_room,
    output_stamps,
    outputs_stand,
    tool_stamp,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.incremental.first import First, Tell

__all__ = ["build", "build_whole"]

_FOLDER = ".onrecord/cache"
_FORMAT = "2"
_KEPT = 4
"""Caches a project keeps: one for each place and way it is built."""
_LONGEST = 86_400
"""Seconds after which a cache in the making is one of a build that was killed."""
_FEW = 200
"""Pages that are always made one by one."""


@dataclass(slots=True, kw_only=True)
class _Run:
    """One build: what was asked of it, and where its time goes."""

    project: Path
    output: Path
    options: Options
    spread: Spread
    seen: Seen
    tell: Tell | None
    explain: str | None
    laps: Laps = field(default_factory=Laps)
    why: dict[str, list[str]] = field(default_factory=dict)
    """Page that was made again → what it read that is another now."""

    @property
    def cache(self) -> str:
        """Where the cache of such a build stands: by what was asked."""
        asked = [self.seen.output, self.options.base_url or ""]
        asked.append("drafts" if self.options.drafts else "")
        name = f"{crc32(chr(0).join(asked).encode('utf-8', 'surrogateescape')):08x}.db"
        return os.path.join(self.project, _FOLDER, name)


def build(
    project: Path,
    output: Path,
    options: Options,
    *,
    spread: Spread = over_processes,
    seen: Seen | None = None,
    explain: str | None = None,
    tell: Tell | None = None,
) -> Built:
    """Bring the site up to date; an error in the content leaves the last one standing.

    `spread`: how pages are made where all are; it must know what this process knows.
    `seen`: the project as it stood before anything was read; taken now where it is not given.
    `explain`: the address or path of a page of which `Built.explained` tells. `tell` is told how
    far long work has come.
    """
    seen = seen or Seen(str(project), str(output))
    run = _Run(
        project=project,
        output=output,
        options=options,
        spread=spread,
        seen=seen,
        tell=tell,
        explain=explain,
    )
    built = _built(run)
    if explain and built.published:
        built = replace(built, explained=tuple(_explained(run, built, explain)))
    return replace(built, spent=run.laps.spent)


def build_whole(
    project: Path, output: Path, options: Options, spread: Spread, *, seen: Seen | None = None
) -> Built:
    """Make the whole site from nothing, note nothing that is read, and keep no cache.

    A cache that an earlier build left may stay: where this one changes the output, that is another
    than the cache tells of, and the next `build` starts anew.
    """
    from generator import pipeline

    seen = seen or Seen(str(project), str(output))
    built = pipeline.build(project, output, options, spread)
    return replace(built, left=_left(seen, built.published))


def _built(run: _Run) -> Built:
    try:
        with Store(run.cache, new=False) as store:
            return _go_on(store, run)
    except Anew as why:
        reason = str(why)
    except Damaged:
        reason = "there is nothing to go on from"
    return replace(_from_nothing(run), reason=reason)


# -- going on -------------------------------------------------------------------------------------


def _go_on(store: Store, run: _Run) -> Built:
    """A build that goes on from a cache. Raises `Anew` or `Damaged`."""
    seen, project, options = run.seen, run.project, run.options
    _check_terms(store, options)
    changed, has_git_changed = _changed(store, seen)
    forced = _spoilt(store, seen)
    again = Again(store, project_tree(project), options)
    run.laps.lap("looking what has changed")
    again.take(changed)
    run.laps.lap("reading")
    again.follow()
    run.laps.lap("finding out again")
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
    run.why = {p: sorted({again.reasons[k] for k in keys}) for p, keys in hits.items()}
    run.why |= {path: ["its file, which was not as we left it"] for path in sorted(forced)}
    written = _write(store, run, again, paths) if paths else ()
    done = _published(store, written)
    run.laps.lap("making and publishing pages")
    left = _left_again(store, seen, paths)
    store.put("meta", [("total", again.total)])
    _put_state(store, seen, left, until)
    store.finish()
    run.laps.lap("writing the cache")
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


def _write(store: Store, run: _Run, again: Again, paths: list[str]) -> tuple[str, ...]:
    """Make pages, and put those in place that differ; their paths. Raises `Anew`."""
    stamps = store.get_bytes("state", "stamps") or b""
    first = stamps.partition(b"\n")[0]
    try:
        return change(
            again.render(paths, Renderer(run.project / "templates", again.words)),
            output=run.output,
            sources=made_from(run.project),
            is_as_left=lambda: output_stamps(run.seen.output, b"", missing="-") == first,
        )
    except TemplateFault as fault:
        raise Anew("a template cannot be filled") from fault
    except Overtaken as fault:
        raise Anew("the output is of another build") from fault


def _published(store: Store, written: tuple[str, ...]) -> Published:
    """What a build did that wrote these files, of all that stand in the output."""
    files = (store.get_bytes("state", "names") or b"").split(b"\n")
    pages = sum(name.endswith(b".html") for name in files)
    changed = sum(path.endswith(".html") for path in written)
    return Published(
        written=len(written),
        unchanged=len(files) - len(written),
        removed=0,
        left=(),
        pages=(changed, pages - changed, 0),
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
    spoilt = {path for path, a, b in zip(paths, old[1:], new[1:], strict=True) if a != b}
    for path in spoilt:
        if store.get_bytes("page", path) is None:
            raise Anew(f"{path} is not as we left it")
    return spoilt


def _left_again(store: Store, seen: Seen, written: list[str]) -> Left:
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
    return Left(names, b"\n".join(stamps), seen.young)


# -- telling ---------------------------------------------------------------------------------------


def _explained(run: _Run, built: Built, asked: str) -> Iterator[str]:
    """What a page was made from, and why now."""
    path = _page_path(asked, str(run.output))
    try:
        with Store(run.cache, new=False) as store:
            again = Again(store, project_tree(run.project), run.options)
            if again.page(path) is None:
                yield f"{path}: there is no such page"
                return
            if built.reason:
                yield f"{path}: made, as all pages were: {built.reason}"
            elif path in run.why:
                yield f"{path}: made, since this is another now: {', '.join(run.why[path])}"
            else:
                yield f"{path}: not made; nothing that it read has changed"
            files = again.render([path], Renderer(run.project / "templates", again.words))
            for _ in files:
                pass
            labels = again.notes.labels(again.made_from[path])
            yield f"  it read {sum(map(len, labels.values()))} answers:"
            for about, words in labels.items():
                yield f"  {about}: {', '.join(words)}"
            store.drop()
    except Damaged:
        yield f"{path}: made from nothing, and no cache could be kept"


def _page_path(asked: str, output: str) -> str:
    """The path of a page in the output, from that, its address, or where its file stands."""
    bare = asked.replace(os.sep, "/").removeprefix("./")
    bare = bare.removeprefix(output.replace(os.sep, "/").removeprefix("./") + "/")
    bare = bare.removeprefix("/").partition("#")[0]
    if bare and not bare.endswith("/") and "." not in bare.rpartition("/")[2]:
        bare += "/"
    return f"{bare}index.html" if not bare or bare.endswith("/") else bare


# -- from nothing ---------------------------------------------------------------------------------


def _from_nothing(run: _Run) -> Built:
    """A build that makes all anew, and leaves a cache for the next."""
    from generator.incremental.first import Rendered, diagnose, find_out, totals
    from generator.reading import read
    from generator.visibility import next_change

    seen, project, output, options = run.seen, run.project, run.output, run.options
    path = run.cache
    tree = project_tree(project)
    reading = read(tree, folder_name=project.resolve().name)
    library, links = linked_library(reading, options)
    run.laps.lap("reading")
    first = find_out(reading, library, links, options, laps=run.laps, tell=run.tell)
    found = diagnose(first, tree, project)
    if blocks(found, strict=options.strict):
        return Built(diagnostics=found, sources=reading.sources)
    until = next_change(library, options.now)
    rendered = Rendered(first, project, options, run.spread)
    keeping = _Keeping(path, first)
    try:
        files = rendered.files(keeping.begin, run.tell)
        done = publish(files, output=output, sources=made_from(project))
        run.laps.lap("making and publishing pages")
        for name, seconds in rendered.spent.items():
            run.laps.add(name, seconds)
        left = _left(seen, done)
        if left:
            keeping.finish(seen, left, until, options)
            run.laps.lap("writing the cache")
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
        pages=len(first.shown.pages),
        rendered=len(first.shown.pages),
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

    def finish(self, seen: Seen, left: Left, until: datetime | None, options: Options) -> None:
        """The build has ended well."""
        with suppress(Damaged, OSError):
            if self._store is None:
                return
            self._first.ledger.finish(self._store)
            self._store.put("count", [("pages", len(self._first.shown.pages))])
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
    for entry in found:
        if entry.name.endswith(".part") and time() - entry.stat().st_mtime > _LONGEST:
            os.unlink(entry.path)
