"""Lines on the terminal, without the option parser's help where that is not needed."""

from __future__ import annotations

import sys


def say(line: str, *, is_error: bool = False) -> None:
    """Print a line."""
    stream = sys.stderr if is_error else sys.stdout
    try:
        stream.write(f"{line}\n")
    except UnicodeEncodeError:  # a terminal of few characters: it is known there how to cope
        import click

        click.echo(line, err=is_error)
    stream.flush()
