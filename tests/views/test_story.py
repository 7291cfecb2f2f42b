"""The story page: counts, matrix, coverage, key quotes, the way of the words."""

from __future__ import annotations

import pytest

from generator.views.claim_matrix import ClaimRow
from generator.views.stance_matrix import StanceCell, StanceRow
from generator.views.story import StoryView
from tests.harbour import HARBOUR
from tests.project import Files, alone, over_base, page_words, site, view

PATH = "stories/harbour-lamps/index.html"


@pytest.fixture(scope="module")
def story() -> StoryView:
    return view(alone(HARBOUR), PATH, StoryView)


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return site(alone(HARBOUR))


# -- what is told at the top ----------------------------------------------------------------------


def test_title_kicker_dates_and_status_are_as_written(story: StoryView) -> None:
    assert (story.title, story.kicker, story.status) == (
        "Port Ellary switches off its lamps",
        "Harbour",
        "developing",
    )
    assert [day.words if day else None for day in (story.published, story.updated)] == [
        "5 March 2031",
        "21 March 2031",
    ]
    assert story.authors == ("Ona Mar",)
    assert (story.corrections, story.draft) == (1, False)


def test_a_withdrawn_article_is_shown_and_kept_out_of_the_count_of_reports(
    story: StoryView,
) -> None:
    assert [card.withdrawn for card in story.sources].count(True) == 1
    assert len(story.sources) == 7
    assert story.outlets == 4


def test_a_superseded_article_and_its_successor_count_as_one_report(story: StoryView) -> None:
    # seven articles: one withdrawn, and two versions of one report
    assert story.reports == 5


def test_an_article_under_two_short_names_is_one_report() -> None:
    tree = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
  ferry: gazette-ferry
---
"""
    found = view(over_base(tree), "stories/harbour/index.html", StoryView)
    assert (found.reports, len(found.sources)) == (1, 1)


@pytest.mark.parametrize(
    ("review", "overdue"), [("2031-05-31", True), ("2031-06-01", False), ("2031-06", False)]
)
def test_a_review_is_overdue_once_its_day_has_passed(review: str, *, overdue: bool) -> None:
    files = small(f"review_by: {review}")
    assert view(files, "stories/harbour/index.html", StoryView).review_overdue is overdue


# -- small stories --------------------------------------------------------------------------------

STORY = """
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
  tide: tide-ferry
claims:
  sails: The ferry sails
questions:
  open:
    ask: Should it sail?
    for: Sail
    against: Stay
{keys}
---
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/articles/tide-ferry.md --
---
title: The ferry
outlet: tide
published: 2031-02-01
---
"""
BOTH = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
{gazette}
-- content/annotations/tide-ferry.yaml --
quotes:
  later:
    speaker: mara-lind
    said: {said}
    text: It may stay
  now:
    speaker: mara-lind
    text: It must sail
  jon:
    speaker: jon-berg
    text: Well
{tide}
-- content/actors/jon-berg.yaml --
name: Jon Berg
"""
STANCE = """  - actor: {actor}
    question: open
    position: {position}
    basis: {basis}
    note: as we read it
    evidence: [{evidence}]
"""


def stance(position: str, evidence: str, *, basis: str = "stated", actor: str = "mara-lind") -> str:
    return STANCE.format(position=position, evidence=evidence, basis=basis, actor=actor)


def small(
    keys: str = "status: developing", *, gazette: str = "", tide: str = "", said: str = "2031-01-02"
) -> Files:
    items = BOTH.format(gazette=gazette, tide=tide, said=said)
    return over_base(STORY.replace("{keys}", keys), items)


def small_view(**more: str) -> StoryView:
    return view(small(**more), "stories/harbour/index.html", StoryView)


# -- what each report covers ----------------------------------------------------------------------


def claim_rows(story: StoryView) -> list[ClaimRow]:
    return [row for group in story.claims.groups for row in group.rows]


def stance_rows(story: StoryView) -> list[StanceRow]:
    return [row for group in story.stances for row in group.rows]


def coverage(**more: str) -> list[str]:
    (row,) = claim_rows(small_view(**more))
    return [cell.state for cell in row.cells]


def test_a_claim_no_report_of_which_stands_in_an_unread_article_was_not_read_for() -> None:
    assert coverage() == ["not-read", "not-read"]


def test_an_empty_reports_key_says_that_the_article_was_read_and_has_no_report_of_it() -> None:
    assert coverage(gazette="reports:", tide="reports: {}") == ["absent", "absent"]


def test_each_article_is_told_of_by_itself() -> None:
    assert coverage(gazette="reports:\n  sails: said on Monday") == ["reported", "not-read"]
    assert coverage(tide="reports:") == ["not-read", "absent"]


def test_another_kind_of_annotation_does_not_count_as_reading_for_claims() -> None:
    more = "stances:\npassages:\n  monday: said on Monday"
    assert coverage(gazette=more) == ["not-read", "not-read"]


def test_the_page_says_which_it_is_in_words() -> None:
    text = page_words(site(small(tide="reports:")), "stories/harbour/index.html")
    assert text.count("Not in this report") == 1
    assert "Not read for this yet" in text
    assert "The Gazette: not read for claims yet" in text
    assert "Tide Radio: not read for claims yet" not in text


def test_a_report_says_what_it_does_by_whom_and_whether_it_was_relayed() -> None:
    report = "reports:\n  sails:\n    says: denies\n    text: it stays\n    speaker: mara-lind\n"
    (row,) = claim_rows(small_view(tide=report + "    via: [gazette]\n"))
    (entry,) = row.cells[1].reports
    assert (entry.sign, [via.name for via in entry.via], entry.by and entry.by.name) == (
        "denies", ["The Gazette"], "Mara Lind",
    )  # fmt: skip
    assert row.status == ("unreported", "disputed")


def test_claims_say_how_they_are_corroborated_and_by_which_origins(story: StoryView) -> None:
    found = {row.id: (row.status, row.origins) for row in claim_rows(story)}
    assert found == {
        "c-voted": (("corroborated",), (("Ellary Gazette",), ("Tide Radio",))),
        "c-costly": (("single-source", "disputed"), (("a senior clerk",),)),
        "c-binding": (("single-source",), (("The Lantern Desk",),)),
    }


def test_a_report_that_names_other_items_shows_the_first_of_them() -> None:
    more = "reports:\n  sails:\n    evidence: [all-winter]"
    (row,) = claim_rows(small_view(gazette=more))
    (entry,) = row.cells[0].reports
    assert entry.item.words == "The ferry will sail all winter"
    assert entry.item.href.endswith("articles/gazette-ferry/index.html#sails")


# -- who stands where -----------------------------------------------------------------------------


def cell(**more: str) -> StanceCell:
    (row,) = stance_rows(small_view(**more))
    return row.cells[0]


def held(found: StanceCell) -> tuple[list[str], list[str]]:
    return [e.position for e in found.entries], [e.position for e in found.earlier]


def test_a_cell_shows_the_newest_stance_and_keeps_the_earlier_ones_as_history() -> None:
    found = cell(
        gazette="stances:\n" + stance("for", "all-winter"),
        tide="stances:\n" + stance("against", "later") + stance("mixed", "now", basis="inferred"),
    )
    # said 2 January; published 5 January; published 1 February
    assert held(found) == (["mixed"], ["for", "against"])


def test_two_stances_of_one_day_both_show() -> None:
    found = cell(
        gazette="stances:\n" + stance("for", "all-winter"),
        tide="stances:\n" + stance("against", "later"),
        said="2031-01-05",
    )
    assert held(found) == (["for", "against"], [])


def test_a_timed_saying_is_of_its_own_day() -> None:
    found = cell(
        gazette="stances:\n" + stance("for", "all-winter"),
        tide="stances:\n" + stance("against", "later"),
        said="2031-01-05T23:30:00-03:00",
    )
    assert held(found) == (["for", "against"], [])


def test_for_and_against_are_told_in_the_questions_own_words() -> None:
    more = "stances:\n" + stance("for", "all-winter") + stance("mixed", "all-winter", basis="deed")
    labels = {entry.position: entry.label for entry in cell(gazette=more).entries}
    assert labels == {"for": "Sail", "mixed": None}


def test_an_ascribed_stance_says_by_whom_the_evidences_speaker_else_the_outlet() -> None:
    spoken = cell(tide="stances:\n" + stance("for", "jon", basis="ascribed"))
    (entry,) = spoken.entries
    assert entry.by is not None
    assert entry.by.name == "Jon Berg"
    more = "passages:\n  own: said on Monday\nstances:\n" + stance("for", "own", basis="ascribed")
    (entry,) = cell(gazette=more).entries
    assert entry.by is not None
    assert entry.by.name == "The Gazette"


def test_where_an_actor_has_no_stance_the_page_says_none_was_found() -> None:
    other = STORY.replace("{keys}", "status: settled").replace(
        "questions:\n", "questions:\n  pay:\n    ask: Should it cost?\n"
    )
    items = BOTH.format(
        gazette="stances:\n" + stance("for", "all-winter"), tide="", said="2031-01-02"
    )
    (row,) = stance_rows(view(over_base(other, items), "stories/harbour/index.html", StoryView))
    assert [found.state for found in row.cells] == ["none-found", "stance"]


def test_the_matrix_tells_the_harbours_quarrel(story: StoryView) -> None:
    found = {row.actor.name: [held(cell) for cell in row.cells] for row in stance_rows(story)}
    assert found == {
        "Mirna Vale": [(["conditional", "against"], ["against"]), ([], [])],
        "Harbour Council": [(["for"], []), ([], [])],
        "Ferrymen of the north shore": [(["against"], []), ([], [])],
    }
    assert all(row.cells[1].state == "none-found" for row in stance_rows(story))


# -- words ----------------------------------------------------------------------------------------


def test_key_quotes_stand_in_the_editors_order_with_their_chains(story: StoryView) -> None:
    first, second = story.key_quotes.shown
    assert (first.words, first.speaker and first.speaker.name, first.where, first.paragraph) == (
        "We will not sail on dark water", "Mirna Vale", "the council chamber", 1,
    )  # fmt: skip
    assert (second.words, [via.name for via in second.via], second.paragraph) == (
        "No lamp, no work", ["Northshore Courier"], None,
    )  # fmt: skip
    assert (first.verdict, second.verdict) == ("verbatim", "unproven")


def test_pages_show_the_role_held_on_the_items_date(story: StoryView) -> None:
    speaker = story.key_quotes.shown[0].speaker
    assert speaker is not None
    assert speaker.role == "Mayor of Port Ellary"


def test_no_part_of_a_story_shows_a_role_that_began_after_it() -> None:
    later = """
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: Ferry captain
    since: 2030
    until: 2031-03
  - title: Minister of Tides
    since: 2031-04
"""
    pages = site(small("updated: 2031-02-02", gazette="stances:\n" + stance("for", "all-winter"))
                 | alone(later))  # fmt: skip
    text = page_words(pages, "stories/harbour/index.html")
    assert "Ferry captain" in text
    assert "Minister of Tides" not in text


def test_an_unnamed_speaker_is_said_to_be_one(pages: dict[str, bytes]) -> None:
    text = page_words(pages, "articles/gazette-lamps/index.html")
    assert "Ellary Gazette does not name the speaker" in text
    assert "a senior clerk Unnamed source" in text


def test_an_outlets_own_narration_is_said_to_be_that(pages: dict[str, bytes]) -> None:
    text = page_words(pages, "articles/tide-lamps/index.html")
    assert "Ellary Gazette its own narration" in text


def test_what_is_withheld_is_shown_as_not_yet_proven(pages: dict[str, bytes]) -> None:
    text = page_words(pages, "articles/tide-lamps/index.html")
    assert "verbatim" not in text
    assert "6 items not yet proven" in text
    assert text.count("not yet proven") > 6


# -- prose ----------------------------------------------------------------------------------------


def test_citations_are_numbered_through_the_page_and_lead_to_their_notes(
    story: StoryView,
) -> None:
    lines = [story.standfirst, *story.body, *(a for d in story.differences for a in d.accounts),
             *story.events, *story.unknowns]  # fmt: skip
    notes = [note for line in lines if line for note in line.notes]
    assert [note.number for note in notes] == list(range(1, 9))
    assert [(note.id, note.back) for note in notes[:1]] == [("_n1", "#_r1")]


def test_a_citation_of_a_claim_shows_every_report_that_asserts_it(story: StoryView) -> None:
    (note,) = [n for block in story.body for n in block.notes if n.claim]
    assert note.claim == "The council voted to switch off the lamps"
    assert [item.source.outlet for item in note.items] == ["Ellary Gazette", "Tide Radio"]
    assert note.claim_status == ("corroborated",)


def test_a_quote_shown_in_the_text_has_its_chain(story: StoryView) -> None:
    (block,) = [block for block in story.body if block.quote]
    assert block.quote is not None
    assert block.quote.words == "We will not sail on dark water"


def test_analysis_is_shown_as_ours_and_not_counted(
    story: StoryView, pages: dict[str, bytes]
) -> None:
    assert story.coverage == (3, 3)
    assert "Our analysis We think the lamps will stay." in page_words(pages, PATH)


def test_corrections_say_what_they_are_about(story: StoryView) -> None:
    first, second = story.updates
    assert (first.kind, second.kind) == ("correction", "update")
    assert first.about is not None
    assert first.about.words == "Ellary Gazette, <bdi>voted</bdi>"
    assert first.about.href.endswith("gazette-lamps/index.html#voted")
    assert second.about is None


def test_a_note_of_an_update_is_shown_with_it() -> None:
    files = small("updates:\n  - date: 2031-02-01\n    kind: update\n"
                  "    text: It sails. [@gazette#all-winter]")  # fmt: skip
    assert 'id="_n1"' in site(files)["stories/harbour/index.html"].decode()


def test_a_link_in_a_summary_shows_the_actors_name_in_lists_too() -> None:
    files = small('summary: "[[mara-lind]] sails. [@gazette]"')
    made = site(files)
    for path in ("index.html", "stories/index.html"):
        assert "Mara Lind sails." in page_words(made, path)
        assert "mara-lind sails" not in made[path].decode()


def test_translations_know_each_other(story: StoryView) -> None:
    assert [link.words for link in story.translations] == ["مصابيح الميناء"]
    other = view(alone(HARBOUR), "stories/masabih/index.html", StoryView)
    assert [link.words for link in other.translations] == ["Port Ellary switches off its lamps"]
