"""What a proof shows of a text, read by the one rule that reads whole texts.

The tokens that are shown are set, truly spaced and parted into blocks, into a short text of which
the rest is filler: as many words as are hidden in each gap, and as many block borders. In that
text `anchor` looks for the item's words, and what it finds is led back to the true offsets. So
there is no second rule of matching for sealed texts; but whatever depends on hidden words cannot
be asked here (`OBSERVED`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.anchoring.anchor import anchor
from generator.anchoring.article import Span, prepare
from generator.anchoring.characters import NON_JOINER
from generator.anchoring.outcome import Anchor
from generator.anchoring.tokens import WORD, Edge, Token, read_tokens
from generator.anchoring.verdicts import Flag, Form, Kind, Verdict
from generator.text_stream import BORDER, Block, BlockKind, TextStream

OBSERVED = frozenset({Flag.GAP_HAS_NEGATION, Flag.CUT_MID_SENTENCE, Flag.SPEAKER_NOT_NEAR})
"""Flags that hang on words a proof does not show: decided when sealing."""

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
_PLAIN = re.compile(
    r"(?!.*(?:  |\.\.|\. \.|,,|['’‘]{2}))([^\W\d_][\w .,;:!?'’‘–—-]*[^\W_][!?]?)([.,]?)"
)
_OPENING = frozenset('“"')
_PLAIN_AFTER = frozenset(" .,;:!?'’”»\")—–-…")
_COUNTED = frozenset(BlockKind) - {BlockKind.HEADING, BlockKind.CODE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Tokens of one block that follow each other, shown."""

    index: int
    """Number of its first token in the text, from 0."""
    start: int
    """Offset of its first character, in code points of the sealed text."""
    block: int
    """Number of its block, from 0."""
    kind: str
    """Kind of the block."""
    quarters: int
    """Words before it, in quarters (`tokens.WORD`)."""
    marks: int
    """Quotation marks before it."""
    before: int
    """What stands before it: an `Edge`."""
    after: int
    """What stands after it: an `Edge`."""
    text: str
    """As printed, but that each white space between tokens is a plain space."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A run with its tokens."""

    run: Run
    tokens: list[Token]

    @property
    def end_index(self) -> int:
        """Number of the token after its last."""
        return self.run.index + len(self.tokens)

    @property
    def end_quarters(self) -> int:
        """Words up to its end, in quarters."""
        return self.tokens[-1].quarters + self.tokens[-1].weight

    @property
    def end_marks(self) -> int:
        """Quotation marks up to its end."""
        return self.tokens[-1].marks + self.tokens[-1].is_mark

    @property
    def glue(self) -> str:
        """What stands for a hidden word that touches its end."""
        last = self.tokens[-1]
        return _FILLER if not last.weight and last.before == Edge.SPACE else _GLUED

    @property
    def head_is_marked(self) -> bool:
        """Whether a quotation mark stands before its first word."""
        return _marked(self.tokens)

    @property
    def tail_is_marked(self) -> bool:
        """Whether a quotation mark stands after its last word."""
        return _marked(reversed(self.tokens))


def _marked(tokens: Iterable[Token]) -> bool:
    for token in tokens:
        if token.weight:
            return False
        if token.is_mark:
            return True
    return False


def show(run: Run) -> Shown | None:
    """A run with its tokens; None if its text does not begin and end with one."""
    tokens = read_tokens(
        run.text,
        start=run.start,
        block=run.block,
        kind=run.kind,
        quarters=run.quarters,
        marks=run.marks,
        before=run.before,
        after=run.after,
    )
    if not tokens or tokens[0].start != run.start or tokens[-1].end != run.start + len(run.text):
        return None
    return Shown(run, tokens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an item asks of a text: all that its proof answers, and nothing else of it."""

    parts: tuple[str, ...]
    """Its words, as `anchor` takes them."""
    kind: Kind = Kind.QUOTE
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None
    speaker: str = ""
    """Who is said to speak, as an id; "" if nobody is."""
    lang: str = ""
    """The text's language, as a BCP 47 tag."""


def look(shown: Sequence[Shown], asked: Asked, place: int | None = None) -> Anchor | None:
    """The anchor of an item's words in what is shown, with true offsets, and without what hangs
    on hidden words; None if what is shown makes no text, or the words are not in it.

    `place` tells which is meant if they stand in it more than once. Of the form only whether there
    is one is known here: the words around a quotation are hidden.
    """
    if not asked.parts:
        return None
    return glance(shown, asked) or read(shown, asked, place)


def glance(shown: Sequence[Shown], asked: Asked) -> Anchor | None:
    """What `read` answers in the plainest case, found sooner; None for all others.

    The case: one part without marks of change or quotation, shown letter for letter, and of a
    quote also the opening mark before it.
    """
    main, quote = shown[-1], asked.kind is Kind.QUOTE
    match = _PLAIN.fullmatch(asked.parts[0]) if len(asked.parts) == 1 else None
    worded = [token for token in main.tokens if token.weight]
    if len(shown) > 1 + quote or match is None or not worded or main.run.kind != BlockKind.PARA:
        return None
    words, stop = match.groups()
    first, length = worded[0].start - main.run.start, len(words)
    before, after = main.run.text[:first], main.run.text[first + length :]
    if before + words + after != main.run.text or not _PLAIN_AFTER.issuperset(after):
        return None
    if worded[-1].end - worded[0].start != len(words.rstrip("?!")):
        return None
    if stop and after not in (stop, f"{stop}”"):
        return None
    if quote and not (before in _OPENING if len(shown) == 1 else _opens(*shown) and not before):
        return None
    return Anchor(
        verdict=Verdict.VERBATIM,
        spans=((worded[0].start, worded[0].start + length),),
        slices=(words,),
        paragraph=main.run.block + 1,
        form=Form.DIRECT if quote else None,
    )


def _opens(mark: Shown, words: Shown) -> bool:
    """Whether a run is nothing but the opening mark before some words of the same block."""
    return (
        mark.run.text in _OPENING
        and (mark.run.before != Edge.GLUED and mark.run.after == Edge.GLUED)
        and (mark.run.block == words.run.block and mark.end_marks == words.run.marks)
    )


def read(shown: Sequence[Shown], asked: Asked, place: int | None = None) -> Anchor | None:
    """As `look`, always by the rule itself."""
    built = _Builder().build(shown, asked.lang)
    if built is None:
        return None
    stream, starts = built
    found = anchor(
        prepare(stream),
        asked.parts if len(asked.parts) > 1 else asked.parts[0],
        occurrence=place,
        kind=asked.kind,
    )
    if not found.verdict.proven:
        return None
    spans = _true_spans(shown, stream.text, starts, found.spans)
    if spans is None:
        return None
    flags = set(found.flags) - OBSERVED
    form = found.form
    if asked.kind is Kind.QUOTE and not _all_marks_shown(shown):
        flags.add(Flag.NOT_IN_QUOTE_MARKS)
        form = None
    return replace(found, spans=spans, flags=tuple(sorted(flags)), form=form, explanation=None)


def _all_marks_shown(shown: Sequence[Shown]) -> bool:
    """Whether hidden quotation marks lie only between marks that are shown: then what is speech
    beside each run is known.
    """
    return all(
        before.end_marks == after.run.marks or (before.tail_is_marked and after.head_is_marked)
        for before, after in pairwise(shown)
    )


def _true_spans(
    shown: Sequence[Shown], text: str, starts: Sequence[int], spans: Sequence[Span]
) -> tuple[Span, ...] | None:
    """The offsets in the sealed text; None if a span takes in anything that is not shown."""
    found = []
    for start, end in spans:
        space = len(text[start:end]) - len(text[start:end].lstrip())
        first = bisect_right(starts, start + space) - 1
        last = bisect_right(starts, end - 1) - 1
        for number, offset in ((first, start + space), (last, end - 1)):
            if number < 0 or offset >= starts[number] + len(shown[number].run.text):
                return None
        covered = shown[first : last + 1]
        if any(one.end_index != other.run.index for one, other in pairwise(covered)):
            return None
        found.append(
            (
                start - starts[first] + shown[first].run.start,
                end - starts[last] + shown[last].run.start,
            )
        )
    return tuple(found)


class _Builder:
    """A text while it is put together."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.block_start = 0
        self.rounded = 0

    def build(self, shown: Sequence[Shown], lang: str) -> tuple[TextStream, list[int]] | None:
        """The text, and where each run starts in it; None if what is between two runs is not
        possible.
        """
        first, last = shown[0].run, shown[-1].run
        starts: list[int] = []
        self.add(_head(1, first.before) if first.before != Edge.BORDER else "")
        for number, one in enumerate(shown):
            if number and not self.gap(shown[number - 1], one):
                return None
            starts.append(self.length)
            self.add(one.run.text)
        self.add(_tail(1, last.after, shown[-1].glue) if last.after != Edge.BORDER else "")
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
            self.add(_tail(each[0], before.after, one.glue))
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
        return _tail(words, one.run.after, one.glue) + " "
    if one.run.after == Edge.GLUED and words < 2:
        return _GLUED if words else _WORDLESS
    before = _tail(words - 1, one.run.after, one.glue) if words > 1 else ""
    return f"{before} {_head(min(words, 1), edge)}"
