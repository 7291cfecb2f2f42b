"""Floor 0, the manual: every code a diagnostic can carry, once.

`rules()` is one tuple with three views. Its codes and severities are what `finding` can make; its
texts are what `onrecord explain CODE` prints; and its `wrong` and `right` are the test cases:
laid over `BASE`, `wrong` must raise exactly that code on exactly the marked lines, and `right`
must raise nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.diagnostics import Diagnostic, Related, Severity
from generator.manual.rule import Rule
from generator.source import Span

__all__ = ["Rule", "finding", "rule", "rules"]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules: by the stage that finds them, then in reading order."""
    from generator.manual.editorial import EDITORIAL
    from generator.manual.files import FILES
    from generator.manual.links import LINKS
    from generator.manual.proof import PROOF
    from generator.manual.prose import PROSE
    from generator.manual.seals import SEALS
    from generator.manual.shapes import SHAPES

    return (*FILES, *SHAPES, *PROSE, *LINKS, *EDITORIAL, *PROOF, *SEALS)


@cache
def _by_code() -> dict[str, Rule]:
    return {entry.code: entry for entry in rules()}


def rule(code: str) -> Rule | None:
    """The manual entry of a code, or None."""
    return _by_code().get(code)


def finding(
    code: str,
    span: Span,
    message: str,
    *,
    hint: str | None = None,
    related: Iterable[Related] = (),
    severity: Severity | None = None,
    detail: Iterable[str] = (),
) -> Diagnostic:
    """A diagnostic of a code that stands in the manual, with the severity written there."""
    return Diagnostic(
        code=code,
        severity=severity or _by_code()[code].severity,
        span=span,
        message=message,
        hint=hint,
        related=tuple(related),
        detail=tuple(detail),
    )
