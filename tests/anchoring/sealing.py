"""Thousands of sealed items: true ones, which must be accepted and say what the text itself says,
and altered ones, of which none may be accepted.

A command as well as the suite's property tests: `python -m tests.anchoring.sealing --count
100000` prints what was tried, and exits with 1 on any fault.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.anchoring import Anchor, FoldedText, Kind, anchor, prepare, seals
from generator.anchoring.merkle import HASH_BYTES, SEED_BYTES
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
    digest,
    sealed_stream,
    verify,
)
from generator.structs import replace
from generator.text_stream import TextStream
from tests.anchoring import slow_matcher
from tests.anchoring.articles import LANGUAGES, Language, make_article
from tests.anchoring.excerpts import excerpt, vary

ITEMS_AN_ARTICLE = 50
KEY = bytes(range(32))
LENGTHS = (30, 120, 400, 1500)
"""Words of the articles, in turn."""
_CASE = re.compile(r"\[(\w)\](?=\w)")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


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


def samples(
    count: int, seed: int, unproven: list[str] | None = None
) -> Iterator[tuple[Sample, random.Random]]:
    """So many random items that stand in their articles, with their proofs. An item that cannot be
    proven is a fault, and noted in `unproven` if that is given.
    """
    for text, rng, items in texts(count, seed):
        made = 0
        while made < items:
            asked = _asked(text, rng)
            found = look_up(text, asked)
            if not found.verdict.proven:
                continue
            made += 1
            try:
                proof = prove(text.committed, asked, found)
            except ValueError as error:
                if unproven is None:
                    raise
                unproven.append(f"{error}: {asked} in {text.name}")
                continue
            yield Sample(text, asked, found, proof), rng


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


# -- true items ----------------------------------------------------------------------------------


def try_true(count: int, seed: int) -> Tally:
    """Whether proofs of true items are accepted and say what the text itself says, also when they
    have been stored.
    """
    tally = Tally()
    for sample, _ in samples(count, seed, tally.faults):
        tally.tried[sample.found.verdict.value] += 1
        stored = from_mapping(to_mapping(sample.proof, sample.asked.parts), sample.asked.parts)
        answer = verify(sample.seal, stored, sample.asked, article=sample.text.name)
        if isinstance(answer, Mismatch):
            tally.faults.append(f"{answer}: {sample.asked} in {sample.text.name}")
        elif answer.anchor != replace(sample.found, explanation=None):
            tally.faults.append(f"says {answer.anchor}, not {sample.found}: {sample.asked}")
    return tally


# -- altered items -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody might want to be believed."""

    seal: Seal
    proof: ItemProof
    asked: Asked
    article: str


def try_altered(count: int, seed: int) -> Tally:
    """Whether whatever is altered is refused, unless what it then says is true all the same."""
    tally = Tally()
    others: list[Sample] = []
    for sample, rng in samples(count, seed, tally.faults):
        alter = rng.choice(ALTERATIONS)
        other = rng.choice(others or [sample])
        if rng.random() < 0.1:
            others = [*others[-40:], sample]
        name = alter.__name__.lstrip("_")
        claim = alter(sample, other, rng)
        if claim is None:
            tally.tried[f"{name}: nothing to alter"] += 1
            continue
        answer = verify(claim.seal, claim.proof, claim.asked, article=claim.article)
        tally.tried[f"{name}: {answer if isinstance(answer, Mismatch) else 'true'}"] += 1
        if isinstance(answer, Verified) and not _is_true(sample, claim, answer):
            tally.faults.append(f"{name} accepted: {claim} from {sample.asked}")
    return tally


def _is_true(sample: Sample, claim: Claim, answer: Verified) -> bool:
    """Whether the very words stand in the text at the very places: some alterations of words leave
    a quote that stands there too. Asked of a matcher that shares no code with ours.
    """
    text = sample.text
    if claim.article != text.name or claim.seal != sample.seal:
        return False
    if any(text.article.slice(*span) != words for span, words in _told(answer)):
        return False
    told = slow_matcher.words(" ".join(answer.anchor.slices).casefold())
    asked = " ".join(claim.asked.parts).casefold()
    # "[T]he" is a word of the text, "[they] went" has one that is not.
    readings = (_CASE.sub(r"\1", asked), asked)
    return any(slow_matcher.words(_BRACKETS.sub("", reading)) == told for reading in readings)


def _told(answer: Verified) -> Iterator[tuple[tuple[int, int], str]]:
    return zip(answer.anchor.spans, answer.anchor.slices, strict=True)


def _claim(sample: Sample, proof: ItemProof, asked: Asked | None = None) -> Claim:
    return Claim(sample.seal, proof, asked or sample.asked, sample.text.name)


Alteration = Callable[[Sample, Sample, random.Random], Claim | None]


def _other_words(sample: Sample, _: Sample, rng: random.Random) -> Asked | None:
    """The item with a word changed, dropped, doubled or added."""
    number = rng.randrange(len(sample.asked.parts))
    space = sample.text.language.space
    words = sample.asked.parts[number].split(" ") if space else list(sample.asked.parts[number])
    at = rng.randrange(len(words))
    change = rng.randrange(4)
    if change == 0:
        words[at] = rng.choice(sample.text.language.words)
    elif change == 1:
        words.insert(at, "not")
    elif change == 2:
        words.insert(at, words[at])
    else:
        del words[at]
    parts = list(sample.asked.parts)
    parts[number] = space.join(words)
    asked = replace(sample.asked, parts=tuple(parts))
    return asked if parts != list(sample.asked.parts) else None


def _words(sample: Sample, other: Sample, rng: random.Random) -> Claim | None:
    asked = _other_words(sample, other, rng)
    return _claim(sample, sample.proof, asked) if asked else None


def _words_with_digest(sample: Sample, other: Sample, rng: random.Random) -> Claim | None:
    asked = _other_words(sample, other, rng)
    if asked is None:
        return None
    return _claim(sample, replace(sample.proof, asked=digest(asked)), asked)


def _words_in_file(sample: Sample, other: Sample, rng: random.Random) -> Claim | None:
    """The words changed under a stored proof, with its digest made to fit."""
    asked = _other_words(sample, other, rng)
    if asked is None:
        return None
    stored = to_mapping(sample.proof, sample.asked.parts)
    try:
        proof = from_mapping(stored, asked.parts)
    except ValueError:
        return None
    return _claim(sample, replace(proof, asked=digest(asked)), asked)


def _shown_text(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """A character of what is shown."""
    at = rng.randrange(len(sample.proof.runs))
    text = sample.proof.runs[at].text
    number = rng.randrange(len(text))
    letter = rng.choice([c for c in "xn0“,é港" if c != text[number]] + [""])
    return _with_run(sample, at, text=text[:number] + letter + text[number + 1 :])


def _place(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """A number of where something stands."""
    at = rng.randrange(len(sample.proof.runs))
    name = rng.choice(["index", "start", "block", "quarters", "marks"])
    value = getattr(sample.proof.runs[at], name) + rng.choice([-1, 1, 4, -64, 128])
    return _with_run(sample, at, **{name: value})


def _all_places(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """The whole proof moved: further down, into another paragraph or both."""
    name = rng.choice(["index", "start", "block"])
    by = rng.choice([-1, 1, 2, 16])
    runs = (replace(run, **{name: getattr(run, name) + by}) for run in sample.proof.runs)
    return _claim(sample, replace(sample.proof, runs=tuple(runs)))


def _surroundings(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """The kind of a block, or what stands beside a run."""
    at = rng.randrange(len(sample.proof.runs))
    run = sample.proof.runs[at]
    if rng.random() < 0.3:
        return _with_run(sample, at, kind=rng.choice(["heading", "blockquote", "list", "code"]))
    name = rng.choice(["before", "after"])
    return _with_run(sample, at, **{name: (getattr(run, name) + rng.choice([1, 2])) % 3})


def _with_run(sample: Sample, at: int, **changes: object) -> Claim:
    runs = list(sample.proof.runs)
    runs[at] = replace(runs[at], **changes)
    return _claim(sample, replace(sample.proof, runs=tuple(runs)))


def _bytes(sample: Sample, _: Sample, rng: random.Random) -> Claim | None:
    """Seeds or hashes: a bit turned, two swapped, some lost or added."""
    name = rng.choice(["seeds", "hashes"])
    size = SEED_BYTES if name == "seeds" else HASH_BYTES
    old: bytes = getattr(sample.proof, name)
    if not old:
        new = bytes(size)
    else:
        at, other = rng.randrange(len(old)), rng.randrange(0, len(old), size)
        flipped = old[:at] + bytes([old[at] ^ 1 << rng.randrange(8)]) + old[at + 1 :]
        first, second = old[:size], old[other : other + size]
        swapped = second + old[size:other] + first + old[other + size :] if other else old
        new = rng.choice([flipped, flipped, swapped, old[:at], old[size:], old + old[:size]])
    return None if new == old else _claim(sample, replace(sample.proof, **{name: new}))


def _fewer_runs(sample: Sample, _: Sample, rng: random.Random) -> Claim | None:
    runs = list(sample.proof.runs)
    if len(runs) < 2:
        return None
    del runs[rng.randrange(len(runs))]
    return _claim(sample, replace(sample.proof, runs=tuple(runs)))


def _article(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """The seal as that of another article, its root as it was or made to fit."""
    name = "another-" + sample.text.name
    seal = replace(sample.seal, article=name)
    return Claim(_fitting(seal, rng), sample.proof, sample.asked, name)


def _length(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """The number of tokens, the root as it was or made to fit."""
    tokens = max(1, sample.seal.tokens + rng.choice([-8, -1, 1, 2]))
    if tokens == sample.seal.tokens:
        tokens += 1
    seal = _fitting(replace(sample.seal, tokens=tokens), rng)
    return Claim(seal, sample.proof, sample.asked, sample.text.name)


def _fold(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    seal = _fitting(replace(sample.seal, fold=sample.seal.fold + 1), rng)
    return Claim(seal, sample.proof, sample.asked, sample.text.name)


def _crown(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    crown = bytearray(sample.seal.crown)
    crown[rng.randrange(len(crown))] ^= 1 << rng.randrange(8)
    seal = replace(sample.seal, crown=bytes(crown))
    return Claim(seal, sample.proof, sample.asked, sample.text.name)


def _fitting(seal: Seal, rng: random.Random) -> Seal:
    """A seal with the root that its fields should have, every other time."""
    if rng.random() < 0.5:
        return seal
    text = seals.text_digest(seal.article, seal.fold, seal.tokens)
    return replace(seal, root=seals._root(text, seal.crown))


def _other_proof(sample: Sample, other: Sample, rng: random.Random) -> Claim | None:
    """The proof of another item, of this article or of another, its digest made to fit."""
    if other.asked.parts == sample.asked.parts:
        return None
    proof = other.proof
    if rng.random() < 0.7:
        proof = replace(proof, asked=digest(sample.asked))
    return _claim(sample, proof)


def _other_seal(sample: Sample, other: Sample, _: random.Random) -> Claim | None:
    """The seal of another article under this one's name."""
    if other.seal == sample.seal:
        return None
    seal = replace(other.seal, article=sample.text.name)
    return Claim(seal, sample.proof, sample.asked, sample.text.name)


def _other_context(sample: Sample, _: Sample, rng: random.Random) -> Claim:
    """Another speaker, kind or place under the same proof."""
    changes = rng.choice(
        [
            {"speaker": "somebody-else"},
            {"prefix": "the"},
            {"suffix": "the"},
            {"occurrence": 7},
            {"kind": Kind.PASSAGE if sample.asked.kind is Kind.QUOTE else Kind.QUOTE},
        ]
    )
    return _claim(sample, sample.proof, replace(sample.asked, **changes))  # type: ignore[arg-type]


ALTERATIONS: tuple[Alteration, ...] = (
    _words,
    _words_with_digest,
    _words_in_file,
    _shown_text,
    _place,
    _all_places,
    _surroundings,
    _bytes,
    _fewer_runs,
    _article,
    _length,
    _fold,
    _crown,
    _other_proof,
    _other_seal,
    _other_context,
)
"""Each alters one thing, or gives None where there is nothing to alter."""


def main(arguments: list[str] | None = None) -> int:
    """Run both and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    faults = 0
    for name, tally in (
        ("true", try_true(options.count, options.seed)),
        ("altered", try_altered(options.count, options.seed + 1)),
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
