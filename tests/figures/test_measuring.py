from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.measuring import (
    ELLIPSIS,
    SIZES,
    clusters,
    right_to_left,
    shortened,
    width,
    wrapped,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_wide_letters_are_wider_than_narrow_ones() -> None:
    assert width("MMMM", "small") > width("aaaa", "small") > width("iiii", "small") > 0


def test_a_han_character_is_about_as_wide_as_high() -> None:
    assert width("港日報", "small") == pytest.approx(3 * SIZES["small"], rel=0.1)


def test_accents_and_joiners_take_no_room() -> None:
    assert width("e\u0301\u200d", "small") == width("e", "small")


def test_bold_kinds_are_wider() -> None:
    assert width("Mirna", "head") > width("Mirna", "small")


@given(TEXTS, st.floats(0, 400), st.sampled_from(sorted(SIZES)))
def test_a_shortened_text_fits_and_is_the_beginning_of_the_whole(
    text: str, most: float, kind: str
) -> None:
    short = shortened(text, most, kind)
    if short == text:
        assert width(text, kind) <= most
        return
    assert short.endswith(ELLIPSIS)
    assert width(short, kind) <= max(most, width(ELLIPSIS, kind)) + 1e-9
    assert text.startswith(short.removesuffix(ELLIPSIS))


@given(TEXTS)
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    "whole",
    [
        "e\u0301",
        "a\u0323\u0302",
        "👩‍👩‍👧‍👦",
        "👍🏽",
        "🇮🇶",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "क्षि",
        "நி",
        unicodedata.normalize("NFD", "각"),
        "שָׁ",
        "❤️",
    ],
)
def test_what_a_reader_takes_for_one_character_is_never_cut(whole: str) -> None:
    assert list(clusters(f"x{whole}y")) == ["x", whole, "y"]
    lengths = {len(shortened(whole * 8, most, "who")) for most in range(0, 400, 3)}
    assert {(length - 1) % len(whole) for length in lengths if length < 8 * len(whole)} == {0}


def test_two_flags_are_two_characters() -> None:
    assert list(clusters("🇮🇶🇵🇹")) == ["🇮🇶", "🇵🇹"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ng", ("Ng",)),
        ("", ()),
        ("Harbour Council of Quillhaven", ("Harbour Council of", "Quillhaven")),
        ("The Board of Lamps and Beacons of the Port", ("The Board of", "Lamps and Beac…")),
    ],
)  # fmt: skip
def test_a_text_is_wrapped_at_spaces(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 150, "who") == lines


@pytest.mark.parametrize(
    ("text", "found"),
    [("Mirna", False), ("ليلى", True), ("שירה", True), ("31 ليلى", True), ("Tide ليلى", False)],
)
def test_the_first_letter_tells_the_direction(text: str, found: bool) -> None:  # noqa: FBT001
    assert right_to_left(text) is found


def test_a_text_without_letters_goes_with_the_page() -> None:
    assert right_to_left("31", otherwise=True)
    assert not right_to_left("31")
