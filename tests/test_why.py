"""`why`: a name looked up, and the pages on which what rests on it shows."""

from __future__ import annotations

import pytest

from generator.diagnostics import WorldError
from generator.why import Why, why
from tests.test_resting import LIBRARY


def asked(name: str) -> Why:
    return why(LIBRARY, name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (
            "gazette-ferry#all-winter",
            "a quote of Mara Lind from The Gazette: The ferry will sail all winter",
        ),
        ("tide-ferry#told", "a passage, The Tide: It will sail in winter"),
        ("tide-ferry#open", "a report that asserts 'open', The Tide: The quay stays open"),
        ("tide-ferry#sails", "a report that asserts 'sails', The Tide"),
        (
            "tide-ferry#mara-lind--right",
            "where Mara Lind stands: for (ascribed), from The Tide",
        ),
        ("tide-ferry#headline", "a place in 'Ferry sails on', The Tide"),
        ("tide-ferry#p1", "a place in 'Ferry sails on', The Tide"),
        ("harbour#sails", "a claim: The ferry sails in winter"),
        ("harbour#right", "a question: Is that right?"),
    ],
)
def test_a_name_is_told_with_what_it_is(name: str, what: str) -> None:
    assert asked(name).what == what


def test_what_falls_comes_before_what_stands_on_less() -> None:
    effects = [one.effect for one in asked("tide-ferry#told").rests]
    assert effects == sorted(effects)
    assert set(effects) == {"falls", "loses"}


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        (
            "tide-ferry#told",
            ["/articles/tide-ferry/", "/outlets/tide/", "/sources/harbour/", "/stories/harbour/",
             "/questions/harbour/right/", "/actors/mara-lind/"],
        ),
        (
            "gazette-ferry#all-winter",
            ["/articles/gazette-ferry/", "/outlets/gazette/", "/sources/harbour/",
             "/actors/mara-lind/", "/stories/harbour/"],
        ),
        ("harbour#sails", ["/stories/harbour/", "/articles/gazette-ferry/", "/articles/tide-ferry/"]),
        ("harbour#right", ["/stories/harbour/", "/questions/harbour/right/",
                           "/articles/tide-ferry/", "/actors/mara-lind/"]),
    ],
)  # fmt: skip
def test_pages_are_named_by_their_addresses_each_once(name: str, pages: list[str]) -> None:
    assert list(asked(name).pages) == pages


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tide-ferry", "write article-id#item-id"),
        ("tide-ferry#", "write article-id#item-id"),
        ("tide-fery#told", "did you mean 'tide-ferry'?"),
        ("harbor#sails", "did you mean 'harbour'?"),
        ("tide-ferry#tolt", "did you mean 'told'?"),
        ("tide-ferry#p9", "has 1 paragraphs, no 'p9'"),
        ("harbour#sail", "did you mean 'sails'?"),
        ("#", "write article-id#item-id"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_the_one_that_was_meant(
    name: str, said: str
) -> None:
    with pytest.raises(WorldError, match=said.replace("?", r"\?")):
        asked(name)
