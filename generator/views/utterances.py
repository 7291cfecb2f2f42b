"""Floor 5, what an actor said: by story, direct speech first, in pages where it is much."""

from __future__ import annotations

from collections.abc import Callable

from generator import urls
from generator.dates import When
from generator.dating import article_date
from generator.library import Library
from generator.model import Report, Stance, WordedItem
from generator.paging import LONGEST, cut
from generator.relations import Relations
from generator.structs import Struct
from generator.views.carriers import form
from generator.views.making import On
from generator.views.once import fact, piece
from generator.views.parts import ItemView, Link

Group = tuple[str, str, tuple[str, ...]]
"""A story (empty for none), one of its articles, and the items in which the actor speaks there."""


class StoryPart(Struct, frozen=True, kw_only=True):
    """What one story has of the actor, on one page."""

    story: Link
    direct: tuple[ItemView, ...]
    """Full sentences."""
    partial: tuple[ItemView, ...]
    """Fragments."""
    unknown: tuple[ItemView, ...]
    """Quotes of which the form is not known yet."""
    indirect: tuple[ItemView, ...]
    """Reported speech."""


def page_count(library: Library, relations: Relations, actor_id: str) -> int:
    """How many pages an actor's words take: one, as a rule, whatever their order is."""
    if len(relations.said_by.get(actor_id, ())) <= LONGEST:
        return 1
    began = {story.id: story.published for story in library.stories.values()}
    return len(said_pages(library, relations, actor_id, began.__getitem__))


def said_pages(
    library: Library,
    relations: Relations,
    actor_id: str,
    began: Callable[[str], When | None],
) -> tuple[tuple[Group, ...], ...]:
    """An actor's words as pages of whole articles, newest story and article first.

    An article of several stories stands under the first; those in no story come last. `began` tells
    when a story was published.
    """
    by_article: dict[str, list[str]] = {}
    for item in relations.said_by.get(actor_id, ()):
        if has_words(item) and item.article in library.articles:
            by_article.setdefault(item.article, []).append(item.id)

    def place(article_id: str) -> tuple[bool, int, str, int, str]:
        story = _story_of(library, article_id)
        when = article_date(library.articles[article_id])
        return (
            story == "",
            _back(began(story) if story else None),
            story,
            _back(when),
            article_id,
        )

    ordered = sorted(by_article, key=place)
    groups = [
        (_story_of(library, article), article, tuple(by_article[article])) for article in ordered
    ]
    return cut(groups, key=lambda group: group[1], weight=lambda group: len(group[2]))


def has_words(item: WordedItem) -> bool:
    """Whether an item has words of the article: all have, but for reports that name others.

    What its words are is not asked, so that whoever lists items need not do so again for that.
    """
    return not isinstance(item, Report) or item.select is not None


def _story_of(library: Library, article_id: str) -> str:
    stories = library.index.stories_of.get(article_id, ())
    return stories[0] if stories else ""


def _back(when: When | None) -> int:
    """A key that puts newer days first and those unknown last."""
    return -when.day.toordinal() if when else 0


@piece(lambda actor_id: actor_id)
def words_of(on: On, actor_id: str) -> tuple[tuple[Group, ...], ...]:
    """An actor's words as pages, as `said_pages` has them."""
    return said_pages(on.site.library, on.site.relations, actor_id, lambda story: _began(on, story))


@fact
def _began(on: On, story_id: str) -> When | None:
    return on.site.library.stories[story_id].published


def story_parts(on: On, groups: tuple[Group, ...]) -> tuple[StoryPart, ...]:
    """The words of one page, by story."""
    by_story: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for story, article, items in groups:
        by_story.setdefault(story, []).append((article, items))
    return tuple(_part(on, story, tuple(items)) for story, items in by_story.items())


@piece(lambda story, items: (story, items))
def _part(on: On, story: str, items: tuple[tuple[str, tuple[str, ...]], ...]) -> StoryPart:
    found = (on.site.library.item(article, name) for article, names in items for name in names)
    said = [item for item in found if item is not None and not isinstance(item, Stance)]
    forms = [form(on, item) for item in said]

    def of(kind: str) -> tuple[ItemView, ...]:
        return tuple(
            on.item(item.article, item.id)
            for item, its in zip(said, forms, strict=True)
            if its == kind
        )

    return StoryPart(
        story=on.story_link(story) if story else on.link(urls.UNLISTED, on.t("sources.unlisted")),
        direct=of("direct"),
        partial=of("partial"),
        unknown=of("unknown"),
        indirect=of("indirect"),
    )
