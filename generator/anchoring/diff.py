"""How two stretches of words differ: a word diff, and how like each other they are.

Likeness only explains a failure; nothing is ever accepted for it.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from generator.anchoring.words import Words, straightened
from generator.structs import Struct

if TYPE_CHECKING:
    from difflib import SequenceMatcher


class Side(StrEnum):
    """Where some words stand."""

    BOTH = "both"
    ARTICLE = "article"
    QUOTE = "quote"


class Difference(Struct, frozen=True):
    """One run of a word diff."""

    side: Side
    text: str
    """The article's words, or for `QUOTE` the editor's."""


class Worded(Struct, frozen=True):
    """A plain text and its words."""

    plain: str
    words: Words

    def cut(self, first: int, last: int) -> str:
        """The text from the `first` word to before the `last`."""
        if first >= last:
            return ""
        return self.plain[self.words.starts[first] : self.words.ends[last - 1]]


class Alignment(Struct, frozen=True):
    """How the words of a quote match a window of an article's words."""

    matcher: SequenceMatcher[str]
    start: int
    """The window's first word."""
    end: int
    """After its last."""

    @property
    def ratio(self) -> float:
        """Twice the words in common over the words of both; 1.0 for the same words."""
        return self.matcher.ratio()


def align(words: Words, keys: list[str], start: int, end: int) -> Alignment:
    """Align a quote's words with a window, and trim the window to what they have in common."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, words.keys[start:end], keys, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return Alignment(matcher, start, end)
    # Words of the quote before the first match and after the last keep as many of the article's.
    lead, last = blocks[0], blocks[-1]
    tail = len(keys) - last.b - last.size
    first = max(start, start + lead.a - lead.b)
    final = min(end, start + last.a + last.size + tail)
    trimmed = SequenceMatcher(None, words.keys[first:final], keys, autojunk=False)
    return Alignment(trimmed, first, final)


def differences(alignment: Alignment, article: Worded, quote: Worded) -> tuple[Difference, ...]:
    """The word diff of an alignment; each text is cut from where it stands."""
    result: list[Difference] = []
    for operation, a, b, c, d in alignment.matcher.get_opcodes():
        ours = (alignment.start + a, alignment.start + b)
        if operation == "equal":
            _add_alike(result, article, quote, ours, c)
        else:
            _add(result, Side.ARTICLE, article.cut(*ours))
            _add(result, Side.QUOTE, quote.cut(c, d))
    return tuple(result)


def _add_alike(
    result: list[Difference], article: Worded, quote: Worded, ours: tuple[int, int], first: int
) -> None:
    """Add words that are alike but for letter case: in runs that are the same or are not."""
    start, end = ours
    theirs = first - start
    same = [
        straightened(article.cut(n, n + 1)) == straightened(quote.cut(n + theirs, n + theirs + 1))
        for n in range(start, end)
    ]
    for value, run in groupby(same):
        stop = start + len(list(run))
        _add(result, Side.BOTH if value else Side.ARTICLE, article.cut(start, stop))
        if not value:
            _add(result, Side.QUOTE, quote.cut(start + theirs, stop + theirs))
        start = stop


def _add(result: list[Difference], side: Side, text: str) -> None:
    if text:
        result.append(Difference(side, text))
