"""Rules on actors and outlets."""

from __future__ import annotations

import pytest

from tests.project import alone, found, over_base, told

JON = "-- content/actors/jon-berg.yaml --\nname: Jon Berg\n"
QUOTE = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
{keys}
    text: The ferry will sail all winter
"""
STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
{keys}
---
{body}
"""


def story(keys: str = "status: settled", body: str = "It sails. [@gazette]") -> str:
    return STORY.replace("{keys}", keys).replace("{body}", body)


# -- unused ---------------------------------------------------------------------------------------


def test_an_actor_that_nothing_names_is_unused() -> None:
    assert told(over_base(JON)) == ["unused-actor content/actors/jon-berg.yaml:1"]


@pytest.mark.parametrize(
    "tree",
    [
        QUOTE.replace("{keys}", "    via: [jon-berg]"),
        QUOTE.replace("{keys}", "") + "passages:\n  p:\n    speaker: jon-berg\n    text: said on\n",
        story(body="[[jon-berg]] sails. [@gazette]"),
        story("unknowns:\n  - What [[jon-berg]] does [@gazette]"),
        ("-- content/actors/mara-lind.yaml --\nname: Mara Lind\nroles:\n"
        "  - title: aide\n    of: jon-berg\n"),
        ("-- content/articles/quay.md --\n---\ntitle: Quay\noutlet: gazette\n"
        "origins: [jon-berg]\n---\n"),
        ("-- content/articles/quay.md --\n---\ntitle: Quay\noutlet: gazette\n"
        "digest: What [[jon-berg]] said.\n---\n"),
    ],
    ids=["via", "indirect speech", "story", "unknown", "role", "origin", "digest"],
)  # fmt: skip
def test_an_actor_that_anything_names_is_used(tree: str) -> None:
    assert [one for one in told(over_base(JON, tree)) if one.startswith("unused")] == []


def test_an_actor_that_only_its_own_role_names_is_unused() -> None:
    tree = "-- content/actors/jon-berg.yaml --\nname: Jon Berg\nroles:\n  - title: x\n    of: gazette\n"
    assert told(over_base(tree)) == ["unused-actor content/actors/jon-berg.yaml:1"]


def test_an_outlet_that_nothing_names_is_unused_unless_it_is_the_publisher() -> None:
    desk = "-- content/outlets/desk.yaml --\nname: The Desk\nkind: own\n"
    settings = "-- content/site.yaml --\ntitle: Harbour\npublisher: desk\n"
    assert told(over_base(desk)) == ["unused-outlet content/outlets/desk.yaml:1"]
    assert told(over_base(desk, settings)) == []


@pytest.mark.parametrize(
    "tree",
    [
        QUOTE.replace("{keys}", "    via: [herald]"),
        story(body="[[herald]] tells it. [@gazette]"),
        "-- content/articles/quay.md --\n---\ntitle: Quay\noutlet: herald\n---\n",
        ("-- content/articles/quay.md --\n---\ntitle: Quay\noutlet: gazette\n"
        "origins: [gazette, herald]\n---\n"),
    ],
    ids=["via", "link", "outlet", "origin"],
)  # fmt: skip
def test_an_outlet_that_publishes_relays_or_is_an_origin_is_used(tree: str) -> None:
    herald = "-- content/outlets/herald.yaml --\nname: The Herald\n"
    assert [one for one in told(over_base(herald, tree)) if one.startswith("unused")] == []


# -- look-alikes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["mara lind", "Mara  Lind", "Mara-Lind", "Mára Lind", "Ｍara Lind", "Mаrа Lind", "MARA LIND"],
    ids=["case", "blank", "hyphen", "accent", "wide", "cyrillic", "capitals"],
)
def test_a_name_that_looks_like_another_is_warned_of(name: str) -> None:
    tree = f"-- content/actors/mara-lind-2.yaml --\nname: {name}\n" + story(
        body="[[mara-lind-2]] sails. [@gazette]"
    )
    (warning,) = found(over_base(tree))
    assert (warning.code, warning.span.path) == (
        "look-alike-names", "content/actors/mara-lind-2.yaml",
    )  # fmt: skip
    assert [one.span.path for one in warning.related] == ["content/actors/mara-lind.yaml"]


def test_an_alias_that_looks_like_a_name_is_warned_of_too() -> None:
    tree = "-- content/actors/lind.yaml --\nname: M. L.\naliases: [Mara Lind]\n" + story(
        body="[[lind]] sails. [@gazette]"
    )
    assert [d.code for d in found(over_base(tree))] == ["look-alike-names"]


def test_an_actors_own_aliases_may_look_like_its_name() -> None:
    tree = "-- content/actors/mara-lind.yaml --\nname: Mara Lind\naliases: [MARA LIND, Mára Lind]\n"
    assert told(over_base(tree)) == []


def test_two_unnamed_sources_may_be_described_alike() -> None:
    tree = """
-- content/actors/gazette-a.yaml --
name: a port official
kind: unnamed
-- content/actors/gazette-b.yaml --
name: a port official
kind: unnamed
"""
    body = "[[gazette-a]] and [[gazette-b]] sail. [@gazette]"
    assert told(over_base(tree, story(body=body))) == []


def test_names_that_differ_are_not_warned_of() -> None:
    tree = "-- content/actors/mara-lund.yaml --\nname: Mara Lund\n" + story(
        body="[[mara-lund]] sails. [@gazette]"
    )
    assert told(over_base(tree)) == []


# -- unnamed --------------------------------------------------------------------------------------

UNNAMED = """
-- content/site.yaml --
title: Harbour
-- content/outlets/gazette.yaml --
name: The Gazette
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/actors/{id}.yaml --
name: a port official
kind: unnamed
-- content/articles/gazette-a.md --
---
title: A
outlet: gazette
---
-- content/annotations/gazette-a.yaml --
quotes:
  q:
    speaker: {id}
    text: It sails
-- content/articles/tide-b.md --
---
title: B
outlet: tide
---
"""


def test_the_id_of_an_unnamed_source_begins_with_its_outlets() -> None:
    assert told(alone(UNNAMED.replace("{id}", "gazette-official"))) == []
    errors = found(alone(UNNAMED.replace("{id}", "tide-official")))
    assert [(d.code, d.hint) for d in errors] == [
        ("unnamed-id", "rename the file to gazette-tide-official.yaml")
    ]
    assert [d.code for d in found(alone(UNNAMED.replace("{id}", "gazetteer")))] == ["unnamed-id"]


@pytest.mark.parametrize(
    "items",
    [
        "quotes:\n  q:\n    speaker: gazette-official\n    text: It sails\n",
        "passages:\n  q:\n    speaker: gazette-official\n    text: It sails\n",
        "quotes:\n  q:\n    speaker: tide\n    via: [gazette-official]\n    text: It sails\n",
    ],
    ids=["quote", "passage", "via"],
)
def test_an_unnamed_source_of_two_articles_is_an_error(items: str) -> None:
    tree = UNNAMED.replace("{id}", "gazette-official")
    second = f"-- content/annotations/tide-b.yaml --\n{items}"
    errors = [d for d in found(alone(tree, second)) if d.code == "unnamed-in-two-articles"]
    assert [d.span.path for d in errors] == ["content/actors/gazette-official.yaml"]
    assert "gazette-a and tide-b" in errors[0].message


def test_a_named_speaker_may_stand_in_many_articles() -> None:
    tree = UNNAMED.replace("{id}", "official").replace("kind: unnamed", "kind: person")
    second = "-- content/annotations/tide-b.yaml --\nquotes:\n  q:\n    speaker: official\n    text: x y\n"
    assert told(alone(tree, second)) == []
