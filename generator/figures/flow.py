"""Floor 5, the way of words as streams: who spoke, who relayed them, where they were reported.

Three columns; two where nobody relayed anything. A stream is as wide as it holds items: full for
what is quoted, lighter beside it for what is told in reported speech.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.shapes import Drawing, Group, Label, Plane, number
from generator.figures.streams import LINE, NOTE, Box, Layout, Party, Stream
from generator.structs import Struct

WIDTH = 760.0
_TOP = 30.0
_FOOT = 6.0
_BAR = 4.0


class Heads(Struct, frozen=True, kw_only=True):
    """What stands over the columns."""

    spoke: str
    relayed: str
    reported: str


class _Columns(Struct, frozen=True):
    """Where columns stand: inner ends of names, station of the relays."""

    spoke: float
    enter: float
    leave: float
    reported: float


_THREE = _Columns(252, 348, 488, 596)
_TWO = _Columns(280, 390, 390, 510)


def flow(
    speakers: Sequence[Party],
    chains: Sequence[Sequence[Party]],
    reports: Sequence[Party],
    streams: Sequence[Stream],
    heads: Heads,
    *,
    mirrored: bool,
) -> Drawing:
    """The drawing. Streams name their ends by index; there is at least one stream."""
    layout = Layout(speakers, chains, reports, streams)
    plane, columns = Plane(WIDTH, mirrored), _THREE if chains else _TWO
    groups = [
        _heads(plane, columns, heads, bool(chains)),
        *(_stream(plane, columns, layout, at) for at in layout.in_order()),
        *_parties(plane, columns, layout),
        *(
            group
            for box, chain in zip(layout.columns[1], chains, strict=False)
            for group in _station(plane, columns, box, chain)
        ),
    ]
    return Drawing(
        width=number(WIDTH), height=number(_TOP + layout.room + _FOOT), groups=tuple(groups)
    )


def _stream(plane: Plane, columns: _Columns, layout: Layout, at: int) -> Group:
    """A stream with what it leads to: what is quoted, and beside it what is told."""
    one, (start, middle, end) = layout.streams[at], layout.ends[at]
    boxes = layout.columns
    ys = (
        boxes[0][start].ports[at, False],
        boxes[1][middle].ports[at, True],
        boxes[1][middle].ports[at, False],
        boxes[2][end].ports[at, True],
    )
    quoted, told = layout.parts(at)
    kind = "direct" if one.relays is None else "relayed"
    shapes = []
    for name, thick, shift in (("told", told, quoted / 2), ("quoted", quoted, -told / 2)):
        if thick:
            steps = _course(columns, tuple(_TOP + y + shift for y in ys), bool(layout.chains))
            shapes.append(plane.path(name, *steps, thick=thick))
    return Group(
        shapes=tuple(shapes),
        kind=f"{kind} {one.kind}".strip(),
        href=one.href,
        title=one.title,
    )


def _course(
    columns: _Columns,
    ys: tuple[float, ...],
    through: bool,  # noqa: FBT001 # past the relays
) -> list[str | tuple[float, float]]:
    """The steps of a stream, by its height where it leaves, enters and leaves relays, and ends."""
    x0, x1, x2, x3 = columns.spoke + _BAR, columns.enter, columns.leave, columns.reported - _BAR
    if not through:
        return ["M", (x0, ys[0]), "C", *_bend(x0, ys[0], x3, ys[3])]
    first, last = _bend(x0, ys[0], x1, ys[1]), _bend(x2, ys[2], x3, ys[3])
    return ["M", (x0, ys[0]), "C", *first, "L", (x2, ys[2]), "C", *last]


def _bend(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    half = (x0 + x1) / 2
    return (half, y0), (half, y1), (x1, y1)


def _parties(plane: Plane, columns: _Columns, layout: Layout) -> list[Group]:
    """Names with the bars at which streams begin and end."""
    groups = []
    for column, parties, x, edge, room in (
        (0, layout.speakers, columns.spoke, "end", columns.spoke),
        (2, layout.reports, columns.reported, "start", WIDTH - columns.reported),
    ):
        out = -1 if edge == "end" else 1
        for at in layout.order[column]:
            party = parties[at]
            middle = _TOP + layout.columns[column][at].middle
            tall = layout.through(column, at) / 2
            bar = x - out * _BAR / 2
            line = plane.line("bar", bar, middle - tall, bar, middle + tall)
            labels = _named(plane, party, (x + out * 6, middle), edge, room - 8)
            groups.append(Group(shapes=(line, *labels), href=party.href))
    return groups


def _named(
    plane: Plane, party: Party, at: tuple[float, float], edge: str, most: float
) -> list[Label]:
    """A name with its notes below, around a height."""
    kind, (x, y) = f"who {party.kind}".strip(), at
    first = y + 4.5 - NOTE * len(party.notes) / 2
    notes = [
        plane.label("small", x, first + 1 + NOTE * line, note, most=most, edge=edge)
        for line, note in enumerate(party.notes, start=1)
    ]
    return [plane.label(kind, x, first, party.name, most=most, edge=edge), *notes]


def _station(plane: Plane, columns: _Columns, box: Box, chain: Sequence[Party]) -> list[Group]:
    """The relays of a chain, from the first to the last, in a frame that streams run through."""
    x0, x1, top = columns.enter, columns.leave, _TOP + box.top
    foot = top + box.height
    frame = plane.path("station", "M", (x0, top), "L", (x1, top), (x1, foot), (x0, foot), "Z")
    groups = [Group(shapes=(frame,))]
    y = _TOP + box.middle - LINE * (len(chain) - 1) / 2
    for party in chain:
        kind, middle, most = f"who {party.kind}".strip(), (x0 + x1) / 2, x1 - x0 - 12
        label = plane.label(kind, middle, y + 4.5, party.name, most=most, edge="middle")
        groups.append(Group(shapes=(label,), href=party.href))
        y += LINE
    return groups


def _heads(plane: Plane, columns: _Columns, heads: Heads, relays: bool) -> Group:  # noqa: FBT001
    three = [
        (columns.spoke - 6, heads.spoke, "end", columns.spoke - 8),
        (columns.reported + 6, heads.reported, "start", WIDTH - columns.reported - 8),
    ]
    if relays:
        middle = (columns.enter + columns.leave) / 2
        three.insert(1, (middle, heads.relayed, "middle", columns.leave - columns.enter))
    return Group(
        shapes=tuple(
            plane.label("head", x, 12, words, most=most, edge=edge)
            for x, words, edge, most in three
        )
    )
