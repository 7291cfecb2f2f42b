from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.scale import scale


def test_a_short_span_is_in_proportion() -> None:
    line = scale([0, 1, 4, 10], 0, 100)
    assert list(line.places) == pytest.approx([0, 10, 40, 100])
    assert not line.breaks
    assert line.at(2.5) == pytest.approx(25)


def test_one_old_event_does_not_squeeze_ten_new_ones() -> None:
    line = scale([0, *range(6000, 6011)], 0, 752)
    assert list(line.breaks) == [(0, 52)]
    assert list(line.places[1:]) == pytest.approx([52 + 70 * day for day in range(11)])


@pytest.mark.parametrize(
    ("days", "breaks"),
    [
        ([0, 40], 0),  # nothing to lose
        ([0, 1, 20], 0),
        ([0, 1, 50], 0),  # a single one is not worth it
        ([0, 1, 2, 50], 1),
        ([0, 5, 9, 14, 30, 61], 0),  # a story that unfolds
        ([0, 30, 62, 64, 65.5, 66], 2),  # a month, a month of silence, four days
        ([0, 31000, 46000, 46365, 46610, 46612, 46613, 46615], 4),
    ],
)
def test_only_what_loses_the_short_stretches_is_broken(days: list[float], breaks: int) -> None:
    assert len(scale(days, 0, 700).breaks) == breaks


def test_long_stretches_are_broken_each_by_itself() -> None:
    days = [0, 3000, 9000, 9001, 9003]
    line = scale(days, 0, 404)
    assert list(line.breaks) == [(0, 52), (52, 104)]
    assert line.places[-1] == pytest.approx(404)


def test_so_many_breaks_are_no_scale_any_more() -> None:
    line = scale([day for year in range(9) for day in (year * 365, year * 365 + 1)], 0, 700)
    assert not line.breaks


def test_a_single_moment_lies_in_the_middle() -> None:
    line = scale([7, 7], 10, 20)
    assert line.at(7) == 15


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=80, unique=True))
def test_later_is_always_further_on_and_within_the_line(moments: list[int]) -> None:
    line = scale(moments, 14, 720)
    assert (line.places[0], line.places[-1]) == pytest.approx((14, 720))
    assert all(before < after for before, after in pairwise(line.places))
    assert len(line.breaks) <= 5
    assert [line.at(m) for m in line.moments] == pytest.approx(line.places)
