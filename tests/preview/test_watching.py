"""What is seen of saves: each burst once, and nothing that no page is made from."""

from __future__ import annotations

import queue
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.preview.watching import is_watched, saves
from tests.preview.running import PATIENCE

Item = frozenset[str] | None


class Watching:
    """`saves` of a project as they come, taken by a thread; its ticks are left out."""

    def __init__(self, project: Path) -> None:
        self.stop = threading.Event()
        self.items: queue.Queue[Item] = queue.Queue()
        self.thread = threading.Thread(target=self.take, args=(project,))
        self.thread.start()
        assert self.items.get(timeout=PATIENCE) is None

    def take(self, project: Path) -> None:
        for item in saves(project, self.stop):
            if item is None or item:
                self.items.put(item)

    def seen(self) -> set[str | None]:
        """What was seen, once there is a pause; None for that all may be another."""
        found: set[str | None] = set(self.items.get(timeout=PATIENCE) or [None])
        while True:
            try:
                found.update(self.items.get(timeout=0.15) or [None])
            except queue.Empty:
                return found


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "content/actors").mkdir(parents=True)
    found = Watching(tmp_path)
    yield found
    found.stop.set()
    found.thread.join(PATIENCE)


def test_saves_are_seen_in_folders_that_are_made_renamed_and_replaced(
    watching: Watching, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    for change, path in (
        (lambda: (content / "actors/ada.yaml").write_text("name: Ada\n"), "actors/ada.yaml"),
        (lambda: (content / "actors").rename(content / "people"), "people"),
        (lambda: (content / "people/ada.yaml").write_text("name: Ada Q\n"), "people/ada.yaml"),
        (
            lambda: (content / "people/ada.yaml").rename(content / "people/bero.yaml"),
            "people/bero.yaml",
        ),
        ((content / "people/bero.yaml").unlink, "people/bero.yaml"),
        (lambda: (content / "stories/old").mkdir(parents=True), "stories"),
        (lambda: (content / "stories/old/fog.md").write_text("Fog.\n"), "stories/old/fog.md"),
        ((tmp_path / "templates").mkdir, None),
        (
            lambda: (tmp_path / "templates/home.html").write_text("Home\n"),
            "../templates/home.html",
        ),
        (lambda: content.rename(tmp_path / "former"), None),
        (content.mkdir, None),
        (lambda: (content / "site.yaml").write_text("title: Anew\n"), "site.yaml"),
        (lambda: shutil.rmtree(content), None),
        (content.mkdir, None),
        (lambda: (content / "site.yaml").write_text("title: Anew again\n"), "site.yaml"),
    ):
        change()
        found = watching.seen()
        asked = path and (f"content/{path}".replace("content/../", ""))
        # whatever may be another is another too
        assert asked in found or None in found, (path, found)


def test_a_quiet_project_ticks_and_ends_when_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    stop = threading.Event()
    items = saves(tmp_path, stop)
    assert next(items) is None
    assert [next(items) for _ in range(3)] == [frozenset()] * 3
    stop.set()
    assert list(items) in ([], [frozenset()])


def test_hidden_and_temporary_files_and_other_folders_wake_nobody(
    watching: Watching, tmp_path: Path
) -> None:
    for path in (
        "content/.site.yaml.swp",
        "content/site.yaml~",
        "content/.git/HEAD",
        "site/x.html",
        ".onrecord/preview/cache.db",
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path).write_text("x")
    with pytest.raises(queue.Empty):
        watching.items.get(timeout=0.5)


def test_a_burst_of_saves_while_the_pages_are_being_made_is_one_more_item(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    stop = threading.Event()
    items = saves(tmp_path, stop)
    assert next(items) is None
    names = {f"content/{number}.yaml" for number in range(50)}
    for name in names:
        (tmp_path / name).write_text("name: Ada\n")
    time.sleep(0.3)
    assert next(item for item in items if item) == names
    threading.Timer(0.5, stop.set).start()
    assert not [item for item in items if item]


@pytest.mark.parametrize(
    ("path", "watched"),
    [
        ("content/site.yaml", True),
        ("content", True),
        ("templates/assets/onrecord.css", True),
        ("content/.hidden.yaml", False),
        ("content/.git/index", False),
        ("content/actors/#ada.yaml#", False),
        ("content/actors/.#ada.yaml", False),
        ("content/actors/ada.yaml~", False),
        ("content/actors/ada.yaml.swp", False),
    ],
)
def test_hidden_and_temporary_files_are_not_watched(path: str, *, watched: bool) -> None:
    assert is_watched(path) is watched
