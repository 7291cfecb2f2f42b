"""A build that changes a few files of the last one: nothing else is read, and nothing removed.

The same order as a whole build has (stage, journal, replace, manifest), with a journal that says
that whatever else the manifest names stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from generator.publishing.disk import clear, holds, is_folder, look, naming, write
from generator.publishing.ledger import JOURNAL, MANIFEST, Journal, patched_manifest, staged_name
from generator.publishing.lock import locked
from generator.publishing.names import check_path, parents
from generator.publishing.place import resolve_output, room_beside
from generator.publishing.replacing import carry_out, decide


class Overtaken(Exception):
    """The output is not as the caller left it."""


def change(
    files: Iterable[tuple[str, bytes]],
    *,
    output: Path,
    sources: Sequence[Path],
    is_as_left: Callable[[], bool],
    wait: float = 10.0,
) -> tuple[str, ...]:
    """Gives files of our last build new bytes; the paths of those that did not have them already.

    `is_as_left` is asked once no other build can come in between. Raises `Overtaken` where the
    output is another by then, and otherwise as `publish`.
    """
    with naming(output):
        real = resolve_output(output, sources)
        room = room_beside(real)
    stage = room / f".{real.name}.onrecord-stage"
    with locked(room / f".{real.name}.onrecord-lock", output=output, wait=wait):
        with naming(real):
            if look(real / JOURNAL) is not None or not is_as_left():
                raise Overtaken(str(output))
        try:
            with naming(stage):
                clear(stage)
                stage.mkdir(mode=0o700)
            journal = _staged(files, output=real, stage=stage)
            with naming(real):  # before anything is decided: all of them are in it
                patched_manifest(real / MANIFEST, journal.files)
        except BaseException:
            with suppress(OSError):
                clear(stage)
            raise
        with naming(real):
            if journal.staged:
                decide(journal, output=real, stage=stage)
                carry_out(journal, output=real, stage=stage)
            clear(stage)
    return journal.staged


def _staged(files: Iterable[tuple[str, bytes]], *, output: Path, stage: Path) -> Journal:
    hashes: dict[str, str] = {}
    staged: list[str] = []
    for path, data in files:
        check_path(path)
        target = output / path
        with naming(target):
            if is_folder(target) or not all(is_folder(output / above) for above in parents(path)):
                raise Overtaken(path)
            if not holds(target, data):
                write(stage / staged_name(len(staged)), data)
                staged.append(path)
        hashes[path] = hashlib.sha256(data).hexdigest()
    return Journal(files=hashes, staged=tuple(staged), stale={}, keeps=True)
