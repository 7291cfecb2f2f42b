"""The story page is light enough for a slow line."""

from __future__ import annotations

from pathlib import Path

from tests.command import NOW
from tests.site.kinds import fullest, planned
from tests.site.weights import HEAVIEST, HEAVIEST_SCRIPT, Weight, weigh


def test_the_examples_story_page_is_within_its_weight(
    example_project: Path, built_site: Path
) -> None:
    story = fullest(built_site, planned(example_project, now=NOW).kinds)["story"]
    weight = weigh(built_site, story)
    assert weight.faults == []
    assert weight.whole > 20_000
    assert weight.script > 0


def test_a_page_weighs_what_it_loads_once_and_nothing_that_it_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    files = {"x.css": 100, "x.js": 20, "x.svg": 3, "other.html": 5000}
    for name, size in files.items():
        (tmp_path / name).write_bytes(b"x" * size)
    source = (
        '<!doctype html><link rel="stylesheet" href="../x.css"><link rel="icon" href="../x.svg">'
        '<script src="../x.js"></script><img src="../x.svg"><a href="../other.html">other</a>'
    )
    (tmp_path / "a" / "index.html").write_text(source, encoding="utf-8")
    assert weigh(tmp_path, "a/index.html") == Weight(whole=len(source) + 123, script=20)


def test_too_much_is_told() -> None:
    assert Weight(whole=HEAVIEST, script=HEAVIEST_SCRIPT).faults == []
    assert len(Weight(whole=HEAVIEST + 1, script=HEAVIEST_SCRIPT + 1).faults) == 2
