"""Floor 5, the ways that words took into the articles of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator import urls
from generator.model import Article, ItemKind, Passage, Quote
from generator.structs import Struct
from generator.views.making import On, kind_of


class Way(Struct, frozen=True):
    """Items of one speaker that came by the same relays into the same article."""

    speaker: str
    via: tuple[str, ...]
    article: Article
    items: tuple[Quote | Passage, ...]
    quoted: int
    """How many quotations."""

    @property
    def told(self) -> int:
        """How many passages of reported speech."""
        return len(self.items) - self.quoted


def ways_of(on: On, articles: Sequence[Article]) -> list[Way]:
    """The ways of all quotations and of all reported speech, as they come."""
    found: dict[tuple[str, tuple[str, ...], str], list[Quote | Passage]] = {}
    quoted = Counter[tuple[str, tuple[str, ...], str]]()
    for article in articles:
        for item in on.site.library.items(article.id):
            if isinstance(item, Quote | Passage) and (speaker := item.speaker):
                key = speaker, item.via, article.id
                found.setdefault(key, []).append(item)
                quoted[key] += kind_of(item) is ItemKind.QUOTE
    by_id = {article.id: article for article in articles}
    return [Way(*key[:2], by_id[key[2]], tuple(items), quoted[key]) for key, items in found.items()]


def ranked(ways: Iterable[Way]) -> list[str]:
    """Speakers by how often they are quoted, then told of, then as they come."""
    sums: dict[str, tuple[int, int]] = {}
    for way in ways:
        quoted, told = sums.get(way.speaker, (0, 0))
        sums[way.speaker] = (quoted + way.quoted, told + way.told)
    return sorted(sums, key=lambda speaker: (-sums[speaker][0], -sums[speaker][1]))


def evidence_of(on: On, ways: Sequence[Way]) -> str | None:
    """The item, the article of several items; None for several articles."""
    articles = list(dict.fromkeys(way.article.id for way in ways))
    if len(articles) > 1:
        return None
    items = [item for way in ways for item in way.items]
    single = len(items) == 1
    return on.href(urls.item(articles[0], items[0].id) if single else urls.article(articles[0]))
