"""Floor 0, the one door to msgspec: frozen records and views, of which very many are made.

A struct is declared as a dataclass is. To declare a frozen one takes a fortieth of the time, which
is felt whenever the command starts, and to make one a tenth, which is felt wherever pages are made.
As JSON it is the list of its fields, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any, get_type_hints

from msgspec import DecodeError, Raw, ValidationError, convert, defstruct, field, to_builtins
from msgspec.json import Decoder, encode
from msgspec.structs import asdict, astuple, replace

if TYPE_CHECKING:
    from msgspec import Struct
else:
    from msgspec import Struct as _Struct

    class Struct(_Struct, array_like=True):
        """A record or a view."""


__all__ = [
    "Struct",
    "as_json",
    "asdict",
    "field",
    "fields",
    "from_json",
    "partly_from_json",
    "replace",
]


def fields(kind: Any) -> tuple[str, ...]:
    """The names of a struct's fields, in their order; `kind`: it, or one of them."""
    found: tuple[str, ...] = kind.__struct_fields__
    return found


def as_json(value: Any, *, is_sorted: bool = False) -> bytes:
    """Structs and plain data as JSON; `is_sorted`: sets and mappings in order."""
    try:
        return encode(value, order="deterministic" if is_sorted else None)
    except UnicodeEncodeError:  # half of a character, as in names of files that are no UTF-8
        import json

        return json.dumps(to_builtins(value), separators=(",", ":")).encode()


def from_json(data: bytes, kind: Any = Any) -> Any:
    """What `as_json` was given, of a kind. Raises `ValueError` for what is no such JSON."""
    try:
        return _decoder(kind).decode(data)
    except (DecodeError, UnicodeDecodeError):
        import json

        try:
            return convert(json.loads(data), kind)
        except ValidationError as error:
            raise ValueError(str(error)) from error


def partly_from_json(
    kind: Any, names: Iterable[str], later: Callable[[Callable[[], Any]], Any]
) -> Callable[[bytes], Any]:
    """Reads structs of a kind whose fields `names` need not be read at once.

    In each of these stands what `later` gives for how to read it.
    """
    hints = get_type_hints(kind)
    hinted = [(name, Raw if name in names else hints[name]) for name in fields(kind)]
    decode = Decoder(defstruct(kind.__name__, hinted, array_like=True)).decode

    def read(data: bytes) -> Any:
        try:
            found = dict(zip(fields(kind), astuple(decode(data)), strict=True))
        except (DecodeError, UnicodeDecodeError):
            return from_json(data, kind)
        for name in names:
            found[name] = later(partial(from_json, found[name], hints[name]))
        return kind(**found)

    return read


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind)
