"""Floor 0, content as it stands in a commit: read through the git command line.

Nothing of the repository is run: no hook, no filter, no monitor, and nothing is fetched. What
cannot be read is a `WorldError` that says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic, WorldError
from generator.skipping import is_skipped
from generator.tree import CONTENT, MAX_BYTES, irregular, unshowable

_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""What keeps git from writing, asking, translating, and from fetching what a commit lacks."""

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
              "GIT_EXTERNAL_DIFF")  # fmt: skip
"""What a hook's environment says of the repository: the project's folder says it better."""

_NOTHING = "ONRECORD_NOTHING"
"""An empty variable, which takes the place of every filter's command."""

_SYMLINK, _SUBMODULE = "120000", "160000"


class GitTree:
    """The content of a project as it stands in a commit."""

    def __init__(self, project: Path, commit: str) -> None:
        """Take the project's root, below which git finds its repository, and a commit's name."""
        self._project = project
        self._commit = commit
        self._listed: tuple[dict[str, tuple[str, int]], tuple[Diagnostic, ...]] | None = None
        self._read: dict[str, bytes] | None = None

    def paths(self) -> list[str]:
        """Every regular file, sorted. Raises `WorldError` where the commit cannot be read."""
        return sorted(self._entries()[0])

    def findings(self) -> tuple[Diagnostic, ...]:
        """Links, submodules, and names that cannot be shown."""
        return self._entries()[1]

    def read(self, path: str) -> bytes:
        """A file's bytes as they were committed, cut off one byte past `MAX_BYTES`."""
        entries = self._entries()[0]
        if self._read is None:
            small = {name for name, size in entries.values() if size <= MAX_BYTES}
            self._read = _blobs(self._project, sorted(small))
        name, size = entries[path]
        return self._read[name] if size <= MAX_BYTES else _beginning(self._project, name)

    def _entries(self) -> tuple[dict[str, tuple[str, int]], tuple[Diagnostic, ...]]:
        """Path → the file's name among git's objects and its size; and what is no file."""
        if self._listed is None:
            files: dict[str, tuple[str, int]] = {}
            findings: dict[str, Diagnostic] = {}
            for path, mode, name, size in _listing(self._project, self._commit):
                fault = _fault(path, mode)
                if fault:
                    findings[fault.span.path] = fault
                elif not any(map(is_skipped, path.split("/"))):
                    files[path] = name, size
            ordered = sorted(findings.values(), key=lambda found: found.span)
            self._listed = files, tuple(ordered)
        return self._listed


def resolve(project: Path, revision: str) -> str:
    """The full name of the commit that `revision` means. Raises `WorldError` where there is none.

    A branch, a tag, `HEAD~2`, the beginning of a commit's name: whatever git takes.
    """
    _git(project, "rev-parse", "--git-dir")
    if revision.startswith("-") or "\0" in revision or not revision:
        raise WorldError(f"'{_shown(revision)}' is no revision: name a branch, a tag or a commit")
    found = _run(project, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    name = found.stdout.decode("ascii", "replace").strip()
    if found.returncode != 0 or not name:
        raise WorldError(
            f"git knows no commit '{_shown(revision)}': name a branch, a tag or a commit"
            + _shallow(project)
        )
    return name


def merge_base(project: Path, base: str, head: str = "HEAD") -> str:
    """The commit at which two revisions parted. Raises `WorldError` where there is none."""
    found = _run(project, "merge-base", resolve(project, base), resolve(project, head))
    if found.returncode != 0:
        raise WorldError(
            f"'{_shown(base)}' and '{_shown(head)}' have no commit in common{_shallow(project)}"
        )
    return found.stdout.decode("ascii").strip()


def changed_paths(project: Path, base: str) -> frozenset[str]:
    """Files of the project that differ between the merge base of `base` and the work tree.

    From the project's root: committed, staged, not yet staged, new and not ignored, deleted.
    """
    filters = _filters(project)
    begun = merge_base(project, base)
    differing = _git(
        project, *filters, "diff", "--name-only", "-z", "--relative", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", begun, "--",
    )  # fmt: skip
    untracked = _git(project, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(map(os.fsdecode, filter(None, (differing + untracked).split(b"\0"))))


def _filters(project: Path) -> list[str]:
    """Options that take every configured filter's command away: comparing would run it."""
    found = _run(project, "config", "--name-only", "-z", "--get-regexp", r"^filter\.")
    names = {os.fsdecode(name).rpartition(".")[0] for name in found.stdout.split(b"\0") if name}
    return [
        f"--config-env={name}.{key}={_NOTHING}"
        for name in sorted(names)
        for key in ("clean", "process", "required")
    ]


def _listing(project: Path, commit: str) -> Iterator[tuple[str, str, str, int]]:
    """Path, mode, object and size of all that a commit holds in the project's content."""
    listed = _git(project, "ls-tree", "-r", "-l", "-z", commit, CONTENT)
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, name, size = facts.decode("ascii").split()
        yield os.fsdecode(path), mode, name, int(size) if size.isdigit() else 0


def _fault(path: str, mode: str) -> Diagnostic | None:
    """What is said of an entry that isn't read, or of the folder in which it lies."""
    parts = path.split("/")
    for number, part in enumerate(parts, 1):
        if is_skipped(part):
            return None
        if not part.isprintable():
            return unshowable("/".join(parts[:number]))
    if path == CONTENT and mode not in (_SYMLINK, _SUBMODULE):
        return irregular(path, "a file")
    what = {_SYMLINK: "a symbolic link", _SUBMODULE: "a submodule"}.get(mode)
    return irregular(path, what) if what else None


def _blobs(project: Path, names: list[str]) -> dict[str, bytes]:
    """The contents of files, by their names among git's objects."""
    if not names:
        return {}
    given = _git(project, "cat-file", "--batch", given="\n".join(names).encode("ascii") + b"\n")
    found: dict[str, bytes] = {}
    at = 0
    for name in names:
        end = given.index(b"\n", at)
        head = given[at:end].split()
        if head[1] != b"blob":
            raise WorldError(f"git has not got all files of this commit{_shallow(project)}")
        start, at = end + 1, end + 1 + int(head[2]) + 1
        found[name] = given[start : at - 1]
    return found


def _beginning(project: Path, name: str) -> bytes:
    """The first bytes of a file that is too large to be read."""
    with subprocess.Popen(  # noqa: S603 # our own words and an object's name
        [_program(), "-C", str(project), "cat-file", "blob", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as running:
        data = running.stdout.read(MAX_BYTES + 1) if running.stdout else b""
        running.kill()
    return data


def _git(project: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers. Raises `WorldError` with its own words where it refuses."""
    found = _run(project, *words, given=given)
    if found.returncode != 0:
        said = found.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise WorldError(
            f"git cannot read {project}: {_shown(said.removeprefix('fatal: '))}{_shallow(project)}"
        )
    return found.stdout


def _run(project: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [_program(), "--no-pager", "-C", str(project), "-c", "core.fsmonitor=false", *words]
    try:
        return subprocess.run(  # noqa: S603 # no shell, and no revision is taken for an option
            command, input=given, capture_output=True, check=False, env=_environment()
        )
    except OSError as error:
        raise WorldError(f"git cannot be run: {error.strerror or error}") from error


def _program() -> str:
    git = shutil.which("git")
    if git is None:
        raise WorldError("there is no git here, and without it no commit can be read: install git")
    return git


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {**kept, **_QUIET, _NOTHING: ""}


def _shallow(project: Path) -> str:
    """What to do about a clone that lacks a part of its history; empty for a whole one."""
    found = _run(project, "rev-parse", "--is-shallow-repository")
    if found.stdout.strip() != b"true":
        return ""
    return (
        "; only the newest commits are here: run 'git fetch --unshallow', or in a workflow set"
        " 'fetch-depth: 0'"
    )


def _shown(text: str) -> str:
    """A text of somebody else's, without what a terminal would obey."""
    return "".join(c if c.isprintable() else "�" for c in text)
