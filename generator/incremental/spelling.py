"""Which spellings of names stand in which article, found out again.

Where other spellings are looked for, only those articles are gone through in which one of them may
stand: a new actor is no reason to read every text.
"""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from typing import Any

from generator.incremental.known import LOOKED_FOR, SPELLED, keys_of, looking, spelling
from generator.incremental.side import Side, Work
from generator.incremental.store import Store
from generator.incremental.stored import article_texts
from generator.spellings import may_hold
from generator.units import Unit, UnitKind


def spell(store: Store, work: Work, shown: Side) -> None:
    """Go through the articles in which others may be found than before."""
    other = _look(store, work, shown) if work.stale("look") else frozenset[str]()
    stale, came = work.stale("spell"), shown.moved_of("article")
    in_vain = keys_of([LOOKED_FOR], shown.notes)
    for name in sorted({*stale, *came}):
        if name in came or not stale[name] <= in_vain or _may_hold(store, name, other):
            _spell(store, work, shown, name)


def _look(store: Store, work: Work, shown: Side) -> AbstractSet[str]:
    """What is looked for; the first words of those spellings that are others now."""
    with shown.notes.taking(wide=True) as reads:
        found = json.loads(json.dumps(looking(shown.on)))
    work.done("look", "", reads)
    before = store.get("looked", "") or {}
    other = {word for word in before.keys() | found if before.get(word) != found.get(word)}
    if other:
        store.put("looked", [("", found)])
        shown.looked_for.forget("")
        shown.touch([LOOKED_FOR])
    return other


def _may_hold(store: Store, article: str, words: AbstractSet[str]) -> bool:
    texts = article_texts(store, article)
    return texts is None or any(may_hold(text, words) for text in texts)


def _spell(store: Store, work: Work, shown: Side, article: str) -> None:
    found: list[list[Any]] = []
    if article in shown.library.articles:
        with shown.notes.taking() as reads:
            found = [list(pair) for pair in spelling(shown.on, article)]
        work.done("spell", article, reads)
    else:
        work.drop("spell", article)
    before = store.get("spelled", article) or []
    unit = Unit(UnitKind.ARTICLE, article)
    for actor in sorted({str(a) for a, _ in (*before, *found)}):
        old = [number for a, number in before if a == actor]
        new = [number for a, number in found if a == actor]
        if old != new:
            shown.give(unit, SPELLED, actor, new or None)
    if before != found:
        store.put("spelled", [(article, found or None)])
