"""What one change is: its kind, what it is about, and where it stands; no sentence yet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto

from generator.model import Place
from generator.structs import Struct, field

Facts = Mapping[str, str | int]
"""What the sentence of a change is filled with, by name."""


class Kind(StrEnum):
    """Every kind of change there is a sentence for."""

    NEW_ERROR = auto()
    ERRORS_MENDED = auto()
    ADDED = auto()
    REMOVED = auto()
    RENAMED = auto()
    ID_LOST = auto()
    MERGED = auto()
    FORMER_LOST = auto()
    FORMER_GIVEN = auto()
    VALUE_CHANGED = auto()
    VALUE_FORM = auto()
    VALUE_GIVEN = auto()
    VALUE_LOST = auto()
    LIST_CHANGED = auto()
    LIST_LONGER = auto()
    LIST_SHORTER = auto()
    PROVEN_ADDED = auto()
    UNPROVEN_ADDED = auto()
    FAILING_ADDED = auto()
    ITEMS_REMOVED = auto()
    ITEM_REWORDED = auto()
    ITEM_SPEAKER = auto()
    ITEM_KIND = auto()
    PROOF_FAILS = auto()
    PROOF_REFUTED = auto()
    PROOF_LOST = auto()
    PROOF_FOUND = auto()
    READ_FOR = auto()
    NOT_READ_FOR = auto()
    REPORT_ADDED = auto()
    REPORT_REMOVED = auto()
    REPORT_SAYS = auto()
    REPORT_CLAIM = auto()
    STANCE_ADDED = auto()
    STANCE_REMOVED = auto()
    STANCE_MOVED = auto()
    STANCE_AGAIN = auto()
    STANCE_DROPPED = auto()
    CLAIM_ADDED = auto()
    REWORDED = auto()
    CORROBORATED = auto()
    CORROBORATION_LOST = auto()
    SINGLE_SOURCE = auto()
    UNREPORTED = auto()
    CONTESTED = auto()
    UNCONTESTED = auto()
    TEXT_ADDED = auto()
    TEXT_REMOVED = auto()
    TEXT_REWORDED = auto()
    TEXT_MOVED = auto()
    TEXT_EVIDENCE = auto()
    TEXT_FORM = auto()
    COVERAGE = auto()
    UNCOVERED = auto()
    PART_ADDED = auto()
    PART_REMOVED = auto()
    PART_CHANGED = auto()
    PART_EVIDENCE = auto()
    KEY_ORDER = auto()
    PUBLISHED = auto()
    TO_DRAFT = auto()
    EMBARGO_LIFTED = auto()
    EMBARGO_EARLIER = auto()
    WITHDRAWN = auto()
    RESTORED = auto()
    SOURCE_TEXT = auto()
    SEALED = auto()
    UNSEALED = auto()
    RESEALED = auto()
    PAGES_CHANGED = auto()
    PAGES_ADDED = auto()
    PAGES_REMOVED = auto()
    PAGES_UNKNOWN = auto()


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is otherwise than before."""

    kind: Kind
    stories: tuple[str, ...] | None = ()
    """The stories it concerns, by id; empty for none of them, None for the site as a whole."""
    facts: Facts = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    """Words of the content to show below the sentence."""
    is_warning: bool = False
    """Whether an editor should look at it first."""
    at: Place | None = None
    """Where it stands now; None for what is gone."""
    was: Place | None = None
    """Where it stood before; None for what is new."""
    also: tuple[Place, ...] = ()
    """Where the others stand, of several things in one sentence."""


LONGEST = 160
"""Characters of a text that a sentence shows."""


def cut(text: str, longest: int = LONGEST) -> str:
    """A text in one line, cut where it is too long for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
