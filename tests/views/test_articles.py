"""The list of all articles: newest first, by month, in as many pages as it needs."""

from __future__ import annotations

from generator.views.articles import ArticlesView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, site, view, words


def test_it_is_newest_first_by_month() -> None:
    found = view(alone(HARBOUR), "articles/index.html", ArticlesView)
    days = [
        card.day.iso[:10]
        for month in found.months
        for card in month.articles
        if card.day and card.day.iso
    ]
    assert days == sorted(days, reverse=True)
    assert len(days) == found.total == 9
    assert [month.day.words if month.day else None for month in found.months] == [
        "March 2031", "February 2031",
    ]  # fmt: skip


DATED = """
-- content/articles/a.md --
---
title: In a year
outlet: gazette
published: 2030
---
-- content/articles/b.md --
---
title: On its last day
outlet: gazette
published: 2030-12-31
---
-- content/articles/c.md --
---
title: In its last month
outlet: gazette
published: 2030-12
---
-- content/articles/d.md --
---
title: Some day
outlet: gazette
---
-- content/articles/e.md --
---
title: Before
outlet: gazette
published: ../2030-12-30
---
"""


def test_a_month_is_said_of_no_article_of_which_only_the_year_is_known() -> None:
    found = view(over_base(DATED), "articles/index.html", ArticlesView)
    months = [
        (month.day.words if month.day else None, [card.title.words for card in month.articles])
        for month in found.months
    ]
    assert months == [
        ("January 2031", ["Ferry to sail all winter"]),
        ("2030", ["In a year"]),
        ("December 2030", ["On its last day", "In its last month", "Before"]),
        (None, ["Some day"]),
    ]  # fmt: skip
    page = html(site(over_base(DATED))["articles/index.html"])
    assert [words(h) for h in page.css("main h2")][-1] == "Date not known"


def test_a_record_tells_the_outlet_what_is_in_it_and_what_it_was_not_read_for() -> None:
    page = html(site(alone(HARBOUR))["articles/index.html"])
    told = {words(r.css_first(".title")): words(r.css_first(".meta")) for r in page.css(".record")}
    assert told["Council votes to switch off the lamps"] == (
        "Ellary Gazette5 March 2031Full text3 quotes2 passages"
    )
    assert told["Lamp news in brief"] == "Tide Radio7 March 2031Text withheldNot read yet"
    assert "Withdrawn" in told["Lamps already dark"]
    assert "Not read for everything yet" in told["What the lamp order says"]
