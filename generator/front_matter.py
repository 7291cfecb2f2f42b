"""Floor 0, where in a Markdown file the YAML stands. Reads neither of the two."""

from __future__ import annotations

import re

from generator.patterns import pattern
from generator.structs import Struct

_FENCE = pattern(r"^---[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """A Markdown file cut in two; offsets (code points) into its text."""

    start: int
    """Where the YAML begins: after the first `---` line."""
    end: int
    """Where it ends: before the second one."""
    body: int
    """Where the Markdown begins: after the second `---` line."""


def split(text: str) -> FrontMatter | None:
    """The parts of a file that begins with a `---` line and has a second; None of any other."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end() + 1) if opening else None
    if not opening or not closing:
        return None
    return FrontMatter(opening.end() + 1, closing.start(), min(closing.end() + 1, len(text)))


def opens(text: str) -> bool:
    """Whether a file begins with a `---` line, as front matter does."""
    return bool(_FENCE.match(text))
