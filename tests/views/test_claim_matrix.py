"""What each report covers: how every report carries a claim, in a sign and in words."""

from __future__ import annotations

import pytest

from generator.views.story import StoryView
from tests.project import Files, html, over_base, site, view, words

PATH = "stories/harbour/index.html"
TREE = """
-- content/outlets/wire.yaml --
name: Northwire
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/actors/tide-clerk.yaml --
name: a harbour clerk
kind: unnamed
-- content/articles/tide-ferry.md --
---
title: The ferry on air
outlet: tide
---
-- content/articles/wire-ferry.md --
---
title: The ferry by wire
outlet: wire
---
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
  tide: tide-ferry
  wire: wire-ferry
claims:
  sails: The ferry sails
  late: The ferry is late
  empty: The ferry is empty
---
"""
REPORTS = """
-- content/annotations/tide-ferry.yaml --
reports:
{reports}"""


def project(reports: str) -> Files:
    return over_base(TREE, REPORTS.replace("{reports}", reports))


def cells(files: Files) -> list[str]:
    """What the row of the claim says, report by report."""
    row = html(site(files)[PATH]).css_first("#c-sails")
    assert row is not None
    return [words(cell) for cell in row.css("td:not(.origins)")]


@pytest.mark.parametrize(
    ("keys", "sign", "told"),
    [
        ([], "asserts", "its own voice"),
        (["speaker: mara-lind"], "mouth", "a speaker’s words by Mara Lind"),
        (["speaker: tide-clerk"], "mouth", "a speaker’s words by a harbour clerk unnamed"),
        (["speaker: wire"], "mouth", "a speaker’s words by Northwire its own narration"),
        (["via: [wire]"], "relayed", "relayed via Northwire"),
        (["speaker: mara-lind", "via: [wire]"], "relayed", "relayed by Mara Lind via Northwire"),
        (["says: denies"], "denies", "denies"),
        (["says: denies", "speaker: mara-lind"], "denies", "denies by Mara Lind"),
        (["says: questions", "via: [wire]"], "questions", "questions via Northwire"),
    ],
)
def test_a_report_carries_a_claim_in_one_of_these_ways(
    keys: list[str], sign: str, told: str
) -> None:
    lines = "".join(f"    {key}\n" for key in keys)
    files = project(f"  sails:\n    text: it sails\n{lines}")
    assert cells(files) == [
        "The Gazette Not read for this yet",
        f"Tide Radio {told}",
        "Northwire Not read for this yet",
    ]
    story = view(files, PATH, StoryView)
    assert story.claims.signs == tuple(
        one for one in ("asserts", "mouth", "relayed", "denies", "questions", "absent", "not-read")
        if one in (sign, "absent", "not-read")
    )  # fmt: skip


def test_several_reports_of_one_article_keep_their_order() -> None:
    reports = """\
  first:
    claim: sails
    text: it sails
  then:
    claim: sails
    says: questions
    speaker: mara-lind
    text: does it
  last:
    claim: sails
    says: denies
    text: it stays
"""
    assert cells(project(reports))[1] == ("Tide Radio its own voice questions by Mara Lind denies")


def test_not_in_a_report_and_not_read_yet_are_two_things() -> None:
    files = project("  sails: it sails\n")
    page = html(site(files)[PATH])
    row = page.css_first("#c-late")
    assert row is not None
    found = [(cell.attributes["class"], words(cell)) for cell in row.css("td:not(.origins)")]
    assert found == [
        ("not-read says", "The Gazette Not read for this yet"),
        ("absent says", "Tide Radio Not in this report"),
        ("not-read says", "Northwire Not read for this yet"),
    ]


def test_the_legend_explains_the_signs_that_are_there_and_no_others() -> None:
    page = html(site(project("  sails: it sails\n"))[PATH])
    (legend,) = page.css("#_coverage ~ .legend")
    assert [words(e) for e in legend.css("span")] == [
        "the report asserts it in its own voice",
        "not in this report",
        "the report has not been read for claims yet",
    ]


def test_claims_are_grouped_by_how_they_stand_and_each_has_an_address() -> None:
    reports = "  sails: it sails\n  late:\n    says: denies\n    text: it is early\n"
    files = project(reports) | over_base(
        "-- content/annotations/wire-ferry.yaml --\nreports:\n  sails: it sails\n"
    )
    page = html(site(files)[PATH])
    heads = {e.attributes["id"]: words(e) for e in page.css(".coverage th[scope='rowgroup']")}
    assert heads == {
        "_corroborated": "Corroborated by origins that have nothing in common 1 claim",
        "_unreported": "No report asserts it in the reports read so far 2 claims",
    }
    rows = page.css(".coverage tbody tr[id]")
    assert [row.attributes["id"] for row in rows] == ["c-sails", "c-late", "c-empty"]
    links = [row.css_first("a.permalink") for row in rows]
    assert [a.attributes["href"] for a in links if a] == ["#c-sails", "#c-late", "#c-empty"]
    assert links[0] is not None
    assert links[0].attributes["aria-label"] == "Claim"
    assert words(page.css_first("#_disputed")) == "Disputed The ferry is late"
