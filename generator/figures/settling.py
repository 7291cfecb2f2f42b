"""Floor 5, boxes in a column: where they stand, and in which order few lines between them cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.structs import Struct


class Edge(Struct, frozen=True):
    """A tie between box `start` of one column and box `end` of the next."""

    start: int
    end: int
    weight: float


Columns = tuple[tuple[int, ...], ...]
"""Of each column, its boxes from top to bottom."""


def settled(targets: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Tops of boxes in the given order, each centred as near as it can be to its target.

    Boxes never overlap, stand at least `gap` apart, and none begins above 0. Boxes that push each
    other share the way: they stand around the mean of what they want.
    """
    runs: list[tuple[float, float, int]] = []  # mean of wished tops, height with gaps, boxes
    for target, height in zip(targets, heights, strict=True):
        mean, tall, count = target - height / 2, height + gap, 1
        while runs and runs[-1][0] + runs[-1][1] > mean:
            above, its_height, its_count = runs.pop()
            # the wish of what is below, as the top of the whole run
            mean = (above * its_count + (mean - its_height) * count) / (its_count + count)
            tall, count = its_height + tall, its_count + count
        runs.append((mean, tall, count))
    tops: list[float] = []
    at, box = 0.0, 0
    for mean, _, count in runs:
        at = max(at, mean)
        for height in heights[box : box + count]:
            tops.append(at)
            at += height + gap
        box += count
    return tops


def stacked(heights: Sequence[float], gap: float, room: float) -> list[float]:
    """Tops of boxes one below the other, amid the room; from 0 where it is too small."""
    at = max(0.0, (room - extent(heights, gap)) / 2)
    tops = []
    for height in heights:
        tops.append(at)
        at += height + gap
    return tops


def extent(heights: Sequence[float], gap: float) -> float:
    """The height of a column."""
    return sum(heights) + gap * max(0, len(heights) - 1)


def crossings(columns: Columns, ties: Sequence[Sequence[Edge]]) -> float:
    """How much crosses between neighbouring columns: for each crossing the product of weights."""
    total = 0.0
    for left, right, edges in zip(columns, columns[1:], ties, strict=False):
        place, there = _places(left), _places(right)
        ends = [(place[e.start], there[e.end], e.weight) for e in edges]
        for number, (a, b, weight) in enumerate(ends):
            total += sum(weight * other for c, d, other in ends[:number] if (a - c) * (b - d) < 0)
    return total


def untangled(
    columns: Columns,
    ties: Sequence[Sequence[Edge]],
    last: Sequence[frozenset[int]],
    sweeps: int = 4,
) -> Columns:
    """The columns in an order with few crossings, never more than in the given one.

    Each box goes to the mean place of what it is tied to, to and fro; the best order seen is kept.
    `last` are the boxes of each column that stay at its foot.
    """
    now = best = tuple(_footed(column, foot) for column, foot in zip(columns, last, strict=True))
    fewest = crossings(now, ties)
    for sweep in range(2 * sweeps):
        found = list(now)
        numbers = range(1, len(found)) if sweep % 2 == 0 else range(len(found) - 2, -1, -1)
        for number in numbers:
            beside = number - 1 if sweep % 2 == 0 else number + 1
            edges = ties[min(number, beside)]
            means = _means(found[number], _places(found[beside]), edges, forward=sweep % 2 == 0)
            order = sorted(found[number], key=means.__getitem__)
            found[number] = _footed(tuple(order), last[number])
        now = tuple(found)
        if (count := crossings(now, ties)) < fewest:
            best, fewest = now, count
    return best


def _means(
    column: tuple[int, ...], places: Mapping[int, int], edges: Sequence[Edge], *, forward: bool
) -> dict[int, float]:
    """Box → the mean place of its ties in the column beside; its own place where it has none."""
    sums = dict.fromkeys(column, (0.0, 0.0))
    for edge in edges:
        mine, other = (edge.end, edge.start) if forward else (edge.start, edge.end)
        total, weight = sums[mine]
        sums[mine] = (total + edge.weight * places[other], weight + edge.weight)
    return {
        box: total / weight if weight else float(place)
        for place, (box, (total, weight)) in enumerate(sums.items())
    }


def _places(column: Sequence[int]) -> dict[int, int]:
    return {box: place for place, box in enumerate(column)}


def _footed(column: tuple[int, ...], foot: frozenset[int]) -> tuple[int, ...]:
    return tuple(sorted(column, key=lambda box: box in foot))
