"""How two stretches of words differ: a word diff, and how like each other they are.

Likeness only explains a failure; nothing is ever accepted for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from generator.anchoring.words import Words, straightened


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
        first = alignment.start + a
        if operation != "equal":
            _add(result, Side.ARTICLE, _cut(plain, words, first, alignment.start + b))
            _add(result, Side.QUOTE, _cut(quote, quote_words, c, d))
            continue
        for begin, end, same in _runs(plain, words, first, quote, quote_words, c, b - a):
            ours = _cut(plain, words, first + begin, first + end)
            _add(result, Side.BOTH if same else Side.ARTICLE, ours)
            if not same:
                _add(result, Side.QUOTE, _cut(quote, quote_words, c + begin, c + end))
    return tuple(result)


def _runs(
    plain: str, words: Words, first: int, quote: str, quote_words: Words, second: int, count: int
) -> Iterator[tuple[int, int, bool]]:
    """Of words alike but for letter case, the runs that are the same and that are not."""
    same = [
        straightened(_cut(plain, words, first + n, first + n + 1))
        == straightened(_cut(quote, quote_words, second + n, second + n + 1))
        for n in range(count)
    ]
    begin = 0
    for value, run in groupby(same):
        end = begin + len(list(run))
        yield begin, end, value
        begin = end


def _add(result: list[Difference], side: Side, text: str) -> None:
    if text:
        result.append(Difference(side, text))


def _cut(text: str, words: Words, first: int, last: int) -> str:
    return text[words.starts[first] : words.ends[last - 1]] if last > first else ""
