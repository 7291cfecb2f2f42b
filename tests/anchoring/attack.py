"""The attack on public proofs of withheld texts, against two forms of them.

A *fingerprint*, the form we did not choose, is the set of hashes of every few words that follow
each other: whoever has it can test any excerpt. So whoever knows some words can test every word
that may come next, and the whole text unrolls from a handful of quotes. That this is so whatever
the length of the hash, the number of words or the public salt is why there are seals.

Against a *seal* the attacker gets more than he could ever have: the offset, block and everything
else that a leaf binds of every hidden token, and a dictionary of just the words of the text. He
tries every word under every salt that he can make or imagine from what is public, against every
hash that is public. As a control, the same attack is given the key, under which it must succeed:
it is the salts that withstand it, not its clumsiness.

`python -m tests.anchoring.attack` prints what each recovers.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from generator.anchoring import Kind, anchor, prepare
from generator.anchoring.merkle import HASH_BYTES, SEED_BYTES, depth, salts
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked
from generator.anchoring.seals import (
    Committed,
    ItemProof,
    Seal,
    commit,
    leaf,
    sealed_stream,
    text_digest,
)
from generator.anchoring.tokens import Token

_SYLLABLES = (
    *("ha", "fer", "lam", "tow", "ro", "cre", "sal", "gra", "sto", "pil"),
    *("ket", "mor", "den", "vel", "ost", "lan", "per", "gul", "tar", "quay"),
)


@dataclass(frozen=True, slots=True)
class World:
    """A text, and what the attacker knows of it."""

    words: list[str]
    """The text, word by word; secret but for the quotes."""
    quotes: list[tuple[int, int]]
    """Published: first and after-last word of each."""
    dictionary: list[str]
    """All words of the language, the frequent ones first; those of the text are among them."""

    @property
    def quoted(self) -> set[int]:
        """The numbers of the words that are public."""
        return {number for start, end in self.quotes for number in range(start, end)}


def make_world(words: int, dictionary: int, *, quotes: int = 6, seed: int = 1) -> World:
    """A text of some words, drawn as unevenly as a language's are, and quotes of twenty words."""
    rng = random.Random(seed)
    known: dict[str, None] = {}
    while len(known) < dictionary:
        known["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 5)))] = None
    vocabulary = list(known)
    weights = [1 / (rank + 5) for rank in range(dictionary)]
    text = rng.choices(vocabulary, weights, k=words)
    starts = [number * words // quotes + number % 2 for number in range(quotes)]
    ends = [min(words, start + 20 - number % 3) for number, start in enumerate(starts)]
    return World(text, list(zip(starts, ends, strict=True)), vocabulary)


# -- the fingerprint -----------------------------------------------------------------------------


def fingerprint(words: Sequence[str], length: int) -> frozenset[bytes]:
    """The public hashes of every `length` words that follow each other; 64 bits each."""
    runs = (words[at : at + length] for at in range(len(words) - length + 1))
    return frozenset(_hash_of(run) for run in runs)


def _hash_of(run: Sequence[str]) -> bytes:
    return sha256(" ".join(("public salt", *run)).encode()).digest()[:8]


def unroll(world: World, public: frozenset[bytes], length: int) -> set[int]:
    """The words an attacker gets back from a fingerprint, by their numbers; quoted ones too.

    He looks at nothing but the quotes, the dictionary and the fingerprint; their true places only
    count what he found.
    """
    recovered = set(world.quoted)
    for start, end in world.quotes:
        forwards = world.words[start:end]
        for number in range(end, len(world.words)):
            word = _next(world, forwards[1 - length :], public)
            if word != world.words[number]:
                break
            forwards.append(word)
            recovered.add(number)
        backwards = world.words[start:end]
        for number in range(start - 1, -1, -1):
            word = _previous(world, backwards[: length - 1], public)
            if word != world.words[number]:
                break
            backwards.insert(0, word)
            recovered.add(number)
    return recovered


def _next(world: World, known: list[str], public: frozenset[bytes]) -> str | None:
    return next((word for word in world.dictionary if _hash_of([*known, word]) in public), None)


def _previous(world: World, known: list[str], public: frozenset[bytes]) -> str | None:
    return next((word for word in world.dictionary if _hash_of([word, *known]) in public), None)


# -- the seal ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sealed:
    """The same text sealed, and its quotes proven."""

    committed: Committed
    proofs: list[ItemProof]

    @property
    def seal(self) -> Seal:
        """What is public of the text."""
        return self.committed.seal

    @property
    def shown(self) -> set[int]:
        """The numbers of the tokens that are public."""
        return {
            number
            for proof in self.proofs
            for run in proof.runs
            for number in range(run.index, run.index + len(run.text.split(" ")))
        }


def seal_world(world: World, key: bytes) -> Sealed:
    """Seal a text and prove its quotes as we do."""
    stream = sealed_stream(" ".join(world.words), "")
    committed = commit(stream, article="attacked", key=key)
    text = prepare(stream)
    proofs = []
    for start, end in world.quotes:
        asked = Asked(parts=(" ".join(world.words[start:end]),), kind=Kind.PASSAGE)
        proofs.append(prove(committed, asked, anchor(text, asked.parts[0], kind=Kind.PASSAGE)))
    return Sealed(committed, proofs)


def guess(sealed: Sealed, dictionary: Sequence[str], try_salts: Iterable[bytes]) -> set[int]:
    """The hidden tokens an attacker gets back from a seal, by their numbers.

    `try_salts` are the salts he tries each word under, for each token.
    """
    hashes = frozenset(_public_hashes(sealed))
    text = text_digest(sealed.seal.article, sealed.seal.fold, sealed.seal.tokens)
    hidden = _beside_what_is_shown(sealed)
    return {
        number
        for number in hidden
        for salt in try_salts
        for word in dictionary
        if leaf(text, number, _as(sealed.committed.tokens[number], word), salt) in hashes
    }


def guess_with_key(sealed: Sealed, dictionary: Sequence[str]) -> set[int]:
    """The control: the same attack, when the key has leaked."""
    tokens = len(sealed.committed.tokens)
    every = salts(sealed.committed.seed, 1 << depth(tokens))
    found = set()
    for number in _beside_what_is_shown(sealed):
        found |= {number} & guess(sealed, dictionary, [every[number]])
    return found


def public_salts(sealed: Sealed) -> list[bytes]:
    """Every salt an attacker can make from what is public, or imagine."""
    found = {bytes(SEED_BYTES), sealed.seal.root[:SEED_BYTES], sealed.seal.root[-SEED_BYTES:]}
    for proof in sealed.proofs:
        for at in range(0, len(proof.seeds), SEED_BYTES):
            for size in (1, 2, 4, 8, 16):
                found.update(salts(proof.seeds[at : at + SEED_BYTES], size))
        found.update(
            proof.hashes[at : at + SEED_BYTES] for at in range(0, len(proof.hashes), HASH_BYTES)
        )
    return sorted(found)


def _beside_what_is_shown(sealed: Sealed) -> list[int]:
    """The hidden tokens whose very leaves are public: the partners, in the tree, of shown ones. Of
    all others there is but a hash of hashes.
    """
    shown = sealed.shown
    partners = {number ^ 1 for number in shown} - shown
    return sorted(number for number in partners if number < len(sealed.committed.tokens))


def _public_hashes(sealed: Sealed) -> Iterator[bytes]:
    for part in (sealed.seal.crown, *(proof.hashes for proof in sealed.proofs)):
        for at in range(0, len(part), HASH_BYTES):
            yield part[at : at + HASH_BYTES]


def _as(token: Token, word: str) -> Token:
    return token._replace(text=word)


# -- the command ---------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Attack both forms of one text, and print what is recovered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1000, help="of the text")
    parser.add_argument("--dictionary", type=int, default=10_000, help="words of the language")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    world = make_world(options.words, options.dictionary, seed=options.seed)
    quoted = len(world.quoted)
    lines = [f"a text of {options.words} words, {quoted} of them in {len(world.quotes)} quotes"]
    for length in (5, 8):
        began = time.monotonic()
        found = unroll(world, fingerprint(world.words, length), length)
        lines.append(
            f"fingerprint of {length} words: {len(found)} of {options.words} words recovered"
            f" ({len(found) / options.words:.1%}) in {time.monotonic() - began:.1f} s"
        )
    sealed = seal_world(world, random.Random(options.seed).randbytes(32))
    words = sorted(set(world.words))
    tried = public_salts(sealed)
    began = time.monotonic()
    got = guess(sealed, words, tried)
    beside = len(_beside_what_is_shown(sealed))
    more = f"{len(got)} more, in {time.monotonic() - began:.1f} s"
    tries = (
        f"{len(tried)} salts, {len(words)} words, {beside} hidden tokens whose leaves are public"
    )
    leaked = len(guess_with_key(sealed, words))
    lines.append(f"seal: {quoted} words as quoted, and {more} ({tries})")
    lines.append(f"seal whose key has leaked: {leaked} of those {beside}")
    print("\n".join(lines))  # noqa: T201 # a command
    return 1 if got else 0


if __name__ == "__main__":
    sys.exit(main())
