from __future__ import annotations

import random
from hashlib import sha256

import pytest

from generator.anchoring.merkle import (
    HASH_BYTES,
    SEED_BYTES,
    Interval,
    climb,
    cover,
    crown_level,
    crown_width,
    depth,
    grow,
    joined,
    open_seeds,
    opened_salts,
    padding,
    root_seed,
    salts,
    siblings,
)

SIZES = (1, 2, 3, 5, 16, 17, 31, 32, 33, 64, 100, 257, 1000)
SEED = bytes(range(SEED_BYTES))


def _leaves(count: int) -> list[bytes]:
    return [
        sha256(bytes([7]) + number.to_bytes(4, "big")).digest()[:HASH_BYTES]
        for number in range(count)
    ]


def _intervals(count: int, rng: random.Random) -> list[Interval]:
    points = [rng.randrange(count) for _ in range(rng.randint(1, 4))]
    return joined(sorted((point, min(count, point + rng.randint(1, 40))) for point in points))


def _climb(leaves: list[bytes], intervals: list[Interval], hashes: bytes) -> bool:
    """Whether some leaves lead to the crown of them all."""
    crown = grow(leaves)[-1]
    known = [(start, leaves[start:end]) for start, end in intervals]
    top = climb(known, len(leaves), hashes)
    return top is not None and all(
        nodes == crown[start : start + len(nodes)] for start, nodes in top
    )


@pytest.mark.parametrize("count", SIZES)
def test_the_crown_is_the_topmost_level_of_at_most_64_nodes(count: int) -> None:
    levels = grow(_leaves(count))
    assert len(levels) == crown_level(count) + 1
    assert len(levels[-1]) == crown_width(count) <= 64
    assert count <= 64 or len(levels[-2]) > 64


def test_a_level_that_ends_alone_is_padded() -> None:
    leaves = _leaves(129)
    levels = grow(leaves)
    node = sha256(b"onrecord-seal-1 node\x00" + leaves[128] + padding(0)).digest()[:HASH_BYTES]
    assert levels[1][64] == node
    assert len(levels[1]) == 65


@pytest.mark.parametrize("count", SIZES)
def test_any_leaves_and_their_siblings_lead_to_the_crown(count: int) -> None:
    rng = random.Random(count)
    leaves = _leaves(count)
    levels = grow(leaves)
    for _ in range(60):
        intervals = _intervals(count, rng)
        assert _climb(leaves, intervals, siblings(levels, intervals))


@pytest.mark.parametrize("count", SIZES)
def test_no_other_leaf_and_no_other_sibling_does(count: int) -> None:
    rng = random.Random(count)
    leaves = _leaves(count)
    levels = grow(leaves)
    for _ in range(60):
        intervals = _intervals(count, rng)
        hashes = siblings(levels, intervals)
        changed = list(leaves)
        changed[rng.randrange(*rng.choice(intervals))] = bytes(HASH_BYTES)
        known = [(start, changed[start:end]) for start, end in intervals]
        top = climb(known, count, hashes)
        assert top is None or any(
            nodes != levels[-1][start : start + len(nodes)] for start, nodes in top
        )
        assert not _climb(leaves, intervals, hashes + bytes(HASH_BYTES))
        if hashes:
            assert not _climb(leaves, intervals, hashes[:-1])
            at = rng.randrange(len(hashes))
            flipped = hashes[:at] + bytes([hashes[at] ^ 1]) + hashes[at + 1 :]
            assert not _climb(leaves, intervals, flipped)


@pytest.mark.parametrize("count", SIZES)
def test_no_sibling_is_given_that_can_be_computed(count: int) -> None:
    leaves = _leaves(count)
    assert siblings(grow(leaves), [(0, count)]) == b""


@pytest.mark.parametrize("count", SIZES)
def test_seeds_give_the_salts_of_what_they_open(count: int) -> None:
    rng = random.Random(count)
    every = salts(SEED, 1 << depth(count))
    for _ in range(60):
        intervals = _intervals(count, rng)
        seeds = open_seeds(SEED, intervals, count)
        wanted = [salt for start, end in intervals for salt in every[start:end]]
        assert opened_salts(seeds, intervals, count) == wanted
        assert opened_salts(seeds + SEED, intervals, count) is None
        assert opened_salts(seeds[:-1], intervals, count) is None


def test_a_run_is_opened_by_a_handful_of_seeds() -> None:
    for start in range(200):
        assert len(list(cover([(start, start + 50)], 1000))) <= 10
    assert next(iter(cover([(0, 1000)], 1000))) == (0, 512)


def test_seeds_that_are_not_given_cannot_be_made_from_those_that_are() -> None:
    count = 200
    every = salts(SEED, 256)
    given = open_seeds(SEED, [(37, 90)], count)
    known = {
        half
        for at in range(0, len(given), SEED_BYTES)
        for size in (1, 2, 4, 8, 16, 32, 64)
        for half in salts(given[at : at + SEED_BYTES], size)
    }
    assert known.issuperset(every[37:90])
    assert known.isdisjoint(every[:37] + every[90:])


def test_each_salt_is_another_one() -> None:
    assert len(set(salts(SEED, 4096))) == 4096


def test_the_seed_depends_on_the_key_and_on_all_it_is_made_for() -> None:
    made = {
        root_seed(b"k" * 32, b"text"),
        root_seed(b"K" * 32, b"text"),
        root_seed(b"k" * 32, b"texts"),
        root_seed(b"k" * 32, b"te", b"xt"),
    }
    assert len(made) == 4
    assert {len(seed) for seed in made} == {SEED_BYTES}


def test_intervals_that_touch_become_one() -> None:
    assert joined([(0, 2), (2, 3), (5, 6), (6, 6)]) == [(0, 3), (5, 6)]
