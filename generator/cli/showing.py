"""`onrecord preview`."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click

from generator.cli.bar import Bar
from generator.cli.options import PROJECT

_EDITOR = re.compile(r"(?!javascript:|data:)[a-z][a-z0-9+.-]*:.*\{path\}.*", re.IGNORECASE)


@click.command()
@PROJECT
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@click.option("--port", default=8000, help="The port to listen on; the next free one is taken.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed stories too.")
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="A further name of this machine that the preview may be asked for by, such as the one a"
    " tunnel gives it. May be given several times.",
)
def preview(
    *,
    project: Path,
    host: str,
    port: int,
    opens: bool,
    drafts: bool,
    allow_host: tuple[str, ...],
) -> None:
    """Show the site while it is being written, and reload it on every save."""
    from generator.preview import EDITOR, serve

    editor = os.environ.get("ONRECORD_EDITOR") or EDITOR
    if not _EDITOR.fullmatch(editor):
        raise click.UsageError(
            f"ONRECORD_EDITOR is an address with {{path}}, such as {EDITOR}, not '{editor}'"
        )
    bar = Bar() if sys.stderr.isatty() and not os.environ.get("CI") else None

    def say(line: str) -> None:
        if bar:
            bar.end()
        click.echo(line)

    serve(
        project,
        host=host,
        port=port,
        say=say,
        drafts=drafts,
        names=allow_host,
        editor=editor,
        opens=opens,
        tell=bar,
    )
