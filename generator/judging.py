"""Floor 4, all that is found in one unit: its names, its words, and the rules."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import Subject, judge
from generator.findings import Finding
from generator.proof_findings import proof_findings
from generator.proving import Proven
from generator.resolving import unknown_names
from generator.units import Unit


def unit_findings(subject: Subject, unit: Unit, proven: Proven | None = None) -> Iterator[Finding]:
    """All findings of one unit, in a fixed order; `proven` is what its proof came to.

    Ids that stand twice are of no one unit: `generator.linking` finds them.
    """
    yield from unknown_names(subject.library, unit, subject.settings_at)
    if proven:
        yield from proof_findings(subject.library, proven, subject.texts)
    yield from judge(subject, unit)
