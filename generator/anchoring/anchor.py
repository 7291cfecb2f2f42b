"""The rule: an editor's words, an article, and what can be said of the one in the other.

The first step that succeeds decides: in one piece; in pieces with marks of change; as one
utterance that the reporter interrupts. Likeness is looked at only after all have failed, to
explain the failure.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.anchoring import characters as ch
from generator.anchoring.ambiguity import tell_apart
from generator.anchoring.article import FoldedText, Span
from generator.anchoring.bounds import ends_cleanly, starts_cleanly
from generator.anchoring.context import Context, Spans, settle
from generator.anchoring.contiguous import find
from generator.anchoring.explain import Explanation
from generator.anchoring.failure import explain_failure, explain_parts
from generator.anchoring.flags import Placed, find_flags
from generator.anchoring.fold import strict
from generator.anchoring.form import find_form
from generator.anchoring.joined import find_joined
from generator.anchoring.outcome import Anchor
from generator.anchoring.quotation import Change, Gap, Quotation, read_quotation
from generator.anchoring.refusal import refuse
from generator.anchoring.sequence import (
    Found,
    NotFound,
    Pieces,
    as_pieces,
    as_written,
    in_parts,
    locate,
)
from generator.anchoring.verdicts import Flag, Kind, Reason, Verdict
from generator.structs import Struct


class _Ask(Struct, frozen=True):
    """One question: what is looked for, where, and as what."""

    article: FoldedText
    quotations: tuple[Quotation, ...]
    context: Context
    kind: Kind
    speaker_names: tuple[str, ...]


def anchor(
    article: FoldedText,
    quote: str | tuple[str, ...],
    *,
    prefix: str | None = None,
    suffix: str | None = None,
    occurrence: int | None = None,
    kind: Kind | str = Kind.QUOTE,
    speaker_names: tuple[str, ...] = (),
) -> Anchor:
    """Look for an editor's words in an article.

    `quote` is one string, or the parts of interrupted speech in order. `prefix`, `suffix` and
    `occurrence` (from 1) settle which of several places is meant. `speaker_names` are the names
    and aliases of who is said to speak; without any, nobody is looked for.
    """
    ask = _ask(
        article,
        quote,
        context=Context(prefix=prefix, suffix=suffix, occurrence=occurrence),
        kind=Kind(kind),
        speaker_names=speaker_names,
    )
    if isinstance(ask, Reason):
        return Anchor(verdict=Verdict.INVALID, reason=ask)
    answer = _search(ask)
    if isinstance(answer, Anchor):
        return answer
    if len(ask.quotations) == 1:
        return explain_failure(article, ask.quotations[0], answer)
    return explain_parts(article, ask.quotations, answer)


def stands(article: FoldedText, quote: str | tuple[str, ...]) -> bool:
    """Whether a quote's words stand in an article, once or more. Nothing is explained."""
    ask = _ask(article, quote, context=Context(), kind=Kind.PASSAGE, speaker_names=())
    return isinstance(ask, _Ask) and isinstance(_search(ask), Anchor)


def _ask(
    article: FoldedText,
    quote: str | tuple[str, ...],
    *,
    context: Context,
    kind: Kind,
    speaker_names: tuple[str, ...],
) -> _Ask | Reason:
    """The question, or why it cannot be asked."""
    refusal = refuse(quote)
    if refusal is not None:
        return refusal
    parts = (quote,) if isinstance(quote, str) else tuple(quote)
    quotations = tuple(read_quotation(part) for part in parts)
    if not all(ch.has_words(quotation.whole.text) for quotation in quotations):
        return Reason.TOO_SHORT
    return _Ask(article, quotations, context, kind, speaker_names)


def _search(ask: _Ask) -> Anchor | NotFound:
    """The anchor of words that are proven or ambiguous, or what was tried in vain."""
    return _search_one(ask, ask.quotations[0]) if len(ask.quotations) == 1 else _search_parts(ask)


def found_in(quote: str | tuple[str, ...], articles: Mapping[str, FoldedText]) -> tuple[str, ...]:
    """The names of those articles in which a quote's words do stand, once or more; sorted.

    For the message about a quote that is missing where its editor says it is.
    """
    return tuple(name for name, article in sorted(articles.items()) if stands(article, quote))


def _search_one(ask: _Ask, quotation: Quotation) -> Anchor | NotFound:
    article = ask.article
    hits = find(article, quotation.whole)
    if hits:
        return _contiguous(ask, quotation, hits)
    if not quotation.is_marked:
        return _joined(ask, quotation) or NotFound(None)
    if sum(ch.word_characters(segment.text) for segment in quotation.segments) < 2:
        return NotFound(None)
    merged, split = as_pieces(article, quotation), as_written(quotation)
    result = locate(article, merged, ask.context)
    if isinstance(result, NotFound) and not result.places and merged != split:
        result = locate(article, split, ask.context)
    found = _in_pieces(ask, result)
    if isinstance(found, Anchor):
        return found
    return _joined(ask, quotation) or found  # the marks may be the article's own


def _contiguous(ask: _Ask, quotation: Quotation, hits: list[Span]) -> Anchor:
    article, whole = ask.article, quotation.whole
    places: list[Spans] = [(hit,) for hit in hits]
    place, reason = settle(article, places, ask.context)
    if place is None:
        return _ambiguous(article, reason, places)
    start, end = place[0]
    printed = article.stream.text[start:end]
    exact = printed == whole.raw or strict(printed) == strict(whole.raw)
    placed = Placed(
        spans=place,
        changes=(),
        head=None,
        tail=None,
        leading=whole.leading,
        trailing=(whole.trailing,),
        comes_from=quotation.comes_from,
        goes_on=quotation.goes_on,
    )
    return _proven(ask, placed, Verdict.VERBATIM if exact else Verdict.NORMALISED)


def _joined(ask: _Ask, quotation: Quotation) -> Anchor | None:
    """The anchor of words that are one utterance, interrupted without a mark in the quote."""
    folded = ask.article.folded
    found = find_joined(ask.article.joined_speech, quotation.whole.text)
    if found is None:
        return None
    if not (starts_cleanly(folded.plain, found[0][0]) and ends_cleanly(folded.plain, found[-1][1])):
        return None
    placed = Placed(
        spans=tuple(folded.plain_to_source(start, end) for start, end in found),
        changes=(Change(gap=Gap.PART),) * (len(found) - 1),
        head=None,
        tail=None,
        leading=quotation.whole.leading,
        trailing=("",) * (len(found) - 1) + (quotation.whole.trailing,),
        comes_from=quotation.comes_from,
        goes_on=quotation.goes_on,
    )
    return _proven(ask, placed, Verdict.ELIDED)


def _search_parts(ask: _Ask) -> Anchor | NotFound:
    article = ask.article
    pieces = [
        Pieces((q.whole,), ()) if find(article, q.whole) else as_pieces(article, q)
        for q in ask.quotations
    ]
    result = locate(article, in_parts(ask.quotations, pieces), ask.context)
    if isinstance(result, Found) and _stitches_words(article, pieces, result):
        return NotFound(Reason.SEGMENT_TOO_SHORT)
    return _in_pieces(ask, result)


def _stitches_words(article: FoldedText, parts: list[Pieces], found: Found) -> bool:
    """Whether some part is a single word that the article does not set in marks by itself."""
    spans = iter(found.spans)
    for part in parts:
        own = [next(spans) for _ in part.segments]
        if sum(segment.words for segment in part.segments) > 1:
            continue
        first, last = article.plain_span(own[0])
        index = article.speech.at(first)
        if index is None:
            return True
        chunk = article.speech.chunks[index]
        around = article.folded.plain[chunk.start : first] + article.folded.plain[last : chunk.end]
        if ch.word_characters(around):
            return True
    return False


def _in_pieces(ask: _Ask, result: Found | NotFound) -> Anchor | NotFound:
    if isinstance(result, NotFound):
        if result.places:
            return _ambiguous(ask.article, result.reason, list(result.places))
        return result
    pieces = result.pieces
    first, last = ask.quotations[0], ask.quotations[-1]
    placed = Placed(
        spans=result.spans,
        changes=pieces.changes,
        head=first.head,
        tail=last.tail,
        leading=pieces.segments[0].leading,
        trailing=tuple(segment.trailing for segment in pieces.segments),
        comes_from=first.comes_from,
        goes_on=last.goes_on,
    )
    altered = pieces.altered or placed.head or placed.tail
    return _proven(ask, placed, Verdict.ALTERED if altered else Verdict.ELIDED)


def _proven(ask: _Ask, placed: Placed, verdict: Verdict) -> Anchor:
    article, spans = ask.article, placed.spans
    flags = find_flags(article, placed, kind=ask.kind, speaker_names=ask.speaker_names)
    block = article.block(spans[0][0])
    parts: tuple[str, ...] = ()
    if Flag.ATTRIBUTION_GAP in flags and len(ask.quotations) == 1:
        parts = _speech_in(article, spans)
    return Anchor(
        verdict=verdict,
        flags=flags,
        spans=spans,
        slices=tuple(article.slice(start, end) for start, end in spans),
        paragraph=block.paragraph if block else None,
        form=find_form(article, spans[0]) if ask.kind is Kind.QUOTE else None,
        explanation=Explanation(parts=parts) if parts else None,
    )


def _speech_in(article: FoldedText, spans: Spans) -> tuple[str, ...]:
    """The speech within some spans, part by part: what the editor might write as a list."""
    parts = []
    for span in spans:
        for first, last in article.speech.within(*article.plain_span(span)):
            words = article.slice(*article.folded.plain_to_source(first, last))
            if ch.word_characters(words) > 1:
                parts.append(words)
    return tuple(parts)


def _ambiguous(article: FoldedText, reason: str | None, places: list[Spans]) -> Anchor:
    return Anchor(
        verdict=Verdict.AMBIGUOUS,
        reason=reason,
        explanation=Explanation(places=tell_apart(article, places)),
    )
