"""Floor 7, what must never be in the repository: withheld texts, and the keys of their seals.

Asks git which files it tracks. Without git, or outside a repository, there is nothing to ask.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic
from generator.manual import finding
from generator.source import Span
from generator.withheld import TEXTS


def guard(project: Path) -> list[Diagnostic]:
    """Findings for every tracked text and key."""
    return [_finding(path) for path in _tracked(project)]


def _tracked(project: Path) -> list[str]:
    """Tracked files below `texts/`, and tracked keys anywhere, from the project's root."""
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is None:
        return []
    command = [git, "-C", str(project), "ls-files", "-z", "--", TEXTS, "*.key"]
    try:
        found = subprocess.run(command, capture_output=True, check=False, timeout=30)  # noqa: S603 # our own words and a folder
    except (OSError, subprocess.TimeoutExpired):
        return []
    if found.returncode != 0:
        return []
    return sorted(name for name in found.stdout.decode("utf-8", "replace").split("\0") if name)


def _finding(path: str) -> Diagnostic:
    span = Span(path, 1, 1, 1, 1)
    if PurePosixPath(path).suffix == ".key":
        return finding(
            "seal-key-tracked",
            span,
            "git tracks the key of a seal: with it the text can be guessed word by word",
            hint=f"git rm --cached '{path}', then seal the article anew with --renew",
        )
    return finding(
        "withheld-text-tracked",
        span,
        "git tracks a text that is withheld",
        hint=f"git rm --cached '{path}', and take it out of the history before you push",
    )
