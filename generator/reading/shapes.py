"""Floor 2, the shapes of content files (the content contract); the only door to pydantic.

A shape says which keys a mapping takes and what stands under them. Leaves are located scalars,
read by `generator.reading.values`; pydantic finds all faults of a file at once and says where by
a path of keys. A shape's values become records in `generator.model`; no shape leaves this room.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError

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
from generator.yaml_nodes import MapNode, ScalarNode

S = TypeVar("S", bound="Shape")

ACKNOWLEDGED = (
    "not-in-quote-marks", "gap-has-negation", "bracket-adds-negation", "in-heading",
    "cut-mid-sentence", "empty-gap", "attribution-gap", "multi-block", "edge-punct",
    "speaker-not-near",
)  # fmt: skip
"""Flags of a quote that an editor can acknowledge with `ack`."""


def _leaf(read: Any, written: Any = str) -> PlainValidator:
    return PlainValidator(read, json_schema_input_type=written)


Text = Annotated[str, _leaf(values.free_text)]
Name = Annotated[str, _leaf(values.name)]
Licence = Annotated[str, _leaf(values.licence)]
Id = Annotated[str, _leaf(values.identifier)]
ItemId = Annotated[str, _leaf(values.item_id)]
Named = Annotated[str, _leaf(values.named)]
Reference = Annotated[str, _leaf(values.reference)]
ItemReference = Annotated[str, _leaf(values.item_reference)]
Url = Annotated[str, _leaf(standards.url)]
FolderUrl = Annotated[str, _leaf(standards.folder_url)]
NavUrl = Annotated[str, _leaf(standards.nav_url)]
Link = Annotated[str, _leaf(standards.link)]
Contact = Annotated[str, _leaf(standards.contact)]
Date = Annotated[When, _leaf(values.date)]
Embargo = Annotated[When, _leaf(values.embargo)]
Language = Annotated[str, _leaf(standards.language)]
Country = Annotated[str, _leaf(standards.country)]
Timezone = Annotated[str, _leaf(standards.timezone)]
Count = Annotated[int, _leaf(values.count, int)]
Share = Annotated[float, _leaf(values.share, float)]
Flag = Annotated[bool, _leaf(values.flag, bool)]
Ack = Annotated[str, _leaf(values.word_of(ACKNOWLEDGED))]
Parts = Annotated[list[Text], BeforeValidator(values.parts, json_schema_input_type=str | list[str])]
Stored = Annotated[dict[str, Any], _leaf(values.stored, dict[str, Any])]
Label = Annotated[str, _leaf(values.label)]
Colour = Annotated[str, _leaf(theme.colour)]
Fonts = Annotated[str, _leaf(theme.fonts)]
Length = Annotated[str, _leaf(theme.length)]


class Shape(BaseModel):
    """What all shapes share: no key but those named; absent where nothing stands after it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    for_: Colour = Field("", alias="for")
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
    kind: Annotated[OutletKind, _leaf(values.word(OutletKind), OutletKind)] | None = None
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
    kind: Annotated[ActorKind, _leaf(values.word(ActorKind), ActorKind)] | None = None
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
    rights: Annotated[Rights, _leaf(values.word(Rights), Rights)] | None = None
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
    says: Annotated[Says, _leaf(values.word(Says), Says)] | None = None
    evidence: list[Reference] | None = None
    speaker: Named | None = None


class StanceShape(Shape):
    """An actor's position on a question."""

    actor: Named
    question: Reference
    position: Annotated[Position, _leaf(values.word(Position), Position)]
    basis: Annotated[Basis, _leaf(values.word(Basis), Basis)]
    evidence: list[Reference] | None = None
    note: Text | None = None
    formerly: list[Id] | None = None


def _or_text(shape: type[Shape]) -> BeforeValidator:
    """A shape for which its `text` alone can stand."""
    return BeforeValidator(_bare, json_schema_input_type=shape | str)


def _bare(value: object) -> object:
    """A bare text stands for an item with that `text`."""
    return {"text": value} if isinstance(value, ScalarNode) and not value.absent else value


Passage = Annotated[PassageShape, _or_text(PassageShape)]
Report = Annotated[ReportShape, _or_text(ReportShape)]


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
    for_: Text | None = Field(None, alias="for")
    against: Text | None = None
    formerly: list[Id] | None = None


class ClaimShape(Shape):
    """An assertion, phrased by our editors."""

    text: Text
    formerly: list[Id] | None = None


Claim = Annotated[ClaimShape, _or_text(ClaimShape)]


class DifferenceShape(Shape):
    """The same thing told differently."""

    about: Text
    accounts: list[Text] = Field(min_length=1)


class EventShape(Shape):
    """Something that happened."""

    date: Date
    text: Text


class UpdateShape(Shape):
    """A change to a published story."""

    date: Date
    kind: Annotated[UpdateKind, _leaf(values.word(UpdateKind), UpdateKind)]
    text: Text
    at: Reference | None = None


class StoryShape(Shape):
    """Front matter of `content/stories/<id>.md`."""

    title: Name
    kicker: Name | None = None
    summary: Text | None = None
    articles: dict[Id, Named] = Field(min_length=1)
    authors: list[Name] | None = None
    published: Date | None = None
    updated: Date | None = None
    status: Annotated[Status, _leaf(values.word(Status), Status)] | None = None
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


# -- checking -------------------------------------------------------------------------------------

SHAPES: dict[str, type[Shape]] = {
    "site": SiteShape,
    "outlets": OutletShape,
    "actors": ActorShape,
    "articles": ArticleShape,
    "annotations": AnnotationsShape,
    "stories": StoryShape,
}
"""The shape of each kind of file, by the name of its folder."""


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


def check(shape: type[S], node: MapNode) -> S | list[dict[str, Any]]:
    """The mapping in its shape, or all faults as pydantic lists them (`type`, `loc`, `ctx` …)."""
    try:
        return shape.model_validate(node)
    except ValidationError as error:
        return [dict(one) for one in error.errors(include_url=False)]


def keys(shape: type[Shape], loc: tuple[str | int, ...]) -> list[str]:
    """The keys a shape takes at a path inside it, needed ones first; none where any will do."""
    at: Any = shape
    for step in loc:
        at = _inside(at, step)
    if not (isinstance(at, type) and issubclass(at, Shape)):
        return []
    fields = sorted(at.model_fields.items(), key=lambda entry: not entry[1].is_required())
    return [field.alias or key for key, field in fields]


def _inside(annotation: Any, step: str | int) -> Any:
    """The type of what stands under a key or index of a value of this type; None for a leaf."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        for key, field in annotation.model_fields.items():
            if step in (key, field.alias):
                return _bare_type(field.annotation)
        return None
    arguments = get_args(annotation)
    return _bare_type(arguments[-1]) if arguments else None


def _bare_type(annotation: Any) -> Any:
    """The type without `| None` and without `Annotated`."""
    while get_origin(annotation) in (Union, UnionType, Annotated):
        annotation = get_args(annotation)[0]
    return annotation


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file, for editors that complete keys from one."""
    return SHAPES[kind].model_json_schema(by_alias=True, mode="validation")
