"""The two trees of a seal: one hides what is not shown, one proves what is.

*Salts* grow downwards (the tree of Goldreich, Goldwasser and Micali, J. ACM 33(4), 1986): a seed
for the whole text, and from every seed, by one hash, those of its two halves, down to a salt for
each token. Whoever is given the seed of a stretch can make its salts and no other, so that a run
of tokens is opened by a handful of seeds.

*Hashes* grow upwards (Merkle, CRYPTO '87): a leaf for each token under its salt, a node for each
two, up to the crown, the topmost level of at most 64 nodes. The crown is public and the
root binds it, so that no proof has to carry the top of the tree. Hashes in the tree are SHA-256
cut to 24 bytes: to make two texts with one root takes some 2^96 tries, to find a hidden token
from its leaf the 2^128 of its salt. Both trees are as wide as the next power of two; what lies
beyond the last token is known to all and never in a proof.

Nothing here knows what a token is.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256

SEED_BYTES = 16
HASH_BYTES = 24
_CROWN_HEIGHT = 6

_SEED = b"onrecord-seal-1 seed\x00"
_SALTS = b"onrecord-seal-1 salts\x00"
_NODE = b"onrecord-seal-1 node\x00"
_PADDING = b"onrecord-seal-1 padding\x00"

Interval = tuple[int, int]
"""First and after-last number of tokens that follow each other."""

Nodes = tuple[int, list[bytes]]
"""The number, within its level, of the first of some nodes that follow each other; and those."""


def root_seed(key: bytes, *parts: bytes) -> bytes:
    """The seed of a whole text, from its secret key and all that it must depend on.

    Another text under the same key gets other salts, or what one seal shows could help to guess
    what another hides.
    """
    message = _SEED + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.digest(key, message, "sha256")[:SEED_BYTES]


def depth(count: int) -> int:
    """How many levels stand above the leaves of a tree of so many."""
    return (count - 1).bit_length()


def crown_level(count: int) -> int:
    """The level of the crown, counted from the leaves."""
    return max(0, depth(count) - _CROWN_HEIGHT)


def crown_width(count: int) -> int:
    """How many nodes the crown has."""
    return _width(count, crown_level(count))


def _width(count: int, level: int) -> int:
    """How many nodes of a level have a token below them."""
    return -(-count >> level)


# -- salts ---------------------------------------------------------------------------------------


def salts(seed: bytes, size: int) -> list[bytes]:
    """The salts below a seed: so many as its stretch has tokens, a power of two."""
    level = [seed]
    while len(level) < size:
        digests = [sha256(_SALTS + one).digest() for one in level]
        level = [half for both in digests for half in (both[:SEED_BYTES], both[SEED_BYTES:])]
    return level


def cover(intervals: Iterable[Interval], count: int) -> Iterator[Interval]:
    """The fewest stretches with a seed of their own that make up some intervals: each the number
    of its first token, and how many it has.
    """
    whole = 1 << depth(count)
    for start, end in intervals:
        at = start
        while at < end:
            size = at & -at or whole
            while at + size > end:
                size >>= 1
            yield at, size
            at += size


def open_seeds(seed: bytes, intervals: Iterable[Interval], count: int) -> bytes:
    """The seeds that open some intervals and nothing else, one after the other."""
    return b"".join(_seed_of(seed, *place, count) for place in cover(intervals, count))


def _seed_of(seed: bytes, start: int, size: int, count: int) -> bytes:
    half = 1 << depth(count) >> 1
    while half >= size:
        both = sha256(_SALTS + seed).digest()
        seed = both[SEED_BYTES:] if start & half else both[:SEED_BYTES]
        half >>= 1
    return seed


def opened_salts(seeds: bytes, intervals: Sequence[Interval], count: int) -> list[bytes] | None:
    """The salts of some intervals, one after the other; None if that is not their seeds' number."""
    found: list[bytes] = []
    at = 0
    for _, size in cover(intervals, count):
        found += salts(seeds[at : at + SEED_BYTES], size)
        at += SEED_BYTES
    return found if at == len(seeds) else None


# -- hashes --------------------------------------------------------------------------------------


def grow(leaves: list[bytes]) -> list[list[bytes]]:
    """All levels of a tree, from its leaves to its crown."""
    levels = [leaves]
    for level in range(crown_level(len(leaves))):
        nodes = levels[-1]
        if len(nodes) % 2:
            nodes = [*nodes, padding(level)]
        levels.append(_parents(nodes))
    return levels


def _parents(nodes: list[bytes]) -> list[bytes]:
    return [
        sha256(_NODE + left + right).digest()[:HASH_BYTES]
        for left, right in zip(nodes[::2], nodes[1::2], strict=True)
    ]


@cache
def padding(level: int) -> bytes:
    """The node of a stretch without tokens."""
    if level == 0:
        return sha256(_PADDING).digest()[:HASH_BYTES]
    return _parents([padding(level - 1)] * 2)[0]


def siblings(levels: Sequence[list[bytes]], intervals: Sequence[Interval]) -> bytes:
    """The hashes that, with the leaves of some intervals, lead to the crown: level by level from
    the leaves, in each from left to right, and only those that cannot be computed.
    """
    found: list[bytes] = []
    known = list(intervals)
    for nodes in levels[:-1]:
        for start, end in known:
            if start % 2:
                found.append(nodes[start - 1])
            if end % 2 and end < len(nodes):
                found.append(nodes[end])
        known = joined((start // 2, (end + 1) // 2) for start, end in known)
    return b"".join(found)


def joined(intervals: Iterable[Interval]) -> list[Interval]:
    """Ascending intervals, those that touch made one."""
    found: list[Interval] = []
    for start, end in intervals:
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def climb(leaves: list[Nodes], count: int, hashes: bytes) -> list[Nodes] | None:
    """The nodes of the crown that some leaves and their `siblings` lead to; None if that is not
    their siblings' number. The leaves are in intervals that do not touch; their lists are used up.
    """
    known = leaves
    at = 0
    for level in range(crown_level(count)):
        width = _width(count, level)
        above: list[Nodes] = []
        for start, nodes in known:
            first = start // 2
            if start % 2:
                nodes.insert(0, hashes[at : at + HASH_BYTES])
                at += HASH_BYTES
            if len(nodes) % 2 and 2 * first + len(nodes) < width:
                nodes.append(hashes[at : at + HASH_BYTES])
                at += HASH_BYTES
            elif len(nodes) % 2:
                nodes.append(padding(level))
            parents = _parents(nodes)
            if above and above[-1][0] + len(above[-1][1]) == first:
                above[-1][1].extend(parents)
            else:
                above.append((first, parents))
        known = above
    return known if at == len(hashes) else None
