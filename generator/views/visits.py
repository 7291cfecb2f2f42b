"""Floor 5, what a reader's browser keeps of a story; the comparing is the browser's."""

from __future__ import annotations

from generator.model import Story
from generator.views.making import On
from generator.views.parts import Visit


def visit(on: On, story: Story, *, brief: bool = False) -> Visit:
    """The state of a story: what would be new if any of it grew. `brief`: without its quotes."""
    changed = [when for when in (story.updated, story.published) if when]
    changed += [update.date for update in story.updates]
    listed = [] if brief else on.articles_of(story)
    return Visit(
        story=story.id,
        updated=max(changed).latest.date().isoformat() if changed else "",
        updates=len(story.updates),
        quotes=None
        if brief
        else sum(on.site.tally(a.id).quotes for a in listed if not a.withdrawn),
    )
