"""The library read the other way round: from what is named to what names it."""

from __future__ import annotations

from generator.library import Fault
from generator.relations import Relations, relate
from generator.units import SITE, Unit, UnitKind
from tests.harbour import HARBOUR
from tests.project import alone, library

LIBRARY = library(alone(HARBOUR))
FOUND: Relations = relate(LIBRARY)


def test_stances_are_found_by_question_and_by_actor() -> None:
    on = FOUND.stances_on["harbour-lamps", "lamps-off"]
    assert [(s.article, s.actor) for s in on] == [
        ("gazette-lamps", "mirna-vale"), ("gazette-lamps", "harbour-council"),
        ("tide-lamps", "mirna-vale"), ("tide-lamps", "mirna-vale"), ("tide-lamps", "ferrymen"),
    ]  # fmt: skip
    of = FOUND.stances_of["mirna-vale"]
    assert [(key, stance.article) for key, stance in of] == [
        (("harbour-lamps", "lamps-off"), "gazette-lamps"),
        (("harbour-lamps", "lamps-off"), "tide-lamps"),
        (("harbour-lamps", "lamps-off"), "tide-lamps"),
    ]


def test_reports_are_found_by_claim() -> None:
    found = FOUND.reports_of["harbour-lamps", "voted"]
    assert [report.article for report in found] == [
        "gazette-lamps", "tide-lamps", "tide-mistaken",
    ]  # fmt: skip


def test_words_are_found_by_who_spoke_and_by_who_relayed() -> None:
    assert {i.id for i in FOUND.said_by["mirna-vale"]} == {
        "dark-water", "nobody-asked", "softer", "again",
    }  # fmt: skip
    assert [i.id for i in FOUND.relayed_by["courier"]] == ["no-work"]


def test_roles_and_events_are_found_by_whom_they_name() -> None:
    assert [(actor.id, role.title) for actor, role in FOUND.roles_in["harbour-council"]] == [
        ("mirna-vale", "Mayor of Port Ellary")
    ]
    assert [story.id for story, _ in FOUND.events_naming["mirna-vale"]] == ["harbour-lamps"]


def test_links_are_found_by_party() -> None:
    assert FOUND.linked_in["tobin-ash"] == {"lamp-oil"}
    assert FOUND.linked_in["mirna-vale"] == {"harbour-lamps"}


def test_units_are_found_by_whom_they_name_each_once() -> None:
    assert FOUND.naming["courier"] == (
        Unit(UnitKind.ARTICLE, "courier-order"), Unit(UnitKind.ARTICLE, "tide-lamps"),
    )  # fmt: skip
    assert FOUND.annotated_in["mirna-vale"] == ("gazette-lamps", "tide-lamps")
    publisher = LIBRARY.settings.publisher
    assert publisher is not None
    assert SITE in FOUND.naming[publisher]


def test_a_role_in_an_outlet_or_actor_is_not_among_what_names_it() -> None:
    assert all(unit.kind is not UnitKind.ACTOR for named in FOUND.naming.values() for unit in named)


def test_what_nothing_names_is_in_none_of_them() -> None:
    assert "lamp-order" not in FOUND.stances_of
    assert ("harbour-lamps", "who-pays") not in FOUND.stances_on
    assert "desk" not in FOUND.relayed_by


def test_no_relation_is_lost() -> None:
    assert sum(map(len, FOUND.stances_on.values())) == len(list(LIBRARY.stances()))
    assert sum(map(len, FOUND.reports_of.values())) == len(list(LIBRARY.reports()))
    spoken = [item for item in LIBRARY.worded() if item.speaker]
    assert sum(map(len, FOUND.said_by.values())) == len(spoken)
    assert not [s for s in LIBRARY.stances() if isinstance(
        LIBRARY.question(s.question, s.article), Fault)]  # fmt: skip
