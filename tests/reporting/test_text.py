"""Diagnostics as text for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Related, Severity
from generator.reporting import as_text, summary, visible
from generator.source import SourceFile, Span
from tests.reporting.marked import PATH, wrong


def shown(found: Diagnostic, source: SourceFile) -> list[str]:
    (text,) = as_text([found], {source.path: source})
    return text.split("\n")


def frame(marked: str) -> list[str]:
    """The source line as printed, and the line of carets below it, both after the gutter."""
    lines = shown(*wrong(marked))
    assert lines[1].endswith(" |")
    number, words = lines[2].split(" | ", 1)
    gutter, carets = lines[3].split(" | ", 1)
    assert len(gutter) == len(number)
    return [words, carets]


def test_a_finding_says_where_what_and_how_to_mend_it() -> None:
    related = Related(Span("content/actors/y.yaml", 2, 7, 2, 9), "first defined here")
    found, source = wrong("name: X\nsince: ‹soon›\n", hint="write 2031", related=(related,))
    assert shown(found, source) == [
        "content/actors/x.yaml:2:8: error[bad-date]: takes a date",
        "  |",
        "2 | since: soon",
        "  |        ^^^^",
        "  = first defined here: content/actors/y.yaml:2:7",
        "  = help: write 2031",
    ]


def test_the_gutter_grows_with_the_line_number() -> None:
    found, source = wrong("\n" * 122 + "since: ‹soon›\n")
    assert shown(found, source)[1:] == ["    |", "123 | since: soon", "    |        ^^^^"]


def test_a_finding_on_a_file_as_a_whole_points_at_its_first_line() -> None:
    source = SourceFile(PATH, "name: X\n")
    found = Diagnostic(
        code="unused-actor", severity=Severity.WARNING, span=source.whole(), message="is unused"
    )
    assert shown(found, source)[2:] == ["1 | name: X", "  | ^"]


@pytest.mark.parametrize("text", ["", "\n\n", "   \n"])
def test_a_blank_line_has_no_frame(text: str) -> None:
    source = SourceFile(PATH, text)
    found = Diagnostic(
        code="empty-file", severity=Severity.ERROR, span=source.whole(), message="holds nothing"
    )
    assert shown(found, source) == [f"{PATH}:1:1: error[empty-file]: holds nothing"]


def test_a_finding_in_a_file_that_was_never_read_has_no_frame() -> None:
    found, _ = wrong("since: ‹soon›")
    (text,) = as_text([found], {})
    assert text.split("\n") == [f"{PATH}:1:8: error[bad-date]: takes a date"]


@pytest.mark.parametrize(
    ("marked", "lines"),
    [
        ("since: ‹soon›", ["since: soon", "       ^^^^"]),
        ("since: soon‹›", ["since: soon", "           ^"]),
        # wide characters take two columns, combining ones none
        ("名前: ‹船長›", ["名前: 船長", "      ^^^^"]),
        ("nai\u0308ve: ‹cafe\u0301›", ["nai\u0308ve: cafe\u0301", "       ^^^^"]),
        ("ｆ: ‹ｘ›y", ["ｆ: ｘy", "    ^^"]),
        # a tab is one blank, in the line and below it
        ("a:\t‹soon›", ["a: soon", "   ^^^^"]),
        ("a: ‹so\ton›", ["a: so on", "   ^^^^^"]),
        ("\t\t‹soon›", ["  soon", "  ^^^^"]),
    ],
)
def test_the_carets_stand_below_the_words(marked: str, lines: list[str]) -> None:
    assert frame(marked) == lines


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x1b", "<U+001B>"),
        ("\x00", "<U+0000>"),
        ("\x7f", "<U+007F>"),
        ("\x85", "<U+0085>"),
        ("\u202e", "<U+202E>"),
        ("\u2066", "<U+2066>"),
        ("\u200b", "<U+200B>"),
        ("\ufeff", "<U+FEFF>"),
        ("\ud800", "<U+D800>"),
        ("\u2028", "<U+2028>"),
        ("\u2029", "<U+2029>"),
    ],
)
def test_characters_that_could_do_something_to_a_terminal_are_written_out(
    character: str, name: str
) -> None:
    assert visible(f"a{character}b") == f"a{name}b"
    words, carets = frame(f"x{character}: ‹soon›")
    assert words == f"x{name}: soon"
    assert carets == " " * words.index("soon") + "^^^^"


def test_messages_hints_and_details_are_written_out_too() -> None:
    found, source = wrong("x: ‹y›", message="not '\x1b[2J'", hint="see '\u202e'", detail=("\x07",))
    text = "\n".join(shown(found, source))
    assert "'<U+001B>[2J'" in text
    assert "'<U+202E>'" in text
    assert "<U+0007>" in text


TEXTS = st.text(max_size=60).filter(lambda text: not set("‹›") & set(text))


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_printed_holds_no_control_character_but_line_ends(
    before: str, inside: str, after: str
) -> None:
    found, source = wrong(f"{before}‹{inside}›{after}", message=before)
    (text,) = as_text([found], {source.path: source})
    assert not [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]


@pytest.mark.parametrize("at", [0, 5, 79, 80, 200, 5_000, 9_990])
def test_of_a_long_line_the_part_around_the_words_is_shown(at: int) -> None:
    line = "abcdefghij" * 1_000
    marked = f"{line[:at]}‹{line[at : at + 5]}›{line[at + 5 :]}"
    words, carets = frame(marked)
    assert len(words) <= 160
    start = carets.index("^")
    assert carets == " " * start + "^^^^^"
    assert words[start : start + 5] == line[at : at + 5]


@pytest.mark.parametrize("at", [0, 100, 9_000])
def test_carets_do_not_run_on_past_the_words_that_are_shown(at: int) -> None:
    line = "abcdefghij" * 1_000
    words, carets = frame(f"{line[:at]}‹{line[at : at + 900]}›{line[at + 900 :]}")
    assert len(carets) <= len(words)
    assert words[carets.index("^") :].startswith(line[at : at + 5])


def test_of_words_over_several_lines_the_first_line_is_underlined() -> None:
    assert frame("text: ‹one\n  two› three") == ["text: one", "      ^^^"]


def test_notes_of_one_kind_in_one_file_are_folded_into_the_first() -> None:
    source = SourceFile(PATH, "a: 1\nb: 2\nc: 3\n")

    def note(line: int, *, code: str = "not-yet-proven", path: str = PATH) -> Diagnostic:
        span = Span(path, line, 1, line, 2)
        return Diagnostic(code=code, severity=Severity.NOTE, span=span, message=f"line {line}")

    other = "content/actors/y.yaml"
    found = [note(1), note(2), note(3), note(3, code="coverage"), note(1, path=other)]
    assert list(as_text(found, {PATH: source})) == [
        f"{PATH}:1:1: note[not-yet-proven]: line 1\n  = and 2 more like it in this file",
        f"{PATH}:3:1: note[coverage]: line 3",
        f"{other}:1:1: note[not-yet-proven]: line 1",
    ]


def test_errors_and_warnings_are_never_folded() -> None:
    first, source = wrong("a: ‹x›", severity=Severity.WARNING)
    second, _ = wrong("‹a›: x", severity=Severity.WARNING)
    assert len(list(as_text([first, second], {PATH: source}))) == 2


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], ""),
        (["error"], "1 error"),
        (["error", "warning", "error", "note"], "2 errors, 1 warning, 1 note"),
        (["note", "note"], "2 notes"),
    ],
)
def test_the_summary_counts_each_severity(severities: list[str], words: str) -> None:
    found = [wrong("x: ‹y›", severity=Severity(severity))[0] for severity in severities]
    assert summary(found) == words
