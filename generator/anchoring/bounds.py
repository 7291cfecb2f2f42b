"""Where a match may start and end: never inside a word, a number or a character.

Asked of plain text (`fold.Folded.plain`). The default word boundaries of Unicode (UAX #29,
https://www.unicode.org/reports/tr29/) are the model: an apostrophe, a point or a comma within a
word or number does not end it ("can" is not in "can't", nor "000" in "3,000"), a hyphen does;
scripts without spaces have no word bounds, only those of characters. Where the default would
hide a change of sense, such as a lost "non-" or minus sign, it is stricter.
"""

from __future__ import annotations

import re

from generator.anchoring import characters as ch
from generator.patterns import pattern

_ELIDED_ARTICLES = frozenset(
    [
        "l",
        "d",
        "s",
        "m",
        "t",
        "c",
        "j",
        "qu",
        "lorsqu",
        "puisqu",
        "quoiqu",
        "jusqu",
        "dell",
        "all",
        "nell",
        "sull",
        "dall",
        "coll",
        "un",
        "quell",
        "quest",
        "bell",
        "sant",
        "tutt",
        "anch",
        "cos",
        "com",
        "dov",
        "c",
        "v",
        "gl",
    ]
)
"""What French, Italian and Catalan shorten before a vowel: a word of its own. Not "n'"."""

_NEGATING_PREFIX = pattern(
    r"(?<!\w)(?:non|no|not|un|anti|nicht|nie|нет|не|ни|keine?|sans|sin|sem|senza)$", re.IGNORECASE
)
_NEGATING_SUFFIX = pattern(r"(?:free|less|frei|los|vrij)(?!\w)", re.IGNORECASE)
_NUMBER_JOINERS = ".,:/\u066b\u066c\u2044'\u2019\u00a0\u202f\u2009" + ch.HYPHENS + ch.DASHES
_GROUPING = "\u00a0\u202f\u2009'\u2019"
_HEBREW_DOUBLES = '"\u05f4\u201d\u201c\u2033'


def starts_cleanly(plain: str, offset: int) -> bool:
    """Whether a span may start here: not inside a word, number or grapheme."""
    if offset == 0:
        return True
    before, first = plain[offset - 1], plain[offset]
    if ch.extends_grapheme(first):
        return False
    if not ch.is_word(first):
        return True
    if ch.is_word(before):
        return ch.is_unspaced(before) or ch.is_unspaced(first)
    further = plain[offset - 2] if offset > 1 else " "
    if first.isdecimal() and before in ch.MINUS + "-\u2013" and not ch.is_word(further):
        return further in ch.DASHES + ch.HYPHENS
    if not ch.is_word(further):
        return True
    if before in ch.CURVED_SINGLES and not first.isdecimal():
        return _parts_no_words(further, first) or _word_before(plain, offset) in _ELIDED_ARTICLES
    if before in ch.HYPHENS and _NEGATING_PREFIX.search(plain, max(0, offset - 12), offset - 1):
        return False
    if _is_hebrew(further) and before in _HEBREW_DOUBLES and _is_hebrew(first):
        return not _ends_acronym(plain, offset)
    return not _within_token(plain, offset - 1)


def ends_cleanly(plain: str, offset: int) -> bool:
    """Whether a span may end here: not inside a word, number or grapheme."""
    if offset == len(plain):
        return True
    last, after = plain[offset - 1], plain[offset]
    if ch.extends_grapheme(after):
        return False
    if not ch.is_word(last):
        return True
    if ch.is_word(after):
        return ch.is_unspaced(last) or ch.is_unspaced(after)
    further = plain[offset + 1] if offset + 1 < len(plain) else " "
    if not ch.is_word(further):
        return True
    if after in ch.CURVED_SINGLES:
        return _parts_no_words(last, further)
    if after in ch.HYPHENS and _NEGATING_SUFFIX.match(plain, offset + 1):
        return False
    if _is_hebrew(last) and after in _HEBREW_DOUBLES and _is_hebrew(further):
        return False
    return not _within_token(plain, offset)


def _within_token(plain: str, joiner: int) -> bool:
    """Whether the character at `joiner`, between two word characters, holds them together."""
    before, mark, after = plain[joiner - 1], plain[joiner], plain[joiner + 1]
    if before.isdecimal() and after.isdecimal() and mark in _NUMBER_JOINERS:
        return mark not in _GROUPING or _is_group(plain, joiner + 1)
    if mark == "." and not ch.is_unspaced(before) and not ch.is_unspaced(after):
        initial = joiner == 1 or not ch.is_word(plain[joiner - 2])
        return initial or after.islower()
    return False


def _is_group(plain: str, offset: int) -> bool:
    """Whether exactly three digits stand here: a group of a number."""
    group = plain[offset : offset + 3]
    follows = plain[offset + 3 : offset + 4]
    return len(group) == 3 and group.isdecimal() and not follows.isdecimal()


def _parts_no_words(before: str, after: str) -> bool:
    """Whether a single mark between two letters is a quotation mark, for want of apostrophes."""
    return any(ch.is_unspaced(letter) or _is_hangul(letter) for letter in (before, after))


def _word_before(plain: str, offset: int) -> str:
    """The letters before the character before an offset, in lower case."""
    end = start = offset - 1
    while start > 0 and plain[start - 1].isalpha():
        start -= 1
    return plain[start:end].lower()


def _ends_acronym(plain: str, offset: int) -> bool:
    """Whether a single Hebrew letter stands here: the last of an acronym, after its gershayim."""
    return offset + 1 >= len(plain) or not ch.is_word(plain[offset + 1])


def _is_hebrew(character: str) -> bool:
    return "\u05d0" <= character <= "\u05ea"


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"
