"""What of a library has to be asked again, once one of its records is another, new or gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.incremental.known import Touched, changes, differing
from generator.incremental.observing import (
    ARTICLE,
    BEFORE,
    ITEM,
    LISTED,
    PARTY,
    STORY,
    field_name,
)
from generator.incremental.rows import KINDS
from generator.model import Item
from generator.units import Unit, UnitKind

_ABOUT = {
    "outlet": PARTY,
    "actor": PARTY,
    "article": ARTICLE,
    "annotations": ARTICLE,
    "seal": ARTICLE,
    "story": STORY,
}
"""Kind of record → what it is part of."""

FORMER = frozenset({"outlet", "actor", "article", "story"})
"""Kinds of records that may have had other ids."""


def unit_with(kind: str, name: str) -> Unit:
    """The unit that a record is part of."""
    return Unit(UnitKind.ARTICLE if _ABOUT[kind] == ARTICLE else UnitKind(kind), name)


def record_touched(kind: str, name: str, before: Any, after: Any) -> Iterator[Touched]:
    """What is touched where a record was `before` and is `after`; None where there is none."""
    if before is None and after is None:
        return
    about, cls = _ABOUT[kind], KINDS[kind]
    if before is None or after is None:
        yield about, name, field_name(cls, "there")
    if after is None:
        yield from differing(about, name, None, before, cls)
    elif before is not None:  # of a new one nobody has read anything
        yield from differing(about, name, before, after, cls)
    if kind in FORMER:
        ids = set(before.formerly if before else ()) ^ set(after.formerly if after else ())
        yield from ((about, former, BEFORE) for former in sorted(ids))
    if kind == "annotations":
        yield from _items_touched(name, before, after)
    if kind == "story":
        yield from _story_touched(name, before, after)


def makes_other_pages(touched: Touched) -> bool:
    """Whether there may be other pages after that."""
    return touched[2].endswith(".there") or touched[2] in _PLANNED


_PLANNED = frozenset({BEFORE, "question", "question before", "settings.base_url"})


def _items_touched(name: str, before: Any, after: Any) -> Iterator[Touched]:
    old, new = _items(before), _items(after)
    for item in sorted(old.keys() | new.keys()):
        yield from changes(ITEM, f"{name}/{item}", old.get(item), new.get(item))
    if list(old) != list(new):
        yield ARTICLE, name, "items"
    for former in _other(_former(old.values()), _former(new.values())):
        yield ARTICLE, name, f"before/{former}"


def _items(record: Any) -> dict[str, Item]:
    found: dict[str, Item] = {}
    if record is not None:
        for item in (*record.quotes, *record.passages, *record.reports, *record.stances):
            found.setdefault(item.id, item)
    return found


def _story_touched(name: str, before: Any, after: Any) -> Iterator[Touched]:
    for sort in ("claim", "question"):
        old, new = (
            {part.id: part for part in getattr(story, f"{sort}s")} if story else {}
            for story in (before, after)
        )
        for part in _other(old, new):
            yield STORY, name, f"{sort}/{part}"
        if list(old) != list(new):
            yield STORY, name, sort
        former = _other(_former(old.values()), _former(new.values()))
        for one in former:
            yield STORY, name, f"{sort} before/{one}"
        if former:
            yield STORY, name, f"{sort} before"
    listed, lists = (set(story.articles.values()) if story else set() for story in (before, after))
    for article in sorted(listed ^ lists):
        yield ARTICLE, article, LISTED


def _former(parts: Iterable[Any]) -> dict[str, str]:
    return {former: part.id for part in parts for former in part.formerly}


def _other(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [key for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)]
