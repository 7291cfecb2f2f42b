"""What a browser keeps of a story: stands on its page and on every card of it, alike."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from generator.views.home import HomeView
from generator.views.parts import Visit
from generator.views.story import StoryView
from tests.harbour import HARBOUR
from tests.project import alone, html, site, view

STORY = "stories/harbour-lamps/index.html"


def kept(node: LexborNode | None) -> dict[str, str | None]:
    assert node is not None
    return {name: value for name, value in node.attributes.items() if name.startswith("data-")}


def test_it_counts_what_can_be_new() -> None:
    assert view(alone(HARBOUR), STORY, StoryView).visit == Visit(
        story="harbour-lamps", updated="2031-03-21", updates=2, quotes=8
    )


def test_a_story_without_dates_has_none() -> None:
    undated = {
        path: data.replace(b"published: 2031-01-01\n", b"") for path, data in alone(HARBOUR).items()
    }
    home = view(undated, "index.html", HomeView)
    assert home.lead is not None
    cards = (home.lead.card, *home.stories)
    (oil,) = [card.visit for card in cards if card.visit.story == "lamp-oil"]
    assert oil.updated == ""


def test_page_and_card_say_the_same() -> None:
    pages = site(alone(HARBOUR))
    on_page = kept(html(pages[STORY]).css_first(".opening"))
    for path in ("index.html", "stories/index.html"):
        assert kept(html(pages[path]).css_first('[data-story="harbour-lamps"]')) == on_page


def test_the_words_for_it_stand_with_the_script() -> None:
    for path, data in site(alone(HARBOUR)).items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in data:
            (script,) = html(data).css("script[data-new]")
            assert (script.attributes["src"] or "").rpartition("/")[2].startswith("onrecord.")
            assert kept(script) == {
                "data-new": "New since your last visit",
                "data-updates": "Updates: {n}",
                "data-quotes": "Quotes: {n}",
                "data-copied": "Link copied",
            }
