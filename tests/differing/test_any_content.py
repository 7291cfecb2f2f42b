"""Whatever the content is: it is compared as far as it was read, and every change has a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.differing import Difference, differ
from generator.differing.telling import as_json, as_markdown, as_text
from generator.manual import rules
from generator.manual.rule import BASE, Rule, tree
from generator.pipeline import Options
from generator.tree import MemoryTree
from tests.project import NOW, alone


def memory(example: str) -> MemoryTree:
    links = tree(example).links if example.strip() else ()
    return MemoryTree(alone(BASE, *([example] if example.strip() else [])), links=links)


def compared(before: str, after: str) -> Difference:
    return differ(
        memory(before), memory(after), Options(now=NOW),
        project=Path("no-such-project"), with_pages=False,
    )  # fmt: skip


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_content_with_any_fault_can_be_compared(rule: Rule) -> None:
    for before, after in ((rule.right, rule.wrong), (rule.wrong, rule.right)):
        found = compared(before, after)
        assert "{" not in "".join(as_text(found)).replace("{ }", "").replace("{date", "")
        assert len(list(as_json(found))) == len(found.changes) + 1
        assert as_markdown(found)


ELSEWHERE = {
    "template-fault", "withheld-text-tracked", "seal-key-tracked", "text-and-seal-disagree",
}  # fmt: skip
"""What is not found in the content itself."""
ERRORS = [
    rule for rule in rules() if rule.severity is Severity.ERROR and rule.code not in ELSEWHERE
]  # fmt: skip


@pytest.mark.parametrize("rule", ERRORS, ids=lambda rule: rule.code)
def test_a_new_error_is_told_first(rule: Rule) -> None:
    assert compared(rule.right, rule.wrong).changes[0].is_warning
