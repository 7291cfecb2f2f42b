from __future__ import annotations

import random
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.fold import fold, strict
from tests.anchoring.articles import LANGUAGES, Language, make_stream

ALIKE = {
    "curved and straight marks": ("“It’s ‘ours’”", "\"It's 'ours'\""),
    "guillemets with and without spaces": ("« non » dit", "«non» dit"),
    "marks that turn the other way": ("»Hafen« sagte", "„Hafen“ sagte"),
    "corner marks": ("「港」と", "“港”と"),
    "spaced and closed dashes": ("vote—our last—was", "vote – our last -- was"),
    "a spaced hyphen": ("vote - lost", "vote—lost"),
    "every minus sign": ("was −5 and –5", "was -5 and -5"),
    "a dash before a figure": ("salt —3 of them", "salt – 3 of them"),
    "ellipses": ("Well . . . yes…", "Well… yes..."),
    "six points": ("来了……走", "来了…走"),
    "ideographic stops as points": ("来了。。。走", "来了…走"),
    "middle dots as points": ("来た・・・行く", "来た…行く"),
    "kinds of space": ("5\u00a0000\u202feuros\n now", "5 000 euros now"),
    "a space before high punctuation": ("vrai\u00a0? oui", "vrai? oui"),
    "line breaks between ideographs": ("港口\n冬天，\n关闭", "港口冬天，关闭"),
    "zero-width characters": ("go\u200bvern\u00adment\ufeff", "government"),
    "ligatures": ("ﬁnal oﬃce", "final office"),
    "full-width letters and digits": ("Ｒｏｏｍ １２", "Room 12"),
    "half-width katakana": ("ｶﾞｽﾄ｡", "ガスト。"),
    "commas of one kind": ("来，走", "来,走"),
    "stops of one kind": ("走。", "走｡"),
    "enumeration commas of one kind": ("来、走", "来､走"),
    "Arabic yeh and kaf": ("كتابي", "کتابی"),
    "presentation forms": ("ﻧﻤﺸﻲ ﻷن", "نمشي لأن"),
    "isolated vowel signs": ("نﹷعم", "نعم"),
    "harakat and tatweel": ("لَنْ نُغْـلِق", "لن نغلق"),
    "hamza that stands apart": ("ا\u0654علن", "أعلن"),
    "hamza behind a vowel sign": ("ا\u064e\u0654علن", "أعلن"),
    "Arabic punctuation": ("نعم، لا؛ متى؟", "نعم, لا; متى?"),
    "niqqud": ("שָׁלוֹם", "שלום"),
    "Hebrew presentation forms": ("\ufb2aלום", "שלום"),
    "maqaf": ("בית־הנמל", "בית-הנמל"),
    "gershayim and geresh": ("צה״ל ג׳", "צה\"ל ג'"),
    "direction controls": ("\u202bنعم\u202c \u2067لا\u2069\u200f", "نعم لا"),
    "composed and decomposed": ("Cafe\u0301", "Café"),
    "jamo": ("\u1112\u1161\u11bc구", "항구"),
    "dots between names": ("约翰·史密斯", "约翰・史密斯"),
    "wave dashes": ("一〜二", "一～二"),
    "an ideographic variation": ("葛\U000e0100城", "葛城"),
}

DIFFERENT = {
    "letter case": ("Harbour", "harbour"),
    "accents": ("résumé", "resume"),
    "superscripts": ("10²", "102"),
    "fractions": ("½", "1/2"),
    "circled digits": ("①", "1"),
    "digits of other scripts": ("٣٠٠", "300"),
    "look-alike letters": ("cаpital", "capital"),
    "question and exclamation marks": ("why?", "why!"),
    "hyphens in words": ("re-sign", "resign"),
    "a hyphen and a space": ("well-known", "well known"),
    "hamza": ("أعلن", "اعلن"),
    "maddah": ("آن", "ان"),
    "teh marbuta": ("مدينة", "مدينه"),
    "commas and enumeration commas": ("来，走", "来、走"),
    "commas and stops": ("来，走", "来。走"),
    "minus and dash": ("was −5", "was - 5"),
    "a possessive and a plural's": ("the dogs’ bone", "the dog’s bone"),
    "sharp s": ("Straße", "Strasse"),
    "dotted and dotless i": ("ılık", "ilik"),
    "numbers": ("3,000", "3000"),
    "space in words": ("every day", "everyday"),
    "title marks": ("《港》", "“港”"),
}


@pytest.mark.parametrize("pair", ALIKE.values(), ids=ALIKE.keys())
def test_typography_folds_away(pair: tuple[str, str]) -> None:
    assert fold(pair[0]).text == fold(pair[1]).text


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_what_carries_meaning_stays_apart(pair: tuple[str, str]) -> None:
    assert fold(pair[0]).text != fold(pair[1]).text


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_folded_character_leads_back_to_what_folds_to_it(language: Language) -> None:
    folded = fold("« " + make_stream(language, random.Random(4), 60).text + " … --")
    for offset, character in enumerate(folded.text):
        start, end = folded.source_span(offset, offset + 1)
        assert start < end
        assert character in fold(folded.source[start:end]).text + " ."


def test_a_span_leaves_out_what_was_dropped_at_its_edges() -> None:
    folded = fold("\u202bنعم\u202c لا")
    assert folded.source_span(0, 3) == (1, 4)
    assert folded.outer_span(0, 3) == (0, 5)


def test_a_span_takes_in_all_of_what_was_replaced() -> None:
    folded = fold("a . . . b")
    assert folded.text == "a...b"
    assert folded.source_span(1, 2) == (1, 8)


def test_a_span_may_end_between_two_half_width_kana() -> None:
    folded = fold("ｶﾞｷﾞｸﾞ")
    assert folded.text == "ガギグ"
    assert folded.source_span(0, 2) == (0, 4)


def test_offsets_go_forward_as_they_come_back() -> None:
    folded = fold("go\u200bvern ﬁnal\u00ad e\u0301")
    assert folded.plain == "govern final é"
    assert [folded.plain_offset(n) for n in (0, 2, 3, 8, 9, 13)] == [0, 2, 2, 7, 9, 12]


def test_the_strict_fold_knows_only_spaces_and_composition() -> None:
    assert strict(" a \n b\u00a0 ") == "a b"
    assert strict("e\u0301") == "é"
    assert strict("“a”") != strict('"a"')
    assert strict("a\u200bb") != "ab"


@given(st.text(st.sampled_from("ab1 .-?!:;\"'`,(\t\n"), max_size=14))
def test_a_text_that_is_folded_as_it_stands_is_seen_at_a_glance(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[fold.__module__], "_ASCII_MAYBE", re.compile(""))
        expected = fold(text)
    found = fold(text)
    assert (found.plain, found.text) == (expected.plain, expected.text)
    spans = [(at, at + 1) for at in range(len(found.text))]
    assert [found.source_span(*span) for span in spans] == [
        expected.source_span(*span) for span in spans
    ]
