"""Floor 5, where streams of words run: boxes for those at their ends, and the ports between them.

Three columns: speakers, chains of relays with a place for each direct stream, reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.settling import Edge, extent, settled, stacked, untangled
from generator.figures.shapes import Words
from generator.structs import Struct, field

_LABEL, NOTE, LINE = 19.0, 14.0, 21.0
"""Room for a name, for a line below it, and for a name of a chain of relays."""
_APART, _ASIDE, _BETWEEN = 12.0, 5.0, 2.0
"""Between named boxes; between those of the middle; between streams of a box."""
_WIDEST, _TALLEST, _THINNEST = 6.0, 150.0, 1.5
"""An item's share of a stream at most; a box's share of streams at most; the least of a stream."""


class Party(Struct, frozen=True, kw_only=True):
    """Who stands at an end of a stream."""

    name: Words
    notes: tuple[str, ...] = ()
    """Lines below the name."""
    href: str | None = None
    kind: str = ""
    """More classes for its name, such as `unnamed`."""
    rest: bool = False
    """Whether it sums up others, and so stands last."""


class Stream(Struct, frozen=True, kw_only=True):
    """Words that took one way; ends are indexes into the parties given."""

    speaker: int
    relays: int | None
    """Into the chains of relays; None for words that came directly."""
    report: int
    quoted: int
    told: int
    """How many items in reported speech."""
    href: str
    title: str
    kind: str = ""
    """More classes for it, such as `unnamed`."""


class Box(Struct):
    """A party, a chain of relays, or the place where a direct stream passes them."""

    height: float
    top: float = 0.0
    ports: dict[tuple[int, bool], float] = field(default_factory=dict)
    """(stream, whether it comes in) → the middle of its place at the box's side."""

    @property
    def middle(self) -> float:
        """Its middle from top to bottom."""
        return self.top + self.height / 2


class Layout:
    """Boxes of three columns with their places and ports."""

    def __init__(
        self,
        speakers: Sequence[Party],
        chains: Sequence[Sequence[Party]],
        reports: Sequence[Party],
        streams: Sequence[Stream],
    ) -> None:
        self.speakers, self.chains, self.reports, self.streams = speakers, chains, reports, streams
        self.scale = self._scale()
        # the middle column: chains, and behind them a place for each direct stream
        direct = [at for at, stream in enumerate(streams) if stream.relays is None]
        passing = {at: len(chains) + place for place, at in enumerate(direct)}
        self.ends = [
            (s.speaker, passing[at] if s.relays is None else s.relays, s.report)
            for at, s in enumerate(streams)
        ]
        named = [
            [
                Box(max(_LABEL + NOTE * len(party.notes), self.through(column, box)))
                for box, party in enumerate(parties)
            ]
            for column, parties in ((0, speakers), (2, reports))
        ]
        stations = [
            Box(max(LINE * len(chain), self.through(1, box)) + 8)
            for box, chain in enumerate(chains)
        ]
        self.columns = (named[0], [*stations, *(Box(self.thick(at)) for at in direct)], named[1])
        self.order = self._ordered()
        self.room = self._place()
        self._port()

    def _scale(self) -> float:
        """Units an item is worth."""
        totals: dict[tuple[int, int], int] = {}
        for s in self.streams:
            for end in ((0, s.speaker), (2, s.report)):
                totals[end] = totals.get(end, 0) + s.quoted + s.told
        return min(_WIDEST, _TALLEST / max(totals.values()))

    def parts(self, at: int) -> tuple[float, float]:
        """How thick a stream is: its quotations, its reported speech."""
        stream = self.streams[at]
        quoted, told = stream.quoted * self.scale, stream.told * self.scale
        return (max(_THINNEST, quoted) if quoted else 0.0, max(_THINNEST, told) if told else 0.0)

    def thick(self, at: int) -> float:
        """How thick a stream is as a whole."""
        return sum(self.parts(at))

    def through(self, column: int, box: int) -> float:
        """The room that the streams of a box take."""
        mine = [at for at, ends in enumerate(self.ends) if ends[column] == box]
        return extent([self.thick(at) for at in mine], _BETWEEN)

    def in_order(self) -> list[int]:
        """The streams from top to bottom, as they leave their speakers; sums lie below all."""
        ports = [
            (not self.speakers[ends[0]].rest, self.columns[0][ends[0]].ports[at, False])
            for at, ends in enumerate(self.ends)
        ]
        return sorted(range(len(ports)), key=ports.__getitem__)

    def _ordered(self) -> tuple[tuple[int, ...], ...]:
        given = tuple(tuple(range(len(column))) for column in self.columns)
        ties = [
            [Edge(ends[side], ends[side + 1], self.thick(at)) for at, ends in enumerate(self.ends)]
            for side in (0, 1)
        ]
        last = [
            frozenset(at for at, party in enumerate(self.speakers) if party.rest),
            frozenset[int](),
            frozenset(at for at, party in enumerate(self.reports) if party.rest),
        ]
        return untangled(given, ties, last)

    def _place(self) -> float:
        """Give every box its top; returns the height of the whole."""
        heights = [
            [boxes[box].height for box in order]
            for boxes, order in zip(self.columns, self.order, strict=True)
        ]
        room = max(
            extent(column, gap)
            for column, gap in zip(heights, (_APART, _ASIDE, _APART), strict=True)
        )
        self._top(0, stacked(heights[0], _APART, room))
        for column, beside, gap in ((2, 0, _APART), (1, 0, _ASIDE)):
            targets = [self._target(column, beside, box) for box in self.order[column]]
            self._top(column, settled(targets, heights[column], gap))
        return max(b.top + b.height for boxes in self.columns for b in boxes)

    def _target(self, column: int, beside: int, box: int) -> float:
        """Where a box wants its middle: where the streams through it come from and go to."""
        ends = [ends for ends in self.ends if ends[column] == box]
        wants = [self.columns[beside][e[beside]].middle for e in ends]
        if column == 1:
            wants += [self.columns[2][e[2]].middle for e in ends]
        return sum(wants) / len(wants) if wants else 0.0

    def _top(self, column: int, tops: Sequence[float]) -> None:
        for box, top in zip(self.order[column], tops, strict=True):
            self.columns[column][box].top = top

    def _port(self) -> None:
        """Give every stream its place at both sides of its boxes, in the order of other ends."""
        for column, incoming in ((0, False), (1, True), (1, False), (2, True)):
            there = column - 1 if incoming else column + 1
            for box, at_box in enumerate(self.columns[column]):
                mine = [at for at, ends in enumerate(self.ends) if ends[column] == box]
                mine.sort(key=lambda at: (self.columns[there][self.ends[at][there]].middle, at))
                y = at_box.middle - extent([self.thick(at) for at in mine], _BETWEEN) / 2
                for at in mine:
                    at_box.ports[at, incoming] = y + self.thick(at) / 2
                    y += self.thick(at) + _BETWEEN
