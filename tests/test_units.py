"""A library is gone through unit by unit, and what each adds makes up the whole."""

from __future__ import annotations

from generator import dependents, relations
from generator.units import SITE, Unit, UnitKind, units
from tests.harbour import HARBOUR
from tests.project import alone, checked, library

LIBRARY = library(alone(HARBOUR))


def test_every_record_is_in_one_unit_and_the_site_is_the_last() -> None:
    every = list(units(LIBRARY))
    assert len(set(every)) == len(every)
    assert every[-1] == SITE
    for kind, records in (
        (UnitKind.OUTLET, LIBRARY.outlets),
        (UnitKind.ACTOR, LIBRARY.actors),
        (UnitKind.ARTICLE, LIBRARY.articles),
        (UnitKind.STORY, LIBRARY.stories),
    ):
        assert [unit.id for unit in every if unit.kind is kind] == sorted(records)


def test_annotations_without_their_article_are_a_unit_too() -> None:
    files = alone(HARBOUR)
    lost = "content/articles/gazette-lamps.md"
    found = checked({path: data for path, data in files.items() if path != lost}).library
    assert "gazette-lamps" not in found.articles
    assert Unit(UnitKind.ARTICLE, "gazette-lamps") in list(units(found))


def test_what_each_unit_adds_is_all_that_the_relations_hold() -> None:
    whole = relations.relate(LIBRARY)
    added = [one for unit in units(LIBRARY) for one in relations.contributions(LIBRARY, unit)]
    for name, key, value in added:
        assert value in getattr(whole, name)[key]
    held = sum(
        len(values)
        for name in {name for name, _, _ in added}
        for values in getattr(whole, name).values()
    )
    assert held == len(added)


def test_what_each_unit_adds_is_all_that_rests_on_items() -> None:
    whole = dependents.dependents(LIBRARY)
    added = {one for unit in units(LIBRARY) for one in dependents.contributions(LIBRARY, unit)}
    assert added == {(key, one) for key, resting in whole.items() for one in resting}
