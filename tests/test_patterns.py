"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from generator.patterns import _ASKED, pattern
from tests.command import REPOSITORY


def test_a_pattern_answers_as_a_compiled_one() -> None:
    words, plain = pattern(r"(?P<first>\w)\w*", re.ASCII), re.compile(r"(?P<first>\w)\w*", re.ASCII)
    text = "lamps on Quill Pier, and a würde"
    assert words.findall(text) == plain.findall(text)
    assert words.sub(r"\1", text) == plain.sub(r"\1", text)
    assert [found.span() for found in words.finditer(text, 3, 12)] == [
        found.span() for found in plain.finditer(text, 3, 12)
    ]
    assert words.split(text, 2) == plain.split(text, 2)
    assert words.fullmatch("lamps")
    assert not words.match(" lamps")
    assert (words.pattern, words.flags) == (plain.pattern, plain.flags)
    assert (words.groups, words.groupindex) == (plain.groups, plain.groupindex)


def test_bytes_have_patterns_too() -> None:
    assert pattern(rb"\s+").sub(b" ", b"a \n b") == b"a b"


def test_all_that_a_compiled_pattern_can_be_asked_is_there() -> None:
    there = {name for name in dir(re.compile("")) if not name.startswith("_")}
    assert there - {"pattern"} - set(_ASKED) <= {"scanner"}


def test_its_text_is_told_without_compiling_it() -> None:
    unready = pattern("(")
    assert unready.pattern == "("
    with pytest.raises(re.error):
        unready.match("(")


def _waiting() -> Iterator[tuple[str, str]]:
    """Module and name of every pattern of ours that waits."""
    for path in sorted((REPOSITORY / "generator").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            value = getattr(node, "value", None)
            if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "pattern":
                names = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
                (name,) = [one.id for one in names if isinstance(one.ctx, ast.Store)]
                yield _module(path), name


def _module(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_pattern_of_ours_can_be_compiled() -> None:
    found = list(_waiting())
    assert len(found) > 50
    for module, name in found:
        assert callable(getattr(import_module(module), name).search), (module, name)
