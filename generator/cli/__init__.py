"""Floor 8, the command line: argv → options → pipeline → reporting → exit code.

Exit codes: 0 clean, or warnings alone; 1 errors in the content (under `--strict` warnings too);
2 usage, or trouble with the world; 3 a bug, with its traceback; 130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

from generator.cli.saying import say


def main() -> NoReturn:
    """The `onrecord` command."""
    # the last search for rubbish is in vain: all there is is set aside before it
    atexit.register(gc.freeze)
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # noqa: BLE001 # what is no trouble of the world is a bug: told as one
        code = _trouble(error)
    sys.exit(code)


def _run(argv: list[str]) -> int:
    from generator.cli.plain import asked

    plain = asked(argv)
    if plain is None:
        from generator.cli.commands import run

        return run()
    from generator.cli.made import build

    return build(plain)


def _trouble(error: Exception) -> int:
    from generator.diagnostics import WorldError

    if isinstance(error, BrokenPipeError):  # whoever read what is printed has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    if isinstance(error, WorldError):
        say(f"onrecord: {error}", is_error=True)
        return 2
    import traceback

    traceback.print_exc()
    say("onrecord: this is a bug in onrecord; the lines above say where", is_error=True)
    return 3
