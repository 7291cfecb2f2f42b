"""Words that stand in several pieces: ellipses, brackets and lists of parts.

The pieces must follow each other, within limits. One pass over each piece's hits keeps, for every
hit, the nearest hit of the piece before that can be reached: the limits only loosen with
nearness, so the nearest gives the latest start, and the whole search is linear in the hits.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.anchoring.article import FoldedText, Span
from generator.anchoring.characters import word_characters
from generator.anchoring.context import Context, Spans, fitting, settle
from generator.anchoring.contiguous import find
from generator.anchoring.quotation import Change, Gap, Quotation, Segment
from generator.anchoring.verdicts import Reason
from generator.structs import Struct


class Limit(Struct, frozen=True):
    """How far apart two pieces may stand."""

    words: int
    borders: int
    """Block borders between them."""


_WIDE = Limit(120, 2)
LIMITS = {
    Gap.POINTS: _WIDE,
    Gap.PART: _WIDE,
    Gap.BRACKET: Limit(6, 0),
    Gap.SIC: Limit(0, 0),
}
"""What a mark of change may pass over."""

_MIN_WORDS = 2
"""What every stretch beside an ellipsis must have: single words can be stitched to anything."""


class Pieces(Struct, frozen=True):
    """A quote as it is looked for in pieces."""

    segments: tuple[Segment, ...]
    changes: tuple[Change, ...]
    """What parts each segment from the next."""

    @property
    def altered(self) -> bool:
        """Whether words or letters stand in brackets."""
        return any(
            change.inserted or change.gap in (Gap.BRACKET, Gap.SIC) for change in self.changes
        ) or any(segment.either_case for segment in self.segments)


class Found(Struct, frozen=True):
    """Where the pieces stand."""

    pieces: Pieces
    spans: Spans


class NotFound(Struct, frozen=True):
    """Why the pieces do not stand in the article as marked; None: for no reason seen here."""

    reason: str | None
    hits: tuple[int, ...] = ()
    """How often each segment stands in the article, whatever the order."""
    places: tuple[Spans, ...] = ()
    """When ambiguous: all places."""


class _Link(Struct, frozen=True):
    """A hit with the way back to the first piece."""

    start: int
    end: int
    first: int
    before: _Link | None


def as_pieces(article: FoldedText, quotation: Quotation) -> Pieces:
    """A quotation split at its marks, save at those that stand literally in the article."""
    segments = [quotation.segments[0]]
    changes: list[Change] = []
    folded, text = article.folded.text, quotation.folded.text
    for change, segment in zip(quotation.changes, quotation.segments[1:], strict=True):
        last = segments[-1]
        joined = text[last.start : segment.end]
        if not last.either_case and not segment.either_case and joined in folded:
            segments[-1] = _join(last, segment, joined, quotation)
        else:
            segments.append(segment)
            changes.append(change)
    return Pieces(tuple(segments), tuple(changes))


def as_written(quotation: Quotation) -> Pieces:
    """A quotation split at all its marks."""
    return Pieces(quotation.segments, quotation.changes)


def in_parts(quotations: Sequence[Quotation], parts: Sequence[Pieces]) -> Pieces:
    """The pieces of several quotations, one after the other."""
    segments, changes = list(parts[0].segments), list(parts[0].changes)
    for before, quotation, part in zip(quotations, quotations[1:], parts[1:], strict=False):
        inserted = [c.inserted for c in (before.tail, quotation.head) if c is not None]
        changes.append(Change(gap=Gap.PART, inserted=" ".join(inserted)))
        changes += part.changes
        segments += part.segments
    return Pieces(tuple(segments), tuple(changes))


def _join(first: Segment, last: Segment, text: str, quotation: Quotation) -> Segment:
    start, end = quotation.folded.outer_span(first.start, last.end)
    return Segment(
        text=text,
        raw=quotation.folded.source[start:end],
        start=first.start,
        end=last.end,
        leading=first.leading,
        trailing=last.trailing,
    )


def locate(article: FoldedText, pieces: Pieces, context: Context) -> Found | NotFound:
    """Where some pieces stand, in order and within the limits: the shortest stretch."""
    if not all(word_characters(segment.text) for segment in pieces.segments):
        return NotFound(None)
    hits = [find(article, segment) for segment in pieces.segments]
    counts = tuple(len(places) for places in hits)
    if not all(counts):
        return NotFound(Reason.PART_MISSING if any(counts) else None, counts)
    if _has_short(pieces):
        return NotFound(Reason.SEGMENT_TOO_SHORT, counts)
    ends = _sweep(article, hits, pieces.changes, limited=True)
    if not ends:
        return NotFound(_broken_limit(article, hits, pieces.changes), counts)
    spans, reason = _choose(article, ends, context)
    if spans is None:
        return NotFound(reason, counts, tuple(_spans(link) for link in _windows(ends)))
    return Found(pieces, spans)


def _has_short(pieces: Pieces) -> bool:
    """Whether, in a quote with ellipses, some stretch between them has fewer than two words."""
    if not any(change.gap is Gap.POINTS for change in pieces.changes):
        return False
    stretches = [pieces.segments[0].words]
    for change, segment in zip(pieces.changes, pieces.segments[1:], strict=True):
        if change.gap in (Gap.POINTS, Gap.PART):
            stretches.append(0)
        stretches[-1] += segment.words
    return min(stretches) < _MIN_WORDS


def _sweep(
    article: FoldedText, hits: list[list[Span]], changes: Sequence[Change], *, limited: bool
) -> list[_Link]:
    """All ways through the pieces, one for each hit of the last that can be reached."""
    links = [_Link(start, end, start, None) for start, end in hits[0]]
    for change, places in zip(changes, hits[1:], strict=True):
        reached: list[_Link] = []
        passed = 0
        for start, end in places:
            while passed < len(links) and links[passed].end <= start:
                passed += 1
            if passed and (not limited or _within(article, links[passed - 1].end, start, change)):
                before = links[passed - 1]
                reached.append(_Link(start, end, before.first, before))
        links = reached
    return links


def _within(article: FoldedText, start: int, end: int, change: Change) -> bool:
    limit = LIMITS[change.gap]
    return (
        article.borders_between(start, end) <= limit.borders
        and article.words_between(start, end) <= limit.words
    )


def _broken_limit(article: FoldedText, hits: list[list[Span]], changes: Sequence[Change]) -> Reason:
    """Why pieces that all stand in the article do not follow each other as they should."""
    ends = _sweep(article, hits, changes, limited=False)
    if not ends:
        return Reason.ORDER
    spans = _spans(min(ends, key=lambda link: link.end - link.first))
    for change, before, after in zip(changes, spans, spans[1:], strict=False):
        if not _within(article, before[1], after[0], change):
            narrow = change.gap in (Gap.BRACKET, Gap.SIC)
            return Reason.BRACKET_GAP_TOO_LONG if narrow else Reason.GAP_TOO_LONG
    return Reason.GAP_TOO_LONG


def _choose(
    article: FoldedText, ends: list[_Link], context: Context
) -> tuple[Spans, None] | tuple[None, str]:
    windows = _windows(ends)
    places = [_spans(link) for link in windows]
    if context.occurrence is not None:
        return settle(article, places, context)
    candidates = fitting(article, places, context)
    if not candidates:
        return settle(article, places, context)
    shortest = min(map(_length, candidates))
    return settle(article, [p for p in candidates if _length(p) == shortest], context)


def _windows(ends: list[_Link]) -> list[_Link]:
    """The shortest way from each hit of the first piece, in order."""
    shortest: dict[int, _Link] = {}
    for link in ends:
        shortest.setdefault(link.first, link)
    return [shortest[first] for first in sorted(shortest)]


def _length(place: Spans) -> int:
    return place[-1][1] - place[0][0]


def _spans(link: _Link) -> Spans:
    spans: list[Span] = []
    step: _Link | None = link
    while step is not None:
        spans.append((step.start, step.end))
        step = step.before
    return tuple(reversed(spans))
