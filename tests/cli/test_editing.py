"""`onrecord schema`: what it prints, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.schema import SETTINGS
from tests.project import lay, over_base
from tests.test_cli import Run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay(over_base(), tmp_path / "harbour")


def test_files_are_written_once(run: Run, project: Path) -> None:
    first = run("schema", "--project", project)
    assert (first.code, first.err) == (0, "")
    assert "written: .vscode/schemas/annotations.json" in first.out.splitlines()

    again = run("schema", "--project", project)
    assert (again.code, again.out) == (0, "schemas and settings are up to date\n")


def test_checking_says_what_is_stale_and_fails(run: Run, project: Path) -> None:
    before = run("schema", "--project", project, "--check")
    assert before.code == 1
    assert ".vscode/schemas/site.json is not up to date" in before.out
    assert before.out.endswith("run: onrecord schema\n")

    run("schema", "--project", project)
    assert run("schema", "--project", project, "--check").code == 0


def test_settings_that_cannot_be_changed_are_told_and_fail(run: Run, project: Path) -> None:
    lay({SETTINGS: b"{ tab: 2 }"}, project)
    done = run("schema", "--project", project)

    assert done.code == 1
    assert "put this into it" in done.err
    assert '"yaml.schemas": {' in done.err


def test_no_content_is_trouble_with_the_world(run: Run, tmp_path: Path) -> None:
    done = run("schema", "--project", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "content" in done.err
