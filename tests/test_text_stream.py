from __future__ import annotations

from generator.text_stream import BORDER, BlockKind, TextStream


def test_each_line_of_a_plain_text_is_a_paragraph_with_its_number() -> None:
    stream = TextStream.plain("The lamp burns.\n\n  It is late. \r\nGo.", "en")
    assert [stream.text[block.start : block.end] for block in stream.blocks] == [
        "The lamp burns.",
        "It is late.",
        "Go.",
    ]
    assert [block.paragraph for block in stream.blocks] == [1, 2, 3]
    assert {block.kind for block in stream.blocks} == {BlockKind.PARA}


def test_offsets_are_those_of_the_text_that_was_given() -> None:
    text = "One.\n\nTwo.\r\n\u2028Three."
    stream = TextStream.plain(text, "")
    assert len(stream.text) == len(text)
    assert BORDER in stream.text
    for block in stream.blocks:
        assert text[block.start : block.end] == stream.text[block.start : block.end]


def test_a_text_without_words_has_no_blocks() -> None:
    assert TextStream.plain(" \n\t\n", "en").blocks == ()
