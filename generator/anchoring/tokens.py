"""What a seal counts: the tokens of a text, each with where it stands and what stands beside it.

A token is a word as it is printed, one punctuation mark, or one character of a script without
spaces. Whatever joins letters or figures (`can't`, `non-violent`, `3,000`, `U.S.`) stays within
one token, so that a border between two tokens is one at which words may be cut, whatever the
neighbour is: who sees only some tokens never takes "we can" for a part of "we can't".

The tables here and those of `characters` that the fold uses define every seal: a change to what
any text is cut into is another seal, named otherwise than `onrecord-seal-1`. None depends on
Python's version of Unicode, save for digits of scripts it has not heard of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from generator.anchoring import characters as ch
from generator.patterns import pattern
from generator.text_stream import TextStream

WORD = 4
"""`Token.quarters` of one word: Thai, Lao, Khmer and Burmese count four characters a word."""


class Edge(IntEnum):
    """What stands beside a token."""

    BORDER = 0
    """The block's start or end."""
    SPACE = 1
    """White space."""
    GLUED = 2
    """Another token, without a space between."""


class Token(NamedTuple):
    """One token and what its leaf binds, its number and salt apart."""

    start: int
    """Offset in the text, in code points."""
    text: str
    """As printed."""
    block: int
    """Number of its block, from 0."""
    kind: str
    """Kind of its block (`BlockKind`)."""
    quarters: int
    """Words before it in the text, in quarters (`WORD`)."""
    marks: int
    """Quotation marks before it in the text."""
    before: int
    """An `Edge`: what stands before it."""
    after: int
    """An `Edge`: what stands after it."""
    weight: int
    """Its own words, in quarters; 0 for punctuation and symbols."""

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    @property
    def is_mark(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in MARKS


MARKS = frozenset(ch.QUOTE_MARKS)
"""Tokens that are counted as quotation marks; an apostrophe within a word is none."""

_SOUTH_EAST_ASIAN = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede"  # Thai and Lao
    "\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17dd\uaa60-\uaa7f"  # Burmese and Khmer
)
_UNSPACED = ch.CJK + "\uff66-\uff9f" + _SOUTH_EAST_ASIAN
_COMBINING = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e"
    "\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    "\u109a-\u109d\u17b4-\u17d3\u17dd\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\uff9e\uff9f"
    "\U000e0100-\U000e01ef"
)
_FORMAT = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_PUNCTUATION = (
    r"!-/:-@\[-\^`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf"
    r"\u00d7\u00f7\u02b9-\u02bd\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6"
    r"\u05f3\u05f4\u060c\u060d\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0964\u0965\u0970"
    r"\u0e3f\u0e4f\u0e5a\u0e5b\u0f04-\u0f14\u104a-\u104f\u1360-\u1368\u17d4-\u17db\u1800-\u180a"
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2190-\u23ff\u2500-\u25ff\u275b-\u2760\u2768-\u2775\u27e6-\u27ef"
    r"\u2983-\u2998\u2e00-\u2e7f\u3001-\u3004\u3008-\u3020\u3030\u303d\ufe10-\ufe19\ufe30-\ufe6f"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffee"
)
_LETTER = f"[^{ch.SPACES}{_PUNCTUATION}{_FORMAT}{_UNSPACED}]"
_HANGUL = "\u1100-\u11ff\uac00-\ud7a3"
_HEBREW = "\u05d0-\u05ea"
_DOUBLES = '"\u05f4\u201c\u201d\u2033'
_SIGNS = r"\-\u2010\u2011\u2212\u2013\ufe63\uff0d"
_HYPHENS = r"\-\u2010\u2011\u05be\ufe63\uff0d"
_OF_NUMBERS = rf":/\u066b\u066c\u2044\u00a0\u202f\u2009{_SIGNS}\u2012\u2014\u2015\u2500\u2e3a\u2e3b"
_JOINER = rf"""
    [{_FORMAT}]++
  | [{_FORMAT}]*+
    (?: (?<![{_HANGUL}])[{ch.SINGLE_MARKS}](?![{_HANGUL}])
      | [.{_HYPHENS}]
      | (?<=\d)[,{_OF_NUMBERS}](?=\d)
      | (?<=[{_HEBREW}])[{_DOUBLES}](?=[{_HEBREW}])
    )
    [{_FORMAT}]*+
"""
_TOKEN = rf"""
      (?P<word>  (?:[{_SIGNS}](?=\d))?+ {_LETTER}++ (?:(?:{_JOINER}){_LETTER}++)*+ )
    | (?P<character>  [{_UNSPACED}][{_COMBINING}]*+ )
    | (?P<other>  [^{ch.SPACES}] )
"""
_SYMBOLS = pattern(
    r"[\u0300-\u036f\u200d\u20d0-\u20ff\u2600-\u27bf\ufe00-\ufe0f\ufffc\ufffd"
    r"\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
_QUARTERED = pattern(f"[{_SOUTH_EAST_ASIAN}]")
_PARTS = pattern(f"[{_OF_NUMBERS}{_HYPHENS}{_DOUBLES}]")


def tokenise(stream: TextStream) -> tuple[Token, ...]:
    """All tokens of a text, in order: every character that is no space is in one."""
    tokens: list[Token] = []
    quarters = marks = 0
    for number, block in enumerate(stream.blocks):
        found = read_tokens(
            stream.text[block.start : block.end],
            start=block.start,
            block=number,
            kind=block.kind.value,
            quarters=quarters,
            marks=marks,
        )
        tokens += found
        quarters = found[-1].quarters + found[-1].weight
        marks = found[-1].marks + found[-1].is_mark
    return tuple(tokens)


def read_tokens(
    text: str,
    *,
    start: int,
    block: int,
    kind: str,
    quarters: int,
    marks: int,
    before: int = Edge.BORDER,
    after: int = Edge.BORDER,
) -> list[Token]:
    """The tokens of one block, or of a part of one, which stands in the text at `start`.

    `quarters` and `marks` are those before it; `before` and `after` what stands beside it.
    """
    tokens: list[Token] = []
    matches = list(_token().finditer(text))
    ends = [match.end() for match in matches]
    for number, match in enumerate(matches):
        at, end = match.span()
        printed = match[0]
        weight = _weight(printed, match.lastgroup)
        follows = after if end == ends[-1] else _edge(matches[number + 1].start(), end)
        tokens.append(
            Token(start + at, printed, block, kind, quarters, marks, before, follows, weight)
        )
        before = follows
        quarters += weight
        marks += printed in MARKS
    return tokens


@cache
def _token() -> re.Pattern[str]:
    # dear to compile: when the first seal asks for it
    return re.compile(_TOKEN, re.VERBOSE)


def _edge(start: int, end: int) -> int:
    return Edge.GLUED if start == end else Edge.SPACE


def _weight(printed: str, group: str | None) -> int:
    """The words of a token, in quarters."""
    if group == "word":
        if printed.isalpha():
            return WORD
        if _SYMBOLS.fullmatch(printed):
            return 0
        return WORD * (1 + len(_PARTS.findall(printed, 1)))
    if group == "character":
        return len(_QUARTERED.findall(printed)) or WORD
    return 0


def spaced(text: str) -> str:
    """A text with each white space between tokens as a plain space; its length is the same."""
    return "".join(_spaced(text))


def _spaced(text: str) -> Iterator[str]:
    done = 0
    for match in _token().finditer(text):
        yield " " * (match.start() - done)
        yield match[0]
        done = match.end()
    yield " " * (len(text) - done)
