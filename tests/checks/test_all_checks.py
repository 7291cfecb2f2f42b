"""The list of rules is whole, and each says in a sentence what it holds."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from generator import checks
from generator.checks import OF_ACTOR, OF_ANNOTATIONS, OF_ARTICLE, OF_OUTLET, OF_SITE, OF_STORY

EVERY = (*OF_ACTOR, *OF_OUTLET, *OF_ARTICLE, *OF_ANNOTATIONS, *OF_STORY, *OF_SITE)


def test_every_rule_of_every_module_is_in_one_list() -> None:
    folder = str(Path(checks.__file__).parent)
    rules: set[object] = set()
    for module in iter_modules([folder]):
        here = import_module(f"generator.checks.{module.name}")
        for name, function in inspect.getmembers(here, inspect.isfunction):
            takes = [p.annotation for p in inspect.signature(function).parameters.values()]
            if function.__module__ == here.__name__ and takes[0] == "Subject" and name[0] != "_":
                rules.add(function)
    assert rules == set(EVERY)
    assert len(EVERY) == len(rules)


def test_a_rules_docstring_is_one_sentence() -> None:
    for rule in EVERY:
        text = inspect.getdoc(rule)
        assert text is not None
        assert text.endswith(".")
        assert ". " not in text
