"""Why words are not in an article as written: the reason, and the explanation that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.anchoring import characters as ch
from generator.anchoring.article import FoldedText
from generator.anchoring.contiguous import find, occurs_within_words
from generator.anchoring.explain import NEAR, Explanation, explain_near, nearest
from generator.anchoring.fold import fold
from generator.anchoring.outcome import Anchor
from generator.anchoring.quotation import Quotation, Segment, read_quotation
from generator.anchoring.sequence import NotFound
from generator.anchoring.verdicts import Reason, Verdict
from generator.anchoring.weaker import without_markdown

_FOUND_SHARE = 0.4
"""How much of a quote's words must stand in the article for a part to be what is missing."""


def explain_failure(article: FoldedText, quotation: Quotation, tried: NotFound) -> Anchor:
    """The anchor of a quotation that was not found, in one piece or in several."""
    reason = _reason_whole(article, quotation)
    if reason is None:
        reason = _reason_pieces(article, quotation.segments, tried)
    text = fold(quotation.folded.source, keep_joiners=True).plain
    if quotation.is_marked:
        text = _doubtful(quotation.segments, tried)
    return _conclude(article, text, reason)


def explain_parts(article: FoldedText, quotations: Sequence[Quotation], tried: NotFound) -> Anchor:
    """The anchor of a list of parts that were not found in order."""
    segments = [segment for quotation in quotations for segment in quotation.segments]
    missing = next((q for q in quotations if not find(article, q.whole)), None)
    reason = _reason_whole(article, missing) if missing else None
    reason = reason or _reason_pieces(article, segments, tried)
    text = missing.folded.source if missing else " ".join(segment.raw for segment in segments)
    return _conclude(article, text, reason)


def _conclude(article: FoldedText, text: str, reason: Reason | None) -> Anchor:
    alignment = nearest(article, text)
    near = alignment is not None and alignment.ratio >= NEAR
    if reason is None and near:
        reason = Reason.WORDS_DIFFER
    if reason is None:
        return Anchor(verdict=Verdict.MISSING)
    explanation = explain_near(article, text, alignment) if alignment is not None else None
    return Anchor(
        verdict=Verdict.NEAR_MISS, reason=reason, explanation=explanation or Explanation()
    )


def _reason_whole(article: FoldedText, quotation: Quotation) -> Reason | None:
    """What one thing keeps a quotation from being found in one piece."""
    if occurs_within_words(article, quotation.whole):
        return Reason.WORDS_DIFFER
    bare = without_markdown(quotation.folded.source)
    if bare != quotation.folded.source and find(article, read_quotation(bare).whole):
        return Reason.MARKDOWN_IN_QUOTE
    return article.weak.differs_by(quotation.whole.text)


def _reason_pieces(
    article: FoldedText, segments: Sequence[Segment], tried: NotFound
) -> Reason | None:
    """What keeps the pieces of a quotation from following each other as marked."""
    if tried.reason is not Reason.PART_MISSING:
        return Reason(tried.reason) if tried.reason else None
    if len(tried.hits) != len(segments):
        return Reason.PART_MISSING
    missing = [s for s, hits in zip(segments, tried.hits, strict=True) if not hits]
    reasons = {article.weak.differs_by(segment.text) for segment in missing}
    if len(reasons) == 1 and None not in reasons:
        return reasons.pop()
    found = sum(s.words for s, hits in zip(segments, tried.hits, strict=True) if hits)
    total = sum(segment.words for segment in segments)
    return Reason.PART_MISSING if found >= _FOUND_SHARE * total else None


def _doubtful(segments: Sequence[Segment], tried: NotFound) -> str:
    """The longest segment that was not found, or else all of them."""
    if len(tried.hits) == len(segments):
        missing = [s.raw for s, hits in zip(segments, tried.hits, strict=True) if not hits]
        if missing:
            return max(missing, key=ch.word_characters)
    return " ".join(segment.raw for segment in segments)
