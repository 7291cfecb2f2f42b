"""`onrecord stale` and `why`: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import lay, over_base
from tests.test_cli import ERROR, WITHHELD, Run

STORY = """
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
key_quotes: [gazette#all-winter]
review_by: 2031-05-01
---
The ferry will sail all winter. [@gazette#all-winter]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay(over_base(STORY, WITHHELD), tmp_path / "harbour")


def test_each_thing_to_look_at_has_its_place_and_what_to_do(run: Run, project: Path) -> None:
    done = run("stale", "--project", project, "--now", "2031-06-01")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "content/annotations/gazette-quay.yaml:2:3: unproven: nothing proves 'opens' yet: no text and no seal",
        "  = help: put the article's text into texts/gazette-quay.txt: onrecord seal gazette-quay",
        "content/stories/harbour.md:6:12: review-due: this story was to be reviewed by 2031-05-01",
        "  = help: look it over, then set a new date or take it out",
        "1 story to review, 1 unproven item",
    ]


def test_the_time_decides(run: Run, project: Path) -> None:
    assert "review-due" not in run("stale", "--project", project, "--now", "2031-04-01").out


def test_tools_get_an_object_a_line(run: Run, project: Path) -> None:
    done = run("stale", "--project", project, "--now", "2031-06-01", "--format", "json")
    found = [json.loads(line) for line in done.out.splitlines()]

    assert [one["kind"] for one in found] == ["unproven", "review-due"]
    assert list(found[0]) == ["kind", "path", "line", "column", "message", "hint"]


def test_nothing_to_look_at_is_said(run: Run, tmp_path: Path) -> None:
    clean = lay(over_base(), tmp_path / "clean")
    done = run("stale", "--project", clean)
    assert (done.code, done.out) == (0, "nothing wants looking at\n")


def test_content_with_errors_is_looked_at_as_far_as_it_can_be(run: Run, tmp_path: Path) -> None:
    broken = "-- content/actors/jon-berg.yaml --\nnmae: Jon Berg\n"
    wrong = lay(over_base(STORY, ERROR, broken), tmp_path / "wrong")
    done = run("stale", "--project", wrong, "--now", "2031-06-01")
    assert done.code == 0
    assert "review-due" in done.out
    assert done.err == "1 file has errors and cannot be taken into account: onrecord check\n"


def test_why_tells_what_would_fall_and_where_it_shows(run: Run, project: Path) -> None:
    done = run("why", "--project", project, "gazette-ferry#all-winter")

    quote = "a quote of Mara Lind from The Gazette: The ferry will sail all winter"
    told = f"gazette-ferry#all-winter: {quote}"
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"content/annotations/gazette-ferry.yaml:2:3: {told}",
        "would fall without it:",
        "  content/stories/harbour.md:8:35: story: loses its only citation",
        "      The ferry will sail all winter.",
        "  content/stories/harbour.md:5:14: key-quote: shows it",
        "      gazette#all-winter",
        "shown on:",
        "  /articles/gazette-ferry/",
        "  /outlets/gazette/",
        "  /sources/harbour/",
        "  /actors/mara-lind/",
        "  /stories/harbour/",
    ]


def test_why_of_what_nothing_rests_on_says_so(run: Run, project: Path) -> None:
    done = run("why", "--project", project, "gazette-quay#opens")
    assert "nothing of ours rests on it" in done.out.splitlines()


def test_why_is_one_object_for_tools(run: Run, project: Path) -> None:
    done = run("why", "--project", project, "gazette-ferry#all-winter", "--format", "json")
    found = json.loads(done.out)

    assert list(found) == ["name", "what", "path", "line", "column", "rests", "pages"]
    assert [one["kind"] for one in found["rests"]] == ["story", "key-quote"]
    assert found["rests"][0]["effect"] == "falls"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gazette-ferry", "write article-id#item-id"),
        ("gazette-ferri#all-winter", "did you mean 'gazette-ferry'?"),
        ("gazette-ferry#all-wintr", "did you mean 'all-winter'?"),
        ("harbour#sails", "has no claim or question 'sails'"),
        ("no-such#item", "no article or story is called 'no-such'"),
    ],
)
def test_a_name_that_leads_nowhere_exits_with_2_and_says_which_was_meant(
    run: Run, project: Path, name: str, said: str
) -> None:
    done = run("why", "--project", project, name)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
