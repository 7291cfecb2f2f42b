"""Seals: proof that an item's words stand in a text which is not shown.

`commit` is done once, with the text and a secret key: the `Seal` fixes the text and tells nothing
of it but its length. `prove` opens, for one item, the tokens it quotes and the punctuation beside
them. `verify` needs neither text nor key. What each leaf of the tree binds is written down in
`leaf` and `tokens.Token`, the trees in `merkle`, how the opened tokens are read in `revealed`.
"""

from __future__ import annotations

import hmac
import struct
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from generator.anchoring import merkle
from generator.anchoring.article import Span
from generator.anchoring.fold import FOLD_VERSION, strict
from generator.anchoring.merkle import Interval
from generator.anchoring.outcome import Anchor
from generator.anchoring.revealed import OBSERVED, Asked, Run, Shown, look, show
from generator.anchoring.tokens import Edge, Token, spaced, tokenise
from generator.anchoring.verdicts import Flag, Form, Verdict
from generator.text_stream import BlockKind, TextStream

MAX_TOKENS = 1 << 20
"""The longest text that can be sealed."""
MAX_RUNS = 128
"""The most runs that a proof may show."""
MAX_BYTES = 1 << 16
"""The most bytes of seeds, hashes or words that a proof may have."""
KEY_BYTES = 32
"""Of a key: random, one for each text, never in the repository."""
ASKED_BYTES = 6

_LEAF = b"onrecord-seal-1 leaf\x00"
_ROOT = b"onrecord-seal-1 root\x00"
_ASKED = b"onrecord-seal-1 asked\x00"
_NUMBERS = struct.Struct(">5IBBB").pack
_KINDS = frozenset(BlockKind)
_MAX_NUMBER = (1 << 32) - 1
_MAX_BESIDE = 6
"""How many punctuation marks on either side of a part are shown with it."""
_MAX_MARKS = 12
"""How many quotation marks on either side are looked for at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The commitment to a text: what is public of it."""

    article: str
    """The article's id."""
    fold: int
    """`FOLD_VERSION` at sealing."""
    tokens: int
    """How many tokens the text has."""
    crown: bytes
    """The nodes of the tree's crown, one after the other (`merkle`)."""
    root: bytes
    """SHA-256 of all the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemProof:
    """What is opened for one item."""

    runs: tuple[Run, ...]
    """The tokens that are shown, in order."""
    seeds: bytes
    """Seeds of the salts of those tokens (`merkle.open_seeds`)."""
    hashes: bytes
    """Hashes that lead from them to the crown (`merkle.siblings`)."""
    asked: bytes
    """Digest of the question that the proof answers (`digest`)."""
    observed: tuple[Flag, ...] = ()
    """Those of `OBSERVED` that stood when sealing; sorted."""
    form: Form | None = None
    """How the text gives the quote, as observed when sealing."""
    place: int | None = None
    """Which place is meant, from 1, if the words stand more than once in what is shown."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A text while it is sealed: secret, as it makes every proof."""

    seal: Seal
    seed: bytes
    tokens: tuple[Token, ...]
    levels: list[list[bytes]]


class Mismatch(StrEnum):
    """Why a proof does not prove an item."""

    ARTICLE = "other-article"
    """The seal is of another article."""
    FOLD = "other-fold"
    """The text was sealed for another version of the fold."""
    SEAL = "seal-altered"
    """The seal's root is not that of its own fields."""
    ASKED = "item-altered"
    """The item has been changed since it was proven."""
    MALFORMED = "malformed"
    """The proof is none that could have been made."""
    TREE = "not-in-text"
    """The tokens, where it says they stand, are not those of the sealed text."""
    WORDS = "words-differ"
    """The tokens are in the sealed text, and are not the item's words."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A proof that holds."""

    anchor: Anchor
    """As the text itself would give; `flags` and `form` include what was observed."""
    observed: tuple[Flag, ...]
    """Those of its flags that were observed when sealing and cannot be verified."""


def sealed_stream(text: str, lang: str) -> TextStream:
    """A withheld text as it is sealed: NFC, one paragraph a line."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return TextStream.plain(text, lang)


def commit(stream: TextStream, *, article: str, key: bytes) -> Committed:
    """Seal a text.

    Raises `ValueError` for a text without tokens or with more than `MAX_TOKENS`.
    """
    tokens = tokenise(stream)
    if not 0 < len(tokens) <= MAX_TOKENS:
        raise ValueError(f"a text of 1 to {MAX_TOKENS} tokens can be sealed, not of {len(tokens)}")
    # The seed hangs on all that leaves bind, not only on the words.
    bound = b"".join(leaf(n, token, b"") for n, token in enumerate(tokens))
    seed = merkle.root_seed(key, article.encode(), sha256(bound).digest())
    salts = merkle.salts(seed, 1 << merkle.depth(len(tokens)))
    levels = merkle.grow([leaf(n, token, salts[n]) for n, token in enumerate(tokens)])
    crown = b"".join(levels[-1])
    seal = Seal(
        article=article,
        fold=FOLD_VERSION,
        tokens=len(tokens),
        crown=crown,
        root=_root(article, FOLD_VERSION, len(tokens), crown),
    )
    return Committed(seal, seed, tokens, levels)


def same_text(seal: Seal, stream: TextStream, key: bytes) -> bool:
    """Whether a seal was made of this text with this key."""
    try:
        return commit(stream, article=seal.article, key=key).seal == seal
    except ValueError:
        return False


def leaf(index: int, token: Token, salt: bytes) -> bytes:
    """The leaf of a token: under its salt, all that is known of it.

    SHA-256, cut to `merkle.HASH_BYTES`, of a fixed string; the token's number, offset, block,
    words and marks before it (four bytes each), edges (a byte each) and the length of its kind (a
    byte); its kind, its salt, and last the token in UTF-8.
    """
    start, text, block, kind, quarters, marks, before, after, _ = token
    name = kind.encode()
    numbers = _NUMBERS(index, start, block, quarters, marks, before, after, len(name))
    secret = salt + text.encode("utf-8", "surrogatepass")
    return sha256(_LEAF + numbers + name + secret).digest()[: merkle.HASH_BYTES]


def _root(article: str, fold: int, tokens: int, crown: bytes) -> bytes:
    name = article.encode("utf-8", "surrogatepass")
    numbers = struct.pack(">III", fold, tokens, len(name))
    return sha256(_ROOT + numbers + name + crown).digest()


def digest(asked: Asked) -> bytes:
    """Names the question a proof answers, so that no other item is taken for it: its words, white
    space aside, as what and whose, and which place is meant.
    """
    fields = [asked.kind.value, asked.speaker, str(asked.occurrence or 0)]
    fields += [strict(text) for text in (asked.prefix or "", asked.suffix or "", *asked.parts)]
    encoded = (field.encode("utf-8", "surrogatepass") for field in fields)
    message = b"".join(len(field).to_bytes(4, "big") + field for field in encoded)
    return sha256(_ASKED + message).digest()[:ASKED_BYTES]


# -- proving -------------------------------------------------------------------------------------


def prove(committed: Committed, asked: Asked, found: Anchor) -> ItemProof:
    """Open what an item quotes. `found` is the item's anchor in the text itself.

    Raises `ValueError` if that is none of proven words, or if what may be shown does not prove it.
    """
    for intervals in _to_show(committed.tokens, found.spans):
        runs = _runs(committed.tokens, intervals)
        shown = [one for one in map(show, runs) if one]
        for place in (None, *range(1, 9)):
            seen = look(shown, asked, place)
            if seen and _agrees(seen, found):
                return _proof(committed, asked, found, runs=runs, place=place)
            if seen:
                break
    raise ValueError("what may be shown of the text does not prove these words")


def _proof(
    committed: Committed, asked: Asked, found: Anchor, *, runs: Sequence[Run], place: int | None
) -> ItemProof:
    tokens = len(committed.tokens)
    ends = [bisect_right(committed.tokens, run.start + len(run.text) - 1, key=_start) for run in runs]
    intervals = merkle.joined(zip((run.index for run in runs), ends, strict=True))
    return ItemProof(
        runs=tuple(runs),
        seeds=merkle.open_seeds(committed.seed, intervals, tokens),
        hashes=merkle.siblings(committed.levels, intervals),
        asked=digest(asked),
        observed=tuple(flag for flag in found.flags if flag in OBSERVED),
        form=found.form,
        place=place,
    )


def _agrees(seen: Anchor, found: Anchor) -> bool:
    """Whether what is shown tells all that the text tells."""
    return (
        seen.verdict is found.verdict
        and seen.spans == found.spans
        and seen.slices == found.slices
        and seen.paragraph == found.paragraph
        and seen.flags == tuple(flag for flag in found.flags if flag not in OBSERVED)
        and (seen.form is None) == (found.form is None)
    )


def _to_show(tokens: Sequence[Token], spans: Sequence[Span]) -> Iterator[list[Interval]]:
    """What may be shown to prove some spans, from little to much: their tokens and the punctuation
    beside them; then the nearest quotation marks before them, and between; then those after.
    """
    quoted = [
        (bisect_right(tokens, start, key=_start) - 1, bisect_left(tokens, end, key=_start))
        for start, end in spans
    ]
    least = merkle.joined(sorted(_with_punctuation(tokens, *part) for part in quoted))
    least = _without_empty_gaps(tokens, least)
    yield least
    marks = [number for number, token in enumerate(tokens) if token.is_mark]
    for after in (False, True):
        for count in range(1, _MAX_MARKS + 1):
            further = {
                number
                for hidden in _hidden_marks(tokens, least, marks, count, after=after)
                for number in hidden
            }
            more = merkle.joined(sorted([*least, *((n, n + 1) for n in further)]))
            yield more


def _hidden_marks(
    tokens: Sequence[Token],
    intervals: Sequence[Interval],
    marks: Sequence[int],
    count: int,
    *,
    after: bool,
) -> Iterator[Sequence[int]]:
    before = bisect_left(marks, intervals[0][0])
    yield marks[max(0, before - count) : before]
    for (_, end), (start, _) in zip(intervals, intervals[1:], strict=False):
        between = marks[bisect_left(marks, end) : bisect_left(marks, start)]
        yield between[:count]
        yield between[-count:]
    if after:
        following = bisect_left(marks, intervals[-1][1])
        yield marks[following : following + count]


def _with_punctuation(tokens: Sequence[Token], start: int, end: int) -> Interval:
    """An interval with what stands beside it in its block: before it marks and what is glued to
    it, after it all up to the next word.
    """
    first, last = start, end
    block = tokens[start].block
    while start > 0 and first - start < _MAX_BESIDE:
        token = tokens[start - 1]
        glued = tokens[start].before == Edge.GLUED
        if token.block != block or token.weight or not (glued or token.is_mark):
            break
        start -= 1
    block = tokens[end - 1].block
    while end < len(tokens) and end - last < _MAX_BESIDE:
        token = tokens[end]
        if token.block != block or token.weight:
            break
        end += 1
    return start, end


def _without_empty_gaps(tokens: Sequence[Token], intervals: list[Interval]) -> list[Interval]:
    """The intervals, those that only punctuation parts made one."""
    found = intervals[:1]
    for start, end in intervals[1:]:
        if any(token.weight for token in tokens[found[-1][1] : start]):
            found.append((start, end))
        else:
            found[-1] = (found[-1][0], end)
    return found


def _runs(tokens: Sequence[Token], intervals: Sequence[Interval]) -> list[Run]:
    return [
        _run(tokens, start, end)
        for interval in intervals
        for start, end in _by_block(tokens, *interval)
    ]


def _by_block(tokens: Sequence[Token], start: int, end: int) -> Iterator[Interval]:
    first = start
    for number in range(start + 1, end):
        if tokens[number].block != tokens[first].block:
            yield first, number
            first = number
    yield first, end


def _run(tokens: Sequence[Token], start: int, end: int) -> Run:
    first, last = tokens[start], tokens[end - 1]
    pieces: list[str] = []
    at = first.start
    for token in tokens[start:end]:
        pieces += (" " * (token.start - at), token.text)
        at = token.end
    return Run(
        index=start,
        start=first.start,
        block=first.block,
        kind=first.kind,
        quarters=first.quarters,
        marks=first.marks,
        before=first.before,
        after=last.after,
        text="".join(pieces),
    )


def _start(token: Token) -> int:
    return token.start


# -- verifying -----------------------------------------------------------------------------------


def verify(seal: Seal, proof: ItemProof, asked: Asked, *, article: str) -> Verified | Mismatch:
    """Whether a proof proves an item of an article, by nothing but the seal.

    Never raises, whatever the proof holds.
    """
    fault = _seal_fault(seal, article)
    if fault is not None:
        return fault
    if not hmac.compare_digest(proof.asked, digest(asked)):
        return Mismatch.ASKED
    shown = _shown(seal, proof)
    if shown is None:
        return Mismatch.MALFORMED
    if not _is_in_tree(seal, proof, shown):
        return Mismatch.TREE
    found = look(shown, asked, proof.place)
    if found is None:
        return Mismatch.WORDS
    form = proof.form if found.form is not None else None
    flags = tuple(sorted({*found.flags, *proof.observed}))
    anchor = Anchor(
        verdict=found.verdict,
        flags=flags,
        spans=found.spans,
        slices=found.slices,
        paragraph=found.paragraph,
        form=form,
    )
    return Verified(anchor, proof.observed)


def _seal_fault(seal: Seal, article: str) -> Mismatch | None:
    if seal.article != article:
        return Mismatch.ARTICLE
    if seal.fold != FOLD_VERSION:
        return Mismatch.FOLD
    if not 0 < seal.tokens <= MAX_TOKENS:
        return Mismatch.SEAL
    if len(seal.crown) != merkle.crown_width(seal.tokens) * merkle.HASH_BYTES:
        return Mismatch.SEAL
    if _root(article, seal.fold, seal.tokens, seal.crown) != seal.root:
        return Mismatch.SEAL
    return None


def _shown(seal: Seal, proof: ItemProof) -> list[Shown] | None:
    """The runs with their tokens; None if they could not have been made."""
    if not 0 < len(proof.runs) <= MAX_RUNS:
        return None
    if max(len(proof.seeds), len(proof.hashes), sum(len(r.text) for r in proof.runs)) > MAX_BYTES:
        return None
    if not OBSERVED.issuperset(proof.observed):
        return None
    found: list[Shown] = []
    index = 0
    for run in proof.runs:
        numbers = (run.start, run.block, run.quarters, run.marks)
        if not (0 <= min(numbers) and max(numbers) + 8 * MAX_BYTES <= _MAX_NUMBER):
            return None
        if run.kind not in _KINDS or {run.before, run.after} - {0, 1, 2}:
            return None
        one = show(run)
        if one is None or run.index < index or one.end_index > seal.tokens:
            return None
        index = one.end_index
        found.append(one)
    return found


def _is_in_tree(seal: Seal, proof: ItemProof, shown: Sequence[Shown]) -> bool:
    """Whether the tokens that are shown are those of the sealed text."""
    intervals = merkle.joined((one.run.index, one.end_index) for one in shown)
    salts = merkle.opened_salts(proof.seeds, intervals, seal.tokens)
    if salts is None:
        return False
    tokens = [(n, token) for one in shown for n, token in enumerate(one.tokens, one.run.index)]
    leaves = [leaf(n, token, salt) for (n, token), salt in zip(tokens, salts, strict=True)]
    nodes: list[merkle.Nodes] = []
    at = 0
    for start, end in intervals:
        nodes.append((start, leaves[at : at + end - start]))
        at += end - start
    top = merkle.climb(nodes, seal.tokens, proof.hashes)
    if top is None:
        return False
    size = merkle.HASH_BYTES
    return all(
        b"".join(found) == seal.crown[start * size : (start + len(found)) * size]
        for start, found in top
    )
