"""What each quotation mark of one block does: opens, closes, or nothing.

A mark's part is told first by what stands around it (an opening mark has no letter before it, a
closing one none after), then by its shape, because one shape opens in one language and closes in
another („…“, ”…”, »…«, «…»). Apostrophes, gershayim and inch marks are no quotation marks.
Which stretches of an article are speech follows from this in `speech`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice

from generator.anchoring import characters as ch
from generator.patterns import pattern
from generator.structs import Struct, field

_ALONE = '"“”„‟«»「」『』〝〞〟\u05f4\ufe41\ufe42\ufe43\ufe44'
# It begins with one class of characters, for which a text is searched many times faster.
_DOUBLES = pattern(
    f"[{_ALONE}`',‘’](?:(?<=[{_ALONE}])|(?<=`)`|(?<=')'|(?<=,),(?=\\w)|(?<=‘)‘|(?<=’)’)"
)
_STRAIGHT = frozenset({'"', "\u05f4", "''"})
_ALWAYS_OPEN = frozenset("„‟「『〝\ufe41\ufe43") | {"``", ",,", "‘‘"}
_ALWAYS_CLOSE = frozenset("」』〞〟\ufe42\ufe44") | {"’’"}
_LOW = frozenset({"„", "‟", ",,"})
_FAMILIES = {
    glyph: number
    for number, family in enumerate(("«»", "「」\ufe41\ufe42", "『』\ufe43\ufe44"), 1)
    for glyph in family
}

_BEFORE_OPENING = frozenset(ch.SPACES + "([{<:/=¡¿‘‚‹'" + ch.DASHES + ch.HYPHENS)
_AFTER_CLOSING = frozenset(ch.SPACES + ".,;:!?)]}>/…、。،؛؟۔’›'" + ch.DASHES + ch.HYPHENS)
_HEBREW_PREFIXES = frozenset("משהוכלב")
_HEBREW = ("\u05d0", "\u05ea")


class Part(Enum):
    """What a quotation mark does."""

    OPENS = auto()
    CLOSES = auto()
    NEITHER = auto()


class Reading(Struct):
    """What the double marks of one block amount to; offsets of plain text."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    """Stretches inside the outermost marks, marks left out."""
    leading_close: int | None = None
    """A first mark that closes what this block did not open."""
    left_open: bool = False
    """Whether the last span runs to the block's end for want of a closing mark."""
    opening_mark: tuple[int, int] | None = None
    """The mark the block begins with, if it does."""
    marked: bool = False
    """Whether there is any mark at all."""


def read_marks(plain: str, start: int, end: int, *, continuing: bool = False) -> Reading:
    """Read the double marks of the block `plain[start:end]`.

    When a quotation of an earlier block is `continuing`, a mark at this block's start repeats
    its opening, whatever its shape (French and Spanish printers repeat the closing one).
    """
    marks = list(_DOUBLES.finditer(plain, start, end))
    if not marks:
        return Reading()
    reading, stack = _Reader(plain, start, end, continuing).read(marks)
    straight = [match for match in marks if match.group() in _STRAIGHT]
    if stack and len(straight) == len(marks) and len(marks) % 2 == 0:
        # An even number of straight marks that do not pair by their surroundings: by turns.
        return _by_turns(marks)
    return reading


def _by_turns(marks: list[re.Match[str]]) -> Reading:
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return Reading(spans=[(first.end(), last.start()) for first, last in pairs], marked=True)


class _Reader(Struct, frozen=True):
    """One block while its marks are read."""

    plain: str
    start: int
    end: int
    continuing: bool

    def read(self, marks: list[re.Match[str]]) -> tuple[Reading, list[re.Match[str]]]:
        reading = Reading()
        stack: list[re.Match[str]] = []
        for index, mark in enumerate(marks):
            part = self._part(marks, index, stack)
            if not reading.marked and not self.plain[self.start : mark.start()].strip(ch.SPACES):
                reading.opening_mark = mark.span()
                part = Part.OPENS if self.continuing else part
            if part is Part.NEITHER:
                continue
            if part is Part.OPENS:
                stack.append(mark)
            elif stack:
                first = stack[0]
                _close(stack, mark.group())
                if not stack:
                    reading.spans.append((first.end(), mark.start()))
            elif not reading.marked:
                reading.leading_close = mark.start()
            reading.marked = True
        if stack:
            reading.spans.append((stack[0].end(), self.end))
            reading.left_open = True
        return reading, stack

    def _part(self, marks: list[re.Match[str]], index: int, stack: list[re.Match[str]]) -> Part:
        mark = marks[index]
        glyph = mark.group()
        if glyph in _ALWAYS_OPEN:
            return Part.OPENS
        if glyph in _ALWAYS_CLOSE:
            return Part.CLOSES
        opens, closes = self._shape(mark)
        if glyph in _STRAIGHT:
            if self._within_hebrew(mark) and (stack or not self._after_prefix(marks, index)):
                return Part.NEITHER
            if closes and not opens and self._is_inches(marks, index, stack):
                return Part.NEITHER
            by_shape = Part.OPENS if not stack else Part.CLOSES
        elif glyph in "“«":
            by_shape = Part.OPENS
            closers = _LOW | {"”", "“"} if glyph == "“" else {"»"}
            if stack and stack[-1].group() in closers and not (opens and not closes):
                by_shape = Part.CLOSES if closes or stack[-1].group() != "“" else Part.OPENS
        else:
            by_shape = Part.CLOSES
            if glyph == "»" and stack:
                return Part.CLOSES
        if opens == closes:
            return by_shape
        return Part.OPENS if opens else Part.CLOSES

    def _shape(self, mark: re.Match[str]) -> tuple[bool, bool]:
        """Whether a mark stands as an opening one does, and as a closing one does."""
        start, end = mark.span()
        before = self.plain[start - 1] if start > self.start else " "
        after = self.plain[end] if end < self.end else " "
        return (
            before in _BEFORE_OPENING or before in "“„«",
            after in _AFTER_CLOSING or after in "”»",
        )

    def _within_hebrew(self, mark: re.Match[str]) -> bool:
        first, last = _HEBREW
        start, end = mark.span()
        return (
            self.start < start
            and end < self.end
            and first <= self.plain[start - 1] <= last
            and first <= self.plain[end] <= last
        )

    def _after_prefix(self, marks: list[re.Match[str]], index: int) -> bool:
        """Whether a mark between Hebrew letters opens a quotation after a glued particle."""
        mark = marks[index]
        start = mark.start()
        while start > self.start and self.plain[start - 1].isalpha():
            start -= 1
        prefix = self.plain[start : mark.start()]
        acronym = not self.plain[mark.end() + 1 : mark.end() + 2].isalpha()
        closed = any(self._shape(further)[1] for further in islice(marks, index + 1, index + 9))
        return set(prefix) <= _HEBREW_PREFIXES and len(prefix) <= 3 and not acronym and closed

    def _is_inches(
        self, marks: list[re.Match[str]], index: int, stack: list[re.Match[str]]
    ) -> bool:
        """Whether a closing mark after a digit is a unit: the real closing mark is yet to come."""
        mark = marks[index]
        if not self.plain[mark.start() - 1 : mark.start()].isdecimal():
            return False
        if not stack or stack[-1].group() not in _STRAIGHT:
            return True
        goes_on = self.plain[mark.end() + 1 : mark.end() + 2].islower()
        return goes_on and index + 1 < len(marks) and self._shape(marks[index + 1]) == (False, True)


def _close(stack: list[re.Match[str]], glyph: str) -> None:
    """Take from the stack what a closing mark closes; a mark of another kind closes nothing,
    save that straight and curved marks are often mixed.
    """
    family = _family(glyph)
    for depth in range(len(stack) - 1, -1, -1):
        if _family(stack[depth].group()) == family:
            del stack[depth:]
            return


def _family(glyph: str) -> int:
    """Marks of one family close each other: guillemets, corner marks, and all the others."""
    return _FAMILIES.get(glyph, 0)


_OPENING_SINGLES = "‘‚‹'"
_BEFORE_SINGLE = _BEFORE_OPENING - {"'", "‘"}
_SINGLE_OPENING = pattern("[‘‚‹'](?=[’'“\"«„]?\\w)")
_SINGLE_CLOSING = pattern("[’‘›'](?:(?!\\w)|(?=[\uac00-\ud7a3]))")
_MASK = "_"


def may_have_singles(plain: str) -> bool:
    """Whether a text has any mark with which words in single marks begin."""
    return any(mark in plain for mark in _OPENING_SINGLES)


def read_single_marks(
    plain: str, start: int, end: int, doubles: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Stretches of a block inside single marks, where those serve as quotation marks.

    Apostrophes do not; nor are marks looked at inside `doubles`, the stretches in double marks.
    """
    text = _masked(plain[start:end], start, doubles)
    opening = _next_single(text, 0)
    while opening is not None:
        further = _next_single(text, opening + 1)
        closing = _single_close(text, opening, len(text) if further is None else further)
        if closing is not None:
            yield start + opening + 1, start + closing
        opening = further if closing is None else _next_single(text, closing + 1)


def _masked(text: str, base: int, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done : start - base], _MASK * (end - start))
        done = end - base
    return "".join(pieces) + text[done:]


def _next_single(text: str, start: int) -> int | None:
    for match in _SINGLE_OPENING.finditer(text, start):
        if match.start() == 0 or text[match.start() - 1] in _BEFORE_SINGLE:
            return match.start()
    return None


def _single_close(text: str, opening: int, end: int) -> int | None:
    """The closing mark: the first after or before a stop, else the first that is no plural's.

    A straight mark, so easily an apostrophe, is not paired across double marks.
    """
    if text[opening] == "'":
        masked = text.find(_MASK, opening, end)
        end = end if masked < 0 else masked
    marks = [m.start() for m in _SINGLE_CLOSING.finditer(text, opening + 1, end)]
    marks = [mark for mark in marks if text[mark - 1] not in ch.SPACES and mark > opening + 1]
    for position, mark in enumerate(marks):
        stopped = text[mark - 1] in ",.!?…" or text[mark + 1 : mark + 2] in ",.;:!?)"
        plural = text[mark - 1] == "s" and position + 1 < len(marks)
        if stopped or not plural:
            return mark
    return None
