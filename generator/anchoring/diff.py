"""How two stretches of words differ: a word diff, and how like each other they are.

Likeness only explains a failure; nothing is ever accepted for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.anchoring.words import Words


class Side(StrEnum):
    """Where some words stand."""

    BOTH = "both"
    ARTICLE = "article"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Difference:
    """One run of a word diff."""

    side: Side
    text: str
    """The article's words, or for `QUOTE` the editor's."""


@dataclass(frozen=True, slots=True)
class Alignment:
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


def differences(
    alignment: Alignment, plain: str, words: Words, quote: str, quote_words: Words
) -> tuple[Difference, ...]:
    """The word diff of an alignment; each text is cut from the plain text it stands in."""
    result: list[Difference] = []
    for operation, a, b, c, d in alignment.matcher.get_opcodes():
        ours = _cut(plain, words, alignment.start + a, alignment.start + b)
        theirs = _cut(quote, quote_words, c, d)
        if operation == "equal" and ours == theirs:
            result.append(Difference(Side.BOTH, ours))
            continue
        if ours:
            result.append(Difference(Side.ARTICLE, ours))
        if theirs:
            result.append(Difference(Side.QUOTE, theirs))
    return tuple(result)


def _cut(text: str, words: Words, first: int, last: int) -> str:
    return text[words.starts[first] : words.ends[last - 1]] if last > first else ""
