"""The schema of a kind of file: whole, without what only a program would write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.reading.shapes import SHAPES
from generator.schema.drawing import draw
from generator.schema.vocabulary import vocabulary
from tests.project import checked, over_base

KNOWN = vocabulary(checked(over_base()).library)


def schemas(value: object) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from schemas(one)
    elif isinstance(value, list):
        for one in value:
            yield from schemas(one)


@pytest.mark.parametrize("kind", SHAPES)
def test_every_reference_in_a_schema_leads_somewhere(kind: str) -> None:
    drawn = draw(kind, KNOWN)
    asked = {one["$ref"] for one in schemas(drawn) if isinstance(one.get("$ref"), str)}
    assert asked
    assert asked <= {f"#/$defs/{name}" for name in drawn["$defs"]}


@pytest.mark.parametrize("kind", SHAPES)
def test_nothing_of_pydantics_own_is_left(kind: str) -> None:
    text = json.dumps({**draw(kind, KNOWN), "title": ""})
    assert '"default"' not in text
    assert '"type": "null"' not in text
    assert 'Shape",' not in text.replace("#/$defs/", "")


@pytest.mark.parametrize("kind", SHAPES)
def test_every_key_says_what_it_means(kind: str) -> None:
    drawn = draw(kind, KNOWN)
    silent = [
        name
        for one in (drawn, *drawn["$defs"].values())
        for name, key in one.get("properties", {}).items()
        if "description" not in key
    ]
    # a token's name is all there is to say
    assert silent == ([*drawn["$defs"]["ThemeShape"]["properties"]] if kind == "site" else [])


def test_a_sort_of_id_is_told_once_and_only_where_it_is_asked_for() -> None:
    assert "onrecord-party" in draw("annotations", KNOWN)["$defs"]
    assert "onrecord-party" not in draw("outlets", KNOWN)["$defs"]
