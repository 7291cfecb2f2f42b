"""YAML syntax errors as an editor reads them, the same with either loader."""

from __future__ import annotations

import pytest
import yaml

from generator import yaml_events
from generator.diagnostics import Diagnostic
from generator.source import SourceFile
from generator.yaml_nodes import parse


@pytest.fixture(
    params=[yaml.CSafeLoader, yaml.SafeLoader], ids=lambda loader: loader.__name__, autouse=True
)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "LOADER", request.param)


def fault(text: str) -> tuple[Diagnostic, str]:
    """The one finding, and the text it points at."""
    source = SourceFile("x.yaml", text)
    (found,) = parse(source).findings
    span = found.span
    start = source.offset(span.line, span.column)
    return found, text[start : source.offset(span.end_line, span.end_column)]


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("title: The deal: what next", "The deal: what next", "holds ': '"),
        ("- text: He said: no\n", "He said: no", "holds ': '"),
        ("title: “Stay: or go”", "“Stay: or go”", "holds ': '"),
        ("title: a\n\tb: c", "\t", "a tab cannot indent"),
        ("\ttitle: a", "\t", "a tab cannot indent"),
        ("a:\n\t- b", "\t", "a tab cannot indent"),
        ('title: "unclosed\nb: c\n', '"', "opens here is never closed"),
        ("title: 'unclosed\nb: c\n", "'", "opens here is never closed"),
        ('title: "unclosed\nb: "c"\n', '"', "closes only lines below"),
        ("a: [b, c\nd: e\n", "[", "opens here is not closed"),
        ("a: {b: c\nd: e\n", "{", "opens here is not closed"),
        ("a: [b", "[", "opens here is not closed"),
        ("a: [b,,c]", ",", "nothing stands before this ','"),
        ("a: @foo", "@", "cannot begin with @"),
        ("a: %5 more", "%", "cannot begin with %"),
        ("a: `x`", "`", "cannot begin with `"),
        ("a: *bold* text", "*", "cannot begin with *"),
        ("a: & more", "&", "cannot begin with &"),
        ("- ]", "]", "cannot begin with ]"),
        ("a: - b", "-", "cannot begin with -"),
        ("@a: b", "@", "cannot begin with @"),
        ("a: >- text\nb: c", "text", "begins on the next line"),
        ("a: |x\n b", "x", "begins on the next line"),
        ("a: [x] y", "y", "goes on after the closing ]"),
        ('a: "x" y', "y", 'goes on after the closing "'),
        ("a: 'it's fine'", "s fine'", "goes on after the closing '"),
        ("a: [[mara|Mara]] said", "said", "goes on after the closing ]"),
        ('a: "\\q"', "\\q", "begins an escape"),
        ("a\nb: c", "a", "no 'key: value'"),
        ("a: b\nc\nd: e", "c", "no 'key: value'"),
        ("a:b\nc: d", ":", "the colon needs a space"),
        ("a: b\n  c: d", "c:", "already has its value"),
        ("a:\n    b: c\n  d: e", "d: e", "indented unlike"),
        ("- a\nb: c", "b: c", "indented unlike"),
        ("a: b\n- c", "- c", "a list item stands among keys"),
    ],
)
def test_a_syntax_error_points_at_its_cause_in_plain_words(text: str, at: str, words: str) -> None:
    found, pointed = fault(text)

    assert found.code == "bad-yaml"
    assert pointed == at
    assert words in found.message


@pytest.mark.parametrize("text", ["a: x # c\n  y\nb: c", "a:\n  - x # c\n    y\n"])
def test_a_comment_inside_a_text_of_several_lines_is_told_as_what_it_is(text: str) -> None:
    found, pointed = fault(text)

    assert (found.code, pointed) == ("comment-after-text", "# c")


@pytest.mark.parametrize("mark", ["@", "%", "`", "*", "&"])
def test_a_text_that_begins_with_a_mark_gets_the_way_out(mark: str) -> None:
    found, _ = fault(f"text: {mark} begins it")

    assert found.hint == "put the text on a line of its own, under >-"


@pytest.mark.parametrize(("mark", "code"), [("*x", "yaml-alias"), ("!x", "yaml-tag")])
def test_a_word_behind_a_mark_gets_the_way_out_too(mark: str, code: str) -> None:
    found, pointed = fault(f"text: {mark}")

    assert (found.code, pointed) == (code, mark)
    assert found.hint == f"text that begins with {mark[0]} goes under >- on a line of its own"


def test_an_error_without_words_of_ours_shows_the_parsers() -> None:
    found, _ = fault("%TAG x")

    assert found.message.startswith("this is not YAML: ")
