"""A pull request over the example content, from branch to summary, by the workflow's own steps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.github import Run, commit, git, repository, workflow

ANNOTATIONS = "content/annotations/desk-2020-01-05-what-the-resolution-does.yaml"
STORY = "content/stories/iraq-troop-vote.md"
CHECK = "Check the content"
TELL = "Tell what the change does to the stories"
BUILD = "Build the site"


def rewrite(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (folder / path).write_text(text.replace(old, new), "utf-8")


def good(folder: Path) -> None:
    """A passage is added, and the story cites it."""
    rewrite(
        folder, ANNOTATIONS, "passages:\n", "passages:\n  next: Parliament has said what it wants\n"
    )
    rewrite(
        folder, STORY, "points out. [@desk#no-date]", "points out. [@desk#no-date] [@desk#next]"
    )


def bad(folder: Path) -> None:
    """A quote is put into other words, a citation is dropped, an outlet that others name is gone."""
    rewrite(folder, ANNOTATIONS, "presence of any foreign troops", "presence of all foreign troops")
    rewrite(folder, STORY, " [@cnbc#same-side] [@cnbc#questions-future]", "")
    (folder / "content/outlets/reuters.yaml").unlink()


def proposed(tmp_path: Path, change: Callable[[Path], None], *, fork: bool) -> Path:
    """The check-out that a workflow gets: the change merged into its base, and no more history.

    A branch lies in the repository itself; of a fork there is nothing but what GitHub makes of it.
    """
    ours = repository(tmp_path / "ours")
    theirs = tmp_path / "theirs"
    git(tmp_path, "clone", "-q", str(ours), str(theirs))
    git(theirs, "checkout", "-q", "-b", "mine")
    change(theirs)
    commit(theirs, "What I would change")
    # Meanwhile the base goes on: the change is looked at as it would be after the merge.
    rewrite(ours, "content/site.yaml", "title: On the Record", "title: On Record")
    commit(ours, "Another title")
    git(theirs, "fetch", "-q", "origin")
    git(theirs, "push", "-q", "origin", *(() if fork else ("mine",)), "mine:refs/pull/7/head")
    git(theirs, "checkout", "-q", "--detach", "origin/main")
    git(theirs, "merge", "-q", "--no-ff", "-m", "Merge", "mine")
    git(theirs, "push", "-q", "origin", "HEAD:refs/pull/7/merge")

    made = tmp_path / "checkout"
    made.mkdir()
    git(made, "init", "-q")
    depth = workflow("content")["jobs"]["review"]["steps"][0]["with"]["fetch-depth"]
    git(made, "fetch", "-q", f"--depth={depth}", ours.as_uri(), "refs/pull/7/merge")
    git(made, "checkout", "-q", "FETCH_HEAD")
    return made


def reviewed(tmp_path: Path, change: Callable[[Path], None], *, fork: bool) -> Run:
    said = {
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_REF": "refs/pull/7/merge",
        "GITHUB_BASE_REF": "main",
        "GITHUB_HEAD_REF": "mine",
    }
    folder = proposed(tmp_path, change, fork=fork)
    run = Run(folder=folder, values={}, environment=said, beside=tmp_path / "runner")
    run.play("content", "review")
    return run


def test_a_good_change_from_a_branch(tmp_path: Path) -> None:
    run = reviewed(tmp_path, good, fork=False)
    assert run.failed == []
    assert "::error" not in run.said[CHECK]
    assert "adds 1 proven passage from On the Record" in run.summary
    assert "Parliament has said what it wants" in run.summary
    assert "To look at first" not in run.summary
    assert "title" not in run.summary  # what the base has done meanwhile is no part of the change
    assert (run.artifacts / "change" / "change.md").read_text("utf-8") == run.summary
    built = run.artifacts / "site"
    page = built / "articles/desk-2020-01-05-what-the-resolution-does/index.html"
    assert 'id="next"' in page.read_text("utf-8")
    assert not [path for path in built.rglob("*") if path.name.startswith(".")]


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A change from a fork in which there is much to mend."""
    return reviewed(tmp_path_factory.mktemp("wrong"), bad, fork=True)


def test_what_is_wrong_is_told_on_its_line(wrong: Run) -> None:
    lines = (wrong.folder / ANNOTATIONS).read_text("utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, 1) if "presence of all" in text)
    errors = [told for told in wrong.said[CHECK].splitlines() if told.startswith("::error ")]
    assert [told for told in errors if f"file={ANNOTATIONS},line={line},col=" in told], errors
    assert {told.partition("file=")[2].partition(",")[0] for told in errors} <= {ANNOTATIONS, STORY}
    assert "in files that have not changed: " in wrong.said[CHECK].splitlines()[-1]
    assert CHECK in wrong.failed


def test_the_summary_tells_what_falls_first_of_all(wrong: Run) -> None:
    first = wrong.summary.partition("\n## Changes")[0]
    assert first.startswith("## To look at first\n")
    assert "1 quote of On the Record no longer matches its source" in first
    assert "attribution coverage 100 % →" in first
    assert "error" in first  # what broke in files that the change leaves alone


def test_nothing_is_built_of_content_with_errors(wrong: Run) -> None:
    assert wrong.failed == [CHECK]
    assert BUILD not in wrong.said
    assert [path.name for path in wrong.artifacts.iterdir()] == ["change"]


def test_a_program_that_fails_leaves_no_summary_behind(tmp_path: Path) -> None:
    def breaking(folder: Path) -> None:
        good(folder)
        (folder / ".ci" / "tell").write_text("exit 3\n")

    run = reviewed(tmp_path, breaking, fork=True)
    assert run.failed == [TELL]
    assert run.summary == ""


def test_all_of_it_needs_no_right_to_write() -> None:
    told = workflow("content")
    assert list(told["on"]) == ["pull_request"]
    assert told["permissions"] == {}
    assert [job["permissions"] for job in told["jobs"].values()] == [{"contents": "read"}]
    assert "secrets." not in json.dumps(told)
    assert "token" not in json.dumps(told)
