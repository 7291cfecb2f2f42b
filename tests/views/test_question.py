"""One question: everyone's position; who was silent; and what nobody has read yet."""

from __future__ import annotations

import pytest

from generator.views.question import QuestionsView, QuestionView
from tests.harbour import HARBOUR
from tests.project import Files, alone, over_base, page_words, site, view

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
    assert [(g.position, g.label, [e.actor.name for e in g.entries]) for g in groups] == [
        ("for", "Dark", ["Harbour Council"]),
        ("against", "Lit", ["Mirna Vale", "Ferrymen of the north shore"]),
        ("conditional", None, ["Mirna Vale"]),
    ]


def test_earlier_positions_of_an_actor_stand_apart() -> None:
    assert [(e.actor.name, e.position) for e in question().earlier] == [("Mirna Vale", "against")]


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


def test_a_position_given_up_is_not_counted_in_the_list() -> None:
    tree = """
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
    found = view(small() | alone(tree), "questions/index.html", QuestionsView)
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
    assert (group.position, group.actors, len(group.entries)) == ("for", 0, 1)


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
    assert [entry.position for entry in found.earlier] == ["for"]
