"""What random edits have found once stays found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.bench import Bench, Tally
from tests.project import over_base

STORY = """
-- content/stories/ferry.md --
---
title: The ferry sails
articles:
  gazette: gazette-ferry
---
It sails. [@gazette#all-winter]
"""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A project that was built a moment ago."""
    made = Bench(tmp_path, Tally())
    made.lay(over_base(STORY))
    made.build()
    return made


def test_a_file_that_was_young_when_it_went_is_gone(bench: Bench) -> None:
    """A file that might change unseen was read again, though it was no longer there."""
    bench.lay({path: data for path, data in bench.files.items() if "stories" not in path})
    assert bench.build().reason == "content/stories/ferry.md is new or gone"
