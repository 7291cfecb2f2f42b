"""Floor 5, what of ours rests on a part of an article: how much of what, and each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.dependents import RestKind
from generator.library import HEADLINE
from generator.model import Article
from generator.structs import Struct
from generator.urls import paragraph_anchor
from generator.views.making import On
from generator.views.once import once
from generator.views.parts import Link

_KINDS = tuple(RestKind)
_FAR = 300
"""The last paragraph that is asked for in an article whose length is not known here."""


class Resting(Struct, frozen=True, kw_only=True):
    """What would fall with some words."""

    counts: tuple[tuple[str, int], ...] = ()
    """Sort of thing (catalogue key `resting.<sort>`) → how many; in the order of `RestKind`."""
    links: tuple[Link, ...] = ()
    """To each place, once."""


NOTHING = Resting()


@once
def resting(on: On, article_id: str, *item_ids: str) -> Resting:
    """What rests on any of some items, paragraphs (`p3`) or the headline of an article."""
    dependents = on.site.dependents
    every = [(name, found) for name in item_ids if (found := dependents.get((article_id, name)))]
    if not every:
        return NOTHING
    told = {
        # the same sentence may rest on two items; two items shown as quotes are two quotes
        (one, name if one.kind is RestKind.KEY_QUOTE else "")
        for name, found in every
        for one in found
    }
    counts = Counter([one.kind for one, _ in told])
    links = [link for name, _ in every for link in on.rests(article_id, name)]
    return Resting(
        counts=tuple([(kind.value, counts[kind]) for kind in _KINDS if kind in counts]),
        links=tuple(dict.fromkeys(links)),
    )


def reach(on: On, article: Article) -> Resting:
    """What rests on anything in an article."""
    items = (item.id for item in on.site.library.items(article.id))
    paragraphs = (paragraph_anchor(number) for number in paragraphs_of(article))
    return resting(on, article.id, HEADLINE, *items, *paragraphs)


def paragraphs_of(article: Article) -> Iterable[int]:
    """The numbers that its paragraphs have, or may have where its text is not here."""
    if article.body is None:
        return range(1, _FAR)
    return [block.paragraph for block in article.body.stream.blocks if block.paragraph]
