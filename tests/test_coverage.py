"""Which sentences a citation covers."""

from __future__ import annotations

import pytest

from generator.coverage import coverage, groups, overlong
from generator.pieces import Prose
from generator.prose import compile_line, compile_story


def story(text: str) -> Prose:
    prose, problems = compile_story(text, lang="en")
    assert problems == ()
    return prose


def table(prose: Prose) -> list[tuple[str, str]]:
    """Each counted sentence, and the targets of the citations that cover it."""
    return [
        (
            prose.stream.text[found.sentence.start : found.sentence.end],
            " ".join(prose.references[number].target for number in found.citations),
        )
        for found in coverage(prose)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A a. B b.", [("A a.", ""), ("B b.", "")]),
        ("A a. [@x] B b.", [("A a.", "x"), ("B b.", "")]),
        ("A a.[@x] B b.", [("A a.", "x"), ("B b.", "")]),
        ("A a [@x]. B b.", [("A a.", "x"), ("B b.", "")]),
        ("A a. B b. [@x] C c.", [("A a.", "x"), ("B b.", "x"), ("C c.", "")]),
        ("A a. [@x] B b. C c. [@y]", [("A a.", "x"), ("B b.", "y"), ("C c.", "y")]),
        ("A a. B [@x] b. C c.", [("A a.", "x"), ("B b.", "x"), ("C c.", "")]),
        ("A [@x] a [@y]. B b.", [("A a.", "x y"), ("B b.", "")]),
        ("A [@x] a. [@y] B b.", [("A a.", "x y"), ("B b.", "")]),
        ("A a. B b. [@x] [@y] C c.", [("A a.", "x y"), ("B b.", "x y"), ("C c.", "")]),
        ("A a. B b [@x], [@y]. C c.", [("A a.", "x y"), ("B b,.", "x y"), ("C c.", "")]),
        ("A a. B b.\n[@x]\n[@y]\nC c.", [("A a.", "x y"), ("B b.", "x y"), ("C c.", "")]),
        ("[@x] A a. B b.", [("A a.", "x"), ("B b.", "")]),
        ("A a.\n\nB b. [@x]", [("A a.", ""), ("B b.", "x")]),
        ("A a.\n\n[@x] B b.", [("A a.", ""), ("B b.", "x")]),
        ("A a.\n\n[@x]\n\nB b.", [("A a.", ""), ("B b.", "")]),
        ("A a.\n\n![[q#r]]\n\n[@x]", [("A a.", "")]),
        ("“A a.” [@x] B b.", [("“A a.”", "x"), ("B b.", "")]),
        ("In the U.S. [@x] Navy. B b.", [("In the U.S. Navy.", "x"), ("B b.", "")]),
        ("# A a. [@x]\n\nB b.", [("B b.", "")]),
        ("- A a. [@x]\n- B b.", [("A a.", "x"), ("B b.", "")]),
        ("> A a. B b. [@x]", [("A a.", "x"), ("B b.", "x")]),
        (
            "|A a|B b|\n|-|-|\n|C c|D d [@x]|",
            [("A a", ""), ("B b", ""), ("C c", "x"), ("D d", "x")],
        ),
        ("::: analysis\nA a. [@x]\n:::\nB b.", [("B b.", "")]),
        ("A a. [[m]] b. [@x]", [("A a.", "x"), ("m b.", "x")]),
        ("— [@x]", []),
    ],
)
def test_a_citation_covers_what_came_since_the_last_one_and_its_whole_sentence(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert table(story(text)) == expected


def test_a_summary_is_covered_like_a_body() -> None:
    prose, _ = compile_line("A a. B b. [@x]", lang="en")
    assert table(prose) == [("A a.", "x"), ("B b.", "x")]


def test_citations_in_a_row_are_one_group() -> None:
    prose = story("A a. [@x] [@y] B b. [@z]\n\n[@w] C c.")
    assert [found.citations for found in groups(prose)] == [(0, 1), (2,), (3,)]


def test_a_group_without_a_sentence_covers_none() -> None:
    (group,) = groups(story("# A a. [@x]"))
    assert group.sentences == ()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A a. B b. C cc. [@x]", []),
        ("A a. B b. C cc. D dd. [@x]", [4]),
        ("A a. B b. C cc. D dd. E e. [@x] [@y] F f. [@z]", [5]),
        ("A a. B b. [@x] C cc. D dd. [@y]", []),
        ("A a. B b.\n\nC cc. D dd. [@x]", []),
    ],
)
def test_a_citation_that_more_than_three_sentences_lean_on_is_found(
    text: str, counts: list[int]
) -> None:
    assert [len(found.sentences) for found in overlong(story(text))] == counts


def test_many_citations_in_one_paragraph_take_time_that_grows_with_their_number() -> None:
    prose = story("A a. [@x] " * 5_000)
    assert all(found.citations for found in coverage(prose))
