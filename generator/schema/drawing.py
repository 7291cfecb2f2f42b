"""Floor 7, the JSON Schema of a kind of file with the site's own ids in it.

The shape is pydantic's, made from what `check` reads with. What differs: texts are texts whatever
YAML takes them for (`title: 1984`), a key may stand without a value where it may be left out, and
nothing is offered that only a program would write (`null`, defaults, titles).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.reading.amiss import json_schema

Schema = dict[str, Any]

_NOTHING = {"not": {"type": ["string", "number", "boolean", "object", "array"]}}
"""A key without a value. `type: "null"` would say the same, and have `null` offered."""

_TEXT = {"if": {"type": "boolean"}, "else": {"type": ["string", "number"]}}
"""One text. `type: "boolean"` by itself would have `true` and `false` offered."""

_NAMES = "onrecord-"
"""How a format begins that says what an id names."""


def draw(kind: str, vocabulary: Mapping[str, Schema]) -> Schema:
    """The schema of a kind of file; `vocabulary` gives the schema of each sort of id."""
    whole = json_schema(kind)
    shapes = {name: _drawn(shape) for name, shape in whole.pop("$defs", {}).items()}
    drawn = _drawn(whole)
    named: dict[str, Schema] = {}
    _gather([drawn, shapes], vocabulary, named)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"onrecord: {kind}",
        **drawn,
        "$defs": {"text": _TEXT, "nothing": _NOTHING, **dict(sorted(named.items())), **shapes},
    }


def _drawn(schema: Schema) -> Schema:
    """A schema with ours in place of pydantic's, and all that stands inside it."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "default")}
    told = {key: kept[key] for key in ("description",) if key in kept}
    if kept.get("format", "").startswith(_NAMES):
        return {"$ref": f"#/$defs/{kept['format']}", **told}
    if kept.keys() - {"description"} == {"type"}:
        ours = {"string": "text", "null": "nothing"}.get(kept["type"])
        return {**({"$ref": f"#/$defs/{ours}"} if ours else {"type": kept["type"]}), **told}
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(kept.get(key), dict):
            kept[key] = _drawn(kept[key])
    if "properties" in kept:
        kept["properties"] = {name: _drawn(one) for name, one in kept["properties"].items()}
    if "anyOf" in kept:
        kept["anyOf"] = [_drawn(one) for one in kept["anyOf"]]
    return kept


def _gather(value: object, vocabulary: Mapping[str, Schema], named: dict[str, Schema]) -> None:
    """Put into `named` the sorts of id that a schema asks for."""
    if isinstance(value, list):
        for one in value:
            _gather(one, vocabulary, named)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key == "$ref" and one.startswith(f"#/$defs/{_NAMES}"):
                name = one.removeprefix("#/$defs/")
                named[name] = vocabulary[name.removeprefix(_NAMES)]
            else:
                _gather(one, vocabulary, named)
