from __future__ import annotations

import pytest

from generator.figures.shapes import Plane, Words, box, number


@pytest.mark.parametrize(
    ("value", "written"),
    [(3.0, "3"), (2.25, "2.2"), (-0.04, "0"), (0.96, "1"), (100.05, "100"), (-7.5, "-7.5")],
)
def test_a_coordinate_has_one_decimal_at_most(value: float, written: str) -> None:
    assert number(value) == written


def test_a_path_is_mirrored_about_the_middle_of_the_plane() -> None:
    steps = ("M", (0.0, 5.0), "C", (10.0, 5.0), (10.0, 9.0), (20.0, 9.0), "Z")
    assert Plane(100, mirrored=False).path("x", *steps).d == "M0 5C10 5 10 9 20 9Z"
    assert Plane(100, mirrored=True).path("x", *steps).d == "M100 5C90 5 90 9 80 9Z"


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("edge", ["start", "middle", "end"])
@pytest.mark.parametrize("text", ["Mirna", "ليلى", "31"])
def test_a_label_keeps_its_place_whatever_its_own_direction(
    text: str,
    edge: str,
    mirrored: bool,  # noqa: FBT001
) -> None:
    label = Plane(100, mirrored).label("who", 40, 10, text, most=90, edge=edge)
    left, _, right, _ = box(label, mirrored)
    at = {"start": left, "middle": (left + right) / 2, "end": right}
    mirror = {"start": right, "middle": (left + right) / 2, "end": left}
    assert (mirror if mirrored else at)[edge] == pytest.approx(60 if mirrored else 40)


@pytest.mark.parametrize(
    ("text", "mirrored", "anchor", "way"),
    [
        ("Mirna", False, "start", None),
        ("ليلى", False, "end", "rtl"),
        ("ليلى", True, "start", None),
        ("Mirna", True, "end", "ltr"),
        ("31", True, "start", None),
    ],
)
def test_an_anchor_is_told_by_the_texts_own_direction(
    text: str,
    mirrored: bool,  # noqa: FBT001
    anchor: str,
    way: str | None,
) -> None:
    label = Plane(100, mirrored).label("who", 40, 10, text, most=90)
    assert (label.anchor, label.dir) == (anchor, way)
    assert label.css == ("who" if way is None else f"who {way}")


def test_a_shortened_label_has_the_whole_text_and_its_language() -> None:
    words = Words(text="Hafenmeisterstellvertretung", lang="de")
    label = Plane(100, mirrored=False).label("who unnamed", 0, 0, words, most=60)
    assert label.text.endswith("…")
    assert (label.full, label.lang) == ("Hafenmeisterstellvertretung", "de")
