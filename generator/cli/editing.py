"""`onrecord schema`: what a code editor is told of the content."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import PROJECT


@click.command()
@PROJECT
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where anything is stale.")
def schema(*, project: Path, check: bool) -> None:
    """Tell VS Code what content files take, with this site's own ids."""
    from generator.schema import SETTINGS, fresh, write

    done = fresh(project) if check else write(project)
    for path in done.changed:
        click.echo(f"{path} is not up to date" if check else f"written: {path}")
    if done.paste:
        click.echo(
            f"{SETTINGS} cannot be changed without losing something of it; put this into it:"
            f"\n{done.paste}",
            err=True,
        )
    if check and done.changed:
        click.echo("run: onrecord schema")
    if not done.changed and not done.paste:
        click.echo("schemas and settings are up to date")
    sys.exit(1 if done.paste or (check and done.changed) else 0)
