"""The order of findings, and what stops a build."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator.diagnostics import Diagnostic, Severity, blocks, in_order
from generator.source import Span


def finding(
    path: str = "content/a.yaml",
    *,
    line: int = 1,
    column: int = 1,
    code: str = "bad-date",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    span = Span(path, line, column, line, column + 1)
    return Diagnostic(code=code, severity=severity, span=span, message="takes a date")


def test_findings_are_ordered_by_path_line_column_and_code() -> None:
    ordered = [
        finding("content/a.yaml", line=2, column=9),
        finding("content/a.yaml", line=10, column=1),
        finding("content/a.yaml", line=10, column=3, code="bad-country"),
        finding("content/a.yaml", line=10, column=3, code="bad-date"),
        finding("content/b.yaml"),
    ]
    assert all(in_order(mixed) == ordered for mixed in permutations(ordered))


def test_the_same_finding_twice_is_told_once() -> None:
    assert in_order([finding(), finding()]) == [finding()]


@pytest.mark.parametrize(
    ("severity", "plain", "strict"),
    [
        (Severity.ERROR, True, True),
        (Severity.WARNING, False, True),
        (Severity.NOTE, False, False),
    ],
)
def test_errors_stop_a_build_warnings_a_strict_one_and_notes_none(
    severity: Severity, *, plain: bool, strict: bool
) -> None:
    assert blocks([finding(severity=severity)]) is plain
    assert blocks([finding(severity=severity)], strict=True) is strict


def test_nothing_found_stops_nothing() -> None:
    assert not blocks([], strict=True)
