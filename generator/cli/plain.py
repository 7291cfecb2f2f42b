"""`onrecord build` as it is mostly asked for, read without the option parser, which takes long to
import.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """What a build is asked."""

    project: Path = Path()
    output: Path | None = None
    """Where the site goes; None for `site/` in the project."""
    quiet: bool = False
    strict: bool = False
    now: str | None = None
    base_url: str | None = None
    drafts: bool = False
    explain: str | None = None
    profile: bool = False


_FLAGS = frozenset({"--quiet", "--strict", "--drafts", "--profile"})
_VALUES = frozenset({"--project", "--output", "--now"})
_FOLDERS = frozenset({"--project", "--output"})


def asked(argv: Sequence[str]) -> Asked | None:
    """What is asked; None for another command, and for words that the parser must look at."""
    if argv[:1] != ["build"]:
        return None
    found: dict[str, str | Path | bool] = {}
    words = iter(argv[1:])
    for word in words:
        name, is_given, value = word.partition("=")
        key = name.removeprefix("--")
        if word in _FLAGS:
            found[key] = True
            continue
        if name not in _VALUES:
            return None
        if not is_given:
            value = next(words, "")
        if not value or value.startswith("-"):
            return None
        found[key] = Path(value) if name in _FOLDERS else value
    plain = Asked(**found)  # type: ignore[arg-type] # each is what its name has
    is_there = plain.project.is_dir()
    is_free = plain.output is None or plain.output.is_dir() or not plain.output.exists()
    return plain if is_there and is_free else None
