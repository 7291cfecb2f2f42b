"""Floor 5, somebody's ties to others: itself in the middle, what it belongs to at the inline start,
who belongs to it at the inline end.

Every tie is a shelf with the other's name on it and the role below, and a curve from there to the
middle. With ties of one sort alone, shelves are longer and stand on one side.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.measuring import wrapped
from generator.figures.settling import stacked
from generator.figures.shapes import Drawing, Group, Plane, Words, number
from generator.structs import Struct

WIDTH = 760.0
_TOP, _FOOT = 30.0, 10.0
_ROW = 66.0
_CURVE = 64.0
_SHELF = 300.0
"""The length of shelves where all are on one side."""
_PORT = 11.0
"""Between the ends of two ties at the middle, at most."""


class Tie(Struct, frozen=True, kw_only=True):
    """A role somebody holds in another."""

    inward: bool
    """Whether the other holds it in the one in the middle."""
    name: Words
    href: str | None
    """Where the other's name leads."""
    role: Words
    note: str
    """Below the role: its term; perhaps empty."""
    proof: str | None
    """Where the evidence is; None without any."""
    title: str
    """What a pointer at the tie is told."""
    past: bool


class _Side(Struct, frozen=True):
    """One side of the drawing, in units from the inline start."""

    start: float
    """Where shelves and the words on them begin."""
    end: float
    outward: bool

    @property
    def outer(self) -> float:
        """The end of a shelf that is away from the middle."""
        return self.start if self.outward else self.end

    @property
    def inner(self) -> float:
        """Where the curve begins."""
        return self.end if self.outward else self.start

    @property
    def middle(self) -> float:
        """The side of the box, where the curve ends."""
        return self.inner + _CURVE if self.outward else self.inner - _CURVE


def network(
    centre: Words, ties: Sequence[Tie], heads: tuple[str, str], *, mirrored: bool
) -> Drawing:
    """The drawing of at least one tie; `heads` stand over what it belongs to, and who to it."""
    plane = Plane(WIDTH, mirrored)
    sides = [[t for t in ties if not t.inward], [t for t in ties if t.inward]]
    places, box = _sides(bool(sides[0]), bool(sides[1]))
    room = _ROW * max(map(len, sides))
    tall = min(max(44.0, _PORT * max(map(len, sides)) + 12), room)
    groups = []
    for mine, place, head in zip(sides, places, heads, strict=True):
        if mine:
            label = plane.label("head", place.start, 12, head, most=place.end - place.start)
            groups.append(Group(shapes=(label,)))
            groups += _side(plane, place, mine, room, tall)
    groups.append(_centre(plane, centre, box, _TOP + room / 2, tall))
    return Drawing(width=number(WIDTH), height=number(_TOP + room + _FOOT), groups=tuple(groups))


def _sides(outward: bool, inward: bool) -> tuple[tuple[_Side, _Side], tuple[float, float]]:  # noqa: FBT001
    """Where both sides and the box of the middle are."""
    wide = 150.0 if outward and inward else 210.0
    shelf = (WIDTH - wide) / 2 - _CURVE if outward and inward else _SHELF
    left = shelf + _CURVE if outward else 0.0
    right = left + wide
    after = right + _CURVE
    return (
        _Side(0.0, shelf, outward=True), _Side(after, after + shelf, outward=False),
    ), (left, right)  # fmt: skip


def _side(plane: Plane, side: _Side, ties: Sequence[Tie], room: float, tall: float) -> list[Group]:
    tops = stacked([_ROW] * len(ties), 0, room)
    apart = min(_PORT, (tall - 8) / len(ties))
    port = _TOP + room / 2 - apart * (len(ties) - 1) / 2
    groups = []
    for tie, top in zip(ties, tops, strict=True):
        groups += _tie(plane, side, tie, _TOP + top + 24, port)
        port += apart
    return groups


def _tie(plane: Plane, side: _Side, tie: Tie, y: float, port: float) -> list[Group]:
    """The shelf with role and curve, which lead to the evidence; and the name on it."""
    half = (side.inner + side.middle) / 2
    most = side.end - side.start - 4
    kind = ("past " if tie.past else "") + ("" if tie.proof else "unproven")
    notes = [plane.label("small", side.start, y + 15, tie.role, most=most)]
    if tie.note:
        notes.append(plane.label("small", side.start, y + 29, tie.note, most=most))
    bend = ((half, y), (half, port), (side.middle, port))
    edge = plane.path("tie", "M", (side.outer, y), "L", (side.inner, y), "C", *bend)
    name = plane.label("who", side.start, y - 8, tie.name, most=most)
    return [
        Group(shapes=(edge, *notes), kind=kind.strip() or None, href=tie.proof, title=tie.title),
        Group(shapes=(name,), href=tie.href),
    ]


def _centre(plane: Plane, words: Words, box: tuple[float, float], y: float, tall: float) -> Group:
    x0, x1 = box
    top, foot, most = y - tall / 2, y + tall / 2, x1 - x0 - 14
    frame = plane.path("centre", "M", (x0, top), "L", (x1, top), (x1, foot), (x0, foot), "Z")
    lines = wrapped(words.text, most, "who")
    labels = [
        plane.label(
            "who", (x0 + x1) / 2, y + 4.5 + 16 * (at - (len(lines) - 1) / 2),
            Words(text=line, lang=words.lang), most=most, edge="middle",
        )
        for at, line in enumerate(lines)
    ]  # fmt: skip
    whole = " ".join(lines) == " ".join(words.text.split())
    return Group(shapes=(frame, *labels), title=None if whole else words.text)
