"""By what the rows of the source-attribution index are found."""

from __future__ import annotations

from generator.views.sifting import Keys
from generator.views.sources import SourcesView
from tests.harbour import HARBOUR
from tests.project import alone, html, site, view

INDEX = "sources/index.html"


def keys(item: str) -> Keys:
    groups = view(alone(HARBOUR), INDEX, SourcesView).groups
    (found,) = [row.keys for group in groups for row in group.rows if row.item.id == item]
    return found


def choices(path: str) -> dict[str, list[str]]:
    """The values of each filter, with how many rows have them."""
    return {
        of.name: [f"{c.value} {c.rows}" for group in of.groups for c in group.choices]
        for of in view(alone(HARBOUR), path, SourcesView).filters
    }


def test_a_row_is_found_by_ids_and_by_words_of_fixed_lists() -> None:
    assert keys("dark-water") == Keys(
        actor="mirna-vale",
        who="named",
        outlet="gazette",
        kind="quote",
        form="direct",
        verdict="verbatim",
        stories=("harbour-lamps", "lamp-oil"),
    )


def test_the_speaker_of_an_outlets_own_words_is_the_outlet() -> None:
    own, narrated = keys("took-office"), keys("narrated")
    assert (own.actor, own.who, own.outlet, own.form) == ("gazette", "outlet", "gazette", "own")
    assert (narrated.actor, narrated.who, narrated.outlet) == ("gazette", "outlet", "tide")


def test_documents_and_unnamed_sources_are_kinds_of_their_own() -> None:
    assert (keys("dark-by-may").who, keys("ship-a-year").who) == ("documents", "unnamed")


def test_an_unproven_quote_has_no_form_yet_and_indirect_speech_has_one() -> None:
    assert (keys("no-work").form, keys("nobody-asked").form) == ("unknown", "indirect")


def test_each_filter_offers_what_is_there_in_a_fixed_order() -> None:
    found = choices(INDEX)
    assert list(found) == ["actor", "who", "outlet", "kind", "form", "verdict", "story"]
    assert found["who"] == ["named 8", "documents 2", "unnamed 2", "outlet 10"]
    assert found["kind"] == ["quote 11", "passage 4", "report 7"]
    assert found["verdict"] == ["verbatim 13", "unproven 9"]
    assert found["story"] == ["harbour-lamps 19", "lamp-oil 7", "masabih 2"]
    assert found["actor"] == [
        "mirna-vale 4", "tobin-ash 2", "layla-haddad 1", "ferrymen 1", "lamp-order 2",
        "gazette-clerk 2", "gazette 3", "desk 3", "tide 3", "sahil 1",
    ]  # fmt: skip


def test_speakers_are_grouped_by_what_they_are() -> None:
    (actor,) = [of for of in view(alone(HARBOUR), INDEX, SourcesView).filters if of.name == "actor"]
    assert [group.label for group in actor.groups] == [
        "person", "group", "document", "unnamed", "outlet",
    ]  # fmt: skip


def test_a_part_of_one_story_is_not_filtered_by_story_nor_where_there_is_no_choice() -> None:
    assert "story" not in choices("sources/harbour-lamps/index.html")
    assert choices("sources/unlisted/index.html") == {}


def test_every_choice_finds_the_rows_it_counts() -> None:
    page = html(site(alone(HARBOUR))[INDEX])
    rows = page.css("tr[data-actor]")
    options = page.css(".sift option[value]:not([value=''])")
    assert len(options) > 25
    for option in options:
        select = option.parent
        while select is not None and select.tag != "select":
            select = select.parent
        assert select is not None
        name, value = f"data-{select.attributes['name']}", option.attributes["value"]
        found = [row for row in rows if value in (row.attributes[name] or "").split()]
        assert option.text().endswith(f"({len(found)})")
