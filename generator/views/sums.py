"""Floor 5, what the source-attribution index says on top: how many, whose words, how proven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.library import Library
from generator.model import Quote, Report, Stance, WordedItem
from generator.proving import UNPROVEN, Means
from generator.views.making import On
from generator.views.parts import Figure
from generator.views.sifting import who


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Figures that belong together."""

    label: str
    """found, who or proven: catalogue key `sums.<label>`."""
    figures: tuple[Figure, ...]


def rows_of(library: Library, article_id: str) -> list[WordedItem]:
    """An article's items that are rows of the index, as annotated.

    A stance is none, nor a report that only names other items: those have rows of their own.
    """
    return [
        item
        for item in library.items(article_id)
        if not isinstance(item, Stance) and not (isinstance(item, Report) and item.select is None)
    ]


def sums(on: On, articles: Iterable[str]) -> tuple[Sum, ...]:
    """The figures of some articles; none where nothing has been annotated in them."""
    items = [item for a in articles for item in rows_of(on.site.library, a)]
    if not items:
        return ()
    quotes = [item for item in items if isinstance(item, Quote)]
    by = Counter(who(on, item) for item in items)
    means = Counter(_means(on, item) for item in items)
    proven = sum(_means(on, quote) != Means.NONE for quote in quotes)
    return (
        Sum(
            label="found",
            figures=(
                _figure("index-items", len(items)),
                *((_figure("quotes-proven", proven, len(quotes)),) if quotes else ()),
            ),
        ),
        Sum(
            label="who",
            figures=(
                _figure("index-named", by["named"]),
                *((_figure("index-documents", by["documents"]),) if by["documents"] else ()),
                _figure("index-unnamed", by["unnamed"]),
                _figure("index-outlet", by["outlet"]),
                _figure("index-relayed", sum(bool(item.via) for item in items)),
            ),
        ),
        Sum(
            label="proven",
            figures=tuple(_figure(f"index-{kind}", means[kind]) for kind in Means if means[kind]),
        ),
    )


def _means(on: On, item: WordedItem) -> Means:
    """By what an item's words are proven; none as long as they are not."""
    proof = on.site.proofs.get((item.article, item.id))
    return proof.means if proof and proof.shown_verdict != UNPROVEN else Means.NONE


def _figure(key: str, count: int, total: int | None = None) -> Figure:
    return Figure(key=key, count=str(count), total=None if total is None else str(total))
