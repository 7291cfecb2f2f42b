"""Floor 0, dates as they are known: a subset of EDTF (Library of Congress, 2019).

`2019`, `2019-11`, `2019-11-29`, `2020-01-05T20:00:00+03:00`, an interval `2020-01-02/2020-01-03`
(somewhere between two days) and an open start `../2020-01-05` (some time before).
No clock is read and no zone is guessed: a timed date carries its own.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from generator.patterns import pattern
from generator.structs import Struct

_DATE = pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_TIMED = pattern(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:\d{2})?\Z", re.ASCII)


class DateProblem(ValueError):
    """A text that is no date; its message says in one sentence what is wrong."""


class When(Struct, frozen=True, order=True):
    """A date as precise as it is known. Ordered by its earliest, then its latest moment."""

    earliest: datetime
    """The first moment it can mean, in UTC; year 1 for an open start."""
    latest: datetime
    """The last moment it can mean, in UTC."""
    text: str
    """As the editor wrote it."""

    @property
    def timed(self) -> bool:
        """Whether it names a time of day."""
        return "T" in self.text

    @property
    def interval(self) -> bool:
        """Whether it lies between two days, or before one."""
        return "/" in self.text

    @property
    def day(self) -> date:
        """The day it is filed under: of a timed date the day in its own zone, else the last."""
        if self.timed:
            return date.fromisoformat(self.text[:10])
        return self.latest.date()


def parse(text: str) -> When:
    """Read a date; raises `DateProblem`."""
    if text.count("/") == 1:
        first, last = text.split("/")
        end = _bounds(last)[1]
        if first == "..":
            return When(datetime.min.replace(tzinfo=UTC), end, text)
        start = _bounds(first)[0]
        if start > end:
            raise DateProblem("an interval begins before it ends")
        return When(start, end, text)
    if "T" in text:
        moment = _moment(text)
        return When(moment, moment, text)
    start, end = _bounds(text)
    return When(start, end, text)


def _moment(text: str) -> datetime:
    match = _TIMED.match(text)
    if not match:
        raise DateProblem("a time is written 2020-01-05T20:00:00+03:00")
    if not match[1]:
        raise DateProblem("a time needs its zone, such as Z or +03:00")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise DateProblem("there is no such day or time") from None


def _bounds(text: str) -> tuple[datetime, datetime]:
    match = _DATE.match(text)
    if not match:
        raise DateProblem("a date is written 2019, 2019-11 or 2019-11-29")
    year, month, day = match[1], match[2], match[3]
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        from calendar import monthrange

        last_day = monthrange(int(year), int(month or 12))[1]
        last = date(int(year), int(month or 12), int(day or last_day))
    except (ValueError, IndexError):
        raise DateProblem("there is no such day") from None
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC)
    return start, end + timedelta(hours=23, minutes=59, seconds=59)
