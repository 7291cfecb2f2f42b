"""The shape of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.lookalike import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Lind", "mara lind"),
        ("Zoë", "Zoe"),
        ("Anne-Marie", "Anne Marie"),
        ("Straße", "STRASSE"),
        ("Ｌｉｎｄ", "Lind"),
        ("Аnna", "Anna"),  # Cyrillic А
        ("Οlga", "Olga"),  # Greek Ο
        ("O'Neil", "O’Neil"),
        ("Adel Abdul-Mahdi", "Adel Abdul Mahdi"),
    ],
)
def test_names_that_a_reader_could_take_for_one_another_have_one_shape(
    one: str, other: str
) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mara Lind", "Mara Lund"), ("Anna", "Hanna"), ("ليلى", "ليلا"), ("李", "季"), ("!", "?")],
)
def test_names_that_differ_have_shapes_that_differ(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text(min_size=1, max_size=20).filter(str.strip))
def test_no_name_is_without_a_shape(name: str) -> None:
    assert skeleton(name)
