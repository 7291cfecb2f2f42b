"""`onrecord diff` in real repositories."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.commands import onrecord
from generator.diagnostics import WorldError
from tests.command import environment
from tests.differing.cases import CASES, HEARD, STORY, Case, Edit, changed
from tests.differing.harbour import BASE
from tests.project import alone, lay

FILES = alone(BASE)


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=E", "-c", "user.email=e@example.org", *words],
        check=True, capture_output=True,
    )  # fmt: skip


def commit(folder: Path, *edits: Edit) -> None:
    lay(changed(FILES, Case("", edits, ())), folder)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


REWORDED = Edit(STORY, "The engine is new.", "The engine is as good as new.")
SENTENCE = "rewords 1 sentence of the text"


def run(capsys: pytest.CaptureFixture[str], project: Path, *words: str) -> str:
    """What the command prints; it must end well."""
    arguments = ["diff", "--project", str(project), "--now", "2031-06-01T00:00:00Z", *words]
    assert not onrecord.main(arguments, standalone_mode=False)
    return capsys.readouterr().out


def test_a_commit_and_the_work_tree(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(changed(FILES, Case("", (REWORDED,), ())), project)
    told = run(capsys, project, "HEAD")
    assert SENTENCE in told
    assert "1 page changes\n        stories/winter/index.html" in told
    assert "page" not in run(capsys, project, "HEAD", "--no-pages")


def test_two_commits(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(project, REWORDED)
    commit(project)
    assert SENTENCE in run(capsys, project, "HEAD~2", "HEAD~1")
    assert "“The engine is as good as new.” → “The engine is new.”" in (
        run(capsys, project, "HEAD~1", "main")
    )
    assert run(capsys, project, "HEAD") == "Nothing changes.\n"


def test_what_main_did_since_is_not_told_with_merge_base(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(project, "checkout", "-q", "-b", "mine")
    commit(project, REWORDED)
    git(project, "checkout", "-q", "main")
    commit(project, Edit(HEARD, "quay-open:", "open-quay:\n    formerly: [quay-open]\n    text:"),
           Edit(STORY, "[@h#quay-open]", "[@h#open-quay]"))  # fmt: skip
    git(project, "checkout", "-q", "mine")

    assert "renames" in run(capsys, project, "mine", "main")
    assert "open-quay" in run(capsys, project, "main")
    since = run(capsys, project, "--merge-base", "main")
    assert SENTENCE in since
    assert "open-quay" not in since
    assert "open-quay" not in run(capsys, project, "--merge-base", "main", "mine")


def test_the_same_is_told_under_any_hash_seed_and_locale(project: Path) -> None:
    edits = [edit for one in CASES[::3] if not one.is_undone for edit in one.edits]
    files = FILES
    for edit in edits:
        if not edit.to and (not edit.old or edit.old in files.get(edit.path, b"").decode()):
            files = changed(files, Case("", (edit,), ()))
    lay(files, project)
    command = [sys.executable, "-m", "generator", "diff", "--project", str(project), "HEAD"]
    told = [
        subprocess.run(
            command, env=environment({"PYTHONHASHSEED": seed, "LC_ALL": locale}),
            capture_output=True, check=True, timeout=120,
        ).stdout
        for seed, locale in (("1", "C"), ("2", "tr_TR.UTF-8"))
    ]  # fmt: skip
    assert told[0] == told[1]
    assert told[0].count(b"\n") > 20


def test_formats(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(changed(FILES, Case("", (REWORDED,), ())), project)
    lines = run(capsys, project, "HEAD", "--format", "json").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == [
        "text_reworded", "pages_changed", "summary",
    ]  # fmt: skip
    markdown = run(capsys, project, "HEAD", "--format", "markdown")
    assert markdown.startswith("## Changes\n\n### Winter at the harbour\n\n- rewords 1 sentence")


def test_a_project_that_is_new_adds_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    lay(FILES, tmp_path)
    told = run(capsys, tmp_path, "HEAD")
    assert "adds the story 'Winter at the harbour': 1 question, 1 claim, 5 sentences" in told
    assert "pages are added" in told
    for word in ("!", "mended", "change:", "removes"):
        assert word not in told


def test_a_template_with_a_fault_leaves_the_pages_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "templates").mkdir()
    (project / "templates/story.html").write_text("{% if %}")
    lay(changed(FILES, Case("", (REWORDED,), ())), project)
    told = run(capsys, project, "HEAD")
    assert SENTENCE in told
    assert "pages are not compared: a template has a fault: " in told


@pytest.mark.parametrize("words", [["nowhere"], ["HEAD", "nowhere"], ["--merge-base", "nowhere"]])
def test_a_commit_that_cannot_be_read_is_trouble_with_the_world(
    project: Path, words: list[str]
) -> None:
    with pytest.raises(WorldError, match="git knows no commit 'nowhere'"):
        onrecord.main(["diff", "--project", str(project), *words], standalone_mode=False)
