"""Floor 7, a build that does again only what has changed, and is never wrong.

What a page, a finding or a number was made from is noted as it is read (`observing`, `notes`),
and kept with it in a cache (`store`, `ledger`). A build goes on from there (`again`); where that
cannot be, all is made from nothing (`first`, `at_hand`, `rendered`), into a new cache (`keeping`).
Nothing in the cache is trusted that doesn't fit the files as they stand (`standing`): the content,
the templates, the tool, the output. Where something is held back, the library is known twice
(`side`, `shown`).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from generator.diagnostics import blocks, in_order
from generator.incremental.again import Again, Anew
from generator.incremental.standing import (
    Stood,
    changed_files,
    check_terms,
    left_again,
    put_since,
    put_state,
    put_terms,
    spoilt,
    stood,
)
from generator.incremental.store import Damaged, Store
from generator.pipeline import (
    Built,
    Options,
    made_from,
    project_tree,
    template_fault,
)
from generator.publishing import Published, publish, read_manifest
from generator.publishing.changing import Overtaken, change
from generator.rendering import Renderer, TemplateFault
from generator.spreading import Spread, Tell, over_processes
from generator.structs import Struct, field, replace
from generator.timing import Laps
from generator.unchanged import (
    STAMP,
    Left,
    Seen,
    left_by,
    output_stamps,
)

if TYPE_CHECKING:
    from generator.incremental.first import First

__all__ = ["build", "build_whole", "cache_path"]

_FOLDER = ".onrecord/cache"
_RUBBISH = 250_000
"""Objects after which a build that goes on looks for those that only hold each other: most are
over before."""
_FEW = 200
"""Pages that are always made one by one."""


class _Run(Struct, kw_only=True):
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
        """Where the cache of such a build stands."""
        return cache_path(self.project, self.seen.output, self.options)


def cache_path(project: Path, output: str, options: Options) -> str:
    """Where the cache of a build stands: by what was asked. `output`: links followed."""
    asked = [output, options.base_url or "", "drafts" if options.drafts else ""]
    name = f"{crc32(chr(0).join(asked).encode('utf-8', 'surrogateescape')):08x}.db"
    return os.path.join(project, _FOLDER, name)


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
        from generator.incremental.telling import explained, page_path

        path = page_path(explain, str(output))
        told = explained(run.cache, project, options, path, reason=built.reason, why=run.why)
        built = replace(built, explained=tuple(told))
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
    often = gc.get_threshold()
    gc.set_threshold(_RUBBISH, *often[1:])
    try:
        with Store(run.cache, new=False) as store:
            return _go_on(store, run)
    except Anew as why:
        reason = str(why)
    except Damaged:
        reason = "there is nothing to go on from"
    gc.set_threshold(*often)
    return replace(_from_nothing(run), reason=reason)


# -- going on -------------------------------------------------------------------------------------


def _go_on(store: Store, run: _Run) -> Built:
    """A build that goes on from a cache. Raises `Anew` or `Damaged`."""
    seen, project, options = run.seen, run.project, run.options
    check_terms(store, options, seen.tool)
    before = stood(store)
    changed, has_git_changed = changed_files(store, before, seen)
    forced = spoilt(store, before, seen)
    again = Again(store, project_tree(project), options)
    run.laps.lap("looking what has changed")
    again.take(changed)
    run.laps.lap("reading")
    if not again.errors:
        again.follow()
    run.laps.lap("finding out again")
    if again.errors:
        raise Anew(f"there is an error in {again.errors[0].span.path}")
    guarded = None
    if has_git_changed:
        from generator.guards import guard

        guarded = guard(project)
    found = again.diagnostics(guarded)
    if blocks(found, strict=options.strict):
        raise Anew("there is something to mend")
    hits, moves = again.pages(), again.moves
    if forced & moves.gone:
        raise Anew("a page that goes is not as we left it")
    paths = sorted({*hits, *forced})
    total = int(store.need("count", "pages"))
    if len(paths) > max(_FEW, total // 2):
        raise Anew(f"{len(paths)} of {total} pages are to be made")
    until = again.until(store.need("state", "until"))
    run.why = {p: sorted({again.reasons[k] for k in keys}) for p, keys in hits.items()}
    run.why |= {path: ["its file, which was not as we left it"] for path in sorted(forced)}
    written = _write(store, before, run, again, paths) if paths or moves.gone else ()
    run.laps.lap("making and publishing pages")
    left = left_again(before, seen, paths, new=moves.new, gone=moves.gone)
    done = _published(left, written, moves.gone)
    store.put("meta", [("total", again.total)])
    put_since(store, options)
    put_state(store, seen, left, until, before)
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


def _write(
    store: Store, before: Stood, run: _Run, again: Again, paths: list[str]
) -> tuple[str, ...]:
    """Make pages, and put those in place that differ; their paths. Raises `Anew`."""
    manifest = before.stamps[:STAMP]
    # no template has changed since
    renderer = Renderer(run.project / "templates", again.words, store.need("meta", "assets"))
    try:
        return change(
            again.render(paths, renderer, apart=run.spread is over_processes),
            output=run.output,
            sources=made_from(run.project),
            is_as_left=lambda: output_stamps(run.seen.output, b"", is_whole=False) == manifest,
            new=again.moves.new,
            gone=again.moves.gone,
        )
    except TemplateFault as fault:
        raise Anew("a template cannot be filled") from fault
    except Overtaken as fault:
        raise Anew("the output is of another build") from fault


def _published(left: Left, written: tuple[str, ...], gone: AbstractSet[str]) -> Published:
    """What a build did that left things so, wrote these files and removed those."""
    files = left.names.split(b"\n")
    pages = sum(name.endswith(b".html") for name in files)
    changed, fewer = (sum(path.endswith(".html") for path in some) for some in (written, gone))
    return Published(
        written=len(written),
        unchanged=len(files) - len(written),
        removed=len(gone),
        left=(),
        pages=(changed, pages - changed, fewer),
    )


# -- from nothing ---------------------------------------------------------------------------------


def _from_nothing(run: _Run) -> Built:
    """A build that makes all anew, and leaves a cache for the next.

    Where no cache can be written, what is found out is held in memory instead.
    """
    from generator.incremental.keeping import new_cache

    try:
        with new_cache(run.cache) as store:
            return _into(store, run)
    except Damaged:
        return build_whole(run.project, run.output, run.options, run.spread, seen=run.seen)


def _into(store: Store, run: _Run) -> Built:
    """The same, with the cache in the making. Raises `Damaged`."""
    from generator.incremental.first import diagnostics, find_out
    from generator.incremental.ledger import NewLedger
    from generator.incremental.rendered import Rendered

    project, output, options = run.project, run.output, run.options
    with NewLedger(store.folder) as ledger:
        first = find_out(
            project_tree(project),
            store,
            ledger,
            options,
            project=project,
            spread=run.spread,
            laps=run.laps,
            tell=run.tell,
        )
        found, sources = diagnostics(first), first.files.sources
        if blocks(found, strict=options.strict):
            return Built(diagnostics=found, sources=sources)
        rendered = Rendered(first, project, options, run.spread)
        try:
            done = publish(rendered.files(run.tell), output=output, sources=made_from(project))
        except TemplateFault as fault:
            found = in_order([*found, template_fault(fault, project)])
            return Built(diagnostics=found, sources=sources)
        run.laps.lap("making and publishing pages")
        for name, seconds in rendered.spent.items():
            run.laps.add(name, seconds)
        left = _left(run.seen, done)
        with suppress(FileNotFoundError):
            os.unlink(run.cache)  # the output is another than it tells
        if left:
            _keep(first, run, left, rendered.asset_paths)
            run.laps.lap("writing the cache")
    pages = len(first.shown.pages)
    return Built(
        diagnostics=found,
        sources=sources,
        published=done,
        pages=pages,
        rendered=pages,
        items=first.total[0],
        by_text=first.total[1],
        by_seal=first.total[2],
        until=first.until,
        left=left,
    )


def _keep(first: First, run: _Run, left: Left, assets: Mapping[str, str]) -> None:
    """The build has ended well: others can go on from its cache, if that can be written."""
    from generator.incremental.keeping import prune

    store = first.store
    with suppress(Damaged, OSError):
        first.ledger.finish(store)
        store.put("count", [("pages", len(first.shown.pages))])
        store.put("meta", [("assets", dict(assets))])
        put_terms(store, run.options, run.seen.tool)
        put_state(store, run.seen, left, first.until)
        store.finish()
        prune(os.path.dirname(run.cache))


def _left(seen: Seen, done: Published | None) -> Left | None:
    """How a build from nothing left things; None where others cannot go on from that."""
    if done is None or done.left:
        return None
    return left_by(seen, read_manifest(Path(seen.output)) or ())
