"""What the keys of a shape mean, from below each in its class."""

from __future__ import annotations

from generator.reading.field_docs import field_docs
from generator.reading.shapes import QuoteShape, SealShape
from generator.reading.shaping import Shape


class NestedShape(Shape):
    """Not a key."""

    plain: str
    """What it means,
    on two lines."""
    silent: str
    other: str = ""
    """Another."""


def test_the_text_below_a_key_is_what_it_means() -> None:
    assert field_docs(NestedShape) == {
        "plain": "What it means,\non two lines.",
        "other": "Another.",
    }


def test_keys_shared_with_other_shapes_keep_their_meaning() -> None:
    docs = field_docs(QuoteShape)
    assert docs["speaker"] == "Whose words these are: an actor or an outlet."
    assert docs["prefix"].startswith("Words that stand right before")


def test_a_shape_may_say_nothing() -> None:
    assert field_docs(SealShape) == {}
