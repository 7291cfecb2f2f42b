"""What is printed of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.source import SourceFile


def wanted(diagnostics: list[Diagnostic], *, quiet: bool, strict: bool) -> list[Diagnostic]:
    """What is printed: under `quiet` only what makes the command fail."""
    from generator.diagnostics import blocks

    return [d for d in diagnostics if not quiet or blocks([d], strict=strict)]


def told_lines(
    diagnostics: list[Diagnostic],
    sources: Mapping[str, SourceFile],
    *,
    quiet: bool,
    strict: bool,
) -> list[str]:
    """What is printed of findings, and how many there are."""
    shown = wanted(diagnostics, quiet=quiet, strict=strict)
    if not shown:
        return []
    from generator import reporting

    line = reporting.summary(shown)
    return [*reporting.as_text(shown, sources), *([line] if line else [])]
