"""Floor 5, what a drawing is made of: lines and labels, in groups that may lead somewhere.

Layouts think from the inline start, as if all were read from left to right; a `Plane` turns their
numbers into those of the page, and mirrors them for one that is read from right to left. Numbers
are rounded to one decimal, so that the same input gives the same bytes.
"""

from __future__ import annotations

from generator.figures.measuring import SIZES, right_to_left, shortened, width
from generator.structs import Struct


class Path(Struct, frozen=True, kw_only=True):
    """A line, or an outline to be filled, as its kind says."""

    d: str
    """Absolute commands M, L, C and Z alone."""
    kind: str
    thick: str | None = None
    """The width of the line where numbers decide it, in units; else the style sheet's."""


class Label(Struct, frozen=True, kw_only=True):
    """A text in one line."""

    x: str
    y: str
    """Its baseline."""
    text: str
    kind: str
    """A key of `measuring.SIZES`, perhaps with more words behind it: `who unnamed`."""
    anchor: str
    """SVG's `text-anchor`: start, middle or end, by the text's own direction."""
    dir: str | None = None
    """`ltr` or `rtl`, where it differs from the page's; else None."""
    lang: str | None = None
    """BCP 47, where it differs from the page's; else None."""
    full: str | None = None
    """The whole text, where `text` is shortened."""

    @property
    def css(self) -> str:
        """Its classes."""
        return f"{self.kind} {self.dir}" if self.dir else self.kind


class Group(Struct, frozen=True, kw_only=True):
    """Shapes that belong together."""

    shapes: tuple[Path | Label, ...]
    kind: str | None = None
    href: str | None = None
    title: str | None = None
    """What a pointer is told, and an assistive technology where there is a link."""


class Drawing(Struct, frozen=True, kw_only=True):
    """A finished drawing; later groups lie over earlier ones."""

    width: str
    height: str
    groups: tuple[Group, ...]


class Words(Struct, frozen=True, kw_only=True):
    """A text for a label, as the caller has it."""

    text: str
    lang: str | None = None
    """BCP 47, where it differs from the page's; else None."""


def number(value: float) -> str:
    """A coordinate: one decimal, and none where it is whole."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


class Plane(Struct, frozen=True):
    """Where a layout draws."""

    width: float
    mirrored: bool
    """Whether the page is read from right to left."""

    def path(
        self, kind: str, *steps: str | tuple[float, float], thick: float | None = None
    ) -> Path:
        """A path from commands and the points behind them: `"M", (0, 0), "L", (9, 0)`."""
        d = ""
        for step in steps:
            if isinstance(step, str):
                d += step
            else:
                x = self.width - step[0] if self.mirrored else step[0]
                d += f"{'' if d[-1].isalpha() else ' '}{number(x)} {number(step[1])}"
        return Path(d=d, kind=kind, thick=None if thick is None else number(thick))

    def line(self, kind: str, x0: float, y0: float, x1: float, y1: float) -> Path:
        """A straight line."""
        return self.path(kind, "M", (x0, y0), "L", (x1, y1))

    def label(
        self, kind: str, x: float, y: float, words: Words | str, *, most: float, edge: str = "start"
    ) -> Label:
        """A text at most so wide; `edge` of it is at `x`: start, middle or end, as the page reads.

        A text of the other direction keeps its place and runs its own way.
        """
        said = words if isinstance(words, Words) else Words(text=words)
        size = kind.split(maxsplit=1)[0]
        text = shortened(said.text, most, size)
        turned = right_to_left(said.text, self.mirrored) != self.mirrored
        other = {"start": "end", "middle": "middle", "end": "start"}
        return Label(
            x=number(self.width - x if self.mirrored else x),
            y=number(y),
            text=text,
            kind=kind,
            anchor=other[edge] if turned else edge,
            dir=("ltr" if self.mirrored else "rtl") if turned else None,
            lang=said.lang,
            full=said.text if text != said.text else None,
        )


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def box(label: Label, mirrored: bool) -> Box:  # noqa: FBT001 # the page's direction
    """The room a label is thought to take, with what hangs below its baseline."""
    size = label.kind.split(maxsplit=1)[0]
    wide = width(label.text, size)
    backward = (label.dir or ("rtl" if mirrored else "ltr")) == "rtl"
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    x = float(label.x) - (wide - left if backward else left)
    y = float(label.y)
    return (x, y - 0.8 * SIZES[size], x + wide, y + 0.25 * SIZES[size])
