"""Diagnostics as annotations of a pull request on GitHub."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Severity
from generator.reporting import as_github
from generator.source import Span
from tests.reporting.marked import wrong

COMMAND = re.compile(
    r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*)::"
)


def several(
    number: int, severity: Severity = Severity.ERROR, path: str = "content/x.yaml"
) -> list[Diagnostic]:
    return [
        Diagnostic(
            code="bad-date",
            severity=severity,
            span=Span(path, line, 1, line, 2),
            message=f"line {line}",
        )
        for line in range(1, number + 1)
    ]


def test_a_finding_is_a_command_with_its_file_first() -> None:
    found, _ = wrong("name: X\nsince: ‹soon›\n", hint="write 2031")
    assert list(as_github([found])) == [
        "::error file=content/actors/x.yaml,line=2,col=8,title=bad-date::takes a date%0Ahelp: write 2031"
    ]


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")]
)
def test_each_severity_has_its_command(severity: str, command: str) -> None:
    found, _ = wrong("since: ‹soon›", severity=Severity(severity))
    assert list(as_github([found])) == [
        f"::{command} file=content/actors/x.yaml,line=1,col=8,title=bad-date::takes a date"
    ]


def test_what_would_end_a_property_or_a_message_is_escaped() -> None:
    path = "content/a:b,c%d\r\n.yaml"
    found, _ = wrong("since: ‹soon›", path=path, message="100 %, a:b\r\n::error::no")
    (line,) = as_github([found])
    assert line == (
        "::error file=content/a%3Ab%2Cc%25d%0D%0A.yaml,line=1,col=8,title=bad-date"
        "::100 %25, a:b%0D%0A::error::no"
    )


def test_what_could_do_something_to_a_terminal_is_written_out() -> None:
    found, _ = wrong("since: ‹soon›", message="a\x1b[2Jb")
    (line,) = as_github([found])
    assert line.endswith("::a<U+001B>[2Jb")


def test_details_which_may_hold_withheld_words_stay_out() -> None:
    found, _ = wrong("since: ‹soon›", detail=("the withheld words",))
    assert "withheld" not in "".join(as_github([found]))


def test_ten_of_each_severity_are_written_and_the_rest_is_counted() -> None:
    found = [*several(12), *several(11, Severity.WARNING), *several(10, Severity.NOTE)]
    lines = list(as_github(found))

    commands = [match[1] for line in lines if (match := COMMAND.match(line))]
    assert commands == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines[30:] == ["3 more, not shown here: onrecord check --format text shows all"]


def test_those_in_changed_files_come_first_and_keep_their_order() -> None:
    found = [*several(9, path="content/a.yaml"), *several(4, path="content/b.yaml")]
    lines = list(as_github(found, first={"content/b.yaml"}))

    places = [(match[2], int(match[3])) for line in lines if (match := COMMAND.match(line))]
    assert places == [
        *(("content/b.yaml", line) for line in range(1, 5)),
        *(("content/a.yaml", line) for line in range(1, 7)),
    ]


def test_nothing_found_is_nothing_written() -> None:
    assert list(as_github([])) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_stays_on_its_line_and_comes_back(message: str, hint: str) -> None:
    found, _ = wrong("since: ‹soon›", message=message, hint=hint)
    (line,) = as_github([found])
    assert len(line.splitlines()) == 1
    match = COMMAND.match(line)
    assert match
    assert match[2] == "content/actors/x.yaml"
