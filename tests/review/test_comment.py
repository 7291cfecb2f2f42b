"""The comment and the label on a pull request, and what an artifact of anybody's making can do: nothing."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.differing.telling import escaped
from tests.command import REPOSITORY
from tests.review.github import Run, workflow

HERE = "repos/desk/site"
CHANGE = "## Changes\n\n### Winter at the harbour\n\n- adds 1 proven quote of The crew\n"
NEWS = [["POST", f"{HERE}/issues/7/comments"], ["POST", f"{HERE}/issues/7/labels"]]


def script() -> ModuleType:
    """`.ci/comment.py` as a module."""
    spec = importlib.util.spec_from_file_location("comment", REPOSITORY / ".ci" / "comment.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


COMMENT = script()


def packed(text: str | bytes, name: str = "change.md") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return made.getvalue()


def pull(number: int = 7, repository: str | None = "guest/site", **more: Any) -> dict[str, Any]:
    repo = None if repository is None else {"full_name": repository}
    return {"number": number, "head": {"sha": "abc1234567", "repo": repo}, "labels": [], **more}


@dataclass(slots=True)
class Repository:
    """What GitHub knows of a repository."""

    pulls: list[dict[str, Any]] = field(default_factory=lambda: [pull()])
    files: list[dict[str, str]] = field(default_factory=lambda: [{"filename": "content/site.yaml"}])
    comments: list[dict[str, Any]] = field(default_factory=list)
    archive: bytes = packed(CHANGE)
    refused: list[str] = field(default_factory=list)

    def answers(self) -> dict[str, Any]:
        kept = {"name": "change", "expired": False, "size_in_bytes": len(self.archive)}
        artifacts = [{**kept, "id": 3}, {**kept, "id": 4}, {**kept, "id": 5, "name": "site"}]
        return {
            f"{HERE}/pulls?head=guest:mine?state=open": self.pulls,
            f"{HERE}/pulls/7/files": self.files,
            f"{HERE}/issues/7/comments": self.comments,
            f"{HERE}/actions/runs/99/artifacts": {"artifacts": artifacts},
            f"{HERE}/actions/artifacts/4/zip": "archive",
        }

    def commented(self, folder: Path) -> tuple[Run, list[list[Any]]]:
        """The job of comment.yml, and what it asked GitHub to change."""
        (folder / "answers").write_text(json.dumps(self.answers()), "utf-8")
        (folder / "refused").write_text(json.dumps(self.refused), "utf-8")
        (folder / "archive").write_bytes(self.archive)
        (folder / "asked").touch()
        (folder / "bin").mkdir()
        (folder / "bin" / "gh").symlink_to(REPOSITORY / "tests/review/gh")
        event = "github.event.workflow_run."
        run = Run(
            folder=REPOSITORY,
            values={
                "github.token": "the token",
                f"{event}id": "99",
                f"{event}head_sha": "abc1234567",
                f"{event}head_branch": "mine",
                f"{event}head_repository.full_name": "guest/site",
            },
            environment={
                "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
                "GH_FOLDER": str(folder),
            },
            beside=folder / "runner",
        )
        run.play("comment", "comment")
        asked = (folder / "asked").read_text("utf-8").splitlines()
        return run, sorted(map(json.loads, asked))


def test_the_change_is_told_once_and_the_pull_request_labelled(tmp_path: Path) -> None:
    run, asked = Repository().commented(tmp_path)
    assert run.failed == []
    assert [one[:2] for one in asked] == NEWS
    (body,) = asked[0][2].values()
    assert body.startswith(COMMENT.MARK)
    assert "https://github.com/desk/site/actions/runs/99" in body
    assert body.endswith(CHANGE)
    assert "changed program" not in body
    assert asked[1][2] == {"labels": ["content"]}


def test_a_comment_of_ours_is_brought_up_to_date_and_the_other_label_goes(tmp_path: Path) -> None:
    known = Repository(
        pulls=[pull(labels=[{"name": "content"}, {"name": "later"}])],
        files=[{"filename": "content/page.html", "previous_filename": "templates/page.html"}],
        comments=[
            {"id": 1, "user": {"login": "guest"}, "body": COMMENT.MARK},
            {"id": 2, "user": {"login": COMMENT.AUTHOR}, "body": "Welcome!"},
            {"id": 3, "user": {"login": COMMENT.AUTHOR}, "body": f"{COMMENT.MARK}\n\nOld"},
        ],
    )
    _, asked = known.commented(tmp_path)
    assert [one[:2] for one in asked] == [
        ["DELETE", f"{HERE}/issues/7/labels/content"],
        ["PATCH", f"{HERE}/issues/comments/3"],
        ["POST", f"{HERE}/issues/7/labels"],
    ]
    assert "so a changed program tells what follows" in asked[1][2]["body"]
    assert asked[2][2] == {"labels": ["code"]}


def test_where_nothing_changes_there_need_be_no_comment(tmp_path: Path) -> None:
    _, asked = Repository(archive=packed("Nothing changes.\n")).commented(tmp_path)
    assert [one[:2] for one in asked] == NEWS[1:]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(head={"sha": "newer", "repo": {"full_name": "guest/site"}})],
        [pull(repository="guest/other")],
        [pull(repository=None)],
        [pull(7), pull(8)],
    ],
    ids=["closed", "gone on", "of another fork", "fork gone", "two bases"],
)
def test_a_commit_without_a_pull_request_of_its_own_is_left_alone(
    tmp_path: Path, pulls: list[dict[str, Any]]
) -> None:
    run, asked = Repository(pulls=pulls).commented(tmp_path)
    assert (run.failed, asked) == ([], [])
    assert "there is nothing to do" in run.said["Comment and label"]


def test_a_label_that_cannot_be_set_stops_no_comment(tmp_path: Path) -> None:
    run, asked = Repository(refused=[f"{HERE}/issues/7/labels"]).commented(tmp_path)
    assert run.failed == []
    assert "::warning::No label content was set" in run.said["Comment and label"]
    assert [one[:2] for one in asked] == NEWS


HOSTILE = [
    "- see [our site](x)",
    "- <img src=x>",
    "- **approved**",
    "![](x)",
    "- ask @editors",
    "- fixes #12",
    "- fixes \\#12",
    "- GH\\-12",
    "- https://example.org",
    "- www.example.org",
    "- www\\.example.org",
    "- :tada:",
    "```",
    "| a | b |",
    "> so it is said",
    "- &#64;editors",
    "- `onrecord`",
    "- \u202etxet",
    "- a\rb",
    "- a\x1b[2Jb",
    "- a\u2028b",
    "$x$",
    "<!-- -->",
    "- a\\",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_what_would_be_more_than_words_is_not_shown(line: str) -> None:
    assert COMMENT.unpacked(packed(CHANGE + line)) is None


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"PK\x05\x06",
        packed(CHANGE, "other.md"),
        packed(b"\xff"),
        packed(" "),
        packed("a" * (COMMENT.MOST_BYTES + 1)),
        packed("a\n" * 5_000_000),
        packed(CHANGE)[:-30],
        packed(CHANGE).replace(b"PK\x01\x02", b"PK\x01\x03"),
    ],
    ids=["empty", "bare", "other", "bytes", "blank", "long", "bomb", "cut", "broken"],
)
def test_an_archive_that_is_not_ours_is_not_shown(archive: bytes) -> None:
    assert COMMENT.unpacked(archive) is None


def test_instead_the_comment_says_that_the_checks_could_not_tell(tmp_path: Path) -> None:
    _, asked = Repository(archive=packed("- @everybody")).commented(tmp_path)
    assert "The checks could not tell. The run says why." in asked[0][2]["body"]
    assert "everybody" not in asked[0][2]["body"]


@given(st.text())
def test_whatever_the_content_says_is_shown_as_the_diff_writes_it(text: str) -> None:
    assert COMMENT.is_harmless(f"- {escaped(text)}")
    assert COMMENT.is_harmless(f"### {escaped(text)}")


@pytest.mark.parametrize("line", HOSTILE)
def test_even_what_was_meant_to_be_more_than_words(line: str) -> None:
    assert COMMENT.is_harmless(f"- {escaped(line)}")


def test_what_was_left_out_is_still_said() -> None:
    said = "3 more are left out here: `onrecord diff` tells all of them."
    assert COMMENT.unpacked(packed(f"{CHANGE}\n{said}\n")).endswith(said)


@pytest.mark.parametrize(
    ("paths", "label"),
    [
        (["content/site.yaml", ".vscode/schemas/story.json"], "content"),
        (["content/site.yaml", "templates/story.html"], "code"),
        (["contents/site.yaml"], "code"),
        ([".github/workflows/pages.yml"], "code"),
        ([], "code"),
        (["content/site.yaml"] * 3000, "code"),
    ],
)
def test_a_change_of_anything_but_content_is_code(paths: list[str], label: str) -> None:
    assert COMMENT.label(paths) == label


def test_nothing_of_the_pull_request_is_checked_out_or_put_into_a_command() -> None:
    told = workflow("comment")
    assert list(told["on"]) == ["workflow_run"]
    assert told["on"]["workflow_run"]["workflows"] == [workflow("content")["name"]]
    steps = told["jobs"]["comment"]["steps"]
    assert steps[0]["with"] == {"persist-credentials": False}  # no ref: the default branch
    assert [step["run"] for step in steps[1:]] == ["python3 .ci/comment.py"]
