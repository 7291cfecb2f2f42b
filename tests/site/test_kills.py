"""A build that is killed at any moment leaves a whole site, and the next build mends the rest."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from datetime import datetime
from pathlib import Path

import pytest

from generator import pipeline
from tests.command import NOW, build, published
from tests.corpus import write_corpus
from tests.site.links import BASES, broken_links, reached_from, read_site
from tests.thorough import THOROUGH

KILLS = 20 if THOROUGH else 6
SEED = 20
OPTIONS = pipeline.Options(now=datetime.fromisoformat(NOW))
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["__main__", "generator.pipeline"])


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two projects of some sixty pages: most addresses are the same, most pages differ."""
    folder = tmp_path_factory.mktemp("projects")
    return write_corpus(folder / "one", seed=1), write_corpus(folder / "two", seed=2)


@pytest.fixture(scope="module")
def sites(
    projects: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What a clean build of each publishes."""
    outputs = [tmp_path_factory.mktemp("clean") / "site" for _ in projects]
    for project, output in zip(projects, outputs, strict=True):
        build(project, output)
    return published(outputs[0]), published(outputs[1])


def run_and_kill(project: Path, output: Path, seconds: float | None) -> bool:
    """Build in a process of its own, killed after so long unless None; whether it was cut short.

    The process is forked from one that has imported the generator already, so that the moments
    are those of the work and not of starting Python.
    """
    process = FORKS.Process(target=pipeline.build, args=(project, output, OPTIONS))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def faults(output: Path, old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """What is not whole in a site that a killed build of `new` over `old` left.

    Every file is one generation's or the other's, none that both have is missing, and no reader
    who comes in by the first page meets a link to a file that is not there.
    """
    files = published(output)
    torn = [path for path, found in files.items() if found not in (old.get(path), new.get(path))]
    lost = [path for path in old if path in new and path not in files]
    site = read_site(output)
    met = reached_from(site, "index.html")
    leading_nowhere = [
        f"{fault.path}: {fault.address}"
        for fault in broken_links(site, BASES["from disk"])
        if fault.path in met and fault.reason == "names no published file"
    ]
    return [*torn, *lost, *leading_nowhere]


def test_the_two_projects_are_of_the_size_and_unlikeness_that_the_kills_need(
    sites: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    one, two = sites
    assert 50 <= sum(path.endswith(".html") for path in one) <= 80
    assert set(one) - set(two)
    assert set(two) - set(one)
    assert sum(one[path] != two[path] for path in set(one) & set(two)) > 30


def test_kills_leave_a_whole_site_that_the_next_build_completes(
    tmp_path: Path,
    projects: tuple[Path, Path],
    sites: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    output = tmp_path / "site"
    run_and_kill(projects[0], output, None)  # the first also starts the process to fork from
    rng = random.Random(SEED)
    seconds = 1.0
    killed = 0
    for turn in range(5 * KILLS):
        project, old, new = projects[1 - turn % 2], sites[turn % 2], sites[1 - turn % 2]
        if run_and_kill(project, output, rng.random() * seconds):
            killed += 1
            assert faults(output, old, new) == []
            started = time.monotonic()
            run_and_kill(project, output, None)
            seconds = time.monotonic() - started
        assert published(output) == new
        if killed == KILLS:
            break
    assert killed == KILLS


def test_kills_of_a_first_build_leave_only_whole_files(
    tmp_path: Path, projects: tuple[Path, Path], sites: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    output = tmp_path / "site"
    for seconds in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        run_and_kill(projects[0], output, seconds)
        assert [path for path, found in published(output).items() if found != sites[0][path]] == []
    run_and_kill(projects[0], output, None)
    assert published(output) == sites[0]
