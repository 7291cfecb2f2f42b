"""Speech the reporter interrupts: “We came,” she said, “and we stayed.”

Chunks of speech in one block may belong to one utterance when what stands between them looks like
an attribution: short, without a colon at its end or a sentence's end inside it, not a sentence of
its own after a closed one, and without a word that hands over to another speaker. Where that is
in doubt the chunks are not joined: two speakers may never be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.anchoring import characters as ch
from generator.anchoring.fold import Folded, fold
from generator.anchoring.offsets import OffsetMap, rewrite
from generator.anchoring.speech import Area, Chunk, Speech
from generator.patterns import pattern
from generator.structs import Struct

_MAX_GAP = 120
_STOPS = ".!?…。！？؟۔"
_PAUSES = ",;،、，" + ch.DASHES
_STOP_INSIDE = pattern(rf"[{_STOPS}]+[ \"'”’»)]*\s+\S")
_ABBREVIATED = pattern(r"(?:(?<!\w)\w|(?<!\w)[A-ZÀ-Þ][a-zß-ÿ]{1,3}|(?:\w\.)+\w)$")
_HANDS_OVER = pattern(
    r"(?<!\w)(?:but|while|whereas|repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?"
    r"|counter(?:s|ed)|retort(?:s|ed)?|to which|another|others?"
    r"|aber|während|doch|antwortet\w*|erwidert\w*|entgegnet\w*|andere[rn]?"
    r"|mais|tandis|alors que|répon\w*|rétorqu\w*|répliqu\w*|autres?"
    r"|pero|mientras|respondi\w*|contest\w*|replic\w*|otr[oa]s?"
    r"|mas|enquanto|respondeu|retrucou|outr[oa]s?|ma|mentre|rispos\w*|replicat\w*|altr[oi]"
    r"|maar|terwijl|antwoordd?e|reageerde|ale|natomiast|odpowiedzia\w*|odpar\w*"
    r"|но|а|тогда как|ответил\w*|возразил\w*|ama|ise|yanıt\w*|cevap\w*"
    r"|لكن|بينما|فيما|رد|ردت|أجاب\w*|اما|ولی|پاسخ|אבל|ואילו|השיב\w*|ענה|ענתה)(?!\w)",
    re.IGNORECASE,
)
_PUNCTUATION = pattern(r'[ .,;:"\-…、。]+')
_BETWEEN = pattern(r'[ .,;:"\-]*')
_WALL = "\x00"


class _Piece(Struct, frozen=True):
    """A chunk as it is compared: folded, and again without punctuation."""

    chunk: Chunk
    folded: Folded
    words: str
    to_folded: OffsetMap
    at: int
    """Where its words start among all joined speech."""


class JoinedSpeech(Struct, frozen=True):
    """All utterances of an article that the reporter interrupts."""

    text: str
    """Their words without punctuation, a space between chunks, a wall between utterances."""
    pieces: tuple[_Piece, ...]
    """The chunks of `text`, in order."""


def join_speech(plain: str, areas: Sequence[Area], speech: Speech) -> JoinedSpeech:
    """Prepare an article's interrupted utterances to be searched."""
    texts: list[str] = []
    pieces: list[_Piece] = []
    at = 0
    for run in utterances(plain, areas, speech):
        for chunk in run:
            folded = fold(plain[chunk.start : chunk.end])
            words, to_folded = _without_punctuation(folded.text)
            pieces.append(_Piece(chunk, folded, words, to_folded, at))
            texts.append(words)
            at += len(words) + 1
        texts.append(_WALL)
        at += len(_WALL) + 1
    return JoinedSpeech(" ".join(texts), tuple(pieces))


def utterances(plain: str, areas: Sequence[Area], speech: Speech) -> Iterator[tuple[Chunk, ...]]:
    """Runs of two and more chunks that attributions part."""
    run: list[Chunk] = []
    for index, chunk in enumerate(speech.chunks):
        run.append(chunk)
        if not goes_on(plain, areas, speech, index):
            if len(run) > 1:
                yield tuple(run)
            run = []


def goes_on(plain: str, areas: Sequence[Area], speech: Speech, index: int) -> bool:
    """Whether a chunk and the next are one utterance, interrupted by an attribution."""
    if index + 1 >= len(speech.chunks):
        return False
    chunk, following = speech.chunks[index : index + 2]
    if chunk.block != following.block:
        return False
    gap = plain[chunk.end : following.start].strip(ch.SPACES + ch.QUOTE_MARKS)
    if not gap or len(gap) > _MAX_GAP or gap[-1] == ":" or _HANDS_OVER.search(gap):
        return False
    words = gap.lstrip(_STOPS + " ")
    last = plain[chunk.end - 1]
    if last not in _STOPS + _PAUSES and gap[0] not in _STOPS + _PAUSES:
        return False  # a fragment in the reporter's own sentence
    closed = last in _STOPS or gap[0] in _STOPS
    if closed and not words[:1].islower():
        return False
    if any(not _ABBREVIATED.search(words[: m.start()]) for m in _STOP_INSIDE.finditer(words)):
        return False
    return gap[-1] not in _STOPS or not _attributed_anew(plain, areas, following)


def _attributed_anew(plain: str, areas: Sequence[Area], chunk: Chunk) -> bool:
    """Whether speech after a full stop has an attribution of its own: perhaps to someone else."""
    after = plain[chunk.end : min(areas[chunk.block].end, chunk.end + _MAX_GAP)]
    after = after.lstrip(ch.SPACES + ch.QUOTE_MARKS + ",،")
    return after[:1].isalpha() and not after[0].isupper()


def _without_punctuation(text: str) -> tuple[str, OffsetMap]:
    edits = [
        (m.start(), m.end(), "" if m.start() == 0 or m.end() == len(text) else " ")
        for m in _PUNCTUATION.finditer(text)
    ]
    return rewrite(text, edits)


def find_joined(speech: JoinedSpeech, words: str) -> tuple[tuple[int, int], ...] | None:
    """Where folded words stand as one interrupted utterance: a span of plain text for each part.

    None where they do not, or in more places than one.
    """
    bare, _ = _without_punctuation(words)
    found: list[tuple[tuple[int, int], ...]] = []
    at = speech.text.find(bare)
    while at >= 0:
        spans = _parts(speech, words, at, at + len(bare))
        if spans:
            found.append(spans)
        at = speech.text.find(bare, at + 1)
    return found[0] if len(found) == 1 else None


def _parts(speech: JoinedSpeech, words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of a hit, each compared as it is; empty if some differ, or there is only one."""
    spans: list[tuple[int, int]] = []
    compared = 0
    first = bisect_right(speech.pieces, start, key=lambda piece: piece.at) - 1
    for piece in speech.pieces[first:]:
        if piece.at >= end:
            break
        a = piece.to_folded.start(max(start - piece.at, 0))
        b = piece.to_folded.end(min(end - piece.at, len(piece.words)))
        text = piece.folded.text[a:b]
        if spans:
            compared = _BETWEEN.match(words, compared).end()  # type: ignore[union-attr]
        if not words.startswith(text, compared):
            return ()
        compared += len(text)
        p, q = piece.folded.source_span(a, b)
        spans.append((piece.chunk.start + p, piece.chunk.start + q))
    return tuple(spans) if len(spans) > 1 and compared == len(words) else ()
