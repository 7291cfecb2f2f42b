"""Floor 4, what wants looking at again, though nothing is wrong with it.

A review date that has passed, a claim that has had one origin for more than a week, an item
without a proof, an article that nobody has read for quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from generator.claims import Assessment, assess
from generator.dating import article_date
from generator.library import Library
from generator.model import Place, Says
from generator.proving import Proof
from generator.relations import relate
from generator.structs import Struct

_WEEK = timedelta(days=7)


class StaleKind(StrEnum):
    """Why something wants looking at."""

    REVIEW = "review-due"
    SINGLE = "single-source"
    UNPROVEN = "unproven"
    UNREAD = "never-read"


class Stale(Struct, frozen=True, kw_only=True):
    """One thing to look at, and what to do about it."""

    kind: StaleKind
    at: Place
    key: bool = False
    """Point at the key, not at its value."""
    message: str
    hint: str


def find_stale(
    library: Library, proofs: Mapping[tuple[str, str], Proof], now: datetime
) -> Iterator[Stale]:
    """All there is to look at, kind by kind."""
    yield from _to_review(library, now)
    yield from _single_source(library, now)
    yield from _unproven(library, proofs)
    yield from _never_read(library)


def _to_review(library: Library, now: datetime) -> Iterator[Stale]:
    for story in library.stories.values():
        if story.review_by and story.review_by.latest < now:
            yield Stale(
                kind=StaleKind.REVIEW,
                at=story.at / "review_by",
                message=f"this story was to be reviewed by {story.review_by.text}",
                hint="look it over, then set a new date or take it out",
            )


def _single_source(library: Library, now: datetime) -> Iterator[Stale]:
    for found in assess(library, relate(library)).values():
        if "single-source" not in found.status:
            continue
        known = _since(library, found)
        if known and known[0] + _WEEK >= now:
            continue
        origins = ", ".join(library.party_name(origin) for origin in sorted(found.groups[0]))
        since = f"since {known[1]}" if known else "and on no dated article"
        yield Stale(
            kind=StaleKind.SINGLE,
            at=found.claim.at,
            key=True,
            message=f"the claim '{found.claim.text}' rests on one origin ({origins}) {since}",
            hint="look for a report of another origin",
        )


def _since(library: Library, found: Assessment) -> tuple[datetime, str] | None:
    """When the first article that asserts a claim appeared, as a moment and in words."""
    articles = [library.articles[r.article] for r in found.reports if r.says is Says.ASSERTS]
    dates = [date for article in articles if (date := article_date(article))]
    return min(((date.latest, date.text) for date in dates), default=None)


def _unproven(library: Library, proofs: Mapping[tuple[str, str], Proof]) -> Iterator[Stale]:
    for article, record in library.annotations.items():
        for item in record.worded():
            proof = proofs.get((article, item.id))
            if item.select is None or proof is None or proof.proven:
                continue
            if proof.failed:
                message = f"the words of '{item.id}' do not stand in the article"
                hint = "onrecord check shows the article's words beside them"
            else:
                message = f"nothing proves '{item.id}' yet: no text and no seal"
                hint = f"put the article's text into texts/{article}.txt: onrecord seal {article}"
            yield Stale(kind=StaleKind.UNPROVEN, at=item.at, key=True, message=message, hint=hint)


def _never_read(library: Library) -> Iterator[Stale]:
    for id_, article in library.articles.items():
        record = library.annotations.get(id_)
        if article.withdrawn or id_ in library.refused.annotations:
            continue
        if record is None or "quotes" not in record.read_for:
            yield Stale(
                kind=StaleKind.UNREAD,
                at=record.at if record else article.at,
                message=f"'{article.title}' has never been read for quotes",
                hint=f"read it, and add quotes to content/annotations/{id_}.yaml"
                " ('quotes: {}' where it has none)",
            )
