"""Telling apart the places of a quote that stands in several: what to write to mean each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.anchoring.article import FoldedText
from generator.anchoring.context import Spans, Surroundings, surroundings
from generator.anchoring.fold import fold
from generator.structs import Struct

_MAX_DESCRIBED = 6
_MAX_COMPARED = 50
"""Of more places than this, only the numbers are given."""
_MAX_WORDS = 12
"""Words of a prefix or suffix that is offered."""


class Place(Struct, frozen=True, kw_only=True):
    """One of several places, and what to write to mean it."""

    occurrence: int
    """Its number among them, from 1."""
    paragraph: int | None
    """¶ it stands in."""
    prefix: str | None
    """The fewest words before it that no other place has."""
    suffix: str | None
    """The fewest words after it that no other place has; only the shorter of the two is given."""


def tell_apart(article: FoldedText, places: list[Spans]) -> tuple[Place, ...]:
    """Describe the first places of a quote, each by what no other has."""
    around: list[Surroundings] = []
    if len(places) <= _MAX_COMPARED:
        around = [surroundings(article, place) for place in places]
    return tuple(
        _describe(article, place, number, around)
        for number, place in enumerate(places[:_MAX_DESCRIBED])
    )


def _describe(article: FoldedText, place: Spans, number: int, around: list[Surroundings]) -> Place:
    block = article.block(place[0][0])
    prefix = _first(_words_before(article, place[0][0]), Surroundings.follow, number, around)
    suffix = _first(_words_after(article, place[-1][1]), Surroundings.precede, number, around)
    if prefix is not None and suffix is not None:
        shorter = len(prefix) <= len(suffix)
        prefix, suffix = (prefix, None) if shorter else (None, suffix)
    return Place(
        occurrence=number + 1,
        paragraph=block.paragraph if block else None,
        prefix=prefix,
        suffix=suffix,
    )


def _first(
    candidates: Iterator[str],
    fits: Callable[[Surroundings, str], bool],
    number: int,
    around: list[Surroundings],
) -> str | None:
    """The first of some contexts, from short to long, that fits one place only."""
    others = [sides for n, sides in enumerate(around) if n != number]
    for candidate in candidates if others else ():
        folded = fold(candidate).text
        others = [sides for sides in others if fits(sides, folded)]
        if not others:
            return candidate if fits(around[number], folded) else None
    return None


def _words_before(article: FoldedText, start: int) -> Iterator[str]:
    words, folded = article.words, article.folded
    last = words.index_at(folded.plain_offset(start))
    for number in range(last - 1, max(-1, last - 1 - _MAX_WORDS), -1):
        first, _ = folded.plain_to_source(words.starts[number], words.ends[number])
        yield " ".join(article.stream.text[first:start].split())


def _words_after(article: FoldedText, end: int) -> Iterator[str]:
    words, folded = article.words, article.folded
    first = words.index_at(folded.plain_offset(end))
    for number in range(first, min(len(words.ends), first + _MAX_WORDS)):
        _, last = folded.plain_to_source(words.starts[number], words.ends[number])
        yield " ".join(article.stream.text[end:last].split())
