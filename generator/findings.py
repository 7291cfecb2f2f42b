"""Floor 1, a finding before its place has been looked up.

Linking and judging work on records, which know only where they stand; `locate` turns a finding
into a `Diagnostic` with a span by reading that one file again.
"""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.model import Place
from generator.structs import Struct


class Finding(Struct, frozen=True, kw_only=True):
    """What is wrong, and where, in terms of records."""

    code: str
    at: Place
    message: str
    hint: str | None = None
    key: bool = False
    """Point at the key, not at its value."""
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None
    """In place of the manual's, where a rule weighs less in some cases."""
    detail: tuple[str, ...] = ()
    """See `Diagnostic.detail`."""


def did_you_mean(word: str, known: list[str]) -> str | None:
    """The nearest known spelling as a hint, or None."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else None
