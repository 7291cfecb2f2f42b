from __future__ import annotations

import pytest

from generator.anchoring import Anchor, Reason, Verdict, anchor, prepare
from generator.text_stream import TextStream


def _anchor(text: str, quote: str | tuple[str, ...], **context: str) -> Anchor:
    return anchor(prepare(TextStream.plain(text, "en")), quote, prefix=context.get("prefix"))


@pytest.mark.parametrize("words", [119, 120])
def test_an_ellipsis_may_pass_over_a_hundred_and_twenty_words(words: int) -> None:
    text = f"We wait here {'salt ' * words}and we sing."
    assert _anchor(text, "We wait here … and we sing").verdict is Verdict.ELIDED


def test_an_ellipsis_may_not_pass_over_more() -> None:
    found = _anchor(f"We wait here {'salt ' * 121}and we sing.", "We wait here … and we sing")
    assert (found.verdict, found.reason) == (Verdict.NEAR_MISS, Reason.GAP_TOO_LONG)


def test_an_ellipsis_may_cross_two_borders_and_not_three() -> None:
    two, three = "We wait here.\nSalt.\nAnd we sing.", "We wait here.\nSalt.\nRope.\nAnd we sing."
    assert _anchor(two, "We wait here … And we sing").verdict is Verdict.ELIDED
    assert _anchor(three, "We wait here … And we sing").reason == Reason.GAP_TOO_LONG


def test_a_bracket_may_stand_for_six_words_and_not_for_seven() -> None:
    six, seven = f"We wait {'salt ' * 6}and sing.", f"We wait {'salt ' * 7}and sing."
    assert _anchor(six, "We wait [long] and sing").verdict is Verdict.ALTERED
    assert _anchor(seven, "We wait [long] and sing").reason == Reason.BRACKET_GAP_TOO_LONG


def test_a_bracket_may_not_cross_a_border() -> None:
    assert not _anchor("We wait.\nAnd sing.", "We wait [here] And sing").verdict.proven


def test_a_remark_in_brackets_passes_over_nothing() -> None:
    assert _anchor("They is late now.", "They is [sic] late now").verdict is Verdict.ALTERED
    assert not _anchor("They is very late now.", "They is [sic] late now").verdict.proven


@pytest.mark.parametrize(
    ("text", "quote", "verdict"),
    [
        ("But the lamp burns.", "[T]he lamp burns", Verdict.ALTERED),
        ("The lamp burns.", "[t]he lamp burns", Verdict.ALTERED),
        ("But we wait.", "[T]he lamp burns", Verdict.MISSING),
        ("Işık yanıyor burada.", "[ı]şık yanıyor burada", Verdict.ALTERED),
        ("We came. The lamp burns.", "We came. [t]he lamp burns", Verdict.ALTERED),
        ("We see a lamp burn.", "We see [T]he lamp burn", Verdict.NEAR_MISS),
    ],
)
def test_a_letter_in_brackets_changes_its_case_only(
    text: str, quote: str, verdict: Verdict
) -> None:
    assert _anchor(text, quote).verdict is verdict


def test_a_letter_without_case_in_brackets_is_put_in() -> None:
    article = prepare(TextStream.plain("他们今天会等渡轮。", "zh"))
    assert anchor(article, "[我]们今天会等渡轮").verdict is Verdict.ALTERED


def test_the_shortest_way_through_repeated_parts_is_taken() -> None:
    text = "We wait and hope. We wait for the ferry and then we sing. Then we sing."
    found = _anchor(text, "We wait … then we sing")
    start, end = found.spans[0][0], found.spans[-1][1]
    assert text[start:end] == "We wait for the ferry and then we sing"


def test_equal_ways_are_ambiguous_and_a_prefix_settles_them() -> None:
    text = "Ada: We wait for salt and sing. Bero: We wait for salt and sing."
    assert _anchor(text, "We wait … and sing").reason == Reason.REPEATED
    found = _anchor(text, "We wait … and sing", prefix="Bero")
    assert found.spans[0][0] == text.rindex("We wait")


def test_points_of_the_articles_own_are_no_cut() -> None:
    found = _anchor("Well… the lamp burns, we say, all night.", "Well … the lamp burns … all night")
    assert found.slices == ("Well… the lamp burns", "all night")


def test_a_part_with_the_articles_own_brackets_needs_no_change() -> None:
    text = "We will [laughs] never close, whatever they print, this harbour."
    found = _anchor(text, "We will [laughs] never close … this harbour")
    assert found.verdict is Verdict.ELIDED
    assert found.slices == ("We will [laughs] never close", "this harbour")


def test_stretches_joined_by_brackets_count_together_beside_an_ellipsis() -> None:
    text = "We will, as I said before, keep the lamp lit for ships."
    assert _anchor(text, "We [all] will … keep the lamp").verdict is Verdict.ALTERED
    assert _anchor(text, "will … keep the lamp").reason == Reason.SEGMENT_TOO_SHORT


def test_parts_follow_each_other_within_the_limits_of_an_ellipsis() -> None:
    near = "“We wait,” she said.\nSalt.\n“And we sing,” she said."
    far = "“We wait,” she said.\nSalt.\nRope.\n“And we sing,” she said."
    assert _anchor(near, ("We wait", "And we sing")).verdict is Verdict.ELIDED
    assert _anchor(far, ("We wait", "And we sing")).reason == Reason.GAP_TOO_LONG


def test_each_part_may_be_cut_and_altered_itself() -> None:
    text = "“We wait for the ferry here,” she said, “and then we all sing to it.”"
    found = _anchor(text, ("We wait … ferry here", "and [then] we all sing"))
    assert found.verdict is Verdict.ALTERED
    assert found.slices == ("We wait", "ferry here", "and", "we all sing")


def test_a_single_part_is_a_string() -> None:
    assert _anchor("“We wait,” she said.", ("We wait",)).verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ((), Reason.EMPTY),
        (("We wait", " "), Reason.EMPTY),
        (("We wait", "a"), Reason.TOO_SHORT),
        (("We wait", "\ud800x"), Reason.SURROGATE),
    ],
)
def test_a_list_that_cannot_be_looked_for_is_invalid(
    quote: tuple[str, ...], reason: Reason
) -> None:
    found = _anchor("“We wait,” she said.", quote)
    assert (found.verdict, found.reason) == (Verdict.INVALID, reason)


def test_what_is_no_text_is_invalid() -> None:
    article = prepare(TextStream.plain("We wait.", "en"))
    assert anchor(article, 7).reason == Reason.NOT_TEXT  # type: ignore[arg-type]
