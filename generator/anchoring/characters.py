"""Which characters are what: the one place where anchoring's character classes are written down.

Tables and tests on single characters only; what is done with them stands in `fold` and `bounds`.
Ranges follow the Unicode Character Database (https://www.unicode.org/ucd/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from generator.patterns import pattern

SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x20\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Everything that is a space, line breaks and block borders included."""

SINGLE_MARKS = (
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a"
)
"""Single quotation marks, apostrophes, accents and primes."""

CURVED_SINGLES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u2018\u2019\u201b\u2032"
"""Those single marks that also serve as an apostrophe inside a word."""

DOUBLE_MARKS = (
    '"\u00ab\u00bb\u02ba\u05f4\u201c\u201d\u201e\u201f\u2033\u2034\u2036\u2037'
    "\u275b\u275c\u275d\u275e\u276e\u276f\u2e42\u300c\u300d\u300e\u300f"
    "\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44"
)
"""Double, angle and corner quotation marks, gershayim and double primes.

Title marks (U+3008–300B) are none: they name a work, they do not say that someone spoke.
"""

QUOTE_MARKS = SINGLE_MARKS + DOUBLE_MARKS
"""All that folds to one quotation mark."""

HYPHENS = "-\u2010\u2011\u05be\ufe63\uff0d"
"""What joins words: written without spaces, or as a dash with a space on either side."""

DASHES = "\u2012\u2013\u2014\u2015\u2500\u2e3a\u2e3b\ufe31\ufe32\ufe58"
"""What parts clauses, spaced or not."""

MINUS = "\u2212"
"""The sign of a negative number; the fold writes every such sign this way."""

BIDI_OVERRIDES = "\u202d\u202e"
"""Controls that can show other words than are checked."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""All direction marks and controls: ignored in matching, never published."""

NON_JOINER = "\u200c"
"""ZERO WIDTH NON-JOINER: in Persian often typed as a space or left out."""

IGNORABLES = (
    "\u00ad\u034f\u061c\u0640\u064b-\u0652\u0656-\u065f\u0670"
    "\u0591-\u05bd\u05bf-\u05c7\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
"""A character class: soft hyphen, zero-width and direction characters, variation selectors,
tatweel, harakat and niqqud. Hamza and maddah (U+0653–0655) are letters; maqaf is a hyphen."""

CLINGING = (
    "\u0640\u064b-\u0652\u0656-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\ufe00-\ufe0f"
)
"""Those ignorables that belong to the character before them, and so to a slice that ends there."""

CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3040-\u30ff"
    "\u3100-\u312f\u3190-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"
)
"""A character class: ideographs, kana, bopomofo. Hangul is none: Korean parts its words."""

SOUTH_EAST_ASIAN = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17dd\uaa60-\uaa7f"
"""A character class: Thai, Lao, Burmese, Khmer, which part no words either."""

UNSPACED = CJK + SOUTH_EAST_ASIAN
"""A character class: scripts written without spaces between words."""

WORD = (
    r"\w\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u0900-\u0963\u0966-\u0df3\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u0f00\u0f18-\u0fbc"
    r"\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17dd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
"""A character class: letters, digits and the marks that go with them."""

_WORD = pattern(f"[{WORD}]")
_TWO_COUNTED = pattern(r"[^\W_][\W_]*[^\W_]")


def is_word(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, or a mark on one."""
    return character.isalnum() or _WORD.match(character) is not None


def is_unspaced(character: str) -> bool:
    """Whether a character's script has no spaces between words."""
    return _is_far(character) and _unspaced().match(character) is not None


def _is_far(character: str) -> bool:
    """Whether it stands where such scripts do: beyond others, and not among marks and signs, of
    which most texts are full.
    """
    return character > "\u0dff" and not "\u17dd" < character < "\u2e80"


def may_be_unspaced(characters: str) -> bool:
    """Whether one of some characters may be, or be a sign of such a script: quick to tell."""
    return not characters.isascii() and any(map(_is_far, characters))


def has_unspaced(characters: str) -> bool:
    """Whether one of some characters is of a script without spaces between words."""
    return not characters.isascii() and any(map(is_unspaced, characters))


@cache
def _unspaced() -> re.Pattern[str]:
    # dear to compile: when the first text asks for it
    return re.compile(f"[{UNSPACED}]")


def extends_grapheme(character: str) -> bool:
    """Whether a character cannot stand apart from the one before it."""
    return (
        character > "\u02ff"
        and not character.isalnum()
        and (
            unicodedata.category(character) in ("Mn", "Me", "Mc")
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or character == "\u200d"
        )
    )


_ASCII = "".join(map(chr, range(128)))
_RUN_OF_ASCII = re.compile("[\x00-\x7f]+")
_LONG = 500
"""From here on, to go through a text character by character is slow."""


def alphabet(text: str) -> str:
    """At least every character of a text once, in no order: the short text to ask what a long one
    holds. What it holds of ASCII is not looked at where it is long.
    """
    if len(text) < _LONG:
        return "".join(set(text))
    beyond = "" if text.isascii() else _RUN_OF_ASCII.sub("", text)
    return _ASCII + "".join(set(beyond))


def exchange(text: str, table: Mapping[str, str], characters: str) -> str:
    """A text with single characters exchanged; none may be put in that is itself exchanged.

    `characters` are at least those of the text. So it costs by the kinds of characters that are
    there, where `str.translate` costs by the length.
    """
    for character in table.keys() & characters:
        if character in text:
            text = text.replace(character, table[character])
    return text


def word_characters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def has_words(text: str) -> bool:
    """Whether a text has two letters or digits, the least that is looked for."""
    return _TWO_COUNTED.search(text) is not None
