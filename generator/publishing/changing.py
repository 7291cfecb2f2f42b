"""A build that changes a few files of the last one, adds some and removes some: no other is read.

The same order as a whole build has (stage, journal, replace, remove, manifest), with a journal
that says that whatever else the manifest names stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from generator.publishing.disk import clear, digest, holds, is_folder, look, naming, write
from generator.publishing.ledger import (
    JOURNAL,
    MANIFEST,
    Journal,
    are_ours,
    read_manifest,
    staged_name,
)
from generator.publishing.lock import locked
from generator.publishing.names import Names, check_path, parents
from generator.publishing.place import Ownership, Place, resolve_output, room_beside
from generator.publishing.replacing import carry_out, decide


class Overtaken(Exception):
    """The output is not as the caller left it."""


def change(
    files: Iterable[tuple[str, bytes]],
    *,
    output: Path,
    sources: Sequence[Path],
    is_as_left: Callable[[], bool],
    new: Collection[str] = (),
    gone: Collection[str] = (),
    wait: float = 10.0,
) -> tuple[str, ...]:
    """Gives files of our last build new bytes; the paths of those that did not have them already.

    `new`: those among them that the last build had not; `gone`: those that it had, and that go.
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
            stale = _to_remove(real, new, gone)
        try:
            with naming(stage):
                clear(stage)
                stage.mkdir(mode=0o700)
            journal = _staged(files, output=real, stage=stage, new=new, stale=stale)
        except BaseException:
            with suppress(OSError):
                clear(stage)
            raise
        with naming(real):
            if journal.staged or journal.stale:
                decide(journal, output=real, stage=stage)
                carry_out(journal, output=real, stage=stage)
            clear(stage)
    return journal.staged


def _to_remove(output: Path, new: Collection[str], gone: Collection[str]) -> dict[str, str]:
    """The files that go, as we wrote them; having asked whether the new ones may come."""
    if not new and not gone:
        return {}
    manifest = read_manifest(output)
    if manifest is None:
        raise Overtaken(str(output))
    stale = {path: manifest.get(path, "") for path in gone}
    if any(digest(output / path) != sha256 for path, sha256 in stale.items()):
        raise Overtaken(str(output))  # somebody's now, and to be left
    names = Names()
    ownership = Ownership(Place(output=output, manifest=manifest, journal=None))
    for path in sorted((manifest.keys() - stale.keys()) | set(new)):
        names.claim(path)
    for path in new:
        ownership.check(path)
    return stale


def _staged(
    files: Iterable[tuple[str, bytes]],
    *,
    output: Path,
    stage: Path,
    new: Collection[str],
    stale: dict[str, str],
) -> Journal:
    hashes: dict[str, str] = {}
    staged: list[str] = []
    for path, data in files:
        check_path(path)
        target = output / path
        with naming(target):
            if path not in new and not _may_stand(output, path):
                raise Overtaken(path)
            if not holds(target, data):
                write(stage / staged_name(len(staged)), data)
                staged.append(path)
        hashes[path] = hashlib.sha256(data).hexdigest()
    with naming(output):
        if not are_ours(output / MANIFEST, hashes.keys() - set(new)):
            raise Overtaken(str(output))
    return Journal(files=hashes, staged=tuple(staged), stale=stale, keeps=True)


def _may_stand(output: Path, path: str) -> bool:
    """Whether a page of ours can be where one was."""
    above = all(is_folder(output / folder) for folder in parents(path))
    return above and not is_folder(output / path)
