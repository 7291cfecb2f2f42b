"""A build that dies, whenever it dies, leaves a whole site, and the next one makes it right."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.publishing import publish, read_manifest
from generator.publishing.ledger import Journal, read_journal, staged_name
from generator.publishing.place import open_place
from generator.publishing.replacing import decide
from generator.publishing.staging import stage_files
from tests.command import REPOSITORY, environment, published
from tests.publishing.generations import pages, site

KILLS = 20


def start(output: Path) -> subprocess.Popen[str]:
    """A process that publishes both generations by turns; it has done so once already."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.publishing.generations", str(output)],
        cwd=REPOSITORY,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "A\n"
    return process


def stop(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def broken(folder: Path, *, clean: dict[str, dict[str, bytes]]) -> list[str]:
    """What a reader could find wrong with the site in `folder` at this moment."""
    standing = published(folder / "site")
    half = [
        str(page) for page in folder.rglob("*.html") if not page.read_bytes().endswith(b"</html>")
    ]
    foreign = [
        path
        for path, data in standing.items()
        if data not in (clean["A"].get(path), clean["B"].get(path))
    ]
    missing = (clean["A"].keys() & clean["B"].keys()) - standing.keys()
    home = standing.get("index.html", b"<html> A").split()[1].decode()
    dead = set(pages(home)) - standing.keys()
    return [*half, *foreign, *sorted(missing), *sorted(dead)]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What each generation is when it is built once, into a new folder."""
    folder = tmp_path_factory.mktemp("clean")
    for generation in "AB":
        publish(site(generation), output=folder / generation, sources=[])
    return {generation: published(folder / generation) for generation in "AB"}


def test_twenty_kills_at_random_moments_leave_a_whole_site(
    quick_path: Path, clean: dict[str, dict[str, bytes]]
) -> None:
    output = quick_path / "site"
    moments = random.Random(20)
    began = time.monotonic()
    for generation in "AB":
        publish(site(generation), output=output, sources=[])
    both = time.monotonic() - began
    interrupted = 0
    for kill in range(KILLS):
        process = start(output)
        time.sleep(moments.uniform(0, both))
        stop(process)
        assert broken(quick_path, clean=clean) == [], f"after kill {kill}"
        interrupted += (quick_path / ".site.onrecord-lock").exists()
        generation = "AB"[kill % 2]
        publish(site(generation), output=output, sources=[])
        assert published(output) == clean[generation], f"after kill {kill}"
        assert sorted(path.name for path in quick_path.iterdir()) == ["site"]
    assert interrupted >= KILLS // 2, "the kills came too early or too late to mean anything"


def decided(generation: str, *, output: Path) -> Journal:
    """The state of a build of `generation` killed between its decision and its first deed."""
    stage = output.parent / ".site.onrecord-stage"
    stage.mkdir()
    draft = stage_files(site(generation), place=open_place(output), stage=stage)
    decide(draft.journal, output=output, stage=stage)
    return draft.journal


def failing() -> Iterator[tuple[str, bytes]]:
    """A build whose rendering breaks down after one page."""
    yield "index.html", b"<html> C </html>"
    raise RuntimeError("no such lamp")


@pytest.mark.parametrize("first", ["", "B"])
def test_what_was_decided_is_finished_before_anything_else(
    quick_path: Path, clean: dict[str, dict[str, bytes]], first: str
) -> None:
    output = quick_path / "site"
    if first:
        publish(site(first), output=output, sources=[])
    journal = decided("A", output=output)
    in_place = output / journal.staged[-1]
    in_place.parent.mkdir(parents=True, exist_ok=True)
    number = len(journal.staged) - 1
    (quick_path / ".site.onrecord-stage" / staged_name(number)).replace(in_place)

    with pytest.raises(RuntimeError, match="no such lamp"):
        publish(failing(), output=output, sources=[])

    assert published(output) == clean["A"]
    assert read_manifest(output) is not None
    assert read_journal(output) is None
    assert sorted(path.name for path in quick_path.iterdir()) == ["site"]


@pytest.mark.parametrize("damage", ["cut a staged page", "lose a staged page", "lose the stage"])
def test_where_the_stage_is_damaged_the_next_build_starts_over(
    quick_path: Path, clean: dict[str, dict[str, bytes]], damage: str
) -> None:
    output, stage = quick_path / "site", quick_path / ".site.onrecord-stage"
    publish(site("A"), output=output, sources=[])
    decided("B", output=output)
    if damage == "cut a staged page":
        os.truncate(stage / staged_name(3), 10)
    elif damage == "lose a staged page":
        (stage / staged_name(3)).unlink()
    else:
        shutil.rmtree(stage)

    with pytest.raises(RuntimeError, match="no such lamp"):
        publish(failing(), output=output, sources=[])
    assert published(output) == clean["A"]

    publish(site("B"), output=output, sources=[])
    assert published(output) == clean["B"]
    assert sorted(path.name for path in quick_path.iterdir()) == ["site"]


def test_a_first_build_whose_stage_is_lost_has_not_made_the_output_a_stranger_s(
    quick_path: Path, clean: dict[str, dict[str, bytes]]
) -> None:
    output, stage = quick_path / "site", quick_path / ".site.onrecord-stage"
    journal = decided("A", output=output)
    for number in (0, len(journal.staged) - 1):
        in_place = output / journal.staged[number]
        in_place.parent.mkdir(parents=True, exist_ok=True)
        (stage / staged_name(number)).replace(in_place)
    shutil.rmtree(stage)

    publish(site("B"), output=output, sources=[])
    assert published(output) == clean["B"]


def test_a_stale_page_changed_after_the_kill_is_left(quick_path: Path) -> None:
    output = quick_path / "site"
    publish(site("A"), output=output, sources=[])
    decided("B", output=output)
    (output / "ferries/a-1/index.html").write_text("a note of the harbour master")

    publish(site("B"), output=output, sources=[])

    assert (output / "ferries/a-1/index.html").read_text() == "a note of the harbour master"
    assert not (output / "ferries/a-2").exists()


def test_a_file_put_in_a_new_page_s_place_after_the_kill_is_not_lost(quick_path: Path) -> None:
    output = quick_path / "site"
    publish(site("A"), output=output, sources=[])
    decided("B", output=output)
    (output / "ferries" / "b-1").mkdir()
    (output / "ferries" / "b-1" / "index.html").write_text("a note of the harbour master")

    with pytest.raises(WorldError, match=r"'ferries/b-1/index\.html' stands there"):
        publish(site("B"), output=output, sources=[])

    note = output / "ferries" / "b-1" / "index.html"
    assert note.read_text() == "a note of the harbour master"
