"""The front page: one story large, others after it, what changed, and what is in no story."""

from __future__ import annotations

from generator.views.home import CHANGES, SHOWN, HomeView
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, page_words, site, view, words


def home() -> HomeView:
    return view(alone(HARBOUR), "index.html", HomeView)


def test_the_newest_story_leads_with_its_figures_and_a_quote() -> None:
    lead = home().lead
    assert lead is not None
    assert lead.card.title.words == "Port Ellary switches off its lamps"
    assert [(figure.key, figure.count, figure.total) for figure in lead.proof] == [
        ("quotes-proven", "3", "8"),
        ("quotes-unproven", "5", None),
        ("claims-corroborated", "1", None),
        ("claims-single-source", "2", None),
        ("claims-disputed", "1", None),
    ]
    assert lead.quote is not None
    assert lead.quote.id == "dark-water"
    page = html(site(alone(HARBOUR))["index.html"])
    chain = page.css_first(".lead-story .chain")
    assert words(chain).startswith("Mirna Vale Mayor of Port Ellary")
    assert [node.tag for node in page.css("main h1, main h2")] == [
        "h1",
        "h2",
        "h2",
        "h2",
        "h2",
        "h2",
    ]


def test_the_others_follow_newest_first() -> None:
    found = home()
    assert [card.title.words for card in found.stories] == [
        "مصابيح الميناء",
        "The price of lamp oil",
    ]
    assert found.total == 3


def test_what_changed_stands_in_a_box_newest_first_and_is_told_once() -> None:
    found = home()
    assert [(c.kind, c.day and c.day.words, c.story.words, c.text.words) for c in found.changes] == [
        ("update", "21 March 2031", "Port Ellary switches off its lamps",
         "The mayor now says that a few lamps may go."),
        ("correction", "10 March 2031", "Port Ellary switches off its lamps",
         "We had the vote as nine to five."),
    ]  # fmt: skip
    assert page_words(site(alone(HARBOUR)), "index.html").count("a few lamps may go") == 1
    links = [
        a.attributes["href"] for a in html(site(alone(HARBOUR))["index.html"]).css(".changes a")
    ]
    assert links[-1] == "corrections/index.html"


def test_articles_in_no_story_are_shown_beside_the_stories() -> None:
    found = home()
    assert [card.title.words for card in found.unlisted] == ["Quay to open"]
    assert "Articles in no story" in page_words(site(alone(HARBOUR)), "index.html")


def test_without_any_story_the_front_page_shows_the_articles() -> None:
    found = view(over_base(), "index.html", HomeView)
    assert (found.lead, found.stories, found.changes) == (None, (), ())
    assert [card.title.words for card in found.unlisted] == ["Ferry to sail all winter"]
    text = page_words(site(over_base()), "index.html")
    assert "Articles in no story" not in text


def test_a_card_counts_reports_and_quotes_without_withdrawn_articles() -> None:
    lead = home().lead
    assert lead is not None
    # two versions of one report count once; three quotes, four, and one
    assert (lead.card.reports, lead.card.quotes) == (5, 8)


def test_the_figures_of_the_whole_site_leave_withdrawn_articles_out() -> None:
    counts = {figure.key: (figure.count, figure.total) for figure in home().proof}
    # of 22 items two stand in a withdrawn article; seven of the rest have no text here
    assert counts == {"items-proven": ("13", "20"), "items-unproven": ("7", None)}


def many_stories(count: int) -> Files:
    """So many stories with a change each; a later one is newer."""
    return over_base(
        *(
            f"-- content/stories/tide-{n:02}.md --\n---\ntitle: Tide {n}\n"
            f"articles: {{gazette: gazette-ferry}}\npublished: 2031-01-{n + 1:02}\n"
            f"updates:\n  - date: 2031-02-{n % 28 + 1:02}\n    kind: update\n"
            f"    text: The tide of day {n} was told again.\n---\nIt rose.\n"
            for n in range(count)
        )
    )


def test_of_many_stories_the_newest_are_shown_and_the_list_of_all_is_named() -> None:
    files = many_stories(28)
    found = view(files, "index.html", HomeView)
    assert len(found.stories) == SHOWN - 1
    assert len(found.changes) == CHANGES
    assert found.lead is not None
    assert found.lead.card.title.words == "Tide 27"
    # the six newest changes stand in the box alone, older ones with their stories
    assert [card.change is None for card in found.stories] == [True] * (CHANGES - 1) + [False] * 4
    page = html(site(files)["index.html"])
    (every,) = [a for a in page.css("main .onward a") if words(a) == "All 28 stories"]
    assert every.attributes["href"] == "stories/index.html"


def test_the_front_page_names_the_site_once() -> None:
    page = html(site(alone(HARBOUR))["index.html"])
    assert page.css(".masthead .brand") == []
    assert words(page.css_first("h1")) == "The Lantern Desk"
