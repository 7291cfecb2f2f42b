"""An invented story with far more voices than a drawing can hold: the ferry strike of Ellary.

Names in four scripts and of every length, unnamed sources, outlets that quote each other, chains
of relays, indirect speech, roles held in one council by far more than ten, and events from the
town's first lamp to a single evening.
"""

from __future__ import annotations

from pathlib import Path

from generator.catalogue import Catalogue, load
from generator.pages import Page
from generator.pipeline import Options, prepare
from generator.rendering import Renderer
from generator.structs import replace
from generator.views.making import Site
from tests.project import NOW, Files, checked

FIRST = (
    "Mirna", "Tobin", "Ottoline", "Jory", "Salma", "Perrin", "Isolde", "Anselm", "Wilhelmina",
    "Zoë", "D’Arcy", "Nadezhda",
)  # fmt: skip
LAST = (
    "Vale", "Ash", "Quist", "Haddad-Lindqvist", "O’Marsh", "Rook", "Featherstonehaugh", "Ng",
    "Hafenmeisterstellvertretergehilfin", "Pell",
)  # fmt: skip
OTHERS = ("ليلى حداد", "峯瀬ほたる", "שירה בן־נמל", "Надежда Причальная")
OUTLETS = (
    "Ellary Gazette", "Tide Radio", "Northshore Courier", "صوت الساحل", "Leuchtfeuer", "港日報",
    "The Very Long-Named Weekly Intelligencer of Port Ellary", "Mole Post", "Skerry Herald",
    "Buoy", "Harbour Wire", "Lamp & Rope",
)  # fmt: skip
ARTICLES = 30
DATES = (
    "../1901", "1987", "2029-06", "2031-03-02/2031-03-03", "2031-03-04", "2031-03-04",
    "2031-03-04T09:15:00+01:00", "2031-03-04T21:40:00+01:00", "2031-03-05", "2031-03-07",
)  # fmt: skip


def crowd(*, actors: int = 60, quotes: int = 300, language: str = "en") -> str:
    """The project as a tree of files; every third item is indirect speech."""
    return "".join(
        [
            f"-- content/site.yaml --\ntitle: The Ferry Desk\nlanguage: {language}\n",
            *(_file(f"outlets/outlet-{n}", f"name: {_quoted(name)}\n") for n, name in enumerate(OUTLETS)),
            _file("actors/council", "name: Harbour Council\nkind: organisation\n"),
            *(_actor(n) for n in range(actors)),
            *_articles(actors, quotes),
            _story(),
        ]
    )  # fmt: skip


def _file(name: str, text: str) -> str:
    return f"-- content/{name}.yaml --\n{text}"


def _quoted(words: str) -> str:
    return '"' + words + '"'


def _actor(number: int) -> str:
    if number % 9 == 4:
        return _file(f"actors/{_id(number)}", f"name: a docker of shift {number}\nkind: unnamed\n")
    name = (
        OTHERS[number // 7 % 4]
        if number % 7 == 3
        else f"{FIRST[number % 12]} {LAST[number % 10]} {'I' * (number // 30)}".strip()
    )
    role = (
        f"roles:\n  - title: Member {number} of the harbour council\n    of: council\n"
        f"    since: {2020 + number % 9}\n"
    )
    role += "    until: 2030-11\n" if number % 4 == 0 else ""
    return _file(f"actors/{_id(number)}", f"name: {_quoted(name)}\n" + role * (number % 3 == 0))


def _id(number: int) -> str:
    if number % 9 == 4:
        return f"outlet-{number % ARTICLES * 7 % 12}-source-{number}"
    return f"actor-{number}"


def _articles(actors: int, quotes: int) -> list[str]:
    of_article: list[dict[str, str]] = [{"quotes": "", "passages": ""} for _ in range(ARTICLES)]
    for number in range(quotes):
        who = (number * number // 50) % actors
        speaker = f"outlet-{number % 12}" if number % 41 == 7 else _id(who)
        via = f"    via: [outlet-{number % 5}{', outlet-7' * (number % 3 == 0)}]\n"
        # an unnamed source is known from one article alone
        place = who % ARTICLES if "source" in speaker else number % ARTICLES
        of_article[place]["passages" if number % 3 == 2 else "quotes"] += (
            f"  said-{number}:\n    speaker: {speaker}\n{via * (number % 8 == 0)}"
            f"    text: we count tide number {number}\n"
        )
    out = []
    for number, items in enumerate(of_article):
        out.append(
            f"-- content/articles/article-{number}.md --\n---\ntitle: Ferry news {number}\n"
            f"outlet: outlet-{number * 7 % 12}\npublished: 2031-03-{number % 28 + 1:02}\n"
            "rights: withheld\n---\n"
        )
        listed = "".join(f"{kind}:\n{found}" for kind, found in items.items() if found)
        out += [_file(f"annotations/article-{number}", listed)] if listed else []
    return out


def _story() -> str:
    names = "".join(f"  a{n}: article-{n}\n" for n in range(ARTICLES))
    events = "".join(
        f'  - date: {d}\n    text: "It happens by then. [@a0#said-0]"\n' for d in DATES
    )
    return (
        f"-- content/stories/ferries.md --\n---\ntitle: The ferries stand still\narticles:\n{names}"
        f"events:\n{events}---\nThe ferries stand still. [@a0]\n"
    )


def mirrored(files: Files) -> tuple[Site, list[Page], Renderer]:
    """A project prepared with English words that claim to be Arabic: to be read from the right."""
    english = load("en")
    words = Catalogue("ar", english._entries, english._plural)
    site, pages, _ = prepare(checked(files), Options(now=NOW), Path("no-such-project"))
    return replace(site, catalogue=words), pages, Renderer(None, words)
