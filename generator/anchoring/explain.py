"""Why words are not proven, and what to paste instead.

A near miss is found by vote: each word of the quote, and each pair of neighbours, rarest first,
votes for where the quote would start if the word were the article's. Only the few places with the
most votes are then compared in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TypeVar

from generator.anchoring.ambiguity import Place
from generator.anchoring.article import FoldedText, Span
from generator.anchoring.bounds import ends_cleanly, starts_cleanly
from generator.anchoring.characters import SPACES, word_characters
from generator.anchoring.diff import Alignment, Difference, Side, Worded, align, differences
from generator.anchoring.words import find_words
from generator.structs import Struct

NEAR = 0.6
"""Likeness from which a failure is a near miss: twice the common words over the words of both."""

_CLOSING = ' ."”»“)'
_PAIR_VOTES = 1000
_WORD_VOTES = 400
_WINDOWS = 3
_MAX_WORDS = 300
"""Of a longer quote only the beginning is compared."""
_Key = TypeVar("_Key", str, tuple[str, str])


class Explanation(Struct, frozen=True, kw_only=True):
    """What an editor needs to know to repair a quote. Which fields are filled depends on why."""

    paragraph: int | None = None
    """¶ of the most similar words."""
    article: str = ""
    """The most similar words, as the article has them."""
    diff: tuple[Difference, ...] = ()
    """How the article's words and the editor's differ."""
    fix: str | None = None
    """Words to paste that are the article's."""
    fix_marked: str | None = None
    """The editor's words with their cuts marked, where cuts are all that differs."""
    places: tuple[Place, ...] = ()
    """The places of an ambiguous quote."""
    parts: tuple[str, ...] = ()
    """The parts of interrupted speech, to be written as a list."""


def nearest(article: FoldedText, quote: str) -> Alignment | None:
    """The stretch of an article most like some words (plain text); None if nothing is."""
    words = article.compared_words
    keys = find_words(quote).keys[:_MAX_WORDS]
    votes = _votes(article.pair_positions, list(pairwise(keys)), _PAIR_VOTES)
    votes += _votes(article.word_positions, keys, _WORD_VOTES)
    best: Alignment | None = None
    for first, last in _crowds(sorted(votes), len(keys)):
        start, end = max(0, first - 2), min(len(words.keys), last + len(keys) + 3)
        alignment = align(words, keys, start, end)
        if best is None or alignment.ratio > best.ratio:
            best = alignment
    return best


def _votes(positions: Mapping[_Key, list[int]], keys: list[_Key], limit: int) -> list[int]:
    """Where a quote would start for each of its words, or pairs of words, rarest first."""
    votes: list[int] = []
    known = [(len(positions[key]), n) for n, key in enumerate(keys) if key in positions]
    for count, n in sorted(known):
        if votes and len(votes) + count > limit:
            break
        votes += (position - n for position in positions[keys[n]])
    return votes


def _crowds(votes: list[int], length: int) -> list[Span]:
    """The stretches of sorted votes, no longer than the quote, that hold the most."""
    width = max(3, length)
    counted: list[tuple[int, int, int]] = []
    low = 0
    for high, vote in enumerate(votes):
        while vote - votes[low] > width:
            low += 1
        counted.append((low - high, votes[low], vote))
    chosen: list[Span] = []
    for _, first, last in sorted(counted):
        if all(last < a or first > b for a, b in chosen):
            chosen.append((first, last))
            if len(chosen) == _WINDOWS:
                break
    return chosen


def explain_near(article: FoldedText, quote: str, alignment: Alignment) -> Explanation:
    """Show how a quote (plain text) differs from the stretch most like it."""
    words, plain = article.compared_words, article.compared.plain
    first, last = words.starts[alignment.start], words.ends[alignment.end - 1]
    while quote.rstrip(_CLOSING)[-1:] in ("?", "!") and plain[last : last + 1] in ("?", "!"):
        last += 1
    diff = differences(alignment, Worded(plain, words), Worded(quote, find_words(quote)))
    first, last = _whole_tokens(plain, first, last)
    start, end = article.compared.plain_to_source(first, last)
    block = article.block(start)
    return Explanation(
        paragraph=block.paragraph if block else None,
        article=article.slice(start, end),
        diff=diff,
        fix=article.slice(start, end),
        fix_marked=_cuts_marked(diff),
        parts=_interrupted_speech(article, start, end),
    )


def _whole_tokens(plain: str, first: int, last: int) -> Span:
    """A stretch widened to where a quote may start and end, so that it can be pasted."""
    if not starts_cleanly(plain, first):
        while first > 0 and plain[first - 1] not in SPACES:
            first -= 1
    if not ends_cleanly(plain, last):
        while last < len(plain) and plain[last] not in SPACES:
            last += 1
    return first, last


def _interrupted_speech(article: FoldedText, start: int, end: int) -> tuple[str, ...]:
    """The speech in a stretch, part by part, where the reporter's words stand in it too."""
    first, last = article.plain_span((start, end))
    spoken = list(article.speech.within(first, last))
    parts = [article.slice(*article.folded.plain_to_source(a, b)) for a, b in spoken]
    parts = [part for part in parts if word_characters(part) > 1]
    inside = sum(map(word_characters, parts))
    outside = word_characters(article.folded.plain[first:last]) - inside
    return tuple(parts) if parts and outside else ()


def _cuts_marked(diff: tuple[Difference, ...]) -> str | None:
    """The common words with an ellipsis where the article has more; None if that is not all."""
    if not any(d.side is Side.ARTICLE for d in diff) or any(d.side is Side.QUOTE for d in diff):
        return None
    kept = [d.text for d in diff if d.side is Side.BOTH]
    if len(kept) < 2 or any(len(text.split()) < 2 for text in kept):
        return None
    return " … ".join(" ".join(text.split()) for text in kept)
