"""Which files differ from what the pages were made from: by their bytes, not by their times."""

from __future__ import annotations

import itertools
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.preview.files import TEMPLATES, Files, NotingTree, look
from tests.preview.running import PATIENCE

ADA = "content/actors/ada.yaml"
BERO = "content/actors/bero.yaml"
OWN = "templates/assets/own.css"


def known(project: Path) -> Files:
    """The files as pages know them that were made just now."""
    tree = NotingTree(project)
    for path in tree.paths():
        tree.read(path)
    files = Files(project)
    files.take(tree.known, look(project)[1])
    return files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / ADA).write_text("name: Ada\n", encoding="utf-8")
    (tmp_path / BERO).write_text("name: Bero\n", encoding="utf-8")
    return tmp_path


def aged(project: Path) -> None:
    """Let the files be long there, so that their times count."""
    for path in (ADA, BERO):
        os.utime(project / path, (1_500_000_000, 1_500_000_000))


@pytest.mark.parametrize("asked", [None, [ADA, BERO]])
def test_nothing_differs_until_bytes_do(project: Path, asked: list[str] | None) -> None:
    aged(project)
    files = known(project)
    assert not files.saved(asked)
    (project / ADA).touch()
    assert not files.saved(asked)
    (project / ADA).write_text("name: Ada Quillon\n", encoding="utf-8")
    saved = files.saved(asked)
    assert saved.content == {ADA: b"name: Ada Quillon\n"}
    files.accept(saved)
    assert not files.saved(asked)


@pytest.mark.parametrize("asked", [None, [ADA]])
def test_a_save_within_a_tick_of_the_clock_is_seen(project: Path, asked: list[str] | None) -> None:
    files = known(project)
    before = (project / ADA).stat()
    (project / ADA).write_text("name: Eda\n", encoding="utf-8")
    os.utime(project / ADA, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert files.saved(asked).content == {ADA: b"name: Eda\n"}


def test_an_empty_file_is_looked_at_again_however_slow_the_machine(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = known(project)
    clock = itertools.count(step=10)
    monkeypatch.setattr("generator.preview.files.time.monotonic", lambda: next(clock))
    monkeypatch.setattr(
        "generator.preview.files.time.sleep",
        lambda _: (project / ADA).write_text("name: Eda\n", encoding="utf-8"),
    )
    (project / ADA).write_text("", encoding="utf-8")
    assert files.saved([ADA]).content == {ADA: b"name: Eda\n"}
    (project / ADA).unlink()
    assert files.saved([ADA]).content == {ADA: b"name: Eda\n"}


def test_what_has_come_and_gone_is_seen_by_whoever_looks_at_all(project: Path) -> None:
    aged(project)
    files = known(project)
    (project / BERO).unlink()
    cilla = "content/actors/cilla.yaml"
    (project / cilla).write_text("name: Cilla\n", encoding="utf-8")
    assert files.saved(None).content == {BERO: None, cilla: b"name: Cilla\n"}
    assert files.saved([BERO]).content == {BERO: None}
    assert files.saved([cilla]).content == {cilla: b"name: Cilla\n"}
    # a folder, or what nobody knows and is not there: all is looked at
    for asked in ("content/actors", "content/actors/dorn.yaml"):
        assert files.saved([asked]).content.keys() == {BERO, cilla}
    assert not files.saved(["content/.hidden.yaml", "elsewhere/x.yaml"])


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's clock is so slow that a file isn't waited for."""
    monkeypatch.setattr("generator.preview.files.PATIENCE", PATIENCE)


@pytest.mark.usefixtures("patient")
def test_a_file_that_is_emptied_is_given_time_to_come_back(project: Path) -> None:
    aged(project)
    files = known(project)
    (project / ADA).write_bytes(b"")
    later = threading.Timer(0.015, (project / ADA).write_text, ["name: Ada Quillon\n"])
    later.start()
    assert files.saved([ADA]).content == {ADA: b"name: Ada Quillon\n"}
    later.join()


def test_a_file_that_stays_empty_is_what_it_is(project: Path) -> None:
    aged(project)
    files = known(project)
    (project / ADA).write_bytes(b"")
    assert files.saved([ADA]).content == {ADA: b""}


@pytest.mark.usefixtures("patient")
def test_a_file_that_is_moved_away_is_given_time_to_come_back(project: Path) -> None:
    aged(project)
    files = known(project)
    (project / ADA).rename(project / "aside")
    later = threading.Timer(0.015, (project / "aside").rename, [project / ADA])
    later.start()
    assert not files.saved([ADA])
    later.join()


def test_links_and_templates_are_seen(project: Path) -> None:
    aged(project)
    files = known(project)
    (project / "content/actors/link.yaml").symlink_to("ada.yaml")
    saved = files.saved(None)
    assert (saved.odd, saved.content, bool(saved)) == (True, {}, True)
    (project / OWN).parent.mkdir(parents=True)
    (project / OWN).write_text("p {}\n", encoding="utf-8")
    assert files.saved([OWN]).templates
    assert not files.saved([OWN]).templates
    (project / OWN).write_text("p { }\n", encoding="utf-8")
    assert files.saved([ADA, TEMPLATES]).templates


def _new(path: Path) -> None:
    path.with_name("more.css").write_text("b {}\n", encoding="utf-8")


def _in_a_new_folder(path: Path) -> None:
    (path.parent / "further").mkdir()
    (path.parent / "further/more.css").write_text("b {}\n", encoding="utf-8")


def _other(path: Path) -> None:
    path.write_text("b {}\n", encoding="utf-8")  # as long as before


def _renamed(path: Path) -> None:
    path.rename(path.with_name("more.css"))


def _all_gone(path: Path) -> None:
    shutil.rmtree(path.parent.parent)


@pytest.mark.parametrize("is_long_there", [True, False])
@pytest.mark.parametrize("asked", [None, [TEMPLATES], ["templates/assets/more.css"]])
@pytest.mark.parametrize(
    "change", [_new, _in_a_new_folder, _other, _renamed, _all_gone, Path.unlink]
)
def test_any_change_of_templates_is_seen_once(
    project: Path, change: Callable[[Path], None], asked: list[str] | None, *, is_long_there: bool
) -> None:
    (project / OWN).parent.mkdir(parents=True)
    (project / OWN).write_text("p {}\n", encoding="utf-8")
    if is_long_there:
        for path in (OWN, "templates/assets", "templates"):
            os.utime(project / path, (1_500_000_000, 1_500_000_000))
    files = known(project)
    assert not files.saved(asked).templates
    time.sleep(0.02)  # a tick of the clock, where it is not known that they are young
    change(project / OWN)
    assert not files.saved([ADA]).templates  # nobody asked
    assert files.saved(asked).templates
    assert not files.saved(asked).templates


def test_what_is_left_over_among_templates_is_none(project: Path) -> None:
    (project / OWN).parent.mkdir(parents=True)
    files = known(project)
    (project / "templates/.own.css.swp").write_text("p {}\n", encoding="utf-8")
    (project / "templates/assets/__pycache__").mkdir()
    assert not files.saved([TEMPLATES]).templates


def test_what_a_look_at_all_has_read_is_held_against_what_the_pages_know(project: Path) -> None:
    aged(project)
    files = known(project)
    time.sleep(0.01)
    (project / ADA).write_text("name: Eda\n", encoding="utf-8")
    (project / BERO).unlink()
    read = known(project).known
    assert files.others(read) == {ADA: read[ADA].digest, BERO: None}
    assert files.others(files.known) == {}
