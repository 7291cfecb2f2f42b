"""Floor 5, how wide a text will be, though the reader's font is not known: rather too wide.

Widths are estimated by the class of each character, after common sans-serif fonts. A text that
is too long for its place is shortened between two characters as a reader sees them, so that no
accent is lost and no emoji falls apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

SIZES = {"who": 14.0, "small": 12.0, "head": 12.0, "date": 12.0, "number": 12.0}
"""Kind of a label → the size of its type, as the style sheet sets it too."""

_BOLD = frozenset(["who", "head", "number"])
_BOLDER = 1.07

ELLIPSIS = "…"

# Character → em, where its class would mislead.
_NARROW, _SLIM, _BROAD = "ijl.,:;!|'’‘·", 'ftrI()[]/\\-‐J"“”`*', "mwMW@%—…&œæŒÆ"
_EM = {
    **dict.fromkeys(_NARROW, 0.3),
    **dict.fromkeys(_SLIM, 0.43),
    **dict.fromkeys(_BROAD, 0.98),
}
_BROAD_SCRIPTS = re.compile("[\u0530-\u058f\u1000-\u109f]")  # Armenian, Myanmar
# Class → em; by the first letter of a class where the whole is not named.
_CLASSES = {
    "Lu": 0.74, "Ll": 0.61, "Lt": 0.9, "Lm": 0.5, "Lo": 0.78, "Nd": 0.58, "N": 0.7,
    "Zs": 0.28, "Z": 0.0, "Mn": 0.0, "Me": 0.0, "Mc": 0.5, "Cf": 0.0, "C": 0.0,
    "So": 1.4, "S": 0.68, "P": 0.58,
}  # fmt: skip


def width(text: str, kind: str) -> float:
    """The estimated width of a label of a kind, in the units of the drawing."""
    em = sum(map(_em, text))
    return em * SIZES[kind] * (_BOLDER if kind in _BOLD else 1)


@cache
def _em(character: str) -> float:
    category = unicodedata.category(character)
    by_class = _CLASSES[category if category in _CLASSES else category[0]]
    if character in _EM:
        return _EM[character]
    if category[0] in "ZMC" or category == "So":
        return by_class
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if category == "Lo" and unicodedata.bidirectional(character) in ("R", "AL"):
        return 0.62
    return max(by_class, 0.95) if _BROAD_SCRIPTS.match(character) else by_class


def shortened(text: str, most: float, kind: str) -> str:
    """The text, or as much of its beginning as fits into `most` units with an ellipsis."""
    if width(text, kind) <= most:
        return text
    kept, left = [], most - width(ELLIPSIS, kind)
    for cluster in clusters(text):
        left -= width(cluster, kind)
        if left < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + ELLIPSIS


def wrapped(text: str, most: float, kind: str, lines: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines, broken at spaces; what is left over is shortened."""
    out: list[str] = []
    words = text.split()
    while words and len(out) < lines - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", kind) <= most:
            line += f" {words.pop(0)}"
        out.append(line)
    rest = [" ".join(words)] if words else []
    return tuple(shortened(line, most, kind) for line in (*out, *rest))


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that must not be cut: what a reader takes for one character."""
    start = 0
    for at in range(1, len(text)):
        if not _holds(text, start, at):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _holds(text: str, start: int, at: int) -> bool:
    """Whether the character at `at` belongs to the piece that begins at `start`."""
    here, before = text[at], text[at - 1]
    if unicodedata.category(here) in ("Mn", "Me", "Mc") or here in "\u200c\u200d":
        return True
    if "\U0001f3fb" <= here <= "\U0001f3ff" or "\U000e0020" <= here <= "\U000e007f":
        return True  # skin tones, and the letters of a subdivision's flag
    if before == "\u200d":
        return True
    if unicodedata.combining(before) == 9 and unicodedata.category(here) == "Lo":
        return True  # a virama joins two consonants of an Indic script into one
    if "\u1160" <= here <= "\u11ff":
        return "\u1100" <= before <= "\u11ff"  # vowels and finals of a Hangul syllable
    flag = "\U0001f1e6" <= here <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff"
    return flag and at - start == 1


def right_to_left(text: str, otherwise: bool = False) -> bool:  # noqa: FBT001, FBT002 # a direction
    """Whether a text runs from right to left: by its first letter that has a direction."""
    for character in text:
        found = unicodedata.bidirectional(character)
        if found in ("R", "AL"):
            return True
        if found == "L":
            return False
    return otherwise
