"""Content as it stands in a commit: real repositories, on disk."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.revisions import GitTree, changed_paths, merge_base, resolve
from generator.tree import MAX_BYTES, FolderTree


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=E", "-c", "user.email=e@example.org", *words],
        check=True, capture_output=True,
    )  # fmt: skip
    return done.stdout.decode()


def put(project: Path, path: str, text: str = "x\n") -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8")


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(params=["", "in/a folder"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project in a repository of its own, or in a folder below one."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder: Path = tmp_path / request.param
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def same(one: GitTree | FolderTree, other: GitTree | FolderTree) -> None:
    assert one.paths() == other.paths()
    assert one.findings() == other.findings()
    for path in one.paths():
        assert one.read(path) == other.read(path)


def test_a_commit_reads_as_the_folder_did(project: Path) -> None:
    for name in (
        "site.yaml",
        "actors/é ü.yaml",
        "actors/a\tb.yaml",
        "actors/[x]*.yaml",
        "stories/-a.md",
    ):
        put(project, f"content/{name}", f"{name} ü\r\n")
    put(project, "content/empty.yaml", "")
    put(project, "content/.hidden/a.yaml")
    put(project, "content/old~/a.yaml")
    put(project, "content/a.yaml.swp")
    put(project, "content2/a.yaml")
    put(project, "texts/a.txt")
    put(project, "content/large.yaml", "y" * (MAX_BYTES + 500))
    put(project, "content/bad\x07/x.yaml")
    put(project, "content/bad\x07/y.yaml")
    (project / "content/link.yaml").symlink_to("site.yaml")
    (project / "content/more").symlink_to("actors")
    (project / "content" / os.fsdecode(b"troms\xf8.yaml")).write_text("")

    made = commit(project)

    tree = GitTree(project, made)
    same(tree, FolderTree(project))
    assert len(tree.paths()) == 6
    assert len(tree.findings()) == 5
    assert len(tree.read("content/large.yaml")) == MAX_BYTES + 1


def test_a_commit_stays_what_it_was(project: Path) -> None:
    put(project, "content/site.yaml", "old")
    put(project, "content/gone.yaml", "gone")
    made = commit(project)
    put(project, "content/site.yaml", "new")
    (project / "content/gone.yaml").unlink()

    tree = GitTree(project, made)

    assert tree.paths() == ["content/gone.yaml", "content/site.yaml"]
    assert tree.read("content/site.yaml") == b"old"


def test_a_commit_from_before_the_project_holds_nothing(project: Path) -> None:
    made = commit(project)

    assert GitTree(project, made).paths() == []
    assert GitTree(project, made).findings() == ()


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_content_folder_that_is_none_is_named(project: Path, kind: str) -> None:
    if kind == "link":
        put(project, "elsewhere/site.yaml")
        (project / "content").symlink_to("elsewhere")
    else:
        put(project, "content")

    same(GitTree(project, commit(project)), FolderTree(project))


def test_a_submodule_is_named(project: Path) -> None:
    put(project, "content/site.yaml")
    made = commit(project)
    within = git(project, "rev-parse", "--show-prefix").strip()
    git(project, "update-index", "--add", "--cacheinfo", f"160000,{made},{within}content/more")
    git(project, "commit", "-q", "-m", "x")

    tree = GitTree(project, resolve(project, "HEAD"))

    assert tree.paths() == ["content/site.yaml"]
    assert [(d.code, d.span.path) for d in tree.findings()] == [
        ("not-a-regular-file", "content/more")
    ]
    assert "a submodule" in tree.findings()[0].message


def test_what_names_a_commit_is_resolved(project: Path) -> None:
    first = commit(project)
    git(project, "tag", "-a", "v1", "-m", "x")
    second = commit(project)

    assert resolve(project, "v1") == first
    assert resolve(project, "HEAD~1") == first
    assert resolve(project, "main") == second
    assert resolve(project, second[:9]) == second


@pytest.mark.parametrize(
    "name", ["nowhere", "--help", "-", "", "a\0b", "a\x1b[31m", "HEAD:content"]
)
def test_what_names_no_commit_is_told(project: Path, name: str) -> None:
    put(project, "content/site.yaml")
    commit(project)

    with pytest.raises(WorldError, match="name a branch, a tag or a commit") as raised:
        resolve(project, name)
    assert str(raised.value).isprintable()


def test_without_a_repository_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(WorldError, match=r"git cannot read .*: not a git repository"):
        resolve(tmp_path, "HEAD")


def test_without_git_that_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WorldError, match="install git"):
        resolve(project, "HEAD")


def test_a_clone_of_the_newest_commits_alone_says_so(project: Path, tmp_path: Path) -> None:
    first = commit(project)
    commit(project)
    top = git(project, "rev-parse", "--show-toplevel").strip()
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{top}", str(shallow))

    with pytest.raises(WorldError, match="fetch-depth: 0"):
        resolve(shallow, first)
    with pytest.raises(WorldError, match="fetch-depth: 0"):
        merge_base(shallow, "HEAD~1")


def test_histories_without_a_common_commit_are_told(project: Path) -> None:
    commit(project)
    git(project, "checkout", "-q", "--orphan", "other")
    put(project, "content/a.yaml")
    commit(project)

    with pytest.raises(WorldError, match="no commit in common"):
        changed_paths(project, "main")


def test_what_has_changed_since_the_branch_began(project: Path) -> None:
    for name in ("kept", "touched", "committed", "staged", "edited", "deleted", "moved"):
        put(project, f"content/{name}.yaml", f"{name}\n")
    put(project, ".gitignore", "ignored\n")
    commit(project)
    git(project, "checkout", "-q", "-b", "mine")
    put(project, "content/committed.yaml", "2")
    commit(project)
    git(project, "checkout", "-q", "main")
    put(project, "content/on main since.yaml")
    commit(project)
    git(project, "checkout", "-q", "mine")
    put(project, "content/staged.yaml", "2")
    git(project, "add", "content/staged.yaml")
    put(project, "content/edited.yaml", "2")
    put(project, "content/néw\n.yaml", "2")
    put(project, "ignored")
    (project / "content/deleted.yaml").unlink()
    (project / "content/moved.yaml").rename(project / "content/there.yaml")
    os.utime(project / "content/touched.yaml", (1, 1))

    assert changed_paths(project, "main") == {
        "content/committed.yaml", "content/staged.yaml", "content/edited.yaml",
        "content/néw\n.yaml", "content/deleted.yaml", "content/moved.yaml", "content/there.yaml",
    }  # fmt: skip


def test_changes_beside_the_project_are_not_its_own(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    put(tmp_path, "site/content/a.yaml")
    put(tmp_path, "b.yaml")
    commit(tmp_path)
    put(tmp_path, "site/content/a.yaml", "2")
    put(tmp_path, "b.yaml", "2")
    put(tmp_path, "c.yaml")

    assert changed_paths(tmp_path / "site", "HEAD") == {"content/a.yaml"}


def test_nothing_of_the_repository_is_run(project: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    put(project, "content/a.yaml", "1\n")
    put(project, ".gitattributes", "*.yaml filter=evil=x diff=evil\n")
    made = commit(project)
    for key in ("filter.evil=x.clean", "filter.evil=x.process", "filter.evil=x.smudge",
                "diff.evil.textconv", "diff.external", "core.fsmonitor", "core.pager"):  # fmt: skip
        git(project, "config", key, f"touch {ran}; cat")
    git(project, "config", "filter.evil=x.required", "true")
    put(project, "content/a.yaml", "2\n")

    assert "content/a.yaml" in changed_paths(project, "HEAD")
    assert GitTree(project, resolve(project, "HEAD")).read("content/a.yaml") == b"1\n"
    assert made == resolve(project, "HEAD")
    assert not ran.exists()


def test_a_hook_s_environment_leads_nowhere_else(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, "content/a.yaml")
    made = commit(project)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other"))

    assert GitTree(project, resolve(project, "HEAD")).paths() == ["content/a.yaml"]
    assert resolve(project, "HEAD") == made
    assert changed_paths(project, "HEAD") == frozenset()


def test_reading_changes_nothing(project: Path) -> None:
    put(project, "content/a.yaml")
    commit(project)
    put(project, "content/a.yaml", "2\n")
    top = Path(git(project, "rev-parse", "--show-toplevel").strip())

    def stands() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in top.rglob("*") if path.is_file()}

    before = stands()
    changed_paths(project, "HEAD")
    GitTree(project, resolve(project, "HEAD")).read("content/a.yaml")

    assert stands() == before


def test_what_a_commit_lacks_is_told_and_not_fetched(project: Path) -> None:
    put(project, "content/a.yaml")
    made = commit(project)
    top = Path(git(project, "rev-parse", "--show-toplevel").strip())
    blob = git(project, "hash-object", "content/a.yaml").strip()
    (top / ".git/objects" / blob[:2] / blob[2:]).unlink()

    with pytest.raises(WorldError, match="git"):
        GitTree(project, made).read("content/a.yaml")
