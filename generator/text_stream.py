"""The text an article is read as: the rendered words, block after block, with nothing else.

It stands between the two that make it (``prose`` from Markdown, `TextStream.plain` from a withheld
text) and all that reads it (``anchoring``, the pages, the seals). It is not Markdown and not HTML:
link addresses, titles and alternative texts are gone, entities and escapes are decoded.
"""

from __future__ import annotations

from enum import StrEnum

from generator.patterns import pattern
from generator.structs import Struct

BORDER = "\u2029"
"""PARAGRAPH SEPARATOR: what stands between two blocks in `TextStream.text`."""

_LINE_END = pattern("[\n\r\u2028\u2029]")


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARA = "para"
    HEADING = "heading"
    BLOCKQUOTE = "blockquote"
    LIST = "list"
    TABLE = "table"
    CODE = "code"


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph, heading, list item, table row …: a stretch of `TextStream.text`."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    kind: BlockKind
    """What it is."""
    paragraph: int | None
    """The number a reader sees (¶ 1, 2, …); None for headings and code, which are not counted."""


class TextStream(Struct, frozen=True, kw_only=True):
    """An article's words in reading order; every offset counts code points of `text`."""

    text: str
    """All blocks; between two of them stand one or more `BORDER` characters."""
    blocks: tuple[Block, ...]
    """In order, not overlapping, none empty."""
    lang: str
    """BCP 47 language tag, or "" when unknown."""

    @classmethod
    def plain(cls, text: str, lang: str) -> TextStream:
        """The stream of a plain text, one paragraph a line; blank lines are no paragraphs.

        Each line end becomes one `BORDER`, so offsets are those of the text that was given.
        """
        text = _LINE_END.sub(BORDER, text)
        blocks: list[Block] = []
        start = 0
        for line in text.split(BORDER):
            words = line.strip()
            if words:
                first = start + line.index(words)
                blocks.append(
                    Block(
                        start=first,
                        end=first + len(words),
                        kind=BlockKind.PARA,
                        paragraph=len(blocks) + 1,
                    )
                )
            start += len(line) + 1
        return cls(text=text, blocks=tuple(blocks), lang=lang)
