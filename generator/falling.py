"""Floor 3, what falls when an item, a claim or a question goes.

Falling goes on: a report or a stance falls with the last item it names as evidence, and a claim
with the last report that asserts it.
"""

from __future__ import annotations

from enum import StrEnum

from generator.library import Fault, Library, Target
from generator.model import Report, Says, Stance
from generator.relations import Relations
from generator.structs import Struct, field

Key = tuple[str, str]
"""(article, item) or (story, claim)."""


class Effect(StrEnum):
    """What becomes of something when what it rests on goes."""

    FALLS = "falls"
    """Nothing else holds it."""
    LOSES = "loses"
    """It stands, on less."""
    STANDS = "stands"


class Fallen(Struct):
    """What has gone, directly or with what it rested on."""

    items: set[Key] = field(default_factory=set)
    claims: set[Key] = field(default_factory=set)


def spread(library: Library, relations: Relations, fallen: Fallen) -> None:
    """Add what falls with what has fallen, until nothing more does."""
    items: list[Report | Stance] = [*library.reports(), *library.stances()]
    before = -1
    while before != len(fallen.items):
        before = len(fallen.items)
        for item in items:
            if evidence_effect(library, item, fallen) is Effect.FALLS:
                fallen.items.add((item.article, item.id))
    for key in library.index.claims:
        reports = [r for r in relations.reports_of.get(key, ()) if r.says is Says.ASSERTS]
        if reports and all((r.article, r.id) in fallen.items for r in reports):
            fallen.claims.add(key)


def evidence_effect(library: Library, item: Report | Stance, fallen: Fallen) -> Effect:
    """What becomes of a report or stance by the evidence it names."""
    found = [library.evidence(reference, item.article) for reference in item.evidence]
    return effect_of([lost_to(target, fallen) for target in found], own=_has_words(item))


def _has_words(item: Report | Stance) -> bool:
    return isinstance(item, Report) and item.select is not None


def effect_of(lost: list[bool], *, own: bool = False) -> Effect:
    """What becomes of something of whose supports some are lost; `own`: it has words itself."""
    if not any(lost):
        return Effect.STANDS
    return Effect.FALLS if all(lost) and not own else Effect.LOSES


def lost_to(target: Target | Fault, fallen: Fallen) -> bool:
    """Whether what a name leads to has fallen."""
    if isinstance(target, Fault):
        return False
    if target.claim:
        return (target.story or "", target.claim) in fallen.claims
    return (target.article or "", target.item or "") in fallen.items
