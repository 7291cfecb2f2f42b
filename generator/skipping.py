"""Floor 0, which names below `content/` are no content: hidden files, and what editors leave."""

from __future__ import annotations


def is_skipped(path: str) -> bool:
    """Whether a path from the project's root is, or lies in, something hidden or left over."""
    hidden = any(part.startswith((".", "#")) for part in path.split("/"))
    return hidden or path.endswith(("~", ".swp", ".swo"))
