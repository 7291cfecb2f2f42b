"""Floor 0, regular expressions that are compiled when they are first used.

To compile one takes up to some milliseconds, and a run that makes one page uses few of all there
are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from re import Pattern

_ASKED = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "search",
    "split", "sub", "subn",
)  # fmt: skip
"""What a compiled pattern is asked for."""


class _Compiled:
    """What `_Waiting` is from its first use on: as soon found as a pattern's own methods."""


class _Waiting(_Compiled):
    """A pattern that is compiled as soon as anything but its text is asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = re.compile(self.pattern, self._flags)
        for one in _ASKED:
            setattr(self, one, getattr(found, one))
        self.__class__ = _Compiled  # type: ignore[assignment] # which has no `__getattr__`
        return getattr(self, name)


def pattern(text: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """As `re.compile`, but for when a fault in it shows."""
    return cast("Pattern[AnyStr]", _Waiting(text, flags))
