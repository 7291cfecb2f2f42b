"""Floor 3, from records to a library: every name in the content is looked up once.

Takes what `generator.reading` returned; gives the `Library` and a `Finding` for every name that
leads nowhere, stands twice, or is a former one. Editorial rules are not judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from generator.findings import Finding
from generator.library import Fault, Library, Refused, is_paragraph, make_library
from generator.model import (
    Actor,
    Annotations,
    Article,
    Outlet,
    OutletKind,
    Passage,
    Place,
    Quote,
    Report,
    SealRecord,
    Stance,
    Story,
)
from generator.pieces import ReferenceKind
from generator.settings import Settings
from generator.texts import Text, digest_text, story_texts


class _Filed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def at(self) -> Place: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


F = TypeVar("F", bound=_Filed)


def link(
    *,
    settings: Settings,
    settings_at: Place,
    outlets: Iterable[Outlet],
    actors: Iterable[Actor],
    articles: Iterable[Article],
    annotations: Iterable[Annotations],
    stories: Iterable[Story],
    seals: Iterable[SealRecord] = (),
    refused: Refused,
) -> tuple[Library, list[Finding]]:
    """Bring all records together; the findings are in no particular order."""
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
    findings = [
        *_twice("actor or outlet", parties),
        *_twice("article", articles),
        *_twice("story", stories),
        *_annotated_twice(annotations),
        *_seals(library, seals),
        *_settings(library, settings_at),
    ]
    for actor in actor_map.values():
        findings += _actor(library, actor)
    for article in article_map.values():
        findings += _article(library, article)
    for record in annotation_map.values():
        findings += _annotations(library, record)
    for story in story_map.values():
        findings += _story(library, story)
    return library, findings


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


def _annotated_twice(annotations: Iterable[Annotations]) -> Iterator[Finding]:
    first: dict[str, Annotations] = {}
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


def _seals(library: Library, seals: Iterable[SealRecord]) -> Iterator[Finding]:
    first: dict[str, SealRecord] = {}
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
            continue
        yield from _fault(library.article(seal.id), seal.at / "article")
        for name in seal.proofs:
            if library.item(seal.id, name) is None and seal.id in library.annotations:
                yield Finding(
                    code="unused-proof",
                    at=seal.at / "proofs" / name,
                    key=True,
                    message=f"the article '{seal.id}' has no item '{name}' any more",
                    hint=f"onrecord seal {seal.id} takes it out",
                )


def _fault(found: object, at: Place, *, key: bool = False) -> Iterator[Finding]:
    if isinstance(found, Fault) and not found.quiet:
        yield Finding(code=found.code, at=at, message=found.message, hint=found.hint, key=key)


def _settings(library: Library, at: Place) -> Iterator[Finding]:
    publisher = library.settings.publisher
    if publisher is None:
        return
    found = library.outlet(publisher)
    yield from _fault(found, at / "publisher")
    if isinstance(found, Outlet) and found.kind is not OutletKind.OWN:
        yield Finding(
            code="publisher-not-own",
            at=at / "publisher",
            message=f"the publisher must be an outlet of kind own, and '{publisher}' is not",
            hint=f"write `kind: own` in {found.at.path}",
        )


def _actor(library: Library, actor: Actor) -> Iterator[Finding]:
    for role in actor.roles:
        if role.of:
            yield from _fault(library.party(role.of), role.at / "of")
        for number, reference in enumerate(role.evidence):
            at = role.at / "evidence" / number
            if "#" not in reference:
                yield Finding(
                    code="unknown-item",
                    at=at,
                    message=f"'{reference}' does not say in which article the item stands",
                    hint="write article-id#item-id",
                )
                continue
            yield from _fault(library.evidence(reference, ""), at)


def _article(library: Library, article: Article) -> Iterator[Finding]:
    yield from _fault(library.outlet(article.outlet), article.at / "outlet")
    for number, origin in enumerate(article.origins):
        yield from _fault(library.party(origin), article.at / "origins" / number)
    if article.supersedes == article.id:
        yield Finding(
            code="unknown-article",
            at=article.at / "supersedes",
            message="an article cannot supersede itself",
            hint="name the earlier article",
        )
    elif article.supersedes:
        yield from _fault(library.article(article.supersedes), article.at / "supersedes")
    text = digest_text(article)
    for reference in text.prose.references if text else ():
        if not text or reference.kind is ReferenceKind.HREF:
            continue
        if reference.kind is ReferenceKind.LINK:
            yield from _fault(library.party(reference.target), text.place(reference))
        else:
            found = library.evidence(reference.target, article.id)
            yield from _fault(found, text.place(reference))


def _annotations(library: Library, record: Annotations) -> Iterator[Finding]:
    known = record.article in library.articles
    if not known:
        found = library.article(record.article)
        if isinstance(found, Fault) and not found.quiet:
            yield Finding(
                code="annotations-without-article",
                at=record.at,
                message=f"these annotations have no article: {found.message}",
                hint=found.hint or f"add content/articles/{record.article}.md",
            )
    yield from _items_twice(record)
    for item in record.said():
        yield from _said(library, item)
    for report in record.reports:
        yield from _fault(
            library.claim(report.claim, record.article),
            report.claim_at,
            key=report.claim_at == report.at,
        )
        yield from _said(library, report)
        if known:
            yield from _evidence(library, report)
    for stance in record.stances:
        yield from _fault(library.party(stance.actor), stance.at / "actor")
        found_question = library.question(stance.question, record.article)
        yield from _fault(found_question, stance.at / "question")
        if known:
            yield from _evidence(library, stance)


def _items_twice(record: Annotations) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for item in record.items():
        if item.id in first:
            yield Finding(
                code="duplicate-item",
                at=item.at,
                key=True,
                message=f"two items of this article are called '{item.id}'",
                hint="rename one; ids are shared by quotes, passages, reports and stances",
                related=((first[item.id], "first defined here"),),
            )
        first.setdefault(item.id, item.at)
    yield from _formerly_twice(record.items(), set(first), "item")


def _formerly_twice(records: Iterable[_Filed], taken: set[str], noun: str) -> Iterator[Finding]:
    """A former id within a file belongs to one thing, and to none that still has it."""
    claimed = set(taken)
    for record in records:
        for number, former in enumerate(record.formerly):
            if former in claimed or (noun == "item" and is_paragraph(former)):
                yield Finding(
                    code="former-id-taken",
                    at=record.at / "formerly" / number,
                    message=f"the former id '{former}' belongs to another {noun}",
                    hint="take it out",
                )
            claimed.add(former)


def _said(library: Library, item: Quote | Passage | Report) -> Iterator[Finding]:
    if item.speaker:
        yield from _fault(library.party(item.speaker), item.at / "speaker")
    for number, via in enumerate(item.via):
        yield from _fault(library.party(via), item.at / "via" / number)


def _evidence(library: Library, item: Report | Stance) -> Iterator[Finding]:
    for number, reference in enumerate(item.evidence):
        at = item.at / "evidence" / number
        found = library.evidence(reference, item.article)
        yield from _fault(found, at)
        if not isinstance(found, Fault) and found.article == item.article and found.item == item.id:
            yield Finding(
                code="own-evidence",
                at=at,
                message="an item cannot be its own evidence",
                hint="name the quote or passage it rests on",
            )


def _story(library: Library, story: Story) -> Iterator[Finding]:
    yield from _formerly_twice(story.claims, {c.id for c in story.claims}, "claim")
    yield from _formerly_twice(story.questions, {q.id for q in story.questions}, "question")
    for short, article_id in story.articles.items():
        yield from _fault(library.article(article_id), story.at / "articles" / short)
    for number, reference in enumerate(story.key_quotes):
        at = story.at / "key_quotes" / number
        found = library.citation(story, reference)
        yield from _fault(found, at)
        if not isinstance(found, Fault) and not _is_quote(library, found.article, found.item):
            yield _not_a_quote(reference, at)
    for number, other in enumerate(story.related):
        yield from _fault(library.story(other), story.at / "related" / number)
    if story.translation_of:
        yield from _fault(library.story(story.translation_of), story.at / "translation_of")
    for update in story.updates:
        if update.about:
            yield from _fault(library.citation(story, update.about), update.at / "at")
    for text in story_texts(story):
        yield from _references(library, story, text)


def _references(library: Library, story: Story, text: Text) -> Iterator[Finding]:
    for reference in text.prose.references:
        at = text.place(reference)
        match reference.kind:
            case ReferenceKind.LINK:
                yield from _fault(library.party(reference.target), at)
            case ReferenceKind.CITATION:
                yield from _fault(library.citation(story, reference.target), at)
            case ReferenceKind.TRANSCLUSION:
                found = library.citation(story, reference.target)
                yield from _fault(found, at)
                if isinstance(found, Fault):
                    continue
                if not _is_quote(library, found.article, found.item):
                    yield _not_a_quote(reference.target, at)
            case ReferenceKind.HREF:
                pass  # a site path is held against the finished plan


def _is_quote(library: Library, article: str | None, item: str | None) -> bool:
    return bool(article and item and isinstance(library.item(article, item), Quote))


def _not_a_quote(reference: str, at: Place) -> Finding:
    return Finding(
        code="not-a-quote",
        at=at,
        message=f"only a quote can be shown here, and '{reference}' is none",
        hint="name an item under `quotes`, or cite it as [@…]",
    )
