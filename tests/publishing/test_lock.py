"""One build an output."""

from __future__ import annotations

import os
from pathlib import Path

from generator.publishing.lock import _stands_at, locked


def test_a_lock_taken_on_a_file_its_holder_has_removed_counts_for_nothing(tmp_path: Path) -> None:
    lock = tmp_path / ".site.onrecord-lock"
    with locked(lock, output=tmp_path / "site", wait=0):
        late = os.open(lock, os.O_RDWR)  # a second build opens it, and the first one ends
        assert _stands_at(lock, late)
    assert not _stands_at(lock, late)
    with locked(lock, output=tmp_path / "site", wait=0):
        assert not _stands_at(lock, late)
    os.close(late)


def test_the_lock_file_names_its_holder_while_it_is_held(tmp_path: Path) -> None:
    lock = tmp_path / ".site.onrecord-lock"
    lock.write_text("1234567890 of a build that was killed")
    with locked(lock, output=tmp_path / "site", wait=0):
        assert lock.read_text() == str(os.getpid())
    assert not lock.exists()
