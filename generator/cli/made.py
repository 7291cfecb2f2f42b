"""What `onrecord build` does, and says. No option parser here: see `plain`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from generator import unchanged
from generator.cli.findings import told_lines
from generator.cli.plain import Asked
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.pipeline import Built, Options
    from generator.publishing import Published
    from generator.spreading import Spread
    from generator.unchanged import Seen


def build(asked: Asked, spread: Spread | None = None, *, is_cluster: bool = False) -> int:
    """Check the content and write the site; the exit code.

    `spread`: how pages are made, over processes where it is None; `is_cluster`: on machines where
    nothing can be noted.
    """
    from generator.clock import read_clock
    from generator.incremental import build as make
    from generator.incremental import build_whole
    from generator.pipeline import Options
    from generator.spreading import over_processes

    began = perf_counter()
    spread = spread or over_processes
    project, quiet, strict = asked.project, asked.quiet, asked.strict
    options = Options(
        now=read_clock(asked.now, os.environ),
        base_url=asked.base_url,
        drafts=asked.drafts,
        strict=strict,
    )
    target = asked.output or project / "site"
    argv = sys.argv[1:]
    seen = unchanged.look(argv, str(project), str(target))
    bar = None
    if not quiet and sys.stderr.isatty() and not os.environ.get("CI"):
        from generator.cli.bar import Bar

        bar = Bar()
    if is_cluster:
        built = build_whole(project, target, options, spread, seen=seen)
    else:
        built = make(
            project, target, options, spread=spread, seen=seen, explain=asked.explain, tell=bar
        )
    if bar:
        bar.end()
    told = told_lines(built.diagnostics, built.sources, quiet=quiet, strict=strict)
    for line in told:
        say(line, is_error=True)
    if built.published is None:
        say(_not_built(target), is_error=True)
        return 1
    for line in [*built.explained, *(_profile(built) if asked.profile else [])]:
        say(line)
    for line in [] if quiet else _built(built, built.published, target):
        say(line.replace(unchanged.SPENT, f"{perf_counter() - began:.2f}"))
    if seen and not unchanged.asks_more(argv):
        is_given = bool(asked.now or os.environ.get("SOURCE_DATE_EPOCH"))
        _remember(seen, argv, built, options, told, quiet=quiet, is_given=is_given)
    return 0


def _remember(
    seen: Seen,
    argv: list[str],
    built: Built,
    options: Options,
    told: list[str],
    *,
    quiet: bool,
    is_given: bool,
) -> None:
    """Note a finished build, so that the next one can see that nothing has changed.

    `is_given`: the build's time was given, and does not pass.
    """
    done = built.published
    if done is None or done.left or built.left is None:
        return
    from generator.structs import replace

    kept, pages = done.written + done.unchanged, done.pages[0] + done.pages[1]
    again = replace(done, written=0, unchanged=kept, removed=0, pages=(0, pages, 0))
    said = [] if quiet else _built(built, again, Path(seen.shown))
    change = None if is_given else built.until
    unchanged.remember(
        seen,
        argv,
        os.environ,
        built.left,
        lines=[*((line, True) for line in told), *((line, False) for line in said)],
        since=0.0 if is_given else options.now.timestamp(),
        until=change.timestamp() if change else None,
    )


def _not_built(target: Path) -> str:
    stands = "; the last site stands" if target.exists() else ""
    return f"nothing was written{stands}"


def _built(built: Built, done: Published, target: Path) -> list[str]:
    """Where the site is, what it proved and what it couldn't; last what the build came to."""
    proven = built.by_text + built.by_seal
    how = f"{built.by_text} against the text, {built.by_seal} against the seal of their article"
    lines = [
        f"built {built.pages} pages: {target / 'index.html'}",
        f"  {proven} items proven word for word: {how}",
    ]
    if built.items > proven:
        lines.append(
            f"  {built.items - proven} items not yet proven: no text and no seal proves them"
        )
    lines += [f"  left alone, since somebody changed it: {path}" for path in done.left]
    written, kept, removed = done.pages
    warnings = sum(one.severity == "warning" for one in built.diagnostics)
    lines.append(
        f"{_count(written, 'page')} written, {kept} unchanged, {removed} removed;"
        f" {_count(proven, 'item')} proven; {_count(warnings, 'warning')}; {unchanged.SPENT} s"
    )
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _profile(built: Built) -> list[str]:
    """Where the time went, most first."""
    spent = sorted(built.spent.items(), key=lambda pair: -pair[1])
    return [f"{seconds:9.3f} s  {name}" for name, seconds in spent]
