"""Floor 7, an editor's settings file: JSON with comments, changed without losing any of it.

Text is only ever put in between, so that comments, order and blanks stay as they are; what cannot
be done so is not done at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.structs import Struct, field

_SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_DECODER = json.JSONDecoder()


class Unreadable(ValueError):
    """The text is no JSON with comments, or says something in a way that is not touched here."""


class Value(Struct):
    """A value and where it stands: `text[start:end]`."""

    start: int
    end: int
    plain: Any
    """As Python has it."""
    members: dict[str, Value] = field(default_factory=dict)
    """Of an object: key → value."""
    comma: bool = False
    """Of an object: whether a comma stands behind its last member."""


def parse(text: str) -> Value:
    """Read a text. Raises `Unreadable`."""
    try:
        value = _value(text, _skip(text, 0))
    except (ValueError, IndexError, RecursionError) as problem:
        raise Unreadable(str(problem)) from problem
    if _skip(text, value.end) != len(text):
        raise Unreadable("something stands behind the end")
    return value


def _skip(text: str, at: int) -> int:
    """Past blanks and comments."""
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _value(text: str, at: int) -> Value:
    if text[at] == "{":
        return _object(text, at)
    if text[at] == "[":
        return _array(text, at)
    plain, end = _DECODER.raw_decode(text, at)
    return Value(at, end, plain)


def _object(text: str, start: int) -> Value:
    found = Value(start, start, {})
    at = _skip(text, start + 1)
    while text[at] != "}":
        key, end = _DECODER.raw_decode(text, at)
        at = _skip(text, end)
        if not isinstance(key, str) or key in found.members or text[at] != ":":
            raise Unreadable(f"a key that stands twice, or is none: {key!r}")
        value = _value(text, _skip(text, at + 1))
        found.members[key] = value
        found.plain[key] = value.plain
        at, found.comma = _comma(text, value.end, "}")
    found.end = at + 1
    return found


def _array(text: str, start: int) -> Value:
    found: list[Any] = []
    at = _skip(text, start + 1)
    while text[at] != "]":
        value = _value(text, at)
        found.append(value.plain)
        at, _ = _comma(text, value.end, "]")
    return Value(start, at + 1, found)


def _comma(text: str, at: int, close: str) -> tuple[int, bool]:
    """Past the comma behind an entry, if there is one; without one the end must come."""
    at = _skip(text, at)
    if text[at] == ",":
        return _skip(text, at + 1), True
    if text[at] != close:
        raise Unreadable("a comma is missing")
    return at, False


def merge(text: str, key: str, wanted: Mapping[str, Any]) -> str:
    """The text with these members in its object `key`, and all else as it was.

    Raises `Unreadable` where that cannot be done without loss.
    """
    root = parse(text)
    if not isinstance(root.plain, dict):
        raise Unreadable("no object")
    inner = root.plain.get(key, {})
    if not isinstance(inner, dict):
        raise Unreadable(f"'{key}' is no object")
    expected = root.plain | {key: inner | dict(wanted)}
    if key not in root.members:
        text = _added(text, root, key, dict(wanted))
    else:
        for name, value in wanted.items():
            text = _set(text, parse(text).members[key], name, value)
    if parse(text).plain != expected:
        raise Unreadable("it would say something else")
    return text


def _set(text: str, owner: Value, name: str, value: Any) -> str:
    """The text with one member of an object set."""
    old = owner.members.get(name)
    if old is None:
        return _added(text, owner, name, value)
    if old.plain == value:
        return text
    return text[: old.start] + json.dumps(value, ensure_ascii=False) + text[old.end :]


def _added(text: str, owner: Value, name: str, value: Any) -> str:
    """The text with a new last member of an object, on lines of its own."""
    outer = _indent(text, owner.start)
    step = "  "
    for first in owner.members.values():
        step = _indent(text, first.start).removeprefix(outer) or step
        break
    new = f"{json.dumps(name)}: {json.dumps(value, indent=step, ensure_ascii=False)}"
    lines = [f"{outer}{step}{line}" for line in new.split("\n")]
    end = "\r\n" if "\r\n" in text else "\n"
    close = owner.end - 1
    last = max((one.end for one in owner.members.values()), default=owner.start + 1)
    comma = "," if owner.members and not owner.comma else ""
    kept = text[last:close].rstrip()  # comments behind the last member stay with it
    return f"{text[:last]}{comma}{kept}{end}{end.join(lines)}{end}{outer}{text[close:]}"


def _indent(text: str, at: int) -> str:
    """The blanks at the head of the line in which something stands."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip())]
