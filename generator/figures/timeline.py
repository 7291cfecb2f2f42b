"""Floor 5, events on a line: each drawn as exactly as its time is known.

Dates stand over the line; the marks hang below it, in lanes, with the numbers that the list of
events gives them. A day is a dot, what lies somewhere within a time a bar of that length, and
what was some time before fades out towards the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from generator.figures.measuring import width
from generator.figures.scale import Scale, scale
from generator.figures.shapes import Drawing, Group, Label, Path, Plane, number
from generator.structs import Struct, replace

WIDTH = 760.0
MOST_LANES = 12
_LEFT, _RIGHT = 14.0, 40.0
_ROWS, _ROW = 2, 16.0
"""Rows of dates over the line, and their height."""
_LANE = 20.0
_FADE = (26.0, 15.0, 9.0, 5.0, 2.5)
_FADE_GAP = 5.0
_FADED = sum(_FADE) + _FADE_GAP * (len(_FADE) - 1)
_DOT = 4.5
_LEAST_BAR = 3.0
_ASIDE, _APART = 5.0, 8.0
"""From a mark to its number; from the number to what comes next in the lane."""
_ROOMY = 30.0
"""From this width on a day is itself a length of time, beside events whose hour is known."""


class Known(StrEnum):
    """How well the time of an event is known."""

    MOMENT = "moment"
    """To the minute."""
    DAY = "day"
    WITHIN = "within"
    """Somewhere between its ends: a month, a year, an interval."""
    BEFORE = "before"
    """Some time before its end."""


class Moment(Struct, frozen=True, kw_only=True):
    """An event: when, and what its mark says and leads to."""

    start: float
    """Days from wherever the caller counts; of no meaning for what was some time before."""
    end: float
    known: Known
    number: int
    """In the list of events, from 1."""
    when: str
    """Its date in words."""
    href: str
    title: str


class Timeline(Struct, frozen=True, kw_only=True):
    """The drawing, and what has to be said of it."""

    drawing: Drawing
    broken: bool
    """Whether long stretches are not in proportion."""
    drawn: tuple[Known, ...]
    """Which sorts of marks there are, in the order of `Known`."""
    left_out: int
    """Events for which there was no room."""


class _Mark(Struct, frozen=True):
    """A moment in its lane, in units."""

    moment: Moment
    drawn: Known
    """MOMENT and DAY as a dot, WITHIN as a bar, BEFORE fading out."""
    x0: float
    x1: float
    lane: int = 0

    @property
    def middle(self) -> float:
        """Where its date belongs."""
        return (self.x0 + self.x1) / 2


class _Date(Struct, frozen=True):
    """The words of a date over the line."""

    words: str
    at: float
    """What it is the date of."""
    middle: float
    """Of the words, which may have to stand aside."""
    wide: float
    row: int
    """From the line upwards."""


def timeline(moments: Sequence[Moment], *, mirrored: bool) -> Timeline:
    """Draw at least one event; those beyond a dozen lanes are left out."""
    plane = Plane(WIDTH, mirrored)
    hours = any(m.known is Known.MOMENT for m in moments)
    ends = [end for m in moments for end in _ends(m, hours=hours)]
    faded = any(m.known is Known.BEFORE for m in moments)
    line = scale(ends, _LEFT + (_FADED if faded else 0), WIDTH - _RIGHT)
    marks = _in_lanes(_marks(moments, line, hours=hours))
    dates = _dates(marks)
    axis = (max(date.row for date in dates) + 1) * _ROW + 8
    lanes = max(mark.lane for mark in marks) + 1
    kinds = {mark.drawn for mark in marks}
    return Timeline(
        drawing=Drawing(
            width=number(WIDTH),
            height=number(axis + (lanes + 0.5) * _LANE),
            groups=(
                Group(
                    kind="axis",
                    shapes=(
                        *_axis(plane, line, axis),
                        *(_drop(plane, mark, axis) for mark in marks),
                        *(shape for date in dates for shape in _dated(plane, date, axis)),
                    ),
                ),
                *(_shown(plane, mark, axis) for mark in marks),
            ),
        ),
        broken=bool(line.breaks),
        drawn=tuple(kind for kind in Known if kind in kinds),
        left_out=len(moments) - len(marks),
    )


def _ends(moment: Moment, *, hours: bool) -> tuple[float, float]:
    """What the scale must have a place for. A day is a point, unless hours of days are known."""
    if moment.known is Known.BEFORE:
        return moment.end, moment.end
    if moment.known is Known.DAY and not hours:
        noon = (moment.start + moment.end) / 2
        return noon, noon
    return moment.start, moment.end


def _marks(moments: Sequence[Moment], line: Scale, *, hours: bool) -> list[_Mark]:
    """Every moment at its place."""
    marks = []
    for moment in moments:
        drawn = moment.known
        x0, x1 = map(line.at, _ends(moment, hours=hours))
        if drawn is Known.BEFORE:
            x0 = x1 - _FADED
        elif drawn is Known.DAY and x1 - x0 >= _ROOMY:
            drawn = Known.WITHIN
        elif drawn is Known.WITHIN and x1 - x0 < _LEAST_BAR:
            x0, x1 = (x0 + x1 - _LEAST_BAR) / 2, (x0 + x1 + _LEAST_BAR) / 2
        if drawn in (Known.DAY, Known.MOMENT):
            x0, x1 = (x0 + x1) / 2 - _DOT, (x0 + x1) / 2 + _DOT
        marks.append(_Mark(moment, drawn, x0, x1))
    return marks


def _in_lanes(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks with room for their numbers, none over another; without those for which none is."""
    ends = [0.0] * MOST_LANES
    placed = []
    for mark in sorted(marks, key=lambda m: (m.x0, m.moment.number)):
        lane = next((n for n, end in enumerate(ends) if end <= mark.x0), None)
        if lane is not None:
            placed.append(replace(mark, lane=lane))
            ends[lane] = mark.x1 + _ASIDE + width(str(mark.moment.number), "number") + _APART
    return placed


def _dates(marks: Sequence[_Mark]) -> list[_Date]:
    """Each date once, as far as there is room: the first, the last, then those of most events.

    What was some time before a date comes after all others.
    """
    wanted: dict[str, list[float]] = {}
    for mark in sorted(marks, key=lambda m: (m.drawn is Known.BEFORE, m.middle)):
        wanted.setdefault(mark.moment.when, []).append(mark.middle)
    sure = {mark.moment.when for mark in marks if mark.drawn is not Known.BEFORE}
    names = [when for when in wanted if when in sure] or list(wanted)
    inner = sorted(wanted, key=lambda w: (w not in sure, -len(wanted[w]), wanted[w][0]))
    placed: list[_Date] = []
    for when in dict.fromkeys((names[0], names[-1], *inner)):
        at, wide = wanted[when][0], min(width(when, "date"), WIDTH / 3)
        middle = min(max(at, wide / 2), WIDTH - wide / 2)
        rows = (_Date(when, at, middle, wide, row) for row in range(_ROWS))
        fitting = (date for date in rows if not any(_collide(date, other) for other in placed))
        if found := next(fitting, None):
            placed.append(found)
    return placed


def _collide(one: _Date, other: _Date) -> bool:
    """Whether words would stand in each other, or the tick of the upper run through the lower."""
    if one.row == other.row:
        return abs(one.middle - other.middle) < (one.wide + other.wide) / 2 + 10
    lower, upper = (one, other) if one.row < other.row else (other, one)
    return abs(upper.at - lower.middle) < lower.wide / 2 + 4


def _axis(plane: Plane, line: Scale, y: float) -> list[Path]:
    """The line, dashed and struck through where it is not in proportion."""
    shapes, at = [], 0.0
    for start, end in line.breaks:
        middle = (start + end) / 2
        if start > at:
            shapes.append(plane.line("line", at, y, start, y))
        shapes.append(plane.line("line broken", start, y, end, y))
        strokes = (middle - 2.5, middle + 2.5)
        shapes += [plane.line("line", x - 2, y + 5, x + 2, y - 5) for x in strokes]
        at = end
    shapes.append(plane.line("line", at, y, WIDTH, y))
    return shapes


def _drop(plane: Plane, mark: _Mark, axis: float) -> Path:
    return plane.line("drop", mark.middle, axis, mark.middle, _height(mark, axis))


def _dated(plane: Plane, date: _Date, axis: float) -> tuple[Path, Label]:
    y = axis - 8 - date.row * _ROW
    label = plane.label("date", date.middle, y, date.words, most=date.wide + 0.1, edge="middle")
    return plane.line("drop", date.at, axis, date.at, y + 3), label


def _height(mark: _Mark, axis: float) -> float:
    return axis + (mark.lane + 0.8) * _LANE


def _shown(plane: Plane, mark: _Mark, axis: float) -> Group:
    """A mark with its number."""
    y = _height(mark, axis)
    count = str(mark.moment.number)
    return Group(
        kind="event",
        href=mark.moment.href,
        title=mark.moment.title,
        shapes=(
            *_sign(plane, mark, y),
            plane.label("number", mark.x1 + _ASIDE, y + 4, count, most=60),
        ),
    )


def _sign(plane: Plane, mark: _Mark, y: float) -> tuple[Path, ...]:
    if mark.drawn is Known.WITHIN:
        ends = [plane.line("end", x, y - 5, x, y + 5) for x in (mark.x0, mark.x1)]
        return (plane.line("bar", mark.x0, y, mark.x1, y), *ends)
    if mark.drawn is Known.BEFORE:
        steps: list[str | tuple[float, float]] = []
        x = mark.x1
        for length in _FADE:
            steps += ["M", (x, y), "L", (x - length, y)]
            x -= length + _FADE_GAP
        return (plane.path("bar", *steps), plane.line("end", mark.x1, y - 5, mark.x1, y + 5))
    return (plane.line("dot", mark.middle, y, mark.middle, y),)
