"""Floor 5, a story's events: as a list with notes, and drawn to scale above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from generator import urls
from generator.dates import When, parse
from generator.figures.timeline import Known, Moment, timeline
from generator.model import Story
from generator.views.days import day
from generator.views.drawings import Drawn, mirrored
from generator.views.making import On
from generator.views.parts import Line
from generator.views.prose import Numbering

_KEYS = {
    Known.MOMENT: "point",
    Known.DAY: "point",
    Known.WITHIN: "within",
    Known.BEFORE: "before",
}
_DAY = timedelta(days=1)


class EventLine(Line, frozen=True, kw_only=True):
    """An event in the list."""

    anchor: str
    """Its id on the page: the drawing leads here."""


def event_lines(on: On, story: Story, numbering: Numbering) -> tuple[EventLine, ...]:
    """The events in the order of the file, with the notes of their citations."""
    lines = []
    for number, event in enumerate(story.events, start=1):
        line = numbering.line(event.text)
        lines.append(
            EventLine(
                html=line.html,
                notes=line.notes,
                cuts=line.cuts,
                day=on.day(event.date),
                anchor=urls.event_anchor(number),
            )
        )
    return tuple(lines)


def timeline_drawn(on: On, story: Story) -> Drawn | None:
    """The events on a line; None where they do not lie apart."""
    dates = [event.date for event in story.events]
    if len(set(dates)) < 2:
        return None
    made = timeline(
        [_moment(on, number, date) for number, date in enumerate(dates, start=1)],
        mirrored=mirrored(on),
    )
    signs = dict.fromkeys(_KEYS[known] for known in made.drawn)
    left_out = on.site.catalogue("timeline.left-out", made.left_out) if made.left_out else ""
    return Drawn(
        id="_timeline-drawing",
        title=on.t("timeline.title"),
        desc=_desc(on, dates),
        drawing=made.drawing,
        key=(*signs, *(("broken",) if made.broken else ())),
        notes=(left_out,) if left_out else (),
    )


def _desc(on: On, dates: Sequence[When]) -> str:
    def open_(date: When) -> bool:
        return date.text.startswith("..")

    ordered = sorted(dates, key=lambda d: (d.latest if open_(d) else d.earliest, open_(d)))
    last = max(ordered, key=lambda d: (d.latest, not open_(d)))
    say = on.site.catalogue
    return on.t(
        "timeline.desc",
        events=say("timeline.events", len(dates)),
        first=day(ordered[0], say).words,
        last=day(last, say).words,
    )


def _moment(on: On, number: int, date: When) -> Moment:
    words = day(date, on.site.catalogue).words
    start, end, known = _known(date)
    return Moment(
        start=start,
        end=end,
        known=known,
        number=number,
        # the hour of a moment is for its list; over the line its day is enough
        when=day(parse(date.day.isoformat()), on.site.catalogue).words if date.timed else words,
        href=f"#{urls.event_anchor(number)}",
        title=on.t("timeline.mark", number=str(number), when=words),
    )


def _known(date: When) -> tuple[float, float, Known]:
    """From when to when, in days, and how well it is known.

    A moment is placed by the clock of its own zone, so that it lies within the day it is told of.
    """
    if date.timed:
        here = datetime.fromisoformat(date.text).replace(tzinfo=UTC)
        return _days(here), _days(here), Known.MOMENT
    end = _days(date.latest + timedelta(seconds=1))
    if date.text.startswith(".."):
        return end, end, Known.BEFORE
    known = Known.DAY if len(date.text) == len("2031-03-04") else Known.WITHIN
    return _days(date.earliest), end, known


def _days(moment: datetime) -> float:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) / _DAY
