"""What the editor wrote, read: folded, its edges taken off, its marks of change found.

Nothing here has seen an article.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from generator.anchoring import characters as ch
from generator.anchoring.fold import Folded, fold
from generator.anchoring.offsets import rewrite
from generator.anchoring.words import count_words
from generator.patterns import pattern
from generator.structs import Struct

_POINTS = r"\[\.\.\.\]|\((?:\.\.\.|中略|略)\)|<\.\.\.>|/\.\.\./|\.{3,4}"
# four bare points are a full stop and an ellipsis: the sentence ended where the cut begins
"""Marks that words were left out: in brackets of the language's own, or bare points."""
_LEADING = pattern(rf'(?:[" \-,;:]|{_POINTS})*')
# Of the text read backwards, in which the bare points are stops like any other.
_TRAILING = pattern(r'(?:[" .,;:\-、।॥]|\]\.\.\.\[|\)(?:\.\.\.|略中?)\(|>\.\.\.<|/\.\.\./)*')
_CHANGE = pattern(rf"(?P<points>{_POINTS})|\[(?P<inserted>[^\[\]]*)\]")
_IN_ALL_CHANGES = ("...", "[", "(")
"""Of these, every mark of change has one."""
_CASE = pattern(r"(?<![\w\]])\[([^\W\d_])\](?=\w)")
_DOTTED = "iIıİ"
_CASE_MARK = "\x01"
"""Stands, in a folded text, before a letter that may be of either case."""
_SIC = frozenset({"sic", "sic!", "так", "كذا", "原文", "ママ"})


class Gap(Enum):
    """What parts two pieces of a quote."""

    POINTS = auto()
    """An ellipsis: words were left out."""
    BRACKET = auto()
    """Square brackets: words were put in, perhaps for others."""
    SIC = auto()
    """A remark in brackets: nothing was left out."""
    PART = auto()
    """The next entry of a list: the reporter's words stand between."""


class Segment(Struct, frozen=True, kw_only=True):
    """A stretch of a quote to be found as it is."""

    text: str
    """Folded, edges taken off."""
    raw: str
    """As the editor wrote it, edges taken off."""
    start: int
    """Offset in the folded quote."""
    end: int
    """Offset after it."""
    trailing: str
    """Stops and commas that were taken off its end."""
    leading: str
    """Commas and the like that were taken off its start."""

    @property
    def either_case(self) -> bool:
        """Whether some letter, as in "[T]he", may be of either case."""
        return _CASE_MARK in self.text

    @property
    def pattern(self) -> re.Pattern[str]:
        """The text as a pattern in which letters marked so match either case."""
        first, *rest = self.text.split(_CASE_MARK)
        pieces = [re.escape(first)]
        for piece in rest:
            letters = sorted(_cases(piece[0]))
            pieces += [f"[{re.escape(''.join(letters))}]", re.escape(piece[1:])]
        return re.compile("".join(pieces))

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


class Change(Struct, frozen=True, kw_only=True):
    """A mark of change: before, between or after segments."""

    gap: Gap
    inserted: str = ""
    """What stands in the brackets, folded."""
    glued: bool = False
    """Whether the bracket is joined to the word after it, as in "[un]able"."""


class Quotation(Struct, frozen=True, kw_only=True):
    """One string of a quote."""

    folded: Folded
    whole: Segment
    """All of it, as if its marks of change stood in the article."""
    segments: tuple[Segment, ...]
    """The stretches between marks of change; one, if there are none."""
    changes: tuple[Change, ...]
    """What parts each segment from the next: one fewer than `segments`."""
    head: Change | None
    """A bracket before the first segment."""
    tail: Change | None
    """A bracket after the last segment."""
    goes_on: bool
    """Whether the quote ends with an ellipsis."""
    comes_from: bool
    """Whether the quote begins with an ellipsis."""

    @property
    def is_marked(self) -> bool:
        """Whether there is any mark of change."""
        return bool(
            len(self.segments) > 1
            or self.head
            or self.tail
            or any(segment.either_case for segment in self.segments)
        )


def read_quotation(text: str) -> Quotation:
    """Fold a quote, take off its edges and split it at its marks of change."""
    folded = fold(text)
    if not any(mark in folded.text for mark in _IN_ALL_CHANGES):
        return _unchanged(_Reader(folded, folded.text, []))
    letters = [match for match in _CASE.finditer(folded.text) if len(_cases(match[1])) > 1]
    text, _ = rewrite(folded.text, ((*m.span(), _CASE_MARK + m[1]) for m in letters))
    return _Reader(folded, text, [match.start() for match in letters]).read()


def _unchanged(reader: _Reader) -> Quotation:
    """A quote without a mark of change."""
    whole = reader.segment(0, len(reader.text))
    return Quotation(
        folded=reader.folded,
        whole=whole,
        segments=(whole,),
        changes=(),
        head=None,
        tail=None,
        goes_on=False,
        comes_from=False,
    )


def _cases(letter: str) -> set[str]:
    """A letter in both cases; Turkish parts its two i's differently, so those are all one here."""
    if letter in _DOTTED:
        return set(_DOTTED)
    return {letter, letter.lower(), letter.upper()[:1]}


class _Reader(Struct, frozen=True):
    """A folded quote in which "[T]he" is written with a case mark."""

    folded: Folded
    text: str
    cases: list[int]

    def read(self) -> Quotation:
        whole = self.whole()
        segments, changes = [whole], list[Change]()
        if self.cases or _CHANGE.search(self.text):
            segments, changes = self.split()
        head, comes_from = _take(segments, changes, 0)
        tail, goes_on = _take(segments, changes, -1)
        segments, changes = _without_empty(segments, changes)
        return Quotation(
            folded=self.folded,
            whole=whole,
            segments=tuple(segments),
            changes=tuple(changes),
            head=head,
            tail=tail,
            goes_on=goes_on,
            comes_from=comes_from,
        )

    def split(self) -> tuple[list[Segment], list[Change]]:
        """The segments between all marks of change, empty ones included, and those marks."""
        changes: list[Change] = []
        segments: list[Segment] = []
        start = 0
        for match in _CHANGE.finditer(self.text):
            segments.append(self.segment(start, match.start()))
            changes.append(_change(match, self.text))
            start = match.end()
        segments.append(self.segment(start, len(self.text)))
        return segments, changes

    def whole(self) -> Segment:
        """The quote with its brackets as letters."""
        return _Reader(self.folded, self.folded.text, []).segment(0, len(self.folded.text))

    def segment(self, start: int, end: int) -> Segment:
        """The segment between two offsets, edges taken off."""
        text = self.text[start:end]
        leading = trailing = ""
        if not text[:1].isalnum():
            leading = _edge(_LEADING.match(text))
        if not text[-1:].isalnum():
            trailing = _edge(_TRAILING.match(text[len(leading) :][::-1]))[::-1]
        first, last = start + len(leading), end - len(trailing)
        last = max(first, last)
        a, b = self.origin(first), self.origin(last)
        source = self.folded.outer_span(a, b)
        return Segment(
            text=self.text[first:last],
            raw=self.folded.source[source[0] : source[1]],
            start=a,
            end=b,
            leading=leading,
            trailing=trailing,
        )

    def origin(self, offset: int) -> int:
        """The offset in the folded quote: each case mark stands for two brackets."""
        if not self.cases:
            return offset
        return offset + sum(case - n + 2 <= offset for n, case in enumerate(self.cases))


def _take(segments: list[Segment], changes: list[Change], end: int) -> tuple[Change | None, bool]:
    """Take wordless segments off one end (0 or -1): the bracket there, and whether an ellipsis."""
    bracket, points = None, False
    while len(segments) > 1 and not ch.word_characters(segments[end].text):
        segments.pop(end)
        change = changes.pop(end)
        if change.gap is Gap.POINTS:
            points = True
        else:
            bracket = change
    return bracket, points


def _edge(match: re.Match[str] | None) -> str:
    return match.group() if match else ""


def _change(match: re.Match[str], text: str) -> Change:
    if match["points"]:
        return Change(gap=Gap.POINTS)
    inserted = unicodedata.normalize("NFC", match["inserted"])
    glued = match.end() < len(text) and ch.is_word(text[match.end()])
    gap = Gap.SIC if inserted.strip().lower() in _SIC else Gap.BRACKET
    return Change(gap=gap, inserted=inserted, glued=glued)


def _without_empty(
    segments: list[Segment], changes: list[Change]
) -> tuple[list[Segment], list[Change]]:
    """Join marks that stand side by side, as in "[they] … went": the bracket counts, and so does
    the wider gap of the ellipsis.
    """
    kept, between = [segments[0]], []
    pending: list[Change] = []
    for segment, change in zip(segments[1:], changes, strict=True):
        pending.append(change)
        if ch.word_characters(segment.text):
            kept.append(segment)
            between.append(_joined(pending))
            pending = []
    return kept, between


def _joined(changes: list[Change]) -> Change:
    if any(change.gap is Gap.POINTS for change in changes):
        inserted = " ".join(change.inserted for change in changes if change.inserted)
        return Change(gap=Gap.POINTS, inserted=inserted, glued=changes[-1].glued)
    widest = max(changes, key=lambda change: change.gap is Gap.BRACKET)
    inserted = " ".join(change.inserted for change in changes)
    return Change(gap=widest.gap, inserted=inserted, glued=changes[-1].glued)
