"""Floor 0, regular expressions that are compiled when they are first used.

To compile one takes up to some milliseconds, and a run that makes one page uses few of all there
are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from re import Pattern


class _Waiting:
    """A pattern that is compiled when something is asked of it."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern, self.flags = text, flags

    def __getattr__(self, name: str) -> Any:
        # asked for each name once: what is set here is found without asking
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def pattern(text: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """As `re.compile`, but for when a fault in it shows."""
    return cast("Pattern[AnyStr]", _Waiting(text, flags))
