"""Floor 2, what stands at the ends of every shape: texts, ids, dates, words of a list."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from generator.dates import When
from generator.model import (
    ActorKind,
    Basis,
    OutletKind,
    Position,
    Rights,
    Says,
    Status,
    UpdateKind,
)
from generator.reading import standards, theme, values
from generator.reading.shaping import First, Leaf

ACKNOWLEDGED = (
    "not-in-quote-marks", "gap-has-negation", "bracket-adds-negation", "in-heading",
    "cut-mid-sentence", "empty-gap", "attribution-gap", "multi-block", "edge-punct",
    "speaker-not-near",
)  # fmt: skip
"""Flags of a quote that an editor can acknowledge with `ack`."""

Text = Annotated[str, Leaf(values.free_text)]
Name = Annotated[str, Leaf(values.name)]
Label = Annotated[str, Leaf(values.label)]
Licence = Annotated[str, Leaf(values.licence)]
Parts = Annotated[list[Text], First(values.parts, str)]

# -- names of what is defined here, and of what is defined elsewhere -------------------------------

Id = Annotated[str, Leaf(values.identifier, of="id")]
ItemId = Annotated[str, Leaf(values.item_id, of="id")]
ClaimOrItemId = Annotated[str, Leaf(values.item_id, of="claim-or-id")]
Party = Annotated[str, Leaf(values.named, of="party")]
OutletId = Annotated[str, Leaf(values.named, of="outlet")]
ArticleId = Annotated[str, Leaf(values.named, of="article")]
StoryId = Annotated[str, Leaf(values.named, of="story")]
ClaimReference = Annotated[str, Leaf(values.reference, of="claim")]
QuestionReference = Annotated[str, Leaf(values.reference, of="question")]
Evidence = Annotated[str, Leaf(values.reference, of="evidence")]
ItemReference = Annotated[str, Leaf(values.item_reference, of="item")]
QuoteReference = Annotated[str, Leaf(values.item_reference, of="quote")]
Cited = Annotated[str, Leaf(values.reference, of="cited")]

# -- what others have set the form of ----------------------------------------------------------

Url = Annotated[str, Leaf(standards.url)]
FolderUrl = Annotated[str, Leaf(standards.folder_url)]
NavUrl = Annotated[str, Leaf(standards.nav_url)]
Link = Annotated[str, Leaf(standards.link)]
Contact = Annotated[str, Leaf(standards.contact)]
Language = Annotated[str, Leaf(standards.language)]
Country = Annotated[str, Leaf(standards.country)]
Timezone = Annotated[str, Leaf(standards.timezone)]
Colour = Annotated[str, Leaf(theme.colour)]
Fonts = Annotated[str, Leaf(theme.fonts)]
Length = Annotated[str, Leaf(theme.length)]

# -- dates, numbers, words ---------------------------------------------------------------------

Date = Annotated[When, Leaf(values.date)]
Embargo = Annotated[When, Leaf(values.embargo)]
Count = Annotated[int, Leaf(values.count, int)]
Share = Annotated[float, Leaf(values.share, float)]
Flag = Annotated[bool, Leaf(values.flag, bool)]
Stored = Annotated[dict[str, Any], Leaf(values.stored, dict[str, Any])]
Ack = Annotated[str, Leaf(values.word_of(ACKNOWLEDGED), Literal[ACKNOWLEDGED])]
KindOfOutlet = Annotated[OutletKind, Leaf(values.word(OutletKind), OutletKind)]
KindOfActor = Annotated[ActorKind, Leaf(values.word(ActorKind), ActorKind)]
KindOfUpdate = Annotated[UpdateKind, Leaf(values.word(UpdateKind), UpdateKind)]
WordOfRights = Annotated[Rights, Leaf(values.word(Rights), Rights)]
WordOfReport = Annotated[Says, Leaf(values.word(Says), Says)]
WordOfPosition = Annotated[Position, Leaf(values.word(Position), Position)]
WordOfBasis = Annotated[Basis, Leaf(values.word(Basis), Basis)]
WordOfStatus = Annotated[Status, Leaf(values.word(Status), Status)]
