"""Items of one article: what a report and a stance must say."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.diagnostics import Diagnostic
from generator.reading import read
from generator.tree import MemoryTree


def findings(text: str) -> list[Diagnostic]:
    files = {"content/site.yaml": b"title: x", "content/annotations/a.yaml": dedent(text).encode()}
    return list(read(MemoryTree(files), folder_name="x").findings)


def told(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.span.line, found.span.column) for found in findings(text)]


def stance(position: str = "for", basis: str = "stated", more: str = "") -> str:
    return (
        f"stances:\n- actor: mara\n  question: sail-on\n  position: {position}\n"
        f"  basis: {basis}\n  evidence: [sails]\n{more}"
    )


@pytest.mark.parametrize(
    ("position", "basis", "line"),
    [("for", "inferred", 5), ("for", "deed", 5), ("conditional", "stated", 4)],
)
def test_what_is_inferred_conditional_or_a_deed_needs_a_note(
    position: str, basis: str, line: int
) -> None:
    assert [(code, at) for code, at, _ in told(stance(position, basis))] == [("note-needed", line)]
    assert told(stance(position, basis, "  note: The ice decides.\n")) == []


@pytest.mark.parametrize("position", ["for", "against", "mixed", "undeclared"])
@pytest.mark.parametrize("basis", ["stated", "ascribed"])
def test_other_stances_need_none(position: str, basis: str) -> None:
    assert told(stance(position, basis)) == []


@pytest.mark.parametrize(
    ("evidence", "line"), [("  evidence: []\n", 6), ("  evidence:\n", 6), ("", 2)]
)
def test_a_stance_without_evidence_is_told_where_it_lacks(evidence: str, line: int) -> None:
    text = stance().replace("  evidence: [sails]\n", evidence)

    assert [(code, at) for code, at, _ in told(text)] == [("evidence-needed", line)]


@pytest.mark.parametrize("rest", ["says: denies", "speaker: mara", "evidence: []", "note: x"])
def test_a_report_needs_words_or_evidence(rest: str) -> None:
    assert told(f"reports:\n  ice:\n    {rest}") == [("evidence-needed", 2, 3)]


@pytest.mark.parametrize("rest", ["text: it is thick", "evidence: [sails]", "evidence: [b#sails]"])
def test_a_report_with_either_is_enough(rest: str) -> None:
    assert told(f"reports:\n  ice:\n    {rest}") == []


def test_a_report_of_a_claim_elsewhere_needs_an_id_of_its_own() -> None:
    (found,) = findings("reports:\n  winter#ice: it is thick\n")

    assert found.code == "bad-id"
    assert found.hint == "choose an id, and write 'claim: winter#ice' under it"


@pytest.mark.parametrize("kind", ["quotes", "passages", "reports"])
@pytest.mark.parametrize("item", ["headline", "p1", "p23"])
def test_no_item_is_called_like_the_title_or_a_paragraph(kind: str, item: str) -> None:
    text = f"{kind}:\n  {item}:\n    text: x\n    speaker: mara\n"

    assert told(text) == [("reserved-item-id", 2, 3)]


def test_a_comment_after_a_bare_passage_is_refused_since_its_stump_would_still_be_found() -> None:
    assert told("passages:\n  lit: the lamp # was not lit\n") == [("comment-after-text", 2, 8)]
    assert told("passages:\n  lit: the lamp\n    # was not lit\n") == [("comment-after-text", 2, 8)]
    assert told("passages:\n  # a remark\n  lit: the lamp\n  # another\n") == []


def test_comments_after_ids_dates_words_and_lists_are_allowed() -> None:
    text = """\
        quotes:        # what was said
          sails:       # on the quay
            speaker: mara       # an id
            said: 2031-01-05    # a date
            via: [wire]         # a list
            occurrence: 1       # a number
            lang: nb            # a language
            text: >-            # a text that starts below
              It sails
        stances:
          - actor: mara         # an id
            question: a#b       # an id
            position: for       # a word
            basis: stated       # a word
            evidence:
              - sails           # an id
        """

    assert told(text) == []


def test_parts_of_a_quote_stand_on_lines_of_their_own() -> None:
    quote = "quotes:\n  a:\n    speaker: mara\n    text:"

    assert told(f"{quote}\n    - It sails,\n    - on and on\n") == []
    assert told(f"{quote} [It sails, on and on]\n") == [("prose-in-brackets", 4, 5)]
    assert told(f"{quote}\n    - It sails, # cut\n    - on\n") == [("comment-after-text", 5, 7)]
    assert told(f"{quote}\n    - It sails,\n    -\n") == [("missing-value", 6, 6)]
    assert told(f"{quote} []\n") == [("prose-in-brackets", 4, 5)]


def test_a_quote_is_never_a_bare_text_since_somebody_says_it() -> None:
    (found,) = findings("quotes:\n  sails: It sails\n")

    assert found.code == "wrong-type"
    assert (found.hint or "").startswith("write its keys below it, indented: text, speaker")
