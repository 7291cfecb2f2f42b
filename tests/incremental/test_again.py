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
    assert bench.build().reason is None


@pytest.mark.parametrize("at", [n / 8 for n in range(8)])
def test_a_cache_of_which_one_byte_is_another_counts_for_nothing(bench: Bench, at: float) -> None:
    """A row may be gone without any checksum that could miss it."""
    (cache,) = bench.caches
    place = 100 + int(at * (cache.stat().st_size - 200))
    bench.damage(cache, lambda data: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    assert bench.build().reason == "there is nothing to go on from"
    assert bench.build().reason is None


def test_what_a_killed_build_left_to_roll_back_never_meets_another_cache(bench: Bench) -> None:
    (cache,) = bench.caches
    left = cache.with_name(f"{cache.name}-journal")
    left.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    cache.unlink()
    assert bench.build().reason == "there is nothing to go on from"
    assert not left.exists()
    assert bench.build().reason is None
