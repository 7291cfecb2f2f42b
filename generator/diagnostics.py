"""Floor 0, what is said about content: located findings, their order, and world trouble.

A `Diagnostic` is a value that travels beside the data; nobody raises or prints one. What each
code means stands in `generator.manual`; how one is shown is `generator.reporting`'s business.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from generator.source import Span
from generator.structs import Struct


class WorldError(Exception):
    """Trouble that is not the content's: no such folder, a full disk, an output that isn't ours.

    Raised anywhere, caught by the command line alone, which prints it and exits with 2.
    """


class Severity(StrEnum):
    """How much a finding matters: an error blocks the build, a warning speaks, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Related(Struct, frozen=True):
    """A second place that explains a finding, such as "first defined here"."""

    span: Span
    label: str


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding at one place."""

    code: str
    """A slug such as `unknown-actor`: the name of a manual entry."""
    severity: Severity
    span: Span
    """The narrowest thing that is wrong: the id, not the record."""
    message: str
    """One sentence that states the rule or the fact, shows the value, and stands alone."""
    hint: str | None = None
    """What to type instead."""
    related: tuple[Related, ...] = ()
    detail: tuple[str, ...] = ()
    """Further lines for the terminal alone, such as a word diff. They may hold words of a text
    that is withheld, and so never enter JSON, a cache or a file."""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All findings once each, by path, line, column and code."""
    return sorted(
        set(diagnostics), key=lambda d: (d.span, d.code, d.message, d.hint or "", d.severity)
    )


def blocks(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether anything stops a build: an error, or under `strict` a warning."""
    return any(
        d.severity is Severity.ERROR or (strict and d.severity is Severity.WARNING)
        for d in diagnostics
    )
