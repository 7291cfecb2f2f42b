"""Findings on words marked in a text."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Related, Severity
from generator.source import SourceFile

PATH = "content/actors/x.yaml"


def wrong(
    marked: str,
    *,
    path: str = PATH,
    severity: Severity = Severity.ERROR,
    message: str = "takes a date",
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    detail: tuple[str, ...] = (),
) -> tuple[Diagnostic, SourceFile]:
    """A finding on the words that stand between ‹ and ›, and the file they stand in."""
    start, end = marked.index("‹"), marked.index("›") - 1
    source = SourceFile(path, marked.replace("‹", "").replace("›", ""))
    found = Diagnostic(
        code="bad-date",
        severity=severity,
        span=source.span(start, end),
        message=message,
        hint=hint,
        related=related,
        detail=detail,
    )
    return found, source
