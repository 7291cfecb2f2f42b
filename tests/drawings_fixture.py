"""Drawings for the views made by hand, and what stands beside them."""

from __future__ import annotations

from generator.figures.flow import Heads, flow
from generator.figures.network import Tie, network
from generator.figures.shapes import Words
from generator.figures.streams import Party, Stream
from generator.figures.timeline import Known, Moment, timeline
from generator.views.drawings import Drawn
from generator.views.flow import FlowEntry, FlowView, FlowWay
from generator.views.parts import Named, Phrase, Source

MAYOR = Named(name="Mirna Vale", href="actor.html", kind="person", role="Mayor, acting")
CLERK = Named(name="an aide to the mayor", href="actor.html", kind="unnamed")
COURIER = Named(name="Northshore Courier", href="outlet.html", kind="outlet")
TIDE = Named(name="Tide Radio", href="outlet.html", kind="outlet")
IN_GAZETTE = Source(outlet="Ellary Gazette", title=Phrase("Lamps out"), href="article.html")
IN_TIDE = Source(outlet="Tide Radio", title=Phrase("Dark"), href="article.html", withdrawn=True)

_FLOW = flow(
    [
        Party(name=Words(text="Mirna Vale"), notes=("6 quotes, 3 in reported speech",), href="actor.html"),
        Party(name=Words(text="an aide to the mayor"), notes=("1 quote", "unnamed"), kind="unnamed"),
    ],
    [[Party(name=Words(text="Northshore Courier"), href="outlet.html")]],
    [Party(name=Words(text="ميناء ومصباح"), notes=("7 quotes",), href="outlet.html")],
    [
        Stream(speaker=0, relays=None, report=0, quoted=6, told=1, href="article.html", title="6"),
        Stream(speaker=0, relays=0, report=0, quoted=0, told=2, href="article.html", title="2"),
        Stream(
            speaker=1, relays=None, report=0, quoted=1, told=0,
            href="article.html#darkness", title="1", kind="unnamed",
        ),
    ],
    Heads(spoke="Spoke", relayed="Relayed by", reported="Reported in"),
    mirrored=False,
)  # fmt: skip
_TIMES = timeline(
    [
        Moment(
            start=start, end=end, known=known, number=number,
            when=f"day {number}", href=f"#_e{number}", title=f"{number}: a day",
        )
        for number, (start, end, known) in enumerate(
            [(0, 30, Known.WITHIN), (900, 900, Known.BEFORE), (901, 902, Known.DAY)], start=1
        )
    ],
    mirrored=False,
).drawing  # fmt: skip
_TIES = network(
    Words(text="Mirna Vale"),
    [
        Tie(
            inward=inward, name=Words(text=name), href="actor.html", note="since 2030",
            role=Words(text="Bürgermeisterin", lang="de"), proof=proof, title=name, past=inward,
        )
        for inward, name, proof in (
            (False, "Harbour Council", "article.html#not-binding"), (True, "Keeper", None),
        )
    ],
    ("Holds a role in", "Holding a role in it"),
    mirrored=False,
)  # fmt: skip

FLOW = FlowView(
    drawn=Drawn(
        id="_flow-drawing",
        title="The way of the words",
        desc="3 speakers in 2 outlets: 7 quotes, 3 in reported speech.",
        drawing=_FLOW,
        key=("quoted", "told", "relayed", "unnamed"),
        notes=("2 thin streams are left out of the drawing",),
    ),
    entries=(
        FlowEntry(
            speaker=MAYOR,
            narration=False,
            ways=(
                FlowWay(via=(), source=IN_GAZETTE, quoted=6, told=1, href="article.html"),
                FlowWay(via=(COURIER,), source=IN_TIDE, quoted=0, told=2, href="article.html"),
            ),
        ),
        FlowEntry(
            speaker=COURIER,
            narration=True,
            ways=(
                FlowWay(
                    via=(COURIER, TIDE),
                    source=IN_TIDE,
                    quoted=1,
                    told=0,
                    href="article.html#darkness",
                ),
            ),
        ),
        *(
            FlowEntry(
                speaker=CLERK,
                narration=False,
                ways=(FlowWay(via=(), source=IN_GAZETTE, quoted=2, told=0, href="sources.html"),),
            )
            for _ in range(12)
        ),
    ),
)
TIMELINE = Drawn(
    id="_timeline-drawing",
    title="The events in time",
    desc="3 events. First: November 2030. Last: 5 March 2031.",
    drawing=_TIMES,
    key=("point", "within", "before", "broken"),
)
TIES = Drawn(
    id="_connections-drawing",
    title="Connections of Mirna Vale",
    desc="Mirna Vale holds 1 role in others. 1 role in Mirna Vale is held by others.",
    drawing=_TIES,
    key=("evidence", "no-evidence", "past"),
    notes=("3 more connections stand in the list",),
)
