"""An article prepared for anchoring: folded once, with the indexes that searches share.

The fold and every index are made when first asked for and kept, so that an article nobody quotes
costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from generator.anchoring import characters as ch
from generator.anchoring.fold import Folded, fold
from generator.anchoring.joined import JoinedSpeech, join_speech
from generator.anchoring.skeleton import Skeleton, skeleton
from generator.anchoring.speech import Area, Speech, find_speech
from generator.anchoring.weaker import WeakFolds, browser_fold
from generator.anchoring.words import Words, count_words, find_words, lowered
from generator.patterns import pattern
from generator.structs import Struct
from generator.text_stream import BORDER, Block, TextStream

_HIDDEN = "\u200b"
_CLINGING = pattern(f"[{ch.CLINGING}]+")
_CLINGING_BEGINS = min(ch.CLINGING.replace("-", ""))
_INVISIBLE = pattern(f"[{re.escape(ch.BIDI_CONTROLS)}]")
_WHITESPACE = pattern(f"[{ch.SPACES}]+")

_Key = TypeVar("_Key", str, tuple[str, str])

Span = tuple[int, int]
"""A start and an end, in code points; of the stream's text unless it says otherwise."""


class FoldedText(Struct, frozen=True, dict=True):
    """A text stream and what anchoring knows about it. Made by `prepare`."""

    stream: TextStream
    """The article."""

    @cached_property
    def folded(self) -> Folded:
        """Its text in all stages of the fold; `folded.text` is what is searched and sealed."""
        return fold(self.stream.text)

    @cached_property
    def words(self) -> Words:
        """Words of the plain text."""
        return find_words(self.folded.plain)

    @cached_property
    def compared(self) -> Folded:
        """The fold whose words are compared to explain a failure: joiners part them."""
        return self.skeleton.folded if self.has_joiners else self.folded

    @cached_property
    def compared_words(self) -> Words:
        """Words of the plain text of `compared`."""
        return find_words(self.compared.plain) if self.has_joiners else self.words

    @cached_property
    def word_positions(self) -> dict[str, list[int]]:
        """For each of `compared_words`, by its key, its numbers in the text."""
        return _positions(self.compared_words.keys)

    @cached_property
    def pair_positions(self) -> dict[tuple[str, str], list[int]]:
        """For each two words that follow each other, the numbers of the first."""
        return _positions(pairwise(self.compared_words.keys))

    @cached_property
    def weak(self) -> WeakFolds:
        """Weaker folds of the text, to explain failures by."""
        return WeakFolds(self.folded.text)

    @cached_property
    def as_browsers_read(self) -> str:
        """The text as browsers compare it."""
        return browser_fold(self.stream.text, self.folded.characters)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Blocks, and the lines of those that have several; in offsets of the stream's text."""
        lines: list[Span] = []
        start = 0
        for line in self.stream.text.replace(BORDER, "\n").split("\n"):
            end = start + len(line)
            if line and not line.isspace():
                lines.append((start, end))
            start = end + 1
        return tuple(lines)

    @cached_property
    def lowered(self) -> str:
        """The plain text in lower case with one kind of apostrophe; offsets are the same."""
        return lowered(self.folded.plain, self.folded.characters)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The stream's blocks, in offsets of the plain text."""
        at = self.folded.plain_offset
        return tuple(Area(at(b.start), at(b.end), b.kind) for b in self.stream.blocks)

    @cached_property
    def speech(self) -> Speech:
        """Which words are set as speech, in offsets of the plain text."""
        return find_speech(self.folded.plain, self.areas)

    @cached_property
    def joined_speech(self) -> JoinedSpeech:
        """Speech that the reporter interrupts."""
        return join_speech(self.folded.plain, self.areas, self.speech)

    @cached_property
    def continued(self) -> Folded | None:
        """The fold without the marks that only repeat that a quotation goes on; None if there
        are none.
        """
        marks = self.speech.continuing_marks
        if not marks:
            return None
        text = list(self.folded.source)
        for start, end in marks:
            first, last = self.folded.plain_to_source(start, end)
            text[first:last] = _HIDDEN * (last - first)
        return fold("".join(text))

    @cached_property
    def has_joiners(self) -> bool:
        """Whether zero-width non-joiners stand in the text."""
        return ch.NON_JOINER in self.folded.source

    @cached_property
    def skeleton(self) -> Skeleton:
        """The text without spaces and joiners, for words that are parted differently."""
        return skeleton(self.folded.source)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.stream.blocks]

    def block_at(self, offset: int) -> int:
        """The index of the block at an offset of the stream's text; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    def block(self, offset: int) -> Block | None:
        """The block at an offset of the stream's text."""
        index = self.block_at(offset)
        return self.stream.blocks[index] if index >= 0 else None

    def borders_between(self, start: int, end: int) -> int:
        """How many block borders lie between two offsets of the stream's text."""
        return max(0, bisect_left(self._block_starts, end + 1) - 1 - self.block_at(start))

    def plain_span(self, span: Span) -> Span:
        """The same span in the plain text."""
        return self.folded.plain_offset(span[0]), self.folded.plain_offset(span[1])

    def plain(self, start: int, end: int) -> str:
        """The plain text of a span of the stream."""
        first, last = self.plain_span((start, end))
        return self.folded.plain[first:last]

    def words_between(self, start: int, end: int) -> int:
        """How many words stand between two offsets of the stream's text."""
        first, last = self.plain_span((start, end))
        if self._counts_letters:
            return count_words(self.folded.plain[first:last])
        return self.words.between(first, last)

    @cached_property
    def _counts_letters(self) -> bool:
        return re.search(f"[{ch.SOUTH_EAST_ASIAN}]", self.folded.plain) is not None

    def with_clinging(self, end: int) -> int:
        """An end moved past the ignored marks that belong to the character before it."""
        if self.folded.source[end : end + 1] < _CLINGING_BEGINS:
            return end
        match = _CLINGING.match(self.folded.source, end)
        return match.end() if match else end

    def slice(self, start: int, end: int) -> str:
        """The article's own words: runs of whitespace as one space, block borders as " ¶ ",
        without direction controls, which could reorder what stands around them.
        """
        text = self.stream.text[start:end]
        if BORDER in text:
            return " ¶ ".join(part for part in map(_tidy, text.split(BORDER)) if part)
        return _tidy(text)


def _positions(keys: Iterable[_Key]) -> dict[_Key, list[int]]:
    positions: dict[_Key, list[int]] = {}
    for number, key in enumerate(keys):
        positions.setdefault(key, []).append(number)
    return positions


def _tidy(text: str) -> str:
    if "  " in text or not text.isprintable():  # as is no control, and no space but the plain one
        text = _WHITESPACE.sub(" ", _INVISIBLE.sub("", text))
    return text.strip(" ")


def prepare(stream: TextStream) -> FoldedText:
    """An article's text, for all that will be looked for in it."""
    return FoldedText(stream)
