"""`python -m generator` is the `onrecord` command."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from generator.unchanged import repeat


def main() -> NoReturn:
    """The `onrecord` command; a build that would change nothing ends before it is imported."""
    code = repeat(sys.argv[1:], os.environ)
    if code is not None:
        sys.exit(code)
    from generator.cli import main as command

    command()


if __name__ == "__main__":
    main()
