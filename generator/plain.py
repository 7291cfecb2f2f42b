"""Floor 1, records as plain data, and back: what a cache can hold as JSON.

A record becomes the list of its fields in their order; what a field may hold is read from its
annotation, once a class. A place in the record's own file is written without the file's name,
which is given again on the way back. Raises `ValueError` for data that is no such record.
"""

from __future__ import annotations

import marshal
import types
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.dates import When, parse
from generator.model import Place
from generator.pieces import Prose
from generator.structs import Struct, fields

T = TypeVar("T")
_Pack = Callable[[Any, str], Any]
"""A value and the path of its file → plain data."""
_Unpack = Callable[[Any, str], Any]
_IN_USE = 8
"""Packed texts that are at hand unpacked: a page prints one and may point into a few others."""
_SCALARS = (str, int, float, bool, type(None), object)


def pack(value: object, path: str = "") -> Any:
    """A record of the file at `path` as lists, texts and numbers."""
    kind: Any = value.__class__
    return _packer(kind)(value, path)


def unpack(kind: type[T], data: Any, path: str = "") -> T:
    """The record that `pack` was given."""
    cls: Any = kind
    try:
        found: T = _unpacker(cls)(data, path)
    except (TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return found


@cache
def _when(text: str) -> When:
    return parse(text)


def _pack_place(place: Place, path: str) -> Any:
    loc = list(place.loc)
    other = None if place.path == path else place.path
    if other is None and not place.words and place.offset is None:
        return loc
    return {"p": other, "l": loc, "w": place.words, "o": place.offset}


def _unpack_place(data: Any, path: str) -> Place:
    if isinstance(data, list):
        return Place(path, tuple(data))
    return Place(data["p"] or path, tuple(data["l"]), data["w"], data["o"])


@cache
def _packer(kind: Any) -> _Pack:
    if kind in _SCALARS:
        return lambda value, _: value
    if kind is Place:
        return _pack_place
    if kind is When:
        return lambda value, _: value.text
    if kind is datetime:
        return lambda value, _: value.isoformat()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda value, _: str(value)
    if isinstance(kind, type) and issubclass(kind, Struct):
        each = [(name, _packer(hint)) for name, hint in _fields(kind)]

        def record(value: Any, path: str) -> Any:
            if type(value) is PackedProse:
                return marshal.loads(value.data)  # noqa: S302 # made in this run
            return [one(getattr(value, name), path) for name, one in each]

        return record
    return _packer_of(get_origin(kind) or kind, get_args(kind))


def _packer_of(origin: Any, args: tuple[Any, ...]) -> _Pack:
    if origin in (Union, types.UnionType):
        return _packer_of_union(args)
    if origin is tuple:
        if args[-1] is Ellipsis:
            one = _packer(args[0])
            return lambda value, path: [one(entry, path) for entry in value]
        each = [_packer(arg) for arg in args]
        return lambda value, path: [
            one(entry, path) for one, entry in zip(each, value, strict=True)
        ]
    if origin is frozenset:
        return lambda value, _: sorted(value)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        one = _packer(args[1])
        # as pairs where the order of the keys says something; JSON keeps it too
        return lambda value, path: {key: one(entry, path) for key, entry in value.items()}
    raise TypeError(f"cannot store {origin}")


def _packer_of_union(args: tuple[Any, ...]) -> _Pack:
    kinds = [arg for arg in args if arg is not type(None)]
    if all(kind in _SCALARS for kind in kinds):
        return lambda value, _: value
    if len(kinds) == 1:
        one = _packer(kinds[0])
        return lambda value, path: None if value is None else one(value, path)
    each = {kind: (number, _packer(kind)) for number, kind in enumerate(kinds)}

    def tagged(value: Any, path: str) -> Any:
        number, one = each[type(value)]
        return [number, one(value, path)]

    return tagged


@cache
def _unpacker(kind: Any) -> _Unpack:
    if kind in _SCALARS:
        return lambda data, _: data
    if kind is Place:
        return _unpack_place
    if kind is When:
        return lambda data, _: _when(data)
    if kind is datetime:
        return lambda data, _: datetime.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda data, _: kind(data)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _unpacker_of_record(kind)
    return _unpacker_of(get_origin(kind) or kind, get_args(kind))


def _unpacker_of_record(kind: Any) -> _Unpack:
    each = [(name, _unpacker(hint)) for name, hint in _fields(kind)]
    count = len(each)
    as_it_is = kind.__match_args__ == fields(kind) and all(h in _SCALARS for _, h in _fields(kind))

    def record(data: Any, path: str) -> Any:
        if len(data) != count:
            raise ValueError(f"no {kind.__name__}")
        if as_it_is:
            return kind(*data)
        return kind(
            **{name: one(entry, path) for (name, one), entry in zip(each, data, strict=True)}
        )

    return record


def _unpacker_of(origin: Any, args: tuple[Any, ...]) -> _Unpack:
    if origin in (Union, types.UnionType):
        return _unpacker_of_union(args)
    if origin is tuple:
        if args[-1] is Ellipsis:
            one = _unpacker(args[0])
            return lambda data, path: tuple([one(entry, path) for entry in data])
        each = [_unpacker(arg) for arg in args]
        return lambda data, path: tuple(
            [one(entry, path) for one, entry in zip(each, data, strict=True)]
        )
    if origin is frozenset:
        return lambda data, _: frozenset(data)
    one = _unpacker(args[1])
    return lambda data, path: {key: one(entry, path) for key, entry in data.items()}


def _unpacker_of_union(args: tuple[Any, ...]) -> _Unpack:
    kinds = [arg for arg in args if arg is not type(None)]
    if all(kind in _SCALARS for kind in kinds):
        return lambda data, _: data
    if len(kinds) == 1:
        one = _unpacker(kinds[0])
        return lambda data, path: None if data is None else one(data, path)
    each = [_unpacker(kind) for kind in kinds]
    return lambda data, path: each[data[0]](data[1], path)


def _fields(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(name, hints[name]) for name in fields(kind)]


class Lazily:
    """A record whose fields are made when they are read; it has a record's fields, not its type."""

    def __init__(self, kind: Any, data: list[Any], path: str = "") -> None:
        """What `pack` gave for a record of this kind. Raises `ValueError` for anything else."""
        if len(data) != len(_columns(kind)):
            raise ValueError(f"no {kind.__name__}")
        self._kind, self._data, self._path = kind, data, path

    def __getattr__(self, name: str) -> Any:
        """A field, kept from now on."""
        try:
            number, one = _columns(self._kind)[name]
            found = one(self._data[number], self._path)
        except (KeyError, TypeError, LookupError) as error:
            raise ValueError(f"no {self._kind.__name__}: {error}") from error
        self.__dict__[name] = found
        return found


@cache
def _columns(kind: Any) -> dict[str, tuple[int, _Unpack]]:
    return {name: (at, _unpacker(hint)) for at, (name, hint) in enumerate(_fields(kind))}


def column(kind: Any, field: str) -> int:
    """Which entry of what `pack` gives for a record has a field."""
    return _columns(kind)[field][0]


@lru_cache(maxsize=_IN_USE)
def _unpacked(data: bytes) -> Lazily:
    return Lazily(Prose, marshal.loads(data))  # noqa: S302 # made in this run


def _unpacking(name: str) -> Any:
    get = attrgetter(name)
    return property(lambda packed: get(_unpacked(packed.data)))


class PackedProse:
    """Prose as bytes; those few that were read last are at hand, as far as they were read."""

    __slots__ = ("data",)
    __class__ = property(lambda _: Prose)  # who asks is told so

    def __init__(self, prose: Prose) -> None:
        """Pack it."""
        self.data: bytes = marshal.dumps(pack(prose))

    stream = _unpacking("stream")
    references = _unpacking("references")
    pieces = _unpacking("pieces")
    sentences = _unpacking("sentences")
    analysis = _unpacking("analysis")

    def __reduce__(self) -> tuple[Any, ...]:
        """Bytes again, in whichever process it is read."""
        return _repacked, (self.data,)

    def __eq__(self, other: object) -> bool:
        """Whether it is the same prose, packed or not."""
        if type(other) is PackedProse:
            return self.data == other.data
        return isinstance(other, Prose) and other == _whole(self)

    def __hash__(self) -> int:
        return hash(_whole(self))


def _whole(packed: PackedProse) -> Prose:
    return Prose(**{name: getattr(packed, name) for name in fields(Prose)})


def _repacked(data: bytes) -> PackedProse:
    made = object.__new__(PackedProse)
    made.data = data
    return made
