"""Floor 8, the command line: argv → options → pipeline → reporting → exit code.

Exit codes: 0 clean, or warnings alone; 1 errors in the content (under `--strict` warnings too);
2 usage, or trouble with the world; 3 a bug, with its traceback; 130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from typing import NoReturn

import click

from generator import __version__

_COMMANDS = {
    "anchor": "proving",
    "build": "building",
    "check": "judging",
    "diff": "comparing",
    "explain": "judging",
    "preview": "showing",
    "schema": "editing",
    "seal": "proving",
    "stale": "upkeep",
    "verify": "judging",
    "why": "upkeep",
}
"""Each command, and the module that has it."""


class _Commands(click.Group):
    """Commands of which each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click asks so
        """All of them, by name."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them; None where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(
            import_module(f"generator.cli.{_COMMANDS[cmd_name]}"), cmd_name
        )
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Build story explainers in which every quotation is traced and proven."""


def main() -> NoReturn:
    """The `onrecord` command."""
    # the last search for rubbish is in vain: all there is is set aside before it
    atexit.register(gc.freeze)
    try:
        code = onrecord.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except Exception as error:  # noqa: BLE001 # what is no trouble of the world is a bug: told as one
        from generator.diagnostics import WorldError

        if isinstance(error, WorldError):
            click.echo(f"onrecord: {error}", err=True)
            sys.exit(2)
        import traceback

        traceback.print_exc()
        click.echo("onrecord: this is a bug in onrecord; the lines above say where", err=True)
        sys.exit(3)
