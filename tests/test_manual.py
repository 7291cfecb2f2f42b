"""The manual's three views of one tuple: codes, texts, cases."""

from __future__ import annotations

import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Severity
from generator.explaining import codes, entry
from generator.manual import rules
from generator.manual.rule import BASE, Rule, Tree, tree
from generator.pipeline import Options, build, check
from generator.tree import MemoryTree

NOW = Options(now=datetime(2031, 6, 1, tzinfo=UTC))


def over_base(example: str) -> Tree:
    laid = tree(example) if example.strip() else Tree({}, ())
    files = dict(tree(BASE).files) | dict(laid.files)
    kept = {path: data for path, data in files.items() if data is not None}
    return Tree(kept, laid.expected, laid.links)


def raised(laid: Tree, folder: Path, rule: Rule | None) -> list[Diagnostic]:
    """All findings; on disk where the example needs one."""
    files = {path: data for path, data in laid.files.items() if data is not None}
    tracked = rule is not None and rule.code.endswith("-tracked")
    if rule is None or (rule.code != "template-fault" and not laid.links and not tracked):
        texts = {Path(path).stem: data.decode() for path, data in files.items() if "texts/" in path}
        tree = MemoryTree(files)
        return check(tree, NOW, folder_name="example", withheld=texts).diagnostics
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for path in laid.links:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(folder / "elsewhere")
    if tracked:
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
        subprocess.run(["git", "-C", str(folder), "add", "-A"], check=True)
    return build(folder, folder / "site", NOW).diagnostics


def told(found: list[Diagnostic], rule: Rule) -> list[Diagnostic]:
    """Findings a case must account for; notes only where the rule itself is a note."""
    return [d for d in found if d.severity is not Severity.NOTE or d.code == rule.code]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_wrong_example_raises_its_code_on_the_marked_lines_and_nothing_else(
    rule: Rule, tmp_path: Path
) -> None:
    laid = over_base(rule.wrong)
    found = told(raised(laid, tmp_path, rule), rule)
    assert laid.expected, "an example must mark where the diagnostic stands"
    assert [(d.code, d.span.path, d.span.line) for d in found] == [
        (rule.code, path, line) for path, line in sorted(laid.expected)
    ]
    assert all(d.severity is rule.severity for d in found)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_right_example_raises_nothing(rule: Rule, tmp_path: Path) -> None:
    assert told(raised(over_base(rule.right), tmp_path, rule), rule) == []


def test_the_base_of_all_examples_is_clean(tmp_path: Path) -> None:
    assert raised(over_base(""), tmp_path, None) == []


def test_every_code_stands_once() -> None:
    assert [code for code, count in Counter(r.code for r in rules()).items() if count > 1] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_explain_prints_what_why_wrong_and_right(rule: Rule) -> None:
    text = entry(rule.code)
    assert text is not None
    flat = " ".join(text.split())
    assert " ".join(rule.what.split()) in flat
    assert " ".join(rule.why.split()) in flat
    assert "# expect" not in text
    assert rule.code in codes()
