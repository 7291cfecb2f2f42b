"""The commands, as click reads them."""

from __future__ import annotations

from importlib import import_module

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


def run() -> int:
    """Run the command that was asked for; its exit code."""
    try:
        code = onrecord.main(standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    return code if isinstance(code, int) else 0
