"""Floor 1, the nouns: what a content file says once its shape is known to be right.

Every record is frozen, holds plain values and *ids*, never other records, and knows its `at`:
the file and the path of keys inside it. Whether the ids exist is not known here; that is
learned by `generator.library`. Dates are `generator.dates.When` values.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from generator.dates import When
from generator.pieces import Prose
from generator.structs import Struct, field


class Place(Struct, frozen=True):
    """Somewhere in a YAML file or front matter: found again by reading the file anew."""

    path: str
    """The file, from the project's root."""
    loc: tuple[str | int, ...] = ()
    """Keys and indexes from the top of the file; empty means the file as a whole."""
    words: str = ""
    """If given, the first place inside that value where these words stand."""
    offset: int | None = None
    """In place of `loc`: 0-based offset into the file's text, for the body of a Markdown file."""

    def __truediv__(self, key: str | int) -> Place:
        """The place of a key or index below this one."""
        return Place(self.path, (*self.loc, key))


class Rights(StrEnum):
    """How much of an article's text may be shown (content contract, Rights)."""

    FULL = "full"
    EXCERPTS = "excerpts"
    WITHHELD = "withheld"


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    NEWSPAPER = "newspaper"
    WIRE = "wire"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    DIGITAL = "digital"
    OFFICIAL = "official"
    OWN = "own"


class ActorKind(StrEnum):
    """What sort of thing acts or speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Says(StrEnum):
    """What a report does with its claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"


class Position(StrEnum):
    """Where an actor stands on a question."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    CONDITIONAL = "conditional"
    UNDECLARED = "undeclared"


class Basis(StrEnum):
    """What a stance rests on."""

    STATED = "stated"
    DEED = "deed"
    ASCRIBED = "ascribed"
    INFERRED = "inferred"


class Status(StrEnum):
    """Whether a story is still moving."""

    DEVELOPING = "developing"
    SETTLED = "settled"


class UpdateKind(StrEnum):
    """What sort of change to a published story is told."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


class ItemKind(StrEnum):
    """What stands in an annotation file and can be cited."""

    QUOTE = "quote"
    PASSAGE = "passage"
    REPORT = "report"
    STANCE = "stance"


class Outlet(Struct, frozen=True, kw_only=True):
    """Who publishes."""

    id: str
    at: Place
    name: str
    kind: OutletKind | None = None
    url: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    language: str | None = None
    """BCP 47."""
    formerly: tuple[str, ...] = ()


class Role(Struct, frozen=True, kw_only=True):
    """An office, membership or alliance of an actor, with the time it was held."""

    at: Place
    title: str
    of: str | None = None
    """The actor or outlet the role is held in."""
    since: When | None = None
    until: When | None = None
    evidence: tuple[str, ...] = ()
    """Full item ids, `article-id#item-id`."""
    note: str | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """Who acts or speaks."""

    id: str
    at: Place
    name: str
    kind: ActorKind = ActorKind.PERSON
    aliases: tuple[str, ...] = ()
    native_name: Mapping[str, str] = field(default_factory=dict)
    """Language (BCP 47) → the name in it; a plain dict, never written to."""
    description: str | None = None
    roles: tuple[Role, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    """What it is → an http(s) address."""
    formerly: tuple[str, ...] = ()


class Withdrawn(Struct, frozen=True):
    """An article its outlet, or we, took back: shown, kept out of counts."""

    date: When | None
    reason: str | None


class Article(Struct, frozen=True, kw_only=True):
    """One published report by an outlet, as retrieved."""

    id: str
    at: Place
    title: str
    outlet: str
    url: str | None = None
    published: When | None = None
    updated: When | None = None
    authors: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    """Outlets or actors; empty means the outlet itself."""
    language: str | None = None
    rights: Rights = Rights.WITHHELD
    licence: str | None = None
    retrieved: When | None = None
    archive: str | None = None
    digest: Prose | None = None
    supersedes: str | None = None
    withdrawn: Withdrawn | None = None
    formerly: tuple[str, ...] = ()
    body: Prose | None = None
    """The compiled text; None unless `rights` is `full`."""
    body_offset: int = 0
    """Where the body begins in the file's text (code points)."""


class Translation(Struct, frozen=True):
    """A rendering of a quote in another language, beside the words that were checked."""

    text: str
    by: str


class Selector(Struct, frozen=True, kw_only=True):
    """How exact words are found in an article (after W3C TextQuoteSelector)."""

    parts: tuple[str, ...]
    """The words; more than one where the reporter interrupts the speech."""
    prefix: str | None = None
    suffix: str | None = None
    occurrence: int | None = None
    """From 1."""
    ack: tuple[str, ...] = ()
    """Flags the editor has acknowledged."""
    lang: str | None = None
    translation: Translation | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """A speaker's words, set as speech."""

    id: str
    at: Place
    article: str
    speaker: str
    select: Selector
    where: str | None = None
    said: When | None = None
    via: tuple[str, ...] = ()
    note: str | None = None
    formerly: tuple[str, ...] = ()


class Passage(Struct, frozen=True, kw_only=True):
    """The outlet's own words that carry a fact; with a speaker, indirect speech."""

    id: str
    at: Place
    article: str
    select: Selector
    speaker: str | None = None
    where: str | None = None
    said: When | None = None
    via: tuple[str, ...] = ()
    note: str | None = None
    formerly: tuple[str, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """What an article does with a claim."""

    id: str
    at: Place
    article: str
    claim: str
    """As written: an id, or `story-id#id`."""
    claim_at: Place
    """Where the claim is named: the `claim` value, or the item's key."""
    says: Says = Says.ASSERTS
    select: Selector | None = None
    evidence: tuple[str, ...] = ()
    """Item ids as written: `item`, `article-id#item`."""
    speaker: str | None = None
    via: tuple[str, ...] = ()
    said: When | None = None
    note: str | None = None
    formerly: tuple[str, ...] = ()


class Stance(Struct, frozen=True, kw_only=True):
    """An actor's position on a question."""

    id: str
    """`<actor>--<question>`, with `-2` and so on for a second."""
    at: Place
    article: str
    actor: str
    question: str
    """As written: an id, or `story-id#id`."""
    position: Position
    basis: Basis
    evidence: tuple[str, ...] = ()
    note: str | None = None
    formerly: tuple[str, ...] = ()


WordedItem = Quote | Passage | Report
Item = WordedItem | Stance


class Annotations(Struct, frozen=True, kw_only=True):
    """What was found in one article."""

    article: str
    at: Place
    quotes: tuple[Quote, ...] = ()
    passages: tuple[Passage, ...] = ()
    reports: tuple[Report, ...] = ()
    stances: tuple[Stance, ...] = ()
    read_for: tuple[str, ...] = ()
    """Which of `quotes`, `passages`, `reports`, `stances` stand in the file, even empty: the
    article has been read for that."""

    def items(self) -> tuple[Item, ...]:
        """All items in file order, kind by kind."""
        return (*self.quotes, *self.passages, *self.reports, *self.stances)

    def said(self) -> tuple[Quote | Passage, ...]:
        """Quotes and passages: what can have a speaker and a place where it was said."""
        return (*self.quotes, *self.passages)

    def worded(self) -> tuple[WordedItem, ...]:
        """Quotes, passages and reports: what can have words of the article."""
        return (*self.quotes, *self.passages, *self.reports)


class SealRecord(Struct, frozen=True, kw_only=True):
    """What a seal file says; whether its proofs hold is found out by `generator.proving`."""

    id: str
    """The article it should belong to: the file's name."""
    at: Place
    article: str
    """The article it was made for."""
    fold: int
    """Version of the fold it was made under."""
    tokens: int
    """How many tokens the sealed text has."""
    root: str
    """The commitment."""
    crown: str
    """Upper nodes of the tree, bound by the root, that keep the proofs short."""
    retrieved: When | None = None
    archive: str | None = None
    proofs: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Item → its proof as stored: texts and lists of texts, as `anchoring.seals` wrote them."""


class Question(Struct, frozen=True, kw_only=True):
    """A stance target that asks for a judgement."""

    id: str
    at: Place
    story: str
    ask: str
    for_: str | None = None
    """What *for* means, in a word or two."""
    against: str | None = None
    formerly: tuple[str, ...] = ()


class Claim(Struct, frozen=True, kw_only=True):
    """An assertion of fact or forecast, phrased by our editors."""

    id: str
    at: Place
    story: str
    text: str
    formerly: tuple[str, ...] = ()


class Difference(Struct, frozen=True, kw_only=True):
    """The same thing told differently."""

    at: Place
    about: str
    accounts: tuple[Prose, ...]


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened, with its date as known."""

    at: Place
    date: When
    text: Prose


class Update(Struct, frozen=True, kw_only=True):
    """A change to a published story, told to its readers."""

    at: Place
    date: When
    kind: UpdateKind
    text: Prose
    about: str | None = None
    """What it concerns: the value of the key `at`, such as `axios#headline`."""


class Story(Struct, frozen=True, kw_only=True):
    """Our explainer: a view on connected events."""

    id: str
    at: Place
    title: str
    kicker: str | None = None
    summary: Prose | None = None
    articles: Mapping[str, str] = field(default_factory=dict)
    """Short name → article id, in the editor's order; a plain dict, never written to."""
    authors: tuple[str, ...] = ()
    published: When | None = None
    updated: When | None = None
    status: Status | None = None
    key_quotes: tuple[str, ...] = ()
    """As written: `short#item` or `article-id#item`."""
    questions: tuple[Question, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[Prose, ...] = ()
    related: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    review_by: When | None = None
    draft: bool = False
    embargo: When | None = None
    language: str | None = None
    translation_of: str | None = None
    formerly: tuple[str, ...] = ()
    body: Prose | None = None
    body_offset: int = 0
    """Where the body begins in the file's text (code points)."""
