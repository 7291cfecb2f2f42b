"""How many words of an article we publish."""

from __future__ import annotations

import pytest

from generator.excerpts import outlet_words, speaker_words, word_count
from generator.model import Annotations
from tests.project import library, over_base

TEXT = """
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday. The sailors left the quay at dawn.
"""


def items(text: str) -> Annotations:
    head = "-- content/annotations/gazette-ferry.yaml --\n"
    return library(over_base(TEXT, head + text)).annotations["gazette-ferry"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("…", 0),
        ("The ferry will sail", 4),
        ("the U.S. port's 1,200 well-lit lamps", 6),
        ("well-being — it's 3.5 knots", 4),
        ("船は出る", 4),
        ("المجلس يطفئ المصابيح", 3),
        ("café  naïve\nquay", 3),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert word_count(text) == count


def test_the_outlets_words_are_those_of_passages_and_reports_the_speakers_those_of_quotes() -> None:
    record = items("""
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  monday: said on Monday
  indirect:
    speaker: mara-lind
    text: left the quay
""")
    assert (outlet_words(record), speaker_words(record)) == (6, 6)


def test_words_that_lie_within_others_are_counted_once() -> None:
    record = items("""
passages:
  long: The sailors left the quay at dawn
  short: left the quay
  same: left   the quay
""")
    assert outlet_words(record) == 7


def test_a_word_that_only_looks_like_part_of_another_is_counted() -> None:
    record = items("""
passages:
  sailors: The sailors left
  sail: sail
""")
    assert outlet_words(record) == 4


def test_every_part_of_an_interrupted_quote_counts() -> None:
    record = items("""
quotes:
  parts:
    speaker: mara-lind
    text:
      - The ferry
      - all winter
""")
    assert speaker_words(record) == 4


def test_an_article_without_items_publishes_no_words() -> None:
    record = items("quotes:\n")
    assert (outlet_words(record), speaker_words(record)) == (0, 0)
