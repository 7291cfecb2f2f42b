"""Floor 5, stances as entries: the newest of an actor on a question, and its history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator import urls
from generator.dating import item_date
from generator.library import Fault
from generator.model import Basis, Position, Question, Stance
from generator.views.making import On
from generator.views.parts import Named, StanceEntry

ORDER = tuple(Position)
"""for, against, mixed, conditional, undeclared."""


def newest_first(on: On, stances: Iterable[Stance]) -> tuple[list[Stance], list[Stance]]:
    """Those of the newest day, and the earlier ones, newest first."""

    def when(stance: Stance) -> date:
        found = item_date(on.site.library, stance)
        return found.day if found else date.min

    ordered = sorted(stances, key=when, reverse=True)
    now = [stance for stance in ordered if when(stance) == when(ordered[0])]
    return now, ordered[len(now) :]


def entry(on: On, question: Question, stance: Stance) -> StanceEntry:
    """One stance, as a cell or list shows it."""
    when = item_date(on.site.library, stance)
    labels = {Position.FOR: question.for_, Position.AGAINST: question.against}
    return StanceEntry(
        actor=on.named(stance.actor, when),
        position=stance.position,
        label=labels.get(stance.position),
        basis=stance.basis,
        by=_ascribed_by(on, stance),
        note=stance.note,
        day=on.day(when),
        evidence=on.evidence(stance.evidence, stance.article),
        href=on.href(urls.item(stance.article, stance.id)),
        question=on.link(
            urls.question(question.story, question.id),
            question.ask,
            on.site.library.stories[question.story].language,
        ),
    )


def _ascribed_by(on: On, stance: Stance) -> Named | None:
    """Who says so, of an ascribed stance: the evidence's speaker, else the outlet."""
    if stance.basis is not Basis.ASCRIBED:
        return None
    library = on.site.library
    for reference in stance.evidence:
        target = library.evidence(reference, stance.article)
        if isinstance(target, Fault) or not target.article or not target.item:
            continue
        item = library.item(target.article, target.item)
        if item is not None and not isinstance(item, Stance) and item.speaker:
            return on.named(item.speaker)
    return on.named(library.articles[stance.article].outlet)
