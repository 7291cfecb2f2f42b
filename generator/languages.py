"""Floor 0, what is known of a language from its tag (BCP 47)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"]
)


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """`rtl` or `ltr`: by the script subtag where there is one, else by the language."""
    parts = tag.lower().split("-")
    script = next((part for part in parts[1:3] if len(part) == 4 and part.isalpha()), None)
    right = script in _RIGHT_TO_LEFT_SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT
    return "rtl" if right else "ltr"


@lru_cache(maxsize=16_384)
def alphabetical(name: str, tag: str) -> tuple[bool, str, str]:
    """What names are sorted by for readers of a language.

    Names in letters that run the language's way come first. Case, accents, vowel signs and the
    hamza on a letter count only between names that are otherwise equal. What a language
    orders otherwise, such as Swedish å after z or Persian پ after ب, is not known here.
    """
    first = next((_runs(letter) for letter in name if _runs(letter)), direction(tag))
    plain = "".join(filter(_counts, unicodedata.normalize("NFKD", name.casefold())))
    return first != direction(tag), plain, name


def _runs(character: str) -> str | None:
    found = unicodedata.bidirectional(character)
    return {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(found)


_TATWEEL = "\u0640"
_LETTERS_OWN = 9
"""The highest combining class of signs that make another letter, such as ゛ and the virama."""


def _counts(character: str) -> bool:
    if character == _TATWEEL or unicodedata.category(character) == "Cf":
        return False
    return unicodedata.combining(character) <= _LETTERS_OWN


def side_by_side(letters: str) -> str:
    """Letters that stand for a word each, kept from joining as those of Arabic would."""
    joiner = "\u200c"
    return "".join(
        joiner + letter if at and unicodedata.bidirectional(letter) == "AL" else letter
        for at, letter in enumerate(letters)
    )
