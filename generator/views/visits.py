"""Floor 5, what a reader's browser keeps of a story; the comparing is the browser's."""

from __future__ import annotations

from generator.library import Library
from generator.model import Quote, Story
from generator.views.parts import Visit


def visit(library: Library, story: Story) -> Visit:
    """The state of a story: what would be new if any of it grew."""
    changed = [when for when in (story.updated, story.published) if when]
    changed += [update.date for update in story.updates]
    standing = [article for article in library.articles_of(story) if not article.withdrawn]
    return Visit(
        story=story.id,
        updated=max(changed).latest.date().isoformat() if changed else "",
        updates=len(story.updates),
        quotes=sum(
            isinstance(item, Quote) for article in standing for item in library.items(article.id)
        ),
    )
