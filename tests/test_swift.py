"""A record that is made quickly is the record Python would have made."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from generator.model import Place
from generator.swift import swift
from generator.views.parts import ItemView


@dataclass(frozen=True, slots=True)
class Slow:
    lamp: str
    oil: tuple[int, ...] = ()
    lit: bool = field(default=False, kw_only=True)


@swift
@dataclass(frozen=True, slots=True)
class Swift:
    lamp: str
    oil: tuple[int, ...] = ()
    lit: bool = field(default=False, kw_only=True)


def test_it_is_given_what_the_other_is_given_and_says_the_same() -> None:
    for given, named in (
        (("north",), {}),
        (("north", (1, 2)), {"lit": True}),
        ((), {"lamp": "south", "oil": (3,)}),
    ):
        slow, quick = Slow(*given, **named), Swift(*given, **named)
        assert repr(quick) == repr(slow).replace("Slow", "Swift")
        assert hash(quick) == hash(slow)
        assert quick == Swift(*given, **named)
    assert str(signature(Swift.__init__)).count("=") == str(signature(Slow.__init__)).count("=")


def test_it_is_still_frozen_and_can_be_copied_and_sent() -> None:
    quick = Swift("north", lit=True)
    with pytest.raises(FrozenInstanceError):
        quick.lamp = "south"  # type: ignore[misc]
    assert replace(quick, oil=(4,)) == Swift("north", (4,), lit=True)
    place = Place("content/actors/a.yaml", ("roles", 0))
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 # our own


def test_what_is_missing_or_too_much_is_refused_as_ever() -> None:
    with pytest.raises(TypeError, match="lamp"):
        Swift()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Swift("a", (), True)  # type: ignore[call-arg] # noqa: FBT003
    with pytest.raises(TypeError, match="id"):
        ItemView()  # type: ignore[call-arg]


def test_fields_that_make_their_own_values_are_none_of_its() -> None:
    with pytest.raises(TypeError, match="oil"):

        @swift
        @dataclass(frozen=True, slots=True)
        class _Filled:
            oil: list[int] = field(default_factory=list)
