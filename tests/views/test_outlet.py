"""An outlet's page: what it contributed, and how its words came to it."""

from __future__ import annotations

from generator.views.outlet import OutletsView, OutletView
from tests.harbour import HARBOUR
from tests.project import alone, view


def outlet(name: str) -> OutletView:
    return view(alone(HARBOUR), f"outlets/{name}/index.html", OutletView)


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


def test_a_claim_that_no_other_outlet_reports_is_only_here() -> None:
    (desk,) = outlet("desk").contributions
    assert (desk.claims, desk.only_here) == (1, 1)
    assert outlet("gazette").contributions[0].only_here == 0


def test_a_withdrawn_article_is_shown_and_kept_out_of_an_outlets_counts() -> None:
    (tide,) = outlet("tide").contributions
    assert [card.withdrawn for card in tide.articles].count(True) == 1
    assert (tide.quotes, tide.claims) == (4, 2)
    assert outlet("tide").mix.named == 4


def test_the_mix_tells_named_unnamed_and_documents_own_and_relayed() -> None:
    mix = outlet("gazette").mix
    # dark-water, nobody-asked and june are by named speakers
    assert (mix.named, mix.unnamed, mix.documents) == (3, 1, 1)
    assert (mix.own, mix.relayed) == (5, 0)
    assert outlet("tide").mix.relayed == 1


def test_what_others_took_from_it_is_told() -> None:
    assert [item.id for item in outlet("courier").relayed_by] == ["no-work"]
    assert [item.id for item in outlet("gazette").narration] == ["narrated"]
    assert [card.title.words for card in outlet("tide").origin_of] == ["What the lamp order says"]


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
