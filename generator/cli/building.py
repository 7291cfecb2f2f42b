"""`onrecord build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli.made import build as make
from generator.cli.options import base_address, checking
from generator.cli.plain import Asked

if TYPE_CHECKING:
    from generator.spreading import Spread


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
) -> NoReturn:
    """Check the content and write the site: what has changed since it was built last."""
    spread, is_cluster = _spread(executor)
    if is_cluster and (explain or profile):
        raise click.UsageError(
            "--explain and --profile tell of what a build notes; one on a cluster notes nothing"
        )
    asked = Asked(
        project=project,
        output=output,
        quiet=quiet,
        strict=strict,
        now=now,
        base_url=base_address(base_url),
        drafts=drafts,
        explain=explain,
        profile=profile,
    )
    sys.exit(make(asked, spread, is_cluster=is_cluster))


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
