"""Floor 5, the counts of a proof strip."""

from __future__ import annotations

from collections.abc import Iterable

from generator import urls
from generator.claims import Assessment
from generator.proving import UNPROVEN
from generator.tallies import total
from generator.views.making import On
from generator.views.parts import Figure


def quote_figures(on: On, articles: Iterable[str], href: str | None) -> tuple[Figure, ...]:
    """Quotes of some articles: how many are proven, and how many are not yet."""
    found = total(on.site.tally(article) for article in articles)
    return _proven("quotes", href, found.quotes_proven, found.quotes)


def item_figures(on: On, articles: Iterable[str], href: str | None) -> tuple[Figure, ...]:
    """Quotes, passages and reports of some articles: how many are proven."""
    found = total(on.site.tally(article) for article in articles)
    return _proven("items", href, found.proven, found.rows)


def _proven(kind: str, href: str | None, proven: int, checked: int) -> tuple[Figure, ...]:
    missing = checked - proven
    done = Figure(key=f"{kind}-proven", count=str(proven), total=str(checked), href=href)
    # with script, the index shows those alone
    there = f"{href}?verdict={UNPROVEN}" if href and "#" not in href else href
    open_ = Figure(key=f"{kind}-unproven", count=str(missing), href=there)
    return (*((done,) if checked else ()), *((open_,) if missing else ()))


def claim_figures(on: On, story: str, assessed: Iterable[Assessment]) -> tuple[Figure, ...]:
    """Claims corroborated by independent origins, those with a single source, those disputed."""
    found = list(assessed)
    page = urls.story(story)
    counts = [
        (key, sum(key in one.status for one in found))
        for key in ("corroborated", "single-source", "disputed")
    ]
    return tuple(
        Figure(key=f"claims-{key}", count=str(count), href=on.href(f"{page}#_{key}"))
        for key, count in counts
        if count
    )
