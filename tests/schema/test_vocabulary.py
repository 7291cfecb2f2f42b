"""Which ids are listed where one is named, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.library import Library
from generator.schema import vocabulary as room
from generator.schema.vocabulary import vocabulary
from tests.project import checked, over_base

STORY = """
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  short: gazette-ferry
questions:
  mend:
    ask: Should it be mended?
claims:
  sails: The ferry sails
---
The ferry will sail all winter. [@short#all-winter]
"""


def library(*trees: str) -> Library:
    return checked(over_base(*trees)).library


def listed(schema: dict[str, Any]) -> dict[Any, str]:
    """What a schema lists, in all its alternatives, with what is told."""
    found = dict(zip(schema.get("enum", []), schema.get("enumDescriptions", []), strict=True))
    for one in schema.get("anyOf", []):
        found |= listed(one)
    return found


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("party", {"gazette": "The Gazette", "mara-lind": "Mara Lind"}),
        ("outlet", {"gazette": "The Gazette"}),
        ("article", {"gazette-ferry": "Ferry to sail all winter"}),
        ("story", {"harbour": "The harbour in winter"}),
        ("claim", {"sails": "The ferry sails", "harbour#sails": "The ferry sails"}),
        ("question", {"mend": "Should it be mended?", "harbour#mend": "Should it be mended?"}),
        ("claim-or-id", {"sails": "The ferry sails"}),
        ("quote", {
            "gazette-ferry#all-winter": "The ferry will sail all winter",
            "short#all-winter": "The ferry will sail all winter",
        }),
        ("item", {
            "gazette-ferry#all-winter": "The ferry will sail all winter",
            "gazette-ferry#headline": "Ferry to sail all winter",
        }),
    ],
)  # fmt: skip
def test_each_sort_of_id_is_listed_with_the_name_of_its_record(
    sort: str, names: dict[str, str]
) -> None:
    assert listed(vocabulary(library(STORY))[sort]) == names


def test_what_a_story_may_point_at_is_listed_in_every_form() -> None:
    assert set(listed(vocabulary(library(STORY))["cited"])) == {
        "short", "short#all-winter", "short#headline", "gazette-ferry", "gazette-ferry#all-winter",
        "gazette-ferry#headline", "sails", "harbour#sails",
    }  # fmt: skip


def test_a_file_that_could_not_be_read_still_has_its_id() -> None:
    known = vocabulary(library("-- content/actors/jon-berg.yaml --\nnmae: Jon\n"))
    assert listed(known["party"])["jon-berg"] == ""


def test_what_a_file_that_could_not_be_read_holds_may_be_anything() -> None:
    known = vocabulary(library(STORY, "-- content/stories/quay.md --\n---\ntitel: x\n---\n"))
    assert room._REFERENCE in known["claim"]["anyOf"]
    assert "sails" in listed(known["claim"])
    assert "anyOf" not in vocabulary(library(STORY))["claim"]


@pytest.mark.parametrize(
    ("name", "form"),
    [("2020", 2020), ("007", 7), ("0x1f", 31), ("1e3", 1000.0), ("true", True), ("null", None)],
)
def test_an_id_that_yaml_takes_for_something_else_is_listed_as_that_too(
    name: str, form: object
) -> None:
    found = vocabulary(library(f"-- content/actors/{name}.yaml --\nname: X\n"))["party"]["enum"]
    at = found.index(name)
    assert found[at + 1] == form
    assert type(found[at + 1]) is type(form)


def test_very_many_are_told_by_their_form_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST", 1)
    known = vocabulary(library(STORY))
    assert known["party"] == room._REFERENCE
    assert "gazette" in listed(known["outlet"])
