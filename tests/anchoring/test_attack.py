from __future__ import annotations

import pytest

from tests.anchoring.attack import (
    World,
    fingerprint,
    guess,
    guess_with_key,
    make_world,
    public_salts,
    seal_world,
    unroll,
)

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(300, 900)


@pytest.mark.parametrize("length", [5, 8])
def test_a_fingerprint_gives_the_whole_text_away(world: World, length: int) -> None:
    found = unroll(world, fingerprint(world.words, length), length)
    assert len(world.quoted) < 0.45 * len(world.words)
    assert len(found) >= 0.99 * len(world.words)


def test_a_seal_gives_no_word_beyond_the_proven_ones(world: World) -> None:
    sealed = seal_world(world, KEY)
    assert sealed.shown == world.quoted
    assert guess(sealed, sorted(set(world.words)), public_salts(sealed)) == set()


def test_the_same_attack_succeeds_where_the_key_has_leaked(world: World) -> None:
    sealed = seal_world(world, KEY)
    assert len(guess_with_key(sealed, sorted(set(world.words)))) > 2
