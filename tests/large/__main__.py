"""`python -m tests.large FOLDER [--seed N] [--language TAG] [--small]` writes the large site."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.large import FULL, SMALL, write_large


def main() -> None:
    """Write the project."""
    parser = argparse.ArgumentParser(prog="python -m tests.large")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", default="en", help="of the interface")
    parser.add_argument("--small", action="store_true", help="as the tests build it")
    asked = parser.parse_args()
    size = SMALL if asked.small else FULL
    write_large(asked.folder, seed=asked.seed, size=size, language=asked.language)


if __name__ == "__main__":
    main()
