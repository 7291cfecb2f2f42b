"""onrecord beside Hugo and other peers, on the same corpus: whole processes, run in turn.

`python -m tests.benchmarks.peers [--articles 1000,10000] [--runs 5] [--minimal]
[--peers hugo,eleventy,pelican,mkdocs] [--phases cold,nothing,body,quote] [--bench FOLDER]` writes the
corpus in each one's form, in memory where there is such a folder, and builds it: cold, with nothing
changed, with one body edited, and with one quote edited together with its words in the article. It
prints the versions, the medians of every phase, and the ratios beside what is required. `--minimal`
adds our engine with the peers' pages alone, which separates it from our design. See
`tests.benchmarks.contestants` for where peers and corpus come from.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.comparing import PHASES, figures, ratios
from tests.benchmarks.contestants import (
    BENCH,
    MINIMAL,
    PEERS,
    Contestant,
    bench_folder,
    in_memory,
    minimal,
    onrecord,
    write_corpus,
)
from tests.benchmarks.edits import Editor, quoted
from tests.benchmarks.measuring import Failed, Spent, run, written


def measure(
    contestants: Sequence[Contestant],
    projects: dict[str, Path],
    *,
    phases: Sequence[str],
    rounds: int,
) -> dict[tuple[str, str], list[Spent]]:
    """All runs: phase by phase, in every round one contestant after the other."""
    quote = quoted(projects[contestants[0].name])
    editors = {c.name: Editor(c, projects[c.name], quote) for c in contestants}
    found: dict[tuple[str, str], list[Spent]] = {}
    if "cold" not in phases:  # then what stands is to be what a build left
        for one in contestants:
            run(one.command, folder=projects[one.name], environment=one.environment)
    for phase in phases:
        taking_part = [one for one in contestants if one.rebuilds or phase == "cold"]
        for number in range(1, rounds + 1):
            say(f"{PHASES[phase]}, {number} of {rounds}")
            for one in taking_part:
                spent = _measured(one, projects[one.name], editors[one.name], phase, number)
                found.setdefault((phase, one.name), []).append(spent)
    return found


def _measured(one: Contestant, project: Path, editor: Editor, phase: str, number: int) -> Spent:
    """One run of one contestant. Raises `Failed`, also where an edit did not reach the site."""
    word = f"{phase.capitalize()}{number}x"
    match phase:
        case "cold":
            one.clean(project)
        case "body":
            editor.edit_body(word)
        case "quote":
            editor.edit_quote(word)
    start = time.time_ns()
    spent = run(one.command, folder=project, environment=one.environment)
    arrived = {"body": editor.body_arrived, "quote": editor.quote_arrived}
    if phase in arrived and not arrived[phase](word):
        raise Failed(f"{one.name}: the edit of {phase} did not reach the site")
    pages, size = written(project / one.output, start)
    return replace(spent, pages=pages, size=size / 1e6)


def say(line: str) -> None:
    """What is being done, apart from what is found."""
    sys.stderr.write(f"{line}\n")


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=_numbers, default=[1_000, 10_000], metavar="N,…")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default="hugo", metavar="PEER,…", help=", ".join(PEERS))
    parser.add_argument("--phases", default=",".join(PHASES), metavar="PHASE,…")
    parser.add_argument("--minimal", action="store_true", help="our engine with the peers' pages")
    parser.add_argument("--bench", type=bench_folder, default=BENCH, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    peers, phases = asked.peers.split(","), asked.phases.split(",")
    if unknown := [*({*peers} - PEERS.keys()), *({*phases} - PHASES.keys())]:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    if min(asked.articles) < 10 or asked.runs < 1:
        parser.error("--articles are 10 or more, --runs 1 or more")
    ours = [onrecord(), *([minimal()] if asked.minimal else [])]
    theirs = [PEERS[name]() for name in peers]
    print(*_versions([ours[0], *theirs]), sep="\n")  # noqa: T201
    for articles in asked.articles:
        with TemporaryDirectory(dir=in_memory()) as folder:
            say(f"{articles:,} articles: writing them")
            projects = {
                one.name: write_corpus(asked.bench, one.form, articles, Path(folder, str(number)))
                for number, one in enumerate([*ours, *theirs])
            }
            found = measure([*ours, *theirs], projects, phases=phases, rounds=asked.runs)
        print(f"\n{articles:,} articles, medians of {asked.runs}")  # noqa: T201
        print(*figures(found), sep="\n")  # noqa: T201
        for other in theirs:
            for own in ours:
                lines = ratios(
                    found,
                    own.name,
                    other.name,
                    articles,
                    minimal=own.name == MINIMAL,
                    is_required=other.name == "Hugo",
                )
                print("", *lines, sep="\n")  # noqa: T201
    return 0


def _numbers(words: str) -> list[int]:
    return [int(word) for word in words.split(",")]


def _versions(contestants: Sequence[Contestant]) -> list[str]:
    python = f"Python {sys.version.split()[0]}"
    cores = f"{len(os.sched_getaffinity(0))} cores"
    return [*(one.told_version() for one in contestants), f"{python}, {cores}"]


if __name__ == "__main__":
    sys.exit(main())
