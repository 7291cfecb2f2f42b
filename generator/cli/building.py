"""`onrecord build`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import unchanged
from generator.cli.bar import Bar
from generator.cli.options import base_address, checking, clock, told_lines

if TYPE_CHECKING:
    from generator.pipeline import Built, Options
    from generator.publishing import Published
    from generator.spreading import Spread
    from generator.unchanged import Seen


@click.command()
@checking
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the site goes. Default: site/ in the project.",
)
@click.option("--base-url", metavar="URL", help="Where the site will be published.")
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed stories too.")
@click.option("--explain", metavar="PATH", help="Tell what a page was made from, and why now.")
@click.option("--profile", is_flag=True, help="Tell where the time went.")
@click.option(
    "--executor",
    default="processes",
    metavar="WHERE",
    help="Where pages are made: 'processes' on every core (the default), 'serial' in this process"
    " alone, or 'dask:tcp://HOST:PORT' on that Dask cluster (needs onrecord[cluster]): always all"
    " pages, from nothing and with no cache kept.",
)
def build(
    *,
    project: Path,
    quiet: bool,
    strict: bool,
    now: str | None,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    explain: str | None,
    profile: bool,
    executor: str,
) -> None:
    """Check the content and write the site: what has changed since it was built last."""
    from time import perf_counter

    from generator.incremental import build as make
    from generator.incremental import build_whole
    from generator.pipeline import Options

    began = perf_counter()
    spread, is_cluster = _spread(executor)
    if is_cluster and (explain or profile):
        raise click.UsageError(
            "--explain and --profile tell of what a build notes; one on a cluster notes nothing"
        )
    options = Options(
        now=clock(now),
        base_url=base_address(base_url),
        drafts=drafts,
        strict=strict,
    )
    target = output or project / "site"
    argv = sys.argv[1:]
    seen = unchanged.look(argv, str(project), str(target))
    bar = Bar() if not quiet and sys.stderr.isatty() and not os.environ.get("CI") else None
    if is_cluster:
        built = build_whole(project, target, options, spread, seen=seen)
    else:
        built = make(project, target, options, spread=spread, seen=seen, explain=explain, tell=bar)
    if bar:
        bar.end()
    told = told_lines(built.diagnostics, built.sources, quiet=quiet, strict=strict)
    for line in told:
        click.echo(line, err=True)
    if built.published is None:
        click.echo(_not_built(target), err=True)
        sys.exit(1)
    for line in [*built.explained, *(_profile(built) if profile else [])]:
        click.echo(line)
    for line in [] if quiet else _built(built, built.published, target):
        click.echo(line.replace(unchanged.SPENT, f"{perf_counter() - began:.2f}"))
    if seen and not unchanged.asks_more(argv):
        is_given = bool(now or os.environ.get("SOURCE_DATE_EPOCH"))
        _remember(seen, argv, built, options, told, quiet=quiet, is_given=is_given)


def _spread(executor: str) -> tuple[Spread, bool]:
    """How work is spread, and whether that is over a cluster, where nothing can be noted."""
    from generator import spreading

    if executor.startswith("dask:"):
        from generator.cluster import over_cluster

        return over_cluster(executor.removeprefix("dask:")), True
    ways = {"processes": spreading.over_processes, "serial": spreading.in_turn}
    if executor not in ways:
        raise click.BadParameter(
            f"'{executor}' is none of processes, serial and dask:tcp://HOST:PORT",
            param_hint="--executor",
        )
    return ways[executor], False


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
