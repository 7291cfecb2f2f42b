"""What every view is made of: names with their roles, dates, languages, figures."""

from __future__ import annotations

import pytest

from generator.views.actor import ActorView
from generator.views.article import ArticleView
from generator.views.making import host
from tests.project import over_base, view

ROLES = """
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: mate
    since: 2019
    until: 2030-06
  - title: captain
    since: 2030-07
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    said: {said}
    text: The ferry will sail all winter
"""


def role(said: str) -> str | None:
    files = over_base(ROLES.replace("{said}", said))
    found = view(files, "articles/gazette-ferry/index.html", ArticleView)
    speaker = found.paragraphs[0].entries[0].item.speaker
    assert speaker is not None
    return speaker.role


@pytest.mark.parametrize(
    ("said", "title"), [("2020-05-05", "mate"), ("2031-01-01", "captain"), ("2018", None)]
)
def test_a_speaker_is_named_with_the_role_held_when_it_was_said(
    said: str, title: str | None
) -> None:
    assert role(said) == title


def test_where_it_is_not_told_when_it_was_said_the_articles_date_decides() -> None:
    tree = ROLES.replace("    said: {said}\n", "")
    found = view(over_base(tree), "articles/gazette-ferry/index.html", ArticleView)
    speaker = found.paragraphs[0].entries[0].item.speaker
    assert speaker is not None
    assert speaker.role == "captain"


def test_one_page_names_a_speaker_with_the_role_of_each_day() -> None:
    tree = ROLES.replace("{said}", "2020-05-05") + (
        "  every-day:\n    speaker: mara-lind\n    said: 2031-01-01\n    text: all winter\n"
    )
    found = view(over_base(tree), "articles/gazette-ferry/index.html", ArticleView)
    entries = [entry for paragraph in found.paragraphs for entry in paragraph.entries]
    speakers = {entry.item.id: entry.item.speaker for entry in entries}
    assert {name: who and who.role for name, who in speakers.items()} == {
        "all-winter": "mate",
        "every-day": "captain",
    }


def test_nobody_is_linked_from_the_own_page() -> None:
    found = view(over_base(), "actors/mara-lind/index.html", ActorView)
    speaker = found.parts[0].direct[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.href) == ("Mara Lind", None)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://gazette.example/a/b", "gazette.example"),
        ("https://gazette.example:8443/", "gazette.example"),
        (None, None),
    ],
)
def test_the_host_of_an_address_is_shown_beside_it(url: str | None, expected: str | None) -> None:
    assert host(url) == expected


def test_bidirectional_controls_are_not_published() -> None:
    tree = """
-- content/actors/mara-lind.yaml --
name: "\u2067Mara\u2069 Lind"
aliases: ["\u2067M.\u2069 Lind"]
"""
    found = view(over_base(tree), "actors/mara-lind/index.html", ActorView)
    assert found.name == "Mara Lind"
    assert [s.words.words for s in found.spellings] == ["Mara Lind", "M. Lind"]
