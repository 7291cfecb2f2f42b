"""The list of rules is whole, and each says in a sentence what it holds."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from generator import checks
from generator.checks import ALL_CHECKS


def test_every_rule_of_every_module_is_in_the_list() -> None:
    folder = str(Path(checks.__file__).parent)
    rules = set()
    for module in iter_modules([folder]):
        here = import_module(f"generator.checks.{module.name}")
        for name, function in inspect.getmembers(here, inspect.isfunction):
            takes = list(inspect.signature(function).parameters)
            if function.__module__ == here.__name__ and takes == ["subject"] and name[0] != "_":
                rules.add(function)
    assert rules == set(ALL_CHECKS)
    assert len(ALL_CHECKS) == len(rules)


def test_a_rules_docstring_is_one_sentence() -> None:
    for rule in ALL_CHECKS:
        text = inspect.getdoc(rule)
        assert text is not None
        assert text.endswith(".")
        assert ". " not in text
