"""Narrow places: a path of keys, or an offset, becomes a span."""

from __future__ import annotations

import pytest

from generator.locate import Locator, locate
from generator.model import Place
from generator.source import SourceFile, Span

YAML = """\
quotes:
  first:
    speaker: mara
    via: [gazette, tide-board]
    text: >-
      The ferry sails
      all winter, she said: all winter
    where:
stances:
  - actor: mara
    evidence:
      - first
  - actor: jon
passages:
  bare: the lamp is lit
  quoted: 'it''s lit'
"""


def pointed(place: Place, text: str = YAML, *, key: bool = False) -> str:
    """The text a place points at."""
    source = SourceFile(place.path, text)
    span = locate(place, source, key=key)
    start = source.offset(span.line, span.column)
    return text[start : source.offset(span.end_line, span.end_column)]


def at(*loc: str | int, words: str = "") -> Place:
    return Place("a.yaml", loc, words=words)


@pytest.mark.parametrize(
    ("loc", "text"),
    [
        (("quotes", "first", "speaker"), "mara"),
        (("quotes", "first", "via", 1), "tide-board"),
        (("stances", 0, "evidence", 0), "first"),
        (("passages", "bare"), "the lamp is lit"),
        (("passages", "quoted"), "'it''s lit'"),
    ],
)
def test_a_place_is_its_value(loc: tuple[str | int, ...], text: str) -> None:
    assert pointed(at(*loc)) == text


def test_a_folded_text_is_pointed_at_without_its_mark() -> None:
    assert pointed(at("quotes", "first", "text")).startswith("The ferry sails\n")


@pytest.mark.parametrize(
    ("loc", "key"),
    [
        (("quotes",), "quotes"),
        (("quotes", "first"), "first"),
        (("quotes", "first", "via"), "via"),
        (("quotes", "first", "where"), "where"),
        (("stances", 1), "actor"),
    ],
)
def test_what_is_no_text_is_pointed_at_by_its_key(loc: tuple[str | int, ...], key: str) -> None:
    assert pointed(at(*loc)) == key


def test_the_key_can_be_asked_for() -> None:
    assert pointed(at("passages", "bare"), key=True) == "bare"
    assert pointed(at("quotes", "first", "speaker"), key=True) == "speaker"
    assert pointed(at("quotes", "first", "via", 0), key=True) == "gazette"


@pytest.mark.parametrize(
    ("loc", "nearest"),
    [
        (("quotes", "first", "said"), "first"),
        (("quotes", "second", "speaker"), "quotes"),
        (("stances", 1, "evidence"), "actor"),
        (("stances", 7), "stances"),
        (("passages", "bare", "text"), "the lamp is lit"),
    ],
)
def test_what_is_not_there_is_pointed_at_by_what_is(
    loc: tuple[str | int, ...], nearest: str
) -> None:
    assert pointed(at(*loc)) == nearest


@pytest.mark.parametrize("loc", [(), ("reports",), ("reports", "x")])
def test_the_file_as_a_whole_is_its_first_character(loc: tuple[str | int, ...]) -> None:
    assert locate(at(*loc), SourceFile("a.yaml", YAML)) == Span("a.yaml", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", "ferry"),
        ("sails all winter", "sails\n      all winter"),
        ("all winter", "all winter"),
    ],
)
def test_words_are_found_inside_a_value_across_its_line_breaks(words: str, found: str) -> None:
    assert pointed(at("quotes", "first", "text", words=words)) == found


def test_the_first_of_equal_words_is_meant() -> None:
    place = at("quotes", "first", "text", words="all winter")

    assert locate(place, SourceFile("a.yaml", YAML)) == Span("a.yaml", 7, 7, 7, 17)


def test_words_that_are_not_there_leave_the_value() -> None:
    assert pointed(at("passages", "bare", words="tide")) == "the lamp is lit"


def test_front_matter_is_located_in_its_markdown_file() -> None:
    text = "---\ntitle: Lamp\nsummary: It is lit [@a#b].\n---\nIt is lit.\n"

    assert pointed(Place("a.md", ("title",)), text) == "Lamp"
    assert pointed(Place("a.md", ("summary",), words="a#b"), text) == "a#b"
    assert locate(Place("a.md", ("title",)), SourceFile("a.md", text)).line == 2


def test_an_offset_points_into_the_body_by_its_words() -> None:
    text = "---\ntitle: Lamp\n---\nIt is lit [@a#b], lit [@a#b].\n"
    second = text.rindex("a#b")

    place = Place("a.md", words="a#b", offset=second - 2)

    assert pointed(place, text) == "a#b"
    assert locate(place, SourceFile("a.md", text)).column == 25
    assert pointed(Place("a.md", offset=text.index("lit")), text) == "l"


def test_a_file_that_cannot_be_read_is_pointed_at_as_a_whole() -> None:
    for path, text in (("a.yaml", "a: ["), ("a.md", "no front matter"), ("a.yaml", "")):
        assert locate(Place(path, ("a",)), SourceFile(path, text)) == Span(path, 1, 1, 1, 1)


def test_a_locator_knows_many_files_and_is_lenient_about_others() -> None:
    files = {"a.yaml": SourceFile("a.yaml", YAML), "b.yaml": SourceFile("b.yaml", "name: Mara\n")}
    locator = Locator(files)

    assert locator.span(Place("b.yaml", ("name",))) == Span("b.yaml", 1, 7, 1, 11)
    assert locator.span(at("quotes", "first"), key=True) == Span("a.yaml", 2, 3, 2, 8)
    assert locator.span(at("quotes", "first", "speaker")) == Span("a.yaml", 3, 14, 3, 18)
    assert locator.span(Place("gone.yaml", ("name",))) == Span("gone.yaml", 1, 1, 1, 1)
