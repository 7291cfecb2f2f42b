"""Floor 5, the list of all stories, newest first."""

from __future__ import annotations

from generator import urls
from generator.paging import nth
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import Frame, Pager, StoryCard
from generator.views.story import story_card


class StoriesView(Struct, frozen=True, kw_only=True):
    """A page of `/stories/`."""

    frame: Frame
    stories: tuple[StoryCard, ...]
    pager: Pager | None


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
