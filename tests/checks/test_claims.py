"""Rules on claims."""

from __future__ import annotations

import pytest

from tests.project import Files, found, over_base, told

TREE = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
claims:
  {claim}: The ferry sails
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
{reports}
"""


def project(claim: str = "sails", reports: str = "") -> Files:
    return over_base(TREE.replace("{claim}", claim).replace("{reports}", reports))


def test_a_claim_that_no_report_addresses_is_warned_of() -> None:
    assert told(project()) == ["unaddressed-claim content/stories/harbour.md:6"]


@pytest.mark.parametrize("says", ["asserts", "denies", "questions"])
def test_a_report_addresses_a_claim_whatever_it_says_of_it(says: str) -> None:
    report = f"  sails:\n    says: {says}\n    text: will sail all winter\n"
    assert told(project(reports=report)) == []


def test_a_claim_and_a_short_name_may_not_be_spelled_alike() -> None:
    (error,) = found(project("gazette", "  gazette: will sail all winter\n"))
    assert (error.code, error.span.line) == ("short-name-is-claim", 6)
    assert [one.span.line for one in error.related] == [4]
