"""Floor 2, exact words ↔ place in a text. Knows no YAML, no story.

`prepare` folds an article once; `anchor` tells how an editor's words stand in it.
"""

from __future__ import annotations

from generator.anchoring.anchor import anchor, found_in, stands
from generator.anchoring.article import FoldedText, prepare
from generator.anchoring.explain import Explanation
from generator.anchoring.fold import FOLD_VERSION
from generator.anchoring.outcome import Anchor
from generator.anchoring.verdicts import ERROR_FLAGS, Flag, Form, Kind, Reason, Verdict

__all__ = [
    "ERROR_FLAGS",
    "FOLD_VERSION",
    "Anchor",
    "Explanation",
    "Flag",
    "FoldedText",
    "Form",
    "Kind",
    "Reason",
    "Verdict",
    "anchor",
    "found_in",
    "prepare",
    "stands",
]
