"""What a proof offers beside its verdict: the link to the passage, without the text."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from generator.sealed_words import sealed_directive


@pytest.mark.parametrize(
    ("slices", "directive"),
    [
        (("We wait for salt",), "text=We wait for salt"),
        (("We wait", "and then we sing"), "text=We wait&text=and then we sing"),
        # the second part is no context of the first: in the article other words lie between
        (("We wait", "and then we wait for salt"), "text=We wait&text=and then we wait for salt"),
        (("Oil is dear. ¶ We wait for salt and rope",), "text=Oil is dear,wait for salt and rope"),
    ],
)
def test_a_link_to_words_of_a_hidden_text_is_made_of_these_words_alone(
    slices: tuple[str, ...], directive: str
) -> None:
    assert unquote(sealed_directive(slices) or "") == f":~:{directive}"


def test_words_without_a_letter_make_no_link() -> None:
    assert sealed_directive(("…",)) is None
