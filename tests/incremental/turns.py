"""A project that stays in memory while it is changed, turn by turn, as a preview has it."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import suppress
from pathlib import Path

from generator import incremental, pipeline
from generator.catalogue import load
from generator.incremental.again import Again
from generator.incremental.remembering import Memory
from generator.incremental.side import Anew
from generator.incremental.store import Store
from generator.pipeline import Options, project_tree
from generator.rendering import Renderer
from generator.spreading import in_turn
from tests.incremental.bench import MANIFEST, standing
from tests.incremental.machine import files_of
from tests.project import NOW, Files, lay

OPTIONS = Options(now=NOW)
_WRONG = 0.4
"""The share of turns before which something wrong is saved."""


class Turns:
    """A project, the one that is resident, and the pages that stand."""

    def __init__(self, folder: Path, files: Files) -> None:
        """`folder` is empty, and its own."""
        self._project, self._clean = folder / "project", folder / "clean"
        self._files: Files = {}
        self.followed = self.anew = self.undone = 0
        self._lay(files)
        self._open()

    def _lay(self, files: Files) -> list[str]:
        """Make the project these files; the paths of those that differ."""
        paths = sorted(p for p in {*self._files, *files} if self._files.get(p) != files.get(p))
        for path in self._files.keys() - files.keys():
            (self._project / path).unlink()
        lay({path: files[path] for path in paths if path in files}, self._project)
        self._files = dict(files)
        return paths

    def _open(self) -> bool:
        """Find all out; whether there is a site."""
        shutil.rmtree(self._project / ".onrecord", ignore_errors=True)
        built = incremental.build(self._project, self._project / "site", OPTIONS, spread=in_turn)
        if built.published is None:
            return False
        (cache,) = (self._project / ".onrecord/cache").glob("*.db")
        self._store = Store(os.fspath(cache), new=False)
        self._begin()
        self.pages = standing(self._project / "site")
        return True

    def _begin(self) -> None:
        self._again = Again(self._store, project_tree(self._project), OPTIONS)
        self._again.memory = Memory(1_000_000)  # of all pages, so that none is made anew for that

    def turn(self, files: Files) -> bool:
        """Change the project, and hold what stands then against a build from nothing.

        Where no site can be made of it, it is as it was: whether one can.
        """
        before = self._files
        paths = self._lay(files)
        shutil.rmtree(self._clean, ignore_errors=True)
        built = pipeline.build(self._project, self._clean, OPTIONS, in_turn)
        if built.published is None:
            self._follow_in_vain(paths)
            self._lay(before)
            return False
        try:
            with self._store.trying():
                self._follow(paths)
            self.followed += 1
        except Anew:
            self.anew += 1
            assert self._open()
        clean = standing(self._clean)
        del clean[MANIFEST]
        self.pages.pop(MANIFEST, None)
        assert self.pages.keys() == clean.keys()
        assert [path for path in clean if self.pages[path] != clean[path]] == []
        return True

    def _follow_in_vain(self, paths: list[str]) -> None:
        """Follow what is wrong as far as that goes, and go back to what was right."""
        again = self._again
        with suppress(Anew, _InVainError), self._store.trying():
            again.renew(project_tree(self._project))
            again.take(path for path in paths if path.startswith("content/"))
            if not again.errors:
                again.follow()
            raise _InVainError
        if again.went_back(project_tree(self._project)):
            self.undone += 1
        else:
            self._begin()

    def _follow(self, paths: list[str]) -> None:
        again = self._again
        again.renew(project_tree(self._project))
        again.take(path for path in paths if path.startswith("content/"))
        assert not again.errors
        again.follow()
        again.keep_findings()
        self._store.put("meta", [("total", again.total)])
        for path in again.moves.gone:
            del self.pages[path]
        renderer = Renderer(self._project / "templates", load("en"), keeps=True)
        self.pages |= again.render(again.pages(), renderer)


class _InVainError(Exception):
    """What was saved is wrong."""


def play(
    turns: Turns,
    changes: list[tuple[str, int]],
    wrong: list[tuple[str, int]],
    *,
    start: dict[str, int],
    seed: int,
    steps: int,
) -> None:
    """So many turns, a few changes each; some that are wrong between them."""
    dice, chosen = random.Random(seed), dict(start)
    for _ in range(steps):
        next_ = chosen | dict(dice.sample(changes, dice.choice((1, 1, 1, 2, 4))))
        if dice.random() < _WRONG:
            turns.turn(files_of(next_ | dict([dice.choice(wrong)])))
        if turns.turn(files_of(next_)):
            chosen = next_
