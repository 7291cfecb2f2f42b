"""Floor 5, the list of all articles: the source record as a whole, newest first, by month."""

from __future__ import annotations

from itertools import groupby

from generator import urls
from generator.dates import When, parse
from generator.dating import article_date
from generator.paging import nth
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import ArticleCard, Day, Frame, Pager


class Month(Struct, frozen=True, kw_only=True):
    """The articles of one month; of a year, where no more is known."""

    day: Day | None
    """None for articles of which no date is known."""
    articles: tuple[ArticleCard, ...]


class ArticlesView(Struct, frozen=True, kw_only=True):
    """A page of the list of all articles."""

    frame: Frame
    months: tuple[Month, ...]
    """Newest first."""
    total: int
    """Articles on all pages."""
    pager: Pager | None


def list_view(on: On, number: int = 1) -> ArticlesView:
    """Page `number` of the list of all articles."""
    library, pages = on.site.library, on.site.lists.articles
    shown = [library.articles[a] for a in nth(pages, number)]
    grouped = groupby(shown, key=lambda article: _month(article_date(article)))
    return ArticlesView(
        frame=on.frame(
            on.t("articles.title"), section=urls.ARTICLES, canonical=urls.ARTICLES, number=number
        ),
        months=tuple(
            Month(
                day=on.day(parse(month)) if month else None,
                articles=tuple(on.card(article) for article in articles),
            )
            for month, articles in grouped
        ),
        total=sum(map(len, pages)),
        pager=on.pager(urls.ARTICLES, number, len(pages)),
    )


def _month(when: When | None) -> str | None:
    """`2031-03`; of a date known to the year alone `2031`."""
    if when is None:
        return None
    return when.text if len(when.text) == 4 else when.day.isoformat()[:7]
