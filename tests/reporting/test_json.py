"""Diagnostics as JSON for tools."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Severity
from generator.reporting import as_json
from tests.reporting.marked import wrong

KEYS = ["code", "severity", "path", "line", "column", "end_line", "end_column", "message", "hint"]


def test_each_finding_is_one_object_on_a_line_with_the_named_keys() -> None:
    found, _ = wrong("name: X\nsince: ‹soon›\n", hint="write 2031")
    bare, _ = wrong("name: X\nsince: ‹soon›\n")
    lines = list(as_json([found, bare]))
    assert [list(json.loads(line)) for line in lines] == [KEYS, KEYS]
    assert json.loads(lines[0]) == {
        "code": "bad-date",
        "severity": "error",
        "path": "content/actors/x.yaml",
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 12,
        "message": "takes a date",
        "hint": "write 2031",
    }
    assert json.loads(lines[1])["hint"] is None


def test_notes_are_not_folded_for_tools() -> None:
    found, _ = wrong("x: ‹y›", severity=Severity.NOTE)
    assert len(list(as_json([found, found]))) == 2


def test_details_which_may_hold_withheld_words_are_not_for_tools() -> None:
    found, _ = wrong("x: ‹y›", detail=("the withheld words",))
    (line,) = as_json([found])
    assert "withheld" not in line


@given(st.text(max_size=80))
def test_any_message_comes_back_from_one_line_of_json(message: str) -> None:
    (line,) = as_json([wrong("x: ‹y›", message=message)[0]])
    assert "\n" not in line
    assert "\r" not in line
    assert json.loads(line.encode())["message"] == message
