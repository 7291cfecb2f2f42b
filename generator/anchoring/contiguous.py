"""Where words stand in one piece: every hit of an exact search, whole words and graphemes only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchoring.article import FoldedText, Span
from generator.anchoring.bounds import ends_cleanly, starts_cleanly
from generator.anchoring.characters import NON_JOINER
from generator.anchoring.fold import Folded
from generator.anchoring.quotation import Segment
from generator.anchoring.skeleton import find_parted, skeleton


def find(article: FoldedText, segment: Segment) -> list[Span]:
    """Every place of a segment, in order, as spans of the stream's text.

    Repeated opening marks at a paragraph's start, and differently set joiners, are looked past
    only where the words are not found as they are.
    """
    hits = list(_hits(article.folded, segment))
    if not hits and article.continued is not None:
        hits = list(_hits(article.continued, segment))
    if not hits and (article.has_joiners or NON_JOINER in segment.raw) and not segment.either_case:
        hits = list(_parted_hits(article, segment))
    return [(start, article.with_clinging(end)) for start, end in hits]


def _hits(folded: Folded, segment: Segment) -> Iterator[Span]:
    for at, end in _offsets(folded.text, segment):
        first, last = folded.to_plain.start(at), folded.to_plain.end(end)
        if starts_cleanly(folded.plain, first) and ends_cleanly(folded.plain, last):
            yield folded.plain_to_source(first, last)


def _offsets(text: str, segment: Segment) -> Iterator[Span]:
    if segment.either_case:
        for match in segment.pattern.finditer(text):
            yield match.span()
        return
    at = text.find(segment.text)
    while at >= 0:
        yield at, at + len(segment.text)
        at = text.find(segment.text, at + 1)


def _parted_hits(article: FoldedText, segment: Segment) -> Iterator[Span]:
    plain = article.folded.plain
    for span in find_parted(article.skeleton, skeleton(segment.raw)):
        first, last = article.plain_span(span)
        if starts_cleanly(plain, first) and ends_cleanly(plain, last):
            yield span


def occurs_within_words(article: FoldedText, segment: Segment) -> bool:
    """Whether the characters stand somewhere at all, if only as parts of words."""
    return next(_offsets(article.folded.text, segment), None) is not None
