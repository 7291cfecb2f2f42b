"""Which words an article sets as speech: inside quotation marks, or in a block quotation.

Read from plain text, block by block, by the parts `marks` gives each quotation mark. A quotation
left open goes on in the next paragraph, whether that repeats the opening mark or only, later,
closes it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.anchoring import characters as ch
from generator.anchoring.marks import Reading, may_have_singles, read_marks, read_single_marks
from generator.structs import Struct
from generator.text_stream import BlockKind

_MAX_OPEN_BLOCKS = 8
"""How many paragraphs without any mark a quotation may go on for."""


class Area(Struct, frozen=True):
    """A block as seen here: offsets of plain text."""

    start: int
    end: int
    kind: BlockKind


class Chunk(Struct, frozen=True):
    """A stretch of speech within one block, without its marks; offsets of plain text."""

    start: int
    end: int
    block: int
    """Index of its block."""


class Speech(Struct, frozen=True, kw_only=True):
    """All speech of an article."""

    chunks: tuple[Chunk, ...]
    """In order, not overlapping."""
    starts: tuple[int, ...]
    """Start of each chunk."""
    continuing_marks: tuple[tuple[int, int], ...]
    """Opening marks that only repeat, at a block's start, that an earlier quotation goes on."""

    def at(self, offset: int) -> int | None:
        """The index of the chunk an offset stands in."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.chunks[index].end:
            return index
        return None

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of speech inside a span."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.chunks) and self.chunks[index].start < end:
            chunk = self.chunks[index]
            first, last = max(start, chunk.start), min(end, chunk.end)
            if first < last:
                yield first, last
            index += 1


def find_speech(plain: str, areas: Sequence[Area]) -> Speech:
    """All speech in an article's blocks."""
    chunks: list[Chunk] = []
    continuing: list[tuple[int, int]] = []
    waiting: list[int] = []
    is_open = False
    singles = may_have_singles(plain)
    for block, area in enumerate(areas):
        if area.kind is BlockKind.BLOCKQUOTE:
            chunks.append(Chunk(area.start, area.end, block))
        if area.kind in (BlockKind.BLOCKQUOTE, BlockKind.CODE):
            is_open = False
            continue
        reading = read_marks(plain, area.start, area.end, continuing=is_open)
        if is_open and area.kind is not BlockKind.HEADING:
            if not reading.marked and len(waiting) < _MAX_OPEN_BLOCKS:
                waiting.append(block)
                continue
            if reading.opening_mark is not None and not waiting:
                continuing.append(reading.opening_mark)
            elif reading.leading_close is not None:
                chunks += [Chunk(areas[n].start, areas[n].end, n) for n in waiting]
                reading.spans.insert(0, (area.start, reading.leading_close))
        waiting = []
        is_open = reading.left_open
        spans = _with_singles(plain, area, reading) if singles else reading.spans
        chunks += [Chunk(start, end, block) for start, end in spans]
    trimmed = [chunk for chunk in (_trimmed(plain, chunk) for chunk in chunks) if chunk]
    return Speech(
        chunks=tuple(trimmed),
        starts=tuple(chunk.start for chunk in trimmed),
        continuing_marks=tuple(continuing),
    )


def _with_singles(plain: str, area: Area, reading: Reading) -> Iterator[tuple[int, int]]:
    """The spans in double marks and those in single ones, but only the outermost."""
    singles = read_single_marks(plain, area.start, area.end, reading.spans)
    end = area.start
    for span in sorted([*reading.spans, *singles]):
        if span[0] >= end:
            yield span
            end = span[1]


def _trimmed(plain: str, chunk: Chunk) -> Chunk | None:
    start, end = chunk.start, chunk.end
    while start < end and plain[start] in ch.SPACES:
        start += 1
    while end > start and plain[end - 1] in ch.SPACES:
        end -= 1
    return Chunk(start, end, chunk.block) if start < end else None
