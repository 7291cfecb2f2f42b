"""Floor 6, diagnostics as GitHub's workflow commands: annotations on the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands has their form.
GitHub shows ten of each severity a step and drops the rest without a word, so no more are
written, and a last line says how many there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.reporting.text import visible

_MOST = 10
"""Annotations of one severity that GitHub shows of one step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(
    diagnostics: Sequence[Diagnostic], *, first: Collection[str] = frozenset()
) -> Iterator[str]:
    """Ten findings of each severity, those in the files `first` before others."""
    left_out = 0
    for severity in _COMMANDS:
        found = [one for one in diagnostics if one.severity is severity]
        # sorting keeps the order of equals
        found.sort(key=lambda one: one.span.path not in first)
        yield from map(_command, found[:_MOST])
        left_out += len(found[_MOST:])
    if left_out:
        yield f"{left_out} more, not shown here: onrecord check --format text shows all"


def _command(found: Diagnostic) -> str:
    span = found.span
    place = f"file={_property(span.path)},line={span.line},col={span.column}"
    told = f"{found.message}\nhelp: {found.hint}" if found.hint else found.message
    return f"::{_COMMANDS[found.severity]} {place},title={_property(found.code)}::{_data(told)}"


def _data(text: str) -> str:
    """A text as it may stand behind the second `::`."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    """A text as it may stand as the value of a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
