"""Floor 5, from time to place: in proportion, but for long stretches without any event.

Time is in days from wherever the caller counts. Where the short stretches between what happens
would all together be lost beside the long ones, each long one is given the same small room, and
is to be marked as broken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from generator.structs import Struct

_JUMP = 3.0
"""A long stretch is at least this many times the longest short one."""
_SHARE, _LEAST_SHARE = 0.2, 0.03
"""Short ones are lost that all together have less than this; or than so much each, if few."""
_MOST_BREAKS = 5
_BREAK = 52.0
"""The room of a broken stretch, in units."""


class Scale(Struct, frozen=True):
    """A line from `start` to `end` in units, through the given moments."""

    moments: tuple[float, ...]
    """All ends of events, sorted, each once."""
    places: tuple[float, ...]
    """Where each lies."""
    breaks: tuple[tuple[float, float], ...]
    """From where to where a stretch is not in proportion."""

    def at(self, moment: float) -> float:
        """The place of a moment between the first and the last."""
        if len(self.moments) == 1:
            return self.places[0]
        number = min(max(bisect_right(self.moments, moment), 1), len(self.moments) - 1)
        before, after = self.moments[number - 1], self.moments[number]
        share = (moment - before) / (after - before)
        return self.places[number - 1] + share * (self.places[number] - self.places[number - 1])


def scale(moments: Sequence[float], start: float, end: float) -> Scale:
    """The scale for the ends of events; a single moment lies in the middle."""
    points = tuple(sorted(set(moments)))
    if len(points) == 1:
        return Scale(points, ((start + end) / 2,), ())
    stretches = [after - before for before, after in pairwise(points)]
    longest = _longest(stretches)
    broken = [length > longest for length in stretches]
    kept = sum(length for length, cut in zip(stretches, broken, strict=True) if not cut)
    unit = (end - start - _BREAK * sum(broken)) / kept
    places, breaks = [start], []
    for length, cut in zip(stretches, broken, strict=True):
        places.append(places[-1] + (_BREAK if cut else length * unit))
        if cut:
            breaks.append((places[-2], places[-1]))
    return Scale(points, tuple(places), tuple(breaks))


def _longest(stretches: Sequence[float]) -> float:
    """The longest stretch that is drawn in proportion."""
    lengths = sorted(stretches)
    kept = len(lengths)
    while (cut := _cut(lengths[:kept])) and len(lengths) - cut <= _MOST_BREAKS:
        kept = cut
    return lengths[kept - 1]


def _cut(lengths: Sequence[float]) -> int:
    """How many of these lengths, sorted, are short and lost beside the rest; 0 if none is lost.

    Of several answers the greatest, so that the least is broken at a time. A single one is never
    worth it: that would fill the line with the two days of one event.
    """
    whole, short, found = sum(lengths), 0.0, 0
    for number, (length, longer) in enumerate(pairwise(lengths), start=1):
        short += length
        lost = short < whole * min(_SHARE, _LEAST_SHARE * number)
        if number > 1 and lost and longer >= _JUMP * length:
            found = number
    return found
