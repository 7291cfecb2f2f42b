from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, load
from generator.rendering import Renderer, _environment
from generator.rendering.keeping import _made_by


@dataclass(frozen=True, slots=True)
class Lamp:
    """A small view."""

    name: str


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates that counts as packaged, where Python may keep what it compiled."""
    monkeypatch.setattr("generator.rendering.packaged_templates", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "lamp.html").write_text("{{ view.name }} is lit", encoding="utf-8")
    return tmp_path


def lit(templates: Path | None = None, language: str = "en") -> bytes:
    """The page, from templates that no renderer before has compiled."""
    _environment.cache_clear()
    return Renderer(templates, load(language)).render("lamp.html", Lamp("Lamp"))


def never(*_: object, **__: object) -> None:
    raise AssertionError("compiled again")


def test_our_templates_are_compiled_once(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = lit()
    monkeypatch.setattr("jinja2.Environment.compile", never)

    assert lit() == first == b"Lamp is lit\n"
    assert [path.suffix for path in (ours / "__pycache__").iterdir()] == [".pyc"]


@pytest.mark.parametrize("keep", [0, 10, 32, 40, 200])
def test_a_compiled_template_that_is_cut_short_is_made_anew(ours: Path, keep: int) -> None:
    lit()
    (kept,) = (ours / "__pycache__").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:keep])

    assert lit() == b"Lamp is lit\n"
    assert len(kept.read_bytes()) > keep


def test_a_compiled_template_with_any_byte_changed_is_made_anew(ours: Path) -> None:
    lit()
    (kept,) = (ours / "__pycache__").iterdir()
    whole = kept.read_bytes()
    for at in range(0, len(whole), 7):
        damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        kept.write_bytes(damaged)
        assert lit() == b"Lamp is lit\n"
        assert kept.read_bytes() != damaged


def test_a_changed_template_is_compiled_anew(ours: Path) -> None:
    lit()
    (ours / "lamp.html").write_text("{{ view.name }} is out", encoding="utf-8")

    assert lit() == b"Lamp is out\n"


def test_what_was_compiled_in_another_place_or_by_another_python_is_made_anew(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lit()
    (kept,) = (ours / "__pycache__").iterdir()
    whole = kept.read_bytes()
    monkeypatch.setattr(sys, "version", "another")
    _made_by.cache_clear()
    lit()
    monkeypatch.undo()
    _made_by.cache_clear()

    assert kept.read_bytes() != whole


def test_a_projects_templates_leave_nothing_behind_and_bring_nothing_along(
    ours: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    lit()
    project = tmp_path_factory.mktemp("templates")
    (project / "lamp.html").write_text("{{ view.name }} is ours", encoding="utf-8")
    (ours / "__pycache__").rename(project / "__pycache__")

    assert lit(project) == b"Lamp is ours\n"
    assert not (ours / "__pycache__").exists()
    monkeypatch.setattr("jinja2.Environment.compile", never)
    with pytest.raises(AssertionError, match="compiled again"):
        lit(project)


def test_where_nothing_can_be_kept_a_template_is_compiled_every_time(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours / "__pycache__").write_text("a file where the folder should be")
    assert lit() == lit() == b"Lamp is lit\n"

    (ours / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert lit() == b"Lamp is lit\n"
    assert not (ours / "__pycache__").exists()


def test_each_language_keeps_its_own(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ours / "lamp.html").write_text("{{ t('nav.stories') }}", encoding="utf-8")
    pages = [lit(language="en"), lit(language="ar")]
    monkeypatch.setattr("jinja2.Environment.compile", never)

    assert [lit(language="en"), lit(language="ar")] == pages
    assert pages[0] != pages[1]


def test_changed_words_are_compiled_anew(ours: Path) -> None:
    (ours / "lamp.html").write_text("{{ t('lamp') }}", encoding="utf-8")
    for words in ("Lamp", "Lantern", "Light"):
        _environment.cache_clear()
        catalogue = Catalogue("en", {"lamp": words}, lambda _: "other")
        assert Renderer(None, catalogue).render("lamp.html", None) == f"{words}\n".encode()
