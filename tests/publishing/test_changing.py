"""A few files of the last build get new bytes; all else stays, and a killed change is finished."""

from __future__ import annotations

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


def changed(output: Path, files: dict[str, bytes], *, is_as_left: bool = True) -> tuple[str, ...]:
    return change(files.items(), output=output, sources=(), is_as_left=lambda: is_as_left)


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


def test_a_file_that_was_never_ours_is_no_change(output: Path) -> None:
    (output / "c").mkdir()
    with pytest.raises(WorldError):
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
