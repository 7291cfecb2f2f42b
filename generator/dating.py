"""Floor 3, which date an item has, and which role an actor held on it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dates import When
from generator.library import Fault, Library
from generator.model import Article, Item, Role, Stance


def article_date(article: Article) -> When | None:
    """When an article appeared, as well as is known: published, updated, retrieved."""
    return article.published or article.updated or article.retrieved


def item_date(library: Library, item: Item) -> When | None:
    """When it was said, else its article's date; of a stance, its evidence's, the newest."""
    if not isinstance(item, Stance):
        if item.said:
            return item.said
    else:
        said = [date for ref in item.evidence if (date := _said(library, ref, item.article))]
        if said:
            return max(said)
    article = library.articles.get(item.article)
    return article_date(article) if article else None


def _said(library: Library, reference: str, article_id: str) -> When | None:
    target = library.evidence(reference, article_id)
    if isinstance(target, Fault) or not target.article or not target.item:
        return None
    item = library.item(target.article, target.item)
    return None if item is None or isinstance(item, Stance) else item.said


def role_on(roles: Sequence[Role], date: When | None) -> Role | None:
    """The role held on a date: the one that began last; without a date the newest of all."""
    held = [
        role
        for role in roles
        if date is None
        or (
            (role.since is None or role.since.earliest <= date.latest)
            and (role.until is None or role.until.latest >= date.earliest)
        )
    ]
    dated = [(role.since, -number) for number, role in enumerate(held) if role.since]
    if dated:  # of two that began together, the first in the file
        return held[-max(dated)[1]]
    return held[0] if held else None
