"""Words of a plain text, to count gaps by and to compare when something differs."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from generator.anchoring import characters as ch
from generator.patterns import pattern
from generator.structs import Struct

_APOSTROPHES = re.escape(ch.CURVED_SINGLES)
_SPACED = pattern(f"[{ch.WORD}]+(?:[{_APOSTROPHES}.,](?=[{ch.WORD}])[{ch.WORD}]+)*")
_MIXED = (
    f"[{ch.UNSPACED}]|(?:(?![{ch.UNSPACED}])[{ch.WORD}])+"
    f"(?:[{_APOSTROPHES}.,](?![{ch.UNSPACED}])(?=[{ch.WORD}])(?:(?![{ch.UNSPACED}])[{ch.WORD}])+)*"
)
_SOUTH_EAST_ASIAN = pattern(f"[{ch.SOUTH_EAST_ASIAN}]")
_LETTERS_A_WORD = 4
"""Of Thai, Lao, Khmer and Burmese, whose words are not parted: a cautious average."""

_ONE_APOSTROPHE = dict.fromkeys(ch.CURVED_SINGLES, "'")
_LOWERABLE = _ONE_APOSTROPHE | {"İ": "i"}
"""With the one capital whose small letter is two characters."""


class Words(Struct, frozen=True):
    """Where the words of a text are; a character of an unspaced script is a word."""

    starts: list[int]
    """Offset of each word's first character."""
    ends: list[int]
    """Offset after each word's last character."""
    keys: list[str]
    """Each word in lower case with one kind of apostrophe: what makes two words the same."""

    def between(self, start: int, end: int) -> int:
        """How many words start in a stretch."""
        return max(0, bisect_left(self.starts, end) - bisect_left(self.starts, start))

    def index_at(self, offset: int) -> int:
        """The first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)


def find_words(plain: str) -> Words:
    """All words of a plain text, in order."""
    pattern = _mixed() if ch.has_unspaced(ch.alphabet(plain)) else _SPACED
    starts, ends, keys = [], [], []
    for match in pattern.finditer(plain):
        starts.append(match.start())
        ends.append(match.end())
        keys.append(match.group())
    joined = lowered("\0".join(keys))
    return Words(starts, ends, joined.split("\0") if keys else [])


@cache
def _mixed() -> re.Pattern[str]:
    # dear to compile: when the first text asks for it
    return re.compile(_MIXED)


def straightened(text: str) -> str:
    """A text with one kind of apostrophe."""
    return ch.exchange(text, _ONE_APOSTROPHE, ch.alphabet(text))


def lowered(text: str, characters: str | None = None) -> str:
    """A text in lower case, with one kind of apostrophe, of the same length.

    `characters` are at least those of the text, where they are known.
    """
    characters = ch.alphabet(text) if characters is None else characters
    return ch.exchange(text, _LOWERABLE, characters).lower()


def count_words(plain: str) -> int:
    """How many words a stretch has; letters of unspaced scripts other than CJK go four a word."""
    words = len(find_words(plain).starts)
    letters = len(_SOUTH_EAST_ASIAN.findall(plain))
    return words - letters + -(-letters // _LETTERS_A_WORD)
