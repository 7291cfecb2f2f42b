"""Floor 6, bytes → `site/`: the only place where a build writes to the published folder.

A stream of files is staged beside the output, compared with what is there, decided in a journal
and put in place one `os.replace` at a time: assets, pages, lists of pages, then what is stale is
removed, then the manifest is written and the journal dropped. Killed at any moment, the output
holds only whole files, each of the old or the new generation, and the next build finishes the
work. Only the journal and the manifest are forced to the disk: after a power cut the next build
mends the rest, since it compares bytes.

What is ours is what the manifest lists. Nothing else is ever written or removed. Knows no page,
story or template; the preview, which writes no site, does not come here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from generator.publishing.disk import clear, naming
from generator.publishing.ledger import read_manifest
from generator.publishing.lock import locked
from generator.publishing.place import Place, open_place, resolve_output, room_beside
from generator.publishing.replacing import carry_out, decide, recover
from generator.publishing.staging import Draft, stage_files
from generator.structs import Struct

__all__ = ["Published", "publish", "read_manifest"]


class Published(Struct, frozen=True, kw_only=True):
    """What a build did to the output, in files."""

    written: int
    """New, or different from what was there."""
    unchanged: int
    """Left alone, their times too, because they held these bytes already."""
    removed: int
    """Ours and no longer wanted."""
    left: tuple[str, ...]
    """Ours and no longer wanted, but changed by somebody: they stay, and are not ours now."""
    pages: tuple[int, int, int] = (0, 0, 0)
    """Of those written, unchanged and removed, the pages."""


def publish(
    files: Iterable[tuple[str, bytes]],
    *,
    output: Path,
    sources: Sequence[Path],
    wait: float = 10.0,
) -> Published:
    """Makes the folder `output` hold exactly `files`, beside what is not ours.

    `files` is read once and never held: site-relative POSIX paths and bytes. `sources` are files
    and folders the site is made from; the output may not hold, be or lie inside any of them.
    `wait` is how many seconds another build of the same output is given to end.

    Raises WorldError, with what to do, for a folder that is not ours, a foreign file in a page's
    place, two files that need one place, another build at work, and whatever a disk can do;
    ValueError for an unsafe path, which is a bug. Whatever `files` raises passes through. Until
    the last file is staged, nothing in the output changes, except that a killed build's work is
    finished first.
    """
    with naming(output):
        real = resolve_output(output, sources)
        room = room_beside(real)
    stage = room / f".{real.name}.onrecord-stage"
    with locked(room / f".{real.name}.onrecord-lock", output=output, wait=wait):
        with naming(real):
            place = recover(open_place(real), stage=stage)
        draft, is_decided = _stage(files, place=place, stage=stage)
        with naming(real):
            removed = carry_out(draft.journal, output=real, stage=stage) if is_decided else 0
            clear(stage)
    journal = draft.journal
    staged, pages = len(journal.staged), _pages(journal.staged)
    return Published(
        written=staged,
        unchanged=len(journal.files) - staged,
        removed=removed,
        left=draft.left,
        pages=(pages, _pages(journal.files) - pages, _pages(journal.stale) if removed else 0),
    )


def _pages(paths: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in paths)


def _stage(files: Iterable[tuple[str, bytes]], *, place: Place, stage: Path) -> tuple[Draft, bool]:
    """Fills the stage, and writes the journal unless the output is as it should be already.

    Whatever goes wrong, the stage is cleared and the output is as it was.
    """
    try:
        with naming(stage):
            clear(stage)
            stage.mkdir(mode=0o700)
        draft = stage_files(files, place=place, stage=stage)
        journal = draft.journal
        is_new = place.journal is not None or journal.files != place.manifest
        if is_new or journal.staged or journal.stale:
            decide(journal, output=place.output, stage=stage)
            return draft, True
    except BaseException:
        with suppress(OSError):
            clear(stage)
        raise
    return draft, False
