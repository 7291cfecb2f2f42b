"""Builds that go on, held against builds from nothing: `python -m tests.incremental.stateful`.

First every edit of the content and the settings by itself, then the same machine as in the suite, for as many steps
as asked.
"""

from __future__ import annotations

import argparse
import sys

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.bench import Tally
from tests.incremental.machine import TALLIES, Again

STEPS = 50
"""Steps of one project."""


def main() -> int:
    """Take the steps, and tell what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.incremental.stateful")
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shrink", action="store_true", help="look for fewer steps that fail too")
    asked = parser.parse_args()
    for held in (False, True):
        machine = Again()
        try:
            machine.edit_each(held=held)
        finally:
            machine.teardown()
    taken = number = 0
    while taken < asked.steps:
        number += 1
        run(seed=asked.seed * 1_000_000 + number, projects=8, shrinks=asked.shrink)
        taken = sum(tally.builds for tally in TALLIES.values())
        sys.stderr.write(f"\r{taken} of {asked.steps} builds")
        sys.stderr.flush()
    sys.stderr.write("\n")
    sys.stdout.write(report())
    return 0


def run(*, seed: int, projects: int, shrinks: bool) -> None:
    """Some projects, `STEPS` steps each."""
    machine = _seeded(seed)
    phases = [Phase.generate, *([Phase.shrink] if shrinks else [])]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=projects,
            stateful_step_count=STEPS,
            phases=phases,
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _seeded(number: int) -> type[Again]:
    return seed(number)(type("Again", (Again,), {}))


def report() -> str:
    """What the builds of this process came to."""
    return _told("nothing", TALLIES[False]) + _told("something", TALLIES[True])


def _told(what: str, tally: Tally) -> str:
    share = 100 * tally.again // max(tally.builds, 1)
    reasons = [f"{count:6d}  {reason}\n" for reason, count in tally.reasons.most_common()]
    return (
        f"Where {what} was held back at the start: {tally.builds} builds, all as from nothing:"
        f" {tally.again} went on ({share} %), making {tally.rendered} pages; {tally.stopped} stopped"
        f" at an error.\nMade from nothing because:\n{''.join(reasons)}"
    )


if __name__ == "__main__":
    sys.exit(main())
