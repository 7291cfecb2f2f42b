"""Floor 2, the shapes of what was found in an article."""

from __future__ import annotations

from typing import Annotated

from generator.reading.shapes.leaves import (
    Ack,
    ClaimOrItemId,
    ClaimReference,
    Count,
    Date,
    Evidence,
    Id,
    ItemId,
    Language,
    Name,
    Parts,
    Party,
    QuestionReference,
    Text,
    WordOfBasis,
    WordOfPosition,
    WordOfReport,
)
from generator.reading.shaping import OR_TEXT, Shape


class TranslationShape(Shape):
    """A rendering in another language."""

    text: Text
    """The words in the site's language."""
    by: Name
    """Who translated them."""


class FoundShape(Shape):
    """What quotes, passages and reports share: how words are found, who passed them on."""

    prefix: Text | None = None
    """Words that stand right before, where the same words stand in several places."""
    suffix: Text | None = None
    """Words that stand right behind."""
    occurrence: Count | None = None
    """Which of several places, from 1."""
    ack: list[Ack] | None = None
    """Flags that were looked at and are right as they are."""
    lang: Language | None = None
    """The language of these words, where it is not the article's."""
    translation: TranslationShape | None = None
    """A rendering beside the words; `text` is always what stands in the article."""
    said: Date | None = None
    """When it was said, as known."""
    via: list[Party] | None = None
    """Whom the article names, at this passage, as having passed the words on."""
    note: Text | None = None
    """In our own words."""
    formerly: list[ItemId] | None = None
    """Former ids of this item."""


class QuoteShape(FoundShape):
    """A speaker's words."""

    text: Parts
    """The words as they stand in the article; a list of parts where speech is interrupted."""
    speaker: Party
    """Whose words these are: an actor or an outlet."""
    where: Text | None = None
    """Where it was said: a speech, an interview, a programme."""


class PassageShape(FoundShape):
    """The outlet's own words."""

    text: Parts
    """The fewest words of the article that carry the point."""
    speaker: Party | None = None
    """Makes it indirect speech: an actor or an outlet."""
    where: Text | None = None
    """Where it was said: a speech, an interview, a programme."""


class ReportShape(FoundShape):
    """What an article does with a claim."""

    text: Parts | None = None
    """The article's words that say so."""
    claim: ClaimReference | None = None
    """The claim, where it is not the item's own id."""
    says: WordOfReport | None = None
    """What the speaker does with the claim, or the outlet if there is none; `asserts`."""
    evidence: list[Evidence] | None = None
    """Items that say so: `item`, or `article-id#item`."""
    speaker: Party | None = None
    """Who says so, where it is not the outlet."""


class StanceShape(Shape):
    """An actor's position on a question."""

    actor: Party
    """Whose position it is."""
    question: QuestionReference
    """The question, as `id` or `story-id#id`."""
    position: WordOfPosition
    """`undeclared` is one who will not say; "no statement found" is no stance at all."""
    basis: WordOfBasis
    """`stated` by the actor, a `deed`, `ascribed` by others, or `inferred` by us."""
    evidence: list[Evidence] | None = None
    """Items it rests on: `item`, or `article-id#item`."""
    note: Text | None = None
    """In our own words; needed for `inferred`, `deed` and `conditional`."""
    formerly: list[Id] | None = None
    """Former ids of this item."""


Passage = Annotated[PassageShape, OR_TEXT]
Report = Annotated[ReportShape, OR_TEXT]


class AnnotationsShape(Shape):
    """`content/annotations/<id>.yaml`."""

    quotes: dict[ItemId, QuoteShape] | None = None
    """Item id → a speaker's words. Even empty it says: read for quotes."""
    passages: dict[ItemId, Passage] | None = None
    """Item id → the outlet's own words that carry a fact."""
    reports: dict[ClaimOrItemId, Report] | None = None
    """Claim → what the article does with it. Even empty it says: read for claims."""
    stances: list[StanceShape] | None = None
    """Where actors stand on questions. Even empty it says: read for stances."""
