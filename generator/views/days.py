"""Floor 5, dates for people, in the words of the catalogue."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from generator.catalogue import Catalogue
from generator.dates import When
from generator.views.parts import Day


@lru_cache(maxsize=1_024)  # the same few days are told on every page
def day(when: When, catalogue: Catalogue) -> Day:
    """A date as known: `5 January 2020`, `November 2019`, `by 5 January 2020`."""
    if when.interval:
        return Day(_interval(when, catalogue), None)
    if when.timed:
        clock, zone = when.text[11:16], when.text.partition("T")[2].lstrip("0123456789:")
        place = "UTC" if zone in ("Z", "") else f"UTC{zone}"
        words = catalogue("date.time", day=_day(when.day, catalogue), clock=clock, zone=place)
        return Day(words, when.text)
    return Day(_part(when.text, catalogue), when.text)


def _interval(when: When, catalogue: Catalogue) -> str:
    first, last = when.text.split("/")
    if first == "..":
        return catalogue("date.before", end=_part(last, catalogue))
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        both = date.fromisoformat(last)
        return catalogue(
            "date.days",
            start=str(int(first[8:])),
            end=str(both.day),
            month=catalogue(f"month.{both.month}"),
            year=str(both.year),
        )
    return catalogue("date.between", start=_part(first, catalogue), end=_part(last, catalogue))


def _part(text: str, catalogue: Catalogue) -> str:
    if len(text) == 4:
        return text
    if len(text) == 7:
        month = catalogue(f"month.{int(text[5:])}")
        return catalogue("date.month", month=month, year=text[:4])
    return _day(date.fromisoformat(text), catalogue)


def _day(found: date, catalogue: Catalogue) -> str:
    month = catalogue(f"month.{found.month}")
    return catalogue("date.day", day=str(found.day), month=month, year=str(found.year))
