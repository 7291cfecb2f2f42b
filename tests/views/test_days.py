"""Dates for people."""

from __future__ import annotations

import pytest

from generator.catalogue import load
from generator.dates import parse
from generator.views.days import day


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("2031", "2031", "2031"),
        ("2031-11", "November 2031", "2031-11"),
        ("2031-01-05", "5 January 2031", "2031-01-05"),
        ("2031-01-05T09:05Z", "5 January 2031, 09:05 (UTC)", "2031-01-05T09:05Z"),
        ("2031-01-05T01:00:00+03:00", "5 January 2031, 01:00 (UTC+03:00)",
         "2031-01-05T01:00:00+03:00"),
        ("2031-01-05T01:00-05:30", "5 January 2031, 01:00 (UTC-05:30)", "2031-01-05T01:00-05:30"),
        ("2031-01-02/2031-01-03", "2–3 January 2031", None),
        ("2031-01-30/2031-02-02", "between 30 January 2031 and 2 February 2031", None),
        ("2030-12/2031", "between December 2030 and 2031", None),
        ("../2031-01-05", "by 5 January 2031", None),
        ("../2031-01", "by January 2031", None),
        ("0999", "0999", "0999"),
    ],
)  # fmt: skip
def test_a_date_is_told_as_precisely_as_it_is_known(text: str, words: str, iso: str | None) -> None:
    shown = day(parse(text), load("en"))
    assert (shown.words, shown.iso) == (words, iso)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2031", "2031"),
        ("2031-11", "تشرين الثاني/نوفمبر 2031"),
        ("2031-01-05", "5 كانون الثاني/يناير 2031"),
        ("2031-01-05T09:05Z", "5 كانون الثاني/يناير 2031، 09:05 (UTC)"),
        ("2031-01-05T01:00:00+03:00", "5 كانون الثاني/يناير 2031، 01:00 (UTC+03:00)"),
        ("2031-04-02/2031-04-03", "بين 2 و3 نيسان/أبريل 2031"),
        ("2031-04-30/2031-05-02", "بين 30 نيسان/أبريل 2031 و2 أيار/مايو 2031"),
        ("2030-12/2031", "بين كانون الأول/ديسمبر 2030 و2031"),
        ("../2031-01-05", "بحلول 5 كانون الثاني/يناير 2031"),
        ("../1901", "بحلول 1901"),
    ],
)
def test_a_date_is_told_in_the_words_of_another_language(text: str, words: str) -> None:
    assert day(parse(text), load("ar")).words == words
