"""How many quotes a second are anchored, and how the cost grows with the article.

`python -m tests.benchmarks.anchoring` prints, at 1,000, 5,000 and 20,000 words, the rate of exact
quotes, of quotes with a marked cut and of near misses (one word replaced, explanation included),
and what ten times the words cost. Goals: 5,000, 1,000 and 300 a second at 5,000 words; ten times
the text at most twelve times the cost. With `--check` a missed goal is exit 1.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from dataclasses import dataclass

from generator.anchoring import FoldedText, Verdict, anchor, prepare
from generator.text_stream import TextStream

SIZES = (1_000, 5_000, 20_000)
GOALS = {"exact": 5_000, "elided": 1_000, "near-miss": 300}
MAX_GROWTH = 12.0
"""Of the cost when the text grows tenfold."""
_QUOTES = 400
_ROUNDS = 5

_FREQUENT = """the of and to a in is that it was for on we with as they at be this have from or by
not but are his her all one which you their would there will if no so out up about who can when
more""".split()  # noqa: SIM905 # fifty quoted words would not read better
_SYLLABLES = """ha fer lam tow ro cre sal gra sto pil ket mor den vel ost lan per gul tar quay
""".split()  # noqa: SIM905 # likewise


@dataclass(frozen=True, slots=True)
class Bench:
    """An article and quotes of it."""

    text: str
    quotes: dict[str, list[str]]
    """By kind."""


def make_bench(words: int, seed: int = 7) -> Bench:
    """A text whose words are as unevenly frequent as English ones, and quotes of 8 to 20 words."""
    rng = random.Random(seed)
    rare = [
        "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(max(400, words // 3))
    ]
    vocabulary = _FREQUENT + rare
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    sentences: list[list[str]] = []
    paragraphs: list[str] = []
    written = 0
    while written < words:
        paragraph = []
        for _ in range(rng.randint(2, 4)):
            sentence = rng.choices(vocabulary, weights, k=rng.randint(10, 24))
            sentence[0] = sentence[0].capitalize()
            written += len(sentence)
            sentences.append(sentence)
            said = " ".join(sentence)
            paragraph.append(f"“{said},” the keeper said." if rng.random() < 0.3 else f"{said}.")
        paragraphs.append(" ".join(paragraph))
    quotes: dict[str, list[str]] = {kind: [] for kind in GOALS}
    for _ in range(_QUOTES):
        sentence = rng.choice(sentences)
        start = rng.randint(0, len(sentence) - 8)
        part = sentence[start : start + 20]
        quotes["exact"].append(" ".join(part))
        cut = len(part) // 3
        quotes["elided"].append(f"{' '.join(part[:cut])} … {' '.join(part[-cut:])}")
        changed = [*part[:4], "zebra", *part[5:]]
        quotes["near-miss"].append(" ".join(changed))
    return Bench("\n".join(paragraphs), quotes)


def rates(bench: Bench) -> dict[str, float]:
    """Quotes a second of processor time, in the best of some rounds; the fold is made before."""
    article = prepare(TextStream.plain(bench.text, "en"))
    result: dict[str, float] = {}
    for kind, quotes in bench.quotes.items():
        _check(article, kind, quotes)
        best = min(_seconds(article, quotes) for _ in range(_ROUNDS))
        result[kind] = len(quotes) / best
    return result


def _check(article: FoldedText, kind: str, quotes: list[str]) -> None:
    """Make sure that what is timed is what is claimed; indexes are warm afterwards."""
    wanted = {
        "exact": {Verdict.VERBATIM},
        "elided": {Verdict.ELIDED},
        "near-miss": {Verdict.NEAR_MISS},
    }[kind]
    hits = sum(anchor(article, quote).verdict in wanted for quote in quotes)
    assert hits >= 0.9 * len(quotes), f"only {hits} of {len(quotes)} quotes are {kind}"


def _seconds(article: FoldedText, quotes: list[str]) -> float:
    start = time.process_time()
    for quote in quotes:
        anchor(article, quote)
    return time.process_time() - start


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a goal is missed")
    options = parser.parse_args(arguments)
    found = {words: rates(make_bench(words)) for words in SIZES}
    missed = False
    print(f"{'words':>9}" + "".join(f"{kind + '/s':>14}" for kind in GOALS))  # noqa: T201
    for words, by_kind in found.items():
        print(f"{words:>9,}" + "".join(f"{by_kind[kind]:>14,.0f}" for kind in GOALS))  # noqa: T201
    for kind, goal in GOALS.items():
        tenfold = _tenfold(found[SIZES[0]][kind], found[SIZES[-1]][kind])
        missed = missed or found[5_000][kind] < goal or tenfold > MAX_GROWTH
        print(f"{kind}: ten times the text, {tenfold:.1f} times the cost (goal 12)")  # noqa: T201
    return 1 if options.check and missed else 0


def _tenfold(small: float, large: float) -> float:
    """What ten times the text costs, were the cost a power of the length, from two rates."""
    growth = SIZES[-1] / SIZES[0]
    return float(10 ** (math.log(small / large) / math.log(growth)))


if __name__ == "__main__":
    sys.exit(main())
