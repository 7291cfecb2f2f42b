"""An outlet's page: what it contributed, and how its words came to it."""

from __future__ import annotations

from generator.views.outlet import MOST, Mix, OutletView
from generator.views.outlets import OutletsView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, page_words, site, view, words


def outlet(name: str) -> OutletView:
    return view(alone(HARBOUR), f"outlets/{name}/index.html", OutletView)


def mix_of(name: str) -> Mix:
    found = outlet(name).mix
    assert found
    return found


def test_it_tells_what_the_outlet_is() -> None:
    found = outlet("gazette")
    assert (found.name, found.kind, found.country, found.host) == (
        "Ellary Gazette", "newspaper", "PT", "gazette.example",
    )  # fmt: skip


def test_contributions_are_told_by_story_articles_in_no_story_last() -> None:
    found = outlet("gazette").contributions
    assert [part.story.words if part.story else None for part in found] == [
        "Port Ellary switches off its lamps", "The price of lamp oil", None,
    ]  # fmt: skip
    lamps = found[0]
    assert (lamps.quotes, lamps.passages, lamps.claims) == (3, 2, 2)
    assert [card.title.words for card in found[2].articles] == ["Quay to open"]


def test_claims_that_no_other_outlet_reports_are_named() -> None:
    (desk,) = outlet("desk").contributions
    assert (desk.claims, [to.words for to in desk.only_here]) == (
        1, ["The order binds the harbour office"],
    )  # fmt: skip
    assert desk.only_here[0].href == "../../stories/harbour-lamps/index.html#c-binding"
    assert outlet("gazette").contributions[0].only_here == ()


def test_claims_that_an_outlet_leaves_out_are_named_where_it_was_read() -> None:
    gazette = outlet("gazette").contributions[0]
    assert [to.words for to in gazette.left_out] == ["The order binds the harbour office"]
    (tide,) = outlet("tide").contributions
    assert [to.words for to in tide.left_out] == ["The order binds the harbour office"]
    # the brief has not been read for claims; the withdrawn article does not count
    assert (tide.reports, tide.unread) == (2, 1)
    text = page_words(site(alone(HARBOUR)), "outlets/tide/index.html")
    assert "1 claim not in its reports" in text
    assert "1 of its reports has not been read for claims yet" in text


def test_of_an_outlet_that_was_not_read_nothing_is_said_to_be_left_out() -> None:
    tree = """
-- content/stories/winter.md --
---
title: Winter
articles: {gazette: gazette-ferry}
claims:
  sails: The ferry sails
---
-- content/annotations/gazette-ferry.yaml --
quotes:
"""
    (part,) = view(over_base(tree), "outlets/gazette/index.html", OutletView).contributions
    assert (part.left_out, part.unread) == ((), 1)


def test_a_withdrawn_article_is_shown_and_kept_out_of_an_outlets_counts() -> None:
    (tide,) = outlet("tide").contributions
    assert [card.withdrawn for card in tide.articles].count(True) == 1
    assert (tide.quotes, tide.claims) == (4, 2)
    assert mix_of("tide").named == 4


def test_the_mix_tells_named_unnamed_and_documents_own_and_relayed() -> None:
    mix = mix_of("gazette")
    # dark-water, nobody-asked and june are by named speakers
    assert (mix.named, mix.unnamed, mix.documents) == (3, 1, 1)
    assert (mix.own, mix.relayed) == (5, 0)
    assert mix_of("tide").relayed == 1


def test_what_others_took_from_it_is_told() -> None:
    relayed = outlet("courier").relayed_by
    assert [item.id for item in relayed.items] == ["no-work"]
    assert [(who.name, n) for who, n in relayed.by] == [("Tide Radio", 1)]
    assert [item.id for item in outlet("gazette").narration.items] == ["narrated"]
    assert [card.title.words for card in outlet("tide").origin_of] == ["What the lamp order says"]


def test_of_much_that_others_took_some_is_shown_and_all_is_counted() -> None:
    quotes = "".join(
        f"  cry-{n}:\n    speaker: mara-lind\n    via: [wire]\n    text: The {n} boats are in\n"
        for n in range(60)
    )
    tree = f"""
-- content/outlets/wire.yaml --
name: Coast Wire
-- content/articles/gazette-cries.md --
---
title: Cries
outlet: gazette
---
-- content/annotations/gazette-cries.yaml --
quotes:
{quotes}"""
    taken = view(over_base(tree), "outlets/wire/index.html", OutletView).relayed_by
    assert (len(taken.items), taken.total) == (MOST, 60)
    assert [n for _, n in taken.by] == [60]
    page = html(site(over_base(tree))["outlets/wire/index.html"])
    (onward,) = page.css("#_relayed ~ .onward a")
    assert (words(onward), onward.attributes["href"]) == (
        "36 more in the index of sources", "../../sources/index.html",
    )  # fmt: skip


def test_an_outlet_is_not_named_as_relaying_its_own_articles() -> None:
    assert outlet("courier").origin_of == ()


def test_the_list_counts_articles_and_quotes_and_sorts_by_name() -> None:
    found = view(alone(HARBOUR), "outlets/index.html", OutletsView)
    cards = {card.name: (card.articles, card.quotes) for card in found.outlets}
    assert list(cards) == [
        "Ellary Gazette", "Northshore Courier", "The Lantern Desk", "Tide Radio", "صوت الساحل",
    ]  # fmt: skip
    assert cards["Ellary Gazette"] == (2, 4)


def test_the_list_leaves_withdrawn_articles_out_of_its_counts() -> None:
    found = view(alone(HARBOUR), "outlets/index.html", OutletsView)
    cards = {card.name: (card.articles, card.quotes) for card in found.outlets}
    assert cards["Tide Radio"] == (2, 4)


def test_each_part_of_the_mix_has_its_own_line_and_bar() -> None:
    page = html(site(alone(HARBOUR))["outlets/gazette/index.html"])
    bars = {
        words(line.css_first("span")): rect.attributes["width"]
        for line in page.css(".share li")
        if (rect := line.css_first("rect")) is not None
    }
    assert bars == {
        "3 from named speakers": "60.0", "1 from a document": "20.0",
        "1 from an unnamed source": "20.0", "5 reached it directly": "100.0",
        "0 relayed by others": "0.0",
    }  # fmt: skip


def test_an_outlet_of_many_articles_has_further_pages_with_no_more_than_those() -> None:
    many = "".join(
        f"-- content/articles/gull-{n:03}.md --\n---\ntitle: Gull {n}\noutlet: gazette\n---\n"
        for n in range(400)
    )
    pages = {p: d for p, d in site(over_base(many)).items() if p.startswith("outlets/gazette/")}
    assert len(pages) > 2
    named = [words(a) for data in pages.values() for a in html(data).css(".record .title a")]
    assert len(named) == len(set(named)) == 401
    further = html(pages["outlets/gazette/page/2/index.html"])
    assert further.css("#_mix, #_origin, #_relayed") == []
    back = further.css_first("h1 a")
    assert back is not None
    assert back.attributes["href"] == "../../index.html"
    assert len(further.css(".pager li")) == len(pages)
