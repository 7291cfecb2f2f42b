"""What cannot be looked for at all, whatever the article."""

from __future__ import annotations

from generator.anchoring import characters as ch
from generator.anchoring.verdicts import Reason
from generator.patterns import pattern

_CONTROL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = pattern("[\ud800-\udfff]")
_CONTROLS_OF_DIRECTION = pattern("[\u202a-\u202e\u2066-\u2069]")
_EMBEDDINGS, _POP_EMBEDDING = "\u202a\u202b", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"


def refuse(quote: object) -> Reason | None:
    """Why a value cannot be looked for at all; None if it can."""
    parts = quote if isinstance(quote, (tuple, list)) else (quote,)
    if not all(isinstance(part, str) for part in parts):
        return Reason.NOT_TEXT
    if not parts or not all(part.strip(ch.SPACES) for part in parts):
        return Reason.EMPTY
    if all(map(str.isprintable, parts)):  # no control of any kind is
        return None
    for unfit, reason in ((_SURROGATE, Reason.SURROGATE), (_CONTROL, Reason.CONTROL_CHARACTER)):
        if any(map(unfit.search, parts)):
            return reason
    return None if all(map(_balanced, parts)) else Reason.BIDI_OVERRIDE


def _balanced(text: str) -> bool:
    """Whether every direction control is closed, and none overrides the order of characters."""
    expected: list[str] = []
    for control in _CONTROLS_OF_DIRECTION.findall(text):
        if control in ch.BIDI_OVERRIDES:
            return False
        if control in _EMBEDDINGS:
            expected.append(_POP_EMBEDDING)
        elif control in _ISOLATES:
            expected.append(_POP_ISOLATE)
        elif not expected or expected.pop() != control:
            return False
    return not expected
