"""Who read an answer is found again, however much was read."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.incremental import ledger as ledgers
from generator.incremental.ledger import Ledger, NewLedger
from generator.incremental.notes import about, asked, stored
from generator.incremental.store import Store

WHAT = [asked(f"lamp.{name}") for name in ("wick", "glass", "oil")]


def noted(seed: int) -> dict[str, set[int]]:
    """Pieces of work and what they read, one of them nothing."""
    random = Random(seed)  # lamps are no secret
    lamps = [about("lamp", f"lamp-{number}") for number in range(60)]
    keys = [lamp + what for lamp in lamps for what in WHAT]
    sizes = [0, 1, *(random.randrange(80) for _ in range(40))]
    return {f"page walk-{n}": set(random.sample(keys, size)) for n, size in enumerate(sizes)}


def written(work: dict[str, set[int]], folder: Path) -> Store:
    folder.mkdir()
    store = Store(str(folder / "cache.db"), new=True)
    with NewLedger(str(folder)) as ledger:
        for name, reads in work.items():
            ledger.note(name, stored(reads))
        ledger.finish(store)
    return store


@pytest.mark.parametrize("at_once", [8, 100, 1_000, 64_000_000])
def test_readers_are_the_same_however_many_keys_are_sorted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    work = noted(at_once)
    monkeypatch.setattr(ledgers, "_AT_ONCE", at_once)
    store = written(work, tmp_path / "parts")
    ledger = Ledger(store)
    for key in sorted(set[int]().union(*work.values())):
        holding = {name.removeprefix("page ") for name, reads in work.items() if key in reads}
        assert ledger.readers({key}, "page").keys() == holding
        assert not ledger.readers({key}, "judge")
    monkeypatch.undo()
    whole = written(work, tmp_path / "whole")
    assert store.names("readers") == whole.names("readers")
    for name in whole.names("readers"):
        assert store.get_bytes("readers", name) == whole.get_bytes("readers", name)
    assert [path.name for path in (tmp_path / "parts").iterdir()] == [
        path.name for path in (tmp_path / "parts").glob("cache.db*")
    ]
    store.drop()
    whole.drop()
