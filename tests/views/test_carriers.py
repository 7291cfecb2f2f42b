"""Who carries an actor's words: quoted, told in other words, left out, not read."""

from __future__ import annotations

import pytest

from generator.views.actor import ActorView
from generator.views.carriers import Carriers
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, site, view, words

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
  tide: tide-ferry
  courier: courier-ferry
  post: post-ferry
  note: desk-note
---
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/outlets/courier.yaml --
name: Northshore Courier
-- content/outlets/post.yaml --
name: Ellary Post
-- content/outlets/desk.yaml --
name: The Desk
kind: own
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
-- content/articles/tide-ferry.md --
---
title: The ferry, on air
outlet: tide
---
-- content/annotations/tide-ferry.yaml --
passages:
  winter:
    speaker: mara-lind
    text: it would go on sailing
-- content/articles/courier-ferry.md --
---
title: A ferry in winter
outlet: courier
---
-- content/annotations/courier-ferry.yaml --
quotes:
-- content/articles/post-ferry.md --
---
title: Snow on the quay
outlet: post
---
-- content/articles/desk-note.md --
---
title: Our note
outlet: desk
---
-- content/annotations/desk-note.yaml --
quotes:
"""


def carried(files: Files, name: str = "mara-lind") -> Carriers:
    found = view(files, f"actors/{name}/index.html", ActorView).carriers
    assert found is not None
    return found


@pytest.fixture(scope="module")
def found() -> Carriers:
    return carried(over_base(STORY))


def test_outlets_that_quote_are_told_apart_from_those_that_paraphrase(found: Carriers) -> None:
    assert [(c.outlet.name, c.direct, c.indirect) for c in found.quoting] == [("The Gazette", 1, 0)]
    assert [(c.outlet.name, c.direct, c.indirect) for c in found.telling] == [("Tide Radio", 0, 1)]


def test_an_outlet_read_for_quotes_without_any_word_of_the_actor_leaves_it_out(
    found: Carriers,
) -> None:
    assert [who.name for who in found.without] == ["Northshore Courier"]


def test_of_an_outlet_that_was_not_read_nothing_is_said(found: Carriers) -> None:
    assert [who.name for who in found.unread] == ["Ellary Post"]


def test_an_outlet_with_one_report_still_unread_does_not_yet_leave_out() -> None:
    second = """
-- content/articles/courier-more.md --
---
title: More of the ferry
outlet: courier
---
"""
    files = over_base(STORY, second)
    path = "content/stories/harbour.md"
    files[path] = files[path].replace(b"  tide:", b"  more: courier-more\n  tide:")
    assert [who.name for who in carried(files).without] == []
    assert [who.name for who in carried(files).unread] == ["Ellary Post", "Northshore Courier"]


def test_the_page_says_who_leaves_words_out() -> None:
    page = html(site(over_base(STORY))["actors/mara-lind/index.html"])
    terms = {words(row.css_first("dt")): words(row.css_first("dd")) for row in page.css(
        ".carriage > div")}  # fmt: skip
    assert terms["Leave their words out"] == "Northshore Courier"
    assert terms["Not read for this yet"] == "Ellary Post"


def test_only_its_own_outlet_can_quote_an_unnamed_source() -> None:
    clerk = carried(alone(HARBOUR), "gazette-clerk")
    assert [c.outlet.name for c in clerk.quoting] == ["Ellary Gazette"]
    assert (clerk.without, clerk.unread) == ((), ())


def test_of_an_actor_without_words_there_is_nothing_to_carry() -> None:
    council = view(alone(HARBOUR), "actors/harbour-council/index.html", ActorView)
    assert council.carriers is None


def test_carriers_count_what_each_outlet_brings_of_the_actor() -> None:
    vale = carried(alone(HARBOUR), "mirna-vale")
    counted = {c.outlet.name: (c.direct + c.partial, c.indirect, c.total) for c in vale.quoting}
    assert counted == {"Ellary Gazette": (1, 1, 2), "Tide Radio": (0, 0, 2)}
    assert vale.most == 2
