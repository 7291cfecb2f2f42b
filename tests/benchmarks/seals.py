"""How long sealing, proving and verifying take, and how many bytes a proof is stored in.

`python -m tests.benchmarks.seals` seals an article of 1,000 words and proves quotes of up to 40
words from articles of 500 to 1,500. Goals: sealed in 20 ms, 5,000 verifications a second, 1.0 KB
(1,024 bytes) a quote as stored in YAML, its id and indentation included. With `--check` a missed
goal is exit 1.

Quotes are of four kinds. *Whole* ones begin at the mark that opens the speech; *inner* ones begin
within it; *cut* ones have an ellipsis; *passages* are the outlet's own words. The goal of speed is
for a mixture of them like that of the example story: of twenty, thirteen are passages, four whole,
two inner and one is cut. The goal of size is for every single one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean
from typing import TypeVar

import yaml

from generator.anchoring import FoldedText, Kind, anchor, prepare
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked
from generator.anchoring.seal_form import to_mapping
from generator.anchoring.seals import (
    Committed,
    ItemProof,
    Verified,
    commit,
    sealed_stream,
    verify,
)
from generator.text_stream import TextStream

SEALED_IN_MS = 20.0
VERIFIED_A_SECOND = 5_000
BYTES_A_QUOTE = 1_024
LENGTHS = (500, 1_000, 1_500)
"""Words of the articles."""
MIXTURE = {"whole": 4, "inner": 2, "cut": 1, "passage": 13}
_ARTICLE = "beacon-2026-lamp"
_KEY = bytes(range(32))
_ROUNDS = 7
_WORDS = """the harbour ferry lamp won't stay open all winter and crew of salt we don't know tonnes
it is not town director rope well-known stone never they will burn grain captain bread for every
ship on lost council asked what would come of boats that no keeper had paid for since spring""".split()  # noqa: SIM905 # a text's words

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Item:
    """A quote and what verifying it needs."""

    committed: Committed
    kind: str
    asked: Asked
    proof: ItemProof

    def verify(self) -> bool:
        """Whether its proof holds."""
        answer = verify(self.committed.seal, self.proof, self.asked, article=_ARTICLE)
        return isinstance(answer, Verified)

    @property
    def stored(self) -> int:
        """Bytes of its proof in a file."""
        mapping = {"proofs": {"lamp-stays-lit": to_mapping(self.proof, self.asked.parts)}}
        text = yaml.safe_dump(mapping, allow_unicode=True, width=10**6, sort_keys=False)
        return len(text.removeprefix("proofs:\n").encode())


def make_text(words: int, rng: random.Random) -> str:
    """An article: two sentences in three are speech, of which some is interrupted."""
    paragraphs: list[str] = []
    written = 0
    while written < words:
        said = " ".join(_sentence(rng, rng.randint(8, 30)) for _ in range(rng.randint(1, 3)))
        told = _sentence(rng, rng.randint(8, 25))
        paragraphs.append(f"“{said[:-1]},” the captain said. {told}")
        written += len(paragraphs[-1].split())
    return "\n".join(paragraphs)


def _sentence(rng: random.Random, words: int) -> str:
    chosen = rng.choices(_WORDS, k=words)
    chosen[words // 2] += rng.choice([",", ",", "", " –"])
    return " ".join(chosen).capitalize() + "."


def make_items(count: int, seed: int = 1) -> list[Item]:
    """So many proven quotes of each kind."""
    items: list[Item] = []
    for number in range(-(-count // 10)):
        rng = random.Random(f"{seed}/{number}")
        stream = sealed_stream(make_text(LENGTHS[number % len(LENGTHS)], rng), "en")
        committed, text = commit(stream, article=_ARTICLE, key=_KEY), prepare(stream)
        for kind in MIXTURE:
            made = 0
            while made < 10:
                item = _item(committed, text, kind, rng)
                if item is not None:
                    items.append(item)
                    made += 1
    return items


def _item(committed: Committed, text: FoldedText, kind: str, rng: random.Random) -> Item | None:
    words = _excerpt(text.stream, kind, rng)
    if kind == "cut":
        at = len(words) // 2
        words[at : at + 3] = ["…"]
    asked = Asked(
        parts=(" ".join(words),),
        kind=Kind.PASSAGE if kind == "passage" else Kind.QUOTE,
        lang="en",
    )
    found = anchor(text, asked.parts[0], kind=asked.kind)
    if len(words) < 5 or not found.verdict.proven:
        return None
    return Item(committed, kind, asked, prove(committed, asked, found))


def _excerpt(stream: TextStream, kind: str, rng: random.Random) -> list[str]:
    block = rng.choice(stream.blocks)
    speech, told = stream.text[block.start + 1 : block.end].split(",” the captain said. ")
    words = (told if kind == "passage" else speech).split(" ")
    first = 0 if kind == "whole" else rng.randrange(1, max(2, len(words) - 5))
    chosen = words[first : first + rng.randint(5, 40)]
    chosen[-1] = re.sub(r"\W+$", "", chosen[-1])
    return [word for word in chosen if word]


def _best(run: Callable[[], _T]) -> tuple[float, _T]:
    """The shortest time of some rounds, in seconds, and what came of the last."""
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        result = run()
        best = min(best, time.perf_counter() - began)
    return best, result


def measure(count: int) -> tuple[list[str], list[str]]:
    """The figures, a line each; and which goals were missed."""
    lines: list[str] = []
    missed: list[str] = []
    stream = sealed_stream(make_text(1_000, random.Random(2)), "en")
    sealing, committed = _best(lambda: commit(stream, article=_ARTICLE, key=_KEY))
    milliseconds = sealing * 1e3
    lines.append(
        f"sealed: {milliseconds:.1f} ms for 1,000 words, {committed.seal.tokens} tokens"
        f" (goal {SEALED_IN_MS:.0f} ms)"
    )
    if milliseconds > SEALED_IN_MS:
        missed.append("sealed")
    began = time.perf_counter()
    items = make_items(count)
    each = (time.perf_counter() - began) / len(items) * 1e3
    lines.append(f"proven: {each:.1f} ms an item, anchoring included")
    mixed = largest = 0.0
    for kind, share in MIXTURE.items():
        chosen = [item for item in items if item.kind == kind]
        taken, answers = _best(lambda chosen=chosen: [item.verify() for item in chosen])  # type: ignore[misc]
        assert all(answers)
        stored = [item.stored for item in chosen]
        words = mean(len(" ".join(item.asked.parts).split()) for item in chosen)
        lines.append(
            f"{kind:>8}: {len(chosen) / taken:>6,.0f} verified a second;"
            f" {mean(stored):>4.0f} bytes stored, at most {max(stored):,}"
            f" ({len(chosen)} of {words:.0f} words)"
        )
        mixed += share * taken / len(chosen)
        largest = max(largest, *stored)
    rate = sum(MIXTURE.values()) / mixed
    lines.append(f"{'mixed':>8}: {rate:>6,.0f} verified a second")
    if rate < VERIFIED_A_SECOND:
        missed.append("verified")
    if largest > BYTES_A_QUOTE:
        missed.append("stored")
    lines.append(f"goals: {VERIFIED_A_SECOND:,} a second, at most {BYTES_A_QUOTE:,} bytes")
    return lines, missed


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="quotes of each kind")
    parser.add_argument("--check", action="store_true", help="exit 1 when a goal is missed")
    options = parser.parse_args(arguments)
    lines, missed = measure(options.count)
    if missed:
        lines.append(f"missed: {', '.join(missed)}")
    print("\n".join(lines))  # noqa: T201 # a command
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
