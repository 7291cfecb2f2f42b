"""A first preview goes on from the last build of the project, where there was one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.clock import read_clock
from generator.pipeline import Options
from generator.preview.borrowing import borrow
from generator.preview.resident import Resident
from tests.command import build
from tests.corpus import write_corpus

OPTIONS = Options(now=read_clock("2020-02-01T12:00:00Z", {}))
ARTICLE = "content/articles/report-000.md"


def built(folder: Path) -> Path:
    project = write_corpus(folder, articles=3)
    build(project, project / "site")
    return project


def borrowed(project: Path) -> Resident:
    """A project as it stands in memory, from the cache of its last build."""
    cache = project / ".onrecord/preview/cache.db"
    cache.parent.mkdir()
    assert borrow(project, cache, OPTIONS)
    found = Resident(project, cache, OPTIONS)
    assert found.resume()
    return found


def test_a_first_preview_shows_the_pages_of_the_last_build(tmp_path: Path) -> None:
    project = built(tmp_path / "project")
    found = borrowed(project)
    assert found.turn(None, now=OPTIONS.now) is None
    for page in ("index.html", "articles/report-000/index.html", "sources/index.html"):
        made = found.page(page)
        assert made
        assert made.data == (project / "site" / page).read_bytes()


@pytest.mark.parametrize("looks_the_same", [False, True])
def test_what_was_saved_since_the_build_is_taken_in(
    tmp_path: Path, *, looks_the_same: bool
) -> None:
    project = built(tmp_path / "project")
    path = project / ARTICLE
    at, text = path.stat(), path.read_text(encoding="utf-8")
    later = text.replace("the", "teh", 1)
    assert later != text
    path.write_text(later, encoding="utf-8")
    if looks_the_same:
        os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
    found = borrowed(project)
    turn = found.turn(None, now=OPTIONS.now)
    assert turn
    assert turn.changed == (ARTICLE,)


def test_without_a_build_or_with_a_spoilt_cache_there_is_nothing_to_borrow(tmp_path: Path) -> None:
    project = write_corpus(tmp_path / "project", articles=1)
    cache = tmp_path / "cache.db"
    assert not borrow(project, cache, OPTIONS)
    build(project, project / "site")
    (kept,) = (project / ".onrecord/cache").glob("*.db")
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes(data)
    assert not borrow(project, cache, OPTIONS)
    assert not cache.exists()
