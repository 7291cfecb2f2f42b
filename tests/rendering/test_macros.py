"""A macro makes of a view that stays what it made before, and of all else what it makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue import load
from generator.markup import Html
from generator.rendering import Renderer, TemplateFault
from generator.rendering.macros import Staying

LAMP = "{% macro lamp(of, more=none) %}{{ of.burn() }} {{ more or 'nothing' }}{% endmacro %}"
PAGE = (
    "{% from '_lamp.html' import lamp %}"
    "{% macro own(of) %}{{ of.name }} of {{ view.name }}{% endmacro %}"
)


class Lamp:
    """A small view that counts how often it has been burnt."""

    def __init__(self, name: str) -> None:
        self.name, self.burnt = name, 0
        self.words, self.html = "<b>", Html("<b>")

    def burn(self) -> str:
        """Once more."""
        self.burnt += 1
        return f"{self.name} {self.burnt}"


class Harbour:
    """A page's view."""

    def __init__(self, name: str, lamp: Lamp) -> None:
        self.name, self.lamp = name, lamp


def filled(folder: Path, page: str, view: object, staying: Staying | None) -> str:
    _lay(folder, page)
    renderer = Renderer(folder, load("en"), keeps=True)
    return renderer.render("harbour.html", view, staying).decode().strip()


def _lay(folder: Path, page: str) -> None:
    (folder / "_lamp.html").write_text(LAMP, "utf-8")
    (folder / "harbour.html").write_text(PAGE + page, "utf-8")


def kept(*lamps: Lamp) -> Staying:
    return {id(lamp): (lamp, {}) for lamp in lamps}


def test_of_a_view_that_stays_a_macro_makes_the_same_once(tmp_path: Path) -> None:
    lamp = Lamp("north")
    view, staying = Harbour("Ellary", lamp), kept(lamp)
    twice = "{{ lamp(view.lamp) }}, {{ lamp(view.lamp) }}"
    assert filled(tmp_path, twice, view, staying) == "north 1 nothing, north 1 nothing"
    assert lamp.burnt == 1


def test_it_is_kept_for_the_next_page_and_forgotten_with_the_templates(tmp_path: Path) -> None:
    lamp, staying = Lamp("north"), dict[int, tuple[object, dict[object, str]]]()
    staying[id(lamp)] = lamp, {}
    _lay(tmp_path, "{{ lamp(view.lamp) }}")
    renderer = Renderer(tmp_path, load("en"), keeps=True)
    for name in ("Ellary", "Northshore"):
        made = renderer.render("harbour.html", Harbour(name, lamp), staying)
        assert made == b"north 1 nothing\n"
    assert filled(tmp_path, "({{ lamp(view.lamp) }})", Harbour("", lamp), staying) == (
        "(north 2 nothing)"
    )


def test_of_any_other_view_it_is_made_anew(tmp_path: Path) -> None:
    lamp = Lamp("north")
    view, twice = Harbour("Ellary", lamp), "{{ lamp(view.lamp) }}, {{ lamp(view.lamp) }}"
    assert filled(tmp_path, twice, view, kept(Lamp("south"))) == "north 1 nothing, north 2 nothing"
    assert filled(tmp_path, twice, view, None) == "north 3 nothing, north 4 nothing"


def test_what_else_a_macro_is_told_counts(tmp_path: Path) -> None:
    lamp = Lamp("north")
    page = (
        "{{ lamp(view.lamp, 'oil') }}, {{ lamp(view.lamp, more='oil') }},"
        " {{ lamp(view.lamp, view.lamp.words) }}, {{ lamp(view.lamp, view.lamp.html) }},"
        " {{ lamp(view.lamp, true) }}, {{ lamp(view.lamp, 1) }}, {{ lamp(view.lamp, 'oil') }}"
    )
    assert filled(tmp_path, page, Harbour("Ellary", lamp), kept(lamp)) == (
        "north 1 oil, north 2 oil, north 3 &lt;b&gt;, north 4 <b>, north 5 True, north 6 1,"
        " north 1 oil"
    )


def test_a_macro_of_the_page_itself_sees_the_page(tmp_path: Path) -> None:
    lamp = Lamp("north")
    staying = kept(lamp)
    for name in ("Ellary", "Northshore"):
        view = Harbour(name, lamp)
        assert filled(tmp_path, "{{ own(view.lamp) }}", view, staying) == f"north of {name}"


@pytest.mark.parametrize("stays", [False, True])
def test_a_call_that_cannot_be_is_a_fault_where_it_stands(tmp_path: Path, *, stays: bool) -> None:
    lamp = Lamp("north")
    page = "\n\n{{ lamp(view.lamp, without='oil') }}"
    with pytest.raises(TemplateFault, match="unexpected keyword argument 'without'") as caught:
        filled(tmp_path, page, Harbour("Ellary", lamp), kept(lamp) if stays else None)
    assert (caught.value.path, caught.value.line) == (tmp_path / "harbour.html", 3)
