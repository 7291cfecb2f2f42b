"""How far long work has come, on a terminal."""

from __future__ import annotations

import sys
from typing import Any

import click


class Bar:
    """A bar on the terminal, for each stage of long work that has just begun."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """So much of a stage is done."""
        if stage != self._stage:
            self.end()
            self._stage = stage
            self._bar = click.progressbar(length=total, label=stage, file=sys.stderr, show_pos=True)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def end(self) -> None:
        """No stage is at work any more."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar, self._stage = None, ""
