"""The drawings on pages of whole projects: what is drawn, what it leads to, what the list says."""

from __future__ import annotations

import re

import pytest

from generator.figures.shapes import Drawing, Group, Label
from generator.structs import replace
from generator.views.actor import ActorView
from generator.views.drawings import Drawn
from generator.views.flow import FlowView, flow_view
from generator.views.making import On
from generator.views.story import StoryView
from generator.views.timeline import timeline_drawn
from tests.crowd import crowd, mirrored
from tests.figures.seeing import assert_mirrored
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, site, view, words

LAMPS = "stories/harbour-lamps/index.html"
FERRIES = "stories/ferries/index.html"
COUNCIL = "actors/council/index.html"


def story(path: str = LAMPS, files: Files | None = None) -> StoryView:
    return view(files or alone(HARBOUR), path, StoryView)


def flow(path: str = LAMPS, files: Files | None = None) -> FlowView:
    found = story(path, files).flow
    assert found
    return found


def shown(found: Drawn | None) -> Drawn:
    assert found
    return found


def texts(drawing: Drawing, kind: str) -> list[str]:
    labels = (s for group in drawing.groups for s in group.shapes if isinstance(s, Label))
    return [label.full or label.text for label in labels if label.kind.split()[0] == kind]


def leading(drawing: Drawing) -> list[Group]:
    """Groups with words for a pointer and a way on: streams, marks, ties."""
    return [group for group in drawing.groups if group.href and group.title]


def small(events: str = "", speakers: str = "", articles: str = "") -> Files:
    return over_base(
        "-- content/stories/h.md --\n---\ntitle: H\narticles: {gazette: gazette-ferry}\n"
        f"{events}---\nIt sails. [@gazette]\n{speakers}{articles}"
    )


# -- the way of the words --------------------------------------------------------------------------


def test_the_way_of_the_words_counts_by_speaker_relay_and_report() -> None:
    rows = {
        (entry.speaker.name, tuple(via.name for via in way.via), way.source.outlet): (
            way.quoted,
            way.told,
        )
        for entry in flow().entries
        for way in entry.ways
    }
    assert rows["Mirna Vale", (), "Ellary Gazette"] == (1, 1)
    assert rows["Mirna Vale", (), "Tide Radio"] == (2, 0)
    assert rows["Ferrymen of the north shore", ("Northshore Courier",), "Tide Radio"] == (1, 0)
    assert rows["Ellary Gazette", (), "Tide Radio"] == (1, 0)


def test_who_is_quoted_most_comes_first_and_narration_is_known() -> None:
    entries = flow().entries
    assert entries[0].speaker.name == "Mirna Vale"
    assert [e.speaker.name for e in entries if e.narration] == ["Ellary Gazette"]


def test_a_speaker_has_the_role_held_when_it_last_spoke() -> None:
    assert flow().entries[0].speaker.role == "Mayor of Port Ellary"


def test_a_single_item_is_led_to_and_several_by_their_article() -> None:
    hrefs = {
        (entry.speaker.name, way.source.outlet): way.href
        for entry in flow().entries
        for way in entry.ways
    }
    gazette = "../../articles/gazette-lamps/index.html"
    assert hrefs["a senior clerk", "Ellary Gazette"] == f"{gazette}#ship-a-year"
    assert hrefs["Mirna Vale", "Ellary Gazette"] == gazette
    drawn = {group.href for group in leading(shown(flow().drawn).drawing)}
    assert {f"{gazette}#ship-a-year", gazette} <= drawn


def test_words_of_a_withdrawn_article_are_in_the_list_and_not_drawn() -> None:
    found = flow()
    (dark,) = [e for e in found.entries if e.speaker.name == "Tobin Ash"]
    assert dark.ways[0].source.withdrawn
    drawn = shown(found.drawn)
    assert "Tobin Ash" not in texts(drawn.drawing, "who")
    assert drawn.notes == ("Words from a withdrawn report stand in the list alone",)


def test_a_story_of_withdrawn_words_alone_has_a_list_and_no_drawing() -> None:
    files = alone(HARBOUR) | alone(
        "-- content/stories/only.md --\n---\ntitle: Dark\narticles: {m: tide-mistaken}\n---\nDark. [@m]\n"
    )
    found = flow("stories/only/index.html", files)
    assert found.drawn is None
    page = html(site(files)["stories/only/index.html"])
    assert page.css_first("#_flow-drawing") is None
    (details,) = page.css("details.facts-list")
    assert "open" in details.attributes
    assert "Tobin Ash" in words(details)


def test_named_unnamed_narrated_and_relayed_words_look_different_and_say_so() -> None:
    drawn = shown(flow().drawn)
    kinds = {g.title: g.kind for g in leading(drawn.drawing)}
    assert kinds["Mirna Vale, in Tide Radio: 2 quotes"] == "direct"
    assert kinds["a senior clerk, in Ellary Gazette: 1 quote"] == "direct unnamed"
    relayed = "Ferrymen of the north shore, via Northshore Courier, in Tide Radio: 1 quote"
    assert kinds[relayed] == "relayed"
    assert {"unnamed", "its own narration"} <= set(texts(drawn.drawing, "small"))
    assert drawn.key == ("quoted", "told", "relayed", "unnamed")


def test_a_drawing_says_in_a_sentence_what_there_is_to_see() -> None:
    assert shown(flow().drawn).desc == (
        "5 speakers in 3 outlets: 8 quotes, 1 in reported speech. "
        "Mirna Vale is quoted most: 3 quotes, carried by Ellary Gazette, Tide Radio. "
        "1 item was relayed by others."
    )


def test_nobody_is_quoted_most_where_two_are() -> None:
    files = small(
        speakers="""
-- content/actors/tobin-ash.yaml --
name: Tobin Ash
-- content/annotations/gazette-ferry.yaml --
quotes:
  a:
    speaker: mara-lind
    text: The ferry will sail
  b:
    speaker: tobin-ash
    text: sail all winter
"""
    )
    desc = shown(flow("stories/h/index.html", files).drawn).desc
    assert desc == "2 speakers in 1 outlet: 2 quotes."


def test_a_story_with_one_speaker_has_one_stream() -> None:
    files = small(
        speakers="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  a:
    speaker: mara-lind
    text: The ferry will sail
"""
    )
    (stream,) = leading(shown(flow("stories/h/index.html", files).drawn).drawing)
    assert stream.title == "Mara Lind, in The Gazette: 1 quote"
    page = html(site(files)["stories/h/index.html"])
    assert len(page.css("#_flow-drawing .quoted")) == 2  # with the one of the key


def test_a_name_of_the_other_direction_is_set_apart_in_words_for_a_pointer() -> None:
    drawn = shown(flow("stories/masabih/index.html").drawn)
    assert "\u2068ليلى حداد\u2069" in str(leading(drawn.drawing)[0].title)


# -- the timeline ----------------------------------------------------------------------------------


def test_each_event_has_an_id_and_each_mark_leads_to_one() -> None:
    lamps = story()
    assert [event.anchor for event in lamps.events] == ["_e1", "_e2"]
    drawn = shown(lamps.timeline)
    assert [(g.href, g.title) for g in leading(drawn.drawing)] == [
        ("#_e1", "1: November 2030"),
        ("#_e2", "2: 2–3 March 2031"),
    ]
    assert drawn.desc == (
        "2 events. First: November 2030. Last: 2–3 March 2031. The numbers are those of the list."
    )
    page = html(site(alone(HARBOUR))[LAMPS])
    assert [li.attributes["id"] for li in page.css("ol.timeline.numbered > li")] == ["_e1", "_e2"]


@pytest.mark.parametrize(
    ("dates", "drawn"),
    [
        ((), None),
        (("2031-03-04",), None),
        (("2031-03-04", "2031-03-04"), None),
        (("2031-03-04", "2031-03-05"), ("point",)),
        (("2031-03-04", "2031-03-05T10:00:00Z"), ("point", "within")),
        (("2030-11", "2031-03-02/2031-03-03"), ("within",)),
        (("../2031-03-01", "2031"), ("within", "before")),
        (("1901-05-02", "2031-03-04", "2031-03-05", "2031-03-07"), ("point", "broken")),
    ],
)
def test_a_date_is_drawn_no_better_than_it_is_known(
    dates: tuple[str, ...], drawn: tuple[str, ...] | None
) -> None:
    lines = "".join(f'  - date: {d}\n    text: "It sails [@gazette]"\n' for d in dates)
    found = story("stories/h/index.html", small(events=f"events:\n{lines}" if dates else ""))
    assert (found.timeline and found.timeline.key) == drawn
    assert len(found.events) == len(dates)


def test_an_hour_is_placed_by_the_clock_of_its_own_zone() -> None:
    lines = "".join(
        f'  - date: {d}\n    text: "It sails [@gazette]"\n'
        for d in ("2031-03-04", "2031-03-05T01:00:00+03:00", "2031-03-05", "2031-03-06")
    )
    found = story("stories/h/index.html", small(events=f"events:\n{lines}"))
    xs = {
        group.href: next(float(s.x) for s in group.shapes if isinstance(s, Label))
        for group in leading(shown(found.timeline).drawing)
    }
    # it is the fourth in UTC, and the list says the fifth
    assert xs["#_e1"] < xs["#_e2"] < xs["#_e4"]
    assert texts(shown(found.timeline).drawing, "date").count("5 March 2031") == 1


def test_a_story_in_another_language_has_its_events_marked_and_the_drawing_not() -> None:
    lines = (
        "events:\n  - date: 2031-03-04\n    text: الظلام [@sahil#no-dark]\n"
        "  - date: 2031-03-06\n    text: النور [@sahil#no-dark]\n"
    )
    files = alone(
        HARBOUR.replace(
            "translation_of: harbour-lamps\n", f"translation_of: harbour-lamps\n{lines}"
        )
    )
    page = html(site(files)["stories/masabih/index.html"])
    (listed,) = page.css("ol.timeline")
    assert (listed.attributes["lang"], listed.attributes["dir"]) == ("ar", "rtl")
    (figure,) = page.css("#_timeline-drawing")
    assert "lang" not in figure.attributes
    assert "4 March 2031" in words(figure)


# -- connections -----------------------------------------------------------------------------------

TIES = """
-- content/actors/council.yaml --
name: Harbour Council
kind: organisation
roles:
  - title: Member of the union of ports
    of: ports
-- content/actors/ports.yaml --
name: Union of Ports
kind: organisation
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: Chair of the council
    of: council
    since: 2030-11
    evidence: [gazette-ferry#sails]
  - title: Clerk of the council
    of: council
    until: 2029
-- content/annotations/gazette-ferry.yaml --
quotes:
  sails:
    speaker: mara-lind
    text: The ferry will sail
"""


def council(files: Files | None = None) -> ActorView:
    return view(files or over_base(TIES), COUNCIL, ActorView)


def test_every_tie_opens_its_evidence_or_says_that_none_is_given() -> None:
    drawing = shown(council().ties).drawing
    ties = {g.title: (g.kind, g.href) for g in drawing.groups if g.title}
    assert ties == {
        "Union of Ports: Member of the union of ports": ("unproven", None),
        "Mara Lind: Chair of the council": (None, "../../articles/gazette-ferry/index.html#sails"),
        "Mara Lind: Clerk of the council": ("past unproven", None),
    }
    assert texts(drawing, "small") == [
        "Member of the union of ports", "no evidence given",
        "Chair of the council", "since November 2030",
        "Clerk of the council", "until 2029, no evidence given",
    ]  # fmt: skip
    assert texts(drawing, "head") == ["Holds a role in", "Holding a role in it"]
    assert shown(council().ties).key == ("evidence", "no-evidence", "past")


def test_ties_are_summed_up_in_words() -> None:
    assert shown(council().ties).desc == (
        "Harbour Council holds 1 role in others. "
        "2 roles in Harbour Council are held by others. For 2 of these no evidence is given."
    )


def test_a_single_tie_is_a_list_alone() -> None:
    ports = view(over_base(TIES), "actors/ports/index.html", ActorView)
    assert len(ports.connections) == 1
    assert ports.ties is None
    page = html(site(over_base(TIES))["actors/ports/index.html"])
    assert page.css("#_connections-drawing, .facts-list") == []
    assert "no evidence given" in words(page)


def test_ten_ties_are_drawn_those_of_today_first_and_all_are_listed() -> None:
    found = council(alone(crowd()))
    drawn = shown(found.ties)
    ties = [g for g in drawn.drawing.groups if g.title]
    assert len(ties) == 10
    assert not [g for g in ties if "past" in str(g.kind)]
    assert len(found.connections) > 10
    assert drawn.notes == (f"{len(found.connections) - 10} more connections stand in the list",)


# -- a crowd ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ferries() -> dict[str, bytes]:
    return site(alone(crowd()))


def test_of_a_crowd_the_drawing_shows_the_most_quoted_and_sums_up_the_rest() -> None:
    found = flow(FERRIES, alone(crowd()))
    drawn = shown(found.drawn)
    streams = leading(drawn.drawing)
    assert len(streams) == 20
    named = [g for g in drawn.drawing.groups if g.href and "/actors/" in g.href]
    assert len(named) <= 14
    rest = [name for name in texts(drawn.drawing, "who") if "more" in name]
    assert rest == [f"{len(found.entries) - 11} more speakers", "6 more outlets"]
    assert {g.kind for g in streams} >= {"direct rest", "direct", "direct unnamed"}


def test_a_sum_leads_to_the_storys_part_of_the_index(ferries: dict[str, bytes]) -> None:
    sums = html(ferries[FERRIES]).css("#_flow-drawing a.rest")
    assert sums
    assert {str(a.attributes["href"]) for a in sums} == {"../../sources/ferries/index.html"}


def test_what_is_not_drawn_is_said_and_listed(ferries: dict[str, bytes]) -> None:
    found = flow(FERRIES, alone(crowd()))
    (note,) = shown(found.drawn).notes
    assert re.fullmatch(r"\d+ thin streams are left out of the drawing and stand in the list", note)
    page = html(ferries[FERRIES])
    assert len(page.css(".facts-list .ways > li")) == len(found.entries) > 60
    assert len(page.css(".facts-list > .ways > li")) == 12
    counted = sum(way.quoted + way.told for entry in found.entries for way in entry.ways)
    assert counted == 300


def test_a_speakers_numbers_are_those_of_all_its_words_drawn_or_not() -> None:
    found = flow(FERRIES, alone(crowd()))
    first = found.entries[0]
    quoted, told = (sum(getattr(w, kind) for w in first.ways) for kind in ("quoted", "told"))
    assert f"{quoted} quotes, {told} in reported speech" in texts(
        shown(found.drawn).drawing, "small"
    )


def test_drawings_of_a_crowd_stay_light(ferries: dict[str, bytes]) -> None:
    for path in (FERRIES, COUNCIL):
        for drawing in html(ferries[path]).css("figure.drawing > svg"):
            assert len(str(drawing.html).encode()) < 13_000, path


def test_the_same_input_gives_the_same_drawing() -> None:
    assert flow(FERRIES, alone(crowd())) == flow(FERRIES, alone(crowd() + "\n"))


def test_on_a_page_read_from_the_right_drawings_are_mirrored() -> None:
    files = alone(HARBOUR)
    found = story(files=files)
    lamps, _, _ = mirrored(files)
    on = On(lamps, LAMPS)
    story_ = lamps.library.stories["harbour-lamps"]
    turned = timeline_drawn(on, story_)
    left, right = shown(found.timeline), shown(turned)
    assert_mirrored(left.drawing, right.drawing)
    assert replace(left, drawing=right.drawing) == right
    flowing = flow_view(on, story_, lamps.library.articles_of(story_))
    assert flowing
    assert_mirrored(shown(flow().drawn).drawing, shown(flowing.drawn).drawing)
