"""Floor 5, the front page: one story large, others beside and below it, and what changed."""

from __future__ import annotations

from generator import urls
from generator.dating import article_date
from generator.library import Fault
from generator.model import Article, Story, Update
from generator.structs import Struct, replace
from generator.views.making import On
from generator.views.parts import (
    ArticleCard,
    Day,
    Figure,
    Frame,
    ItemView,
    Link,
    Phrase,
    StoryCard,
)
from generator.views.proof_strip import claim_figures, item_figures, quote_figures
from generator.views.prose import plain
from generator.views.story import story_card

SHOWN = 10
"""Stories on the front page; the others are in the list of all."""
CHANGES = 6
"""Corrections and updates in the box."""
UNLISTED = 6
"""Articles in no story."""


class Lead(Struct, frozen=True, kw_only=True):
    """The newest story: with its figures and one of its quotes."""

    card: StoryCard
    proof: tuple[Figure, ...]
    quote: ItemView | None
    """The first of its key quotes."""


class Change(Struct, frozen=True, kw_only=True):
    """A correction, clarification or update of a story, in brief."""

    kind: str
    day: Day | None
    story: Link
    text: Phrase
    """Plain."""


class HomeView(Struct, frozen=True, kw_only=True):
    """`/`: stories, newest first, with what changed."""

    frame: Frame
    proof: tuple[Figure, ...]
    lead: Lead | None
    stories: tuple[StoryCard, ...]
    """Those after the lead; what changed is told here, unless it stands among `changes`."""
    total: int
    """All stories, shown here or not."""
    changes: tuple[Change, ...]
    """The newest of all stories."""
    unlisted: tuple[ArticleCard, ...]
    """The newest articles in no story."""
    unlisted_total: int
    all_stories: str
    """Address of the list."""
    all_articles: str


def view(on: On) -> HomeView:
    """The front page."""
    library = on.site.library
    lists = on.site.lists
    stories = [library.stories[s] for s in lists.newest[:SHOWN]]
    unlisted = sorted((library.articles[a] for a in lists.unlisted), key=_newest)
    changes = _newest_changes(on)
    told = {id(update) for _, update in changes}
    cards = [_card(on, story, told) for story in stories]
    return HomeView(
        frame=on.frame(library.settings.title, canonical=urls.HOME),
        proof=item_figures(on, lists.standing, on.href(urls.SOURCES)),
        lead=_lead(on, stories[0], cards[0]) if stories else None,
        stories=tuple(cards[1:]),
        total=len(lists.newest),
        changes=tuple(_change(on, story, update) for story, update in changes),
        unlisted=tuple(on.card(article) for article in unlisted[:UNLISTED]),
        unlisted_total=len(unlisted),
        all_stories=on.href(urls.STORIES),
        all_articles=on.href(urls.ARTICLES),
    )


def _newest(article: Article) -> tuple[int, str]:
    when = article_date(article)
    return (-when.day.toordinal() if when else 0, article.id)


def _newest_changes(on: On) -> list[tuple[Story, Update]]:
    """Of one day those of the newest story first."""
    stories = on.site.library.stories
    every = [(stories[s], update) for s in on.site.lists.newest for update in stories[s].updates]
    return sorted(every, key=lambda pair: pair[1].date, reverse=True)[:CHANGES]


def _card(on: On, story: Story, told: set[int]) -> StoryCard:
    """A story's card, without its newest change where the box tells of it."""
    card = story_card(on, story)
    newest = max(story.updates, key=lambda update: update.date, default=None)
    if newest is None or id(newest) not in told:
        return card
    return replace(card, change=None, change_kind=None, change_day=None)


def _lead(on: On, story: Story, card: StoryCard) -> Lead:
    library = on.site.library
    articles = [a.id for a in library.articles_of(story) if not a.withdrawn]
    assessed = [on.site.assessments[story.id, claim.id] for claim in story.claims]
    return Lead(
        card=card,
        proof=(
            *quote_figures(on, articles, on.href(urls.sources(story.id))),
            *claim_figures(on, story.id, assessed),
        ),
        quote=_quote(on, story),
    )


def _quote(on: On, story: Story) -> ItemView | None:
    for reference in story.key_quotes:
        target = on.site.library.citation(story, reference)
        for item in () if isinstance(target, Fault) else on.target(target):
            return item
    return None


def _change(on: On, story: Story, update: Update) -> Change:
    return Change(
        kind=update.kind,
        day=on.day(update.date),
        story=on.story_link(story.id),
        text=on.phrase(plain(on, update.text), story.language),
    )
