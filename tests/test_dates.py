"""Dates as they are known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import DateProblem, parse


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc] # year, month, day, …


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2031", utc(2031, 1, 1), utc(2031, 12, 31, 23, 59, 59)),
        ("2031-11", utc(2031, 11, 1), utc(2031, 11, 30, 23, 59, 59)),
        ("2032-02", utc(2032, 2, 1), utc(2032, 2, 29, 23, 59, 59)),
        ("2031-11-29", utc(2031, 11, 29), utc(2031, 11, 29, 23, 59, 59)),
        ("2031-01-05T20:00:00+03:00", utc(2031, 1, 5, 17), utc(2031, 1, 5, 17)),
        ("2031-01-05T20:00Z", utc(2031, 1, 5, 20), utc(2031, 1, 5, 20)),
        ("2031-01-05T01:00:00+03:00", utc(2031, 1, 4, 22), utc(2031, 1, 4, 22)),
        ("2031-01-02/2031-01-03", utc(2031, 1, 2), utc(2031, 1, 3, 23, 59, 59)),
        ("2030-12/2031", utc(2030, 12, 1), utc(2031, 12, 31, 23, 59, 59)),
        ("../2031-01-05", utc(1, 1, 1), utc(2031, 1, 5, 23, 59, 59)),
    ],
)
def test_a_date_spans_all_moments_it_can_mean(
    text: str, earliest: datetime, latest: datetime
) -> None:
    when = parse(text)
    assert (when.earliest, when.latest, when.text) == (earliest, latest, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "31", "20311", "2031-1", "2031-1-5", "2031/01/05", "05.01.2031", "2031-13",
        "2031-00", "2031-11-00", "2031-02-30", "2031-01-05 ", "2031-01-05\n", "0000", "２０３１",
        "2031-01-05T20:00:00", "2031-01-05T20", "2031-01-05T25:00Z", "2031-01-05T20:00+99:00",
        "2031-01-05T20:00 Z", "2031-01-05 20:00Z", "0001-01-01T00:00+03:00",
        "9999-12-31T23:59-03:00", "2031-01-05/2031-01-02", "2031/", "/2031", "2031/..", "../..",
        "../", "2031-01-05T20:00Z/2031-01-06T20:00Z", "2031/2032/2033",
    ],
)  # fmt: skip
def test_what_is_no_date_is_a_problem_in_words(text: str) -> None:
    with pytest.raises(DateProblem, match=r"\w+ \w+"):
        parse(text)


def test_a_time_without_a_zone_is_told_to_name_one() -> None:
    with pytest.raises(DateProblem, match="zone"):
        parse("2031-01-05T20:00:00")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031", date(2031, 12, 31)),
        ("2031-11", date(2031, 11, 30)),
        ("2031-11-29", date(2031, 11, 29)),
        ("2031-01-05T01:00:00+03:00", date(2031, 1, 5)),
        ("2031-01-02/2031-01-03", date(2031, 1, 3)),
        ("../2031-01-05", date(2031, 1, 5)),
    ],
)
def test_a_date_is_filed_under_its_last_day_and_a_timed_one_under_the_day_in_its_zone(
    text: str, day: date
) -> None:
    assert parse(text).day == day


def test_dates_are_ordered_by_when_they_can_begin() -> None:
    texts = ["../2031", "2030-12-31", "2031-01-01", "2031-01", "2031", "2031-01-02"]
    backwards = texts[::-1]
    assert sorted(backwards, key=parse) == texts


def test_only_a_date_with_a_time_of_day_is_timed() -> None:
    assert [parse(t).timed for t in ("2031-01-05", "2031-01-05T20:00Z")] == [False, True]
    assert [parse(t).interval for t in ("2031-01-05", "../2031-01-05")] == [False, True]


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_of_the_calendar_is_read_back(day: date) -> None:
    when = parse(day.isoformat())
    assert when.day == when.earliest.date() == when.latest.date() == day


@given(st.text(alphabet="0123456789-/T:Z+. ", max_size=26))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        when = parse(text)
    except DateProblem:
        return
    assert when.earliest <= when.latest
