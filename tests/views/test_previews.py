"""Previews of who is mentioned: what they tell, and at which mention."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, site, words

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
updated: 2031-03-05
articles:
  gazette: gazette-ferry
---
"""


def mentions(files: Files, path: str = "stories/harbour/index.html") -> list[LexborNode]:
    return html(site(files)[path]).css("a.actor")


def told(link: LexborNode) -> list[str]:
    """What the preview behind a link tells, line by line; empty where there is none."""
    shown = link.next
    if shown is None or "preview" not in (shown.attributes.get("class") or ""):
        return []
    return [words(line) for line in shown.css("b, [id] > span")]


def test_a_person_is_told_by_role_and_description() -> None:
    (mayor, *_) = mentions(alone(HARBOUR), "stories/harbour-lamps/index.html")
    assert told(mayor) == [
        "Mirna Vale",
        "Mayor of Port Ellary",
        "She leads the town of Port Ellary.",
    ]


def test_an_outlet_is_told_by_its_kind() -> None:
    files = over_base(
        STORY + "[[gazette]] says so.",
        "-- content/outlets/gazette.yaml --\nname: The Gazette\nkind: newspaper\n",
    )
    (outlet,) = mentions(files)
    assert told(outlet) == ["Newspaper"]


def test_an_organisation_is_told_by_its_kind() -> None:
    files = over_base(STORY + "[[oyster-guild]] was silent.",
        "-- content/actors/oyster-guild.yaml --\nname: Oyster guild\nkind: organisation\n")  # fmt: skip
    (guild,) = mentions(files)
    assert told(guild) == ["Organisation"]


def test_a_long_description_is_cut_at_a_word() -> None:
    long = "keeps the light " * 20
    files = over_base(STORY + "[[keeper]] spoke.",
        f"-- content/actors/keeper.yaml --\nname: Keeper\ndescription: {long}\n")  # fmt: skip
    (keeper,) = mentions(files)
    assert told(keeper)[1].endswith(" the …") or told(keeper)[1].endswith(" light …")
    assert len(told(keeper)[1]) <= 142


def test_the_preview_describes_its_link_and_is_no_text_of_its_own() -> None:
    (link,) = mentions(over_base(STORY + "[[mara-lind]] spoke."))
    shown = link.next
    assert shown is not None
    assert shown.attributes["aria-hidden"] == "true"
    described = link.attributes["aria-describedby"]
    assert [node.attributes["id"] for node in shown.css("[id]")] == [described]
    assert "Mara Lind" not in words(shown.css_first("[id]"))
    assert shown.css("a, button, p, div, ul") == []


def test_an_actors_own_page_has_neither_link_nor_preview_of_them() -> None:
    page = html(site(alone(HARBOUR))["actors/mirna-vale/index.html"])
    assert [words(shown.css_first("b")) for shown in page.css(".preview")] == []


def test_a_name_has_a_preview_at_its_first_mention() -> None:
    body = "[[mara-lind]] spoke. [[mara-lind]] left.\n\n## Later\n\n[[mara-lind]] came back."
    links = mentions(over_base(STORY + body))
    assert [bool(told(link)) for link in links] == [True, False, False]
    ids = [link.attributes.get("aria-describedby") for link in links]
    assert ids == ["_p1", None, None]


def test_in_a_story_in_another_language_it_says_its_own() -> None:
    page = html(site(alone(HARBOUR))["stories/masabih/index.html"])
    (shown,) = page.css(".preview")
    assert (shown.attributes["lang"], shown.attributes["dir"]) == ("en", "ltr")
    assert words(shown.css_first("[id]")) == "Person"


def test_words_of_an_editor_are_escaped() -> None:
    files = over_base(STORY + "[[keeper|He]] spoke.",
        "-- content/actors/keeper.yaml --\nname: <b>Keeper</b>\ndescription: a <i>light</i>\n")  # fmt: skip
    (keeper,) = mentions(files)
    assert told(keeper)[0] == "<b>Keeper</b>"
    assert "a <i>light</i>" in told(keeper)
