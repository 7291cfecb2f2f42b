"""`onrecord check` in its forms, and what it prints of a change alone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.project import lay, over_base
from tests.test_cli import ERROR, WARNING, Run

OTHER = "-- content/actors/nobody.yaml --\nname: Nobody\n"


def git(project: Path, *words: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@harbour.example")
    subprocess.run(["git", "-C", project, *who, *words], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under git with a warning in it, and an error that is not committed."""
    folder = lay(over_base(WARNING), tmp_path / "harbour")
    git(folder, "init", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--message", "Begin")
    return lay(over_base(ERROR, WARNING), folder)


# -- forms ----------------------------------------------------------------------------------------


def test_github_actions_get_annotations_without_asking(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = run("check", "--project", project)

    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert lines[0].startswith(
        "::error file=content/annotations/gazette-ferry.yaml,line=3,col=14,title=unknown-actor::"
    )
    assert lines[1].startswith(
        "::warning file=content/actors/jon-berg.yaml,line=1,col=1,title=unused-actor::"
    )
    assert lines[-1] == "1 error, 2 warnings"


def test_a_form_that_is_asked_for_counts_in_github_actions_too(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run("check", "--project", project)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert run("check", "--project", project, "--format", "text") == told
    assert "::" not in told.out


def test_only_the_word_true_means_github_actions(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run("check", "--project", project)
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert run("check", "--project", project) == told


def test_annotations_of_what_a_pull_request_changes_come_first(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({"content/actors/aa.yaml": b"name: [x]\n"}, project)
    git(project, "add", "content/actors")
    git(project, "commit", "--message", "Wrong already")
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    arguments = ("check", "--project", project, "--format", "github")
    usual = run(*arguments).out.splitlines()
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    ordered = run(*arguments).out.splitlines()

    assert usual[0].startswith("::error file=content/actors/aa.yaml")
    assert ordered[0].startswith("::error file=content/annotations/gazette-ferry.yaml")
    assert sorted(usual) == sorted(ordered)


def test_a_base_that_is_not_in_the_clone_leaves_the_usual_order(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("check", "--project", project, "--format", "github")
    usual = run(*arguments)
    monkeypatch.setenv("GITHUB_BASE_REF", "no-such-branch")
    assert run(*arguments) == usual


def test_sarif_is_one_document_on_standard_output(run: Run, project: Path) -> None:
    done = run("check", "--project", project, "--format", "sarif")

    assert (done.code, done.err) == (1, "")
    (only,) = json.loads(done.out)["runs"]
    assert "unknown-actor" in [one["ruleId"] for one in only["results"]]


def test_annotations_of_a_clean_project_say_so(run: Run, tmp_path: Path) -> None:
    clean = lay(over_base(), tmp_path / "clean")
    assert run("check", "--project", clean, "--format", "github").out == "nothing to mend\n"
    assert run("check", "--project", clean, "--format", "github", "--quiet").out == ""


# -- a change alone -------------------------------------------------------------------------------


def test_what_lies_in_files_that_have_not_changed_is_counted_and_not_printed(
    run: Run, project: Path
) -> None:
    done = run("check", "--project", project, "--changed", "main")

    assert "content/annotations/gazette-ferry.yaml:3:14" in done.out
    assert "jon-berg" not in done.out
    assert done.out.splitlines()[-1].startswith("1 error; in files that have not changed: ")
    assert done.code == 1


def test_what_is_wrong_elsewhere_still_fails(run: Run, project: Path) -> None:
    git(project, "add", ".")
    git(project, "commit", "--message", "All of it")
    done = run("check", "--project", project, "--changed", "HEAD")

    assert done.code == 1
    assert done.out.startswith("nothing here; in files that have not changed: 1 error")


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_every_form_is_limited_to_the_change(run: Run, project: Path, form: str) -> None:
    done = run("check", "--project", project, "--changed", "main", "--format", form)
    assert "gazette-ferry.yaml" in done.out
    assert "jon-berg.yaml" not in done.out
    assert done.code == 1


def test_a_new_file_has_changed(run: Run, project: Path) -> None:
    lay({"content/actors/nobody.yaml": b"name: Nobody\n"}, project)
    done = run("check", "--project", project, "--changed", "main")
    assert "content/actors/nobody.yaml" in done.out


def test_a_base_that_cannot_be_read_is_trouble_with_the_world(run: Run, project: Path) -> None:
    done = run("check", "--project", project, "--changed", "no-such-branch")
    assert (done.code, done.out) == (2, "")
    assert "no-such-branch" in done.err
