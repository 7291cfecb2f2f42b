"""Floor 2, all faults of a mapping that is not in its shape; the only door to pydantic.

Imported when a file has a fault, or an editor asks for a schema.
"""

from __future__ import annotations

from functools import partial
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    create_model,
)

from generator.reading.field_docs import field_docs
from generator.reading.shapes import SHAPES
from generator.reading.shaping import First, Leaf, NotEmpty, Shape, is_shape
from generator.yaml_nodes import MapNode

_models: dict[type[Shape], type[BaseModel]] = {}


def faults(shape: type[Shape], node: MapNode) -> list[dict[str, Any]]:
    """What is wrong with a mapping, as pydantic lists it (`type`, `loc`, `ctx` …)."""
    try:
        _model(shape).model_validate(node)
    except ValidationError as error:
        return [dict(one) for one in error.errors(include_url=False)]
    return []


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file, for editors that complete keys from one.

    A text that names something has a `format` that says what: `onrecord-party` for instance.
    """
    return _model(SHAPES[kind]).model_json_schema(by_alias=True, mode="validation")


def _documented(shape: type[Shape], schema: dict[str, Any]) -> None:
    """Put into a shape's schema what each key means."""
    docs = field_docs(shape)
    for key, field in shape.fields().items():
        if field.name in docs:
            schema["properties"][key]["description"] = docs[field.name]


def _model(shape: type[Shape]) -> type[BaseModel]:
    """A shape as pydantic knows one, made once."""
    if shape in _models:
        return _models[shape]
    known: dict[str, Any] = {
        field.name: (
            _typed(field.type),
            Field(... if field.needed else getattr(shape, field.name), alias=key),
        )
        for key, field in shape.fields().items()
    }
    config = ConfigDict(extra="forbid", json_schema_extra=partial(_documented, shape))
    model = create_model(shape.__name__, __config__=config, __doc__=shape.__doc__, **known)
    return _models.setdefault(shape, model)


def _typed(hint: Any) -> Any:
    """A type in which each shape is a model, and each mark what pydantic has for it."""
    if is_shape(hint):
        return _model(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = _typed(arguments[0])
        return Annotated[inner, *_marks(arguments[1], inner)]
    if origin in (Union, UnionType):
        return _typed(arguments[0]) | None
    if origin in (list, dict):
        return origin[tuple(_typed(one) for one in arguments)]
    return hint


def _marks(mark: Leaf | First | NotEmpty, inner: Any) -> list[Any]:
    """What pydantic has for a mark."""
    if isinstance(mark, NotEmpty):
        return [Field(min_length=1)]
    if isinstance(mark, First):
        return [BeforeValidator(mark.read, json_schema_input_type=inner | mark.written)]
    found: list[Any] = [PlainValidator(mark.read, json_schema_input_type=mark.written)]
    if mark.of:
        found.append(WithJsonSchema({"type": "string", "format": f"onrecord-{mark.of}"}))
    return found
