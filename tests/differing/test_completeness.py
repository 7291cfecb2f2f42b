"""No field of any record changes unnoticed: each is given another value, and something is told."""

from __future__ import annotations

from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from generator.dates import When, parse
from generator.differing import compare
from generator.library import Library, make_library
from generator.model import Place, Role, Translation, Withdrawn
from generator.pieces import Prose
from generator.prose import compile_line, compile_story
from generator.settings import NavLink
from generator.structs import fields, replace
from tests.differing.harbour import BASE
from tests.project import alone, checked

FILES = alone(BASE)

LINE = compile_line("Quite another thing.", lang="en")[0]
OTHER: dict[Any, Any] = {
    str: "other",
    int: 7,
    float: 0.5,
    Prose: LINE,
    When: parse("2001"),
    Withdrawn: Withdrawn(None, "No more."),
    Translation: Translation("Autre chose.", "our desk"),
    tuple[str, ...]: ("other",),
    tuple[Prose, ...]: (LINE,),
    tuple[Role, ...]: (Role(at=Place("x"), title="Mate"),),
    tuple[NavLink, ...]: (NavLink(title="About", url="/about/"),),
}
"""Type → a value that no record of the harbour has."""


def other(kind: Any, now: Any) -> Any:
    """A value of a field's type that is another than `now`."""
    if isinstance(now, bool):
        return not now
    if NoneType in get_args(kind):
        kind = next(one for one in get_args(kind) if one is not NoneType)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(one for one in kind if one is not now)
    if "Mapping" in str(kind):
        return {"other": "herald-lamp"}
    return OTHER[kind] if kind in OTHER else now[:-1]


OWN = {"id", "at", "article", "story", "body_offset", "claim_at", "select"}
"""What a record is called and where it stands; its selector is a record of its own here."""


def records() -> list[tuple[str, str, Any]]:
    """One record of each kind with its place in the library."""
    library = checked(FILES).library
    return [
        ("settings", "", library.settings),
        ("outlets", "gazette", library.outlets["gazette"]),
        ("actors", "mara-lind", library.actors["mara-lind"]),
        ("articles", "gazette-ferry", library.articles["gazette-ferry"]),
        ("stories", "winter", library.stories["winter"]),
        ("quotes", "herald-quay", library.annotations["herald-quay"].quotes[0]),
        ("passages", "gazette-ferry", library.annotations["gazette-ferry"].passages[1]),
        ("reports", "gazette-ferry", library.annotations["gazette-ferry"].reports[0]),
        ("stances", "gazette-ferry", library.annotations["gazette-ferry"].stances[0]),
        ("claims", "winter", library.stories["winter"].claims[0]),
        ("questions", "winter", library.stories["winter"].questions[0]),
        ("select", "herald-quay", library.annotations["herald-quay"].quotes[0].select),
    ]


def with_record(library: Library, kind: str, name: str, record: Any) -> Library:
    """The library with one of its records in another form."""
    parts: dict[str, Any] = {
        field: getattr(library, field) for field in fields(Library) if field != "index"
    }
    if kind == "settings":
        parts[kind] = record
    elif kind in ("claims", "questions"):
        story: Any = library.stories[name]
        parts["stories"] = {**library.stories, name: replace(story, **{kind: (record,)})}
    elif kind in parts:
        parts[kind] = {**parts[kind], name: record}
    else:
        found: Any = library.annotations[name]
        if kind == "select":
            kind, record = "quotes", replace(found.quotes[0], select=record)
        items = tuple(record if one.id == record.id else one for one in getattr(found, kind))
        parts["annotations"] = {**library.annotations, name: replace(found, **{kind: items})}
    return make_library(**parts)


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        (kind, name, field)
        for kind, name, record in records()
        for field in fields(record)
        if field not in OWN
    ],
)
def test_no_field_of_a_record_changes_unnoticed(kind: str, name: str, field: str) -> None:
    before = checked(FILES)
    record = next(one for k, n, one in records() if (k, n) == (kind, name))
    value = other(get_type_hints(type(record))[field], getattr(record, field))
    if field == "body":
        value = compile_story("Quite another thing.", lang="en")[0]
    library = with_record(before.library, kind, name, replace(record, **{field: value}))
    found = compare(before, replace(before, library=library))
    assert found, f"{kind} {field}: {getattr(record, field)!r} → {value!r}"
