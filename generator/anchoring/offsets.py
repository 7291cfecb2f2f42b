"""The way back from a rewritten text to the one it was made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from generator.structs import Struct


class OffsetMap(Struct, frozen=True, kw_only=True):
    """Which stretches were replaced: four lists of one length, ascending, in code points.

    `new[new_starts[i]:new_ends[i]]` stands for `old[old_starts[i]:old_ends[i]]`; everything
    between is the same in both. A look-up is one bisection.
    """

    new_starts: list[int]
    """Where each replacement starts in the new text."""
    new_ends: list[int]
    """Where it ends; equal to its start where the stretch was dropped."""
    old_starts: list[int]
    """Where the replaced stretch starts in the old text."""
    old_ends: list[int]
    """Where it ends."""

    def start(self, offset: int) -> int:
        """The old offset of a span's start: after what was dropped there, before what was
        replaced.
        """
        run = bisect_right(self.new_starts, offset) - 1
        if run < 0:
            return offset
        if offset < self.new_ends[run]:
            return self.old_starts[run]
        return self.old_ends[run] + offset - self.new_ends[run]

    def end(self, offset: int) -> int:
        """The old offset of a span's end: before what was dropped there, after what was
        replaced.
        """
        run = bisect_left(self.new_ends, offset)
        if run < len(self.new_ends) and self.new_starts[run] < offset:
            return self.old_ends[run]
        if run == 0:
            return offset
        return self.old_ends[run - 1] + offset - self.new_ends[run - 1]

    def forward(self, offset: int) -> int:
        """The new offset of an old one; inside a replaced stretch, the replacement's start."""
        run = bisect_right(self.old_starts, offset) - 1
        if run < 0:
            return offset
        if offset < self.old_ends[run]:
            return self.new_starts[run]
        return self.new_ends[run] + offset - self.old_ends[run]


IDENTITY = OffsetMap(new_starts=[], new_ends=[], old_starts=[], old_ends=[])
"""The map of a text that was left as it was."""


def rewrite(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    """Replace `text[start:end]` by a new string, for each of some ascending, disjoint edits."""
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    old_starts: list[int] = []
    old_ends: list[int] = []
    done = length = 0
    for start, end, replacement in edits:
        pieces += (text[done:start], replacement)
        length += start - done
        new_starts.append(length)
        length += len(replacement)
        new_ends.append(length)
        old_starts.append(start)
        old_ends.append(end)
        done = end
    if not pieces:
        return text, IDENTITY
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(
        new_starts=new_starts, new_ends=new_ends, old_starts=old_starts, old_ends=old_ends
    )
