"""Floor 4, what a check is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The whole library, drafts included, and the build's one clock."""

    library: Library
    now: datetime
    """With a zone; used for review dates alone."""
