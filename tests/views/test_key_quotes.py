"""What they are saying: a handful to be seen, the rest folded so that a page is no wall."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.project import html, site, words
from tests.wide_story import ACTORS, ARTICLES, PATH, QUESTIONS, QUOTES, wide_story

LARGEST = 700_000
"""Bytes of HTML that a story of 300 key quotes, 300 citations and 60 actors may have."""


@pytest.fixture(scope="module")
def data() -> bytes:
    return site(wide_story())[PATH]


@pytest.fixture(scope="module")
def page(data: bytes) -> LexborHTMLParser:
    return html(data)


def of_few(count: int) -> LexborHTMLParser:
    files = wide_story()
    name = "content/stories/regatta.md"
    kept = "\n".join(f"  - l{n % ARTICLES}#q{n}" for n in range(count))
    text = re.sub(r"(key_quotes:\n)(?:  - .*\n)+", rf"\g<1>{kept}\n", files[name].decode())
    return html(site(files | {name: text.encode()})[PATH])


def shown(page: LexborHTMLParser) -> int:
    return len(page.css("#_said ~ .cards > .card"))


def folds(page: LexborHTMLParser) -> list[tuple[str, int]]:
    found = page.css("#_said ~ details.more")
    return [(words(e.css_first("summary")), len(e.css(".card"))) for e in found]


def test_five_are_shown_without_a_fold() -> None:
    page = of_few(5)
    assert (shown(page), folds(page)) == (5, [])


def test_a_few_more_fold_into_one() -> None:
    page = of_few(17)
    assert (shown(page), folds(page)) == (5, [("12 more quotes", 12)])


def test_beyond_that_they_fold_by_article_in_the_storys_order(page: LexborHTMLParser) -> None:
    found = folds(page)
    assert shown(page) == 5
    assert len(found) == ARTICLES
    assert found[0] == ("Ostwick Log 0: 29 more quotes in The regatta, day 0", 29)
    assert found[9] == ("Ostwick Log 9: 30 more quotes in The regatta, day 9", 30)
    assert sum(count for _, count in found) == QUOTES - 5


def test_a_wide_story_is_bearable(data: bytes, page: LexborHTMLParser) -> None:
    assert len(data) < LARGEST
    assert len(page.css(".note")) == QUOTES
    assert len(page.css(".stances tbody tr:not(.group)")) == ACTORS
    assert len(page.css(".stances thead th")) == QUESTIONS + 1


def test_sixty_actors_are_grouped_by_the_first_questions_positions(
    page: LexborHTMLParser,
) -> None:
    heads = page.css(".stances th[scope='rowgroup']")
    assert [words(e) for e in heads] == [
        "For Pass 10 actors",
        "Against Wait 20 actors",
        "Mixed 10 actors",
        "Undeclared 10 actors",
        "No statement found 10 actors",
    ]
    ways = page.css("#_stances ~ .tally a")
    assert [a.attributes["href"] for a in ways] == [f"#{e.attributes['id']}" for e in heads]
