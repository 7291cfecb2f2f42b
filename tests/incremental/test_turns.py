"""What stays in memory over many turns gives what a build from nothing gives, after each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.machine import HEADS, PLAIN, WRONG, files_of
from tests.incremental.turns import Turns, play


@pytest.mark.parametrize("held", [False, True])
def test_pages_follow_turn_by_turn(tmp_path: Path, *, held: bool) -> None:
    start = {"held": 1} if held else {}
    turns = Turns(tmp_path, files_of(start))
    play(turns, [*PLAIN, *HEADS, *HEADS], WRONG, start=start, seed=7 + held, steps=25)
    assert turns.followed > turns.anew
    assert turns.undone
