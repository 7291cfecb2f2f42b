"""Thousands of sealed items: true ones, which must be accepted and say what the text itself says,
and altered ones, of which none may be accepted.

A command as well as the suite's property tests: `python -m tests.anchoring.sealing --count
100000` prints what was tried, and exits with 1 on any fault.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from generator.anchoring import Anchor, FoldedText, Kind, Verdict, anchor, prepare
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked
from generator.anchoring.seal_form import from_mapping, to_mapping
from generator.anchoring.seals import (
    Committed,
    ItemProof,
    Mismatch,
    Seal,
    Verified,
    commit,
    sealed_stream,
    verify,
)
from generator.text_stream import TextStream
from tests.anchoring.articles import LANGUAGES, Language, make_article
from tests.anchoring.excerpts import excerpt, vary

ITEMS_AN_ARTICLE = 50
KEY = bytes(range(32))
LENGTHS = (30, 120, 400, 1500)
"""Words of the articles, in turn."""


@dataclass(slots=True)
class Tally:
    """What came of a run."""

    tried: Counter[str] = field(default_factory=Counter)
    """By verdict, or by kind of tampering and answer."""
    faults: list[str] = field(default_factory=list)
    """Each a sentence with the item."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article, sealed."""

    name: str
    language: Language
    stream: TextStream
    article: FoldedText
    committed: Committed


@dataclass(frozen=True, slots=True)
class Sample:
    """An item that the text itself proves, and its proof."""

    text: Text
    asked: Asked
    found: Anchor
    proof: ItemProof

    @property
    def seal(self) -> Seal:
        """The seal of its text."""
        return self.text.committed.seal


def texts(count: int, seed: int) -> Iterator[tuple[Text, random.Random, int]]:
    """Random articles, all languages in turn, with how many items to try in each."""
    for number in range(0, count, ITEMS_AN_ARTICLE):
        turn = number // ITEMS_AN_ARTICLE
        language = LANGUAGES[turn % len(LANGUAGES)]
        rng = random.Random(f"{seed}/{number}")
        words = LENGTHS[turn // len(LANGUAGES) % len(LENGTHS)]
        stream = sealed_stream(make_article(language, rng, words), language.tag)
        name = f"{language.tag}-{number}"
        committed = commit(stream, article=name, key=KEY)
        text = Text(name, language, stream, prepare(stream), committed)
        yield text, rng, min(ITEMS_AN_ARTICLE, count - number)


def samples(count: int, seed: int) -> Iterator[tuple[Sample, random.Random]]:
    """So many random items that stand in their articles, with their proofs."""
    for text, rng, items in texts(count, seed):
        made = 0
        while made < items:
            asked = _asked(text, rng)
            found = look_up(text, asked)
            if found.verdict.proven:
                made += 1
                yield Sample(text, asked, found, prove(text.committed, asked, found)), rng


def look_up(text: Text, asked: Asked) -> Anchor:
    """An item's anchor in the text itself."""
    return anchor(
        text.article,
        asked.parts if len(asked.parts) > 1 else asked.parts[0],
        prefix=asked.prefix,
        suffix=asked.suffix,
        occurrence=asked.occurrence,
        kind=asked.kind,
        speaker_names=("Nadja Ferrol",) if asked.speaker else (),
    )


# -- items as editors make them ------------------------------------------------------------------


def _asked(text: Text, rng: random.Random) -> Asked:
    make = rng.choice(_MAKERS)
    occurrence = rng.choice([None, None, 1, 2])
    return Asked(
        parts=make(text, rng),
        kind=rng.choice(list(Kind)),
        occurrence=occurrence,
        speaker=rng.choice(["", "nadja-ferrol"]),
        lang=text.language.tag,
    )


def _excerpt(text: Text, rng: random.Random) -> str:
    start, end = excerpt(text.stream, text.language, rng)
    return text.stream.text[start:end]


def _whole(text: Text, rng: random.Random) -> tuple[str, ...]:
    return (_excerpt(text, rng),)


def _varied(text: Text, rng: random.Random) -> tuple[str, ...]:
    return (vary(_excerpt(text, rng), text.language, rng),)


def _long(text: Text, rng: random.Random) -> tuple[str, ...]:
    """Some forty words, which may go over a paragraph's end."""
    start, _ = excerpt(text.stream, text.language, rng)
    parted = " " if text.language.space else ""
    words = text.stream.text[start : start + 400].replace("\u2029", " ")
    if parted:
        return (" ".join(words.split()[:40]),)
    return (words[:60],)


def _near(text: Text, rng: random.Random) -> list[str]:
    """Two or three excerpts that follow each other closely."""
    spans = sorted(excerpt(text.stream, text.language, rng) for _ in range(6))
    number = rng.randrange(4)
    chosen = [spans[number]]
    for start, end in spans[number + 1 : number + 3]:
        if start >= chosen[-1][1]:
            chosen.append((start, end))
    return [text.stream.text[start:end] for start, end in chosen]


def _inside(text: Text, rng: random.Random) -> list[str]:
    """An excerpt with a word or two out of its middle."""
    words = _excerpt(text, rng).split(" ")
    if len(words) < 5:
        return [" ".join(words)]
    at = rng.randrange(2, len(words) - 2)
    return [" ".join(words[:at]), " ".join(words[at + rng.randint(0, 1) :])]


def _elided(text: Text, rng: random.Random) -> tuple[str, ...]:
    pieces = rng.choice([_near, _inside])(text, rng)
    return (rng.choice([" … ", " ... ", " [...] "]).join(pieces),)


def _bracketed(text: Text, rng: random.Random) -> tuple[str, ...]:
    return (rng.choice([" [they] ", " [not so] ", " [sic] "]).join(_inside(text, rng)),)


def _recased(text: Text, rng: random.Random) -> tuple[str, ...]:
    words = _excerpt(text, rng)
    return (f"[{words[0].swapcase()}]{words[1:]}",)


def _parts(text: Text, rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.choice([_near, _inside])(text, rng))


def _joined(text: Text, rng: random.Random) -> tuple[str, ...]:
    """Two stretches of speech as one: an interruption that is not marked."""
    chunks = text.article.speech.chunks
    if len(chunks) < 2:
        return _whole(text, rng)
    at = rng.randrange(len(chunks) - 1)
    plain = text.article.folded.plain
    return (" ".join(plain[chunk.start : chunk.end] for chunk in chunks[at : at + 2]),)


def _utterance(text: Text, rng: random.Random) -> tuple[str, ...]:
    """All of one stretch of speech."""
    chunks = text.article.speech.chunks
    if not chunks:
        return _whole(text, rng)
    chunk = rng.choice(chunks)
    return (text.article.folded.plain[chunk.start : chunk.end],)


Maker = Callable[[Text, random.Random], tuple[str, ...]]
_MAKERS: tuple[Maker, ...] = (
    _whole,
    _varied,
    _long,
    _utterance,
    _elided,
    _bracketed,
    _recased,
    _parts,
    _joined,
)
