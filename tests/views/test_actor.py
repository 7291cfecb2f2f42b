"""An actor's page: words, stances over time, deeds, ties."""

from __future__ import annotations

import pytest

from generator.views.actor import ActorsView, ActorView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, site, view, words


def actor(name: str) -> ActorView:
    return view(alone(HARBOUR), f"actors/{name}/index.html", ActorView)


@pytest.fixture(scope="module")
def vale() -> ActorView:
    return actor("mirna-vale")


def test_it_tells_who_the_actor_is(vale: ActorView) -> None:
    assert (vale.name, vale.kind, vale.initials, vale.aliases) == (
        "Mirna Vale", "person", "MV", ("M. Vale",),
    )  # fmt: skip
    assert [(n.words, n.lang, n.dir) for n in vale.native_names] == [("ميرنا فايل", "ar", "rtl")]
    assert [(link.href, link.words) for link in vale.links] == [
        ("https://www.wikidata.org/wiki/Q42", "wikidata")
    ]
    assert vale.description == "She leads the town of Port Ellary."


def test_roles_are_told_with_their_time_and_evidence(vale: ActorView) -> None:
    mayor, pilot = vale.roles
    assert vale.role == mayor
    assert (mayor.title, mayor.of and mayor.of.name, mayor.since and mayor.since.words) == (
        "Mayor of Port Ellary", "Harbour Council", "November 2030",
    )  # fmt: skip
    assert [item.id for item in mayor.evidence] == ["took-office"]
    assert (pilot.until and pilot.until.words, pilot.evidence) == ("October 2030", ())


def test_words_are_grouped_by_story_and_reported_speech_stands_apart(vale: ActorView) -> None:
    (part,) = vale.parts
    assert part.story.words == "Port Ellary switches off its lamps"
    assert [item.id for item in part.quotes] == ["dark-water", "softer", "again"]
    assert [item.id for item in part.passages] == ["nobody-asked"]


def test_an_article_in_no_story_has_a_part_of_its_own() -> None:
    part = actor("tobin-ash").parts[-1]
    assert part.story.words == "In no story"
    assert [item.id for item in part.quotes] == ["june"]


def test_withdrawn_articles_are_kept_out_of_an_actors_counts() -> None:
    # of Tobin Ash there is a quote in an article of no story, and one in a withdrawn article
    ash = actor("tobin-ash")
    assert (ash.reports, ash.direct + ash.partial) == (1, 1)


def test_stances_are_told_over_time_question_by_question(vale: ActorView) -> None:
    (lane,) = vale.lanes
    assert lane.question.words == "Should the lamps go dark?"
    assert [(e.position, e.basis, e.day and e.day.words) for e in lane.now] == [
        ("conditional", "stated", "20 March 2031"),
        ("against", "inferred", "20 March 2031"),
    ]
    assert [(e.position, e.day and e.day.words) for e in lane.earlier] == [
        ("against", "3 March 2031")
    ]


def test_a_stance_shown_by_a_deed_names_the_deed() -> None:
    (lane,) = actor("harbour-council").lanes
    (entry,) = lane.now
    assert (entry.basis, entry.note) == ("deed", "voted to switch them off")


def test_events_that_name_the_actor_are_its_deeds(vale: ActorView) -> None:
    (deed,) = vale.deeds
    assert deed.day is not None
    assert deed.day.words == "November 2030"
    assert "takes office" in deed.html


def test_ties_run_both_ways(vale: ActorView) -> None:
    (tie,) = vale.connections
    assert (tie.other.name, tie.title, tie.inward) == (
        "Harbour Council", "Mayor of Port Ellary", False,
    )  # fmt: skip
    (tie,) = actor("harbour-council").connections
    assert (tie.other.name, tie.inward) == ("Mirna Vale", True)


def test_carriers_count_what_each_outlet_brings_of_the_actor(vale: ActorView) -> None:
    found = {c.outlet.name: (c.direct + c.partial, c.indirect) for c in vale.carriers}
    assert found["Ellary Gazette"] == (1, 1)
    assert list(found) == ["Ellary Gazette", "Tide Radio"]


def test_an_outlet_whose_quotes_are_not_yet_proven_is_not_shown_as_carrying_nothing() -> None:
    page = html(site(alone(HARBOUR))["actors/mirna-vale/index.html"])
    legends = [words(legend) for legend in page.css(".carriers .legend")]
    assert len(legends) == 2
    assert all(legends)


def test_an_unnamed_source_belongs_to_the_outlet_that_describes_it() -> None:
    clerk = actor("gazette-clerk")
    assert clerk.belongs_to is not None
    assert clerk.belongs_to.name == "Ellary Gazette"
    assert actor("mirna-vale").belongs_to is None


def test_an_actor_is_found_in_stories_that_quote_place_or_link_it() -> None:
    found = [card.title.words for card in actor("tobin-ash").stories]
    assert "The price of lamp oil" in found
    assert [card.title.words for card in actor("harbour-council").stories] == [
        "Port Ellary switches off its lamps"
    ]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Mara Lind", "ML"),
        ("Mara", "M"),
        ("Mara van der Lind", "ML"),
        ("Jean-Luc Berg", "JB"),
        ("12 Lamps", "L"),
        ("ليلى حداد", "لح"),
        ("7", ""),
    ],
)
def test_initials_are_those_of_the_first_and_last_name(name: str, initials: str) -> None:
    tree = f'-- content/actors/mara-lind.yaml --\nname: "{name}"\n'
    assert view(over_base(tree), "actors/mara-lind/index.html", ActorView).initials == initials


def test_the_list_groups_actors_by_kind_and_sorts_them_by_name() -> None:
    found = view(alone(HARBOUR), "actors/index.html", ActorsView)
    assert [(kind, [card.name for card in cards]) for kind, cards in found.groups] == [
        ("person", ["Mirna Vale", "Tobin Ash", "ليلى حداد"]),
        ("organisation", ["Harbour Council"]),
        ("group", ["Ferrymen of the north shore"]),
        ("document", ["Lamp order no. 12"]),
        ("unnamed", ["a senior clerk"]),
    ]
    vale = found.groups[0][1][0]
    assert (vale.role, vale.quotes, vale.stances) == ("Mayor of Port Ellary", 3, 3)


def test_the_list_leaves_withdrawn_articles_out_of_its_counts() -> None:
    found = view(alone(HARBOUR), "actors/index.html", ActorsView)
    (ash,) = [card for _, cards in found.groups for card in cards if card.name == "Tobin Ash"]
    assert ash.quotes == 1


def test_the_name_stands_isolated_in_the_heading() -> None:
    page = html(site(alone(HARBOUR))["actors/layla-haddad/index.html"])
    assert words(page.css_first("h1 bdi")) == "ليلى حداد"
