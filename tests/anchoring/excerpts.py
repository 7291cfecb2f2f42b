"""Excerpts of articles as an editor might copy them, in the typography of wherever they pasted."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from generator.text_stream import TextStream
from tests.anchoring.articles import Language

_SPACED = re.compile(r"\S+")
# numbers with nothing but punctuation between them are one: nobody copies half of 3,000
_UNSPACED = re.compile(r"\d+(?:[^\w\s]*\d+)*|[^\s\d][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*")
_LETTERS = re.compile(r"[^\W_]")


def excerpt(stream: TextStream, language: Language, rng: random.Random) -> tuple[int, int]:
    """A random stretch of whole words, with at least two letters or digits."""
    while True:
        block = rng.choice(stream.blocks)
        text = stream.text[block.start : block.end]
        words = _tokens(language, text)
        first = rng.randrange(len(words))
        last = min(len(words) - 1, first + rng.randint(2, 14))
        start, end = block.start + words[first][0], block.start + words[last][1]
        if len(_LETTERS.findall(stream.text[start:end])) > 1:
            return start, end


def _tokens(language: Language, text: str) -> list[tuple[int, int]]:
    pattern = _SPACED if language.space else _UNSPACED
    return [match.span() for match in pattern.finditer(text)]


def split(language: Language, text: str) -> list[str]:
    """A text's words; in a script without spaces, its characters and numbers."""
    return [text[start:end] for start, end in _tokens(language, text)]


def _straight(text: str, _: random.Random) -> str:
    return re.sub("[‘’]", "'", re.sub("«\\s?|\\s?»|[“”„「」]", '"', text))


def _curved(text: str, _: random.Random) -> str:
    return text.replace("'", "’").replace('"', "”")


def _wrapped(text: str, rng: random.Random) -> str:
    return re.sub(" ", lambda _: rng.choice([" ", "\n", "  ", "\u00a0", "\u2009"]), text)


def _decomposed(text: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _points(text: str, rng: random.Random) -> str:
    return text.replace("…", rng.choice(["...", " . . . ", "... "]))


def _dashes(text: str, rng: random.Random) -> str:
    return re.sub(" ?[–—] ?", rng.choice([" – ", "—", " - ", " -- "]), text)


def _zero_width(text: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice("\u00ad\u200b\u2060\ufeff") + text[at:]


def _in_marks(text: str, rng: random.Random) -> str:
    marks = rng.choice(["“”", "«»", "„“", '""', "「」", "‹›"])
    return marks[0] + text + marks[1]


def _points_around(text: str, rng: random.Random) -> str:
    return rng.choice(["… {} …", "...{}", "[...] {} [...]", "{} (…)"]).format(text)


def _embedded(text: str, _: random.Random) -> str:
    return f"\u202b{text}\u202c"


def _isolated(text: str, _: random.Random) -> str:
    return f"\u200f\u2067{text}\u2069"


def _tatweel(text: str, rng: random.Random) -> str:
    return re.sub("(?<=[بتسمن])(?=[ا-ي])", lambda _: rng.choice(["", "ـ"]), text)


def _harakat(text: str, rng: random.Random) -> str:
    return re.sub("(?<=[بتسمنلك])", lambda _: rng.choice(["", "َ", "ُ", "ِ"]), text)


def _half_width(text: str, _: random.Random) -> str:
    return text.translate({ord("，"): ",", ord("。"): ".", ord("、"): "､", ord("？"): "?"})


def _full_width(text: str, _: random.Random) -> str:
    return re.sub("[0-9A-Za-z]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def _joiners(text: str, rng: random.Random) -> str:
    return re.sub("\u200c", lambda _: rng.choice(["", " ", "\u200c"]), text)


def _as_it_is(text: str, _: random.Random) -> str:
    return text


Variant = Callable[[str, random.Random], str]
VARIANTS: tuple[Variant, ...] = (
    _as_it_is,
    _straight,
    _curved,
    _wrapped,
    _decomposed,
    _points,
    _dashes,
    _zero_width,
    _in_marks,
    _points_around,
    _embedded,
    _isolated,
    _half_width,
    _full_width,
)
"""Changes of typography that leave the words as they are, in any language."""

OWN_VARIANTS: dict[str, tuple[Variant, ...]] = {
    "ar": (_tatweel, _harakat),
    "fa": (_joiners,),
}
"""Further ones of single languages."""


def vary(text: str, language: Language, rng: random.Random) -> str:
    """A text in another typography."""
    variants = VARIANTS + OWN_VARIANTS.get(language.tag, ())
    return rng.choice(variants)(text, rng)
