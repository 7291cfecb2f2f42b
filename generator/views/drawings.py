"""Floor 5, what every drawing has around it: a title, a description, a key to its signs, notes.

The facts of a drawing always stand beside it as a list; a drawing shows, the list tells.
"""

from __future__ import annotations

from generator.figures.measuring import right_to_left
from generator.figures.shapes import Drawing
from generator.languages import direction
from generator.markup import without_bidi
from generator.structs import Struct
from generator.views.making import On


class Drawn(Struct, frozen=True, kw_only=True):
    """A drawing on a page."""

    id: str
    """Of the figure; with `-title` and `-desc` of its parts."""
    title: str
    desc: str
    """What there is to see, in a few sentences."""
    drawing: Drawing
    key: tuple[str, ...] = ()
    """The signs to be explained: catalogue keys `drawing-key.<…>`."""
    notes: tuple[str, ...] = ()
    """What is not drawn, in sentences."""


def mirrored(on: On) -> bool:
    """Whether pages are read from right to left."""
    return direction(on.site.catalogue.language) == "rtl"


def isolated(on: On, name: str) -> str:
    """A name to stand in plain words of the interface, where no element can hold it apart."""
    bare = without_bidi(name)
    here = mirrored(on)
    return f"\u2068{bare}\u2069" if right_to_left(bare, here) != here else bare


def listed(on: On, parts: list[str]) -> str:
    """Words one after the other, with the commas of the interface's language."""
    return on.t("list.comma").join(part for part in parts if part)
