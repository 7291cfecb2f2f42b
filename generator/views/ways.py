"""Floor 5, the ways that words took into the articles of a story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import urls
from generator.model import Article, Passage, Quote
from generator.structs import Struct
from generator.views.making import On


class Way(Struct, frozen=True):
    """Items of one speaker that came by the same relays into the same article."""

    speaker: str
    via: tuple[str, ...]
    article: Article
    items: tuple[Quote | Passage, ...]

    @property
    def quoted(self) -> int:
        """How many quotations."""
        return sum(isinstance(item, Quote) for item in self.items)

    @property
    def told(self) -> int:
        """How many passages of reported speech."""
        return len(self.items) - self.quoted


def ways_of(on: On, articles: Sequence[Article]) -> list[Way]:
    """The ways of all quotations and of all reported speech, as they come."""
    found: dict[tuple[str, tuple[str, ...], str], list[Quote | Passage]] = {}
    for article in articles:
        for item in on.site.library.items(article.id):
            if isinstance(item, Quote | Passage) and item.speaker:
                found.setdefault((item.speaker, item.via, article.id), []).append(item)
    by_id = {article.id: article for article in articles}
    return [
        Way(speaker, via, by_id[article], tuple(items))
        for (speaker, via, article), items in found.items()
    ]


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
