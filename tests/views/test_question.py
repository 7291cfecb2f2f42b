"""One question: everyone's position; who was silent; and what nobody has read yet."""

from __future__ import annotations

import pytest

from generator.views.question import QuestionsView, QuestionView
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, page_words, site, view, words

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail?
    for: Sail
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
{stances}
"""
PATH = "questions/harbour/open/index.html"


def small(stances: str = "") -> Files:
    return over_base(STORY.replace("{stances}", stances))


def question(name: str = "lamps-off") -> QuestionView:
    return view(alone(HARBOUR), f"questions/harbour-lamps/{name}/index.html", QuestionView)


def test_positions_stand_in_their_order_with_what_they_mean_here() -> None:
    groups = question().groups
    assert [(g.position, g.label, [h.actor.name for h in g.holders]) for g in groups] == [
        ("for", "Dark", ["Harbour Council"]),
        ("against", "Lit", ["Mirna Vale", "Ferrymen of the north shore"]),
        ("conditional", None, ["Mirna Vale"]),
    ]


def test_earlier_positions_of_an_actor_stand_apart() -> None:
    (past,) = question().earlier
    assert past.actor.name == "Mirna Vale"
    assert [(e.stance.position, e.stance.day and e.stance.day.words) for e in past.entries] == [
        ("against", "3 March 2031")
    ]


def test_who_held_another_position_before_says_so_and_leads_to_its_evidence() -> None:
    page = html(site(small() | alone(MOVED))[PATH])
    (was,) = page.css(".was")
    assert words(was).startswith("Before: For")
    (link,) = was.css("a.position")
    (past,) = page.css(f"[id='{(link.attributes['href'] or '')[1:]}']")
    assert "The ferry will sail all winter" in words(past)


def test_a_position_repeated_is_no_position_before() -> None:
    (holder,) = [h for g in question().groups for h in g.holders if h.actor.name == "Mirna Vale"][
        :1
    ]
    assert holder.before == ()


def test_an_actor_stands_once_in_a_group_with_all_grounds() -> None:
    twice = (
        FOR
        + """  - actor: mara-lind
    question: open
    position: for
    basis: deed
    note: sailed
    evidence: [all-winter]
"""
    )
    (group,) = view(small(twice), PATH, QuestionView).groups
    (holder,) = group.holders
    assert [e.stance.basis for e in holder.entries] == ["stated", "deed"]


def test_evidence_that_the_page_has_shown_is_named_and_not_shown_again() -> None:
    other = """
-- content/actors/omar.yaml --
name: Omar
"""
    both = (
        FOR
        + """  - actor: omar
    question: open
    position: against
    basis: ascribed
    evidence: [all-winter]
"""
    )
    files = small(both) | alone(other)
    page = html(site(files)[PATH])
    assert len(page.css(".card")) == 1
    assert "As shown above" in words(page.css_first(".group.against"))


def test_the_story_it_belongs_to_is_told_in_brief() -> None:
    about = question().about
    assert about is not None
    assert about.words == "The council wants the lamps dark by May."


def test_the_tally_leads_to_each_group_and_to_those_without_a_statement() -> None:
    page = html(site(alone(HARBOUR))["questions/harbour-lamps/lamps-off/index.html"])
    tally = {
        words(row): link.attributes["href"]
        for row in page.css(".tally > li")
        for link in row.css("a")
    }
    assert tally == {
        "For Dark 1 actor": "#_for",
        "Against Lit 2 actors": "#_against",
        "Conditional 1 actor": "#_conditional",
        "No statement found 3 actors": "#_silent",
    }


def test_of_sixty_actors_a_handful_stands_open() -> None:
    crew = "".join(f"-- content/actors/hand-{n}.yaml --\nname: Hand {n}\n" for n in range(60))
    held = "".join(
        f"  - actor: hand-{n}\n    question: open\n    position: {('for', 'against')[n % 2]}\n"
        "    basis: ascribed\n    evidence: [all-winter]\n"
        for n in range(60)
    )
    page = html(site(small("stances:\n" + held) | alone(crew))[PATH])
    assert len(page.css(".group > .stander")) == 16
    assert len(page.css(".group > details .stander")) == 44


def test_a_long_list_of_questions_has_further_pages() -> None:
    stories = "".join(
        f"-- content/stories/quay-{n:02}.md --\n---\ntitle: Quay {n}\narticles:\n"
        "  gazette: gazette-ferry\nquestions:\n"
        + "".join(f"  q{i}:\n    ask: Should quay {n} have {i} lamps?\n" for i in range(8))
        + "---\n"
        for n in range(50)
    )
    pages = site(over_base(stories))
    lists = sorted(
        (p for p in pages if p == "questions/index.html" or p.startswith("questions/page/")),
        key=lambda path: (len(path), path),
    )
    assert len(lists) > 1
    asked = [words(a) for path in lists for a in html(pages[path]).css(".asks a")]
    assert len(asked) == len(set(asked)) == 400
    assert len(html(pages[lists[0]]).css(".pager li")) == len(lists)


def test_those_who_speak_in_the_story_and_were_not_found_on_it_are_named() -> None:
    assert {who.name for who in question().silent} == {
        "Lamp order no. 12", "Tobin Ash", "a senior clerk",
    }  # fmt: skip


def test_the_story_it_belongs_to_is_linked() -> None:
    link = question().story
    assert (link.words, link.href) == (
        "Port Ellary switches off its lamps", "../../../stories/harbour-lamps/index.html",
    )  # fmt: skip


def test_of_an_article_read_for_stances_the_page_says_that_none_was_found() -> None:
    text = page_words(site(small("stances:")), PATH)
    assert "No statement found" in text
    assert "Nobody’s position on this was found" in text
    assert "Mara Lind" in text


@pytest.mark.parametrize("path", [PATH, "questions/index.html"])
def test_before_any_article_was_read_for_stances_no_page_says_that_none_was_found(
    path: str,
) -> None:
    text = page_words(site(small()), path)
    assert "Should the ferry sail?" in text
    assert "No statement found" not in text
    assert "not read for" in text.lower() or "has been read for this" in text


def test_the_list_says_that_none_was_found_where_articles_were_read() -> None:
    assert "No statement found" in page_words(site(small("stances: []")), "questions/index.html")


def test_the_list_counts_actors_by_position() -> None:
    found = view(alone(HARBOUR), "questions/index.html", QuestionsView)
    story, cards = found.groups[0]
    assert story.words == "Port Ellary switches off its lamps"
    # Mirna Vale once, by what she holds now: she is among those against and, on a condition, …
    assert [(card.ask, dict(card.counts)) for card in cards] == [
        ("Should the lamps go dark?", {"for": 1, "against": 2, "conditional": 1}),
        ("Should the ferrymen pay for the lamps?", {}),
    ]


MOVED = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    said: 2031-01-02
    text: The ferry will sail all winter
  monday:
    speaker: mara-lind
    said: 2031-01-04
    text: sail all winter
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
  - actor: mara-lind
    question: open
    position: against
    basis: inferred
    note: as we read it
    evidence: [monday]
"""


def test_a_position_given_up_is_not_counted_in_the_list() -> None:
    found = view(small() | alone(MOVED), "questions/index.html", QuestionsView)
    assert found.groups[0][1][0].counts == (("against", 1),)


WITHDRAWN = """
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
published: 2031-01-05
withdrawn:
  reason: It was wrong.
---
"""
FOR = """stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
"""


def test_a_stance_in_a_withdrawn_article_is_kept_out_of_the_count() -> None:
    files = small(FOR) | alone(WITHDRAWN)
    found = view(files, "questions/index.html", QuestionsView)
    assert found.groups[0][1][0].counts == ()
    (group,) = view(files, PATH, QuestionView).groups
    assert (group.position, group.actors, len(group.holders)) == ("for", 0, 1)


def test_a_withdrawn_article_does_not_take_the_place_of_what_was_said_before() -> None:
    tree = """
-- content/articles/gazette-quay.md --
---
title: The quay
outlet: gazette
published: 2030-12-01
---
-- content/annotations/gazette-quay.yaml --
quotes:
  no-ferry:
    speaker: mara-lind
    text: No ferry this winter
stances:
  - actor: mara-lind
    question: open
    position: against
    basis: stated
    evidence: [no-ferry]
"""
    files = over_base(STORY.replace("{stances}", FOR), WITHDRAWN, tree)
    path = "content/stories/harbour.md"
    files[path] = files[path].replace(b"gazette-ferry\n", b"gazette-ferry\n  quay: gazette-quay\n")
    found = view(files, PATH, QuestionView)
    assert [(group.position, group.actors) for group in found.groups] == [("against", 1)]
    assert [e.stance.position for past in found.earlier for e in past.entries] == ["for"]
