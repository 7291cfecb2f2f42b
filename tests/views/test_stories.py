"""The list of all stories."""

from __future__ import annotations

from generator.views.stories import StoriesView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, page_words, site, view, words
from tests.views.test_home import many_stories


def test_it_is_newest_first_with_what_changed() -> None:
    found = view(alone(HARBOUR), "stories/index.html", StoriesView)
    assert [card.day.iso for card in found.stories if card.day] == [
        "2031-03-21", "2031-03-07", "2031-01-01",
    ]  # fmt: skip
    lamps = found.stories[0]
    assert (lamps.change_kind, lamps.change, lamps.change_day and lamps.change_day.words) == (
        "update", "The mayor now says that a few lamps may go.", "21 March 2031",
    )  # fmt: skip


def test_without_any_story_it_says_so() -> None:
    assert "There is no story yet" in page_words(site(over_base()), "stories/index.html")


def test_many_stories_take_several_pages() -> None:
    files = many_stories(31)
    for n in range(31, 60):
        text = f"---\ntitle: Wave {n}\narticles: {{gazette: gazette-ferry}}\n---\nIt broke.\n"
        files[f"content/stories/wave-{n}.md"] = text.encode()
    pages = {
        path: html(data)
        for path, data in site(files).items()
        if path == "stories/index.html" or path.startswith("stories/page/")
    }
    assert len(pages) > 1
    named = [words(h) for page in pages.values() for h in page.css(".story-card h2")]
    assert len(named) == len(set(named)) == 60
    assert all(len(page.css(".story-card")) <= 40 for page in pages.values())
    assert all(len(page.css(".pager li")) == len(pages) for page in pages.values())
