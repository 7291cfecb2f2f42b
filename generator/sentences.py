"""Floor 0, sentences of a text stream, by rule and by word lists: nothing is learned or guessed.

The rules, in the order they are asked at each stop:

1. A stop is a run of `. ! ? …` or of the marks that do their work in other scripts; quotation
   marks and brackets right behind it belong to it.
2. It ends a sentence only before white space or the end of its block; the stops of Chinese and
   Japanese need no space, but a closed quotation followed by hiragana goes on (「…。」と…).
3. Before a small letter nothing ends.
4. A single `.` ends nothing after a title (`Gen.`) or after `No.` before a figure.
5. After `U.S.`, an initial or another word that may stand at either place, and in some languages
   after a figure (`5. Januar`), it ends the sentence only before one of a short list of words
   that begin sentences (`The`, `Er`): *in the U.S. The vote* is two, *U.S. Navy* one. So a
   sentence that ends with `U.S.` before a name is counted with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.abbreviations import Abbreviations, abbreviations
from generator.patterns import pattern
from generator.pieces import Sentence
from generator.text_stream import BlockKind, TextStream

_UNSPACED = "。！？｡．"
_STOP = pattern(
    rf"""(?:[.!?…؟۔।{_UNSPACED}]+  # a stop
        (?:[\u00A0\u202F ]?[»›](?!\w)|["'”’“‘«‹)\]}}」』）】〉》])*  # what it closes
    )+""",
    re.VERBOSE,
)
_NEXT = pattern(r"\s++[\"'“‘«‹„‚»›(\[{¿¡—–\-\s]*+(?P<word>[^\W\d_]*+)(?P<stop>\.?)")
_CHUNK = pattern(r"[^\s(\[{\"'“‘«‹„‚»›/（「『【〈《]*\Z")
_LAST_PART = pattern(r"[^-’']*\Z")
_DOTTED = pattern(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ORDINAL = pattern(r"\d{1,3}|[IVXL]+")
_FIGURE = pattern(r"\s*(?:\d|[IVXLC]+\b)")
_WORD = pattern(r"\w")
_HIRAGANA = pattern(r"[\u3041-\u309F]")
_LONGEST = 40


def split(
    stream: TextStream,
    *,
    lang: str,
    skip: Collection[int] = (),
    names: Collection[int] = (),
) -> tuple[Sentence, ...]:
    """The sentences of a stream, but those of headings and code, in order.

    `lang` is BCP 47. `skip` holds numbers of further blocks to leave out, `names` offsets at
    which a name stands though the letter there is small (a link shown by its id). A stretch
    without a letter or figure is no sentence.
    """
    lists = abbreviations(lang)
    return tuple(
        Sentence(start, end, number)
        for number, block in enumerate(stream.blocks)
        if block.kind not in (BlockKind.HEADING, BlockKind.CODE) and number not in skip
        for start, end in _in_block(stream.text[block.start : block.end], block.start, lists, names)
    )


def _in_block(
    text: str, base: int, lists: Abbreviations, names: Collection[int]
) -> Iterator[tuple[int, int]]:
    start = 0
    ends = [stop.end() for stop in _STOP.finditer(text) if _ends(text, stop, base, lists, names)]
    for end in [*ends, len(text)]:
        words = text[start:end]
        if _WORD.search(words):
            lead = len(words) - len(words.lstrip())
            yield base + start + lead, base + start + len(words.rstrip())
        start = end


def _ends(
    text: str, stop: re.Match[str], base: int, lists: Abbreviations, names: Collection[int]
) -> bool:
    end = stop.end()
    if any(mark in _UNSPACED for mark in stop[0]):
        closed = stop[0][-1] not in _UNSPACED
        return not (closed and _HIRAGANA.match(text, end))
    following = _NEXT.match(text, end)
    if end == len(text) or not following:
        return end == len(text)
    word, name = following["word"], base + following.start("word") in names
    if word[:1].islower() and not name:
        return False
    if stop[0].rstrip("\"'”’“‘«‹)]}»› \u00a0\u202f") != ".":
        return True
    starter = word in lists.starters and not name and not following["stop"]
    return _stop_ends(text, stop.start(), end, lists=lists, starter=starter)


def _stop_ends(text: str, at: int, end: int, *, lists: Abbreviations, starter: bool) -> bool:
    """Whether the `.` at `at` is more than the mark of an abbreviation or ordinal."""
    chunk = _CHUNK.search(text[max(at - _LONGEST, 0) : at])
    whole = chunk[0] if chunk else ""
    part = _LAST_PART.search(whole)
    last = part[0] if part else whole
    if not lists.never.isdisjoint((whole, last, *_either_case(whole), *_either_case(last))):
        return False
    if not lists.number.isdisjoint((whole, last)) and _FIGURE.match(text, end):
        return False
    either = not lists.either.isdisjoint((whole, last))
    if either or _is_initial(last) or (lists.ordinals and _ORDINAL.fullmatch(whole)):
        return starter
    return True


def _is_initial(word: str) -> bool:
    """Whether this is `K` as in J. K. Ode, or `U.S`; of one small letter the lists must tell."""
    single = len(word) == 1 and word.isalpha() and not word.islower()
    return single or _DOTTED.fullmatch(word) is not None


def _either_case(word: str) -> tuple[str, ...]:
    """A title with its first letter small or large; a letter alone is an initial."""
    return (word[0].lower() + word[1:], word[0].upper() + word[1:]) if len(word) > 1 else ()
