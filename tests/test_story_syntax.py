"""What is read as one of our references, and what is left to Markdown."""

from __future__ import annotations

import pytest

from generator.pieces import ReferenceKind
from generator.story_syntax import inline_at, transclusion_line


@pytest.mark.parametrize("text", ["[a](b)", "[a]", "!", "![a](b)", "@x", "[ [a]]", "]]", "a"])
def test_what_is_none_of_ours_is_left_alone(text: str) -> None:
    assert inline_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "kind", "target", "words"),
    [
        ("[[mara-lind]]", ReferenceKind.LINK, "mara-lind", None),
        ("[[mara-lind|Mara | Lind]]", ReferenceKind.LINK, "mara-lind", "Mara | Lind"),
        ("[[mara-lind| the  old \n\t captain ]]", ReferenceKind.LINK, "mara-lind",
         "the  old captain"),
        ("[@gazette#all-winter]", ReferenceKind.CITATION, "gazette#all-winter", None),
        ("[@#item]", ReferenceKind.CITATION, "#item", None),
        ("![[gazette#all-winter]]", ReferenceKind.TRANSCLUSION, "gazette#all-winter", None),
    ],
)  # fmt: skip
def test_a_reference_is_read_to_its_end(
    text: str, kind: ReferenceKind, target: str, words: str | None
) -> None:
    found = inline_at(f"{text} [[x]]", 0, len(text) + 6)
    assert found is not None
    assert (found.kind, found.target, found.words, found.end) == (kind, target, words, len(text))


def test_a_reference_is_not_read_beyond_the_end_given() -> None:
    found = inline_at("[[mara-lind]]", 0, 8)
    assert found is not None
    assert (found.kind, found.end) == (None, 2)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[]]", "'[[]]' names nothing"),
        ("[@ ]", "'[@ ]' names nothing"),
        ("[[a b]]", "'[[a b]]' holds a space where an id is wanted"),
        ("[@a\n  b]", "'[@a b]' holds a space where an id is wanted"),
        ("[[a| ]]", "'[[a| ]]' has no words after its `|`"),
        ("[[a", "'[[' begins a reference and no ']]' ends it"),
        ("[@a", "'[@' begins a reference and no ']' ends it"),
        ("![[a|b]]", "'[[a|b]]' takes no words: a quote shows its own"),
    ],
)
def test_what_only_looks_like_a_reference_says_why(text: str, fault: str) -> None:
    found = inline_at(text, 0, len(text))
    assert found is not None
    assert found.kind is None
    assert found.fault == fault


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("![[x#y]]", "x#y"),
        ("  ![[x#y]] \t", "x#y"),
        ("![[x#y]].", None),
        ("![[x y]]", None),
        ("![[]]", None),
        ("![[x|y]]", None),
        ("[[x#y]]", None),
        ("![[x]] ![[y]]", None),
    ],
)
def test_a_quote_is_shown_in_place_only_where_nothing_else_is_on_the_line(
    line: str, target: str | None
) -> None:
    assert transclusion_line(line) == target


def test_a_very_long_unclosed_reference_is_read_once() -> None:
    text = "[[" + "a" * 1_000_000
    found = inline_at(text, 0, len(text))
    assert found is not None
    assert found.kind is None
