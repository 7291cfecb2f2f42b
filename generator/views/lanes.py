"""Floor 5, where an actor stands, a lane a question: now, before, in words and in deeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import groupby

from generator.dates import When
from generator.dating import item_date
from generator.library import Fault
from generator.model import Actor, Basis, Event, Item, Question, Stance, Story
from generator.pieces import ReferenceKind
from generator.structs import Struct, replace
from generator.views.making import On
from generator.views.once import fact, piece
from generator.views.parts import Day, ItemView, Line, Link, Phrase, StanceEntry
from generator.views.prose import Numbering, plain
from generator.views.standing import counts, entry, newest_first


class Turn(Struct, frozen=True, kw_only=True):
    """What was held until the next turn, as the reports tell it."""

    entries: tuple[StanceEntry, ...]
    """Those of the first day on which it was found."""
    more: tuple[StanceEntry, ...]
    """The same found again later."""


class DeedEvent(Struct, frozen=True, kw_only=True):
    """An event that tells of a deed, in brief."""

    day: Day | None
    words: Phrase
    evidence: tuple[ItemView, ...]


class Deed(Struct, frozen=True, kw_only=True):
    """A position shown by a deed, with the events that tell of it."""

    stance: StanceEntry
    events: tuple[DeedEvent, ...]


class Lane(Struct, frozen=True, kw_only=True):
    """Where the actor stands on one question, and stood before."""

    question: Link
    story: Link
    now: tuple[StanceEntry, ...]
    earlier: tuple[StanceEntry, ...]
    changed: bool = False
    """Whether an earlier entry tells of another position than those of now."""
    turns: tuple[Turn, ...] = ()
    """Where the actor's own words, or deeds, moved: all of them, oldest first; else none."""
    said: tuple[StanceEntry, ...] = ()
    """Where there are both words and deeds: the words, oldest first; else none."""
    did: tuple[Deed, ...] = ()
    """And the deeds, oldest first."""
    others: tuple[StanceEntry, ...] = ()
    """Beside turns, or words and deeds: what others, or we, make of it."""
    gone: tuple[StanceEntry, ...] = ()
    """Beside these too: what stood in articles that were withdrawn."""
    differ: bool = False
    """Whether the newest words and the newest deed show different positions."""


class Happening(Struct, frozen=True, kw_only=True):
    """What the actor did: an event that names it, or a deed that shows a position, or both."""

    day: Day | None
    event: Line | None
    stances: tuple[StanceEntry, ...]


_LAST = When(datetime.max.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), "")
"""Where things without any date stand among those with one."""


@piece(lambda actor: actor.id)
def lanes(on: On, actor: Actor) -> tuple[Lane, ...]:
    """A lane for each question on which something was found, in the order of the questions."""
    held = _held(on, actor)
    stories = sorted({story for story, _ in held})
    keys = ((story, question) for story in stories for question in _asked_in(on, story))
    return tuple(_lane(on, actor, key, held[key]) for key in keys if key in held)


@fact
def _asked_in(on: On, story_id: str) -> tuple[str, ...]:
    """The questions of a story, in their order."""
    return tuple(question.id for question in on.site.library.stories[story_id].questions)


@fact
def _question(on: On, story_id: str, question_id: str) -> Question:
    return on.site.library.index.questions[story_id, question_id]


@piece(lambda actor: actor.id)
def happenings(on: On, actor: Actor) -> tuple[Happening, ...]:
    """Its deeds by date: the events that name it, and the deeds that no lane sets beside words."""
    numbering = Numbering(on)
    told = list[tuple[When, Happening]]()
    beside, left = _deeds(on, actor)
    for story, event in _events(on, actor):
        if any(_tells(on, story, event, stance) for _, stance in beside):
            continue
        mine = [pair for pair in left if _tells(on, story, event, pair[1])]
        left = [pair for pair in left if pair not in mine]
        lang, direction = on.marks(story.language)
        line = numbering.of_story(story).line(event.text)
        happening = Happening(
            day=on.day(event.date),
            event=replace(line, lang=lang, dir=direction),
            stances=tuple(entry(on, question, stance) for question, stance in mine),
        )
        told.append((event.date, happening))
    told += [_deed_alone(on, question, stance) for question, stance in left]
    return tuple(happening for _, happening in sorted(told, key=lambda pair: pair[0]))


def _deed_alone(on: On, question: Question, stance: Stance) -> tuple[When, Happening]:
    when = item_date(on.site.library, stance)
    shown = Happening(day=on.day(when), event=None, stances=(entry(on, question, stance),))
    return when or _LAST, shown


def _held(on: On, actor: Actor) -> dict[tuple[str, str], list[Stance]]:
    held: dict[tuple[str, str], list[Stance]] = {}
    for key, stance in on.site.relations.stances_of.get(actor.id, ()):
        held.setdefault(key, []).append(stance)
    return held


@piece(lambda actor, key, stances: (actor.id, key, _ids(stances)))
def _lane(on: On, actor: Actor, key: tuple[str, str], stances: list[Stance]) -> Lane:
    question = _question(on, *key)
    now, earlier = newest_first(on, stances)
    counted = _counted(on, stances)
    lane = Lane(
        question=on.question_link(question),
        story=on.story_link(question.story),
        now=_entries(on, question, now),
        earlier=_entries(on, question, earlier),
        changed=not _positions(_counted(on, earlier)) <= _positions(now),
    )
    words, deeds, rest = (_of(_oldest_first(on, counted), *basis) for basis in _SORTS)
    turns = _turns(on, question, words or deeds)
    if not turns and not (words and deeds):
        return lane
    lane = replace(
        lane,
        others=_entries(on, question, rest),
        gone=_entries(on, question, [s for s in stances if s not in counted]),
    )
    if not (words and deeds):
        return replace(lane, turns=turns)
    said, did = (_positions(newest_first(on, some)[0]) for some in (words, deeds))
    return replace(
        lane,
        said=_entries(on, question, words),
        did=tuple(_deed(on, actor, question, stance) for stance in deeds),
        differ=said.isdisjoint(did),
    )


def _ids(items: Iterable[Item]) -> tuple[tuple[str, str], ...]:
    return tuple((item.article, item.id) for item in items)


_SORTS = ((Basis.STATED,), (Basis.DEED,), (Basis.ASCRIBED, Basis.INFERRED))
# A position moves by its holder's own words or deeds: what others make of it is told apart.


def _of(stances: Iterable[Stance], *basis: Basis) -> list[Stance]:
    return [stance for stance in stances if stance.basis in basis]


def _counted(on: On, stances: Iterable[Stance]) -> list[Stance]:
    return [stance for stance in stances if counts(on.site.library, stance)]


def _has_both(on: On, stances: Iterable[Stance]) -> bool:
    found = {stance.basis for stance in _counted(on, stances)}
    return {Basis.STATED, Basis.DEED} <= found


def _entries(on: On, question: Question, stances: Iterable[Stance]) -> tuple[StanceEntry, ...]:
    return tuple(entry(on, question, stance) for stance in stances)


def _filed(on: On, stance: Stance) -> date:
    when = item_date(on.site.library, stance)
    return when.day if when else date.min


def _oldest_first(on: On, stances: Iterable[Stance]) -> list[Stance]:
    return sorted(stances, key=lambda stance: _filed(on, stance))


def _turns(on: On, question: Question, stances: list[Stance]) -> tuple[Turn, ...]:
    """From the oldest on, the days on which another position was found; none if none was."""
    days = [list(day) for _, day in groupby(stances, key=lambda stance: _filed(on, stance))]
    runs = [list(run) for _, run in groupby(days, key=_positions)]
    if len(runs) < 2:
        return ()
    return tuple(
        Turn(
            entries=_entries(on, question, run[0]),
            more=_entries(on, question, [stance for day in run[1:] for stance in day]),
        )
        for run in runs
    )


def _positions(stances: Sequence[Stance]) -> frozenset[str]:
    return frozenset(stance.position for stance in stances)


# -- deeds and the events that tell of them -------------------------------------------------------

_Asked = tuple[Question, Stance]


def _events(on: On, actor: Actor) -> list[tuple[Story, Event]]:
    found = on.site.relations.events_naming.get(actor.id, ())
    return sorted(found, key=lambda pair: pair[1].date)


def _deed(on: On, actor: Actor, question: Question, stance: Stance) -> Deed:
    return Deed(
        stance=entry(on, question, stance),
        events=tuple(
            _in_brief(on, story, event)
            for story, event in _events(on, actor)
            if _tells(on, story, event, stance)
        ),
    )


def _in_brief(on: On, story: Story, event: Event) -> DeedEvent:
    cited = dict.fromkeys(_cited(on, story, event))
    return DeedEvent(
        day=on.day(event.date),
        words=on.phrase(plain(on, event.text), story.language),
        evidence=tuple(on.item(article, item) for article, item in cited),
    )


def _deeds(on: On, actor: Actor) -> tuple[list[_Asked], list[_Asked]]:
    """Stances by deed: those that a lane sets beside words, and the others."""
    beside, left = list[_Asked](), list[_Asked]()
    for key, stances in _held(on, actor).items():
        deeds = _of(_counted(on, stances), Basis.DEED)
        (beside if _has_both(on, stances) else left).extend((_question(on, *key), s) for s in deeds)
    return beside, left


def _tells(on: On, story: Story, event: Event, stance: Stance) -> bool:
    """Whether an event cites what a stance rests on."""
    library = on.site.library
    targets = [library.evidence(reference, stance.article) for reference in stance.evidence]
    rests_on = {(t.article, t.item) for t in targets if not isinstance(t, Fault)}
    return any(cited in rests_on for cited in _cited(on, story, event))


def _cited(on: On, story: Story, event: Event) -> Iterator[tuple[str, str]]:
    for reference in event.text.references:
        if reference.kind is ReferenceKind.CITATION:
            target = on.site.library.citation(story, reference.target)
            if not isinstance(target, Fault) and target.article and target.item:
                yield target.article, target.item
