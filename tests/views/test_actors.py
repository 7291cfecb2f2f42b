"""The list of all actors: by kind and letter, unnamed ones by outlet, in pages."""

from __future__ import annotations

from functools import cache

from generator.views.actors import ActorsView
from tests.harbour import HARBOUR
from tests.project import Files, alone, html, over_base, site, view, words


def test_the_list_groups_actors_by_kind_and_sorts_them_by_name() -> None:
    found = view(alone(HARBOUR), "actors/index.html", ActorsView)
    listed = [
        (group.kind, [card.name for run in group.runs for card in run.cards])
        for group in found.groups
    ]
    assert listed == [
        ("person", ["Mirna Vale", "Tobin Ash", "ليلى حداد"]),
        ("organisation", ["Harbour Council"]),
        ("group", ["Ferrymen of the north shore"]),
        ("document", ["Lamp order no. 12"]),
        ("unnamed", ["a senior clerk"]),
    ]
    vale = found.groups[0].runs[0].cards[0]
    assert (vale.role, vale.quotes, vale.stances) == ("Mayor of Port Ellary", 3, 3)


def test_a_short_list_has_no_letters_and_no_index() -> None:
    found = view(alone(HARBOUR), "actors/index.html", ActorsView)
    assert (found.index, found.pager) == ((), None)
    assert {run.letter for group in found.groups for run in group.runs} == {None}


def test_the_list_leaves_withdrawn_articles_out_of_its_counts() -> None:
    found = view(alone(HARBOUR), "actors/index.html", ActorsView)
    cards = [card for group in found.groups for run in group.runs for card in run.cards]
    (ash,) = [card for card in cards if card.name == "Tobin Ash"]
    assert ash.quotes == 1


def test_unnamed_sources_stand_under_their_outlet() -> None:
    (run,) = view(alone(HARBOUR), "actors/index.html", ActorsView).groups[-1].runs
    assert run.outlet is not None
    assert run.outlet.name == "Ellary Gazette"


def crew(names: list[str], kind: str = "person") -> Files:
    return alone(
        "".join(
            f'-- content/actors/{kind}-{n:03}.yaml --\nname: "{name}"\nkind: {kind}\n'
            for n, name in enumerate(names)
        )
    )


@cache
def large() -> dict[str, bytes]:
    people = [f"{chr(65 + n % 20)}ra Quay {n}" for n in range(290)]
    people += ["Éda Marsh", "‘Ada Lind", "عمر حداد", "7 Gulls"]
    return site(over_base() | crew(people) | crew([f"Guild {n}" for n in range(9)], "group"))


def lists() -> list[str]:
    paths = [p for p in large() if p == "actors/index.html" or p.startswith("actors/page/")]
    return sorted(paths, key=lambda path: (len(path), path))


def test_a_long_list_runs_over_pages_with_every_actor_once() -> None:
    assert len(lists()) > 1
    names = [words(a) for path in lists() for a in html(large()[path]).css(".directory > li > a")]
    assert len(names) == len(set(names)) >= 303
    assert names[0] == "7 Gulls"


def test_letters_do_without_accents_and_marks() -> None:
    under: dict[str, list[str]] = {}
    for path in lists():
        for head in html(large()[path]).css(".directory-letter"):
            listed = head.next
            while listed is not None and listed.tag != "ul":
                listed = listed.next
            assert listed is not None
            under.setdefault(words(head), []).extend(words(a) for a in listed.css("a"))
    assert "Éda Marsh" in under["E"]
    assert "‘Ada Lind" in under["A"]
    assert under["ع"] == ["عمر حداد"]
    assert under["#"] == ["7 Gulls"]


def test_the_index_leads_to_every_letter_on_whichever_page_it_stands() -> None:
    for path in lists():
        page = html(large()[path])
        for link in page.css(".letters a"):
            href = link.attributes["href"] or ""
            to, _, anchor = href.partition("#")
            folder = path.rpartition("/")[0].split("/")
            while to.startswith("../"):
                to, folder = to.removeprefix("../"), folder[:-1]
            goal = "/".join([*folder, to]) if to else path
            assert len(html(large()[goal]).css(f'[id="{anchor}"]')) == 1, (path, href)
        assert "Groups 9" in words(page.css_first(".letters"))


def test_the_pages_of_the_list_lead_to_each_other() -> None:
    for number, path in enumerate(lists(), 1):
        page = html(large()[path])
        assert len(page.css(".pager li")) == len(lists())
        assert words(page.css_first(".pager [aria-current=page]")) == str(number)
