"""Runs of tokens that a proof shows, each with what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.anchoring.tokens import Token, read_tokens
from generator.structs import Struct


class Run(Struct, frozen=True, kw_only=True):
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


class Shown(Struct, frozen=True):
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
