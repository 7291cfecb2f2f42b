"""What the source-attribution index says on top."""

from __future__ import annotations

from generator.views.sources import SourcesView
from tests.harbour import HARBOUR
from tests.project import alone, over_base, page_words, site, view


def figures(path: str) -> dict[str, str]:
    found = view(alone(HARBOUR), path, SourcesView)
    return {
        f.key: f"{f.count}/{f.total}" if f.total else f.count for s in found.sums for f in s.figures
    }


def test_a_story_counts_items_whose_words_they_are_and_how_they_are_proven() -> None:
    assert figures("sources/harbour-lamps/index.html") == {
        "index-items": "17",
        "quotes-proven": "3/8",
        "index-named": "5",
        "index-documents": "2",
        "index-unnamed": "2",
        "index-outlet": "8",
        "index-relayed": "1",
        "index-text": "10",
        "index-none": "7",
    }


def test_the_kinds_of_speakers_make_up_all_items_and_so_do_the_kinds_of_proof() -> None:
    found = {key: int(count.split("/")[0]) for key, count in figures("sources/index.html").items()}
    who = ("index-named", "index-documents", "index-unnamed", "index-outlet")
    assert sum(found[key] for key in who) == found["index-items"] == 20
    assert found["index-text"] + found["index-none"] == 20


def test_withdrawn_articles_are_left_out() -> None:
    every = view(alone(HARBOUR), "sources/index.html", SourcesView)
    assert (every.total, every.withdrawn) == (22, 2)


def test_they_are_told_in_words() -> None:
    text = page_words(site(alone(HARBOUR)), "sources/harbour-lamps/index.html")
    for said in (
        "17 items",
        "3 of 8 quotes proven word for word",
        "5 from named speakers",
        "2 from unnamed sources",
        "8 in outlets’ own words",
        "1 relayed by somebody else",
        "10 proven by the article’s text",
        "7 not yet proven",
    ):
        assert said in text


def test_a_site_without_items_has_no_figures() -> None:
    bare = over_base("-- content/annotations/gazette-ferry.yaml (absent) --\n")
    assert view(bare, "sources/index.html", SourcesView).sums == ()
