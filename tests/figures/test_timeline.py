from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.shapes import Path
from generator.figures.timeline import MOST_LANES, Known, Moment, timeline
from tests.figures.seeing import (
    assert_mirrored,
    assert_readable,
    labels,
    paths,
    points,
)


def moment(number: int, start: float, length: float = 1, known: Known = Known.DAY) -> Moment:
    end = start if known is Known.MOMENT else start + length
    return Moment(
        start=start,
        end=end,
        known=known,
        number=number,
        when=f"{start:g} March 2031",
        href=f"#_e{number}",
        title=f"{number}: {start:g} March 2031",
    )


def made(moments: list[tuple[float, float, Known]]) -> list[Moment]:
    return [moment(n, *one) for n, one in enumerate(moments, start=1)]


MOMENTS = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 30), st.integers(0, 20000)).map(float),
        st.sampled_from([1.0, 2.0, 30.0, 365.0]),
        st.sampled_from(Known),
    ),
    min_size=1,
    max_size=80,
).map(made)


@given(MOMENTS, st.booleans())
def test_no_text_stands_in_another_and_nothing_leaves_the_sheet(
    moments: list[Moment],
    mirrored: bool,  # noqa: FBT001
) -> None:
    drawn = timeline(moments, mirrored=mirrored)
    assert_readable(drawn.drawing, mirrored=mirrored)
    shown = {label.text for label in labels(drawn.drawing) if label.kind == "number"}
    assert len(shown) == len(moments) - drawn.left_out
    assert float(drawn.drawing.height) <= (MOST_LANES + 2.5) * 20 + 24


@given(MOMENTS)
def test_a_page_read_from_the_right_has_the_mirror_image(moments: list[Moment]) -> None:
    one = timeline(moments, mirrored=False)
    assert_mirrored(one.drawing, timeline(moments, mirrored=True).drawing)
    assert one == timeline(list(moments), mirrored=False)


def sign(moments: list[Moment], number: int) -> dict[str, list[tuple[float, float]]]:
    """The points of each path of one event's mark, by kind."""
    drawing = timeline(moments, mirrored=False).drawing
    (group,) = [g for g in drawing.groups if g.href == f"#_e{number}"]
    return {s.kind: points(s) for s in group.shapes if isinstance(s, Path)}


def test_a_day_is_a_dot_and_a_month_a_bar_of_its_length() -> None:
    moments = [moment(1, 0, 30, Known.WITHIN), moment(2, 40), moment(3, 99.5)]
    assert set(sign(moments, 2)) == {"dot"}
    bar = sign(moments, 1)
    assert set(bar) == {"bar", "end"}
    (start, _), (end, _) = bar["bar"]
    # a hundred days lie between the ends of the line
    assert end - start == pytest.approx(0.3 * (760 - 14 - 40), abs=0.2)


def test_what_was_some_time_before_fades_out_towards_the_past() -> None:
    moments = [moment(1, 9, 1, Known.BEFORE), moment(2, 10), moment(3, 20)]
    strokes = sign(moments, 1)["bar"]
    lengths = [a[0] - b[0] for a, b in zip(strokes[::2], strokes[1::2], strict=True)]
    assert len(lengths) == 5
    assert lengths == sorted(lengths, reverse=True)
    assert min(x for x, _ in strokes) >= 14


def test_an_hour_stands_within_its_day_which_is_a_length_beside_it() -> None:
    moments = [moment(1, 4), moment(2, 4.25, 0, Known.MOMENT), moment(3, 5)]
    (start, _), (end, _) = sign(moments, 1)["bar"]
    ((at, _), _) = sign(moments, 2)["dot"]
    assert at == pytest.approx(start + 0.25 * (end - start), abs=0.2)
    assert timeline(moments, mirrored=False).drawn == (Known.MOMENT, Known.WITHIN)


def test_events_of_one_day_hang_below_each_other_in_their_order() -> None:
    moments = [moment(1, 1), *(moment(n, 8) for n in range(2, 6))]
    shown = [la for la in labels(timeline(moments, mirrored=False).drawing) if la.kind == "number"]
    of_day = [la for la in shown if la.text != "1"]
    assert [la.text for la in sorted(of_day, key=lambda la: float(la.y))] == ["2", "3", "4", "5"]
    assert len({la.x for la in of_day}) == 1


def test_a_date_is_written_once_and_the_first_and_last_always() -> None:
    moments = [moment(n, day) for n, day in enumerate([1, 1, 9, 9, 40], start=1)]
    dates = [
        la.text for la in labels(timeline(moments, mirrored=False).drawing) if la.kind == "date"
    ]
    assert sorted(dates) == ["1 March 2031", "40 March 2031", "9 March 2031"]


def test_a_long_time_without_events_is_broken_and_says_so() -> None:
    days = enumerate((0, 9000, 9002, 9005), start=1)
    drawn = timeline([moment(n, day) for n, day in days], mirrored=False)
    assert drawn.broken
    assert [p.kind for p in paths(drawn.drawing)].count("line broken") == 1
    assert not timeline([moment(1, 0), moment(2, 5)], mirrored=False).broken


def test_what_finds_no_lane_is_counted() -> None:
    moments = [moment(n, 3) for n in range(1, 31)]
    drawn = timeline([*moments, moment(31, 5)], mirrored=False)
    assert drawn.left_out == 30 - MOST_LANES
