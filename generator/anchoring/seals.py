"""Seals: proof that an item's words stand in a text which is not shown.

`commit` is done once, with the text and a secret key: the `Seal` fixes the text and tells nothing
of it but its length. `opening.prove` opens, for one item, the tokens it quotes and the punctuation
beside them. `verify` needs neither text nor key. What each leaf of the tree binds is written down
in `leaf` and `tokens.Token`, the trees in `merkle`, how opened tokens are read in `revealed`.
"""

from __future__ import annotations

import hmac
import struct
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256

from generator.anchoring import merkle
from generator.anchoring.fold import FOLD_VERSION
from generator.anchoring.outcome import Anchor
from generator.anchoring.revealed import OBSERVED, Asked, look
from generator.anchoring.runs import Run, Shown, show
from generator.anchoring.tokens import Edge, Token, tokenise
from generator.anchoring.verdicts import Flag, Form
from generator.structs import Struct
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

_TEXT = b"onrecord-seal-1 text\x00"
_LEAF = b"onrecord-seal-1 leaf\x00"
_ROOT = b"onrecord-seal-1 root\x00"
_ASKED = b"onrecord-seal-1 asked\x00"
_NUMBERS = struct.Struct(">5IBBB").pack
_KINDS = frozenset(BlockKind)
_EDGES = frozenset(Edge)
_MAX_NUMBER = (1 << 32) - 1


class Seal(Struct, frozen=True, kw_only=True):
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
    """SHA-256 of all the others: the one number that stands for the text."""


class ItemProof(Struct, frozen=True, kw_only=True):
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


class Committed(Struct, frozen=True):
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


class Verified(Struct, frozen=True):
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
    text = text_digest(article, FOLD_VERSION, len(tokens))
    # The seed hangs on all that leaves bind, not only on the words.
    bound = sha256(b"".join(leaf(text, n, token, b"") for n, token in enumerate(tokens)))
    seed = merkle.root_seed(key, bound.digest())
    salts = merkle.salts(seed, 1 << merkle.depth(len(tokens)))
    levels = merkle.grow([leaf(text, n, token, salts[n]) for n, token in enumerate(tokens)])
    crown = b"".join(levels[-1])
    seal = Seal(
        article=article,
        fold=FOLD_VERSION,
        tokens=len(tokens),
        crown=crown,
        root=_root(text, crown),
    )
    return Committed(seal, seed, tokens, levels)


def same_text(seal: Seal, stream: TextStream, key: bytes) -> bool:
    """Whether a seal was made of this text with this key."""
    try:
        return commit(stream, article=seal.article, key=key).seal == seal
    except ValueError:
        return False


def leaf(text: bytes, index: int, token: Token, salt: bytes) -> bytes:
    """The leaf of a token: under its salt, all that is known of it.

    SHA-256, cut to `merkle.HASH_BYTES`, of a fixed string; the digest of what text this is; the
    token's number, offset, block, words and marks before it (four bytes each), its edges and the
    length of its kind (a byte each); its kind, its salt, and last the token in UTF-8.
    """
    start, printed, block, kind, quarters, marks, before, after, _ = token
    name = kind.encode()
    numbers = _NUMBERS(index, start, block, quarters, marks, before, after, len(name))
    secret = salt + printed.encode("utf-8", "surrogatepass")
    return sha256(_LEAF + text + numbers + name + secret).digest()[: merkle.HASH_BYTES]


def text_digest(article: str, fold: int, tokens: int) -> bytes:
    """Names the text in every leaf, so that no leaf is one of another article, fold or length."""
    numbers = struct.pack(">II", fold, tokens)
    return sha256(_TEXT + numbers + article.encode("utf-8", "surrogatepass")).digest()


def _root(text: bytes, crown: bytes) -> bytes:
    return sha256(_ROOT + text + crown).digest()


def digest(asked: Asked) -> bytes:
    """Names the question a proof answers, so that no other item is taken for it: its words, white
    space aside, as what and whose, and which place is meant.
    """
    fields = [asked.kind.value, asked.speaker, str(asked.occurrence or 0)]
    words = (asked.prefix or "", asked.suffix or "", *asked.parts)
    fields += [" ".join(text.split()) for text in words]
    encoded = (field.encode("utf-8", "surrogatepass") for field in fields)
    message = b"".join(len(field).to_bytes(4, "big") + field for field in encoded)
    return sha256(_ASKED + message).digest()[:ASKED_BYTES]


# -- verifying -----------------------------------------------------------------------------------


def verify(seal: Seal, proof: ItemProof, asked: Asked, *, article: str) -> Verified | Mismatch:
    """Whether a proof proves an item of an article, by nothing but the seal.

    Never raises, whatever the proof holds; the time it takes is linear in what it holds.
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
    if _root(text_digest(article, seal.fold, seal.tokens), seal.crown) != seal.root:
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
        if not (min(numbers) >= 0 and max(numbers) + 8 * MAX_BYTES <= _MAX_NUMBER):
            return None
        if run.kind not in _KINDS or not {run.before, run.after} <= _EDGES:
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
    text = text_digest(seal.article, seal.fold, seal.tokens)
    tokens = [(n, token) for one in shown for n, token in enumerate(one.tokens, one.run.index)]
    leaves = [leaf(text, n, token, salt) for (n, token), salt in zip(tokens, salts, strict=True)]
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
