"""Floor 2, what a shape is, and how a mapping is read in it when all of it is right.

A shape is a class whose annotations say which keys a mapping takes and what stands under each. It
is read straight off; of a mapping with any fault nothing is made, and `amiss` tells all its
faults from the same annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.structs import Struct
from generator.yaml_nodes import ScalarNode

S = TypeVar("S", bound="Shape")
Reader = Callable[[Any], Any]
"""A node in, a value out; a `ValueError` where the node is not plainly right."""


class Field(NamedTuple):
    """What stands under a key."""

    name: str
    type: Any
    needed: bool


class Shape:
    """What all shapes share: no key but those named; a default where nothing stands.

    A field is named as its key, with `_` behind it where that is a word of Python's.
    """

    @classmethod
    @cache
    def fields(cls) -> Mapping[str, Field]:
        """Key → what stands under it, in the order of the shape."""
        hints = get_type_hints(cls, include_extras=True)
        return MappingProxyType({
            name.rstrip("_"): Field(name, hint, not hasattr(cls, name))
            for name, hint in hints.items()
        })  # fmt: skip

    @classmethod
    @cache
    def readers(cls) -> tuple[dict[str, tuple[str, Reader]], frozenset[str]]:
        """Key → name and reader of each field; the names of those that are needed."""
        known = cls.fields()
        return (
            {key: (field.name, _reader(field.type)) for key, field in known.items()},
            frozenset(field.name for field in known.values() if field.needed),
        )


class Leaf(Struct, frozen=True):
    """Marks a type as read by a function of `generator.reading.values`."""

    read: Reader
    written: Any = str
    """The type as JSON has it."""
    of: str = ""
    """What an id names, such as `party`: a list of `generator.schema.vocabulary`."""


class First(Struct, frozen=True):
    """Marks a type whose node first goes through a function."""

    read: Reader
    written: Any
    """What JSON may have beside the type."""


class NotEmpty(Struct, frozen=True):
    """Marks a list or mapping that needs an entry."""


def bare(value: object) -> object:
    """A bare text stands for an item with that `text`."""
    return {"text": value} if isinstance(value, ScalarNode) and not value.absent else value


OR_TEXT = First(bare, str)
"""Marks a shape for which its `text` alone can stand."""


def is_shape(hint: object) -> bool:
    """Whether a type is a shape."""
    return isinstance(hint, type) and issubclass(hint, Shape)


# -- reading --------------------------------------------------------------------------------------


def shaped(shape: type[S], node: object) -> S | None:
    """A mapping in its shape; None where anything in it is wrong."""
    try:
        made = _whole(shape, node)
    except ValueError:
        return None
    assert isinstance(made, shape)
    return made


def _whole(shape: type[Shape], node: object) -> Shape:
    readers, needed = shape.readers()
    if not isinstance(node, dict):
        raise ValueError("no mapping")  # noqa: TRY004 # as every fault here
    made = shape()
    found = vars(made)
    for key, value in node.items():
        if key not in readers:
            raise ValueError("a key too many")
        name, read = readers[key]
        found[name] = read(value)
    if not needed <= found.keys():
        raise ValueError("a key too few")
    return made


def _reader(hint: Any) -> Reader:
    """How a node of this type is read."""
    if is_shape(hint):
        return partial(_whole, hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(arguments[0], arguments[1])
    if origin in (Union, UnionType):
        return partial(_or_none, _reader(arguments[0]))
    if origin is list:
        return partial(_list, _reader(arguments[0]))
    assert origin is dict, hint
    return partial(_dict, _reader(arguments[0]), _reader(arguments[1]))


def _marked(hint: Any, mark: Leaf | First | NotEmpty) -> Reader:
    if isinstance(mark, Leaf):
        return mark.read
    inner = _reader(hint)
    return partial(_first, mark.read, inner) if isinstance(mark, First) else partial(_some, inner)


def _first(first: Reader, then: Reader, value: object) -> Any:
    return then(first(value))


def _some(read: Reader, value: object) -> Any:
    made = read(value)
    if not made:
        raise ValueError("no entry")
    return made


def _or_none(read: Reader, value: object) -> Any:
    return None if value is None else read(value)


def _list(read: Reader, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")  # noqa: TRY004 # as every fault here
    return [read(one) for one in value]


def _dict(read_key: Reader, read: Reader, value: object) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise ValueError("no mapping")  # noqa: TRY004 # as every fault here
    return {read_key(key): read(one) for key, one in value.items()}


# -- looking into a shape -------------------------------------------------------------------------


def keys(shape: type[Shape], loc: tuple[str | int, ...]) -> list[str]:
    """The keys a shape takes at a path inside it, needed ones first; none where any will do."""
    at: Any = shape
    for step in loc:
        at = _inside(at, step)
    if not is_shape(at):
        return []
    found = at.fields()
    return sorted(found, key=lambda key: not found[key].needed)


def _inside(hint: Any, step: str | int) -> Any:
    """The type of what stands under a key or index of a value of this type; None for a leaf."""
    if is_shape(hint):
        field = hint.fields().get(str(step))
        return _bare_type(field.type) if field else None
    arguments = get_args(hint)
    return _bare_type(arguments[-1]) if arguments else None


def _bare_type(hint: Any) -> Any:
    """The type without `| None` and without its marks."""
    while get_origin(hint) in (Union, UnionType, Annotated):
        hint = get_args(hint)[0]
    return hint
