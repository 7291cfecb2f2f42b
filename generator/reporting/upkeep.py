"""Floor 6, what wants looking at, and what rests on what: as text for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.falling import Effect
from generator.locate import Locator
from generator.reporting.json import json_line
from generator.reporting.text import visible
from generator.resting import Resting
from generator.source import Span
from generator.stale import Stale, StaleKind
from generator.why import Why

Placed = Sequence[tuple[Span, Stale]]
"""Each with where it stands, in the order of the places."""

_COUNTED = {
    StaleKind.REVIEW: ("story to review", "stories to review"),
    StaleKind.SINGLE: ("single-source claim", "single-source claims"),
    StaleKind.UNPROVEN: ("unproven item", "unproven items"),
    StaleKind.UNREAD: ("article never read for quotes", "articles never read for quotes"),
}


def stale_text(found: Placed) -> Iterator[str]:
    """Each with what to do; then how many there are of each kind."""
    for span, one in found:
        yield f"{_place(span)}: {one.kind}: {visible(one.message)}"
        yield f"  = help: {visible(one.hint)}"
    counts = Counter(one.kind for _, one in found)
    told = [f"{counts[kind]} {words[counts[kind] != 1]}" for kind, words in _COUNTED.items()
            if counts[kind]]  # fmt: skip
    yield ", ".join(told) or "nothing wants looking at"


def stale_json(found: Placed) -> Iterator[str]:
    """One object a line."""
    for span, one in found:
        yield json_line({"kind": one.kind, **_span(span), "message": one.message, "hint": one.hint})


# -- why ------------------------------------------------------------------------------------------

_HEADS = {
    Effect.FALLS: "would fall without it",
    Effect.LOSES: "would stand on less",
}


def why_text(found: Why, locator: Locator) -> Iterator[str]:
    """What it is; what would fall, and what would stand on less; the pages."""
    span = locator.span(found.at, key=found.key)
    yield f"{_place(span)}: {found.name}: {visible(found.what)}"
    for effect, head in _HEADS.items():
        rests = [one for one in found.rests if one.effect is effect]
        if rests:
            yield f"{head}:"
        for one in rests:
            yield f"  {_place(_at(one, locator))}: {one.kind}: {visible(one.why)}"
            yield f"      {visible(one.name)}"
    if not found.rests:
        yield "nothing of ours rests on it"
    yield "shown on:"
    yield from (f"  {address}" for address in found.pages)


def why_json(found: Why, locator: Locator) -> str:
    """One object."""
    return json_line(
        {
            "name": found.name,
            "what": found.what,
            **_span(locator.span(found.at, key=found.key)),
            "rests": [
                {
                    "kind": one.kind,
                    "effect": one.effect,
                    "why": one.why,
                    "name": one.name,
                    "story": one.story,
                    **_span(_at(one, locator)),
                }
                for one in found.rests
            ],
            "pages": found.pages,
        }
    )


def _at(one: Resting, locator: Locator) -> Span:
    return locator.span(one.at, key=one.key)


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _span(span: Span) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column}
