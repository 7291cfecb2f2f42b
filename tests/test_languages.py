"""The direction of a language, by its tag."""

from __future__ import annotations

import pytest

from generator.languages import direction


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
