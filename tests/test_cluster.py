"""A site made on a Dask cluster is the same site; what is wrong with a cluster is said in a sentence."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from generator import cluster, pipeline, spreading
from generator.cluster import over_cluster
from generator.diagnostics import WorldError
from generator.rendering import TemplateFault
from generator.spreading import in_turn
from tests.command import build, copy_example, published
from tests.project import lay, over_base
from tests.test_pipeline import OPTIONS


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the scheduler of two workers is."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as two:
        yield two.scheduler_address


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "BATCH", 2)


def square(number: int) -> tuple[int, int]:
    time.sleep(0.1 if number == 0 else 0)
    return number * number, os.getpid()


def third_is_wrong(number: int) -> int:
    if number == 2:
        raise TemplateFault(Path("lamp.html"), 7, "no such lamp")
    return number


def dies(number: int) -> int:
    if number == 2:
        os._exit(1)
    return number


def test_both_workers_work_and_results_come_in_the_order_of_the_jobs(address: str) -> None:
    found = list(over_cluster(address)(square, range(40)))

    assert [result for result, _ in found] == [n * n for n in range(40)]
    assert len({process for _, process in found} - {os.getpid()}) == 2


def test_a_site_made_on_a_cluster_is_the_same(address: str, tmp_path: Path) -> None:
    own = {"templates/robots.txt": b"All may come.", "templates/assets/lamp.css": b"a{}"}
    project = lay(own, copy_example(tmp_path / "harbour"))

    pipeline.build(project, tmp_path / "here", OPTIONS, in_turn)
    built = pipeline.build(project, tmp_path / "there", OPTIONS, over_cluster(address))

    assert built.pages > 20
    assert published(tmp_path / "here") == published(tmp_path / "there")


def test_the_command_asks_for_it_and_keeps_no_cache(address: str, tmp_path: Path) -> None:
    project = lay(over_base(), tmp_path / "harbour")

    build(project, tmp_path / "there", "--executor", f"dask:{address}")

    assert not (project / ".onrecord" / "cache").exists()
    build(project, tmp_path / "here", "--executor", "serial")
    assert (project / ".onrecord" / "cache").exists()
    assert published(tmp_path / "here") == published(tmp_path / "there")


def test_a_fault_in_a_template_is_told_from_a_worker_too(address: str, tmp_path: Path) -> None:
    files = over_base() | {"templates/actor.html": b"\n{{ view.nome }}"}

    built = pipeline.build(
        lay(files, tmp_path / "harbour"), tmp_path / "site", OPTIONS, over_cluster(address)
    )

    assert [(d.code, d.span.path, d.span.line) for d in built.diagnostics] == [
        ("template-fault", "templates/actor.html", 2)
    ]


def test_what_the_work_raises_is_raised_in_its_turn(address: str) -> None:
    results = over_cluster(address)(third_is_wrong, range(9))

    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(TemplateFault, match=r"lamp\.html:7: no such lamp"):
        next(results)


def test_workers_that_are_not_what_we_are_do_nothing(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "7")

    with pytest.raises(
        WorldError, match=r"the worker tcp://.* has onrecord .*, and this command onrecord 7 "
    ):
        list(over_cluster(address)(square, [1]))


def test_a_worker_without_onrecord_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "__name__", "generator.nowhere")

    with pytest.raises(WorldError, match=r"the worker tcp://.* has no onrecord, or another"):
        list(over_cluster(address)(square, [1]))


@pytest.mark.parametrize("where", ["", "lamp", "tcp://lamp", "tcp://:1", "http://lamp:8786"])
def test_what_is_no_address_is_refused(where: str) -> None:
    with pytest.raises(WorldError, match="is no address of a Dask scheduler"):
        over_cluster(where)


@pytest.mark.parametrize("where", ["tcp://127.0.0.1:1", "tcp://no.such.host.invalid:8786"])
def test_a_cluster_that_cannot_be_reached_is_told(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_REACH", 0.5)

    with pytest.raises(WorldError, match=f"no Dask scheduler answers at {where}"):
        list(over_cluster(where)(square, [1]))


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(WorldError, match=r"pip install 'onrecord\[cluster\]'"):
        list(over_cluster("tcp://lamp:8786")(square, [1]))


def test_a_cluster_without_a_worker_is_told() -> None:
    with (
        LocalCluster(n_workers=0, processes=True, dashboard_address=":0") as none,
        pytest.raises(WorldError, match="has no worker"),
    ):
        list(over_cluster(none.scheduler_address)(square, [1]))


def test_work_that_ends_its_workers_is_told(address: str) -> None:
    with pytest.raises(WorldError, match=r"died|was lost in the middle"):
        list(over_cluster(address)(dies, range(9)))
