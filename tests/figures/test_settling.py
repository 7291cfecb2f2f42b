from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.settling import Edge, crossings, settled, stacked, untangled

BOXES = st.lists(st.tuples(st.floats(-50, 500), st.floats(1, 60)), max_size=30)


@given(BOXES, st.floats(0, 20))
def test_settled_boxes_never_overlap_and_stay_on_the_sheet(
    boxes: list[tuple[float, float]], gap: float
) -> None:
    heights = [height for _, height in boxes]
    tops = settled([target for target, _ in boxes], heights, gap)
    assert all(top >= 0 for top in tops)
    for (top, height), (below, _) in pairwise(zip(tops, heights, strict=True)):
        assert below >= top + height + gap - 1e-6


def test_boxes_with_room_stand_where_they_want() -> None:
    assert settled([20, 100, 200], [10, 20, 30], 5) == pytest.approx([15, 90, 185])


def test_boxes_that_want_one_place_stand_around_it() -> None:
    assert settled([100, 100], [20, 20], 10) == pytest.approx([75, 105])


def test_a_stack_stands_in_the_middle_or_from_the_top() -> None:
    assert stacked([10, 10], 5, 45) == [10, 25]
    assert stacked([10, 10], 5, 5) == [0, 15]


def test_crossings_are_weighed() -> None:
    edges = [[Edge(0, 1, 2), Edge(1, 0, 3)]]
    assert crossings(((0, 1), (0, 1)), edges) == 6
    assert crossings(((0, 1), (1, 0)), edges) == 0


EDGES = st.lists(
    st.builds(Edge, st.integers(0, 5), st.integers(0, 5), st.sampled_from([1.0, 2.0, 7.0])),
    max_size=15,
)


@given(EDGES, EDGES)
def test_untangling_never_adds_crossings_and_loses_nobody(
    first: list[Edge], second: list[Edge]
) -> None:
    given_ = (tuple(range(6)),) * 3
    found = untangled(given_, [first, second], [frozenset[int]()] * 3)
    assert [sorted(column) for column in found] == [list(range(6))] * 3
    assert crossings(found, [first, second]) <= crossings(given_, [first, second])
    assert found == untangled(given_, [first, second], [frozenset[int]()] * 3)


def test_any_shuffled_ladder_is_untangled() -> None:
    for order in permutations(range(4)):
        edges = [[Edge(at, end, 1) for at, end in enumerate(order)]]
        columns = (tuple(range(4)), tuple(range(4)))
        assert crossings(untangled(columns, edges, [frozenset()] * 2), edges) == 0


def test_what_sums_up_the_rest_stays_at_the_foot() -> None:
    edges = [[Edge(0, 2, 1), Edge(1, 1, 1), Edge(2, 0, 9)]]
    left, right = untangled(((0, 1, 2), (0, 1, 2)), edges, [frozenset([0]), frozenset()])
    assert left[-1] == 0
    assert right[-1] == 2
