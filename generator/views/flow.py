"""Floor 5, the way of a story's words: who spoke, who relayed, who reported; as list and drawing.

What is drawn is quotations, and lighter beside them reported speech. The list has all of it; in
the drawing the smallest are summed up, and articles that were withdrawn are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.dating import item_date
from generator.model import Article, Story
from generator.structs import Struct
from generator.views.drawings import Drawn
from generator.views.flow_drawn import flow_drawn
from generator.views.making import On
from generator.views.parts import Named, Source
from generator.views.ways import Way, evidence_of, ranked, ways_of


class FlowWay(Struct, frozen=True, kw_only=True):
    """One way a speaker's words took to us."""

    via: tuple[Named, ...]
    source: Source
    quoted: int
    told: int
    """Passages of reported speech."""
    href: str
    """The item where it is a single one, else its article."""


class FlowEntry(Struct, frozen=True, kw_only=True):
    """A speaker with all ways."""

    speaker: Named
    narration: bool
    """Whether it is an outlet, of which others carry its own narration."""
    ways: tuple[FlowWay, ...]


class FlowView(Struct, frozen=True, kw_only=True):
    """The section of a story page."""

    drawn: Drawn | None
    """None where all of it stands in withdrawn articles."""
    entries: tuple[FlowEntry, ...]
    """Those most quoted first."""


def flow_view(on: On, story: Story, articles: Sequence[Article]) -> FlowView | None:
    """The ways of all quotations and reported speech in a story's articles; None without any."""
    ways = ways_of(on, articles)
    if not ways:
        return None
    counted = [way for way in ways if not way.article.withdrawn]
    return FlowView(
        drawn=flow_drawn(on, story, counted, len(ways) - len(counted)) if counted else None,
        entries=tuple(_entry(on, speaker, ways) for speaker in ranked(ways)),
    )


def _entry(on: On, speaker: str, ways: Iterable[Way]) -> FlowEntry:
    mine = [way for way in ways if way.speaker == speaker]
    return FlowEntry(
        speaker=_named(on, speaker, mine),
        narration=speaker in on.site.library.outlets,
        ways=tuple(
            FlowWay(
                via=tuple(on.named(via) for via in way.via),
                source=on.source(way.article),
                quoted=way.quoted,
                told=way.told,
                href=evidence_of(on, [way]) or "",
            )
            for way in mine
        ),
    )


def _named(on: On, speaker: str, ways: Iterable[Way]) -> Named:
    """The speaker under the role held when it last spoke."""
    dates = [item_date(on.site.library, item) for way in ways for item in way.items]
    return on.named(speaker, max((date for date in dates if date), default=None))
