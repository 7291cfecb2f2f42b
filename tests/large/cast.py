"""Who appears on the coast: outlets and actors, with ids and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.large import words
from tests.large.files import Value, yaml

VOICE = "harbour-voice"
"""The actor of whom there are most quotes."""
OUTLETS: tuple[tuple[str, str, str, str], ...] = (
    ("ostwick-log", "Ostwick Log", "newspaper", "en"),
    ("coast-wire", "Coast Wire", "wire", "en"),
    ("leuchtfeuer", "Leuchtfeuer", "newspaper", "de"),
    ("sahil", "صوت الساحل", "broadcaster", "ar"),
    ("gull-radio", "Gull & Tide <Radio>", "broadcaster", "en"),
    ("tarn-weekly", "The Tarn’s Weekly", "magazine", "en"),
    ("molenblatt", "Molenblatt für " + words.COMPOUND, "digital", "de"),
    ("manara", "المنارة ٢٤", "digital", "ar"),
    ("harbour-office", "Harbour Office", "official", "en"),
    ("the-desk", "The Lantern Desk", "own", "en"),
    ("nordwache", "Nordwache 7", "wire", "de"),
    ("mina", "وكالة ميناء", "wire", "ar"),
)
"""Id, name, kind and language of every outlet."""
WIRE = "coast-wire"
"""The agency that several outlets take their reports from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts or speaks."""

    id: str
    name: str
    kind: str = "person"
    number: int = 0
    """Its place among the actors."""


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a project."""

    voice: Party
    named: tuple[Party, ...]
    """Without the voice."""
    unnamed: tuple[Party, ...]
    """The first belongs to the first article, and so on."""

    def of_story(self, story: int, stories: int) -> tuple[Party, ...]:
        """The named actors that appear in one of so many stories: at least four."""
        each = max(4, -(-len(self.named) // stories))
        first = story * each
        return tuple(self.named[(first + n) % len(self.named)] for n in range(each))


def cast(actors: int) -> Cast:
    """So many actors of every kind, most of them persons."""
    voice = Party(id=VOICE, name="Maud N'Gola-O’Marsh")
    others = [_party(number) for number in range(1, actors)]
    unnamed = [party for party in others if party.kind == "unnamed"]
    return Cast(
        voice,
        tuple(party for party in others if party.kind != "unnamed"),
        tuple(_of_article(party, n) for n, party in enumerate(unnamed)),
    )


def outlet_of(article: int) -> tuple[str, str, str, str]:
    """The outlet of an article, by the article's number."""
    return OUTLETS[article % len(OUTLETS)]


def party_files(everyone: Cast) -> Iterator[tuple[str, str]]:
    """A file for each outlet and actor."""
    for number, (name, title, kind, tag) in enumerate(OUTLETS):
        outlet: dict[str, Value] = {"name": title, "kind": kind, "language": tag}
        if number % 3 == 0:
            outlet |= {"url": f"https://{name}.example", "country": "PT"}
        if number % 4 == 0:
            outlet["formerly"] = [f"old-{name}"]
        yield f"content/outlets/{name}.yaml", yaml(outlet)
    board = next(party.id for party in everyone.named if party.kind == "organisation")
    for party in (everyone.voice, *everyone.named, *everyone.unnamed):
        yield f"content/actors/{party.id}.yaml", yaml(_actor(party, board))


def _party(number: int) -> Party:
    kinds = {9: "organisation", 10: "organisation", 11: "group", 12: "document", 13: "unnamed"}
    kind = kinds.get(number % 14, "person")
    name = {
        "organisation": words.body,
        "group": words.group,
        "document": words.paper,
        "unnamed": lambda _: "",
        "person": words.person,
    }[kind](number)
    return Party(id=f"party-{number:03d}", name=name, kind=kind, number=number)


def _of_article(party: Party, article: int) -> Party:
    """An unnamed actor under the id that its article's outlet gives it."""
    outlet, _, _, tag = outlet_of(article)
    name = words.nameless(tag)
    return Party(
        id=f"{outlet}-clerk-{party.number:03d}", name=name, kind="unnamed", number=party.number
    )


def _actor(party: Party, board: str) -> dict[str, Value]:
    fields: dict[str, Value] = {"name": party.name, "kind": party.kind}
    if party.kind == "unnamed":
        return fields
    number = party.number
    if number % 4 == 0:
        fields["description"] = f"Known on the quay since {1980 + number % 40} for <lamps> & ropes."
    if number % 5 == 0:
        fields["aliases"] = [f"{party.name} of the {number}th pier"]
    for every, (tag, name) in zip((7, 11), words.NATIVE, strict=True):
        if party.kind == "person" and number % every == 0:
            native = fields.setdefault("native_name", {})
            assert isinstance(native, dict)
            native[tag] = name(number)
    if party.kind == "person" and number % 3 == 0:
        fields["roles"] = _roles(number, board)
    if number % 13 == 0:
        fields["formerly"] = [f"old-{party.id}"]
        fields["links"] = {"wikidata": f"Q{1000 + number}"}
    return fields


def _roles(number: int, board: str) -> list[dict[str, Value]]:
    """An office held before the stories, and one that begins in the midst of them."""
    return [
        {"title": "Harbour pilot", "since": "2015", "until": "2030-12"},
        {
            "title": f"Keeper of lamp {number}",
            "of": board,
            "since": "2031-01-15",
            "note": "elected",
        },
    ]
