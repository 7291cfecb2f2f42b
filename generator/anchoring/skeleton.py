"""Words parted differently: Persian writes a zero-width non-joiner where some type a space and
some nothing.

A joiner on either side may stand against a joiner, a space or nothing, each for itself; a space
without a joiner on the other side must be a space there. So the search runs over both texts
without spaces and joiners, and each hit is then compared gap by gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchoring import characters as ch
from generator.anchoring.fold import Folded, fold
from generator.patterns import pattern
from generator.structs import Struct

_GAP = pattern(f"[ {ch.NON_JOINER}]+")


class Skeleton(Struct, frozen=True, kw_only=True):
    """A folded text with its gaps taken out."""

    folded: Folded
    """The fold that keeps joiners."""
    text: str
    """Without spaces and joiners."""
    offsets: list[int]
    """For each character of `text`, its offset in `folded.text`."""

    def gap(self, index: int) -> str:
        """What stands in the folded text before the character `text[index]`."""
        return self.folded.text[self.offsets[index - 1] + 1 : self.offsets[index]]


def skeleton(text: str) -> Skeleton:
    """Take a text's gaps out."""
    folded = fold(text, keep_joiners=True)
    offsets = [n for n, character in enumerate(folded.text) if character not in " " + ch.NON_JOINER]
    return Skeleton(folded=folded, text=_GAP.sub("", folded.text), offsets=offsets)


def find_parted(article: Skeleton, words: Skeleton) -> Iterator[tuple[int, int]]:
    """Where some words stand in an article, joiners aside: spans of its source."""
    length = len(words.text)
    inner = range(1, length)
    at = article.text.find(words.text)
    while at >= 0:
        if all(_agree(article.gap(at + n), words.gap(n)) for n in inner):
            first, last = article.offsets[at], article.offsets[at + length - 1] + 1
            yield article.folded.source_span(first, last)
        at = article.text.find(words.text, at + 1)


def _agree(one: str, other: str) -> bool:
    return one == other or ch.NON_JOINER in one or ch.NON_JOINER in other
