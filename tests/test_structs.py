"""Structs keep what the code relies on: frozen, equal by value, sent and copied whole."""

from __future__ import annotations

import pickle

import pytest

from generator.model import Place
from generator.structs import asdict, fields, replace
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
