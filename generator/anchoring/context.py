"""Which of several places is meant: what stands right before and after it, or its number."""

from __future__ import annotations

from generator.anchoring.article import FoldedText, Span
from generator.anchoring.fold import fold
from generator.anchoring.verdicts import Reason, context_matches
from generator.patterns import pattern
from generator.structs import Struct

_BEFORE = pattern(r'[" \-,;:.]+$')
_AFTER = pattern(r'^[" \-,;:.]+')
_REACH = 160
"""How much text on either side is folded, at least."""

Spans = tuple[Span, ...]
"""Each part of one place, in order."""


class Context(Struct, frozen=True, kw_only=True):
    """How the editor says which of several places is meant."""

    prefix: str | None = None
    """Words right before it."""
    suffix: str | None = None
    """Words right after it."""
    occurrence: int | None = None
    """Which of the places, from 1."""


class Surroundings(Struct, frozen=True):
    """What stands around a place, folded."""

    before: str
    after: str

    def follow(self, prefix: str) -> bool:
        """Whether a folded prefix stands right before the place, edge punctuation aside."""
        wanted = prefix.rstrip()
        if self.before.endswith(wanted):
            return True
        bare = _BEFORE.sub("", wanted)
        return bool(bare) and _BEFORE.sub("", self.before).endswith(bare)

    def precede(self, suffix: str) -> bool:
        """Whether a folded suffix stands right after the place, edge punctuation aside."""
        wanted = suffix.lstrip()
        if self.after.startswith(wanted):
            return True
        bare = _AFTER.sub("", wanted)
        return bool(bare) and _AFTER.sub("", self.after).startswith(bare)


def surroundings(article: FoldedText, place: Spans, reach: int = _REACH) -> Surroundings:
    """What stands around a place, so many code points far."""
    text = article.stream.text
    start, end = place[0][0], place[-1][1]
    return Surroundings(
        fold(text[max(0, start - reach) : start]).text.rstrip(),
        fold(text[end : end + reach]).text.lstrip(),
    )


def fitting(article: FoldedText, places: list[Spans], context: Context) -> list[Spans]:
    """Those places that a prefix stands right before, and a suffix right after."""
    prefix, suffix = fold(context.prefix or "").text, fold(context.suffix or "").text
    reach = max(_REACH, 2 * len(context.prefix or ""), 2 * len(context.suffix or ""))
    if not prefix and not suffix:
        return places
    around = [surroundings(article, place, reach) for place in places]
    return [
        place
        for place, sides in zip(places, around, strict=True)
        if sides.follow(prefix) and sides.precede(suffix)
    ]


def settle(
    article: FoldedText, places: list[Spans], context: Context
) -> tuple[Spans, None] | tuple[None, str]:
    """The one place that is meant among several, or the reason why that is not known."""
    if len(places) == 1:
        return places[0], None
    occurrence = context.occurrence
    if context.prefix or context.suffix:
        places = fitting(article, places, context)
        if len(places) == 1:
            return places[0], None
        if occurrence is None or not places:
            return None, context_matches(len(places))
    if occurrence is None:
        return None, Reason.REPEATED
    if not 1 <= occurrence <= len(places):
        return None, Reason.OCCURRENCE_OUT_OF_RANGE
    return places[occurrence - 1], None
