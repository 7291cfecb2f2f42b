"""Ten thousand quotes of each kind; `python -m tests.anchoring.tampering` tries as many as asked."""

from __future__ import annotations

import os
import random

import pytest

from generator.anchoring import Verdict, anchor, prepare
from generator.text_stream import TextStream
from tests.anchoring import slow_matcher, tampering
from tests.anchoring.articles import LANGUAGES, Language, make_stream
from tests.anchoring.excerpts import excerpt, split

COUNT = int(os.environ.get("ANCHORING_COUNT", "10000"))


def test_every_excerpt_is_found_where_it_was_taken() -> None:
    tally = tampering.try_excerpts(COUNT, 1, varied=False)
    assert tally.faults == []
    assert sum(tally.tried.values()) == COUNT


def test_every_typographic_variant_is_found_where_it_was_taken() -> None:
    tally = tampering.try_excerpts(COUNT, 2, varied=True)
    assert tally.faults == []
    assert sum(n for key, n in tally.tried.items() if key.endswith("normalised-verbatim")) > 100


def test_no_quote_with_a_word_tampered_is_accepted() -> None:
    tally = tampering.try_tampering(COUNT, 3)
    assert tally.faults == []
    for kind in ("drop", "swap", "replace", "negate", "digit"):
        assert tally.tried[f"{kind} refused"] > COUNT / 100


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_marked_cut_is_elided_and_its_parts_are_the_articles(language: Language) -> None:
    rng = random.Random(language.tag)
    stream = make_stream(language, rng, 300)
    article = prepare(stream)
    elided = 0
    for _ in range(40):
        start, end = excerpt(stream, language, rng)
        words = split(language, stream.text[start:end])
        if len(words) < 10:
            continue
        first, last = language.space.join(words[:4]), language.space.join(words[-4:])
        found = anchor(article, f"{first} … {last}")
        elided += found.verdict is Verdict.ELIDED
        if found.verdict.proven:
            assert [
                word for part in found.slices for word in slow_matcher.words(part)
            ] == slow_matcher.words(f"{first} {last}")
    assert elided > 3


def test_the_slow_matcher_tells_true_from_false() -> None:
    text = slow_matcher.words("The lamp isn’t lit — go’s the word, 港口 開く.")
    assert slow_matcher.stands(text, slow_matcher.words("lamp isn't lit, go"))
    assert slow_matcher.stands(text, slow_matcher.words("口開"))
    assert not slow_matcher.stands(text, slow_matcher.words("lamp is lit"))
    assert not slow_matcher.stands(text, slow_matcher.words("lamps"))


def test_the_command_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert tampering.main(["--count", "100"]) == 0
    printed = capsys.readouterr().out
    assert "tampered: 100 tried, 0 faults" in printed


def test_a_fault_would_be_seen() -> None:
    stream = TextStream.plain("The lamp burns. We wait for bread.", "en")
    sample = tampering.Sample(LANGUAGES[0], stream, prepare(stream), 0, 14)
    assert not tampering._is_place(sample, 19, 23)
    assert not tampering._is_there(sample, "The lamp waits", slow_matcher.words(stream.text))
