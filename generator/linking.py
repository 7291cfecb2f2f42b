"""Floor 3, from records to a library: all files together.

Takes what `generator.reading` returned; gives the `Library` and a `Finding` for every id that
stands twice. What names lead to is asked, unit by unit, by `generator.resolving`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from generator.findings import Finding
from generator.library import Library, Refused, make_library
from generator.model import (
    Actor,
    Annotations,
    Article,
    Outlet,
    Place,
    SealRecord,
    Story,
)
from generator.resolving import unknown_in_seal
from generator.settings import Settings
from generator.structs import Struct


class Filed(Struct, frozen=True):
    """A record in short: what is looked at where ids stand twice."""

    id: str
    at: Place
    formerly: tuple[str, ...] = ()
    article: str = ""
    """The article that annotations are of, or that a seal was made for."""


class _Filed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def at(self) -> Place: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


class _OfArticle(Protocol):
    @property
    def at(self) -> Place: ...
    @property
    def article(self) -> str: ...


F = TypeVar("F", bound=_Filed)


def link(
    *,
    settings: Settings,
    outlets: Iterable[Outlet],
    actors: Iterable[Actor],
    articles: Iterable[Article],
    annotations: Iterable[Annotations],
    stories: Iterable[Story],
    seals: Iterable[SealRecord] = (),
    refused: Refused,
) -> tuple[Library, list[Finding]]:
    """Bring all records together; the findings, in no order, are those of ids given twice."""
    outlet_map, actor_map, article_map, story_map = (
        _by_id(outlets), _by_id(actors), _by_id(articles), _by_id(stories)
    )  # fmt: skip
    annotation_map: dict[str, Annotations] = {}
    for record in sorted(annotations, key=lambda a: (a.article, a.at.path)):
        annotation_map.setdefault(record.article, record)
    library = make_library(
        settings=settings,
        outlets=outlet_map,
        actors=actor_map,
        articles=article_map,
        annotations=annotation_map,
        stories=story_map,
        seals=_by_article(seals),
        refused=refused,
    )
    parties: list[Actor | Outlet] = [*outlets, *actors]
    findings = given_twice(
        library,
        parties=parties,
        articles=articles,
        stories=stories,
        annotations=annotations,
        seals=seals,
    )
    return library, list(findings)


def given_twice(
    library: Library,
    *,
    parties: Iterable[_Filed],
    articles: Iterable[_Filed],
    stories: Iterable[_Filed],
    annotations: Iterable[_OfArticle],
    seals: Iterable[Filed | SealRecord],
) -> Iterator[Finding]:
    """Ids that stand twice, in no order, and what is wrong with seals of which there is another.

    The records may be given in short; but for the seals that the library does not hold.
    """
    yield from _twice("actor or outlet", parties)
    yield from _twice("article", articles)
    yield from _twice("story", stories)
    yield from _annotated_twice(annotations)
    yield from _stray_seals(library, seals)


def _by_id(records: Iterable[F]) -> dict[str, F]:
    found: dict[str, F] = {}
    for record in sorted(records, key=lambda r: (r.id, r.at.path)):
        found.setdefault(record.id, record)
    return found


def _twice(noun: str, records: Iterable[F]) -> Iterator[Finding]:
    """An id must be unique within its kind, and no former id may be in use."""
    first: dict[str, F] = {}
    ordered = sorted(records, key=lambda r: r.at.path)
    for record in ordered:
        if record.id in first:
            yield Finding(
                code="duplicate-id",
                at=record.at,
                message=f"two files give the {noun} id '{record.id}'",
                hint="rename one of the files",
                related=((first[record.id].at, "the other file"),),
            )
        first.setdefault(record.id, record)
    claimed: dict[str, F] = {}
    for record in ordered:
        for number, former in enumerate(record.formerly):
            other = first.get(former) or claimed.get(former)
            if other:
                yield Finding(
                    code="former-id-taken",
                    at=record.at / "formerly" / number,
                    message=f"the former id '{former}' belongs to another {noun}",
                    hint="take it out of one of the two",
                    related=((other.at, "the other one"),),
                )
            claimed.setdefault(former, record)


def _annotated_twice(annotations: Iterable[_OfArticle]) -> Iterator[Finding]:
    first: dict[str, _OfArticle] = {}
    for record in sorted(annotations, key=lambda a: a.at.path):
        if record.article in first:
            yield Finding(
                code="duplicate-id",
                at=record.at,
                message=f"two files annotate the article '{record.article}'",
                hint="put all its items into one file",
                related=((first[record.article].at, "the other file"),),
            )
        first.setdefault(record.article, record)


def _by_article(seals: Iterable[SealRecord]) -> dict[str, SealRecord]:
    """Seals by the article they belong to; a copy under another id belongs to none."""
    found: dict[str, SealRecord] = {}
    for seal in sorted(seals, key=lambda s: s.at.path):
        if seal.article == seal.id:
            found.setdefault(seal.id, seal)
    return found


def _stray_seals(library: Library, seals: Iterable[Filed | SealRecord]) -> Iterator[Finding]:
    """What is wrong with seals that the library does not hold."""
    first: dict[str, Filed | SealRecord] = {}
    for seal in sorted(seals, key=lambda s: s.at.path):
        if seal.id in first:
            yield Finding(
                code="duplicate-id",
                at=seal.at,
                message=f"two files seal the article '{seal.id}'",
                hint="delete the older one",
                related=((first[seal.id].at, "the other file"),),
            )
        first.setdefault(seal.id, seal)
        if seal.article != seal.id:
            yield Finding(
                code="seal-of-another-article",
                at=seal.at / "article",
                message=f"this seal was made for '{seal.article}', and proves nothing here",
                hint=f"seal the article itself: onrecord seal {seal.id}",
            )
        elif isinstance(seal, SealRecord) and seal.at != library.seals[seal.id].at:
            yield from unknown_in_seal(library, seal)
