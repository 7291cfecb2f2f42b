"""Which pages of the site come out otherwise: both sites are made, and their bytes compared."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator.pipeline import Checked, Options, prepare, render
from generator.spreading import Spread, over_processes
from generator.structs import Struct


class Pages(Struct, frozen=True, kw_only=True):
    """Paths of pages, in order."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def compare_pages(
    old: Checked | None,
    new: Checked,
    options: Options,
    project: Path,
    spread: Spread = over_processes,
) -> Pages:
    """Make both sites, with the project's templates as they are now; keep a digest of the one.

    `old` is None where there was no site. Raises `TemplateFault`.
    """
    pages = _pages(old, options, project, spread) if old else ()
    before = {path: _digest(page) for path, page in pages}
    changed, added = [], []
    for path, page in _pages(new, options, project, spread):
        if path not in before:
            added.append(path)
        elif before.pop(path) != _digest(page):
            changed.append(path)
    return Pages(
        changed=tuple(sorted(changed)), added=tuple(sorted(added)), removed=tuple(sorted(before))
    )


def _pages(
    checked: Checked, options: Options, project: Path, spread: Spread
) -> Iterator[tuple[str, bytes]]:
    for path, data in render(*prepare(checked, options, project), spread):
        if path.endswith(".html"):
            yield path, data


def _digest(page: bytes) -> bytes:
    return blake2b(page, digest_size=16).digest()
