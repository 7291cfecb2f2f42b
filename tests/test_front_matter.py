"""Where front matter stands."""

from __future__ import annotations

import pytest

from generator.front_matter import FrontMatter, opens, split


def parts(text: str) -> tuple[str, str] | None:
    found = split(text)
    return (text[found.start : found.end], text[found.body :]) if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\na: b\n---\nbody\n", ("a: b\n", "body\n")),
        ("--- \na: b\n---\t\n\nbody", ("a: b\n", "\nbody")),
        ("---\n---\nbody", ("", "body")),
        ("---\na: b\n---", ("a: b\n", "")),
        ("---\na: b\n---\nx\n\n---\n\ny\n", ("a: b\n", "x\n\n---\n\ny\n")),
        ("---\na: >-\n  --- not a fence\n---\nx", ("a: >-\n  --- not a fence\n", "x")),
        ("---\na: b\n----\n---\n", ("a: b\n----\n", "")),
    ],
)
def test_a_file_is_cut_at_its_first_two_fences(text: str, found: tuple[str, str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    "text", ["", "body", "\n---\na: b\n---\n", " ---\na: b\n---\n", "----\n---\n"]
)
def test_a_file_that_begins_otherwise_has_none(text: str) -> None:
    assert split(text) is None
    assert not opens(text)


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: b\n", "---\na: b\n ---\n"])
def test_a_fence_without_a_second_one_opens_and_never_closes(text: str) -> None:
    assert split(text) is None
    assert opens(text)


def test_offsets_are_where_the_parts_begin_and_end() -> None:
    assert split("---\na: b\n---\nc") == FrontMatter(start=4, end=9, body=13)
