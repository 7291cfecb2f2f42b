"""Floor 5, who carries an actor's words: quoted, told in other words, or left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from generator.model import Actor, ActorKind, Quote, WordedItem
from generator.structs import Struct
from generator.views.making import On
from generator.views.once import fact, piece
from generator.views.parts import Named

T = TypeVar("T")


class Carrier(Struct, frozen=True, kw_only=True):
    """How often one outlet carries the actor's words."""

    outlet: Named
    direct: int
    partial: int
    indirect: int
    unknown: int = 0
    """Quotes of which the form is not known yet."""

    @property
    def total(self) -> int:
        """All of them: the length of its bar."""
        return self.direct + self.partial + self.indirect + self.unknown


class Carriers(Struct, frozen=True, kw_only=True):
    """The outlets of the stories an actor appears in, by what they bring of its words."""

    quoting: tuple[Carrier, ...]
    """With at least one quote."""
    telling: tuple[Carrier, ...]
    """With reported speech alone."""
    without: tuple[Named, ...]
    """All their articles in these stories have been read for quotes, and have nothing it said."""
    unread: tuple[Named, ...]
    """Those of which nothing is known yet: some article has not been read for quotes."""

    @property
    def most(self) -> int:
        """The most that one outlet has; 1 where there is none."""
        return max((carrier.total for carrier in (*self.quoting, *self.telling)), default=1)


def form(on: On, item: WordedItem) -> str:
    """direct, partial or indirect; unknown for a quote that is not yet proven."""
    if not isinstance(item, Quote):
        return "indirect"
    proof = on.site.proofs.get((item.article, item.id))
    return proof.form or "unknown" if proof else "unknown"


def carriers(
    on: On, actor: Actor, said: Iterable[WordedItem], stories: tuple[str, ...]
) -> Carriers | None:
    """By outlet, from the items that count; None for an actor of whom nothing is carried.

    Of an unnamed source only its own outlet can know, so that nobody leaves it out; nor do our own
    pages.
    """
    library = on.site.library
    counts: dict[str, dict[str, int]] = {}
    for item in said:
        outlet = library.articles[item.article].outlet
        count = counts.setdefault(outlet, {"direct": 0, "partial": 0, "indirect": 0, "unknown": 0})
        count[form(on, item)] += 1
    if not counts:
        return None
    every = [Carrier(outlet=on.named(o), **count) for o, count in _by_name(on, counts)]
    others = {} if actor.kind is ActorKind.UNNAMED else _others(on, stories, counts)
    return Carriers(
        quoting=tuple(c for c in every if c.total > c.indirect),
        telling=tuple(c for c in every if c.total == c.indirect),
        without=tuple(on.named(o) for o, read in _by_name(on, others) if read),
        unread=tuple(on.named(o) for o, read in _by_name(on, others) if not read),
    )


def _by_name(on: On, outlets: dict[str, T]) -> list[tuple[str, T]]:
    library = on.site.library
    return sorted(outlets.items(), key=lambda p: (on.by_name(library.party_name(p[0])), p[0]))


@piece(lambda stories, known: (stories, tuple(sorted(known))))
def _others(on: On, stories: tuple[str, ...], known: Collection[str]) -> dict[str, bool]:
    """Other outlets with articles in the stories → whether all these were read for quotes."""
    found: dict[str, bool] = {}
    for story in stories:
        for outlet, read in _reporting(on, story):
            if outlet not in known:
                found[outlet] = found.get(outlet, True) and read
    return found


@fact
def _reporting(on: On, story_id: str) -> tuple[tuple[str, bool], ...]:
    """Outlets, but ours, of a story's articles that count → whether these were read for quotes."""
    found: dict[str, bool] = {}
    for one in on.site.relations.counting.get(story_id, ()):
        if one.outlet:
            found[one.outlet] = found.get(one.outlet, True) and one.was_read
    return tuple(found.items())
