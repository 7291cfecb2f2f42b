"""`onrecord preview`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import PROJECT


@click.command()
@PROJECT
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@click.option("--port", default=8000, help="The port to listen on.")
def preview(*, project: Path, host: str, port: int) -> None:
    """Show the site while it is being written, and reload it on every save."""
    from generator.preview import serve

    serve(project, host=host, port=port, say=click.echo)
