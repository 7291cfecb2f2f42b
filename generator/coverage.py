"""Floor 0, which sentences of a prose are attributed: pure, on compiled pieces.

A citation covers the sentences since the last one in its paragraph and the whole sentence it
stands in. Several in a row are one group: all of them cover the same sentences. What is not
counted at all (headings, code, analysis, quotes shown in place) is left out of `Prose.sentences`
already. Whether a cited item exists is not known here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from generator.pieces import Prose, ReferenceKind, Sentence
from generator.structs import Struct
from generator.text_stream import BORDER

_MOST = 3


class Covered(Struct, frozen=True):
    """One counted sentence, and what it rests on."""

    sentence: Sentence
    citations: tuple[int, ...]
    """Numbers of the references that cover it, in order; empty where nothing does."""


class Group(Struct, frozen=True):
    """Citations that stand together, and the sentences they cover."""

    citations: tuple[int, ...]
    """Numbers of the references, in order."""
    sentences: tuple[Sentence, ...]


def coverage(prose: Prose) -> tuple[Covered, ...]:
    """Every counted sentence of a prose, in order, with the citations that cover it."""
    covering: dict[Sentence, tuple[int, ...]] = {}
    for group in groups(prose):
        for sentence in group.sentences:
            covering[sentence] = (*covering.get(sentence, ()), *group.citations)
    return tuple(Covered(sentence, covering.get(sentence, ())) for sentence in prose.sentences)


def overlong(prose: Prose) -> tuple[Group, ...]:
    """The groups that more than three sentences lean on."""
    return tuple(group for group in groups(prose) if len(group.sentences) > _MOST)


def groups(prose: Prose) -> tuple[Group, ...]:
    """All groups of citations, in order; one with no counted sentence before it covers none."""
    sentences: dict[int | None, list[Sentence]] = {}
    for sentence in prose.sentences:
        paragraph = prose.stream.blocks[sentence.block].paragraph
        sentences.setdefault(paragraph, []).append(sentence)
    found: list[Group] = []
    for paragraph, rows in groupby(_rows(prose), key=lambda row: row[0]):
        found += _in_paragraph(sentences.get(paragraph, []), [row[1:] for row in rows])
    return tuple(found)


def _in_paragraph(
    sentences: list[Sentence], rows: list[tuple[int, tuple[int, ...]]]
) -> Iterator[Group]:
    done = 0
    for at, citations in rows:
        # It stands in, or right behind, the last sentence that begins before it; at the very
        # start of a paragraph it can only mean the first.
        current = max(bisect_left(sentences, at, key=lambda sentence: sentence.start) - 1, 0)
        yield Group(citations, tuple(sentences[min(done, current) : current + 1]))
        done = max(done, current + 1)


def _rows(prose: Prose) -> Iterator[tuple[int | None, int, tuple[int, ...]]]:
    """Citations with no word between them: paragraph, offset of the first, numbers."""
    text = prose.stream.text
    row: tuple[int, ...] = ()
    first = last = 0
    for number, reference in enumerate(prose.references):
        if reference.kind is not ReferenceKind.CITATION:
            continue
        # A border between the two is no word, but parts paragraphs.
        if row and re.search(rf"[\w{BORDER}]", text[last : reference.at]):
            yield _paragraph(prose, first), first, row
            row = ()
        first = first if row else reference.at
        last = reference.at
        row = (*row, number)
    if row:
        yield _paragraph(prose, first), first, row


def _paragraph(prose: Prose, at: int) -> int | None:
    """The number of the paragraph an offset stands in; None outside of any."""
    blocks = prose.stream.blocks
    index = bisect_right(blocks, at, key=lambda block: block.start) - 1
    return blocks[index].paragraph if index >= 0 and at <= blocks[index].end else None
