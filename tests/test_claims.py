"""Corroboration, as the content contract says it: reports that share any origin are one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.claims import Assessment, assess, independent
from generator.relations import relate
from tests.project import Files, html, library, over_base, site, words

PARTIES = """
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/outlets/wire.yaml --
name: Northwire
-- content/outlets/desk.yaml --
name: Our Desk
kind: own
-- content/actors/jon-berg.yaml --
name: Jon Berg
-- content/actors/tide-clerk.yaml --
name: a harbour clerk
kind: unnamed
-- content/actors/log-book.yaml --
name: The ferry's log book
kind: document
"""
STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  a: article-a
  b: article-b
  c: article-c
claims:
  sails: The ferry sails in winter
---
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article, and what it does with the claim."""

    outlet: str
    keys: str = ""
    """More of its front matter, lines joined with ` / `."""
    report: str | None = ""
    """More of its report, lines joined with ` / `; None where it has none."""
    second: str | None = None
    """A second report of the same article."""


def lines(joined: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in joined.split(" / ") if line)


def tree(name: str, told: Told) -> str:
    reports = [
        f"  {key}:\n    claim: sails\n    text: the ferry sails\n" + lines(report, "    ")
        for key, report in (("first", told.report), ("second", told.second))
        if report is not None
    ]
    return (
        f"-- content/articles/article-{name}.md --\n---\ntitle: The ferry, told by {name}\n"
        f"outlet: {told.outlet}\n{lines(told.keys, '')}---\n"
        f"-- content/annotations/article-{name}.yaml --\nreports:\n{''.join(reports)}"
    )


def project(*articles: Told) -> Files:
    """Three articles; those not given are of Northwire and silent."""
    every = [*articles, *[Told(outlet="wire", report=None)] * (3 - len(articles))]
    return over_base(
        PARTIES, STORY, *(tree(name, told) for name, told in zip("abc", every, strict=True))
    )


def assessed(files: Files) -> Assessment:
    made = library(files)
    return assess(made, relate(made))["harbour", "sails"]


def said(files: Files) -> tuple[list[str], str | None]:
    """The labels on the story's page, and the sentence on outlets and origins."""
    cell = html(site(files)["stories/harbour/index.html"]).css_first("#c-sails .origins")
    assert cell is not None
    labels = [words(e) for e in cell.css("b")]
    return labels, words(cell).removeprefix(" ".join(labels)).strip() or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A small library, and what is known of the one claim in it."""

    articles: tuple[Told, ...]
    outlets: str = ""
    groups: str = ""
    """Groups of origins, parted by ` | `."""
    labels: str
    sentence: str | None


MARA, JON, CLERK = "speaker: mara-lind", "speaker: jon-berg", "speaker: tide-clerk"
GAZETTE, TIDE, WIRE = Told(outlet="gazette"), Told(outlet="tide"), Told(outlet="wire")
FROM_WIRE = "origins: [wire]"

CASES = {
    "nobody reports it": Case(articles=(), labels="No report asserts it", sentence=None),
    "one outlet, in its own voice": Case(
        articles=(GAZETTE,), outlets="gazette", groups="gazette", labels="Single source",
        sentence="Reported by 1 outlet, 1 origin: The Gazette",
    ),
    "two outlets, each in its own voice": Case(
        articles=(GAZETTE, TIDE), outlets="gazette tide", groups="gazette | tide",
        labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: The Gazette; Tide Radio",
    ),
    "two outlets print one agency's report": Case(
        articles=(Told(outlet="gazette", keys=FROM_WIRE), Told(outlet="tide", keys=FROM_WIRE)),
        outlets="gazette tide", groups="wire", labels="Single source",
        sentence="Reported by 2 outlets, 1 origin: Northwire",
    ),
    "two outlets and the agency they draw on": Case(
        articles=(Told(outlet="gazette", keys=FROM_WIRE), Told(outlet="tide", keys=FROM_WIRE), WIRE),
        outlets="gazette tide wire", groups="wire", labels="Single source",
        sentence="Reported by 3 outlets, 1 origin: Northwire",
    ),
    "two outlets let the same speaker say it": Case(
        articles=(Told(outlet="gazette", report=MARA), Told(outlet="tide", report=MARA)),
        outlets="gazette tide", groups="mara-lind", labels="Single source",
        sentence="Reported by 2 outlets, 1 origin: Mara Lind",
    ),
    "one outlet lets two speakers say it": Case(
        articles=(Told(outlet="gazette", report=MARA, second=JON),),
        outlets="gazette", groups="jon-berg | mara-lind", labels="Corroborated",
        sentence="Reported by 1 outlet, 2 independent origins: Jon Berg; Mara Lind",
    ),
    "a speaker, and an outlet in its own voice": Case(
        articles=(Told(outlet="gazette", report=MARA), TIDE),
        outlets="gazette tide", groups="mara-lind | tide", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: Mara Lind; Tide Radio",
    ),
    "an unnamed speaker and a document": Case(
        articles=(Told(outlet="tide", report=CLERK), Told(outlet="gazette", report="speaker: log-book")),
        outlets="gazette tide", groups="log-book | tide-clerk", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: The ferry's log book; "
        "a harbour clerk",
    ),
    "a speaker goes before via": Case(
        articles=(Told(outlet="gazette", report=f"{MARA} / via: [wire]"), WIRE),
        outlets="gazette wire", groups="mara-lind | wire", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: Mara Lind; Northwire",
    ),
    "via goes before the article's origins": Case(
        articles=(Told(outlet="gazette", keys="origins: [gazette, tide]", report="via: [wire]"), TIDE),
        outlets="gazette tide", groups="tide | wire", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: Tide Radio; Northwire",
    ),
    "an article of two origins, one of them shared": Case(
        articles=(Told(outlet="gazette", keys="origins: [gazette, wire]"),
                  Told(outlet="tide", report="via: [wire]")),
        outlets="gazette tide", groups="gazette wire", labels="Single source",
        sentence="Reported by 2 outlets, 1 origin: The Gazette with Northwire",
    ),
    "a third report joins two others": Case(
        articles=(GAZETTE, TIDE, Told(outlet="wire", keys="origins: [gazette, tide]")),
        outlets="gazette tide wire", groups="gazette tide", labels="Single source",
        sentence="Reported by 3 outlets, 1 origin: The Gazette with Tide Radio",
    ),
    "every report of it is relayed": Case(
        articles=(Told(outlet="gazette", report="via: [wire]"), Told(outlet="tide", report="via: [wire]")),
        outlets="gazette tide", groups="wire", labels="Single source, Relayed only",
        sentence="Reported by 2 outlets, 1 origin: Northwire",
    ),
    "relayed along two ways": Case(
        articles=(Told(outlet="gazette", report="via: [wire]"),
                  Told(outlet="tide", report="via: [jon-berg]")),
        outlets="gazette tide", groups="jon-berg | wire", labels="Corroborated, Relayed only",
        sentence="Reported by 2 outlets, 2 independent origins: Jon Berg; Northwire",
    ),
    "relayed by one, first-hand by another": Case(
        articles=(Told(outlet="gazette", report="via: [wire]"), TIDE),
        outlets="gazette tide", groups="tide | wire", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: Tide Radio; Northwire",
    ),
    "asserted by one, denied by another": Case(
        articles=(GAZETTE, Told(outlet="tide", report="says: denies")),
        outlets="gazette", groups="gazette", labels="Single source, Disputed",
        sentence="Reported by 1 outlet, 1 origin: The Gazette",
    ),
    "denied alone": Case(
        articles=(Told(outlet="gazette", report="says: denies"),),
        labels="No report asserts it, Disputed", sentence=None,
    ),
    "asserted by a speaker and denied by another in one article": Case(
        articles=(Told(outlet="gazette", report=MARA, second=f"{JON} / says: denies"),),
        outlets="gazette", groups="mara-lind", labels="Single source, Disputed",
        sentence="Reported by 1 outlet, 1 origin: Mara Lind",
    ),
    "asserted by two and questioned by a third": Case(
        articles=(GAZETTE, TIDE, Told(outlet="wire", report="says: questions")),
        outlets="gazette tide", groups="gazette | tide", labels="Corroborated, Questioned",
        sentence="Reported by 2 outlets, 2 independent origins: The Gazette; Tide Radio",
    ),
    "a relayed denial leaves what is asserted first-hand": Case(
        articles=(GAZETTE, Told(outlet="tide", report="says: denies / via: [wire]")),
        outlets="gazette", groups="gazette", labels="Single source, Disputed",
        sentence="Reported by 1 outlet, 1 origin: The Gazette",
    ),
    "the other article was withdrawn": Case(
        articles=(GAZETTE, Told(outlet="tide", keys="withdrawn: {date: 2031-01-06}")),
        outlets="gazette", groups="gazette", labels="Single source",
        sentence="Reported by 1 outlet, 1 origin: The Gazette",
    ),
    "two versions of one article": Case(
        articles=(Told(outlet="gazette", report=MARA),
                  Told(outlet="gazette", keys="supersedes: article-a", report=JON)),
        outlets="gazette", groups="jon-berg mara-lind", labels="Single source",
        sentence="Reported by 1 outlet, 1 origin: Jon Berg with Mara Lind",
    ),
    "three versions, the middle one silent": Case(
        articles=(Told(outlet="gazette", report=MARA),
                  Told(outlet="gazette", keys="supersedes: article-a", report=None),
                  Told(outlet="gazette", keys="supersedes: article-b", report=JON)),
        outlets="gazette", groups="jon-berg mara-lind", labels="Single source",
        sentence="Reported by 1 outlet, 1 origin: Jon Berg with Mara Lind",
    ),
    "two articles of one outlet": Case(
        articles=(GAZETTE, GAZETTE), outlets="gazette", groups="gazette", labels="Single source",
        sentence="Reported by 1 outlet, 1 origin: The Gazette",
    ),
    "our own desk tells what another outlet found out": Case(
        articles=(GAZETTE, Told(outlet="desk", report="via: [gazette]")),
        outlets="desk gazette", groups="gazette", labels="Single source",
        sentence="Reported by 2 outlets, 1 origin: The Gazette",
    ),
    "our own desk found it out as well": Case(
        articles=(GAZETTE, Told(outlet="desk")),
        outlets="desk gazette", groups="desk | gazette", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: Our Desk; The Gazette",
    ),
    "an agency's photographer is a byline and no origin": Case(
        articles=(Told(outlet="gazette", keys="authors: [Ida Rook, Nils Aker for Northwire]"), WIRE),
        outlets="gazette wire", groups="gazette | wire", labels="Corroborated",
        sentence="Reported by 2 outlets, 2 independent origins: The Gazette; Northwire",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_claim_is_known_as_well_as_its_reports_let_us(name: str) -> None:
    case = CASES[name]
    files = project(*case.articles)
    found = assessed(files)
    assert " ".join(found.outlets) == case.outlets
    assert " | ".join(" ".join(sorted(group)) for group in found.groups) == case.groups
    labels, sentence = said(files)
    assert (", ".join(labels), sentence) == (case.labels, case.sentence)


def test_which_of_several_reports_comes_first_does_not_matter() -> None:
    articles = [GAZETTE, TIDE, Told(outlet="wire", keys="origins: [gazette, tide]")]
    one, other = assessed(project(*articles)), assessed(project(*reversed(articles)))
    assert (one.groups, one.status, one.outlets) == (other.groups, other.status, other.outlets)


def test_reports_of_withdrawn_articles_are_left_out() -> None:
    gone = Told(outlet="tide", keys="withdrawn: {date: 2031-01-06}", report="says: denies")
    assert [r.article for r in assessed(project(GAZETTE, gone)).reports] == ["article-a"]


ORIGINS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=9)


@given(ORIGINS, st.randoms(use_true_random=False))
def test_independent_groups_share_no_origin_lose_none_and_do_not_depend_on_order(
    sets: list[frozenset[str]], order: object
) -> None:
    found = independent(sets)
    shuffled = list(sets)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    assert independent(shuffled) == found
    assert len({origin for group in found for origin in group}) == sum(map(len, found))
    assert frozenset().union(*sets) == frozenset().union(*found)
    assert all(sum(bool(one & group) for group in found) == 1 for one in sets)


@given(ORIGINS)
def test_a_group_holds_nothing_that_no_chain_of_shared_origins_joins(
    sets: list[frozenset[str]],
) -> None:
    for group in independent(sets):
        inside = [one for one in sets if one <= group]
        reached, waiting = inside[:1], inside[1:]
        while joined := [one for one in waiting if any(one & other for other in reached)]:
            reached += joined
            waiting = [one for one in waiting if one not in joined]
        assert waiting == []
