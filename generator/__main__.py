"""`python -m generator` is the `onrecord` command."""

from __future__ import annotations

import gc
import os
import sys

from generator.unchanged import repeat

TYPE_CHECKING = False  # see there
if TYPE_CHECKING:
    from typing import NoReturn

RUBBISH = (50_000, 1_000)
"""Objects after which Python looks among the newest for those that only hold each other, and times
after which it looks among those that were left; its own numbers are 700 and 10."""


def main() -> NoReturn:
    """The `onrecord` command; a build that would change nothing ends before it is imported."""
    # A run makes many records that stay to its end: looking for rubbish among them is in vain.
    gc.set_threshold(*RUBBISH)
    code = repeat(sys.argv[1:], os.environ)
    if code is not None:
        sys.exit(code)
    from generator.cli import main as command

    command()


if __name__ == "__main__":
    main()
