"""Where words stand in one piece: every hit of an exact search, whole words and graphemes only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.anchoring.article import FoldedText, Span
from generator.anchoring.bounds import ends_cleanly, starts_cleanly
from generator.anchoring.characters import NON_JOINER
from generator.anchoring.fold import Folded, fold
from generator.anchoring.quotation import Segment
from generator.anchoring.skeleton import find_parted, skeleton
from generator.anchoring.verdicts import Reason, context_matches

_BEFORE = re.compile(r'[" \-,;:.]+$')
_AFTER = re.compile(r'^[" \-,;:.]+')
_ROOM = 80
"""How much more text than a prefix is long is folded to compare the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """How the editor says which of several places is meant."""

    prefix: str | None = None
    """Words right before it."""
    suffix: str | None = None
    """Words right after it."""
    occurrence: int | None = None
    """Which of the places, from 1."""


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


def settle(
    article: FoldedText, places: list[tuple[Span, ...]], context: Context
) -> tuple[tuple[Span, ...], None] | tuple[None, str]:
    """The one place that is meant among several, or the reason why that is not known."""
    if len(places) == 1:
        return places[0], None
    occurrence = context.occurrence
    if context.prefix or context.suffix:
        places = [place for place in places if fits(article, place, context)]
        if len(places) == 1:
            return places[0], None
        if occurrence is None or not places:
            return None, context_matches(len(places))
    if occurrence is None:
        return None, Reason.REPEATED
    if not 1 <= occurrence <= len(places):
        return None, Reason.OCCURRENCE_OUT_OF_RANGE
    return places[occurrence - 1], None


def fits(article: FoldedText, place: tuple[Span, ...], context: Context) -> bool:
    """Whether a prefix stands right before a place, and a suffix right after it."""
    text = article.stream.text
    start, end = place[0][0], place[-1][1]
    if context.prefix:
        reach = 2 * len(context.prefix) + _ROOM
        if not _ends_with(text[max(0, start - reach) : start], context.prefix):
            return False
    if context.suffix:
        reach = 2 * len(context.suffix) + _ROOM
        return _starts_with(text[end : end + reach], context.suffix)
    return True


def _ends_with(before: str, prefix: str) -> bool:
    window, wanted = fold(before).text.rstrip(), fold(prefix).text.rstrip()
    if window.endswith(wanted):
        return True
    bare = _BEFORE.sub("", wanted)
    return bool(bare) and _BEFORE.sub("", window).endswith(bare)


def _starts_with(after: str, suffix: str) -> bool:
    window, wanted = fold(after).text.lstrip(), fold(suffix).text.lstrip()
    if window.startswith(wanted):
        return True
    bare = _AFTER.sub("", wanted)
    return bool(bare) and _AFTER.sub("", window).startswith(bare)
