"""Floor 2, the shapes of articles and of their seals."""

from __future__ import annotations

from generator.reading.shapes.leaves import (
    ArticleId,
    Count,
    Date,
    Id,
    Language,
    Licence,
    Name,
    OutletId,
    Party,
    Stored,
    Text,
    Url,
    WordOfRights,
)
from generator.reading.shaping import Shape


class WithdrawnShape(Shape):
    """That an article was taken back."""

    date: Date | None = None
    """When."""
    reason: Text | None = None
    """Why, in our own words."""


class ArticleShape(Shape):
    """Front matter of `content/articles/<id>.md`."""

    title: Name
    """The outlet's own headline."""
    outlet: OutletId
    """Who published it."""
    url: Url | None = None
    """Left out when unknown, never guessed."""
    published: Date | None = None
    """Only as the article gives it."""
    updated: Date | None = None
    """Only as the article gives it."""
    authors: list[Name] | None = None
    """Names, as the article gives them."""
    origins: list[Party] | None = None
    """Where the report comes from, if not from its outlet alone: a wire agency for instance."""
    language: Language | None = None
    """Its outlet's, else the site's, if left out."""
    rights: WordOfRights | None = None
    """`full`: ours or licensed, shown whole. `excerpts` or `withheld`: only items are shown."""
    licence: Licence | None = None
    """Required for `rights: full`, such as CC-BY-4.0."""
    retrieved: Date | None = None
    """When we read it."""
    archive: Url | None = None
    """Address of an archived copy."""
    digest: Text | None = None
    """What it reports, in our own words; may cite its own items as [@#item]."""
    supersedes: ArticleId | None = None
    """The earlier article that this one replaces; both count as one report."""
    withdrawn: WithdrawnShape | None = None
    """That it was taken back: shown, and kept out of counts."""
    formerly: list[Id] | None = None
    """Former ids: old addresses lead on."""


class SealShape(Shape):
    """`content/seals/<id>.yaml`, as `onrecord seal` writes it."""

    seal: Count
    article: ArticleId
    fold: Count
    tokens: Count
    root: Name
    crown: Name
    retrieved: Date | None = None
    archive: Url | None = None
    proofs: dict[Id, Stored] | None = None
