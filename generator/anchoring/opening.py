"""Proving: which tokens of a sealed text are opened for an item.

As few as tell all that the text itself tells: those quoted, with the punctuation beside them;
where that does not show what is speech, the nearest quotation marks too. Each choice is tried
with the rule that `seals.verify` will use, so that a proof which is made is one that holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.anchoring import merkle
from generator.anchoring.article import Span
from generator.anchoring.merkle import Interval
from generator.anchoring.outcome import Anchor
from generator.anchoring.revealed import OBSERVED, Asked, look
from generator.anchoring.runs import Run, show
from generator.anchoring.seals import Committed, ItemProof, digest
from generator.anchoring.tokens import Edge, Token
from generator.structs import Struct

_MAX_BESIDE = 6
"""How many punctuation marks on either side of a part are shown with it."""
_MAX_MARKS = 12
"""How many further quotation marks on either side are tried at most."""
_MAX_PLACES = 8


def prove(committed: Committed, asked: Asked, found: Anchor) -> ItemProof:
    """Open what an item quotes. `found` is the item's anchor in the text itself.

    Raises `ValueError` if that is none of proven words, or if what may be shown does not tell as
    much as the text does.
    """
    if not found.verdict.proven:
        raise ValueError("the words are not proven by the text itself")
    for wide in (False, True):
        prover = _Prover(committed.tokens, asked, found, wide=wide)
        least = prover.least()
        for marks in prover.further_marks(least):
            shown = prover.try_showing(least, marks)
            if shown is not None:
                return _proof(committed, asked, found, prover.spare(least, shown))
    raise ValueError("what may be shown of the text does not tell as much as the text does")


class _Showing(Struct, frozen=True):
    """What is shown, and that it is enough."""

    intervals: list[Interval]
    marks: Sequence[int]
    """Of the tokens shown, those quotation marks that could perhaps be spared."""
    place: int | None


def _proof(committed: Committed, asked: Asked, found: Anchor, shown: _Showing) -> ItemProof:
    count = len(committed.tokens)
    return ItemProof(
        runs=tuple(_runs(committed.tokens, shown.intervals)),
        seeds=merkle.open_seeds(committed.seed, shown.intervals, count),
        hashes=merkle.siblings(committed.levels, shown.intervals),
        asked=digest(asked),
        observed=tuple(flag for flag in found.flags if flag in OBSERVED),
        form=found.form,
        place=shown.place,
    )


class _Prover(Struct, frozen=True):
    """One item while it is proven."""

    tokens: Sequence[Token]
    asked: Asked
    found: Anchor
    wide: bool
    """Whether to show also punctuation that seldom matters: all before a part, and what is glued to
    further quotation marks.
    """

    def try_showing(self, intervals: list[Interval], marks: Sequence[int]) -> _Showing | None:
        """What is shown, if it tells all that the text tells."""
        apart = [self._with_punctuation(m, m + 1) if self.wide else (m, m + 1) for m in marks]
        intervals = merkle.joined(sorted([*intervals, *apart]))
        shown = [one for one in map(show, _runs(self.tokens, intervals)) if one]
        if not shown:
            return None
        for place in (None, *range(1, _MAX_PLACES + 1)):
            seen = look(shown, self.asked, place)
            if seen and _agrees(seen, self.found):
                return _Showing(intervals, marks, place)
            if seen and place is None:
                return None
        return None

    def spare(self, least: list[Interval], shown: _Showing) -> _Showing:
        """The same without the marks that are not needed."""
        for mark in shown.marks:
            fewer = [one for one in shown.marks if one != mark]
            shown = self.try_showing(least, fewer) or shown
        return shown

    def least(self) -> list[Interval]:
        """The tokens that are quoted, and the punctuation beside them and between them."""
        spans = sorted(self._with_punctuation(*self._tokens_of(span)) for span in self.found.spans)
        least = merkle.joined(spans)
        joined = least[:1]
        for start, end in least[1:]:
            if any(token.weight for token in self.tokens[joined[-1][1] : start]):
                joined.append((start, end))
            else:
                joined[-1] = (joined[-1][0], end)
        return joined

    def _tokens_of(self, span: Span) -> Interval:
        first = bisect_right(self.tokens, span[0], key=lambda token: token.end)
        return first, bisect_left(self.tokens, span[1], key=lambda token: token.start)

    def _with_punctuation(self, start: int, end: int) -> Interval:
        """An interval with what stands beside it in its block: after it all up to the next word;
        before it quotation marks and what is glued to it, or all.
        """
        tokens = self.tokens
        lowest, highest = max(0, start - _MAX_BESIDE), min(len(tokens), end + _MAX_BESIDE)
        while start > lowest and tokens[start].before != Edge.BORDER:
            token = tokens[start - 1]
            if token.weight or not (self.wide or token.after == Edge.GLUED or token.is_mark):
                break
            start -= 1
        while end < highest and tokens[end - 1].after != Edge.BORDER and not tokens[end].weight:
            end += 1
        return start, end

    def further_marks(self, intervals: Sequence[Interval]) -> Iterator[list[int]]:
        """Quotation marks to show besides, from none to many: the nearest before all that is
        shown, and in its gaps; then also those after it; then those without the ones before.
        """
        yield []
        marks = [number for number, token in enumerate(self.tokens) if token.is_mark]
        before = marks[: bisect_left(marks, intervals[0][0])]
        after = marks[bisect_left(marks, intervals[-1][1]) :]
        gaps = [
            marks[bisect_left(marks, end) : bisect_left(marks, start)]
            for (_, end), (start, _) in pairwise(intervals)
        ]
        for with_before, with_after in ((True, False), (True, True), (False, True)):
            for count in range(1, _MAX_MARKS + 1):
                chosen = {*before[-count:]} if with_before else set[int]()
                chosen.update(after[:count] if with_after else ())
                for gap in gaps:
                    chosen.update(gap[:count], gap[-count:])
                yield sorted(chosen)


def _agrees(seen: Anchor, found: Anchor) -> bool:
    """Whether what is shown tells all that the text tells."""
    return (
        seen.verdict is found.verdict
        and seen.spans == found.spans
        and seen.slices == found.slices
        and seen.paragraph == found.paragraph
        and seen.flags == tuple(flag for flag in found.flags if flag not in OBSERVED)
        and (seen.form is None) == (found.form is None)
    )


def _runs(tokens: Sequence[Token], intervals: Sequence[Interval]) -> list[Run]:
    """The runs of some intervals: each in one block."""
    runs: list[Run] = []
    for start, end in intervals:
        first = start
        for number in range(start + 1, end + 1):
            if number == end or tokens[number].block != tokens[first].block:
                runs.append(_run(tokens, first, number))
                first = number
    return runs


def _run(tokens: Sequence[Token], start: int, end: int) -> Run:
    first, last = tokens[start], tokens[end - 1]
    pieces: list[str] = []
    at = first.start
    for token in tokens[start:end]:
        pieces += (" " * (token.start - at), token.text)
        at = token.end
    return Run(
        index=start,
        start=first.start,
        block=first.block,
        kind=first.kind,
        quarters=first.quarters,
        marks=first.marks,
        before=first.before,
        after=last.after,
        text="".join(pieces),
    )
