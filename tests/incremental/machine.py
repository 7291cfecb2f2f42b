"""A project that is changed at random, in every way there is, and built again after each."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from generator import unchanged
from generator.diagnostics import WorldError
from tests.incremental.bench import MANIFEST, MOMENTS, Bench, Tally, another_version
from tests.incremental.choices import Choices, Slot
from tests.incremental.lantern import HELD, SITE, lantern
from tests.project import Files

TALLIES = {False: Tally(), True: Tally()}
"""Of all builds of this process: of projects that began with nothing held back, and of others."""

_SLOTS = Choices(SITE).slots
_MEMORY = Path("/dev/shm")  # noqa: S108 - each project is made in a folder of its own there
_walk = unchanged._walk
_TICK = 2_000_000_000


def _changes(*, wrong: bool, of: str) -> list[tuple[str, int]]:
    """(slot, alternative), of slots in the content, in heads, in the settings or in templates."""

    def sort(slot: Slot) -> str:
        if slot.file.startswith("templates/"):
            return "templates"
        if slot.in_head:
            return "heads"
        return "settings" if slot.file.endswith("site.yaml") else "content"

    return [
        (name, number)
        for name, slot in _SLOTS.items()
        for number in range(slot.size)
        if sort(slot) == of and (number in slot.wrong) == wrong
    ]


PLAIN = _changes(wrong=False, of="content")
"""Edits of the content, none wrong."""
HEADS = _changes(wrong=False, of="heads")
"""Files that come, go or are renamed."""
WRONG = [*_changes(wrong=True, of="content"), *_changes(wrong=True, of="heads")]
"""Edits of the content after which there is no site."""
_WRONG = [
    change
    for of in ("content", "content", "content", "heads", "settings", "templates")
    for change in _changes(wrong=True, of=of)
]
_SETTINGS = _changes(wrong=False, of="settings")
_OTHER = [*HEADS, *_SETTINGS, *_changes(wrong=False, of="templates")]

_FILES = sorted({slot.file for slot in _SLOTS.values() if slot.file.startswith("content/")})


@cache
def _site() -> Choices:
    with tempfile.TemporaryDirectory() as folder:
        return lantern(Path(folder))


@cache
def _files(chosen: frozenset[tuple[str, int]]) -> Files:
    return _site().files(dict(chosen))


def files_of(chosen: Mapping[str, int]) -> Files:
    """The site with these alternatives chosen."""
    return _files(frozenset(chosen.items()))


def site_files(*, held: bool) -> Files:
    """The site at its start, with something held back or not."""
    return _files(frozenset(HELD.items() if held else ()))


class Again(RuleBasedStateMachine):
    """Whatever was done to a project, a build that goes on gives what one from nothing gives."""

    def __init__(self) -> None:
        """The site at its start, built once."""
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
        self._chosen: dict[str, int] = {}
        self._remarks: set[str] = set()
        self._good: dict[str, int] = {}
        self._stopped = 0
        self._format = unchanged._FORMAT
        self.bench = Bench(self._folder, TALLIES[False])

    def teardown(self) -> None:
        """Nothing stays."""
        unchanged._walk, unchanged._FORMAT = _walk, self._format
        shutil.rmtree(self._folder, ignore_errors=True)

    @initialize(coarse=st.booleans(), held=st.booleans())
    def begin(self, *, coarse: bool, held: bool) -> None:
        """`coarse`: on a disk whose clock ticks every two seconds, and that has no inodes.

        `held`: with a draft and an embargoed story.
        """
        self._coarse = coarse
        self._chosen = dict(HELD) if held else {}
        self.bench.tally = TALLIES[held]
        if coarse:
            unchanged._walk = _coarsely
        self._go()

    # -- what may change ---------------------------------------------------------------------

    @rule(change=st.sampled_from(PLAIN))
    def edit(self, change: tuple[str, int]) -> None:
        """Other words in one place, or in several that belong together."""
        self._choose(change)
        self._go()

    @rule(changes=st.lists(st.sampled_from(PLAIN), min_size=2, max_size=4))
    def edit_some(self, changes: list[tuple[str, int]]) -> None:
        """And some such edits at once."""
        self._choose(*changes)
        self._go()

    @rule(changes=st.lists(st.sampled_from(PLAIN), min_size=5, max_size=12))
    def edit_many(self, changes: list[tuple[str, int]]) -> None:
        """And many."""
        self._choose(*changes)
        self._go()

    @rule(change=st.sampled_from(PLAIN))
    def edit_within_a_tick(self, change: tuple[str, int]) -> None:
        """And one after which the file has the time it had."""
        self._choose(change, in_tick=not self._coarse)
        self._go()

    @rule(change=st.sampled_from(PLAIN))
    def edit_and_take_back(self, change: tuple[str, int]) -> None:
        """And one that is undone before the next build but one."""
        before = dict(self._chosen)
        self._choose(change)
        self._go()
        self._chosen = before
        self._lay()
        self._go()

    @rule(paths=st.sets(st.sampled_from(_FILES), min_size=1, max_size=6))
    def remark(self, paths: set[str]) -> None:
        """Remarks in files, which move all that stands behind them; or the end of those."""
        self._remarks ^= paths
        self._lay()
        self._go()

    @rule(path=st.sampled_from(_FILES))
    def touch(self, path: str) -> None:
        """A file is written again, as it was."""
        if path in self.bench.files:
            (self.bench.project / path).touch()
        self._go()

    @rule(change=st.sampled_from(_OTHER))
    def other(self, change: tuple[str, int]) -> None:
        """Files come, go and are renamed; settings and templates change."""
        self._choose(change)
        self._go()

    @rule(change=st.sampled_from(_WRONG))
    def spoil(self, change: tuple[str, int]) -> None:
        """Something is wrong."""
        self._choose(change)
        self._go()

    @rule(
        what=st.sampled_from(("flip", "flip", "flip", "cut", "empty", "delete", "all")),
        at=st.floats(0, 1, exclude_max=True),
    )
    def damage_cache(self, what: str, at: float) -> None:
        """A disk that forgets, or lies."""
        if what == "all":
            shutil.rmtree(self.bench.project / ".onrecord", ignore_errors=True)
        for path in self.bench.caches:
            self.bench.damage(path, lambda data: _damaged(data, what, at))
        self._go()

    @rule(
        what=st.sampled_from(("flip", "flip", "delete", "delete", "empty", "manifest", "all")),
        at=st.floats(0, 1, exclude_max=True),
    )
    def damage_output(self, what: str, at: float) -> None:
        """Somebody in the published folder."""
        output = self.bench.output
        pages = sorted(path for path in output.rglob("[!.]*.*") if path.is_file())
        if what == "all":
            shutil.rmtree(output, ignore_errors=True)
        elif what == "manifest" and pages and self.bench.built.published:
            (output / MANIFEST).unlink()  # nothing says any more that this is ours
            with pytest.raises(WorldError, match="files that are not ours"):
                self.bench.build()
            shutil.rmtree(output)
        elif pages:
            path = pages[int(at * len(pages))]
            self.bench.damage(path, lambda data: _damaged(data, what, at))
        self._go()

    @rule(what=st.sampled_from(("now", "output", "drafts", "base_url", "strict", "tool")))
    def build_otherwise(self, what: str) -> None:
        """Another moment, folder or way to build."""
        match what:
            case "now":
                self.bench.now = (self.bench.now + 1) % len(MOMENTS)
            case "output":
                self.bench.which = 1 - self.bench.which
            case "drafts":
                self.bench.drafts = not self.bench.drafts
            case "base_url":
                self.bench.base_url = None if self.bench.base_url else "https://desk.example/x/"
            case "strict":
                self.bench.strict = not self.bench.strict
            case _:
                another_version()
        self._go()

    @rule(change=st.sampled_from(PLAIN), moment=st.integers(1, 30) | st.integers(1, 400))
    def edit_and_kill(self, change: tuple[str, int], moment: int) -> None:
        """A build that dies."""
        self._choose(change)
        self.bench.killed(moment)
        self._go()

    def edit_each(self, *, held: bool) -> None:
        """Every edit of the content and of settings by itself, done and taken back; no rule."""
        self.begin(coarse=False, held=held)
        for change in (*PLAIN, *HEADS, *_SETTINGS):
            if change[1]:
                self.edit_and_take_back(change)

    # -- and what follows --------------------------------------------------------------------

    def _choose(self, *changes: tuple[str, int], in_tick: bool = False) -> None:
        self._chosen |= dict(changes)
        self._lay(in_tick=in_tick)

    def _lay(self, *, in_tick: bool = False) -> None:
        files = _files(frozenset(self._chosen.items()))
        remarked = {p: _remarked(data) if p in self._remarks else data for p, data in files.items()}
        self.bench.lay(remarked, in_tick=in_tick)

    def _go(self) -> None:
        if not self.bench.files:
            self._lay()
        built = self.bench.build()
        if built.published and not self._is_wrong():
            self._good, self._stopped = dict(self._chosen), 0
            return
        self._stopped += 1
        if self._stopped > 1:  # else all that comes after would be in vain
            self._chosen = dict(self._good)
            self.bench.strict = False
            self._lay()
            self.bench.build()
            self._stopped = 0

    def _is_wrong(self) -> bool:
        return any(number in _SLOTS[slot].wrong for slot, number in self._chosen.items())


def _coarsely(folder: str, names_kept: Callable[[list[str]], list[str]]) -> list[unchanged.Listed]:
    """As `unchanged._walk` on such a disk."""
    return [
        (paths, [(at[0] // _TICK * _TICK, 0, at[2], 0, at[4]) for at in stands])
        for paths, stands in _walk(folder, names_kept)
    ]


def _damaged(data: bytes, what: str, at: float) -> bytes | None:
    place = int(at * len(data))
    match what:
        case "flip" if data:
            return data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :]
        case "cut":
            return data[:place]
        case "empty":
            return b""
    return None


def _remarked(data: bytes) -> bytes:
    """A file with one line more at its beginning, that says nothing."""
    head = b"---\n" if data.startswith(b"---\n") else b""
    return head + b"# a remark\n" + data.removeprefix(head)
