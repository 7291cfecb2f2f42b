"""Floor 0, prose in the making: a text stream and its pieces, written from front to back.

`generator.prose` walks the Markdown and tells a `Composer` what comes next; this module knows no
Markdown. It keeps the promise that what a page shows between its tags is the stream, character
for character, and it knows where every character of a wrapped paragraph stands in the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.markup import escape, without_bidi
from generator.pieces import BlockEnd, Markup, Piece, Pointer, Reference, ReferenceKind, Words
from generator.text_stream import BORDER, Block, BlockKind

_SPACE = " \t\n"
# After a citation, these stand where the space before it was: `sails [@gazette#x].`
_CLOSING = " \t\n\u00a0\u202f.,;:!?…)]}»›”’。，、；：！？）」』،؛؟"


class SourceMap:
    """Offsets in the content of a paragraph, heading or cell → offsets in the compiled text.

    Made of points (offset in the content, offset in the source), sorted; between two points both
    run in step. A point may lie before the content's first character.
    """

    def __init__(self, points: Sequence[tuple[int, int]]) -> None:
        self._content = [content for content, _ in points]
        self._source = [source for _, source in points]

    def __call__(self, offset: int) -> int:
        """The place in the source of an offset in the content."""
        index = max(bisect_right(self._content, offset) - 1, 0)
        return self._source[index] + offset - self._content[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of a range in the content, without what lies after its end."""
        return self(start), self(end - 1) + 1 if end > start else self(start)


class Composer:
    """Collects text, blocks, references and pieces, and keeps them in step."""

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self.blocks: list[Block] = []
        self._paragraphs = 0
        self._text: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._html: list[str] = []
        self._held = ""
        self._opened = False

    # -- blocks --

    def number(self) -> int:
        """The next paragraph number."""
        self._paragraphs += 1
        return self._paragraphs

    def next_number(self) -> int:
        """The number that `number` would give."""
        return self._paragraphs + 1

    def open_block(self) -> int:
        """Begin a block of text; gives its start in the stream."""
        if self._opened:
            self._append(BORDER)
        self._opened = True
        return self._length

    def close_block(self, start: int, kind: BlockKind, paragraph: int | None) -> None:
        """End the block that began at `start`; one without text is not listed."""
        self._held = ""
        if self._length > start:
            self.blocks.append(Block(start=start, end=self._length, kind=kind, paragraph=paragraph))

    def end_top(self, since: int) -> None:
        """Say that a top-level block is over; `since` is the number of blocks before it."""
        last = len(self.blocks) - 1
        self._flush()
        self._pieces.append(BlockEnd(last if len(self.blocks) > since else -1))
        self.html("\n")

    # -- within a block --

    def say(self, text: str) -> None:
        """Text that is in the stream and on the page."""
        if text:
            if self._held:
                self._release(text)
            self._show(text)

    def html(self, literal: str) -> None:
        """HTML that is no text of the stream."""
        if literal:
            self._html.append(literal)

    def whole(self, piece: Markup) -> None:
        """A piece that is to be found again: it is not joined with the HTML around it."""
        self._flush()
        self._pieces.append(piece)

    def alternative(self, text: str) -> None:
        """Text on the page that is not in the stream."""
        self.html(escape(without_bidi(text)))

    def link(self, target: str, words: str | None, span: tuple[int, int]) -> None:
        """A link to an actor; in the stream stand its words, or its target."""
        shown = words or target
        self._release(shown)
        at = self._length
        self._append(shown)
        self._refer(ReferenceKind.LINK, target, span, at=at, words=words)

    def cite(self, target: str, span: tuple[int, int]) -> None:
        """A citation: nothing in the stream; it moves up to the word or stop before it."""
        self._hold_space()
        self._refer(ReferenceKind.CITATION, target, span, at=self._length)

    def point(self, kind: ReferenceKind, target: str, span: tuple[int, int]) -> None:
        """A quotation shown in place, or the address of a link."""
        self._refer(kind, target, span, at=self._length)

    # -- the end --

    def text(self) -> str:
        """The stream's text so far."""
        return "".join(self._text)

    def pieces(self) -> tuple[Piece, ...]:
        """All pieces so far."""
        self._flush()
        return tuple(self._pieces)

    # -- inside --

    def _refer(
        self,
        kind: ReferenceKind,
        target: str,
        span: tuple[int, int],
        *,
        at: int,
        words: str | None = None,
    ) -> None:
        self._flush()
        self._pieces.append(Pointer(len(self.references)))
        self.references.append(
            Reference(
                kind=kind,
                target=target,
                words=words and without_bidi(words),
                at=at,
                start=span[0],
                end=span[1],
            )
        )

    def _release(self, text: str) -> None:
        """Put the space taken from before a citation back, if `text` would else run on from it."""
        space, self._held = self._held, ""
        if space and text[0] not in _CLOSING:
            self._show(space)

    def _show(self, text: str) -> None:
        start = self._length
        self._append(text)
        if self._html:
            self._flush()
        last = self._pieces[-1] if self._pieces else None
        if isinstance(last, Words) and last.end == start:
            self._pieces[-1] = Words(last.start, self._length)
        else:
            self._pieces.append(Words(start, self._length))

    def _hold_space(self) -> None:
        """Take the white space at the end of the words just shown out of the text again."""
        last = self._pieces[-1] if self._pieces and not self._html else None
        while isinstance(last, Words) and last.end == self._length > last.start:
            kept = self._text[-1].rstrip(_SPACE)
            cut = len(self._text[-1]) - len(kept)
            if not cut:
                break
            self._held = self._text[-1][len(kept) :] + self._held
            self._text[-1:] = [kept] if kept else []
            self._length -= cut
            last = Words(last.start, self._length)
            self._pieces[-1:] = [last] if last.end > last.start else []

    def _append(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _flush(self) -> None:
        if self._html:
            self._pieces.append(Markup("".join(self._html)))
            self._html.clear()
