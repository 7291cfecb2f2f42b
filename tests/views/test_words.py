"""An item's words as a page shows them."""

from __future__ import annotations

import pytest

from generator.views.article import ArticleView
from generator.views.parts import ItemView
from generator.views.words import trimmed
from tests.project import over_base, view


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The ferry sails", "The ferry sails"),
        ("The ferry sails,", "The ferry sails"),
        ("“The ferry sails,”", "The ferry sails"),
        ("“The ferry sails”,", "The ferry sails"),
        ('"The ferry sails."', "The ferry sails."),
        ("«The ferry sails»", "The ferry sails"),
        ("„Die Fähre fährt“", "Die Fähre fährt"),
        ("「船は出る」", "船は出る"),
        ("‘The ferry’ and ‘the quay’", "‘The ferry’ and ‘the quay’"),
        ("“The ferry” and “the quay”", "“The ferry” and “the quay”"),
        ("the “dark” water", "the “dark” water"),
        ("The ferry sails!", "The ferry sails!"),
        ("Will it sail?", "Will it sail?"),
        ("  The\n ferry\tsails ", "The ferry sails"),
        ("one ¶ two", "one two"),
        ("\u2067لن نبحر\u2069", "لن نبحر"),
        ("لن نبحر ليلًا،", "لن نبحر ليلًا"),
        ("«لن نبحر ليلًا،»", "لن نبحر ليلًا"),
        ("«لن نبحر»، قالت", "«لن نبحر»، قالت"),
    ],
)
def test_outer_marks_and_a_final_comma_are_left_out(words: str, shown: str) -> None:
    assert trimmed(words) == shown


def item(body: str, quote: str) -> ItemView:
    tree = f"""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
{body}
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
{quote}
"""
    found = view(over_base(tree), "articles/gazette-ferry/index.html", ArticleView)
    return found.paragraphs[0].entries[0].item


def test_the_articles_own_slice_is_shown_not_what_the_editor_typed() -> None:
    shown = item(
        "“The ferry’s lamps — all of them — are lit,” Mara Lind said.",
        "    text: The ferry's lamps - all of them - are lit",
    )
    assert shown.words == "The ferry’s lamps — all of them — are lit"
    assert (shown.verdict, shown.brackets) == ("normalised-verbatim", None)


def test_brackets_that_stand_in_the_article_are_the_outlets() -> None:
    shown = item(
        "“The lamps [of the ferry] are lit,” Mara Lind said.",
        "    text: The lamps [of the ferry] are lit",
    )
    assert (shown.words, shown.brackets) == ("The lamps [of the ferry] are lit", "outlet")


def test_brackets_of_ours_are_marked_as_ours() -> None:
    shown = item(
        "“The lamps of it are lit,” Mara Lind said.",
        "    text: The lamps of [the ferry] are lit",
    )
    assert shown.brackets == "ours"
    assert shown.words == 'The lamps of <ins class="ours">[the ferry]</ins> are lit'


def test_a_gap_is_shown_as_points() -> None:
    shown = item(
        "“The lamps of the ferry in the harbour are lit,” Mara Lind said.",
        "    text: The lamps of the ferry … are lit",
    )
    assert shown.verdict == "elided"
    assert shown.words == 'The lamps of the ferry <span class="gap">…</span> are lit'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The lamps of the ferry …", 'The lamps of the ferry <span class="gap">…</span>'),
        ("... lamps of the ferry", '<span class="gap">…</span> lamps of the ferry'),
        ("[…] lamps of the ferry are lit", '<span class="gap">…</span> lamps of the ferry are lit'),
        ("The lamps of the ferry are lit", "The lamps of the ferry are lit"),
    ],
)
def test_a_sentence_cut_at_an_edge_is_shown_so_where_the_editor_says_it(
    text: str, shown: str
) -> None:
    body = "“The lamps of the ferry are lit,” Mara Lind said."
    assert item(body, f'    text: "{text}"').words == shown


def test_points_at_the_end_that_stand_in_the_article_are_not_shown_twice() -> None:
    shown = item(
        "“The lamps of the ferry …,” Mara Lind said.", "    text: The lamps of the ferry …"
    )
    assert str(shown.words).count("…") == 1


def test_speech_that_the_reporter_interrupts_is_shown_without_the_interruption() -> None:
    shown = item(
        "“The ferry will sail,” Mara Lind said, “and the lamps stay lit.”",
        "    text:\n      - The ferry will sail,\n      - and the lamps stay lit.",
    )
    assert shown.words == 'The ferry will sail <span class="gap">…</span> and the lamps stay lit'


def test_marks_at_the_edge_are_no_part_of_the_words() -> None:
    body = "Mara Lind said: “The lamps are lit.” “The ferry sails,” Mara Lind said."
    assert item(body, "    text: The lamps are lit.").words == "The lamps are lit"
    assert item(body, "    text: The ferry sails,").words == "The ferry sails"


def test_words_are_escaped() -> None:
    shown = item("“Two < three & four,” Mara Lind said.", "    text: Two < three & four")
    assert shown.words == "Two &lt; three &amp; four"
