"""`python -m generator` is the `onrecord` command."""

from __future__ import annotations

import os
import sys

from generator.unchanged import repeat

TYPE_CHECKING = False  # see there
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """The `onrecord` command; a build that would change nothing ends before it is imported."""
    code = repeat(sys.argv[1:], os.environ)
    if code is not None:
        sys.exit(code)
    from generator.cli import main as command

    command()


if __name__ == "__main__":
    main()
