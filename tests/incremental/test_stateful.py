"""A build that goes on from the last gives what one from nothing gives, whatever was changed."""

from __future__ import annotations

from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.machine import TALLIES, Again


def test_a_build_that_goes_on_gives_what_one_from_nothing_gives() -> None:
    run_state_machine_as_test(
        Again,
        settings=settings(
            max_examples=10,
            stateful_step_count=30,
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    again, builds = (
        sum(t.again for t in TALLIES.values()),
        sum(t.builds for t in TALLIES.values()),
    )
    assert again * 3 >= builds, "too few builds went on to test anything"
