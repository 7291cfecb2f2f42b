from __future__ import annotations

import pytest

from generator.anchoring import ERROR_FLAGS, Flag, Kind, anchor, prepare
from generator.text_stream import TextStream


def _flags(text: str, quote: str | tuple[str, ...], lang: str = "en") -> list[str]:
    return [str(flag) for flag in anchor(prepare(TextStream.plain(text, lang)), quote).flags]


SAID = "“We will leave the valley only when the treaty is signed,” he said."
ASKED = "“Is the harbour open?” she asked. “We do not know, but the lamp burns.” She left."


@pytest.mark.parametrize(
    ("text", "quote", "flags"),
    [
        (SAID, "We will leave the valley only when the treaty is signed", []),
        (SAID, "We will leave the valley", ["cut-mid-sentence"]),
        (SAID, "We will leave the valley.", ["cut-mid-sentence", "edge-punct"]),
        (SAID, "We will leave the valley …", []),
        (SAID, "… only when the treaty is signed", []),
        (SAID, "only when the treaty is signed,", []),
        (SAID, "only when the treaty is signed.", ["edge-punct"]),
        (SAID, "he said", ["not-in-quote-marks"]),
        (SAID, "the treaty is signed,” he said", ["attribution-gap"]),
        (ASKED, "Is the harbour open?", []),
        (ASKED, "the lamp burns", ["cut-mid-sentence"]),
        (ASKED, "… the lamp burns", []),
        (ASKED, "[but] the lamp burns", ["gap-has-negation"]),
        ("The keeper waits. “We sing.”", "The keeper waits", ["not-in-quote-marks"]),
        (
            "“We wait for salt and rope,” she said. They left.",
            "We wait for salt and rope … They left.",
            ["not-in-quote-marks"],
        ),
        ("“We wait.\n“And we sing,” she said.", "We wait. And we sing", ["multi-block"]),
        ("“We wait for salt.” “We sing.”", "We wait … for salt", ["empty-gap"]),
        ("“We wait [...] for salt.”", "We wait … for salt", []),
        ("“We can wait here.”", "We can[not] wait here", ["bracket-adds-negation"]),
        ("“We cannot wait here, no.”", "We [can] wait here, no", ["gap-has-negation"]),
        (
            "“We wait,” she said, not smiling, “and sing.”",
            ("We wait", "and sing"),
            ["attribution-gap"],
        ),
        (
            "“We wait,” she said. “Never here. But we sing.”",
            ("We wait", "But we sing."),
            ["attribution-gap", "gap-has-negation"],
        ),
        (
            "“We wait,” she said. Gone. “So we sing,” she said.",
            "We wait … we sing",
            ["attribution-gap"],
        ),
    ],
)
def test_flags_are_raised_where_they_should_be_and_nowhere_else(
    text: str, quote: str | tuple[str, ...], flags: list[str]
) -> None:
    assert _flags(text, quote) == flags


def test_a_passage_has_no_flags_about_quotation_marks() -> None:
    article = prepare(TextStream.plain("The keeper waits for salt in the harbour.", "en"))
    found = anchor(article, "waits for salt", kind="passage")
    assert found.flags == ()
    assert found.form is None
    assert anchor(article, "waits for salt.", kind=Kind.PASSAGE).flags == (
        Flag.CUT_MID_SENTENCE,
        Flag.EDGE_PUNCT,
    )


NEAR = "Ada Quill-Brandt lit it.\n“The lamp burns,” she said.\nGone.\n“We sing all night.”"


@pytest.mark.parametrize(
    ("quote", "names", "near"),
    [
        ("The lamp burns", ("Ada Quill-Brandt",), True),
        ("The lamp burns", ("Keeper", "quill-brandt"), True),
        ("The lamp burns", ("Adele Quill-Brandt",), True),
        ("The lamp burns", ("Bero Marrow",), False),
        ("We sing all night", ("Ada Quill-Brandt",), False),
        ("We sing all night", (), True),
    ],
)
def test_a_speaker_is_looked_for_in_the_same_paragraph_and_the_one_before(
    quote: str,
    names: tuple[str, ...],
    near: bool,  # noqa: FBT001 # a table's column
) -> None:
    found = anchor(prepare(TextStream.plain(NEAR, "en")), quote, speaker_names=names)
    assert (Flag.SPEAKER_NOT_NEAR not in found.flags) is near


def test_names_are_found_whatever_their_apostrophe() -> None:
    article = prepare(TextStream.plain("“The lamp burns,” O’Quill said.", "en"))
    assert anchor(article, "The lamp burns", speaker_names=("O'Quill",)).flags == ()


def test_flags_are_sorted_and_errors_are_four() -> None:
    found = anchor(
        prepare(TextStream.plain("No, we wait. And so.\nOn", "en")), "we wait. And so. On"
    )
    assert list(found.flags) == sorted(found.flags)
    assert {str(flag) for flag in ERROR_FLAGS} == {
        "not-in-quote-marks",
        "gap-has-negation",
        "bracket-adds-negation",
        "in-heading",
    }
