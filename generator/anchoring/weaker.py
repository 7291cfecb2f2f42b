"""Weaker folds, which accept nothing: each tells one reason why words are not found as written.

If the words stand in the article once letter case, say, is ignored, then case is what differs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from generator.anchoring.characters import (
    DOUBLE_MARKS,
    IGNORABLES,
    SINGLE_MARKS,
    SPACES,
    UNSPACED,
    alphabet,
    exchange,
    is_word,
    may_be_unspaced,
)
from generator.anchoring.verdicts import Reason
from generator.patterns import pattern
from generator.structs import Struct, field
from generator.text_stream import BORDER

_MARKS = pattern('[ "]+')
_CYRILLIC_AND_GREEK = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуԁһӏѵԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲіյօսΙ",
    "ABESIJKMHOPCTXYaesijopcxydhlvqwABEZHIKMNOPTYXovcijouI",
)
_MARKDOWN = pattern(r"(\*\*|__|\*|_|~~|`)(?=\S)(.+?)(?<=\S)\1|!?\[([^\[\]]+)\]\([^()\s]*\)")
_HEADING = pattern(r"^(?:#{1,6}|>|[-*+])[ ]+")
_STRAIGHT = {**dict.fromkeys(DOUBLE_MARKS, '"'), **dict.fromkeys(SINGLE_MARKS, "'")}
_IGNORED = pattern(f"[{IGNORABLES}]+")
_IN_UNSPACED = rf"[{UNSPACED}\u3001-\u303f\uff01-\uff65]"


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return _without_marks(letters)


_WEAKENINGS: tuple[tuple[Reason, Callable[[str], str]], ...] = (
    (Reason.QUOTE_MARKS, lambda text: _MARKS.sub(" ", text)),
    (Reason.CASE_DIFFERS, str.lower),
    (Reason.LOOK_ALIKE_LETTERS, lambda text: text.translate(_CYRILLIC_AND_GREEK)),
    (Reason.ACCENTS_DIFFER, _unaccented),
)


class WeakFolds(Struct, frozen=True):
    """An article's folded text, weakened in each way that was asked for."""

    text: str
    """The folded text."""
    made: dict[Reason, str] = field(default_factory=dict)
    """The weakened texts so far."""

    def differs_by(self, words: str) -> Reason | None:
        """The one thing that keeps some folded words from being found; None if there is none."""
        if words[-1:] in ("?", "!") and _holds(self.text, words.rstrip("?!")):
            return Reason.END_PUNCTUATION
        for reason, weaken in _WEAKENINGS:
            text = self.made.get(reason)
            if text is None:
                text = self.made[reason] = weaken(self.text)
            if _holds(text, weaken(words)):
                return reason
        return None


def _holds(text: str, words: str) -> bool:
    """Whether words stand in a text as whole words."""
    at = text.find(words) if words else -1
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not (before and is_word(before) and is_word(words[0])) and not (
            after and is_word(after) and is_word(words[-1])
        ):
            return True
        at = text.find(words, at + 1)
    return False


def without_markdown(text: str) -> str:
    """A text without Markdown's marks; the same text if it has none."""
    previous = None
    while previous != text:
        previous = text
        text = _MARKDOWN.sub(lambda match: match[2] or match[3], text)
    return _HEADING.sub("", text)


def browser_fold(text: str, characters: str | None = None) -> str:
    """A text as browsers compare it when they look for a text fragment: without case, accents and
    kinds of quotation marks. Spaces go where words need none between them: a border may be one.

    `characters` are at least those of the text, where they are known.
    """
    text = text.replace(BORDER, " ")  # often all that is not ASCII
    if text.isascii():
        return _single_spaced(text.replace("`", "'").lower())
    characters = alphabet(text) if characters is None else characters
    if may_be_unspaced(characters) and _unspaced().search(characters):
        text = _unspaced_gap().sub("", text)
    if _IGNORED.search(characters):
        text = _IGNORED.sub("", text)
    text = exchange(text, _STRAIGHT, characters)
    if not text.isascii():
        text = _without_marks(unicodedata.normalize("NFKD", text))
    return _single_spaced(text.casefold())


@cache
def _unspaced() -> re.Pattern[str]:
    # dear to compile: when the first text asks for it
    return re.compile(_IN_UNSPACED)


@cache
def _unspaced_gap() -> re.Pattern[str]:
    return re.compile(rf"\s+(?={_IN_UNSPACED})|(?<={_IN_UNSPACED})\s+")


def _without_marks(text: str) -> str:
    for character in alphabet(text):
        if character > "\u02ff" and unicodedata.category(character) == "Mn":
            text = text.replace(character, "")
    return text


def _single_spaced(text: str) -> str:
    """Each run of white space as one space."""
    if text.isprintable() and "  " not in text:  # the plain space is the only one that is
        return text
    for character in SPACES:
        if character in text:
            text = text.replace(character, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text
