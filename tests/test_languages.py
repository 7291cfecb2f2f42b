"""The direction of a language, by its tag."""

from __future__ import annotations

import pytest

from generator.languages import alphabetical, direction, side_by_side


@pytest.mark.parametrize(
    "tag", ["ar", "ar-IQ", "AR", "fa", "he", "ur-PK", "ckb", "ps", "yi", "dv", "az-Arab", "pa-Arab"]
)
def test_languages_of_arabic_hebrew_syriac_and_thaana_script_run_from_right_to_left(
    tag: str,
) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant", "ja", "ru", "ar-Latn", "fa-Cyrl", "arn"])
def test_all_others_run_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("lad-Hebr", "rtl"),  # Ladino in Hebrew letters
        ("ff-Adlm", "rtl"),
        ("en-Thaa", "rtl"),
        ("ks-Deva", "ltr"),  # Kashmiri in Devanagari
        ("sd-Deva", "ltr"),
        ("he-Brai", "ltr"),
        ("ku-Arab", "rtl"),
    ],
)
def test_the_script_named_in_a_tag_decides(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_kurdish_without_a_script_is_written_in_latin_letters() -> None:
    # Unicode CLDR, likely subtags: ku is ku-Latn-TR; ckb is ckb-Arab-IQ
    assert direction("ku") == "ltr"


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("en", ["Ash", "berg", "Élise Vane", "Elva", "Zorn", "港日報", "أحمد"]),
        ("de", ["Ahr", "Ähre", "Aland", "Österby", "Ostwind", "Zeug"]),
        # the hamza on a letter, and signs above it, are no letters of their own
        ("ar", ["إبراهيم", "أحمد", "اخضر", "آمنة", "بحر", "تُقى", "تقيّ", "هند", "Ash", "Berg"]),
        ("ar", ["مـاجد", "محمد"]),
        ("he", ["אבי", "בר", "Ash"]),
        ("en", ["12 Lamps", "Ash"]),
    ],
)
def test_names_are_in_the_order_that_readers_look_them_up(tag: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: alphabetical(name, tag)) == names


def test_names_that_differ_only_in_marks_are_in_one_order_always() -> None:
    names = ["Elise", "elise", "Élise"]
    keys = {alphabetical(name, "en") for name in names}
    assert len(keys) == 3
    assert {key[:2] for key in keys} == {(False, "elise")}


@pytest.mark.parametrize(
    ("letters", "shown"), [("LH", "LH"), ("لح", "ل\u200cح"), ("ل", "ل"), ("", ""), ("דל", "דל")]
)
def test_letters_that_join_are_kept_apart(letters: str, shown: str) -> None:
    assert side_by_side(letters) == shown
