"""The nearest known spelling."""

from __future__ import annotations

from random import Random

import pytest

from generator.findings import did_you_mean


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("mara-lindd", ["mara-lind", "jon-berg"], "did you mean 'mara-lind'?"),
        ("gazete", ["gazette", "herald"], "did you mean 'gazette'?"),
        ("xyz", ["mara-lind", "jon-berg"], None),
        ("gazette", [], None),
    ],
)
def test_only_a_near_spelling_is_suggested(word: str, known: list[str], hint: str | None) -> None:
    assert did_you_mean(word, known) == hint


def test_the_suggestion_does_not_depend_on_the_order_of_what_is_known() -> None:
    known = ["lamp-a", "lamp-b", "lamp-c", "lamp-d"]
    order = Random(7)
    hints = {did_you_mean("lamp-x", order.sample(known, len(known))) for _ in range(20)}
    assert len(hints) == 1
