"""Floor 0, frozen records of which very many are made.

Python's own way to fill a frozen record looks each field up by its name. Here each has its setter
at hand, which takes half the time; nothing else about the record is another.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

R = TypeVar("R")


def swift(cls: type[R]) -> type[R]:
    """Decorates a frozen, slotted dataclass whose fields are all given to its constructor."""
    record: Any = cls
    known: dict[str, Any] = {}
    positional: list[str] = ["self"]
    named: list[str] = []
    lines: list[str] = []
    for field in fields(record):
        if not field.init or field.default_factory is not MISSING:
            raise TypeError(f"{cls.__name__}.{field.name} is not simply given")
        parameter = field.name
        if field.default is not MISSING:
            known[f"_default_{field.name}"] = field.default
            parameter += f"=_default_{field.name}"
        (named if field.kw_only else positional).append(parameter)
        known[f"_set_{field.name}"] = getattr(record, field.name).__set__
        lines.append(f"    _set_{field.name}(self, {field.name})")
    parameters = ", ".join([*positional, *(["*", *named] if named else [])])
    source = "\n".join([f"def __init__({parameters}):", *lines])
    exec(source, known)  # noqa: S102 # names of fields alone, as dataclasses does it
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = record.__init__.__annotations__
    record.__init__ = made
    return cls
