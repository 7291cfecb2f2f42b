"""Floor 2, shape faults in words: pydantic's list, a path of keys each, becomes diagnostics.

Knows no pydantic: only the names it gives to kinds of fault.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.diagnostics import Diagnostic
from generator.locate import Spot, follow, span_of
from generator.manual import finding
from generator.model import Place
from generator.reading.values import Fault, near, nearest
from generator.source import SourceFile
from generator.yaml_nodes import ListNode, MapNode, ScalarNode

Loc = tuple[str | int, ...]

_KEY = "[key]"
"""What pydantic adds to the path of a fault in a key."""

_WANTED = {
    "model_type": ("keys of its own", "begin the next line with a key, indented"),
    "dict_type": ("'id: …' lines of its own", "begin the next line with an id, indented"),
    "list_type": ("a list", "write [ ], or lines that begin with a dash"),
}
_SINGULAR = {
    "quotes": "a quote", "passages": "a passage", "reports": "a report", "stances": "a stance",
    "questions": "a question", "claims": "a claim", "differences": "a difference",
    "events": "an event", "updates": "an update", "roles": "a role", "nav": "an entry of 'nav'",
}  # fmt: skip


def diagnostics(
    errors: list[dict[str, Any]],
    *,
    node: MapNode,
    source: SourceFile,
    known: Callable[[Loc], list[str]],
) -> tuple[Diagnostic, ...]:
    """What pydantic found in a file, each at its place. `known` gives the keys a path takes."""
    misspelt = {
        (error["loc"][:-1], near)
        for error in errors
        if error["type"] == "extra_forbidden"
        for near in nearest(str(error["loc"][-1]), known(error["loc"][:-1]))
    }
    return tuple(
        _one(error, node=node, source=source, known=known)
        for error in errors
        if error["type"] != "missing" or (error["loc"][:-1], error["loc"][-1]) not in misspelt
    )


def _one(
    error: dict[str, Any], *, node: MapNode, source: SourceFile, known: Callable[[Loc], list[str]]
) -> Diagnostic:
    loc: Loc = error["loc"]
    in_key = loc[-1:] == (_KEY,)
    loc = loc[:-1] if in_key else loc
    spot = follow(node, loc)
    kind = error["type"]
    if kind == "missing":
        return _missing(loc, node=node, source=source)
    if kind == "extra_forbidden":
        return _unknown(loc, source=source, spot=spot, known=known(loc[:-1]))
    if kind == "value_error":
        fault: Fault = error["ctx"]["error"]
    else:
        fault = _wrong_type(kind, spot, known(loc))
    span = span_of(Place(source.path, loc), source, node, key=in_key)
    message = _sentence(loc[:-1] if in_key else loc, fault)
    return finding(fault.code, span, message, hint=fault.hint)


def _sentence(loc: Loc, fault: Fault) -> str:
    """The rule with the name of what it is about, as far as there is one."""
    names = [step for step in loc if isinstance(step, str)]
    if not names:
        return f"the file {fault.rule}"
    if loc and isinstance(loc[-1], int):
        if fault.code == "missing-value":
            return f"'{names[-1]}' has an entry without a value"
        if fault.code == "wrong-type":
            return f"{_owner(loc)} {fault.rule}"
    return f"'{names[-1]}' {fault.rule}"


def _wrong_type(kind: str, spot: Spot, keys: list[str]) -> Fault:
    value = spot.value
    if value is None or (isinstance(value, ScalarNode) and value.absent):
        return Fault("missing-value", "has no value")
    if kind == "too_short":
        return Fault("missing-value", "has no entry, and at least one is needed")
    wanted, hint = _WANTED[kind]
    if keys:
        hint = f"write its keys below it, indented: {', '.join(keys)}"
    if kind == "list_type" and isinstance(value, ScalarNode) and "\n" not in value.text:
        short = " " not in value.text
        hint = f"write [{value.text}]" if short else "write each on a line of its own after a dash"
    found = "a list" if isinstance(value, ListNode) else "one value"
    found = "keys" if isinstance(value, MapNode) else found
    return Fault("wrong-type", f"takes {wanted}, not {found}", hint)


def _missing(loc: Loc, *, node: MapNode, source: SourceFile) -> Diagnostic:
    parent, key = loc[:-1], loc[-1]
    what = _owner(parent) if parent else _FILE[source.path.split("/")[1]]
    span = span_of(Place(source.path, parent), source, node, key=True)
    return finding("missing-field", span, f"{what} needs '{key}'", hint=f"add '{key}: …'")


def _owner(loc: Loc) -> str:
    """What stands at a path that isn't the top, in words."""
    last = loc[-1]
    if isinstance(last, int):
        return _SINGULAR.get(str(loc[-2]), f"an entry of '{loc[-2]}'")
    kind = _SINGULAR.get(str(loc[-2]), "") if len(loc) > 1 else ""
    return (
        f"{kind.removeprefix('a ').removeprefix('an ')} '{last}'".strip() if kind else f"'{last}'"
    )


_FILE = {
    "site.yaml": "the site",
    "outlets": "an outlet",
    "actors": "an actor",
    "articles": "an article",
    "annotations": "an annotation file",
    "stories": "a story",
}


def _unknown(loc: Loc, *, source: SourceFile, spot: Spot, known: list[str]) -> Diagnostic:
    key = str(loc[-1])
    assert spot.key is not None
    span = source.span(spot.key.start, spot.key.end)
    owner = _owner(loc[:-1]) if loc[1:] else _FILE[source.path.split("/")[1]]
    hint = near(key, known) or f"it takes {', '.join(known)}"
    return finding("unknown-field", span, f"{owner} has no field '{key}'", hint=hint)
