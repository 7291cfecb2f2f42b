"""A project that stays in memory shows what a build from nothing makes, whatever was saved."""

from __future__ import annotations

import itertools
import json
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from generator import pipeline
from generator.diagnostics import WorldError
from generator.pipeline import Options
from generator.preview import EDITOR
from generator.preview.making import Making
from generator.preview.stage import Answer, Stage
from tests.corpus import write_corpus
from tests.incremental.bench import standing
from tests.incremental.choices import Choices
from tests.incremental.lantern import HELD, SITE, lantern
from tests.preview.running import PATIENCE, SCRIPT, STORY, example
from tests.project import NOW, Files, lay

_SLOTS = Choices(SITE).slots
_CHANGES = [(name, number) for name, slot in _SLOTS.items() for number in range(slot.size)]
_EDITS = [
    (name, number)
    for name, number in _CHANGES
    if _SLOTS[name].file.startswith("content/")
    and not _SLOTS[name].in_head
    and not _SLOTS[name].file.endswith("site.yaml")
    and number not in _SLOTS[name].wrong
]
"""Those that are followed, as a rule; of the others many need a look at all."""
MANIFEST = ".onrecord-manifest.json"
_MEMORY = Path("/dev/shm")  # noqa: S108 - each project is made in a folder of its own there
_SCRIPT = re.compile(SCRIPT.pattern.encode())


class Shown:
    """A preview without a server, and what it is asked."""

    def __init__(self, project: Path, *, drafts: bool = False, now: datetime = NOW) -> None:
        self.project, self.drafts, self.now = project, drafts, now
        self.said: list[str] = []
        self.making = Making(
            project,
            project / ".onrecord/preview/x.db",
            drafts=drafts,
            clock=lambda: self.now,
            stage=partial(Stage, project=project, editor=EDITOR),
            say=self.said.append,
        )
        (project / ".onrecord/preview").mkdir(parents=True, exist_ok=True)
        self.making.begin().result(PATIENCE)

    def ask(self, path: str) -> Answer:
        """What is answered, once all that is being found out has been."""
        while True:
            answer = self.making.ask(lambda stage: stage.answer(path)).result(PATIENCE)
            pending = self.making.pending()
            if pending is None:
                return answer
            pending[0].result(PATIENCE)

    def state(self, path: str) -> dict[str, Any]:
        self.ask(path)
        found: dict[str, Any] = json.loads(
            self.making.ask(lambda stage: stage.state(path)).result(PATIENCE).body
        )
        return found

    def is_as_built(self, folder: Path) -> None:
        """Fail unless every page is as a build from nothing makes it, or stands while none is."""
        options = Options(now=self.now, drafts=self.drafts)
        built = pipeline.build(self.project, folder, options)
        problems = self.state("/")["problems"]
        if built.published is None:
            assert problems or any("error" in line for line in self.said)
            return
        assert problems == []
        files = standing(folder)
        files.pop(MANIFEST)
        for path, data in files.items():
            answer = self.ask(f"/{path}")
            assert answer.status == 200, path
            assert _bare(answer.body) == _bare(data), path

    def end(self) -> None:
        self.making.end()


def _bare(page: bytes) -> bytes:
    """A page without what the preview adds."""
    return _SCRIPT.sub(b"", page)


class Saves(RuleBasedStateMachine):
    """Whatever is saved, every page asked for is that of a build from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None)
        self._root = Path(self._folder.name)
        self._site = lantern(self._root / "lantern")
        self._chosen: dict[str, int] = {}
        self._files: Files = {}
        self._shown: Shown | None = None

    def teardown(self) -> None:
        if self._shown:
            self._shown.end()
        self._folder.cleanup()

    @initialize(drafts=st.booleans(), held=st.booleans())
    def begin(self, *, drafts: bool, held: bool) -> None:
        """With something held back or not, which is shown or not."""
        self._chosen = dict(HELD) if held else {}
        self._lay()
        self._shown = Shown(self._root / "project", drafts=drafts)
        self._look()

    @rule(changes=st.lists(st.sampled_from(_EDITS), min_size=1, max_size=3))
    def edit(self, changes: list[tuple[str, int]]) -> None:
        self._chosen |= dict(changes)
        self._look()

    @rule(change=st.sampled_from(_CHANGES))
    def change(self, change: tuple[str, int]) -> None:
        """Files come and go, settings and templates change, things go wrong."""
        before = dict(self._chosen)
        self._chosen |= dict([change])
        self._look()
        if change[1] in _SLOTS[change[0]].wrong:  # else all that comes after would be in vain
            self._chosen = before
            self._look()

    @rule(change=st.sampled_from(_EDITS))
    def edit_and_go_on_from_the_cache(self, change: tuple[str, int]) -> None:
        """The preview ends, something is saved, and another begins."""
        assert self._shown
        self._shown.end()
        self._chosen |= dict([change])
        self._lay()
        self._shown = Shown(self._root / "project", drafts=self._shown.drafts)
        self._look()

    def _look(self) -> None:
        assert self._shown
        self._lay()
        self._shown.making.saved(None, ())
        self._shown.is_as_built(self._root / "clean")

    def _lay(self) -> None:
        files = self._site.files(self._chosen)
        project = self._root / "project"
        for path in self._files.keys() - files.keys():
            (project / path).unlink()
        lay({path: data for path, data in files.items() if self._files.get(path) != data}, project)
        self._files = files


def test_every_page_is_that_of_a_build_from_nothing_whatever_was_saved() -> None:
    run_state_machine_as_test(
        Saves,
        settings=settings(
            max_examples=4,
            stateful_step_count=8,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_question_put_otherwise_is_so_on_the_page_of_who_answers_it(tmp_path: Path) -> None:
    project = tmp_path / "project"
    lay(lantern(tmp_path / "lantern").files({}), project)
    shown = Shown(project)
    try:
        assert b"Should the lamps go dark?" in shown.ask("/actors/mirna-vale/").body
        story = project / "content/stories/harbour-lamps.md"
        text = story.read_text(encoding="utf-8")
        story.write_text(text.replace("the lamps go dark?", "the lamps go black?"), "utf-8")
        page = shown.ask("/actors/mirna-vale/").body
        assert b"Should the lamps go black?" in page
        assert b"Should the lamps go dark?" not in page
    finally:
        shown.end()


@pytest.mark.parametrize("page", ["stories/", "actors/", "actors/actor-000/", "actors/actor-010/"])
def test_an_article_counts_no_more_as_soon_as_it_is_withdrawn(tmp_path: Path, page: str) -> None:
    project = write_corpus(tmp_path / "project", articles=14)
    now = datetime(2031, 6, 1, tzinfo=UTC)
    shown = Shown(project, now=now)
    build = partial(pipeline.build, project, options=Options(now=now))
    build(tmp_path / "before")
    before = (tmp_path / f"before/{page}index.html").read_bytes()
    others = 0
    try:
        for article in sorted((project / "content/articles").glob("*.md")):
            assert _bare(shown.ask(f"/{page}").body) == before
            text = article.read_text(encoding="utf-8")
            head = "withdrawn:\n  date: 2031-05-01\n  reason: It was about another lamp."
            article.write_text(text.replace("rights:", f"{head}\nrights:", 1), encoding="utf-8")
            assert build(tmp_path / "after").published
            after = (tmp_path / f"after/{page}index.html").read_bytes()
            # nobody watches: what the page was made from is looked at because it is asked for
            assert _bare(shown.ask(f"/{page}").body) == after, article
            others += after != before
            article.write_text(text, encoding="utf-8")
        assert others > 1
    finally:
        shown.end()


# -- what is half saved -----------------------------------------------------------------------


@pytest.mark.parametrize("is_busy", [False, True])
@pytest.mark.parametrize("words", ["Winter at berth", "Frost at berth"])
def test_what_is_half_saved_is_looked_at_again_however_long_a_look_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, *, is_busy: bool
) -> None:
    project = example(tmp_path / "project")
    shown = Shown(project, now=datetime(2020, 2, 1, tzinfo=UTC))
    story, template = project / STORY, project / "templates/missing.html"
    text = story.read_text("utf-8").replace("Winter at berth", words)
    looks = []

    def save_the_rest(_: float) -> None:
        looks.append(story.read_bytes())
        story.write_text(text, encoding="utf-8")
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text("<p>Nothing is moored here.</p>", encoding="utf-8")

    try:
        assert b"Nothing is moored" not in shown.ask("/404.html").body
        shown.said.clear()
        monkeypatch.setattr("generator.preview.resident.sleep", save_the_rest)
        if is_busy:  # more time is over between any two looks than a file is waited for
            clock = itertools.count(step=10)
            monkeypatch.setattr("generator.preview.resident.monotonic", lambda: next(clock))
        half = text[: len(text) // 4].encode()
        story.write_bytes(half)
        page = shown.ask("/stories/story-00/").body
        assert looks == [half]
        assert words.encode() in page
        assert shown.state("/")["problems"] == []
        assert not any("error" in line for line in shown.said), shown.said
        assert b"Nothing is moored here." in shown.ask("/404.html").body
    finally:
        shown.end()


# -- the clock, and bugs ----------------------------------------------------------------------


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    found = Shown(example(tmp_path), now=datetime(2020, 2, 1, tzinfo=UTC))
    yield found
    found.end()


def test_the_end_of_an_embargo_is_shown_without_a_save(shown: Shown) -> None:
    story = shown.project / STORY
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("summary:", "embargo: 2020-02-03T00:00:00Z\nsummary:"), "utf-8")
    shown.making.saved(None, ())
    assert shown.ask("/stories/story-00/").status == 404
    assert not shown.making.is_due()
    shown.now = datetime(2020, 2, 3, tzinfo=UTC)
    assert shown.making.is_due()
    shown.making.saved(None, ())
    assert shown.ask("/stories/story-00/").status == 200
    assert not shown.making.is_due()
    story.write_text(story.read_text("utf-8").replace("Winter at", "Frost at"), "utf-8")
    assert b"Frost at" in shown.ask("/stories/story-00/").body


def test_a_clock_that_cannot_be_read_is_told_and_the_pages_stand(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_clock() -> Options:
        raise WorldError(f"{shown.project}: no clock")

    assert shown.ask("/").status == 200
    monkeypatch.setattr(shown.making, "_clock", no_clock)
    shown.making.saved(None, ())
    assert f"onrecord: {shown.project}: no clock" in shown.said
    monkeypatch.undo()
    assert shown.ask("/").status == 200


def test_a_bug_is_told_in_the_terminal_and_ends_nothing(shown: Shown) -> None:
    def broken(_: Stage) -> Answer:
        raise ZeroDivisionError("at 7")

    answer = shown.making.ask(broken).result(PATIENCE)
    assert (answer.status, answer.body) == (
        500,
        b"this is a bug in onrecord; the terminal says where\n",
    )
    assert any("ZeroDivisionError: at 7" in line for line in shown.said)
    assert shown.ask("/").status == 200
