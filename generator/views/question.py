"""Floor 5, one question: everyone's position, what it rests on, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.model import Article, Question
from generator.views.making import On
from generator.views.parts import Frame, Link, Named, StanceEntry
from generator.views.standing import (
    ORDER,
    entry,
    meaning,
    newest_first,
    read_for_stances,
    tally,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionGroup:
    """All who hold one position."""

    position: str
    label: str | None
    """What it means here, such as `Leave`."""
    actors: int
    """How many hold it, by articles that were not withdrawn."""
    entries: tuple[StanceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question page."""

    frame: Frame
    ask: str
    lang: str | None
    dir: str | None
    story: Link
    groups: tuple[PositionGroup, ...]
    """In the order for, against, mixed, conditional, undeclared; only those held by somebody."""
    earlier: tuple[StanceEntry, ...]
    """Positions held before the newest of the same actor."""
    silent: tuple[Named, ...]
    """Actors who speak in the story and of whom no statement on this was found; none where no
    article was read for stances."""
    read: bool
    """Whether any of the story's articles has been read for stances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question in the list of all."""

    ask: str
    href: str
    lang: str | None = None
    dir: str | None = None
    counts: tuple[tuple[str, int], ...]
    """Position → number of actors who hold it now, only where not 0."""
    read: bool = True
    """Whether any of the story's articles has been read for stances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView:
    """The list of all questions, by story."""

    frame: Frame
    groups: tuple[tuple[Link, tuple[QuestionCard, ...]], ...]


def view(on: On, question: Question) -> QuestionView:
    """The page of a question."""
    library = on.site.library
    story = library.stories[question.story]
    articles = on.site.library.articles_of(story)
    stances = on.site.relations.stances_on.get((story.id, question.id), ())
    actors = dict.fromkeys(stance.actor for stance in stances)
    now, earlier = list[StanceEntry](), list[StanceEntry]()
    for actor in actors:
        newest, before = newest_first(on, [s for s in stances if s.actor == actor])
        now += [entry(on, question, stance) for stance in newest]
        earlier += [entry(on, question, stance) for stance in before]
    numbers = tally(on, stances)
    groups = []
    for position in ORDER:
        entries = tuple(e for e in now if e.position == position)
        if entries:
            groups.append(
                PositionGroup(
                    position=position,
                    label=meaning(question, position),
                    actors=numbers.get(position, 0),
                    entries=entries,
                )
            )
    lang, direction = on.marks(story.language)
    read = read_for_stances(on, articles)
    silent = [a for a in _speakers(on, articles) if a not in actors] if read else []
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
        story=on.story_link(story),
        groups=tuple(groups),
        earlier=tuple(earlier),
        silent=tuple(on.named(a) for a in silent),
        read=read,
    )


def list_view(on: On) -> QuestionsView:
    """The list of all questions."""
    library = on.site.library
    stances = on.site.relations.stances_on
    groups = []
    for story in library.stories.values():
        lang, direction = on.marks(story.language)
        read = read_for_stances(on, on.site.library.articles_of(story))
        cards = []
        for question in story.questions:
            numbers = tally(on, stances.get((story.id, question.id), ()))
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
        if cards:
            groups.append((on.story_link(story), tuple(cards)))
    return QuestionsView(
        frame=on.frame(on.t("questions.title"), section=urls.QUESTIONS, canonical=urls.QUESTIONS),
        groups=tuple(groups),
    )


def _speakers(on: On, articles: list[Article]) -> list[str]:
    """Actors who speak in the articles, in order of name."""
    library = on.site.library
    found = {
        item.speaker
        for article in articles
        if article.id in library.annotations
        for item in library.annotations[article.id].said()
        if item.speaker in library.actors
    }
    return sorted((i for i in found if i), key=lambda i: (library.party_name(i).casefold(), i))
