"""What can be seen of a drawing: its labels' boxes, its paths' points, and their mirror image."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from generator.figures.shapes import Box, Drawing, Label, Path, box

NAMES = (
    "Mirna Vale", "ليلى حداد", "峯瀬ほたる", "שירה בן־נמל", "Wilhelmina Featherstonehaugh-Quist of Port Ellary",
    "Надежда Причальная", "O’Marsh & Sons", "👩‍👩‍👧‍👦 family ferry", "Ng", "e\u0301mile de la Mole",
    "Hafenmeisterstellvertretergehilfinnenverordnung", "31", "",
)  # fmt: skip


def labels(drawing: Drawing) -> list[Label]:
    return [s for group in drawing.groups for s in group.shapes if isinstance(s, Label)]


def paths(drawing: Drawing) -> list[Path]:
    return [s for group in drawing.groups for s in group.shapes if isinstance(s, Path)]


def points(path: Path) -> list[tuple[float, float]]:
    """The points that a path names, in their order."""
    assert re.fullmatch(r"(?:M|L|C|Z|[ ]|-?\d+(?:\.\d)?)+", path.d), path.d
    found = [float(n) for n in re.findall(r"-?\d+(?:\.\d)?", path.d)]
    return list(zip(found[::2], found[1::2], strict=True))


def overlapping(drawing: Drawing, *, mirrored: bool = False) -> Iterator[tuple[str, str]]:
    """Texts that stand in each other."""
    boxes = [(label.text, box(label, mirrored)) for label in labels(drawing) if label.text]
    for (one, a), (other, b) in combinations(boxes, 2):
        across = a[0] < b[2] - 0.2 and b[0] < a[2] - 0.2
        if across and a[1] < b[3] - 0.2 and b[1] < a[3] - 0.2:
            yield one, other


def outside(drawing: Drawing, *, mirrored: bool = False) -> Iterator[str]:
    """What leaves the sheet."""
    width, height = float(drawing.width), float(drawing.height)

    def off(area: Box) -> bool:
        return area[0] < -0.2 or area[1] < -0.2 or area[2] > width + 0.2 or area[3] > height + 0.2

    yield from (label.text for label in labels(drawing) if off(box(label, mirrored)))
    for path in paths(drawing):
        half = float(path.thick or 0) / 2
        for x, y in points(path):
            if off((x, y - half, x, y + half)):
                yield path.d


def assert_readable(drawing: Drawing, *, mirrored: bool = False) -> None:
    assert list(overlapping(drawing, mirrored=mirrored)) == []
    assert list(outside(drawing, mirrored=mirrored)) == []


def assert_mirrored(drawing: Drawing, other: Drawing) -> None:
    """`other` is the mirror image of `drawing`, but for the texts, which cannot be turned."""
    width = float(drawing.width)
    assert (other.width, other.height) == (drawing.width, drawing.height)
    assert [(g.kind, g.href) for g in other.groups] == [(g.kind, g.href) for g in drawing.groups]
    for one, two in zip(paths(drawing), paths(other), strict=True):
        assert (one.kind, one.thick) == (two.kind, two.thick)
        for (x, y), (u, v) in zip(points(one), points(two), strict=True):
            assert abs(width - x - u) < 0.11
            assert y == v
    for label, there in zip(labels(drawing), labels(other), strict=True):
        assert (label.text, label.y, label.kind) == (there.text, there.y, there.kind)
        a, b = box(label, mirrored=False), box(there, mirrored=True)
        assert abs(width - a[0] - b[2]) < 0.11
