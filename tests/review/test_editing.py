"""docs/editing.md is true: its change, its commands and what it says that they answer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.command import REPOSITORY, environment
from tests.review.github import git, repository, set_up

GUIDE = (REPOSITORY / "docs" / "editing.md").read_text("utf-8")
FILE = "content/annotations/desk-2020-01-05-what-the-resolution-does.yaml"


def blocks(text: str) -> list[str]:
    """The parts of a Markdown text that are set as code, without their indent."""
    found: list[list[str]] = []
    before = ""
    for line in text.split("\n"):
        if line.startswith("    "):
            if not before:
                found.append([])
            found[-1].append(line[4:])
        elif not line and before.startswith("    "):
            continue  # an empty line does not end a block of code, unless words follow
        before = line
    return ["\n".join(lines) for lines in found]


CHANGE, CLONE, ASK, WRONG, RIGHT, HAND_IN = blocks(GUIDE)


def sh(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A line of the guide, typed."""
    program = {"PATH": f"{folder}/.venv/bin:{environment()['PATH']}"}
    return subprocess.run(
        ["bash", "-ec", command],
        cwd=folder,
        env=environment(program),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the guide's first commands make; the set-up is played."""
    folder = tmp_path_factory.mktemp("guide")
    ours = repository(folder / "ours")
    clones, set_ups, enters, branches = CLONE.split("\n")
    done = sh(folder, clones.replace("ADDRESS", str(ours)).partition(" && ")[0])
    assert done.returncode == 0, done.stderr
    assert (set_ups, enters) == ("make setup", ". .venv/bin/activate")
    site = folder / "site"
    set_up(site)
    assert sh(site, branches).returncode == 0
    for key, value in (("user.name", "E"), ("user.email", "e@example.org")):
        git(site, "config", key, value)
    return site


def write(site: Path, change: str) -> None:
    head, line = change.split("\n")
    text = git(site, "show", f"HEAD:{FILE}") + "\n"
    assert text.count(f"{head}\n") == 1
    (site / FILE).write_text(text.replace(f"{head}\n", f"{head}\n{line}\n"), "utf-8")


def test_a_letter_that_is_missing_is_told_as_the_guide_says(clone: Path) -> None:
    write(clone, CHANGE.removesuffix("s"))
    done = sh(clone, ASK.split("\n")[0])
    assert done.returncode == 1
    assert done.stdout.startswith(f"{WRONG}\n")


def test_the_change_is_taken_and_told_as_the_guide_says(clone: Path) -> None:
    write(clone, CHANGE)
    check, preview, anchor, diff = ASK.split("\n")
    assert preview.startswith("onrecord preview ")
    assert sh(clone, check).returncode == 0
    assert sh(clone, anchor).stdout.startswith("verbatim ¶11\n")
    assert sh(clone, diff).stdout.startswith(f"{RIGHT}\n  The site\n")


def test_the_change_is_handed_in(clone: Path) -> None:
    write(clone, CHANGE)
    done = sh(clone, HAND_IN)
    assert done.returncode == 0, done.stderr
    assert git(clone.parent / "ours", "show", "--name-only", "--format=", "its-will") == FILE
    assert git(clone, "status", "--porcelain") == ""
