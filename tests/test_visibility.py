"""What is held back: one function, and all that only hidden stories reach goes with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from generator.library import Library
from generator.model import Actor
from generator.visibility import is_public, public
from tests.project import NOW, alone, library

SITE = """
-- content/site.yaml --
title: Harbour watch
publisher: desk
-- content/outlets/desk.yaml --
name: The Desk
kind: own
-- content/outlets/gazette.yaml --
name: The Gazette
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/outlets/wire.yaml --
name: North Wire
-- content/actors/mara-lind.yaml --
name: Mara Lind
-- content/actors/jon-berg.yaml --
name: Jon Berg
roles:
  - title: speaker
    of: pilots
    evidence: [open-article#said, shut-article#said]
-- content/actors/pilots.yaml --
name: The pilots
kind: group
-- content/actors/nobody.yaml --
name: Nobody Yet
-- content/articles/open-article.md --
---
title: Open
outlet: gazette
---
-- content/annotations/open-article.yaml --
quotes:
  said:
    speaker: mara-lind
    text: The lamps are lit
reports:
-- content/articles/shut-article.md --
---
title: Shut
outlet: tide
---
-- content/annotations/shut-article.yaml --
quotes:
  said:
    speaker: jon-berg
    via: [wire]
    text: The lamps are dark
-- content/articles/lone-article.md --
---
title: Lone
outlet: gazette
---
-- content/stories/open.md --
---
title: Open
articles:
  a: open-article
claims:
  lit: The lamps are lit
questions:
  burn:
    ask: Should they burn?
---
-- content/stories/shut.md --
---
title: Shut
articles:
  s: shut-article
claims:
  dark: The lamps are dark
questions:
  douse:
    ask: Should they be doused?
{how}
---
"""
DRAFT = "draft: true"


def project(*more: str, how: str = DRAFT) -> Library:
    return library(alone(SITE.replace("{how}", how), *more))


def seen(*more: str, how: str = DRAFT, now: datetime = NOW, drafts: bool = False) -> Library:
    return public(project(*more, how=how), now=now, drafts=drafts)


# -- the story itself -----------------------------------------------------------------------------

EMBARGO = "embargo: 2031-01-05T20:00:00+03:00"
LIFTED = datetime(2031, 1, 5, 17, tzinfo=UTC)


def test_a_draft_is_hidden_and_shown_with_drafts() -> None:
    shut = project().stories["shut"]
    assert not is_public(shut, now=NOW, drafts=False)
    assert is_public(shut, now=NOW, drafts=True)


@pytest.mark.parametrize(
    ("now", "shown"),
    [(LIFTED - timedelta(seconds=1), False), (LIFTED, True), (LIFTED + timedelta(days=1), True)],
)
def test_an_embargo_ends_at_its_moment(now: datetime, *, shown: bool) -> None:
    shut = project(how=EMBARGO).stories["shut"]
    assert is_public(shut, now=now, drafts=False) is shown
    assert is_public(shut, now=now, drafts=True)


def test_a_draft_stays_one_when_its_embargo_is_over() -> None:
    shut = project(how=f"{DRAFT}\n{EMBARGO}").stories["shut"]
    assert not is_public(shut, now=NOW, drafts=False)


def test_without_hidden_stories_all_is_public() -> None:
    every = project(how="draft: false")
    assert public(every, now=NOW) == every


# -- what goes with it ----------------------------------------------------------------------------


def test_what_only_a_hidden_story_reaches_is_held_back_with_it() -> None:
    left = seen()
    assert list(left.stories) == ["open"]
    assert list(left.articles) == ["lone-article", "open-article"]
    assert list(left.annotations) == ["open-article"]
    assert list(left.outlets) == ["desk", "gazette"]
    assert list(left.actors) == ["mara-lind", "nobody"]
    assert list(left.index.claims) == [("open", "lit")]
    assert list(left.index.questions) == [("open", "burn")]
    assert list(left.index.items) == ["open-article"]


def test_the_whole_library_is_left_as_it_was() -> None:
    every = project()
    before = dict(every.stories), dict(every.articles), dict(every.actors), dict(every.outlets)
    public(every, now=NOW)
    assert (every.stories, every.articles, every.actors, every.outlets) == before


def test_with_drafts_nothing_is_held_back() -> None:
    every = project()
    assert public(every, now=NOW, drafts=True) == every


def test_an_article_in_no_story_is_public_and_so_is_what_nothing_names() -> None:
    left = seen()
    assert "lone-article" in left.articles
    assert "nobody" in left.actors


def test_an_article_of_both_a_public_and_a_hidden_story_is_public() -> None:
    both = """
-- content/stories/open.md --
---
title: Open
articles:
  a: open-article
  s: shut-article
---
"""
    left = seen(both)
    assert "shut-article" in left.articles
    assert {"tide", "wire"} <= left.outlets.keys()
    assert {"jon-berg", "pilots"} <= left.actors.keys()
    assert left.index.stories_of["shut-article"] == ("open",)


def test_an_article_that_a_public_story_only_cites_is_public() -> None:
    cites = """
-- content/stories/open.md --
---
title: Open
articles:
  a: open-article
---
The lamps are dark. [@shut-article#said]
"""
    assert "shut-article" in seen(cites).articles


def test_an_article_that_only_hidden_stories_cite_is_held_back() -> None:
    more = """
-- content/articles/cited.md --
---
title: Cited
outlet: tide
---
-- content/stories/shut.md --
---
title: Shut
articles:
  s: shut-article
draft: true
---
The lamps are dark. [@cited#headline]
"""
    assert "cited" not in seen(more).articles


@pytest.mark.parametrize(
    "tree",
    [
        (
            "-- content/annotations/open-article.yaml --\nquotes:\n  said:\n    speaker: jon-berg\n"
            "    text: The lamps are lit\n"
        ),
        (
            "-- content/annotations/open-article.yaml --\nquotes:\n  said:\n    speaker: mara-lind\n"
            "    via: [jon-berg]\n    text: The lamps are lit\n"
        ),
        (
            "-- content/annotations/open-article.yaml --\npassages:\n  said:\n    speaker: jon-berg\n"
            "    text: The lamps are lit\n"
        ),
        (
            "-- content/annotations/open-article.yaml --\nquotes:\n  said:\n    speaker: mara-lind\n"
            "    text: The lamps are lit\nstances:\n  - actor: jon-berg\n    question: burn\n"
            "    position: for\n    basis: ascribed\n    evidence: [said]\n"
        ),
        (
            "-- content/stories/open.md --\n---\ntitle: Open\narticles: {a: open-article}\n---\n"
            "[[jon-berg]] lit them. [@a]\n"
        ),
        (
            "-- content/articles/open-article.md --\n---\ntitle: Open\noutlet: gazette\n"
            "digest: What [[jon-berg]] said.\n---\n"
        ),
        (
            "-- content/articles/open-article.md --\n---\ntitle: Open\noutlet: gazette\n"
            "origins: [gazette, jon-berg]\n---\n"
        ),
        (
            "-- content/actors/mara-lind.yaml --\nname: Mara Lind\nroles:\n  - title: aide\n"
            "    of: jon-berg\n"
        ),
    ],
    ids=["speaker", "via", "indirect", "stance", "link", "digest", "origin", "role"],
)
def test_an_actor_that_something_public_names_stays_with_those_it_belongs_to(tree: str) -> None:
    left = seen(tree)
    assert {"jon-berg", "pilots"} <= left.actors.keys()


def test_the_publisher_stays() -> None:
    assert "desk" in seen().outlets


def test_an_actor_that_stays_loses_the_evidence_that_is_held_back() -> None:
    stays = (
        "-- content/stories/open.md --\n---\ntitle: Open\narticles: {a: open-article}\n---\n"
        "[[jon-berg]] lit them. [@a]\n"
    )
    actor = seen(stays).actors["jon-berg"]
    assert isinstance(actor, Actor)
    assert [role.evidence for role in actor.roles] == [("open-article#said",)]


# -- what public articles say of hidden stories ---------------------------------------------------

MIXED = """
-- content/annotations/open-article.yaml --
quotes:
  said:
    speaker: mara-lind
    text: The lamps are lit
passages:
  words: the lamps of the port
reports:
  lit:
    text: lit all night
    evidence: [said, on-dark, shut-article#said]
  on-dark:
    claim: shut#dark
    text: dark by May
  only-shut:
    claim: open#lit
    evidence: [shut-article#said]
stances:
  - actor: mara-lind
    question: burn
    position: for
    basis: stated
    evidence: [said, shut-article#said]
  - actor: mara-lind
    question: shut#douse
    position: against
    basis: stated
    evidence: [said]
  - actor: jon-berg
    question: burn
    position: against
    basis: ascribed
    evidence: [shut-article#said]
"""


def test_reports_and_stances_on_a_hidden_storys_claims_and_questions_are_held_back() -> None:
    record = seen(MIXED).annotations["open-article"]
    assert "on-dark" not in [report.id for report in record.reports]
    assert [stance.id for stance in record.stances] == ["mara-lind--burn"]


def test_quotes_and_passages_of_a_public_article_stay() -> None:
    record = seen(MIXED).annotations["open-article"]
    assert [item.id for item in record.said()] == ["said", "words"]


def test_evidence_that_is_held_back_is_taken_out_of_what_stays() -> None:
    record = seen(MIXED).annotations["open-article"]
    assert [(report.id, report.evidence) for report in record.reports] == [("lit", ("said",))]
    assert [stance.evidence for stance in record.stances] == [("said",)]


def test_what_rested_on_held_back_evidence_alone_is_held_back_with_it() -> None:
    left = seen(MIXED)
    assert left.item("open-article", "only-shut") is None
    assert left.item("open-article", "jon-berg--burn") is None
    assert "jon-berg" not in left.actors


@pytest.mark.parametrize("evidence", ["on-dark", "open-article#on-dark"])
def test_that_holds_for_evidence_in_the_same_article_however_it_is_written(evidence: str) -> None:
    tree = f"""
-- content/annotations/open-article.yaml --
quotes:
  said:
    speaker: mara-lind
    text: The lamps are lit
reports:
  on-dark:
    claim: shut#dark
    text: dark by May
  rests:
    claim: lit
    evidence: [{evidence}]
"""
    assert seen(tree).annotations["open-article"].reports == ()


def test_that_holds_for_an_item_held_back_in_another_public_article() -> None:
    tree = """
-- content/annotations/open-article.yaml --
quotes:
  said:
    speaker: mara-lind
    text: The lamps are lit
reports:
  rests:
    claim: lit
    evidence: [lone-article#on-dark]
-- content/annotations/lone-article.yaml --
reports:
  on-dark:
    claim: shut#dark
    text: dark by May
"""
    assert seen(tree).annotations["open-article"].reports == ()


def test_an_article_is_read_for_what_it_was_read_for_whatever_is_held_back() -> None:
    record = seen(MIXED).annotations["open-article"]
    assert set(record.read_for) == {"quotes", "passages", "reports", "stances"}


def test_public_things_do_not_name_what_is_held_back() -> None:
    more = """
-- content/articles/open-article.md --
---
title: Open
outlet: gazette
supersedes: shut-article
---
-- content/stories/open.md --
---
title: Open
articles: {a: open-article}
related: [shut]
translation_of: shut
---
"""
    left = seen(more)
    assert left.articles["open-article"].supersedes is None
    assert left.stories["open"].related == ()
    assert left.stories["open"].translation_of is None
