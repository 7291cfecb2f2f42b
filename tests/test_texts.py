"""All prose of a story or article, in the order of its page."""

from __future__ import annotations

import pytest

from generator.locate import Locator
from generator.pieces import ReferenceKind
from generator.texts import article_texts, digest_text, site_address, story_texts
from tests.harbour import HARBOUR
from tests.project import alone, checked, library


def test_a_storys_prose_comes_in_the_order_of_its_page() -> None:
    story = library(alone(HARBOUR)).stories["harbour-lamps"]
    parts = [(text.part, text.number) for text in story_texts(story)]
    assert parts == [
        ("summary", 0), ("body", 0), ("account", 0), ("account", 0), ("event", 0), ("event", 1),
        ("unknown", 0), ("update", 0), ("update", 1),
    ]  # fmt: skip


def test_a_story_of_a_title_alone_has_no_prose() -> None:
    story = "-- content/stories/bare.md --\n---\ntitle: Bare\narticles: {a: desk-note}\n---\n"
    made = library(alone(HARBOUR, story))
    assert list(story_texts(made.stories["bare"])) == []


def test_an_article_has_its_digest_and_the_body_we_hold() -> None:
    articles = library(alone(HARBOUR)).articles
    assert [t.part for t in article_texts(articles["gazette-lamps"])] == ["digest", "body"]
    assert [t.part for t in article_texts(articles["desk-note"])] == ["body"]
    assert [t.part for t in article_texts(articles["tide-lamps"])] == []
    assert digest_text(articles["tide-lamps"]) is None


def test_the_place_of_a_reference_is_where_its_words_stand_in_the_file() -> None:
    done = checked(alone(HARBOUR))
    locator = Locator(done.sources)
    for story in done.library.stories.values():
        for text in story_texts(story):
            for reference in text.prose.references:
                span = locator.span(text.place(reference))
                line = done.sources[span.path].line(span.line)
                assert line[span.column - 1 : span.end_column - 1] == reference.target
                assert reference.kind is not ReferenceKind.HREF


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/", "/"),
        ("/method/", "/method/"),
        ("/method", "/method/"),
        ("/articles/x#p3", "/articles/x/#p3"),
        ("/articles/x/#p3", "/articles/x/#p3"),
        ("/404.html", "/404.html"),
        ("/sitemap.xml", "/sitemap.xml"),
    ],
)
def test_a_site_path_is_brought_into_its_canonical_form(target: str, address: str) -> None:
    assert site_address(target) == address
