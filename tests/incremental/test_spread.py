"""A build from nothing finds out on two cores what it finds out on one, and leaves the same cache."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from generator import spreading
from generator.incremental import build
from generator.pipeline import Built, Options
from generator.reading import AnyRecord, read, read_each
from generator.spreading import Spread, in_turn, over_processes
from generator.tree import MemoryTree
from tests.incremental.machine import site_files
from tests.project import NOW, Files, lay

PLACED = ("state",)
"""Kinds of rows that tell when and where a build was made."""


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "cores", lambda: 2)
    monkeypatch.setattr(spreading, "BATCH", 3)


def made(
    files: Files, folder: Path, spread: Spread
) -> tuple[Built, dict[str, bytes], list[tuple[str, str, bytes]]]:
    """A build, its files, and the rows of its cache."""
    project = lay(files, folder / "harbour")
    built = build(project, folder / "site", Options(now=NOW), spread=spread)
    site = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "site").rglob("*"))
        if path.is_file()
    }
    (cache,) = (project / ".onrecord" / "cache").glob("*.db")
    with sqlite3.connect(cache) as db:
        rows = db.execute("SELECT kind, name, data FROM row ORDER BY kind, name").fetchall()
    return built, site, [row for row in rows if row[0] not in PLACED]


@pytest.mark.parametrize("held", [False, True])
def test_site_findings_and_cache_are_the_same(tmp_path: Path, *, held: bool) -> None:
    files = site_files(held=held)
    alone = made(files, tmp_path / "one", in_turn)
    spread = made(files, tmp_path / "two", over_processes)

    assert spread[0].diagnostics == alone[0].diagnostics
    assert len(alone[0].diagnostics) > 2
    assert spread[1] == alone[1]
    assert len(alone[2]) > 100
    assert [row[:2] for row in spread[2]] == [row[:2] for row in alone[2]]
    assert [one[:2] for one, two in zip(alone[2], spread[2], strict=True) if one != two] == []


def test_records_and_faults_of_files_are_the_same() -> None:
    files = dict(site_files(held=True))
    files["content/actors/mirna-vale.yaml"] = b"nam: Mirna"
    files["content/outlets/gull.yaml"] = b"name: x\nname: y"
    files["content/stories/unread.md"] = b"no front matter"
    tree = MemoryTree(files)
    alone = read(tree, folder_name="harbour")
    records: list[AnyRecord] = []
    spread = read_each(
        tree,
        folder_name="harbour",
        keep=lambda record: record,
        take=records.append,
        spread=over_processes,
    )

    assert {one.id for one in alone.refused} == {"mirna-vale", "gull", "unread"}
    assert spread.refused == alone.refused
    assert spread.findings == alone.findings
    assert len(alone.findings) > 2
    assert any(one.body for one in alone.articles)
    assert records == [
        *alone.outlets,
        *alone.actors,
        *alone.articles,
        *alone.annotations,
        *alone.stories,
        *alone.seals,
    ]
