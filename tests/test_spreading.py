"""Work spread over processes gives what it gives in turn, in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import pipeline, spreading
from generator.rendering import TemplateFault
from generator.spreading import in_turn, over_processes
from tests.command import REPOSITORY
from tests.project import lay, over_base
from tests.test_pipeline import OPTIONS


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "cores", lambda: 2)


def test_results_come_in_the_order_of_the_jobs() -> None:
    def slower_at_first(number: int) -> int:
        time.sleep(0.05 if number == 0 else 0)
        return number * number

    assert list(over_processes(slower_at_first, range(40))) == [n * n for n in range(40)]
    assert list(in_turn(slower_at_first, range(3))) == [0, 1, 4]


def test_other_processes_do_the_work_and_know_all_that_this_one_knows() -> None:
    lamps = {"north": "lit", "south": "dark"}
    found = list(over_processes(lambda name: (lamps[name], os.getpid()), ["north", "south"]))
    assert [state for state, _ in found] == ["lit", "dark"]
    assert os.getpid() not in {process for _, process in found}


def test_one_job_and_no_job_need_no_process() -> None:
    assert list(over_processes(lambda _: os.getpid(), ["lamp"])) == [os.getpid()]
    assert list(over_processes(lambda _: os.getpid(), [])) == []


def test_what_the_work_raises_is_raised_in_its_turn() -> None:
    def third_is_wrong(number: int) -> int:
        if number == 2:
            raise TemplateFault(Path("lamp.html"), 7, "no such lamp")
        return number

    results = over_processes(third_is_wrong, range(30))
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(TemplateFault, match=r"lamp\.html:7: no such lamp") as caught:
        next(results)
    assert (caught.value.path, caught.value.line) == (Path("lamp.html"), 7)


def test_only_a_few_jobs_are_ahead_of_whoever_takes_the_results(tmp_path: Path) -> None:
    def leave_a_trace(number: int) -> int:
        (tmp_path / str(number)).touch()
        return number

    results = over_processes(leave_a_trace, range(500))
    assert [next(results), next(results)] == [0, 1]
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) <= 2 * 3 + 2
    results.close()
    assert spreading._work is None


def test_a_site_made_on_two_cores_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = lay(over_base(), tmp_path / "harbour")
    pipeline.build(project, tmp_path / "one", OPTIONS)
    monkeypatch.setattr(spreading, "BATCH", 2)
    pipeline.build(project, tmp_path / "two", OPTIONS)
    made = [
        {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*") if p.is_file()}
        for top in (tmp_path / "one", tmp_path / "two")
    ]
    assert len(made[0]) > 15
    assert made[0] == made[1]


def test_a_fault_in_a_template_is_told_from_another_process_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "BATCH", 1)
    files = over_base() | {"templates/actor.html": b"\n{{ view.nome }}"}
    built = pipeline.build(lay(files, tmp_path / "harbour"), tmp_path / "site", OPTIONS)
    assert [(d.code, d.span.path, d.span.line) for d in built.diagnostics] == [
        ("template-fault", "templates/actor.html", 2)
    ]
    assert not (tmp_path / "site" / "index.html").exists()


def test_work_done_meanwhile_is_done_by_a_copy_that_knows_all() -> None:
    lamps = {"north": "lit"}
    state = spreading.meanwhile(lambda: (lamps["north"], os.getpid(), "x" * 1_000_000))
    lamps["north"] = "dark"
    found, process, much = state()
    assert (found, len(much)) == ("lit", 1_000_000)
    assert process != os.getpid()


def test_what_a_copy_fails_at_is_done_here_and_raises_what_it_raises(
    capfd: pytest.CaptureFixture[str],
) -> None:
    here = os.getpid()

    def only_here() -> str:
        if os.getpid() != here:
            raise RuntimeError("not in a copy")
        return "lit"

    def nowhere() -> str:
        raise TemplateFault(Path("lamp.html"), 7, "no such lamp")

    assert spreading.meanwhile(only_here)() == "lit"
    with pytest.raises(TemplateFault, match="no such lamp"):
        spreading.meanwhile(nowhere)()
    assert capfd.readouterr().err == ""


def test_with_one_core_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "cores", lambda: 1)
    assert spreading.meanwhile(os.getpid)() == os.getpid()


def test_a_copy_ends_when_whoever_waits_for_it_is_killed() -> None:
    script = """
import os, signal
from generator import spreading
spreading.cores = lambda: 2
spreading.meanwhile(lambda: "x" * 10_000_000)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run(  # the copy has its output too, and so is waited for
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGKILL, b"", b"")
