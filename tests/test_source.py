"""Lines, columns and offsets of a file's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source import SourceFile, Span


def file(text: str) -> SourceFile:
    return SourceFile("content/x.yaml", text)


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("quay", 0, (1, 1)),
        ("quay\nlamp", 4, (1, 5)),
        ("quay\nlamp", 5, (2, 1)),
        ("quay\n\nlamp", 5, (2, 1)),
        ("", 0, (1, 1)),
        ("船は出る", 2, (1, 3)),
        ("⛴\u0301x", 2, (1, 3)),
    ],
)
def test_a_position_counts_lines_and_code_points_from_one(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert file(text).position(offset) == position


def test_a_span_ends_just_after_its_last_character() -> None:
    assert file("a: quay\nb: lamp\n").span(3, 7) == Span("content/x.yaml", 1, 4, 1, 8)


def test_a_span_may_run_over_lines() -> None:
    assert file("a: quay\nb: lamp\n").span(3, 9) == Span("content/x.yaml", 1, 4, 2, 2)


def test_a_span_whose_end_lies_before_its_start_is_empty() -> None:
    assert file("quay").span(2, 1) == Span("content/x.yaml", 1, 3, 1, 3)


@pytest.mark.parametrize(
    ("text", "number", "line"),
    [
        ("quay\nlamp\n", 1, "quay"),
        ("quay\nlamp\n", 2, "lamp"),
        ("quay\nlamp\n", 3, ""),
        ("quay\nlamp", 2, "lamp"),
        ("quay", 9, ""),
        ("", 1, ""),
    ],
)
def test_a_line_comes_without_its_end_and_empty_beyond_the_last(
    text: str, number: int, line: str
) -> None:
    assert file(text).line(number) == line


def test_the_whole_file_is_meant_by_its_first_character() -> None:
    assert file("quay\nlamp\n").whole() == Span("content/x.yaml", 1, 1, 1, 1)


@given(st.text(alphabet="ab\n船", max_size=40), st.data())
def test_offset_undoes_position(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    source = file(text)
    assert source.offset(*source.position(offset)) == offset


@given(st.text(alphabet="ab\n船", max_size=40))
def test_the_lines_joined_are_the_text(text: str) -> None:
    source = file(text)
    count = text.count("\n") + 1
    assert "\n".join(source.line(number + 1) for number in range(count)) == text
