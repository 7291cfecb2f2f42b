"""Floor 5, one question: everyone's position, what it rests on, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from generator import urls
from generator.model import Question, Stance, Story
from generator.paging import nth
from generator.structs import Struct
from generator.views.making import On
from generator.views.once import alike
from generator.views.parts import Frame, Link, Named, Pager, Phrase, StanceEntry
from generator.views.prose import plain
from generator.views.standing import (
    ORDER,
    entry,
    meaning,
    newest_first,
    read_for_stances,
    tally,
)


class Held(Struct, frozen=True, kw_only=True):
    """A stance, and what of its evidence need not be shown once more."""

    stance: StanceEntry
    again: frozenset[str]
    """Addresses of evidence that the page has shown before."""


class Holder(Struct, frozen=True, kw_only=True):
    """An actor who holds a position, on what grounds, and what it held before."""

    actor: Named
    entries: tuple[Held, ...]
    """One a ground: stated, shown by a deed …"""
    before: tuple[StanceEntry, ...]
    """Earlier entries of other positions than those of now, newest first."""
    before_href: str | None
    """Where their evidence stands on this page."""


class Past(Struct, frozen=True, kw_only=True):
    """What one actor held before."""

    anchor: str
    """Its id on this page."""
    actor: Named
    entries: tuple[Held, ...]
    """Newest first."""


class PositionGroup(Struct, frozen=True, kw_only=True):
    """All who hold one position."""

    position: str
    label: str | None
    """What it means here, such as `Leave`."""
    actors: int
    """How many hold it, by articles that were not withdrawn."""
    holders: tuple[Holder, ...]
    """In the order in which they were annotated."""


class QuestionView(Struct, frozen=True, kw_only=True):
    """One question page."""

    frame: Frame
    ask: str
    lang: str | None
    dir: str | None
    story: Link
    about: Phrase | None
    """What its story is about: the standfirst as plain text."""
    groups: tuple[PositionGroup, ...]
    """In the order for, against, mixed, conditional, undeclared; only those held by somebody."""
    earlier: tuple[Past, ...]
    """What was found before the newest of the same actor."""
    silent: tuple[Named, ...]
    """Actors who speak in the story and of whom no statement on this was found; none where no
    article was read for stances."""
    read: bool
    """Whether any of the story's articles has been read for stances."""


class QuestionCard(Struct, frozen=True, kw_only=True):
    """A question in the list of all."""

    ask: str
    href: str
    lang: str | None = None
    dir: str | None = None
    counts: tuple[tuple[str, int], ...]
    """Position → number of actors who hold it now, only where not 0."""
    read: bool = True
    """Whether any of the story's articles has been read for stances."""


class QuestionsView(Struct, frozen=True, kw_only=True):
    """The list of all questions, by story."""

    frame: Frame
    groups: tuple[tuple[Link, tuple[QuestionCard, ...]], ...]
    pager: Pager | None = None


def view(on: On, question: Question) -> QuestionView:
    """The page of a question."""
    library = on.site.library
    story = library.stories[question.story]
    stances = on.site.relations.stances_on.get((story.id, question.id), ())
    courses = _courses(on, question, stances)
    shown = set[str]()
    lang, direction = on.marks(story.language)
    read = read_for_stances(on, story)
    actors = {stance.actor for stance in stances}
    return QuestionView(
        frame=on.frame(
            question.ask,
            section=urls.QUESTIONS,
            edit=question.at.path,
            canonical=urls.question(story.id, question.id),
        ),
        ask=question.ask,
        lang=lang,
        dir=direction,
        story=on.story_link(story.id),
        about=on.phrase(plain(on, story.summary), story.language) if story.summary else None,
        groups=_groups(on, question, stances, courses, shown),
        earlier=tuple(_past(course, shown) for course in courses if course.earlier),
        silent=tuple([named for a, named in _speakers(on, story.id) if a not in actors])
        if read
        else (),
        read=read,
    )


def list_view(on: On, number: int = 1) -> QuestionsView:
    """Page `number` of the list of all questions."""
    library, pages = on.site.library, on.site.lists.questions
    return QuestionsView(
        frame=on.frame(
            on.t("questions.title"), section=urls.QUESTIONS, canonical=urls.QUESTIONS, number=number
        ),
        groups=tuple(
            (on.story_link(story.id), _cards(on, story))
            for story in (library.stories[s] for s in nth(pages, number))
        ),
        pager=on.pager(urls.QUESTIONS, number, len(pages)),
    )


def _cards(on: On, story: Story) -> tuple[QuestionCard, ...]:
    lang, direction = on.marks(story.language)
    read = read_for_stances(on, story)
    cards = []
    for question in story.questions:
        stances = on.site.relations.stances_on.get((story.id, question.id), ())
        numbers = tally(on, stances)
        cards.append(
            QuestionCard(
                ask=question.ask,
                href=on.href(urls.question(story.id, question.id)),
                lang=lang,
                dir=direction,
                counts=tuple((str(position), n) for position, n in numbers.items()),
                read=read,
            )
        )
    return tuple(cards)


class _Course(Struct, frozen=True, kw_only=True):
    """One actor's stances on the question."""

    anchor: str
    now: tuple[StanceEntry, ...]
    earlier: tuple[StanceEntry, ...]


def _courses(on: On, question: Question, stances: Iterable[Stance]) -> list[_Course]:
    by_actor: dict[str, list[Stance]] = {}
    for stance in stances:
        by_actor.setdefault(stance.actor, []).append(stance)
    courses = []
    for number, mine in enumerate(by_actor.values(), 1):
        newest, older = newest_first(on, mine)
        now, earlier = (tuple(entry(on, question, s) for s in some) for some in (newest, older))
        courses.append(_Course(anchor=f"_before{number}", now=now, earlier=earlier))
    return courses


def _groups(
    on: On,
    question: Question,
    stances: Iterable[Stance],
    courses: list[_Course],
    shown: set[str],
) -> tuple[PositionGroup, ...]:
    """Everyone by position; `shown` takes up the evidence, in the order of the page."""
    numbers = tally(on, stances)
    return tuple(
        PositionGroup(
            position=position,
            label=meaning(question, position),
            actors=numbers.get(position, 0),
            holders=tuple(_holder(course, position, shown) for course in holding),
        )
        for position in ORDER
        if (holding := [c for c in courses if any(e.position == position for e in c.now)])
    )


def _holder(course: _Course, position: str, shown: set[str]) -> Holder:
    entries = [entry for entry in course.now if entry.position == position]
    others = tuple(e for e in course.earlier if all(e.position != n.position for n in course.now))
    return Holder(
        actor=entries[0].actor,
        entries=_held(entries, shown),
        before=others,
        before_href=f"#{course.anchor}" if others else None,
    )


def _past(course: _Course, shown: set[str]) -> Past:
    actor = course.earlier[0].actor
    return Past(anchor=course.anchor, actor=actor, entries=_held(course.earlier, shown))


def _held(entries: Iterable[StanceEntry], shown: set[str]) -> tuple[Held, ...]:
    """The entries, and which of their evidence is in `shown`, where all of it is from now on."""
    held = []
    for stance in entries:
        found = {item.href for item in stance.evidence}
        held.append(Held(stance=stance, again=frozenset(found & shown)))
        shown |= found
    return tuple(held)


@alike(urls.ACTORS)
def _speakers(on: On, story_id: str) -> tuple[tuple[str, Named], ...]:
    """Actors who speak in the articles of a story, in order of name."""
    library = on.site.library
    articles = on.articles_of(library.stories[story_id])
    found = {speaker for article in articles for speaker in on.site.tally(article.id).speakers}
    ordered = sorted(found, key=lambda i: (on.by_name(library.party_name(i)), i))
    return tuple([(name, on.named(name)) for name in ordered])
