"""A site that holds something back goes on like any other, and holds it back still."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from generator.incremental.known import WHOLE
from tests.incremental.bench import Bench, Tally, standing
from tests.incremental.machine import site_files

DRAFT = "content/stories/night-boats.md"
HIDDEN = (
    DRAFT,
    "content/stories/quay-opens.md",
    "content/articles/tide-night.md",
    "content/annotations/tide-night.yaml",
    "content/actors/night-pilot.yaml",
    "content/actors/night-watch.yaml",
    "content/outlets/skipper.yaml",
)
"""Files of which nothing is shown."""
PUBLIC = ("content/actors/mirna-vale.yaml", "She leads", "She runs")
"""An edit of what is."""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A project with a draft and an embargoed story that was built a moment ago."""
    made = Bench(tmp_path, Tally())
    made.lay(site_files(held=True))
    assert made.build().published
    return made


def edit(bench: Bench, path: str, before: str, after: str) -> None:
    text = bench.files[path].decode()
    assert before in text
    bench.lay({**bench.files, path: text.replace(before, after).encode()})


def test_what_is_public_is_made_anew_where_it_stands(bench: Bench) -> None:
    edit(bench, *PUBLIC)
    built = bench.build()
    assert built.reason is None
    assert 0 < built.rendered < built.pages


@pytest.mark.parametrize("path", HIDDEN)
def test_an_edit_of_what_is_held_back_makes_no_page(bench: Bench, path: str) -> None:
    before = standing(bench.output)
    edit(bench, path, *_first_words(bench.files[path].decode()))
    built = bench.build()
    assert (built.reason, built.rendered) == (None, 0)
    assert standing(bench.output) == before
    edit(bench, *PUBLIC)
    assert bench.build().rendered
    assert [path for path, data in standing(bench.output).items() if b"zq " in data] == []


def _first_words(text: str) -> tuple[str, str]:
    """A line that says something, and another in its place."""
    for key in ("title: ", "name: ", "note: "):
        if key in text:
            return key, f"{key}zq "
    raise AssertionError(text)


def test_a_draft_that_is_shown_now_is_made_and_no_more_than_tells_of_it(bench: Bench) -> None:
    before = standing(bench.output)
    edit(bench, DRAFT, "draft: true\n", "")
    built = bench.build()
    assert built.reason is None
    assert built.rendered < built.pages
    assert "stories/night-boats/index.html" in standing(bench.output)
    edit(bench, DRAFT, "related:", "draft: true\nrelated:")
    assert bench.build().reason is None
    assert standing(bench.output) == before


def test_what_stories_lead_to_no_longer_goes(bench: Bench) -> None:
    edit(bench, "content/stories/harbour-lamps.md", "  speech: tide-speech\n", "")
    edit(bench, DRAFT, "  night: tide-night\n", "  night: tide-night\n  speech: tide-speech\n")
    assert bench.build().reason is None
    assert "articles/tide-speech/index.html" not in standing(bench.output)


def test_a_held_back_file_comes_and_goes_and_makes_no_page(bench: Bench) -> None:
    before = standing(bench.output)
    draft = (
        b"---\ntitle: zq\narticles:\n  night: tide-night\ndraft: true\n---\nIt sails. [@night]\n"
    )
    bench.lay({**bench.files, "content/stories/other-boats.md": draft})
    built = bench.build()
    assert (built.reason, built.rendered) == (None, 0)
    bench.lay({p: data for p, data in bench.files.items() if "other-boats" not in p})
    built = bench.build()
    assert (built.reason, built.rendered) == (None, 0)
    assert standing(bench.output) == before


def test_where_nothing_is_held_back_any_more_all_is_made(bench: Bench) -> None:
    edit(bench, DRAFT, "draft: true\n", "")
    bench.build()
    text = bench.files["content/stories/quay-opens.md"].decode()
    line = next(line for line in text.splitlines() if line.startswith("embargo:"))
    edit(bench, "content/stories/quay-opens.md", f"{line}\n", "")
    assert bench.build().reason == "nothing is held back any more"
    edit(bench, DRAFT, "related:", "draft: true\nrelated:")
    assert bench.build().reason == "night-boats is held back, and nothing was"


@pytest.mark.parametrize("drafts", [False, True])
def test_where_all_is_shown_nothing_is_kept_twice(tmp_path: Path, *, drafts: bool) -> None:
    bench = Bench(tmp_path, Tally())
    bench.lay(site_files(held=drafts))
    bench.drafts = drafts
    bench.build()
    (cache,) = bench.caches
    with sqlite3.connect(cache) as rows:
        kept = {word for row in rows.execute("SELECT kind, name FROM row") for word in row}
    assert "given" in kept
    assert [word for word in kept if word.startswith((WHOLE, "seen "))] == []


def test_a_cache_that_lost_what_may_be_seen_shows_nothing_more(bench: Bench) -> None:
    (cache,) = bench.caches
    with sqlite3.connect(cache) as rows:
        rows.execute("DELETE FROM row WHERE kind = 'meta' AND name = 'visible'")
    rows.close()
    edit(bench, *PUBLIC)
    assert bench.build().reason == "there is nothing to go on from"
