"""Rights: which texts stand in the repository."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from generator.model import Article
from generator.reading import read
from generator.tree import MemoryTree


def article(keys: str, body: str) -> tuple[Article, list[Diagnostic]]:
    text = f"---\ntitle: Lamp\noutlet: gazette\n{keys}---\n{body}"
    files = {"content/site.yaml": b"title: x", "content/articles/lamp.md": text.encode()}
    found = read(MemoryTree(files), folder_name="x")
    return found.articles[0], list(found.findings)


FULL = "rights: full\nlicence: CC0-1.0\n"


def test_a_text_that_may_be_shown_is_compiled() -> None:
    record, findings = article(FULL, "The *lamp* is lit.\n")

    assert findings == []
    assert record.body is not None
    assert record.body.stream.text == "The lamp is lit."


@pytest.mark.parametrize("keys", ["", "rights: withheld\n", "rights: excerpts\n"])
def test_a_text_that_may_not_be_shown_does_not_stand_in_the_repository(keys: str) -> None:
    record, (found,) = article(keys, "\n\nThe lamp is lit.\nIt burns.\n")

    assert record.body is None
    assert found.code == "text-not-published-here"
    assert "texts/lamp.txt" in (found.hint or "")
    assert (found.span.line, found.span.column, found.span.end_column) == (
        7 + keys.count("\n"), 1, 17,
    )  # fmt: skip
    assert "lamp is lit" not in found.message


@pytest.mark.parametrize("keys", ["", "rights: withheld\n", "rights: excerpts\n"])
def test_without_its_text_it_is_a_record_like_any(keys: str) -> None:
    assert article(keys, " \n\n")[1] == []


def test_a_text_shown_in_full_needs_its_licence_and_itself() -> None:
    codes = [(d.code, d.span.line) for d in article("rights: full\n", " \n")[1]]

    assert codes == [("licence-needed", 4), ("article-without-text", 4)]


def test_a_text_nested_past_what_the_parser_keeps_is_refused() -> None:
    _, findings = article(FULL, ">" * 120 + " the lamp\n")

    assert [d.code for d in findings] == ["nested-too-deep"]
    assert findings[0].span.line == 7
