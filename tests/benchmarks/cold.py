"""What a cold `check` and a cold `build` cost an article, here and in other checkouts beside.

`python -m tests.benchmarks.cold [--articles N] [--rounds N] [--other FOLDER …]` writes a small and a
large made-up corpus and runs both commands on them, each in a process of its own, checkout after
checkout in every round. It prints the medians of processor time: what the start costs, what each
article adds, and how this checkout compares to each other one. A folder is what Python's path needs
to find that checkout's `generator`.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.command import NOW, REPOSITORY
from tests.corpus import write_corpus

COMMANDS = ("check", "build")
_FEW = 14
"""Articles of the small corpus, whose cost tells that of the start."""
_PARAGRAPHS = 8
"""Paragraphs that nobody quotes, which make an article some 650 words long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command costs in one checkout, in seconds of processor time."""

    start: float
    """Whatever the number of articles."""
    article: float
    """For each article."""


def measure(checkouts: list[Path], *, articles: int, rounds: int) -> dict[tuple[Path, str], Cost]:
    """The costs of every command in every checkout: medians of so many rounds."""
    runs: dict[tuple[Path, str, int], list[float]] = {}
    with TemporaryDirectory() as folder:
        projects = {
            number: write_corpus(
                Path(folder, str(number)).resolve(), articles=number, paragraphs=_PARAGRAPHS
            )
            for number in (_FEW, articles)
        }
        for _ in range(rounds):
            for command in COMMANDS:
                for number, project in projects.items():
                    for checkout in checkouts:
                        spent = _run(command, checkout, project)
                        runs.setdefault((checkout, command, number), []).append(spent)
    costs = {}
    for checkout in checkouts:
        for command in COMMANDS:
            few, many = (median(runs[checkout, command, number]) for number in (_FEW, articles))
            article = (many - few) / (articles - _FEW)
            costs[checkout, command] = Cost(start=few - _FEW * article, article=article)
    return costs


def _run(command: str, checkout: Path, project: Path) -> float:
    """The processor time of one run, which publishes, if it does, into an empty folder."""
    words = [sys.executable, "-m", "generator", command, "--quiet", "--now", NOW]
    with TemporaryDirectory() as output:
        words += ["--output", f"{output}/site"] if command == "build" else []
        before = _spent()
        subprocess.run(
            words,
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(checkouts: list[Path], costs: dict[tuple[Path, str], Cost]) -> Iterator[str]:
    """A line for each command in each checkout, the first of which is compared to the others."""
    ours = checkouts[0]
    for command in COMMANDS:
        own = costs[ours, command]
        yield f"{command}: {own.article * 1000:.2f} ms an article, start {own.start:.2f} s"
        for other in checkouts[1:]:
            cost = costs[other, command]
            yield (
                f"{command} in {other}: {cost.article * 1000:.2f} ms an article,"
                f" start {cost.start:.2f} s; here {own.article / cost.article:.2f} of it an"
                f" article, {own.start / cost.start:.2f} of its start"
            )


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--other", type=Path, nargs="*", default=[], metavar="FOLDER")
    options = parser.parse_args()
    if options.articles <= _FEW or options.rounds < 1:
        parser.error(f"--articles are more than {_FEW}, --rounds 1 or more")
    checkouts = [REPOSITORY, *(path.resolve() for path in options.other)]
    costs = measure(checkouts, articles=options.articles, rounds=options.rounds)
    for line in report(checkouts, costs):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
