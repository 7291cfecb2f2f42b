"""Every manual entry of reading, tried on the reader alone: its wrong tree, and its right one."""

from __future__ import annotations

import pytest

from generator.manual.files import FILES
from generator.manual.rule import BASE, Rule, tree
from generator.manual.shapes import SHAPES
from generator.reading import Reading, read
from generator.tree import MemoryTree

RULES = (*FILES, *SHAPES)


def laid_over_base(text: str) -> Reading:
    example = tree(text)
    files = {**tree(BASE).files, **example.files}
    present = {path: data for path, data in files.items() if data is not None}
    return read(MemoryTree(present, links=example.links), folder_name="harbour")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_tree_of_a_rule_raises_that_code_on_the_marked_lines_alone(rule: Rule) -> None:
    found = laid_over_base(rule.wrong).findings

    assert sorted((one.code, one.span.path, one.span.line) for one in found) == sorted(
        (rule.code, path, line) for path, line in tree(rule.wrong).expected
    )
    assert tree(rule.wrong).expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_right_tree_of_a_rule_raises_nothing(rule: Rule) -> None:
    assert laid_over_base(rule.right).findings == ()
