"""Floor 3, every name in one unit looked up once; those that lead nowhere become findings.

Former names lead nowhere too: their finding says what to write. Editorial rules are not judged
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Finding
from generator.library import Fault, Library, is_paragraph
from generator.model import (
    Actor,
    Annotations,
    Article,
    Claim,
    Item,
    Outlet,
    OutletKind,
    Passage,
    Place,
    Question,
    Quote,
    Report,
    SealRecord,
    Stance,
    Story,
)
from generator.pieces import ReferenceKind
from generator.texts import Text, digest_text, story_texts
from generator.units import Unit, UnitKind


def unknown_names(library: Library, unit: Unit, settings_at: Place) -> Iterator[Finding]:
    """What the names in one unit come to, where they lead nowhere."""
    match unit.kind:
        case UnitKind.ACTOR:
            yield from _actor(library, library.actors[unit.id])
        case UnitKind.ARTICLE:
            if unit.id in library.articles:
                yield from _article(library, library.articles[unit.id])
            if unit.id in library.annotations:
                yield from _annotations(library, library.annotations[unit.id])
            if unit.id in library.seals:
                yield from unknown_in_seal(library, library.seals[unit.id])
        case UnitKind.STORY:
            yield from _story(library, library.stories[unit.id])
        case UnitKind.SITE:
            yield from _settings(library, settings_at)
        case UnitKind.OUTLET:
            pass  # an outlet names nobody


def _settings(library: Library, at: Place) -> Iterator[Finding]:
    """Whether the publisher exists, and is our own."""
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
    """The names in an actor's roles."""
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
    """The names in an article's head and digest."""
    yield from _fault(library.outlet(article.outlet), article.at, "outlet")
    for number, origin in enumerate(article.origins):
        yield from _fault(library.party(origin), article.at, "origins", number)
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
    """The names in an article's items, and ids given twice among them."""
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
        yield from _fault(library.party(stance.actor), stance.at, "actor")
        found_question = library.question(stance.question, record.article)
        yield from _fault(found_question, stance.at, "question")
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


def _formerly_twice(
    records: Iterable[Item | Claim | Question], taken: set[str], noun: str
) -> Iterator[Finding]:
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
        yield from _fault(library.party(item.speaker), item.at, "speaker")
    for number, via in enumerate(item.via):
        yield from _fault(library.party(via), item.at, "via", number)


def _evidence(library: Library, item: Report | Stance) -> Iterator[Finding]:
    for number, reference in enumerate(item.evidence):
        found = library.evidence(reference, item.article)
        yield from _fault(found, item.at, "evidence", number)
        if not isinstance(found, Fault) and found.article == item.article and found.item == item.id:
            yield Finding(
                code="own-evidence",
                at=item.at / "evidence" / number,
                message="an item cannot be its own evidence",
                hint="name the quote or passage it rests on",
            )


def _story(library: Library, story: Story) -> Iterator[Finding]:
    """The names in a story, and former ids given twice among its claims and questions."""
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


def unknown_in_seal(library: Library, seal: SealRecord) -> Iterator[Finding]:
    """Whether a seal's article exists, and each item that it proves."""
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


def _fault(found: object, at: Place, *steps: str | int, key: bool = False) -> Iterator[Finding]:
    """The finding that a name leads nowhere, if it does; it stands `steps` below a place."""
    if isinstance(found, Fault) and not found.quiet:
        for step in steps:
            at = at / step
        yield Finding(code=found.code, at=at, message=found.message, hint=found.hint, key=key)
