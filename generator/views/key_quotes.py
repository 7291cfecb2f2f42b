"""Floor 5, what they are saying: the quotes an editor chose; beyond a handful the rest folds."""

from __future__ import annotations

from generator.library import Fault
from generator.model import Story
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import ItemView, Source

SHOWN = 5
ONE_FOLD = 12
"""As many more fold into one; beyond that, into one for each article."""


class QuoteGroup(Struct, frozen=True, kw_only=True):
    """Quotes folded together."""

    source: Source | None
    """The article they stand in; None where all are folded as one."""
    items: tuple[ItemView, ...]


class KeyQuotes(Struct, frozen=True, kw_only=True):
    """The key quotes of a story."""

    shown: tuple[ItemView, ...] = ()
    """The first of them, in the editor's order."""
    folded: tuple[QuoteGroup, ...] = ()
    """The others: as one group, or an article each, in the story's order of articles."""


def key_quotes(on: On, story: Story) -> KeyQuotes:
    """The quotes a story puts first."""
    found = [on.site.library.citation(story, reference) for reference in story.key_quotes]
    every = [
        (target.article, item)
        for target in found
        if not isinstance(target, Fault)
        for item in on.target(target)
    ]
    rest = every[SHOWN:]
    return KeyQuotes(
        shown=tuple(item for _, item in every[:SHOWN]), folded=_folded(on, story, rest)
    )


def _folded(
    on: On, story: Story, rest: list[tuple[str | None, ItemView]]
) -> tuple[QuoteGroup, ...]:
    if len(rest) <= ONE_FOLD:
        items = tuple(item for _, item in rest)
        return (QuoteGroup(source=None, items=items),) if items else ()
    by_article: dict[str | None, list[ItemView]] = {
        article.id: [] for article in on.articles_of(story)
    }
    for article, item in rest:
        by_article.setdefault(article, []).append(item)
    return tuple(
        QuoteGroup(source=items[0].source, items=tuple(items))
        for items in by_article.values()
        if items
    )
