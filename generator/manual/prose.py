"""Floor 0, manual entries: prose."""

from __future__ import annotations

from generator.manual.rule import Rule

PROSE: tuple[Rule, ...] = ()
