"""The command as a person runs it, in a process of its own, and what it published.

Whole-site tests use these; tests of one module call that module instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
NOW = "2020-02-01T00:00:00Z"


def build_command(project: Path, output: Path, *options: str) -> list[str]:
    """The words of a quiet build of `project` into `output`, at a fixed time."""
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--now", NOW]
    return [*command, "--project", str(project), "--output", str(output), *options]


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, with the repository's package on the path and `changes`."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), **(changes or {})}


def build(
    project: Path,
    output: Path,
    *options: str,
    changes: Mapping[str, str] | None = None,
    umask: int = -1,
) -> None:
    """Build, and fail with what the command said unless it succeeded.

    `changes` are environment variables to set; `umask` -1 leaves the umask as it is.
    """
    done = subprocess.run(
        build_command(project, output, *options),
        cwd=project,
        env=environment(changes),
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def published(output: Path) -> dict[str, bytes]:
    """Every published file by its path from the output; dot files are the builder's own."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(output).parts)
    }


def copy_example(folder: Path) -> Path:
    """A copy of the repository's own content as a project in `folder`, which is returned."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    return folder
