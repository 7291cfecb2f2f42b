"""Structs keep what the code relies on: frozen, equal by value, sent and copied whole."""

from __future__ import annotations

import pickle

import pytest

from generator.incremental.held import Lazy
from generator.model import Place, Question, Story
from generator.structs import as_json, asdict, fields, partly_from_json, replace
from generator.views.parts import ItemView


def test_a_record_is_frozen_equal_by_value_and_can_be_copied_and_sent() -> None:
    place = Place("content/actors/a.yaml", ("roles", 0))

    with pytest.raises(AttributeError):
        place.path = "content/actors/b.yaml"  # type: ignore[misc]
    assert replace(place, loc=("roles", 1)) == Place("content/actors/a.yaml", ("roles", 1))
    assert replace(place, loc=("roles", 1)) != place
    assert len({place, Place("content/actors/a.yaml", ("roles", 0))}) == 1
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 # our own


def test_its_fields_are_told_in_their_order() -> None:
    place = Place("content/actors/a.yaml")

    assert fields(place) == fields(Place) == tuple(asdict(place))
    assert fields(Place)[:2] == ("path", "loc")


def test_what_is_missing_or_too_much_is_refused() -> None:
    with pytest.raises(TypeError, match="path"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="lamp"):
        Place("a", lamp=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="id"):
        ItemView()  # type: ignore[call-arg]


@pytest.mark.parametrize("asked", ["Should the lamp burn?", "Of half a character: \ud83d"])
def test_what_is_read_later_is_the_same(asked: str) -> None:
    place = Place("content/stories/quay.md")
    questions = tuple(
        Question(id=name, story="quay", at=place, ask=asked, for_="Yes.")
        for name in ("lamp", "oil")
    )
    story = Story(id="quay", at=place, title="The quay", questions=questions)
    found = partly_from_json(Story, ("questions", "events"), Lazy)(as_json(story))

    assert found == story
    assert (*found.questions,) == questions == found.questions
    assert found.questions[1].ask == asked
    assert (len(found.events), bool(found.events)) == (0, False)


def test_what_is_read_later_is_read_once_and_not_before() -> None:
    reads = []

    def fetch() -> tuple[str, ...]:
        reads.append("read")
        return ("oil", "wick")

    parts = Lazy(fetch)
    assert reads == []
    assert (*parts,) == ("oil", "wick")
    assert parts.index("wick") == 1
    assert parts == Lazy(fetch)
    assert hash(parts) == hash(("oil", "wick"))
    assert parts != ("wick", "oil")
    assert reads == ["read", "read"]  # once for each
