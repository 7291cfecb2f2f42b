"""Prose that is packed is the same prose."""

from __future__ import annotations

import pickle

from generator.pieces import Prose
from generator.plain import PackedProse, pack, unpack
from generator.prose import compile_article, compile_story
from generator.structs import fields

TEXT = "One *lamp*.\n\n## Harbour\n\n- [Pier](https://example.org/a) & light\n"


def test_packed_prose_is_the_prose_it_was_made_of() -> None:
    prose, _ = compile_article(TEXT, lang="en")
    packed = PackedProse(prose)

    for name in fields(Prose):
        assert getattr(packed, name) == getattr(prose, name)
    assert packed == prose
    assert prose == packed
    assert packed == PackedProse(prose)
    assert hash(packed) == hash(prose)
    other, _ = compile_article("Another.", lang="en")
    assert packed != other
    assert packed != PackedProse(other)


def test_it_travels_to_another_process_and_into_a_cache() -> None:
    prose, _ = compile_story(TEXT + "\n[[mara|Mara]] says so [@axios].\n", lang="en")
    packed = PackedProse(prose)

    assert len(prose.references) > 2
    assert pickle.loads(pickle.dumps(packed)) == prose  # noqa: S301 # our own
    assert pack(packed) == pack(prose)
    assert unpack(Prose, pack(packed)) == prose
