"""Floor 2, the shapes of those who publish, act and speak."""

from __future__ import annotations

from generator.reading.shapes.leaves import (
    Country,
    Date,
    Id,
    ItemReference,
    KindOfActor,
    KindOfOutlet,
    Label,
    Language,
    Link,
    Name,
    Party,
    Text,
    Url,
)
from generator.reading.shaping import Shape


class OutletShape(Shape):
    """`content/outlets/<id>.yaml`."""

    name: Name
    """The name it goes by."""
    kind: KindOfOutlet | None = None
    """What sort of publisher it is; `own` is ourselves."""
    url: Url | None = None
    """Its web address."""
    country: Country | None = None
    """Two letters (ISO 3166-1)."""
    language: Language | None = None
    """Of its articles that name no other (BCP 47)."""
    formerly: list[Id] | None = None
    """Former ids: old addresses lead on."""


class RoleShape(Shape):
    """An office, membership or alliance."""

    title: Name
    """The office, membership or alliance."""
    of: Party | None = None
    """The actor or outlet it is held in."""
    since: Date | None = None
    """A date as known: 2019, 2019-11 or 2019-11-29."""
    until: Date | None = None
    """A date as known; left out while the role is held."""
    evidence: list[ItemReference] | None = None
    """Items that tell of it, as `article-id#item-id`."""
    note: Text | None = None
    """In our own words."""


class ActorShape(Shape):
    """`content/actors/<id>.yaml`."""

    name: Name
    """The name on every page; of an unnamed source the article's words for it."""
    kind: KindOfActor | None = None
    """`person` if left out."""
    aliases: list[Name] | None = None
    """Other spellings that reports use."""
    native_name: dict[Language, Name] | None = None
    """Language → the name in it."""
    description: Text | None = None
    """What does not change about the actor, in a line of our own."""
    roles: list[RoleShape] | None = None
    """Offices, memberships, alliances: pages show the one held on an item's date."""
    links: dict[Label, Link] | None = None
    """What it is → its address; `wikidata` takes a Q-number. Only what is certain."""
    formerly: list[Id] | None = None
    """Former ids: old addresses lead on."""
