"""Corroboration, as the content contract says it: reports that share any origin are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.claims import Assessment, assess, independent
from generator.relations import relate
from tests.project import library, over_base

PARTIES = """
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/outlets/wire.yaml --
name: North Wire
-- content/actors/jon-berg.yaml --
name: Jon Berg
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


def article(name: str, *, outlet: str, keys: str = "", report: str | None = None) -> str:
    """An article, and what it does with the claim, if anything."""
    text = f"""
-- content/articles/article-{name}.md --
---
title: The ferry, told by {name}
outlet: {outlet}
{keys}
---
-- content/annotations/article-{name}.yaml --
quotes:
"""
    if report is None:
        return text
    return text + "reports:\n  sails:\n    text: the ferry sails\n" + report


def assessed(*articles: str) -> Assessment:
    made = library(over_base(PARTIES, STORY, *articles))
    return assess(made, relate(made))["harbour", "sails"]


def groups(found: Assessment) -> list[list[str]]:
    return [sorted(group) for group in found.groups]


C_SILENT = article("c", outlet="wire")


def test_two_outlets_that_report_on_their_own_corroborate() -> None:
    found = assessed(
        article("a", outlet="gazette", report=""), article("b", outlet="tide", report=""), C_SILENT
    )
    assert found.status == ("corroborated",)
    assert groups(found) == [["gazette"], ["tide"]]


def test_one_report_is_a_single_source() -> None:
    found = assessed(
        article("a", outlet="gazette", report=""), article("b", outlet="tide"), C_SILENT
    )
    assert found.status == ("single-source",)
    assert groups(found) == [["gazette"]]


def test_a_claim_that_no_report_asserts_is_unreported() -> None:
    found = assessed(article("a", outlet="gazette"), article("b", outlet="tide"), C_SILENT)
    assert (found.status, found.groups, found.reports) == (("unreported",), (), ())


def test_the_same_speaker_in_two_outlets_is_one_source() -> None:
    speaker = "    speaker: mara-lind\n"
    found = assessed(
        article("a", outlet="gazette", report=speaker),
        article("b", outlet="tide", report=speaker),
        C_SILENT,
    )
    assert found.status == ("single-source",)
    assert groups(found) == [["mara-lind"]]


def test_a_speaker_goes_before_via_and_via_before_the_articles_origins() -> None:
    origins = "origins: [gazette, tide]"
    speaker = article("a", outlet="gazette", keys=origins,
                      report="    speaker: mara-lind\n    via: [wire]\n")  # fmt: skip
    via = article("b", outlet="gazette", keys=origins, report="    via: [jon-berg]\n")
    own = article("c", outlet="gazette", keys=origins, report="")
    assert groups(assessed(speaker, via, own)) == [["gazette", "tide"], ["jon-berg"], ["mara-lind"]]


def test_reports_that_share_one_of_several_origins_are_one() -> None:
    found = assessed(
        article("a", outlet="gazette", keys="origins: [gazette, wire]", report=""),
        article("b", outlet="tide", report="    via: [wire]\n"),
        C_SILENT,
    )
    assert found.status == ("single-source",)
    assert groups(found) == [["gazette", "wire"]]


def test_groups_are_joined_through_a_third_report_whatever_the_order() -> None:
    apart = [
        article("a", outlet="gazette", report=""),
        article("b", outlet="tide", report=""),
        article("c", outlet="wire", keys="origins: [gazette, tide]", report=""),
    ]
    assert assessed(*apart).status == ("single-source",)
    assert groups(assessed(*apart)) == [["gazette", "tide"]]


def test_a_claim_is_relayed_only_when_every_asserting_report_has_a_via() -> None:
    via = "    via: [wire]\n"
    relayed = article("a", outlet="gazette", report=via)
    found = assessed(relayed, article("b", outlet="tide", report=via), C_SILENT)
    assert found.status == ("single-source", "relayed-only")
    found = assessed(relayed, article("b", outlet="tide", report=""), C_SILENT)
    assert found.status == ("corroborated",)


def test_a_speaker_relayed_by_another_outlet_is_relayed_only_too() -> None:
    report = "    speaker: mara-lind\n    via: [wire]\n"
    found = assessed(article("a", outlet="gazette", report=report), article("b", outlet="tide"),
                     C_SILENT)  # fmt: skip
    assert found.status == ("single-source", "relayed-only")


@pytest.mark.parametrize(("says", "word"), [("denies", "disputed"), ("questions", "questioned")])
def test_a_denial_disputes_and_a_question_questions(says: str, word: str) -> None:
    found = assessed(
        article("a", outlet="gazette", report=""),
        article("b", outlet="tide", report=f"    says: {says}\n"),
        C_SILENT,
    )
    assert found.status == ("single-source", word)
    assert groups(found) == [["gazette"]]


def test_a_relayed_denial_leaves_what_is_asserted_first_hand() -> None:
    found = assessed(
        article("a", outlet="gazette", report=""),
        article("b", outlet="tide", report="    says: denies\n    via: [wire]\n"),
        C_SILENT,
    )
    assert found.status == ("single-source", "disputed")


def test_a_claim_only_denied_is_in_no_report_that_asserts_it() -> None:
    found = assessed(article("a", outlet="gazette", report="    says: denies\n"),
                     article("b", outlet="tide"), C_SILENT)  # fmt: skip
    assert found.status == ("unreported", "disputed")


def test_a_withdrawn_article_does_not_count() -> None:
    found = assessed(
        article("a", outlet="gazette", report=""),
        article("b", outlet="tide", keys="withdrawn:\n  reason: It was wrong.", report=""),
        article("c", outlet="wire", keys="withdrawn:\n  date: 2031-01-06",
                report="    says: denies\n"),
    )  # fmt: skip
    assert found.status == ("single-source",)
    assert [report.article for report in found.reports] == ["article-a"]


def test_an_article_and_the_one_that_supersedes_it_count_as_one_report() -> None:
    found = assessed(
        article("a", outlet="gazette", report="    speaker: mara-lind\n"),
        article("b", outlet="gazette", keys="supersedes: article-a",
                report="    speaker: jon-berg\n"),
        C_SILENT,
    )  # fmt: skip
    assert found.status == ("single-source",)


def test_three_versions_of_an_article_count_as_one_even_if_the_middle_one_is_silent() -> None:
    found = assessed(
        article("a", outlet="gazette", report="    speaker: mara-lind\n"),
        article("b", outlet="gazette", keys="supersedes: article-a"),
        article("c", outlet="gazette", keys="supersedes: article-b",
                report="    speaker: jon-berg\n"),
    )  # fmt: skip
    assert found.status == ("single-source",)


def test_two_articles_of_one_outlet_are_one_source() -> None:
    found = assessed(article("a", outlet="gazette", report=""),
                     article("b", outlet="gazette", report=""), C_SILENT)  # fmt: skip
    assert found.status == ("single-source",)


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
