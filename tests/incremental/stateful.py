"""Builds that go on, held against builds from nothing: `python -m tests.incremental.stateful`.

First every edit of the content by itself, then the same machine as in the suite, for as many steps
as asked.
"""

from __future__ import annotations

import argparse
import sys

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.machine import TALLY, Again

STEPS = 50
"""Steps of one project."""


def main() -> int:
    """Take the steps, and tell what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.incremental.stateful")
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shrink", action="store_true", help="look for fewer steps that fail too")
    asked = parser.parse_args()
    machine = Again()
    try:
        machine.edit_each()
    finally:
        machine.teardown()
    taken, number = TALLY.builds, 0
    while taken < asked.steps:
        before, number = TALLY.builds, number + 1
        run(seed=asked.seed * 1_000_000 + number, projects=8, shrinks=asked.shrink)
        taken += TALLY.builds - before
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
    share = 100 * TALLY.again // max(TALLY.builds, 1)
    reasons = [f"{count:6d}  {reason}\n" for reason, count in TALLY.reasons.most_common()]
    return (
        f"{TALLY.builds} builds, all as from nothing: {TALLY.again} went on ({share} %), making"
        f" {TALLY.rendered} pages; {TALLY.stopped} stopped at an error.\n"
        f"Made from nothing because:\n{''.join(reasons)}"
    )


if __name__ == "__main__":
    sys.exit(main())
