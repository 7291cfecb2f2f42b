from __future__ import annotations

import random

import pytest

from generator.anchoring import Anchor, Explanation, Verdict, anchor, found_in, prepare, stands
from generator.anchoring.diff import Difference, Side
from generator.text_stream import TextStream
from tests.anchoring.articles import LANGUAGES, Language, make_stream
from tests.anchoring.excerpts import excerpt, split

TEXT = """The ferry is late again.
“The harbour will not stay open all winter,” the keeper said.
“We sing in May.” Again she wrote: “We sing in May.” Gone."""


def _near(quote: str) -> Explanation:
    found = anchor(prepare(TextStream.plain(TEXT, "en")), quote)
    assert found.verdict is Verdict.NEAR_MISS
    assert found.explanation is not None
    return found.explanation


def test_a_near_miss_shows_the_difference_the_paragraph_and_a_fix() -> None:
    near = _near("The harbour will stay open all winter")
    assert near.paragraph == 2
    assert near.article == near.fix == "The harbour will not stay open all winter"
    assert near.fix_marked == "The harbour will … stay open all winter"
    assert near.diff == (
        Difference(Side.BOTH, "The harbour will"),
        Difference(Side.ARTICLE, "not"),
        Difference(Side.BOTH, "stay open all winter"),
    )


def test_words_of_both_sides_are_shown_where_one_stands_for_the_other() -> None:
    near = _near("The harbour will not stay shut all winter")
    assert near.fix_marked is None
    assert [d for d in near.diff if d.side is not Side.BOTH] == [
        Difference(Side.ARTICLE, "open"),
        Difference(Side.QUOTE, "shut"),
    ]


def test_letter_case_is_part_of_the_difference() -> None:
    assert Difference(Side.QUOTE, "Harbour") in _near("The Harbour will not stay open").diff


def test_a_fix_never_begins_or_ends_within_a_word() -> None:
    article = prepare(TextStream.plain("The vote is non-binding on us, and it’s over.", "en"))
    found = anchor(article, "binding on us, and it")
    assert found.explanation is not None
    assert found.explanation.fix == "non-binding on us, and it’s"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_fix_is_accepted_when_it_is_pasted(language: Language) -> None:
    rng = random.Random(language.tag)
    stream = make_stream(language, rng)
    article = prepare(stream)
    fixed = 0
    for _ in range(30):
        words = split(language, stream.text[slice(*excerpt(stream, language, rng))])
        words[len(words) // 2] = "zebra"
        found = anchor(article, language.space.join(words))
        if found.verdict is Verdict.NEAR_MISS:
            assert found.explanation is not None
            assert found.explanation.fix is not None
            fixed += stands(article, found.explanation.fix.replace(" ¶ ", " "))
    assert fixed > 8


def _ambiguous(quote: str) -> Anchor:
    found = anchor(prepare(TextStream.plain(TEXT, "en")), quote)
    assert found.verdict is Verdict.AMBIGUOUS
    return found


def test_an_ambiguous_quote_is_told_the_shortest_context_for_each_place() -> None:
    explanation = _ambiguous("We sing in May").explanation
    assert explanation is not None
    first, second = explanation.places
    assert (first.occurrence, first.paragraph) == (1, 3)
    assert (first.prefix, first.suffix) == ("said. “", None)
    assert (second.prefix, second.suffix) == (None, ".” Gone")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_context_that_is_printed_settles_the_quote(language: Language) -> None:
    rng = random.Random(language.tag)
    stream = make_stream(language, rng, 600)
    article = prepare(stream)
    settled = 0
    for word in language.words:
        for other in language.words[:8]:
            quote = word + language.space + other
            found = anchor(article, quote)
            if found.verdict is not Verdict.AMBIGUOUS or found.explanation is None:
                continue
            for place in found.explanation.places:
                numbered = anchor(article, quote, occurrence=place.occurrence)
                if place.prefix is None and place.suffix is None:
                    assert numbered.verdict.proven
                    continue
                chosen = anchor(article, quote, prefix=place.prefix, suffix=place.suffix)
                assert chosen.spans == numbered.spans
                assert chosen.paragraph == place.paragraph
                settled += 1
    assert settled > 5


def test_a_missing_quote_is_looked_for_elsewhere() -> None:
    articles = {
        "b": prepare(TextStream.plain("“We wait here,” she said.", "en")),
        "a": prepare(TextStream.plain("“We wait here.” “We wait here.”", "en")),
        "c": prepare(TextStream.plain("“We sing,” she said.", "en")),
    }
    assert found_in("We wait here", articles) == ("a", "b")
    assert found_in("the salt", articles) == ()


def test_a_quote_with_nothing_in_common_is_missing_and_not_explained() -> None:
    found = anchor(prepare(TextStream.plain(TEXT, "en")), "Nine lanterns, twice")
    assert (found.verdict, found.reason, found.explanation) == (Verdict.MISSING, None, None)


def test_nothing_is_found_in_an_empty_article() -> None:
    article = prepare(TextStream.plain("", "en"))
    for quote in ("We sing", "We sing … in May here", "[We] sing in May", "**We** sing"):
        assert anchor(article, quote).verdict is Verdict.MISSING
