"""How our cold build grows: ten times the articles, and on request a hundred thousand on disk.

`python -m tests.benchmarks.growth [--articles 1000] [--runs 3] [--large FOLDER] [--bench FOLDER]`
builds so many articles and ten times as many in turn, in memory where there is such a folder, and
prints how many times the time ten times the articles cost: at most 11. `--large` builds 100,000
articles once in a folder on a disk: at most 15 minutes and 3 GiB.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.comparing import Ratio, middle, table
from tests.benchmarks.contestants import BENCH, bench_folder, in_memory, onrecord, write_corpus
from tests.benchmarks.measuring import Spent, run, written
from tests.benchmarks.peers import say

_TIMES = 10
_MOST = 11.0
_LARGE = 100_000
_LARGE_MINUTES = 15.0
_LARGE_MIB = 3 * 1024.0


def measure(bench: Path, sizes: list[int], rounds: int, folder: Path) -> dict[int, Spent]:
    """The medians of cold builds of so many articles, run in turn."""
    ours = onrecord()
    projects = {n: write_corpus(bench, ours.form, n, folder / str(n)) for n in sizes}
    runs: dict[int, list[Spent]] = {n: [] for n in sizes}
    for number in range(1, rounds + 1):
        for articles, project in projects.items():
            say(f"{articles:,} articles, {number} of {rounds}")
            ours.clean(project)
            spent = run(ours.command, folder=project, environment=ours.environment)
            pages, size = written(project / ours.output, 0)
            runs[articles].append(replace(spent, pages=pages, size=size / 1e6))
    return {articles: middle(own) for articles, own in runs.items()}


def report(found: dict[int, Spent]) -> Iterator[str]:
    """A line for each size, and one of the last by the first."""
    rows = [["articles", "wall s", "CPU s", "peak MiB", "pages", "MB"]]
    for articles, spent in found.items():
        row = [spent.wall, spent.cpu, spent.peak, spent.pages, spent.size]
        rows.append([f"{articles:,}", *(f"{figure:,.1f}" for figure in row)])
    few, *_, many = found.values()
    wall, cpu = Ratio(many.wall / few.wall, _MOST), Ratio(many.cpu / few.cpu, _MOST)
    yield from table(rows)
    yield f"{_TIMES} times the articles cost: wall {wall}, CPU {cpu}"


def large(bench: Path, folder: Path) -> Iterator[str]:
    """What very many articles cost, once."""
    with TemporaryDirectory(dir=folder) as inside:
        spent = measure(bench, [_LARGE], 1, Path(inside))[_LARGE]
    minutes, mib = Ratio(spent.wall / 60, _LARGE_MINUTES), Ratio(spent.peak, _LARGE_MIB)
    yield f"{_LARGE:,} articles on disk: minutes {minutes}, peak MiB {mib}, CPU s {spent.cpu:.0f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--large", type=Path, metavar="FOLDER", help="on a disk with 5 GB to spare")
    parser.add_argument("--bench", type=bench_folder, default=BENCH, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory(dir=in_memory()) as folder:
        sizes = [asked.articles, asked.articles * _TIMES]
        print(*report(measure(asked.bench, sizes, asked.runs, Path(folder))), sep="\n")  # noqa: T201
    if asked.large:
        print(*large(asked.bench, asked.large), sep="\n")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
