"""What is known, as rows of the cache."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from generator.incremental.store import as_row
from generator.library import Index, Library
from generator.model import Actor, Annotations, Article, Outlet, SealRecord, Story
from generator.pieces import Prose
from generator.structs import fields, replace
from generator.text_stream import TextStream
from generator.units import Unit, UnitKind

if TYPE_CHECKING:
    from generator.incremental.known import Given
    from generator.views.lists import Lists

KINDS: dict[str, type[Any]] = {
    "outlet": Outlet,
    "actor": Actor,
    "article": Article,
    "annotations": Annotations,
    "story": Story,
    "seal": SealRecord,
}
"""Kind of record, and of row → its class."""
BODY = "body"
"""Kind of row of an article's text."""
ELSEWHERE = Prose(
    stream=TextStream(text="", blocks=(), lang=""), references=(), pieces=(), sentences=()
)
"""Stands in an article's row for its text."""
KIND_OF = {cls: kind for kind, cls in KINDS.items()}


def records_of(library: Library) -> dict[str, Mapping[str, Any]]:
    """Kind of record → all of them in a library, by id."""
    return {
        "outlet": library.outlets,
        "actor": library.actors,
        "article": library.articles,
        "annotations": library.annotations,
        "story": library.stories,
        "seal": library.seals,
    }


def record_rows(record: Any) -> tuple[bytes, bytes | None]:
    """A record as a row, and its body as another; None where it has none of its own.

    The texts of all articles are large, and most that is asked of articles is not their text.
    """
    if isinstance(record, Article) and record.body is not None:
        return as_row(replace(record, body=ELSEWHERE)), as_row(record.body)
    return as_row(record), None


def former_row(index: Index) -> dict[str, Any]:
    """The former ids of all but items, as a row."""
    return {
        "parties": index.parties_before,
        "articles": index.articles_before,
        "stories": index.stories_before,
        "claims": [[*key, now] for key, now in index.claims_before.items()],
        "questions": [[*key, now] for key, now in index.questions_before.items()],
    }


def unit_name(unit: Unit) -> str:
    """A unit's name in the cache."""
    return f"{unit.kind}/{unit.id}"


Part = tuple[int, str, list[Any]]
"""What one unit gives to a key of a relation: the unit's kind and id, and its values as rows."""

ORDER = tuple(UnitKind)
"""A unit's kind in rows is its number here."""


def part_of(unit: Unit) -> tuple[int, str]:
    """Where a unit stands among the parts of a relation."""
    return ORDER.index(unit.kind), unit.id


def key_name(key: str | tuple[str, str]) -> str:
    """The name of the row of a relation's key."""
    return key if isinstance(key, str) else "/".join(key)


def row_of(relation: str, key: str | tuple[str, str]) -> tuple[str, list[str]]:
    """The name of the row in which a key of a relation stands, and where in its parts.

    What rests on any item of an article is asked for together, and so is one row.
    """
    if relation == "rests":
        return key[0], [key[1]]
    return key_name(key), []


def value_row(relation: str, value: Any) -> Any:
    """A value of a relation as a row; what the unit itself tells is left out."""
    match relation:
        case "stances_of":
            return [*value[0], value[1].id]
        case "stances_on" | "reports_of" | "said_by" | "relayed_by":
            return value.id
        case "roles_in" | "events_naming":
            owner, part = value
            parts = owner.roles if relation == "roles_in" else owner.events
            return parts.index(part)
        case "rests":
            return value
        case "quoted_in" | "placed_in":
            return value[1]
        case "spelled" | "counting":
            return value
        case _:
            return None


def given_row(given: Given) -> list[list[Any]]:
    """What a unit gives to the relations, as a row."""
    return [
        [relation, list(key) if isinstance(key, tuple) else key, _rows(relation, values)]
        for (relation, key), values in given.items()
    ]


def _rows(relation: str, values: list[Any]) -> list[Any]:
    return [value_row(relation, value) for value in values]


def list_rows(made: Lists) -> list[tuple[str, Any]]:
    """The lists as rows, one each."""
    return [(name, getattr(made, name)) for name in fields(made)]
