"""Floor 0, which names below `content/` are no content: hidden files, and what editors leave."""

from __future__ import annotations

_BEGINS = (".", "#")
_ENDS = ("~", ".swp", ".swo")


def is_skipped(path: str) -> bool:
    """Whether a path from the project's root is, or lies in, something hidden or left over."""
    return path.endswith(_ENDS) or any(part.startswith(_BEGINS) for part in path.split("/"))


def is_name_skipped(name: str) -> bool:
    """As `is_skipped`, of a file or folder by its name alone."""
    return name.startswith(_BEGINS) or name.endswith(_ENDS)


def kept(names: list[str]) -> list[str]:
    """Those of a folder's names that are content."""
    lines = "\n".join(["", *names, ""])
    if not any(f"\n{mark}" in lines for mark in _BEGINS) and not any(
        f"{mark}\n" in lines for mark in _ENDS
    ):
        return names  # as almost always, which is soon seen of very many
    return [name for name in names if not is_name_skipped(name)]
