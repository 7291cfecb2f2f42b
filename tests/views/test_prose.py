"""A story's prose on its page: links, citations, what is held back."""

from __future__ import annotations

from generator.views.story import StoryView
from tests.project import Files, over_base, site, view

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
---
{body}
"""


def story(body: str, *more: str) -> Files:
    return over_base(STORY.replace("{body}", body), *more)


def block(body: str, *more: str) -> str:
    shown = view(story(body, *more), "stories/harbour/index.html", StoryView)
    (found,) = shown.body
    return found.html


def test_an_actor_is_linked_by_its_name_or_the_editors_words() -> None:
    html = block("[[mara-lind]] and [[mara-lind|the captain]] say so.")
    link = '<a class="actor" href="../../actors/mara-lind/index.html"'
    assert f'{link} aria-describedby="_p1"><bdi>Mara Lind</bdi></a>' in html
    assert f" and {link}><bdi>the captain</bdi></a> say so." in html


def test_an_outlet_is_linked_like_an_actor() -> None:
    assert (
        'href="../../outlets/gazette/index.html" aria-describedby="_p1"><bdi>The Gazette</bdi></a>'
        in block("[[gazette]].")
    )


def test_words_of_a_link_are_escaped() -> None:
    html = block("[[mara-lind|<b>Lind</b>]] says so.")
    assert "<bdi>&lt;b&gt;Lind&lt;/b&gt;</bdi>" in html


def test_a_citation_is_a_number_that_leads_to_its_note() -> None:
    html = block("It sails. [@gazette#all-winter] It does. [@gazette]")
    assert 'id="_r1" href="#_n1"' in html
    assert 'id="_r2" href="#_n2"' in html
    assert ">1</a>" in html


def test_a_note_of_a_whole_article_names_it() -> None:
    shown = view(story("It sails. [@gazette]"), "stories/harbour/index.html", StoryView)
    (note,) = shown.body[0].notes
    assert note.source is not None
    assert (note.source.outlet, note.items) == ("The Gazette", ())


def test_a_note_of_a_paragraph_or_the_headline_leads_there() -> None:
    files = story("It sails. [@gazette#p1] So it says. [@gazette#headline]")
    shown = view(files, "stories/harbour/index.html", StoryView)
    first, second = shown.body[0].notes
    assert first.items[0].paragraph == 1
    assert first.items[0].href.endswith("articles/gazette-ferry/index.html#p1")
    assert second.items[0].words == "Ferry to sail all winter"


def test_a_quote_shown_within_a_list_does_not_take_the_place_of_its_words() -> None:
    html = block("- She said:\n\n  ![[gazette#all-winter]]")
    assert "She said:" in html
    assert "The ferry will sail all winter</q> <bdi>Mara Lind</bdi>, " in html
    assert 'articles/gazette-ferry/index.html#all-winter"><bdi>The Gazette</bdi> ¶1</a>' in html


def test_other_addresses_stay_as_they_are() -> None:
    html = block("See [them](https://x.example/a?b=1&c=2) or [write](mailto:desk@x.example).")
    assert 'href="https://x.example/a?b=1&amp;c=2"' in html
    assert 'href="mailto:desk@x.example"' in html


def test_a_citation_of_what_is_held_back_leaves_no_trace_and_moves_no_other_number() -> None:
    hidden = """
-- content/stories/shut.md --
---
title: Shut
articles: {gazette: gazette-ferry}
claims:
  dark: The lamps are dark
draft: true
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  in-the-dark:
    claim: shut#dark
    text: said on Monday
"""
    files = story("Dark. [@gazette#in-the-dark] It sails. [@gazette#all-winter]", hidden)
    text = site(files)["stories/harbour/index.html"].decode()
    assert "in-the-dark" not in text
    assert 'id="_r1"' not in text
    assert 'id="_r2" href="#_n2"' in text
    assert 'id="_n2"' in text
    article = site(files)["articles/gazette-ferry/index.html"].decode()
    assert "stories/harbour/index.html#_r2" in article
