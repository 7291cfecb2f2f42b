"""Floor 5, stances as entries: the newest of an actor on a question, and its history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator import urls
from generator.dating import item_date
from generator.library import Fault, Library
from generator.model import Basis, Position, Question, Stance, Story
from generator.views.making import On
from generator.views.once import fact
from generator.views.parts import Named, StanceEntry

ORDER = tuple(Position)
"""for, against, mixed, conditional, undeclared."""


def newest_first(on: On, stances: Iterable[Stance]) -> tuple[list[Stance], list[Stance]]:
    """Those of the newest day, and the earlier ones, newest first."""
    return by_day(on.site.library, stances)


def by_day(library: Library, stances: Iterable[Stance]) -> tuple[list[Stance], list[Stance]]:
    """Those of the newest day, and the earlier ones, newest first.

    What was found in a withdrawn article comes behind all that counts, whatever its day.
    """
    stances = list(stances)
    if len(stances) < 2:
        return stances, []

    def rank(stance: Stance) -> tuple[bool, date]:
        found = item_date(library, stance)
        return counts(library, stance), found.day if found else date.min

    ranked = sorted(((rank(s), s) for s in stances), key=lambda pair: pair[0], reverse=True)
    now = [stance for place, stance in ranked if place == ranked[0][0]]
    return now, [stance for _, stance in ranked[len(now) :]]


def counts(library: Library, stance: Stance) -> bool:
    """Whether a stance is counted: not where its article was withdrawn."""
    return library.articles[stance.article].withdrawn is None


def tally(on: On, stances: Iterable[Stance]) -> dict[Position, int]:
    """Position → how many actors hold it now, of those held at all; in the order of `ORDER`."""
    held: dict[str, list[Stance]] = {}
    for stance in stances:
        if counts(on.site.library, stance):
            held.setdefault(stance.actor, []).append(stance)
    found = [{s.position for s in newest_first(on, mine)[0]} for mine in held.values()]
    numbers = {position: sum(position in one for one in found) for position in ORDER}
    return {position: number for position, number in numbers.items() if number}


def entry(on: On, question: Question, stance: Stance) -> StanceEntry:
    """One stance, as a cell or list shows it."""
    when = item_date(on.site.library, stance)
    label = meaning(question, stance.position)
    return StanceEntry(
        actor=on.named(stance.actor, when),
        position=stance.position,
        label=on.within(label, on.language(question.story)) if label else None,
        basis=stance.basis,
        by=_ascribed_by(on, stance),
        note=on.within(stance.note, None) if stance.note else None,
        day=on.day(when),
        evidence=on.evidence(stance.evidence, stance.article),
        href=on.href(urls.item(stance.article, stance.id)),
        question=on.question_link(question),
    )


def meaning(question: Question, position: Position) -> str | None:
    """What a position means for a question, where its story says so."""
    return {Position.FOR: question.for_, Position.AGAINST: question.against}.get(position)


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


def read_for_stances(on: On, story: Story) -> bool:
    """Whether any of a story's articles has been read for stances."""
    return _read(on, story.id)


@fact
def _read(on: On, story_id: str) -> bool:
    library = on.site.library
    articles = library.articles_of(library.stories[story_id])
    return any("stances" in on.site.tally(a.id).read_for for a in articles)
