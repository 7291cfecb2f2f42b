"""Floor 5, one question: everyone's position, what it rests on, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.model import Article, Question
from generator.views.making import On
from generator.views.parts import Frame, Link, Named, StanceEntry
from generator.views.standing import ORDER, entry, newest_first


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionGroup:
    """All who hold one position."""

    position: str
    label: str | None
    """What it means here, such as `Leave`."""
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
    """Actors who speak in the story and of whom no statement on this was found."""
    read: bool
    """Whether any of the story's articles has been read for stances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question in the list of all."""

    ask: str
    href: str
    counts: tuple[tuple[str, int], ...]
    """Position → number of actors, only where not 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView:
    """The list of all questions, by story."""

    frame: Frame
    groups: tuple[tuple[Link, tuple[QuestionCard, ...]], ...]


def view(on: On, question: Question) -> QuestionView:
    """The page of a question."""
    library = on.site.library
    story = library.stories[question.story]
    articles = library.articles_of(story)
    stances = on.site.relations.stances_on.get((story.id, question.id), ())
    actors = dict.fromkeys(stance.actor for stance in stances)
    now, earlier = list[StanceEntry](), list[StanceEntry]()
    for actor in actors:
        newest, before = newest_first(on, [s for s in stances if s.actor == actor])
        now += [entry(on, question, stance) for stance in newest]
        earlier += [entry(on, question, stance) for stance in before]
    groups = []
    for position in ORDER:
        entries = tuple(e for e in now if e.position == position)
        if entries:
            groups.append(PositionGroup(position=position, label=entries[0].label, entries=entries))
    lang, direction = on.marks(story.language)
    records = [library.annotations[a.id] for a in articles if a.id in library.annotations]
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
        silent=tuple(on.named(a) for a in _speakers(on, articles) if a not in actors),
        read=any("stances" in record.read_for for record in records),
    )


def list_view(on: On) -> QuestionsView:
    """The list of all questions."""
    library = on.site.library
    stances = on.site.relations.stances_on
    groups = []
    for story in library.stories.values():
        cards = []
        for question in story.questions:
            held = stances.get((story.id, question.id), ())
            counts = {
                position: len({s.actor for s in held if s.position is position})
                for position in ORDER
            }
            cards.append(
                QuestionCard(
                    ask=question.ask,
                    href=on.href(urls.question(story.id, question.id)),
                    counts=tuple((str(p), n) for p, n in counts.items() if n),
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
