"""Floor 5, the list of all stories, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.library import Library
from generator.model import Story
from generator.paging import cut, nth
from generator.views.making import On
from generator.views.parts import Frame, Pager, StoryCard
from generator.views.story import story_card

_ROWS = 6
"""A story takes as much room as so many lines of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesView:
    """A page of `/stories/`."""

    frame: Frame
    stories: tuple[StoryCard, ...]
    pager: Pager | None


def newest_first(library: Library) -> list[Story]:
    """All stories by their last change; those without a date last."""

    def key(story: Story) -> tuple[int, str]:
        when = story.updated or story.published
        return (-when.day.toordinal() if when else 0, story.id)

    return sorted(library.stories.values(), key=key)


def list_pages(library: Library) -> tuple[tuple[Story, ...], ...]:
    """All stories, newest first, as pages."""
    return cut(newest_first(library), key=lambda story: story.id, weight=lambda _: _ROWS)


def list_view(on: On, number: int = 1) -> StoriesView:
    """Page `number` of the list of all stories."""
    library, pages = on.site.library, on.site.lists.stories
    return StoriesView(
        frame=on.frame(
            on.t("stories.title"), section=urls.STORIES, canonical=urls.STORIES, number=number
        ),
        stories=tuple(story_card(on, library.stories[s]) for s in nth(pages, number)),
        pager=on.pager(urls.STORIES, number, len(pages)),
    )
