"""What a proof shows of a text, read by the one rule that reads whole texts.

The tokens that are shown are set, truly spaced and parted into blocks, into a short text of which
the rest is filler: as many words as are hidden in each gap, and as many block borders. In that
text `anchor` looks for the item's words, and what it finds is led back to the true offsets. So
there is no second rule of matching for sealed texts; but whatever depends on hidden words cannot
be asked here (`OBSERVED`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from generator.anchoring.anchor import anchor
from generator.anchoring.article import Span, prepare
from generator.anchoring.filling import filled
from generator.anchoring.outcome import Anchor
from generator.anchoring.runs import Shown
from generator.anchoring.tokens import Edge
from generator.anchoring.verdicts import Flag, Form, Kind, Verdict
from generator.patterns import pattern
from generator.structs import Struct, replace
from generator.text_stream import BlockKind

OBSERVED = frozenset({Flag.GAP_HAS_NEGATION, Flag.CUT_MID_SENTENCE, Flag.SPEAKER_NOT_NEAR})
"""Flags that hang on words a proof does not show: decided when sealing."""

_PLAIN = pattern(
    r"(?!.*(?:  |\.\.|\. \.|,,|['’‘]{2}))([^\W\d_][\w .,;:!?'’‘–—-]*[^\W_][!?]?)([.,]?)"
)
_OPENING = frozenset('“"')
_PLAIN_AFTER = frozenset(" .,;:!?'’”»\")—–-…")


class Asked(Struct, frozen=True, kw_only=True):
    """What an item asks of a text: all that its proof answers, and nothing else of it."""

    parts: tuple[str, ...]
    """Its words, as `anchor` takes them."""
    kind: Kind = Kind.QUOTE
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None
    speaker: str = ""
    """Who is said to speak, as an id; "" if nobody is."""
    lang: str = ""
    """The text's language, as a BCP 47 tag."""


def look(shown: Sequence[Shown], asked: Asked, place: int | None = None) -> Anchor | None:
    """The anchor of an item's words in what is shown, with true offsets, and without what hangs
    on hidden words; None if what is shown makes no text, or the words are not in it.

    `place` tells which is meant if they stand in it more than once. Of the form only whether there
    is one is known here: the words around a quotation are hidden.
    """
    if not asked.parts:
        return None
    return glance(shown, asked) or read(shown, asked, place)


def glance(shown: Sequence[Shown], asked: Asked) -> Anchor | None:
    """What `read` answers in the plainest case, found sooner; None for all others.

    The case: one part without marks of change or quotation, shown letter for letter, and of a
    quote also the opening mark before it.
    """
    main, quote = shown[-1], asked.kind is Kind.QUOTE
    match = _PLAIN.fullmatch(asked.parts[0]) if len(asked.parts) == 1 else None
    worded = [token for token in main.tokens if token.weight]
    if len(shown) > 1 + quote or match is None or not worded or main.run.kind != BlockKind.PARA:
        return None
    words, stop = match.groups()
    first, length = worded[0].start - main.run.start, len(words)
    before, after = main.run.text[:first], main.run.text[first + length :]
    if before + words + after != main.run.text or not _PLAIN_AFTER.issuperset(after):
        return None
    if worded[-1].end - worded[0].start != len(words.rstrip("?!")):
        return None
    if stop and after not in (stop, f"{stop}”"):
        return None
    if quote and not (before in _OPENING if len(shown) == 1 else _opens(*shown) and not before):
        return None
    return Anchor(
        verdict=Verdict.VERBATIM,
        spans=((worded[0].start, worded[0].start + length),),
        slices=(words,),
        paragraph=main.run.block + 1,
        form=Form.DIRECT if quote else None,
    )


def _opens(mark: Shown, words: Shown) -> bool:
    """Whether a run is nothing but the opening mark before some words of the same block."""
    return (
        mark.run.text in _OPENING
        and (mark.run.before != Edge.GLUED and mark.run.after == Edge.GLUED)
        and (mark.run.block == words.run.block and mark.end_marks == words.run.marks)
    )


def read(shown: Sequence[Shown], asked: Asked, place: int | None = None) -> Anchor | None:
    """As `look`, always by the rule itself."""
    built = filled(shown, asked.lang)
    if built is None:
        return None
    stream, starts = built
    found = anchor(
        prepare(stream),
        asked.parts if len(asked.parts) > 1 else asked.parts[0],
        occurrence=place,
        kind=asked.kind,
    )
    if not found.verdict.proven:
        return None
    spans = _true_spans(shown, stream.text, starts, found.spans)
    if spans is None:
        return None
    flags = set(found.flags) - OBSERVED
    form = found.form
    if asked.kind is Kind.QUOTE and not _all_marks_shown(shown):
        flags.add(Flag.NOT_IN_QUOTE_MARKS)
        form = None
    return replace(found, spans=spans, flags=tuple(sorted(flags)), form=form, explanation=None)


def _all_marks_shown(shown: Sequence[Shown]) -> bool:
    """Whether hidden quotation marks lie only between marks that are shown: then what is speech
    beside each run is known.
    """
    return all(
        before.end_marks == after.run.marks or (before.tail_is_marked and after.head_is_marked)
        for before, after in pairwise(shown)
    )


def _true_spans(
    shown: Sequence[Shown], text: str, starts: Sequence[int], spans: Sequence[Span]
) -> tuple[Span, ...] | None:
    """The offsets in the sealed text; None if a span takes in anything that is not shown."""
    found = []
    for start, end in spans:
        space = len(text[start:end]) - len(text[start:end].lstrip())
        first = bisect_right(starts, start + space) - 1
        last = bisect_right(starts, end - 1) - 1
        for number, offset in ((first, start + space), (last, end - 1)):
            if number < 0 or offset >= starts[number] + len(shown[number].run.text):
                return None
        covered = shown[first : last + 1]
        if any(one.end_index != other.run.index for one, other in pairwise(covered)):
            return None
        found.append(
            (
                start - starts[first] + shown[first].run.start,
                end - starts[last] + shown[last].run.start,
            )
        )
    return tuple(found)
