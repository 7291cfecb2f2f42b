"""Floor 2, the shapes of content files (the content contract).

A shape says which keys a mapping takes and what stands under them. Leaves are located scalars,
read by `generator.reading.values`. A shape's values become records in `generator.model`; no shape
leaves this room.
"""

from __future__ import annotations

from typing import Annotated, Any

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
from generator.reading.shaping import OR_TEXT, First, Leaf, NotEmpty, Shape

ACKNOWLEDGED = (
    "not-in-quote-marks", "gap-has-negation", "bracket-adds-negation", "in-heading",
    "cut-mid-sentence", "empty-gap", "attribution-gap", "multi-block", "edge-punct",
    "speaker-not-near",
)  # fmt: skip
"""Flags of a quote that an editor can acknowledge with `ack`."""


Text = Annotated[str, Leaf(values.free_text)]
Name = Annotated[str, Leaf(values.name)]
Licence = Annotated[str, Leaf(values.licence)]
Id = Annotated[str, Leaf(values.identifier)]
ItemId = Annotated[str, Leaf(values.item_id)]
Named = Annotated[str, Leaf(values.named)]
Reference = Annotated[str, Leaf(values.reference)]
ItemReference = Annotated[str, Leaf(values.item_reference)]
Url = Annotated[str, Leaf(standards.url)]
FolderUrl = Annotated[str, Leaf(standards.folder_url)]
NavUrl = Annotated[str, Leaf(standards.nav_url)]
Link = Annotated[str, Leaf(standards.link)]
Contact = Annotated[str, Leaf(standards.contact)]
Date = Annotated[When, Leaf(values.date)]
Embargo = Annotated[When, Leaf(values.embargo)]
Language = Annotated[str, Leaf(standards.language)]
Country = Annotated[str, Leaf(standards.country)]
Timezone = Annotated[str, Leaf(standards.timezone)]
Count = Annotated[int, Leaf(values.count, int)]
Share = Annotated[float, Leaf(values.share, float)]
Flag = Annotated[bool, Leaf(values.flag, bool)]
Ack = Annotated[str, Leaf(values.word_of(ACKNOWLEDGED))]
Parts = Annotated[list[Text], First(values.parts, str)]
Stored = Annotated[dict[str, Any], Leaf(values.stored, dict[str, Any])]
Label = Annotated[str, Leaf(values.label)]
Colour = Annotated[str, Leaf(theme.colour)]
Fonts = Annotated[str, Leaf(theme.fonts)]
Length = Annotated[str, Leaf(theme.length)]


# -- the site -------------------------------------------------------------------------------------


class RepositoryShape(Shape):
    """Where the project itself is kept."""

    url: Url
    branch: Name | None = None


class NavShape(Shape):
    """One entry of the site's navigation."""

    title: Name
    url: NavUrl


class ThemeShape(Shape):
    """Design tokens. None may stand without a value: an unquoted `#…` is a comment."""

    paper: Colour = ""
    card: Colour = ""
    ink: Colour = ""
    soft: Colour = ""
    rule: Colour = ""
    accent: Colour = ""
    mark: Colour = ""
    for_: Colour = ""
    against: Colour = ""
    mixed: Colour = ""
    unclear: Colour = ""
    serif: Fonts = ""
    sans: Fonts = ""
    measure: Length = ""


class SiteShape(Shape):
    """`content/site.yaml`."""

    title: Name
    base_url: FolderUrl | None = None
    language: Language | None = None
    timezone: Timezone | None = None
    publisher: Named | None = None
    contact: Contact | None = None
    rights: Text | None = None
    repository: RepositoryShape | None = None
    min_coverage: Share | None = None
    max_excerpt_words: Count | None = None
    require_proof: Flag | None = None
    theme: ThemeShape | None = None
    nav: list[NavShape] | None = None


# -- who ------------------------------------------------------------------------------------------


class OutletShape(Shape):
    """`content/outlets/<id>.yaml`."""

    name: Name
    kind: Annotated[OutletKind, Leaf(values.word(OutletKind), OutletKind)] | None = None
    url: Url | None = None
    country: Country | None = None
    language: Language | None = None
    formerly: list[Id] | None = None


class RoleShape(Shape):
    """An office, membership or alliance."""

    title: Name
    of: Named | None = None
    since: Date | None = None
    until: Date | None = None
    evidence: list[ItemReference] | None = None
    note: Text | None = None


class ActorShape(Shape):
    """`content/actors/<id>.yaml`."""

    name: Name
    kind: Annotated[ActorKind, Leaf(values.word(ActorKind), ActorKind)] | None = None
    aliases: list[Name] | None = None
    native_name: dict[Language, Name] | None = None
    description: Text | None = None
    roles: list[RoleShape] | None = None
    links: dict[Label, Link] | None = None
    formerly: list[Id] | None = None


# -- articles and what was found in them ----------------------------------------------------------


class WithdrawnShape(Shape):
    """That an article was taken back."""

    date: Date | None = None
    reason: Text | None = None


class ArticleShape(Shape):
    """Front matter of `content/articles/<id>.md`."""

    title: Name
    outlet: Named
    url: Url | None = None
    published: Date | None = None
    updated: Date | None = None
    authors: list[Name] | None = None
    origins: list[Named] | None = None
    language: Language | None = None
    rights: Annotated[Rights, Leaf(values.word(Rights), Rights)] | None = None
    licence: Licence | None = None
    retrieved: Date | None = None
    archive: Url | None = None
    digest: Text | None = None
    supersedes: Named | None = None
    withdrawn: WithdrawnShape | None = None
    formerly: list[Id] | None = None


class TranslationShape(Shape):
    """A rendering in another language."""

    text: Text
    by: Name


class FoundShape(Shape):
    """What quotes, passages and reports share: how words are found, who passed them on."""

    prefix: Text | None = None
    suffix: Text | None = None
    occurrence: Count | None = None
    ack: list[Ack] | None = None
    lang: Language | None = None
    translation: TranslationShape | None = None
    said: Date | None = None
    via: list[Named] | None = None
    note: Text | None = None
    formerly: list[ItemId] | None = None


class QuoteShape(FoundShape):
    """A speaker's words."""

    text: Parts
    speaker: Named
    where: Text | None = None


class PassageShape(FoundShape):
    """The outlet's own words."""

    text: Parts
    speaker: Named | None = None
    where: Text | None = None


class ReportShape(FoundShape):
    """What an article does with a claim."""

    text: Parts | None = None
    claim: Reference | None = None
    says: Annotated[Says, Leaf(values.word(Says), Says)] | None = None
    evidence: list[Reference] | None = None
    speaker: Named | None = None


class StanceShape(Shape):
    """An actor's position on a question."""

    actor: Named
    question: Reference
    position: Annotated[Position, Leaf(values.word(Position), Position)]
    basis: Annotated[Basis, Leaf(values.word(Basis), Basis)]
    evidence: list[Reference] | None = None
    note: Text | None = None
    formerly: list[Id] | None = None


Passage = Annotated[PassageShape, OR_TEXT]
Report = Annotated[ReportShape, OR_TEXT]


class AnnotationsShape(Shape):
    """`content/annotations/<id>.yaml`."""

    quotes: dict[ItemId, QuoteShape] | None = None
    passages: dict[ItemId, Passage] | None = None
    reports: dict[ItemId, Report] | None = None
    stances: list[StanceShape] | None = None


# -- stories --------------------------------------------------------------------------------------


class QuestionShape(Shape):
    """A stance target."""

    ask: Text
    for_: Text | None = None
    against: Text | None = None
    formerly: list[Id] | None = None


class ClaimShape(Shape):
    """An assertion, phrased by our editors."""

    text: Text
    formerly: list[Id] | None = None


Claim = Annotated[ClaimShape, OR_TEXT]


class DifferenceShape(Shape):
    """The same thing told differently."""

    about: Text
    accounts: Annotated[list[Text], NotEmpty()]


class EventShape(Shape):
    """Something that happened."""

    date: Date
    text: Text


class UpdateShape(Shape):
    """A change to a published story."""

    date: Date
    kind: Annotated[UpdateKind, Leaf(values.word(UpdateKind), UpdateKind)]
    text: Text
    at: Reference | None = None


class StoryShape(Shape):
    """Front matter of `content/stories/<id>.md`."""

    title: Name
    kicker: Name | None = None
    summary: Text | None = None
    articles: Annotated[dict[Id, Named], NotEmpty()]
    authors: list[Name] | None = None
    published: Date | None = None
    updated: Date | None = None
    status: Annotated[Status, Leaf(values.word(Status), Status)] | None = None
    key_quotes: list[ItemReference] | None = None
    questions: dict[Id, QuestionShape] | None = None
    claims: dict[Id, Claim] | None = None
    differences: list[DifferenceShape] | None = None
    events: list[EventShape] | None = None
    unknowns: list[Text] | None = None
    related: list[Named] | None = None
    updates: list[UpdateShape] | None = None
    review_by: Date | None = None
    draft: Flag | None = None
    embargo: Embargo | None = None
    language: Language | None = None
    translation_of: Named | None = None
    formerly: list[Id] | None = None


# -- seals ----------------------------------------------------------------------------------------


class SealShape(Shape):
    """`content/seals/<id>.yaml`, as `onrecord seal` writes it."""

    seal: Count
    article: Named
    fold: Count
    tokens: Count
    root: Name
    crown: Name
    retrieved: Date | None = None
    archive: Url | None = None
    proofs: dict[Id, Stored] | None = None


SHAPES: dict[str, type[Shape]] = {
    "site": SiteShape,
    "outlets": OutletShape,
    "actors": ActorShape,
    "articles": ArticleShape,
    "annotations": AnnotationsShape,
    "stories": StoryShape,
}
"""The shape of each kind of file, by the name of its folder."""
