"""Thousands of true excerpts, of their typographic variants, and of quotes with one word tampered.

A command as well as the suite's property tests: `python -m tests.anchoring.tampering --count
1000000` prints what was tried, refused and falsely accepted, and exits with 1 on any fault.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.anchoring import FoldedText, Verdict, anchor, prepare, stands
from generator.text_stream import TextStream
from tests.anchoring import slow_matcher
from tests.anchoring.articles import LANGUAGES, Language, make_stream
from tests.anchoring.excerpts import excerpt, split, vary

QUOTES_AN_ARTICLE = 50
_NEGATIONS = {"de": "nicht", "fr": "pas", "ru": "не", "ar": "لا", "zh": "不", "fa": "نه"}
_EDGES = re.compile(r"^[^\w\u0900-\u0dff]+|[^\w\u0900-\u0dff]+$")


@dataclass(slots=True)
class Tally:
    """What came of a run."""

    tried: Counter[str] = field(default_factory=Counter)
    """By language, and by verdict or kind of tampering."""
    faults: list[str] = field(default_factory=list)
    """Each a sentence with the quote and its article."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with a place in it."""

    language: Language
    stream: TextStream
    article: FoldedText
    start: int
    end: int

    @property
    def text(self) -> str:
        """The article's text at the place."""
        return self.stream.text[self.start : self.end]


def samples(count: int, seed: int) -> Iterator[tuple[Sample, random.Random]]:
    """Random excerpts of random articles, all languages in turn."""
    for number in range(0, count, QUOTES_AN_ARTICLE):
        language = LANGUAGES[number // QUOTES_AN_ARTICLE % len(LANGUAGES)]
        rng = random.Random(f"{seed}/{number}")
        stream = make_stream(language, rng)
        article = prepare(stream)
        for _ in range(min(QUOTES_AN_ARTICLE, count - number)):
            yield Sample(language, stream, article, *excerpt(stream, language, rng)), rng


def try_excerpts(count: int, seed: int, *, varied: bool) -> Tally:
    """Whether true excerpts are found where they were taken, or said to be ambiguous."""
    tally = Tally()
    for sample, rng in samples(count, seed):
        quote = vary(sample.text, sample.language, rng) if varied else sample.text
        found = anchor(sample.article, quote)
        tally.tried[f"{sample.language.tag} {found.verdict}"] += 1
        if found.verdict is Verdict.AMBIGUOUS:
            continue
        if found.verdict not in (Verdict.VERBATIM, Verdict.NORMALISED):
            tally.faults.append(f"{found.verdict} {found.reason}: {quote!r} in {sample.text!r}")
        elif not _is_place(sample, *found.spans[0]):
            start, end = found.spans[0]
            place = sample.stream.text[start:end]
            tally.faults.append(f"wrong place {place!r}: {quote!r} in {sample.text!r}")
    return tally


def _is_place(sample: Sample, start: int, end: int) -> bool:
    """Whether a span is the sample's, its edge punctuation aside."""
    text = sample.stream.text
    outer = text[sample.start : start] + text[end : sample.end]
    inside = sample.start <= start < end <= sample.end
    return inside and not slow_matcher.words(outer)


def try_tampering(count: int, seed: int) -> Tally:
    """Whether quotes with one word changed are refused, unless they happen to stand there too."""
    tally = Tally()
    slow: tuple[TextStream | None, list[str]] = (None, [])
    for sample, rng in samples(count, seed):
        tamper = rng.choice(TAMPERINGS)
        quote = tamper(sample, rng)
        if quote is None or slow_matcher.words(quote) == slow_matcher.words(sample.text):
            tally.tried["nothing to tamper with"] += 1
            continue
        name = tamper.__name__.lstrip("_")
        if not stands(sample.article, quote):
            tally.tried[f"{name} refused"] += 1
            continue
        if slow[0] is not sample.stream:
            slow = (sample.stream, slow_matcher.words(sample.stream.text))
        if _is_there(sample, quote, slow[1]):
            tally.tried[f"{name} stands there"] += 1
        else:
            tally.faults.append(f"{name} accepted: {quote!r} from {sample.text!r}")
    return tally


def _is_there(sample: Sample, quote: str, words: list[str]) -> bool:
    """Whether the slow matcher finds a quote, or the parts it was accepted in."""
    wanted = slow_matcher.words(quote)
    if slow_matcher.stands(words, wanted):
        return True
    parts = [slow_matcher.words(part) for part in anchor(sample.article, quote).slices]
    joined = [word for part in parts for word in part]
    return joined == wanted and all(slow_matcher.stands(words, part) for part in parts)


# -- one word tampered ---------------------------------------------------------------------------


def _split(sample: Sample) -> list[str]:
    return split(sample.language, sample.text)


def _drop(sample: Sample, rng: random.Random) -> str | None:
    words = _split(sample)
    if len(words) < 3:
        return None
    del words[rng.randrange(len(words))]
    return sample.language.space.join(words)


def _swap(sample: Sample, rng: random.Random) -> str | None:
    words = _split(sample)
    if len(words) < 3:
        return None
    at = rng.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return sample.language.space.join(words)


def _replace(sample: Sample, rng: random.Random) -> str | None:
    words = _split(sample)
    words[rng.randrange(len(words))] = rng.choice(sample.language.words)
    return sample.language.space.join(words)


def _negate(sample: Sample, rng: random.Random) -> str | None:
    words = _split(sample)
    words.insert(rng.randrange(1, len(words) + 1), _NEGATIONS.get(sample.language.tag, "not"))
    return sample.language.space.join(words)


def _digit(sample: Sample, rng: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", sample.text)]
    if not places:
        return None
    at = rng.choice(places)
    other = chr(ord(sample.text[at]) - int(sample.text[at]) + rng.randrange(10))
    return sample.text[:at] + rng.choice([other, "", other + other]) + sample.text[at + 1 :]


Tampering = Callable[[Sample, random.Random], str | None]
TAMPERINGS: tuple[Tampering, ...] = (_drop, _swap, _replace, _negate, _digit)
"""Each changes one word, or gives None where there is nothing to change."""


def main(arguments: list[str] | None = None) -> int:
    """Run all three and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    faults = 0
    for name, tally in (
        ("excerpts", try_excerpts(options.count, options.seed, varied=False)),
        ("typographic variants", try_excerpts(options.count, options.seed + 1, varied=True)),
        ("tampered", try_tampering(options.count, options.seed + 2)),
    ):
        print(f"{name}: {options.count} tried, {len(tally.faults)} faults")  # noqa: T201 # a command
        for key, number in sorted(tally.tried.items()):
            print(f"  {number:>8}  {key}")  # noqa: T201 # a command
        for fault in tally.faults[:40]:
            print(f"  FAULT {fault}")  # noqa: T201 # a command
        faults += len(tally.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
