"""Rules on stories: evidence, coverage, review dates, reserved ids."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.diagnostics import Severity
from tests.project import Files, checked, found, over_base

STORY = """
-- content/stories/{id}.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
{keys}
---
{body}
"""


def story(keys: str = "status: settled", body: str = "", *, name: str = "harbour") -> Files:
    tree = STORY.replace("{id}", name).replace("{keys}", keys).replace("{body}", body)
    return over_base(tree)


@pytest.mark.parametrize("name", ["unlisted", "page"])
def test_ids_that_the_index_of_sources_needs_are_reserved(name: str) -> None:
    assert [(d.code, d.span.path) for d in found(story(name=name))] == [
        ("reserved-story-id", f"content/stories/{name}.md")
    ]


@pytest.mark.parametrize(
    ("account", "codes"),
    [
        ("it sails [@gazette#all-winter]", []),
        ("it sails [@gazette]", []),
        ("it sails", ["account-without-evidence"]),
        ("it sails, says [[mara-lind]]", ["account-without-evidence"]),
    ],
)
def test_every_account_of_a_difference_cites_a_report(account: str, codes: list[str]) -> None:
    keys = f"differences:\n  - about: Winter\n    accounts:\n      - >-\n        {account}"
    assert [d.code for d in found(story(keys))] == codes


def test_each_account_without_evidence_is_pointed_at() -> None:
    keys = "differences:\n  - about: Winter\n    accounts:\n      - it sails\n      - it stays"
    assert [d.span.line for d in found(story(keys))] == [8, 9]


def test_an_event_cites_what_tells_of_it() -> None:
    keys = (
        "events:\n  - date: 2031\n    text: It sails\n  - date: 2031\n    text: It stays [@gazette]"
    )
    assert [(d.code, d.span.line) for d in found(story(keys))] == [("event-without-evidence", 7)]


@pytest.mark.parametrize(("count", "codes"), [(3, []), (4, ["citation-stretched"])])
def test_more_than_three_sentences_on_one_citation_are_warned_of(
    count: int, codes: list[str]
) -> None:
    body = "It sails. " * count + "[@gazette]"
    assert [(d.code, str(d.severity)) for d in found(story(body=body))] == [
        (code, "warning") for code in codes
    ]


def test_coverage_is_a_note() -> None:
    files = story("summary: It sails. [@gazette]", "It sails. [@gazette]\n\nIt stays.")
    (note,) = [d for d in checked(files).diagnostics if d.code == "coverage"]
    assert note.severity is Severity.NOTE
    assert note.message.startswith("2 of 3 sentences are attributed (66 %)")


@pytest.mark.parametrize(
    ("least", "codes"), [("0.66", []), ("0.67", ["low-coverage"]), ("1", ["low-coverage"])]
)
def test_below_the_least_coverage_it_is_an_error_at_the_first_bare_sentence(
    least: str, codes: list[str]
) -> None:
    settings = f"title: Harbour\nmin_coverage: {least}\n".encode()
    files = story(body="It sails. [@gazette]\n\nIt sinks. [@gazette]\n\nIt stays, we hear.")
    files["content/site.yaml"] = settings
    errors = found(files)
    assert [(d.code, d.span.line) for d in errors] == [(code, 11) for code in codes]
    assert all(d.severity is Severity.ERROR for d in errors)


def test_analysis_headings_and_quotes_shown_are_not_counted() -> None:
    body = (
        "## What happened\n\nIt sails. [@gazette]\n\n![[gazette#all-winter]]\n\n"
        "::: analysis\nWe think it will.\n:::"
    )
    (note,) = [d for d in checked(story(body=body)).diagnostics if d.code == "coverage"]
    assert note.message.startswith("1 of 1 ")


def test_a_story_without_sentences_has_no_coverage() -> None:
    assert [d.code for d in checked(story()).diagnostics] == []


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2031, 1, 12, 23, 59, 59, tzinfo=UTC), False),
        (datetime(2031, 1, 13, tzinfo=UTC), True),
    ],
)
def test_a_review_is_due_after_its_day(now: datetime, *, due: bool) -> None:
    told = checked(story("review_by: 2031-01-12"), now=now).diagnostics
    assert [(d.code, str(d.severity)) for d in told] == ([("review-due", "note")] if due else [])
