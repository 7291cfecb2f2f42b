"""Corrections, clarifications and updates; and what was withdrawn."""

from __future__ import annotations

from generator.views.corrections import CorrectionsView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, page_words, site, view, words

PAGE = "corrections/index.html"


def test_they_are_newest_first_with_the_story_and_what_they_concern() -> None:
    found = view(alone(HARBOUR), PAGE, CorrectionsView)
    assert [
        (e.update.kind, e.update.day.words, e.story.words, e.update.about and e.update.about.words)
        for e in found.entries
    ] == [
        ("update", "21 March 2031", "Port Ellary switches off its lamps", None),
        ("correction", "10 March 2031", "Port Ellary switches off its lamps",
         "Ellary Gazette, <bdi>voted</bdi>"),
    ]  # fmt: skip
    assert "Concerns: Ellary Gazette, voted" in page_words(site(alone(HARBOUR)), PAGE)


def test_withdrawn_articles_are_listed_with_day_and_reason() -> None:
    (withdrawn,) = view(alone(HARBOUR), PAGE, CorrectionsView).withdrawn
    assert withdrawn.article.title.words == "Lamps already dark"
    assert withdrawn.day is not None
    assert (withdrawn.day.words, withdrawn.reason) == (
        "2 March 2031", "The lamps were lit all night.",
    )  # fmt: skip
    text = page_words(site(alone(HARBOUR)), PAGE)
    assert "The lamps were lit all night." in text
    assert "1 withdrawn article" in text


def test_where_nothing_was_corrected_the_page_says_so() -> None:
    assert "Nothing has been corrected" in page_words(site(over_base()), PAGE)


def test_many_take_several_pages_and_what_was_withdrawn_stands_on_the_first() -> None:
    updates = "".join(
        f"  - date: 2031-{n // 28 + 1:02}-{n % 28 + 1:02}\n    kind: update\n"
        f"    text: Tide {n} was told again. [@gazette#all-winter]\n"
        for n in range(300)
    )
    tree = f"""
-- content/stories/tides.md --
---
title: The tides
articles: {{gazette: gazette-ferry}}
updates:
{updates}---
They rise.
-- content/articles/gazette-old.md --
---
title: Old
outlet: gazette
withdrawn:
  reason: It was of another year.
---
"""
    pages = {
        path: html(data)
        for path, data in site(over_base(tree)).items()
        if path.startswith("corrections/")
    }
    assert len(pages) > 1
    told = [words(p) for page in pages.values() for p in page.css(".changelog .line")]
    assert len(told) == len(set(told)) == 300
    assert [path for path, page in pages.items() if page.css("#_withdrawn")] == [PAGE]
    assert "Date not known" in words(pages[PAGE].css_first("[aria-labelledby=_withdrawn]"))
