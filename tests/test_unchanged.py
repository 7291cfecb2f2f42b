"""A build that would change nothing says what the last one said; anything else is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import unchanged
from generator.__main__ import main
from tests.command import environment, published
from tests.project import lay, over_base

EMBARGOED = """
-- content/stories/tide-gate.md --
---
title: The tide gate
articles:
  gazette: gazette-ferry
embargo: 2999-03-01T12:00:00Z
---
Nobody has opened it. [@gazette]
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A project, and the command run in it."""

    project: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *options: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of `onrecord build`."""
        argv = ["onrecord", "build", "--project", str(self.project), *options]
        self.monkeypatch.setattr(sys, "argv", argv)
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        said = self.capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, said.out, said.err

    def is_repeated(self, *options: str) -> bool:
        """Whether the same build would be answered from its note."""
        argv = ["build", "--project", str(self.project), *options]
        code = unchanged.repeat(argv, os.environ)
        self.capsys.readouterr()
        return code is not None


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = lay(over_base(EMBARGOED), tmp_path / "harbour")
    (project / "templates").mkdir()
    return Run(project, capsys, monkeypatch)


def any_page(project: Path) -> Path:
    return next(iter(sorted((project / "site" / "articles").rglob("index.html"))))


def test_the_second_build_says_the_same_and_writes_nothing(run: Run) -> None:
    code, out, err = run()
    assert code == 0
    before = {p: p.stat().st_mtime_ns for p in run.project.rglob("*")}

    assert run.is_repeated()
    again = run()
    assert again[0] == 0
    assert again[2] == err
    assert again[1].splitlines()[:-1] == out.splitlines()[:-1]
    pages = sum(path.endswith(".html") for path in published(run.project / "site"))
    assert again[1].splitlines()[-1].startswith(f"0 pages written, {pages} unchanged, 0 removed; ")
    assert {p: p.stat().st_mtime_ns for p in run.project.rglob("*")} == before


def test_warnings_are_told_again(run: Run) -> None:
    (run.project / "content/actors/nobody.yaml").write_text("name: Nobody Vane\n")
    _, _, first = run()
    assert "warning" in first
    assert run.is_repeated()
    assert run()[2] == first
    assert run("--strict")[0] == 1
    assert not run.is_repeated("--strict")


def test_nothing_heavy_is_imported(run: Run) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "generator", "build"]
    command += ["--quiet", "--project", str(run.project)]
    seen = []
    article = run.project / "content/articles/gazette-ferry.md"
    for edited in (False, False, True):
        if edited:
            article.write_text(
                f"{article.read_text('utf-8')}\nNo lamp was lit.\n", encoding="utf-8"
            )
        done = subprocess.run(
            command, env=environment(), capture_output=True, text=True, timeout=60, check=True
        )
        seen.append({line.rpartition("|")[2].strip() for line in done.stderr.splitlines()})
    heavy = {"generator.cli", "jinja2"}
    assert heavy <= seen[0]
    assert seen[1] & heavy == set()
    # these wait for a fault, for YAML or Markdown that is not plain, and for rarer words
    assert {"pydantic", "yaml", "click"}.isdisjoint(seen[0] | seen[1] | seen[2])
    assert "generator.prose" in seen[2]
    assert "markdown_it" not in seen[2]


Change = Callable[[Path], object]


def _repository(project: Path) -> None:
    for words in (["init", "--quiet"], ["add", "content"]):
        subprocess.run(["git", "-C", str(project), *words], check=True)


def _same_size(path: Path) -> None:
    found = path.stat()
    text = path.read_text()
    path.write_text(text.replace("a", "e"))
    assert path.stat().st_size == found.st_size
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def _renamed(path: Path) -> None:
    path.rename(path.with_stem(f"{path.stem}-2"))


def _linked(path: Path) -> None:
    path.rename(path.parent.parent / "aside.yaml")
    path.symlink_to("../aside.yaml")


def _note(project: Path) -> Path:
    (note,) = (project / ".onrecord/builds").iterdir()
    return note


def _other_letter(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _whole(body: bytes, path: Path) -> None:
    path.write_bytes(zlib.crc32(body).to_bytes(4, "big") + body)


CHANGES: dict[str, Change] = {
    "a file edited": lambda p: (p / "content/site.yaml").write_text("title: Other lamps\n"),
    "an edit of the same size, its time put back": lambda p: _same_size(p / "content/site.yaml"),
    "a file added": lambda p: (p / "content/actors/ada.yaml").write_text("name: Ada\n"),
    "a file gone": lambda p: next((p / "content/actors").glob("*.yaml")).unlink(),
    "a file renamed": lambda p: _renamed(next((p / "content/actors").glob("*.yaml"))),
    "a link in the place of a file": lambda p: _linked(p / "content/site.yaml"),
    "a template added": lambda p: (p / "templates/missing.html").write_text("gone"),
    "a page changed by somebody": lambda p: any_page(p).write_text("mine"),
    "a page gone": lambda p: any_page(p).unlink(),
    "the manifest gone": lambda p: (p / "site/.onrecord-manifest.json").unlink(),
    "a build cut short": lambda p: (p / "site/.onrecord-journal.json").write_text("{}"),
    "the whole site gone": lambda p: shutil.rmtree(p / "site"),
    "a note that lost its end": lambda p: _note(p).write_bytes(_note(p).read_bytes()[:-1]),
    "a note with another letter": lambda p: _other_letter(_note(p)),
    "a note that is no note": lambda p: _whole(b"\0" * 8 + b"\xff" * 12, _note(p)),
    "an empty note": lambda p: _note(p).write_bytes(b""),
    "a repository begun around it": _repository,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_means_that_the_site_is_built(run: Run, change: Change) -> None:
    assert run()[0] == 0
    assert run.is_repeated()
    change(run.project)
    assert not run.is_repeated()


def test_what_is_no_content_changes_nothing(run: Run) -> None:
    run()
    (run.project / "content/.site.yaml.swp").write_text("x")
    (run.project / "content/site.yaml~").write_text("x")
    (run.project / "notes.txt").write_text("x")
    assert run.is_repeated()


def test_the_clock_past_an_embargo_means_that_the_site_is_built(run: Run) -> None:
    assert run()[0] == 0
    assert run.is_repeated()
    for moment, holds in ((32_477_000_000, True), (32_478_000_000, False), (1_000_000, False)):
        run.monkeypatch.setattr("time.time", lambda now=moment: now)
        assert run.is_repeated() is holds, moment


def test_a_time_that_is_given_is_part_of_what_was_asked(run: Run) -> None:
    run("--now", "2999-06-01T00:00:00Z")
    assert run.is_repeated("--now", "2999-06-01T00:00:00Z")
    run("--now", "2021-06-01T00:00:00Z")
    assert run.is_repeated("--now", "2021-06-01T00:00:00Z")
    assert not run.is_repeated()
    assert not run.is_repeated("--now", "2021-06-02T00:00:00Z")


def test_another_version_or_another_python_means_that_the_site_is_built(run: Run) -> None:
    run()
    run.monkeypatch.setattr(unchanged, "__version__", "9.9.9")
    assert not run.is_repeated()
    run.monkeypatch.undo()
    assert run.is_repeated()
    run.monkeypatch.setattr(sys, "version", "3.99")
    assert not run.is_repeated()


def test_another_place_another_environment_another_output_are_other_builds(run: Run) -> None:
    run()
    run.monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert not run.is_repeated()
    run.monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert not run.is_repeated("--drafts")
    run("--output", str(run.project / "elsewhere"))
    assert run.is_repeated("--output", str(run.project / "elsewhere"))
    assert run.is_repeated()
    run("--drafts")  # into the same folder, with one story more
    assert run.is_repeated("--drafts")
    assert not run.is_repeated()


def test_a_build_that_failed_leaves_no_note(run: Run) -> None:
    (run.project / "content/actors/ada.yaml").write_text("nome: Ada\n")
    assert run()[0] == 1
    assert not (run.project / ".onrecord").exists()
    assert run()[0] == 1


def test_only_a_few_notes_are_kept(run: Run) -> None:
    for number in range(10):
        run("--base-url", f"https://lamps.example/{number}/")
    assert len(list((run.project / ".onrecord/builds").iterdir())) == 8
    assert run.is_repeated("--base-url", "https://lamps.example/9/")


def test_other_commands_are_never_answered_from_a_note(run: Run) -> None:
    run()
    assert unchanged.repeat(["check", "--project", str(run.project)], os.environ) is None
    assert unchanged.repeat([], os.environ) is None
    assert unchanged.repeat(["build", "--project"], os.environ) is None
