"""Floor 8, the command line: argv → options → pipeline → reporting → exit code.

Exit codes: 0 clean, or warnings alone; 1 errors in the content (under `--strict` warnings too);
2 usage, or trouble with the world; 3 a bug, with its traceback; 130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import NoReturn

import click

from generator import __version__
from generator.cli.building import build
from generator.cli.comparing import diff
from generator.cli.editing import schema
from generator.cli.judging import check, explain, verify
from generator.cli.proving import anchor, seal
from generator.cli.showing import preview
from generator.cli.upkeep import stale, why

_RUBBISH = (50_000, 1_000)
"""Objects after which Python looks among the newest for those that only hold each other, and times
after which it looks among those that were left; its own numbers are 700 and 10."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Build story explainers in which every quotation is traced and proven."""


for _command in (
    build, check, diff, verify, seal, anchor, explain, preview, schema, stale, why,
):  # fmt: skip
    onrecord.add_command(_command)


def main() -> NoReturn:
    """The `onrecord` command."""
    # A run makes many records that stay to its end: looking for rubbish among them is in vain,
    # and so is the last search, for which they are set aside.
    gc.set_threshold(*_RUBBISH)
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
