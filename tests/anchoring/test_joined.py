from __future__ import annotations

import pytest

from generator.anchoring import Flag, Verdict, anchor, prepare
from generator.text_stream import TextStream

INTERRUPTED = {
    "en": ("“We wait,” the keeper said, “until the lamp burns.”", "We wait until the lamp burns"),
    "en with titles": (
        "“We,” said Gen. Ada Quill of the U.S. Navy, “wait for salt.”",
        "We wait for salt",
    ),
    "en after a full stop": ("“We wait,” she said. “The lamp burns.”", "We wait. The lamp burns."),
    "en after a question": ("“Do we wait?” she asked. “We sing.”", "Do we wait? We sing."),
    "en in three": (
        "“We came,” she said, “we sat,” she said, “and left.”",
        "We came, we sat and left",
    ),
    "en with the outlet's brackets": (
        "“We wait,” she said. “But they [the crew] sing all night.”",
        "We wait. But they [the crew] sing",
    ),
    "de": ("„Wir warten“, sagte sie, „bis das Licht brennt.“", "Wir warten bis das Licht brennt"),
    "fr": ("« Nous attendons », dit-elle, « la lampe ».", "Nous attendons la lampe"),
    "ru": ("«Мы ждём», — сказала она, — «лампу».", "Мы ждём лампу"),
    "ar": ("«نحن ننتظر»، قالت المديرة، «المصباح».", "نحن ننتظر المصباح"),
    "zh": ("“我们等，”她说，“灯亮。”", "我们等，灯亮"),
}
APART = {
    "a colon": ("“We wait.” The keeper: “We sing.”", "We wait. We sing."),
    "a sentence of its own": ("“We wait.” The keeper said, “We sing.”", "We wait. We sing."),
    "a sentence's end between": ("“We wait,” she said. He said, “We sing.”", "We wait We sing"),
    "an answer": ("“We wait,” she said, and he replied, “we sing.”", "We wait we sing"),
    "a contrast": ("“We wait,” she said, while he said, “we sing.”", "We wait we sing"),
    "speech attributed anew": (
        "“Do we wait?” she asked. “We sing,” he said.",
        "Do we wait? We sing",
    ),
    "another paragraph": ("“We wait,” she said.\n“We sing,” he said.", "We wait We sing"),
    "a long way": (f"“We wait,” she said {'as ever ' * 20}, “and sing.”", "We wait and sing"),
    "fragments": ("They “wait for” the “lamp in” salt.", "wait for lamp in"),
    "other words": ("“We wait,” she said, “until the lamp burns.”", "We wait until a lamp burns"),
    "an answer in Arabic": (
        "«نحن ننتظر»، قالت، بينما رد القبطان، «لا ننتظر».",
        "نحن ننتظر لا ننتظر",
    ),
    "half a word": ("“We wait,” she said, “until noon.”", "We wait until no"),
}


@pytest.mark.parametrize("case", INTERRUPTED.values(), ids=INTERRUPTED.keys())
def test_an_interrupted_utterance_is_elided_and_its_parts_are_given(case: tuple[str, str]) -> None:
    found = anchor(prepare(TextStream.plain(case[0], "en")), case[1])
    assert found.verdict is Verdict.ELIDED
    assert Flag.ATTRIBUTION_GAP in found.flags
    assert found.explanation is not None
    assert found.explanation.parts == found.slices
    assert len(found.slices) > 1


@pytest.mark.parametrize("case", INTERRUPTED.values(), ids=INTERRUPTED.keys())
def test_the_parts_that_are_printed_are_accepted_as_a_list(case: tuple[str, str]) -> None:
    article = prepare(TextStream.plain(case[0], "en"))
    joined = anchor(article, case[1])
    listed = anchor(article, joined.slices)
    assert listed.verdict is Verdict.ELIDED
    assert listed.spans == joined.spans


@pytest.mark.parametrize("case", APART.values(), ids=APART.keys())
def test_what_may_be_two_utterances_is_never_joined(case: tuple[str, str]) -> None:
    assert not anchor(prepare(TextStream.plain(case[0], "en")), case[1]).verdict.proven


def test_a_joined_string_that_is_refused_is_told_its_parts() -> None:
    text = "“We wait,” she said. He said, “We sing all night.”"
    found = anchor(prepare(TextStream.plain(text, "en")), "We wait, she said. He said, We sing all")
    assert found.verdict is Verdict.NEAR_MISS
    assert found.explanation is not None
    assert found.explanation.parts == ("We wait,", "We sing all")


def test_a_quote_with_the_reporters_words_is_told_its_parts() -> None:
    text = "“We wait,” the keeper said, “until the lamp burns.”"
    found = anchor(prepare(TextStream.plain(text, "en")), text)
    assert found.verdict is Verdict.VERBATIM
    assert found.flags == (Flag.ATTRIBUTION_GAP,)
    assert found.explanation is not None
    assert found.explanation.parts == ("We wait,", "until the lamp burns")
