"""The one clock: --now, else SOURCE_DATE_EPOCH, else the time at start."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.clock import read_clock
from generator.diagnostics import WorldError


def test_a_time_given_goes_before_the_environment() -> None:
    now = read_clock("2031-01-05T20:00:00+03:00", {"SOURCE_DATE_EPOCH": "0"})
    assert now == datetime(2031, 1, 5, 17, tzinfo=UTC)


def test_a_day_given_begins_at_midnight_in_utc() -> None:
    assert read_clock("2031-01-05", {}) == datetime(2031, 1, 5, tzinfo=UTC)


def test_the_environment_gives_seconds_since_1970() -> None:
    now = read_clock(None, {"SOURCE_DATE_EPOCH": "1925000000"})
    assert now == datetime(2031, 1, 1, 2, 13, 20, tzinfo=UTC)


def test_without_either_it_is_the_time_at_start_to_the_second() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    now = read_clock(None, {})
    assert before <= now <= datetime.now(UTC)
    assert now.microsecond == 0


@pytest.mark.parametrize("given", ["soon", "2031-01-05T20:00:00", "2031-13-01"])
def test_a_time_that_cannot_be_read_is_trouble_that_names_the_option(given: str) -> None:
    with pytest.raises(WorldError, match=f"--now {given}"):
        read_clock(given, {})


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30])
def test_an_epoch_that_cannot_be_read_is_trouble_that_names_the_variable(epoch: str) -> None:
    with pytest.raises(WorldError, match="SOURCE_DATE_EPOCH"):
        read_clock(None, {"SOURCE_DATE_EPOCH": epoch})
