"""The short text that stands for a sealed one: what is shown of it, truly spaced and parted into
blocks, and filler for all that is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.anchoring.characters import NON_JOINER
from generator.anchoring.runs import Run, Shown
from generator.anchoring.tokens import WORD, Edge
from generator.text_stream import BORDER, Block, BlockKind, TextStream

_FILLER = "\ua723"
"""LATIN SMALL LETTER EGYPTOLOGICAL ALEF, a small letter no language writes: one hidden word."""
_GLUED = "\u3400"
"""An ideograph nobody uses, for a hidden word that touches one that is shown: words in a script
without spaces may touch, and so it cuts none.
"""
_WORDLESS = "*"
"""Hidden punctuation."""
_MAX_WORDS = 130
"""Of longer gaps no more is filled: they are past every limit."""
_MAX_BORDERS = 4
_COUNTED = frozenset(BlockKind) - {BlockKind.HEADING, BlockKind.CODE}


def filled(shown: Sequence[Shown], lang: str) -> tuple[TextStream, list[int]] | None:
    """The text, and where each run starts in it: with as many words in each gap as are hidden
    there, and as many block borders. None if what is between two runs is not possible.
    """
    return _Builder().build(shown, lang)


class _Builder:
    """A text while it is put together."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.block_start = 0
        self.rounded = 0

    def build(self, shown: Sequence[Shown], lang: str) -> tuple[TextStream, list[int]] | None:
        """All of it; see `filled`."""
        first, last = shown[0].run, shown[-1].run
        starts: list[int] = []
        self.add(_head(1, first.before) if first.before != Edge.BORDER else "")
        for number, one in enumerate(shown):
            if number and not self.gap(shown[number - 1], one):
                return None
            starts.append(self.length)
            self.add(one.run.text)
        self.add(_tail(1, last.after, _glue(shown[-1])) if last.after != Edge.BORDER else "")
        self.close(last.kind, last.block)
        # Whether hidden words have joiners is not known: past all blocks, as if some had.
        self.add(NON_JOINER)
        return TextStream(text="".join(self.pieces), blocks=tuple(self.blocks), lang=lang), starts

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def close(self, kind: str, block: int, width: int = 1) -> None:
        """End a block, so many characters before the next."""
        paragraph = block + 1 if kind in _COUNTED else None
        self.blocks.append(
            Block(
                start=self.block_start,
                end=self.length,
                kind=BlockKind(kind),
                paragraph=paragraph,
            )
        )
        self.add(BORDER * width)
        self.block_start = self.length

    def gap(self, before: Shown, after: Shown) -> bool:
        """What stands between two runs; False if nothing can."""
        hidden = after.run.index - before.end_index
        quarters = after.run.quarters - before.end_quarters
        borders = after.run.block - before.run.block
        if hidden < 0 or quarters < 0 or borders < 0:
            return False
        words = self.whole_words(quarters, before)
        if not hidden:
            width = after.run.start - before.tokens[-1].end
            edges = {before.run.after, after.run.before}
            if borders != 1 or words or width < 1 or edges != {Edge.BORDER}:
                return False
            self.close(before.run.kind, before.run.block, min(width, _MAX_BORDERS))
            return True
        words = min(words, _MAX_WORDS)
        if borders:
            return self.borders(before, after.run, words, borders)
        self.add(_between(words, before, after.run.before))
        return True

    def whole_words(self, quarters: int, before: Shown) -> int:
        """Whole words of hidden quarters after a run, so that a gap in which only marks are shown
        has no more of them than if it were hidden whole.
        """
        if any(token.weight for token in before.tokens):
            self.rounded = 0
        words = -(-(quarters - self.rounded) // WORD)
        self.rounded += words * WORD - quarters
        return words

    def borders(self, one: Shown, after: Run, words: int, borders: int) -> bool:
        """What stands between two runs of different blocks; False if nothing can."""
        before = one.run
        tail, head = before.after != Edge.BORDER, after.before != Edge.BORDER
        middles = min(borders, _MAX_BORDERS) - 1
        places = tail + middles + head
        if not places:
            return False
        each = [0] * places
        for number in range(min(words, places)):
            each[number] = 1
        if words > places:
            each[0] += words - places
        if tail:
            self.add(_tail(each[0], before.after, _glue(one)))
        self.close(before.kind, before.block)
        for number in range(middles):
            self.add(" ".join([_FILLER] * each[tail + number]) or _WORDLESS)
            self.close(BlockKind.PARA, before.block + 1 + number)
        if head:
            self.add(_head(each[-1], after.before))
        return True


def _tail(words: int, edge: int, glue: str) -> str:
    """Hidden words after a run, to its block's end."""
    if edge != Edge.GLUED:
        return "".join(f" {word}" for word in [_FILLER] * words or [_WORDLESS])
    return glue + f" {_FILLER}" * (words - 1) if words else _WORDLESS


def _head(words: int, edge: int) -> str:
    """Hidden words before a run, from its block's start."""
    return _tail(words, edge, _GLUED)[::-1]


def _between(words: int, one: Shown, edge: int) -> str:
    """Hidden words between a run and the next of its block."""
    if edge != Edge.GLUED:
        return _tail(words, one.run.after, _glue(one)) + " "
    if one.run.after == Edge.GLUED and words < 2:
        return _GLUED if words else _WORDLESS
    before = _tail(words - 1, one.run.after, _glue(one)) if words > 1 else ""
    return f"{before} {_head(min(words, 1), edge)}"


def _glue(one: Shown) -> str:
    """What stands for a hidden word that touches a run's end."""
    last = one.tokens[-1]
    return _FILLER if not last.weight and last.before == Edge.SPACE else _GLUED
