"""An actor's page: words, stances over time, deeds, ties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from generator.views.actor import ActorView, ActorWordsView
from generator.views.lanes import Lane
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, page_words, site, view, words


def actor(name: str) -> ActorView:
    return view(alone(HARBOUR), f"actors/{name}/index.html", ActorView)


@pytest.fixture(scope="module")
def vale() -> ActorView:
    return actor("mirna-vale")


def test_it_tells_who_the_actor_is(vale: ActorView) -> None:
    assert (vale.name, vale.kind, vale.initials) == ("Mirna Vale", "person", "MV")
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


def test_each_item_has_the_role_held_on_its_date(vale: ActorView) -> None:
    ((part,), first) = vale.parts, "Mayor of Port Ellary"
    assert {i.speaker.role for i in (*part.unknown, *part.indirect) if i.speaker} == {first}


def test_words_are_grouped_by_story_and_reported_speech_stands_apart(vale: ActorView) -> None:
    (part,) = vale.parts
    assert part.story.words == "Port Ellary switches off its lamps"
    assert [item.id for item in part.direct] == ["dark-water"]
    assert [item.id for item in part.unknown] == ["softer", "again"]
    assert [item.id for item in part.indirect] == ["nobody-asked"]


def test_full_sentences_stand_before_fragments() -> None:
    found = html(site(over_base(WORDS))["actors/mara-lind/index.html"])
    heads = [words(head).rstrip(" 0123456789") for head in found.css(".part > h4")]
    assert heads == ["In full sentences", "In fragments", "In reported speech"]


WORDS = """
-- content/articles/gazette-quay.md --
---
title: The quay
outlet: gazette
published: 2031-01-06
rights: full
licence: CC0-1.0
---
Mara Lind spoke of “a long winter” for the port. “The quay will open in June,” she said.

She added that the crane would wait.
-- content/annotations/gazette-quay.yaml --
quotes:
  long-winter:
    speaker: mara-lind
    text: a long winter
  june:
    speaker: mara-lind
    text: The quay will open in June
passages:
  crane:
    speaker: mara-lind
    text: the crane would wait
"""


def test_an_article_in_no_story_has_a_part_of_its_own() -> None:
    part = actor("tobin-ash").parts[-1]
    assert part.story.words == "In no story"
    assert [item.id for item in part.direct] == ["june"]


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
    assert deed.event is not None
    assert (deed.day.words, deed.stances) == ("November 2030", ())
    assert "takes office" in deed.event.html


def test_a_deed_that_shows_a_position_is_told_among_its_deeds() -> None:
    (deed,) = actor("harbour-council").deeds
    assert deed.event is None
    assert [(s.note, s.position) for s in deed.stances] == [("voted to switch them off", "for")]
    assert deed.day is not None
    assert deed.day.words == "5 March 2031"


def test_ties_run_both_ways(vale: ActorView) -> None:
    (tie,) = vale.connections
    assert (tie.other.name, tie.title, tie.inward) == (
        "Harbour Council", "Mayor of Port Ellary", False,
    )  # fmt: skip
    (tie,) = actor("harbour-council").connections
    assert (tie.other.name, tie.inward) == ("Mirna Vale", True)


def test_an_outlet_whose_quotes_are_not_yet_proven_is_not_shown_as_carrying_nothing() -> None:
    page = html(site(alone(HARBOUR))["actors/mirna-vale/index.html"])
    legends = [words(legend) for legend in page.css(".carriers .legend")]
    assert len(legends) == 2
    assert all(legends)


def test_an_actor_of_whom_no_words_are_known_is_said_to_be_unquoted() -> None:
    assert "We found no words of theirs" in page_words(
        site(alone(HARBOUR)), "actors/harbour-council/index.html"
    )


def test_reports_are_those_with_words_or_a_position_of_the_actor() -> None:
    assert actor("harbour-council").reports == 1


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
        ("ليلى حداد", "ل\u200cح"),
        ("فاطمة", "ف"),
        ("דנה לוי", "דל"),
        ("7", ""),
    ],
)
def test_initials_are_those_of_the_first_and_last_name(name: str, initials: str) -> None:
    tree = f'-- content/actors/mara-lind.yaml --\nname: "{name}"\n'
    assert view(over_base(tree), "actors/mara-lind/index.html", ActorView).initials == initials


def test_the_name_stands_isolated_in_the_heading() -> None:
    page = html(site(alone(HARBOUR))["actors/layla-haddad/index.html"])
    assert words(page.css_first("h1 bdi")) == "ليلى حداد"


# -- positions over time, and words beside deeds --------------------------------------------------

FERRY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail?
    for: Sail
    against: Stay
{events}
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    said: 2031-01-02
    text: The ferry will sail all winter
  monday:
    speaker: mara-lind
    said: 2031-01-04
    text: sail all winter
passages:
  ferry: The ferry will sail
stances:
{stances}
"""


def stance(position: str, basis: str, evidence: str, note: str = "") -> str:
    said = f"    note: {note}\n" if note else ""
    return (
        f"  - actor: mara-lind\n    question: open\n    position: {position}\n"
        f"    basis: {basis}\n{said}    evidence: [{evidence}]\n"
    )


SAID = stance("for", "stated", "all-winter")
DID = stance("against", "deed", "ferry", "kept it in port")


def ferry(*stances: str, events: str = "") -> Files:
    return over_base(FERRY.replace("{stances}", "".join(stances)).replace("{events}", events))


def lane_of(*stances: str, events: str = "") -> Lane:
    (lane,) = view(
        ferry(*stances, events=events), "actors/mara-lind/index.html", ActorView
    ).lanes  # fmt: skip
    return lane


def test_a_position_that_moved_is_told_turn_by_turn(vale: ActorView) -> None:
    (lane,) = vale.lanes
    assert [[e.position for e in turn.entries] for turn in lane.turns] == [
        ["against"], ["conditional"],
    ]  # fmt: skip
    evidence = [item.id for turn in lane.turns for e in turn.entries for item in e.evidence]
    assert evidence == ["dark-water", "softer"]
    assert [(e.position, e.basis) for e in lane.others] == [("against", "inferred")]


def test_turns_stand_open_on_the_page() -> None:
    page = html(site(alone(HARBOUR))["actors/mirna-vale/index.html"])
    assert [words(turn.css_first(".position")) for turn in page.css(".turns > li")] == [
        "Against", "Conditional",
    ]  # fmt: skip
    assert page.css("details .turns") == []


def test_a_position_that_did_not_move_folds_its_history() -> None:
    files = ferry(SAID) | alone(REPEATED)
    (lane,) = view(files, "actors/mara-lind/index.html", ActorView).lanes
    assert (lane.turns, lane.changed) == ((), False)
    assert [e.position for e in lane.earlier] == ["for"]
    page = html(site(files)["actors/mara-lind/index.html"])
    assert len(page.css(".lanes details.before .stance")) == 1


REPEATED = """
-- content/articles/gazette-again.md --
---
title: Once more
outlet: gazette
published: 2031-01-09
---
-- content/annotations/gazette-again.yaml --
quotes:
  once-more:
    speaker: mara-lind
    said: 2031-01-08
    text: It will sail
stances:
  - actor: mara-lind
    question: harbour#open
    position: for
    basis: stated
    evidence: [once-more]
"""


def test_what_others_said_before_is_no_move_but_stands_open() -> None:
    lane = lane_of(
        stance("for", "ascribed", "all-winter"), stance("against", "inferred", "monday", "we read")
    )
    assert (lane.turns, lane.changed) == ((), True)
    assert [e.position for e in lane.earlier] == ["for"]


def test_words_stand_beside_deeds_and_are_said_to_differ_where_they_do() -> None:
    lane = lane_of(SAID, DID)
    assert [e.position for e in lane.said] == ["for"]
    assert [d.stance.note for d in lane.did] == ["kept it in port"]
    assert lane.differ
    text = page_words(site(ferry(SAID, DID)), "actors/mara-lind/index.html")
    assert "Words and deeds differ" in text


def test_words_and_deeds_that_agree_are_not_judged() -> None:
    agreeing = DID.replace("against", "for")
    assert lane_of(SAID, agreeing).did
    assert not lane_of(SAID, agreeing).differ
    text = page_words(site(ferry(SAID, agreeing)), "actors/mara-lind/index.html")
    assert "differ" not in text


EVENTS = """events:
  - date: 2031-01-05
    text: "[[mara-lind]] keeps the ferry in port. [@gazette#ferry]"
  - date: 2031-01-03
    text: "[[mara-lind]] looks at the ice. [@gazette]"
"""


def test_an_event_that_tells_of_a_deed_stands_with_it_and_not_again_below() -> None:
    files = ferry(SAID, DID, events=EVENTS)
    mara = view(files, "actors/mara-lind/index.html", ActorView)
    ((deed,),) = [lane.did for lane in mara.lanes]
    assert [(e.words.words, e.day and e.day.words) for e in deed.events] == [
        ("Mara Lind keeps the ferry in port.", "5 January 2031")
    ]
    assert [item.id for event in deed.events for item in event.evidence] == ["ferry"]
    assert [d.day and d.day.words for d in mara.deeds] == ["3 January 2031"]


def test_an_event_and_the_deed_it_tells_of_are_one_where_there_are_no_words() -> None:
    mara = view(ferry(DID, events=EVENTS), "actors/mara-lind/index.html", ActorView)
    assert [(d.day and d.day.words, len(d.stances)) for d in mara.deeds] == [
        ("3 January 2031", 0), ("5 January 2031", 1),
    ]  # fmt: skip


def test_what_stood_in_a_withdrawn_article_is_no_turn() -> None:
    files = ferry(SAID) | alone(REPEATED.replace("position: for", "position: against"))
    path = "content/articles/gazette-again.md"
    files[path] = files[path].replace(
        b"---\ntitle", b"---\nwithdrawn:\n  reason: It was wrong.\ntitle"
    )
    (lane,) = view(files, "actors/mara-lind/index.html", ActorView).lanes
    assert lane.turns == ()
    assert [e.position for e in lane.now] == ["for"]


# -- spellings ------------------------------------------------------------------------------------


def test_spellings_are_told_with_the_outlets_that_use_them(vale: ActorView) -> None:
    found = {s.words.words: [o.name for o in s.outlets] for s in vale.spellings}
    assert found == {"Mirna Vale": ["Ellary Gazette"], "M. Vale": []}
    text = page_words(site(alone(HARBOUR)), "actors/mirna-vale/index.html")
    assert "Mirna Vale — Ellary Gazette" in text


def test_a_description_in_place_of_a_name_has_no_spelling() -> None:
    assert actor("gazette-clerk").spellings == ()


# -- many words -----------------------------------------------------------------------------------


def gulls(articles: int, quotes: int) -> Iterator[str]:
    """Articles with so many quotes each, all of Mara Lind; every fourth in no story."""
    names = [f"gull-{n:03}" for n in range(articles)]
    listed = "".join(f"  {name}: {name}\n" for n, name in enumerate(names) if n % 4)
    yield f"-- content/stories/gulls.md --\n---\ntitle: Gulls\narticles:\n{listed}---\n"
    for name in names:
        yield f"-- content/articles/{name}.md --\n---\ntitle: {name}\noutlet: gazette\n---\n"
        said = "".join(
            f"  said-{n}:\n    speaker: mara-lind\n    text: gull {n} of {name}\n"
            for n in range(quotes)
        )
        yield f"-- content/annotations/{name}.yaml --\nquotes:\n{said}"


@cache
def many() -> dict[str, bytes]:
    return site(over_base(*gulls(200, 10)))


def pages_of(files: dict[str, bytes]) -> list[str]:
    found = [p for p in files if p.startswith("actors/mara-lind/") and p.endswith("index.html")]
    return sorted(found, key=lambda path: (path.count("/"), len(path), path))


def test_two_thousand_quotes_are_told_page_by_page_each_once() -> None:
    paths = pages_of(many())
    assert len(paths) > 8
    shown = [words(q) for path in paths for q in html(many()[path]).css(".part blockquote")]
    assert len(shown) == len(set(shown)) == 2001
    assert max(len(html(many()[path]).css(".part blockquote")) for path in paths) <= 250


def test_no_page_of_words_is_a_farm_of_quotes() -> None:
    for path in pages_of(many()):
        page = html(many()[path])
        assert len(page.css(".part > .cards > .card")) <= 4 * len(page.css(".part"))


def test_pages_of_words_lead_to_each_other_and_back() -> None:
    paths = pages_of(many())
    second = html(many()[paths[1]])
    named = [words(one) for one in second.css(".pager li")]
    assert named == ["1", "2", "3", "4", "…", "12", "…", str(len(paths))]
    assert words(second.css_first(".pager [aria-current=page]")) == "2"
    (back,) = second.css(".onward a")
    assert back.attributes["href"] == "../../index.html"
    assert second.css("#_stands, #_carriers, #_stories") == []
    assert "page 2 of" in words(second)


def test_counts_on_the_first_page_are_of_all_pages() -> None:
    files = over_base(*gulls(200, 10))
    mara = view(files, "actors/mara-lind/index.html", ActorView)
    assert (mara.unknown, mara.reports) == (2000, 201)
    assert mara.pager is not None
    last = view(files, f"actors/mara-lind/page/{mara.pager.total}/index.html", ActorWordsView)
    assert last.parts[-1].story.words == "In no story"
    assert last.pager is not None
    assert last.pager.next is None
