"""A second, slow and simple notion of "these words stand there", which shares no code with ours.

Both texts become lists of words: maximal runs of letters and digits, with their marks, after NFC
and without invisible characters; a character of a script without spaces is a word. Punctuation is
not compared. So it finds more than it should, and never less: a tampered quote that we accept and
it does not find is a fault of ours.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "THAI")


def words(text: str) -> list[str]:
    """All words of a text."""
    found: list[str] = []
    current = ""
    for character in unicodedata.normalize("NFC", text):
        kind = _kind(character)
        if kind == "invisible":
            continue
        if kind == "asian":
            found.extend([current, character] if current else [character])
            current = ""
        elif kind == "word":
            current += _plain(character)
        elif current:
            found.append(current)
            current = ""
    return [*found, current] if current else found


@cache
def _kind(character: str) -> str:
    if _invisible(character):
        return "invisible"
    if _asian(character):
        return "asian"
    return "word" if unicodedata.category(character)[0] in "LNM" else "other"


def _invisible(character: str) -> bool:
    return (
        unicodedata.category(character) == "Cf"
        or character == "ـ"
        or "\u064b" <= character <= "\u0652"
        or "\ufe00" <= character <= "\ufe0f"
    )


def _asian(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_ASIAN)


def _plain(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return {"ي": "ی", "ك": "ک"}.get(character, character)


def stands(text: list[str], quote: list[str]) -> bool:
    """Whether the words of a quote follow each other somewhere in a text."""
    length = len(quote)
    return any(text[at : at + length] == quote for at in range(len(text) - length + 1))
