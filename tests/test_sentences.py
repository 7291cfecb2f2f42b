"""Sentences: the case table beside this file, and what no table can say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.abbreviations import abbreviations
from generator.pieces import Sentence
from generator.sentences import split
from generator.text_stream import Block, BlockKind, TextStream

TABLE = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
CASES = [(lang, case) for lang, cases in TABLE.items() for case in cases]


def sentences(text: str, lang: str = "en") -> list[str]:
    stream = TextStream.plain(text, lang)
    return [text[found.start : found.end] for found in split(stream, lang=lang)]


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_sentences_end_where_the_table_says(lang: str, case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    assert sentences(text, lang) == [part.strip() for part in case.split("|")]


def test_the_table_holds_every_language_that_has_lists_of_its_own() -> None:
    wanted = set("ar de en es fa fr he it ja nl pl pt ru tr uk zh".split())  # noqa: SIM905
    assert wanted <= set(TABLE)
    assert len(CASES) >= 120


def test_a_region_does_not_change_the_lists() -> None:
    assert abbreviations("de-AT") is abbreviations("de")


def test_a_language_without_lists_is_read_with_the_english_ones() -> None:
    assert sentences("Mr. Lind hwyliodd. Arhosodd Ode.", "cy") == [
        "Mr. Lind hwyliodd.",
        "Arhosodd Ode.",
    ]


def test_headings_and_code_have_no_sentences() -> None:
    text = "Lamps. Nets.\u2029Sold.\u2029a. B."
    stream = TextStream(
        text=text,
        blocks=(
            Block(start=0, end=12, kind=BlockKind.HEADING, paragraph=None),
            Block(start=13, end=18, kind=BlockKind.PARA, paragraph=1),
            Block(start=19, end=24, kind=BlockKind.CODE, paragraph=None),
        ),
        lang="en",
    )
    assert split(stream, lang="en") == (Sentence(13, 18, 1),)


def test_blocks_to_skip_have_no_sentences() -> None:
    stream = TextStream.plain("Lamps.\nNets.", "en")
    assert split(stream, lang="en", skip={0}) == (Sentence(7, 12, 1),)


def test_a_name_may_begin_a_sentence_with_a_small_letter() -> None:
    stream = TextStream.plain("The ferry sails. mara-lind waves.", "en")
    assert split(stream, lang="en", names={17}) == (Sentence(0, 16, 0), Sentence(17, 33, 0))
    assert split(stream, lang="en") == (Sentence(0, 33, 0),)


def test_a_name_after_an_abbreviation_does_not_end_the_sentence() -> None:
    stream = TextStream.plain("Then Gen. tomas-arvel left the U.S. tomas-arvel waves.", "en")
    assert len(split(stream, lang="en", names={10, 36})) == 1


@pytest.mark.parametrize("text", ["", "…", "— * —", "!?", "“”"])
def test_text_without_a_word_is_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_marks_alone_between_two_sentences_belong_to_neither() -> None:
    assert sentences("Lamps. * * * Nets.") == ["Lamps.", "* * * Nets."]


def test_a_sentence_does_not_reach_over_a_block() -> None:
    assert sentences("The ferry\nsails.") == ["The ferry", "sails."]


@given(st.text(alphabet="aA.!? \n“”)3é。い", max_size=80), st.sampled_from(["en", "de", "ja"]))
def test_sentences_keep_every_word_and_do_not_overlap(text: str, lang: str) -> None:
    stream = TextStream.plain(text, lang)
    found = split(stream, lang=lang)
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(stream.text[s.start : s.end] for s in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_very_long_text_takes_no_longer_than_its_length_asks() -> None:
    text = "A. " * 20_000 + ". " * 20_000
    assert len(sentences(text)) == 1
