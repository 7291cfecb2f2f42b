"""Prose in the making: places in a wrapped source, and a stream in step with its pieces."""

from __future__ import annotations

from generator.composing import Composer, SourceMap
from generator.pieces import BlockEnd, Markup, Pointer, ReferenceKind, Words
from generator.text_stream import BORDER, BlockKind


def test_between_two_points_content_and_source_run_in_step() -> None:
    # `> ab\n> cd`, whose content is `ab\ncd`
    places = SourceMap([(0, 2), (3, 7)])
    assert [places(offset) for offset in range(5)] == [2, 3, 4, 7, 8]


def test_a_range_ends_where_its_last_character_does() -> None:
    places = SourceMap([(0, 2), (3, 7)])
    assert places.span(0, 2) == (2, 4)
    assert places.span(1, 4) == (3, 8)
    assert places.span(3, 3) == (7, 7)


def test_a_point_may_lie_before_the_content() -> None:
    # a line that begins with three spaces, which the content leaves out
    assert SourceMap([(-3, 10)])(0) == 13


def compose(*words: str) -> Composer:
    out = Composer()
    start = out.open_block()
    for word in words:
        out.cite("x", (0, 0)) if word == "@" else out.say(word)
    out.close_block(start, BlockKind.PARA, out.number())
    return out


def test_words_that_follow_each_other_are_one_piece() -> None:
    out = compose("a", " ", "b")
    assert (out.text(), out.pieces()) == ("a b", (Words(0, 3),))


def test_space_before_a_citation_goes_and_comes_back_before_a_word() -> None:
    assert compose("a ", "@", "b").text() == "a b"
    assert compose("a ", "\n", "@", " b").text() == "a b"
    assert compose("a ", "@", ".").text() == "a."
    assert compose("a ", "@").text() == "a"


def test_space_alone_before_a_citation_leaves_no_empty_piece() -> None:
    out = compose(" ", "@", "a")
    assert out.pieces() == (Pointer(0), Words(0, 2))


def test_html_that_follows_html_is_one_piece() -> None:
    out = Composer()
    out.html("<p>")
    out.html("<em>")
    out.html("")
    assert out.pieces() == (Markup("<p><em>"),)


def test_a_block_without_text_leaves_its_border_and_is_not_listed() -> None:
    out = Composer()
    for text in ("", "a", "", "b"):
        start = out.open_block()
        out.say(text)
        out.close_block(start, BlockKind.PARA, out.number())
    assert out.text() == f"{BORDER}a{BORDER}{BORDER}b"
    assert [(block.start, block.paragraph) for block in out.blocks] == [(1, 2), (4, 4)]


def test_the_end_of_a_block_names_its_last_text() -> None:
    out = compose("a")
    out.end_top(0)
    out.point(ReferenceKind.TRANSCLUSION, "x#y", (0, 0))
    out.end_top(1)
    assert [piece for piece in out.pieces() if isinstance(piece, BlockEnd)] == [
        BlockEnd(0),
        BlockEnd(-1),
    ]
