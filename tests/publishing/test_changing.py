"""A few files of the last build get new bytes, some come and some go; all else stays, and a killed
change is finished.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.publishing import publish, read_manifest
from generator.publishing.changing import Overtaken, change
from generator.publishing.ledger import JOURNAL, MANIFEST

FIRST = {"index.html": b"one", "a/index.html": b"two", "b/index.html": b"three", "feed.xml": b"x"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    publish(FIRST.items(), output=tmp_path / "site", sources=())
    return tmp_path / "site"


def changed(
    output: Path,
    files: dict[str, bytes],
    *,
    is_as_left: bool = True,
    new: tuple[str, ...] = (),
    gone: tuple[str, ...] = (),
) -> tuple[str, ...]:
    return change(
        files.items(),
        output=output,
        sources=(),
        is_as_left=lambda: is_as_left,
        new=new,
        gone=gone,
    )


def standing(output: Path) -> dict[str, bytes]:
    """All files there, the manifest too."""
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


MOVED = {"index.html": b"1", "c/d/index.html": b"four", "b/index.html": b"three", "feed.xml": b"x"}
"""The first site after `move`."""


def move(output: Path) -> None:
    """One page comes, one goes, one gets other bytes."""
    files = {"c/d/index.html": b"four", "index.html": b"1"}
    changed(output, files, new=("c/d/index.html",), gone=("a/index.html",))


def test_it_leaves_what_a_whole_build_would_leave(output: Path, tmp_path: Path) -> None:
    assert changed(output, {"a/index.html": b"2", "b/index.html": b"three"}) == ("a/index.html",)
    whole = tmp_path / "whole"
    publish((FIRST | {"a/index.html": b"2"}).items(), output=whole, sources=())
    for path in (*FIRST, MANIFEST):
        assert (output / path).read_bytes() == (whole / path).read_bytes()
    assert not (output / JOURNAL).exists()
    assert not list(tmp_path.glob(".*stage*"))


def test_a_page_that_is_gone_is_put_back(output: Path) -> None:
    (output / "a/index.html").unlink()
    assert changed(output, {"a/index.html": b"two"}) == ("a/index.html",)
    assert (output / "a/index.html").read_bytes() == b"two"


def test_it_is_refused_where_the_output_is_another(output: Path) -> None:
    with pytest.raises(Overtaken):
        changed(output, {"a/index.html": b"2"}, is_as_left=False)
    (output / "b/index.html").unlink()
    (output / "b").rmdir()
    with pytest.raises(Overtaken):
        changed(output, {"b/index.html": b"3"})
    assert (output / "a/index.html").read_bytes() == b"two"


def test_pages_come_and_go_as_in_a_whole_build(output: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    publish(MOVED.items(), output=whole, sources=())
    move(output)
    assert standing(output) == standing(whole)
    assert not (output / "a").exists()
    assert changed(output, {}, gone=("c/d/index.html",)) == ()
    assert not (output / "c").exists()


def test_what_somebody_else_put_or_changed_there_is_left(output: Path) -> None:
    (output / "a/own.txt").write_bytes(b"mine")
    (output / "c").mkdir()
    (output / "c/d").write_bytes(b"mine")
    with pytest.raises(WorldError, match="was not written by onrecord"):
        move(output)
    (output / "c/d").unlink()
    (output / "a/index.html").write_bytes(b"mine")
    with pytest.raises(Overtaken):
        move(output)
    (output / "a/index.html").write_bytes(b"two")
    move(output)
    assert standing(output)["a/own.txt"] == b"mine"
    assert "a/index.html" not in standing(output)


@pytest.mark.parametrize("at", range(1, 12))
def test_however_pages_came_and_went_the_next_build_mends_it(
    output: Path, tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "whole"
    publish(MOVED.items(), output=whole, sources=())
    calls = 0

    def dying(name: str) -> None:
        do = getattr(Path, name)

        def counted(self: Path, *given: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == at:
                raise KeyboardInterrupt
            return do(self, *given, **named)

        monkeypatch.setattr(Path, name, counted)

    for name in ("replace", "unlink", "rename", "rmdir"):
        dying(name)
    with suppress(KeyboardInterrupt):
        move(output)
    monkeypatch.undo()
    publish(MOVED.items(), output=output, sources=())
    assert standing(output) == standing(whole)
    assert not (output / "a").exists()


def test_a_file_that_was_never_ours_is_no_change(output: Path) -> None:
    (output / "c").mkdir()
    with pytest.raises(Overtaken):
        changed(output, {"c/index.html": b"new"})
    assert not (output / "c/index.html").exists()
    assert not (output / JOURNAL).exists()


def test_a_change_that_was_killed_is_finished_by_the_next_build(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, calls = Path.replace, list[Path]()

    def killed(self: Path, target: Path) -> Path:
        if target.name == "index.html":
            calls.append(target)
            if len(calls) == 2:
                raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        changed(output, {"a/index.html": b"2", "b/index.html": b"3"})
    monkeypatch.undo()
    assert (output / JOURNAL).exists()
    with pytest.raises(Overtaken):
        changed(output, {"a/index.html": b"2"})
    publish((FIRST | {"a/index.html": b"2"}).items(), output=output, sources=())
    assert not (output / JOURNAL).exists()
    assert set(read_manifest(output) or ()) == set(FIRST)
    assert (output / "a/index.html").read_bytes() == b"2"
    assert (output / "b/index.html").read_bytes() == b"three"
