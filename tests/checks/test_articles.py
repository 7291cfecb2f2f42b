"""Rules on what we take from an article."""

from __future__ import annotations

import pytest

from tests.project import Files, found, over_base, told

WORDS = " ".join(f"word{n}" for n in range(40))


def project(items: str, *, rights: str = "withheld", cap: int | None = None) -> Files:
    limit = f"max_excerpt_words: {cap}\n" if cap else ""
    full = "licence: CC0-1.0\n" if rights == "full" else ""
    body = f"“{WORDS}”, Mara Lind said.\n" if rights == "full" else ""
    return over_base(f"""
-- content/site.yaml --
title: Harbour
{limit}
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: {rights}
{full}---
{body}
-- content/annotations/gazette-ferry.yaml --
{items}
-- content/actors/mara-lind.yaml (absent) --
""")


def first(count: int) -> str:
    return " ".join(WORDS.split()[:count])


@pytest.mark.parametrize(("count", "codes"), [(25, []), (26, ["long-passage"])])
def test_a_passage_of_more_than_twenty_five_words_is_warned_of(
    count: int, codes: list[str]
) -> None:
    warnings = found(project(f"passages:\n  long: {first(count)}\n"))
    assert [(d.code, str(d.severity)) for d in warnings] == [(code, "warning") for code in codes]


def test_all_parts_of_a_passage_count() -> None:
    parts = f"passages:\n  long:\n    text:\n      - {first(13)}\n      - {first(13)}\n"
    assert [d.code for d in found(project(parts))] == ["long-passage"]


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ("passages:\n  long: {words}\n", 2),
        ("passages:\n  long:\n    text: {words}\n", 3),
        ("passages:\n  long:\n    where: the quay\n    text: {words}\n", 4),
        ("passages:\n  long:\n    via: [gazette]\n    text: {words}\n", 4),
        ("passages:\n  long:\n    note: hm\n    text: {words}\n", 4),
    ],
)
def test_the_words_themselves_are_pointed_at(items: str, line: int) -> None:
    (warning,) = found(project(items.replace("{words}", first(30))))
    assert (warning.span.line, warning.span.end_column - warning.span.column) == (
        line, len(first(30)),
    )  # fmt: skip


@pytest.mark.parametrize(("cap", "codes"), [(10, []), (9, ["excerpt-too-long"])])
def test_of_one_article_no_more_of_the_outlets_words_are_published_than_the_cap(
    cap: int, codes: list[str]
) -> None:
    items = f"passages:\n  a: {first(6)}\n  b: other words of it here\nreports:\n"
    items = items.replace("other words of it here", "four words of it")
    errors = found(project(items, cap=cap))
    assert [(d.code, str(d.severity)) for d in errors] == [(code, "error") for code in codes]


def test_speakers_words_do_not_count_towards_the_cap() -> None:
    items = f"quotes:\n  a:\n    speaker: gazette\n    text: {first(30)}\n"
    assert told(project(items, cap=5)) == []


def test_an_article_shown_in_full_has_no_cap() -> None:
    items = f"passages:\n  a: {first(20)}\n"
    assert told(project(items, rights="full", cap=5)) == []
