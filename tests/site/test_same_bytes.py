"""The same content gives the same bytes, whatever the machine and whatever was built before."""

from __future__ import annotations

import os
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command import build, copy_example, published


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What differs between two machines that build the same content."""

    zone: str
    """TZ."""
    locales: tuple[str, ...]
    """LC_ALL: the first of these that is installed."""
    hash_seed: str
    """PYTHONHASHSEED."""
    umask: int
    """The process's umask."""
    order: int
    """Seed of the order in which the content files are made."""


MACHINES = {
    "far east": Machine(
        zone="Pacific/Kiritimati",
        locales=("tr_TR.utf8", "C.utf8", "C"),
        hash_seed="1",
        umask=0o077,
        order=1,
    ),
    "far west": Machine(
        zone="America/St_Johns", locales=("C",), hash_seed="4242", umask=0o000, order=2
    ),
}


def installed_locales() -> set[str]:
    """The names of this machine's locales."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True)
    return set(listed.stdout.split())


def copy_in_order(project: Path, copy: Path, seed: int) -> Path:
    """The project's content once more, its files made in another order; returns `copy`."""
    files = sorted(path for path in project.rglob("*") if path.is_file())
    random.Random(seed).shuffle(files)
    for file in files:
        goal = copy / file.relative_to(project)
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(file.read_bytes())
    return copy


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_another_machine_builds_the_same_bytes(
    tmp_path: Path, example_project: Path, built_site: Path, machine: Machine
) -> None:
    project = copy_in_order(example_project, tmp_path / "another place", machine.order)
    changes = {
        "TZ": machine.zone,
        "LC_ALL": next(name for name in machine.locales if name in installed_locales()),
        "PYTHONHASHSEED": machine.hash_seed,
    }
    build(project, project / "out", changes=changes, umask=machine.umask)
    assert published(project / "out") == published(built_site)


def test_an_edit_and_its_reversal_leave_the_bytes_of_a_single_build(
    tmp_path: Path, built_site: Path
) -> None:
    project, output = copy_example(tmp_path / "project"), tmp_path / "site"
    story = max((project / "content" / "stories").rglob("*.md"), key=os.path.getsize)
    written = story.read_bytes()

    build(project, output)
    story.write_bytes(written + b"\n::: analysis\nA second thought of the desk.\n:::\n")
    build(project, output)
    assert published(output) != published(built_site)

    story.write_bytes(written)
    build(project, output)
    assert published(output) == published(built_site)


def test_what_is_taken_away_again_leaves_no_trace(tmp_path: Path, built_site: Path) -> None:
    project, output = copy_example(tmp_path / "project"), tmp_path / "site"
    added = project / "content" / "articles" / "an-addition.md"
    outlet = min((project / "content" / "outlets").rglob("*.yaml")).stem
    front = f"---\ntitle: The lamp is out\noutlet: {outlet}\nrights: full\nlicence: CC0-1.0\n---\n"
    added.write_text(f"{front}Nobody saw it go.\n", encoding="utf-8")
    build(project, output)
    assert (output / "articles" / "an-addition" / "index.html").is_file()

    added.unlink()
    build(project, output)
    assert not (output / "articles" / "an-addition").exists()
    assert published(output) == published(built_site)
