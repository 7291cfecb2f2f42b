"""The figures of a proof strip."""

from __future__ import annotations

from generator.views.article import ArticleView
from generator.views.story import StoryView
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, page_words, site, view


def figures(files: Files, path: str, kind: type[StoryView | ArticleView]) -> dict[str, str]:
    shown = view(files, path, kind)
    return {f.key: f"{f.count}/{f.total}" if f.total else f.count for f in shown.proof}


def test_a_story_counts_quotes_sentences_and_claims_without_withdrawn_articles() -> None:
    assert figures(alone(HARBOUR), "stories/harbour-lamps/index.html", StoryView) == {
        "quotes-proven": "3/8",
        "quotes-unproven": "5",
        "sentences-attributed": "100%",
        "claims-corroborated": "1",
        "claims-single-source": "2",
        "claims-disputed": "1",
    }


def test_each_figure_leads_to_its_list() -> None:
    pages = site(alone(HARBOUR))
    page = html(pages["stories/harbour-lamps/index.html"])
    found = [a.attributes["href"] or "" for a in page.css(".proof a")]
    index = "../../sources/harbour-lamps/index.html"
    assert found == [
        index,
        f"{index}?verdict=unproven",
        "#_happened",
        "#_corroborated",
        "#_single-source",
        "#_disputed",
    ]
    for href in found:
        assert href[0] != "#" or page.css_first(href) is not None
    # the list begins there: a group's rows follow its head, the disputed claims are named
    group = page.css_first("#_single-source")
    assert group is not None
    assert group.parent is not None
    assert group.parent.parent is not None
    rows = [e.attributes["id"] for e in group.parent.parent.css("tr[id]")]
    assert rows == ["c-costly", "c-binding"]
    listed = page.css("#_disputed a")
    assert [a.attributes["href"] for a in listed] == ["#c-costly"]


def test_an_article_counts_its_items() -> None:
    path = "articles/gazette-lamps/index.html"
    assert figures(alone(HARBOUR), path, ArticleView) == {"items-proven": "7/7"}
    path = "articles/tide-lamps/index.html"
    found = figures(alone(HARBOUR), path, ArticleView)
    assert found == {"items-proven": "0/6", "items-unproven": "6"}


def test_an_article_without_items_has_no_figures() -> None:
    path = "articles/tide-brief/index.html"
    assert figures(alone(HARBOUR), path, ArticleView) == {}


def test_a_share_is_never_rounded_up_to_the_whole() -> None:
    body = "It sails. [@gazette]\n\n" * 200 + "It does not."
    tree = (
        "-- content/stories/h.md --\n---\ntitle: H\narticles: {gazette: gazette-ferry}\n---\n"
        + body
    )
    found = figures(over_base(tree), "stories/h/index.html", StoryView)
    assert found["sentences-attributed"] == "99%"


def test_the_strip_tells_them_in_words() -> None:
    text = page_words(site(alone(HARBOUR)), "articles/gazette-lamps/index.html")
    assert "7 of 7 items proven word for word" in text
