"""Floor 5, the counts of a proof strip."""

from __future__ import annotations

from collections.abc import Iterable

from generator import urls
from generator.claims import Assessment
from generator.model import Passage, Quote, Report, Stance
from generator.proving import UNPROVEN
from generator.views.making import On
from generator.views.parts import Figure


def quote_figures(on: On, articles: Iterable[str], href: str | None) -> tuple[Figure, ...]:
    """Quotes of some articles: how many are proven, and how many are not yet."""
    return _proven(on, "quotes", href, [
        item for a in articles for item in on.site.library.items(a) if isinstance(item, Quote)
    ])  # fmt: skip


def item_figures(on: On, articles: Iterable[str], href: str | None) -> tuple[Figure, ...]:
    """Quotes, passages and reports of some articles: how many are proven."""
    return _proven(on, "items", href, [
        item for a in articles for item in on.site.library.items(a) if not isinstance(item, Stance)
    ])  # fmt: skip


def _proven(
    on: On, kind: str, href: str | None, items: list[Quote | Passage | Report]
) -> tuple[Figure, ...]:
    checked = [i for i in items if i.select]
    proofs = [on.site.proofs.get((i.article, i.id)) for i in checked]
    proven = sum(proof is not None and proof.shown_verdict != UNPROVEN for proof in proofs)
    total, missing = str(len(checked)), len(checked) - proven
    done = Figure(key=f"{kind}-proven", count=str(proven), total=total, href=href)
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
