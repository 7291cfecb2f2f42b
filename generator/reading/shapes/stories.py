"""Floor 2, the shapes of our explainers."""

from __future__ import annotations

from typing import Annotated

from generator.reading.shapes.leaves import (
    ArticleId,
    Cited,
    Date,
    Embargo,
    Flag,
    Id,
    KindOfUpdate,
    Language,
    Name,
    QuoteReference,
    StoryId,
    Text,
    WordOfStatus,
)
from generator.reading.shaping import OR_TEXT, NotEmpty, Shape


class QuestionShape(Shape):
    """A stance target."""

    ask: Text
    """Asks for a judgement, so that *for* and *against* are clear."""
    for_: Text | None = None
    """What *for* means, in a word or two."""
    against: Text | None = None
    """What *against* means, in a word or two."""
    formerly: list[Id] | None = None
    """Former ids of this question."""


class ClaimShape(Shape):
    """An assertion, phrased by our editors."""

    text: Text
    """The assertion, in our own words."""
    formerly: list[Id] | None = None
    """Former ids of this claim."""


Claim = Annotated[ClaimShape, OR_TEXT]


class DifferenceShape(Shape):
    """The same thing told differently."""

    about: Text
    """What is told differently."""
    accounts: Annotated[list[Text], NotEmpty()]
    """Each account, with the citation of the report that gives it."""


class EventShape(Shape):
    """Something that happened."""

    date: Date
    """A date as known; 2020-01-02/2020-01-03 between two days, ../2020-01-05 some time before."""
    text: Text
    """What happened, with its citation."""


class UpdateShape(Shape):
    """A change to a published story."""

    date: Date
    """When it was made."""
    kind: KindOfUpdate
    """What sort of change it is."""
    text: Text
    """What was changed, for readers."""
    at: Cited | None = None
    """What it concerns, such as `short#item`."""


class StoryShape(Shape):
    """Front matter of `content/stories/<id>.md`."""

    title: Name
    """The explainer's headline."""
    kicker: Name | None = None
    """A word or two above the headline."""
    summary: Text | None = None
    """The standfirst; may cite."""
    articles: Annotated[dict[Id, ArticleId], NotEmpty()]
    """A short name for this file → the article."""
    authors: list[Name] | None = None
    """Who wrote it."""
    published: Date | None = None
    """When it was first published."""
    updated: Date | None = None
    """When it was last changed."""
    status: WordOfStatus | None = None
    """Whether the story is still moving."""
    key_quotes: list[QuoteReference] | None = None
    """Quotes shown at the head, in order, as `short#item`."""
    questions: dict[Id, QuestionShape] | None = None
    """Id → a question that asks for a judgement."""
    claims: dict[Id, Claim] | None = None
    """Id → an assertion of fact or forecast."""
    differences: list[DifferenceShape] | None = None
    """The same thing told differently."""
    events: list[EventShape] | None = None
    """What happened when."""
    unknowns: list[Text] | None = None
    """What we do not know yet."""
    related: list[StoryId] | None = None
    """Other stories of ours."""
    updates: list[UpdateShape] | None = None
    """Changes to the published story, told to its readers."""
    review_by: Date | None = None
    """When somebody is to look it over again."""
    draft: Flag | None = None
    """Whether it is held back."""
    embargo: Embargo | None = None
    """When it may be shown: a time of day with its zone."""
    language: Language | None = None
    """Of this story; the site's if left out."""
    translation_of: StoryId | None = None
    """The story that this one translates."""
    formerly: list[Id] | None = None
    """Former ids: old addresses lead on."""
