"""What is doubtful about words that do stand in the article. Flags never change a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.anchoring import characters as ch
from generator.anchoring.article import FoldedText, Span
from generator.anchoring.fold import fold
from generator.anchoring.joined import goes_on
from generator.anchoring.negation import negates, negating_prefix
from generator.anchoring.quotation import Change, Gap
from generator.anchoring.sequence import LIMITS
from generator.anchoring.verdicts import Flag, Kind
from generator.anchoring.words import lowered
from generator.patterns import pattern
from generator.structs import Struct
from generator.text_stream import BlockKind

_STOPS = ".!?…。！？؟۔।"
_STOP = pattern(rf"[{_STOPS}]")
_ENDED_BEFORE = pattern(rf"[{_STOPS}](?=\s)|[。！？]")
_ENDED_AFTER = pattern(rf"[{_STOPS}](?=\s|$)|[。！？]")
_POINTS = pattern(r"\.\.\.")
_EDGE = pattern(rf"[{re.escape(ch.QUOTE_MARKS + ch.SPACES)}.,;:\-–—…。，、；：،؛۔।)\]]*")
_WORD_LIKE = pattern(r"\w")
_LONGEST_ASIDE = 40
"""How long, in characters, the reporter's words after a quote may be whatever its own length."""
_CLAUSE_WORDS = 8


class Placed(Struct, frozen=True, kw_only=True):
    """A quote's parts at their places, and what the editor did to them."""

    spans: tuple[Span, ...]
    """In order; code points of the stream's text."""
    changes: tuple[Change, ...]
    """What parts each span from the next."""
    head: Change | None
    """A bracket before the first."""
    tail: Change | None
    """A bracket after the last."""
    leading: str
    """Folded punctuation taken off the quote's start."""
    trailing: tuple[str, ...]
    """Folded punctuation taken off the end of each part."""
    comes_from: bool
    """Whether the quote begins with an ellipsis."""
    goes_on: bool
    """Whether it ends with one."""


def find_flags(
    article: FoldedText, placed: Placed, *, kind: Kind, speaker_names: tuple[str, ...]
) -> tuple[Flag, ...]:
    """All flags of a match, sorted by name."""
    flags = {
        *_place_flags(article, placed),
        *_edge_flags(article, placed, kind),
    }
    if placed.changes or placed.head or placed.tail:
        flags.update(_gap_flags(article, placed))
    if kind is Kind.QUOTE:
        flags.update(_speech_flags(article, placed))
    if speaker_names and not _speaker_is_near(article, placed.spans[0][0], speaker_names):
        flags.add(Flag.SPEAKER_NOT_NEAR)
    return tuple(sorted(flags))


def _place_flags(article: FoldedText, placed: Placed) -> Iterator[Flag]:
    first = article.block_at(placed.spans[0][0])
    last = article.block_at(placed.spans[-1][1] - 1)
    blocks = article.stream.blocks
    if first == last:
        if blocks[first].kind is BlockKind.HEADING:
            yield Flag.IN_HEADING
        return
    # the cells of a table's row are one paragraph
    row = blocks[first].paragraph is not None and blocks[first].paragraph == blocks[last].paragraph
    if last > first and not row:
        yield Flag.MULTI_BLOCK
    for start, end in placed.spans:
        covered = blocks[article.block_at(start) : article.block_at(end - 1) + 1]
        if any(block.kind is BlockKind.HEADING for block in covered):
            yield Flag.IN_HEADING


def _speech_flags(article: FoldedText, placed: Placed) -> Iterator[Flag]:
    for start, end in map(article.plain_span, placed.spans):
        index = article.speech.at(start)
        if index is not None and end <= article.speech.chunks[index].end:
            continue
        spoken = list(article.speech.within(start, end))
        inside = sum(last - first for first, last in spoken)
        outside = _outside(article, start, end, spoken)
        if inside and outside:
            yield Flag.ATTRIBUTION_GAP
        aside = index is not None and outside <= _LONGEST_ASIDE
        if outside > inside and not aside:
            yield Flag.NOT_IN_QUOTE_MARKS


def _outside(article: FoldedText, start: int, end: int, spoken: list[Span]) -> int:
    """How many characters of a plain span stand outside speech, in stretches that have words."""
    plain = article.folded.plain
    total, done = 0, start
    for first, last in [*spoken, (end, end)]:
        if _WORD_LIKE.search(plain, done, first):
            total += first - done
        done = last
    return total


def _gap_flags(article: FoldedText, placed: Placed) -> Iterator[Flag]:
    lang = article.stream.lang
    for change in (placed.head, *placed.changes, placed.tail):
        if change and change.inserted and change.gap is not Gap.SIC:
            prefix = change.glued and negating_prefix(change.inserted)
            if prefix or negates(change.inserted, lang):
                yield Flag.BRACKET_ADDS_NEGATION
    if any(negates(text, lang) for text in _left_out(article, placed)):
        yield Flag.GAP_HAS_NEGATION
    for change, (_, end), (start, _) in zip(
        placed.changes, placed.spans, placed.spans[1:], strict=False
    ):
        text = article.plain(end, start)
        if change.gap is Gap.PART:
            yield Flag.ATTRIBUTION_GAP
        elif change.gap is Gap.POINTS and not ch.word_characters(text):
            if not change.inserted and "..." not in fold(text).text:
                yield Flag.EMPTY_GAP
        elif change.gap is Gap.POINTS and _reporter_between(article, end, start):
            yield Flag.ATTRIBUTION_GAP


def _left_out(article: FoldedText, placed: Placed) -> Iterator[str]:
    """All words a quote passes over, or replaces, as plain text."""
    for change, (_, end), (start, _) in zip(
        placed.changes, placed.spans, placed.spans[1:], strict=False
    ):
        if change.gap is Gap.PART and _reporter_between(article, end, start):
            # The reporter's own words are not the speaker's: only skipped speech counts.
            plain = article.folded.plain
            spoken = article.speech.within(*article.plain_span((end, start)))
            yield " ".join(plain[first:last] for first, last in spoken)
        else:
            yield article.plain(end, start)
    words = LIMITS[Gap.BRACKET].words
    if placed.head:
        yield _before(article, placed.spans[0][0], words)
    if placed.tail:
        yield _after(article, placed.spans[-1][1], words)


def _reporter_between(article: FoldedText, start: int, end: int) -> bool:
    """Whether both ends of a gap are speech and something between is not."""
    first, last = article.plain_span((start, end))
    speech = article.speech
    if speech.at(first - 1) is None or speech.at(last) is None:
        return False
    return _outside(article, first, last, list(speech.within(first, last))) > 0


def _bounds(article: FoldedText, plain_offset: int, offset: int) -> Span:
    """The chunk of speech around a place, else its block, in plain offsets."""
    index = article.speech.at(plain_offset)
    if index is not None:
        chunk = article.speech.chunks[index]
        return chunk.start, chunk.end
    area = article.areas[max(0, article.block_at(offset))]
    return area.start, area.end


def _before(article: FoldedText, start: int, words: int) -> str:
    """Up to so many words before a place, of the same sentence and speech, as plain text."""
    first = article.folded.plain_offset(start)
    lower, _ = _bounds(article, first, start)
    if lower == first:
        return ""
    clause = _ENDED_BEFORE.split(article.folded.plain[lower:first])[-1]
    return " ".join(clause.split()[-words:])


def _after(article: FoldedText, end: int, words: int) -> str:
    """Up to so many words after a place, of the same sentence and speech, as plain text."""
    first = article.folded.plain_offset(end)
    _, upper = _bounds(article, first - 1, end - 1)
    clause = _ENDED_AFTER.split(article.folded.plain[first:upper])[0]
    return " ".join(clause.split()[:words])


def _edge_flags(article: FoldedText, placed: Placed, kind: Kind) -> Iterator[Flag]:
    ends = [end for _, end in placed.spans]
    if any(_stop_differs(article, end, t) for end, t in zip(ends, placed.trailing, strict=True)):
        yield Flag.EDGE_PUNCT
    start = placed.spans[0][0]
    if (
        "," in placed.leading
        and "," not in fold(article.stream.text[max(0, start - 4) : start]).text
    ):
        yield Flag.EDGE_PUNCT
    if _cuts_end(article, placed, kind) or (kind is Kind.QUOTE and _cuts_negation(article, placed)):
        yield Flag.CUT_MID_SENTENCE


def _cuts_end(article: FoldedText, placed: Placed, kind: Kind) -> bool:
    """Whether the sentence goes on behind the end, unsaid; a passage may stop where it likes,
    unless it claims with a full stop that the sentence is over.
    """
    if placed.goes_on or placed.tail is not None:
        return False
    claims_end = kind is Kind.QUOTE or _STOP.search(placed.trailing[-1]) is not None
    return claims_end and _sentence_goes_on(article, placed.spans[-1][1])


def _cuts_negation(article: FoldedText, placed: Placed) -> bool:
    """Whether what the sentence says before the quote starts, in the same speech, negates."""
    if placed.comes_from or placed.head is not None:
        return False
    before = _before(article, placed.spans[0][0], _CLAUSE_WORDS)
    return before != "" and negates(before, article.stream.lang)


def _stop_differs(article: FoldedText, end: int, trailing: str) -> bool:
    """Whether the first stop or comma taken off a part's end is not what the article has there."""
    if not trailing:
        return False
    wanted = _POINTS.sub("", trailing).strip('" []()')
    if not wanted:
        return False
    following = _EDGE.match(article.stream.text, end)
    there = fold(following.group()).text if following else ""
    return wanted[0] not in _POINTS.sub("", there)


def _sentence_goes_on(article: FoldedText, end: int) -> bool:
    """Whether the sentence a span ends in has more words, in the same speech."""
    plain = article.folded.plain
    first = article.folded.plain_offset(end)
    _, upper = _bounds(article, first - 1, end - 1)
    rest = plain[first:upper]
    edge = _EDGE.match(rest)
    edge_text = edge.group() if edge else ""
    if not _WORD_LIKE.search(rest):
        return not _STOP.search(rest) and _interrupted(article, first)
    stopped = plain[first - 1] in _STOPS or _STOP.search(edge_text)
    following = rest[len(edge_text) : len(edge_text) + 1]
    return not stopped or following.islower()


def _interrupted(article: FoldedText, first: int) -> bool:
    """Whether the speech that ends here goes on, in the same sentence, after an attribution."""
    speech = article.speech
    index = speech.at(first - 1)
    if index is None or not goes_on(article.folded.plain, article.areas, speech, index):
        return False
    chunk, following = speech.chunks[index : index + 2]
    plain = article.folded.plain
    return plain[chunk.end - 1] not in _STOPS and not plain[following.start].isupper()


def _speaker_is_near(article: FoldedText, offset: int, names: tuple[str, ...]) -> bool:
    """Whether a name, or its last word, stands in the same block or the one before."""
    index = max(0, article.block_at(offset))
    start, end = article.areas[max(0, index - 1)].start, article.areas[index].end
    lowered_ = article.lowered
    for name in names:
        for form in _name_forms(name):
            if lowered_.find(form, start, end) >= 0:
                return True
    return False


@lru_cache(1_000)  # the same few people speak in most articles
def _name_forms(name: str) -> tuple[str, ...]:
    """How a name may stand in the lowered text: whole, or its last word unless that is short."""
    folded = lowered(fold(name).plain).strip()
    last = folded.split()[-1] if folded else ""
    return tuple(form for form in (folded, last if len(last) > 2 else "") if form)
