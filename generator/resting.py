"""Floor 3, what rests on an item, a claim or a question, and what becomes of it without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.claims import Assessment, assess_claim
from generator.coverage import coverage
from generator.dependents import RestKind
from generator.falling import Effect, Fallen, Key, effect_of, evidence_effect, lost_to, spread
from generator.library import Fault, Library
from generator.model import Place, Report, Stance, Story
from generator.pieces import Prose, Reference, ReferenceKind
from generator.relations import Relations, relate
from generator.structs import Struct, replace
from generator.texts import Text, digest_text, story_texts


class Resting(Struct, frozen=True, kw_only=True):
    """One thing of ours that rests on what was asked about."""

    kind: str
    """As `RestKind`; or report, digest."""
    at: Place
    key: bool = False
    """Point at the key, not at its value."""
    name: str
    """What it is: a sentence, or an id."""
    effect: Effect
    why: str
    """What it would lose, or what still holds it."""
    story: str | None = None
    article: str | None = None
    party: str | None = None
    """The actor or outlet it is told of."""
    question: Key | None = None


def resting_on_item(library: Library, key: Key) -> Iterator[Resting]:
    """What rests on an item, a headline or a paragraph, by (article, id)."""
    yield from _resting(library, Fallen(items={key}), first={key})


def resting_on_claim(library: Library, key: Key) -> Iterator[Resting]:
    """What rests on a claim, by (story, id): what articles say of it falls with it."""
    reports = relate(library).reports_of.get(key, ())
    items = {(report.article, report.id) for report in reports}
    yield from _resting(library, Fallen(items=items, claims={key}), first=set())


def resting_on_question(library: Library, key: Key) -> Iterator[Resting]:
    """What rests on a question, by (story, id): the positions on it."""
    stances = relate(library).stances_on.get(key, ())
    yield from _resting(library, Fallen(items={(s.article, s.id) for s in stances}), first=set())


def _resting(library: Library, fallen: Fallen, *, first: set[Key]) -> Iterator[Resting]:
    """All that rests on what has fallen; `first`: what need not be told, since it was asked for."""
    relations = relate(library)
    asked = set(fallen.claims)
    spread(library, relations, fallen)
    for story in library.stories.values():
        yield from _of_story(library, story, fallen)
    yield from _claims(library, relations, fallen, asked)
    yield from _items(library, fallen, first)
    yield from _roles(library, fallen)
    yield from _digests(library, fallen)


# -- what it comes to -----------------------------------------------------------------------------

_PART = {
    "account": RestKind.ACCOUNT,
    "event": RestKind.EVENT,
    "unknown": RestKind.UNKNOWN,
    "update": RestKind.UPDATE,
}
_CITED = {
    Effect.FALLS: "loses its only citation",
    Effect.LOSES: "loses a citation, and keeps another",
}
_NAMED = {
    Effect.FALLS: "loses its only evidence",
    Effect.LOSES: "loses evidence, and keeps other",
}


def _of_story(library: Library, story: Story, fallen: Fallen) -> Iterator[Resting]:
    for text in story_texts(story):
        lost = {
            number: reference
            for number, reference in enumerate(text.prose.references)
            if reference.kind in (ReferenceKind.CITATION, ReferenceKind.TRANSCLUSION)
            and lost_to(library.citation(story, reference.target), fallen)
        }
        cited = {n: r for n, r in lost.items() if r.kind is ReferenceKind.CITATION}
        for number in lost.keys() - cited.keys():
            yield _shown(story, text.place(lost[number]), lost[number].target)
        kind = _PART.get(text.part)
        if kind is None:
            yield from _sentences(text, cited, RestKind.TEXT, story.id)
        else:
            yield from _piece(text, cited, kind, story.id)
    for number, reference in enumerate(story.key_quotes):
        if lost_to(library.citation(story, reference), fallen):
            yield _shown(story, story.at / "key_quotes" / number, reference)
    for update in story.updates:
        if update.about and lost_to(library.citation(story, update.about), fallen):
            yield Resting(
                kind=RestKind.UPDATE,
                at=update.at / "at",
                name=update.about,
                effect=Effect.FALLS,
                why="loses what it is about",
                story=story.id,
            )


def _shown(story: Story, at: Place, reference: str) -> Resting:
    return Resting(
        kind=RestKind.KEY_QUOTE,
        at=at,
        name=reference,
        effect=Effect.FALLS,
        why="shows it",
        story=story.id,
    )


def _sentences(
    text: Text, lost: Mapping[int, Reference], kind: str, story: str | None
) -> Iterator[Resting]:
    """The sentences that some citations cover; citations of what is not counted, as they stand."""
    told: set[int] = set()
    for found in coverage(text.prose):
        gone = [number for number in found.citations if number in lost]
        if gone:
            told.update(gone)
            effect = effect_of([number in lost for number in found.citations])
            yield Resting(
                kind=kind,
                at=text.place(lost[gone[0]]),
                name=_words(text.prose, found.sentence.start, found.sentence.end),
                effect=effect,
                why=_CITED[effect],
                story=story,
            )
    for number in lost.keys() - told:
        yield Resting(
            kind=kind,
            at=text.place(lost[number]),
            name=lost[number].target,
            effect=Effect.LOSES,
            why="cites it where nothing is counted",
            story=story,
        )


def _piece(text: Text, lost: Mapping[int, Reference], kind: str, story: str) -> Iterator[Resting]:
    """A short text that is one with its citations: an event, an account."""
    every = [
        number
        for number, reference in enumerate(text.prose.references)
        if reference.kind is ReferenceKind.CITATION
    ]
    if lost:
        effect = effect_of([number in lost for number in every])
        yield Resting(
            kind=kind,
            at=text.place(lost[min(lost)]),
            name=_words(text.prose, 0, len(text.prose.stream.text)),
            effect=effect,
            why=_CITED[effect],
            story=story,
        )


def _words(prose: Prose, start: int, end: int) -> str:
    return " ".join(prose.stream.text[start:end].split())


def _claims(
    library: Library, relations: Relations, fallen: Fallen, asked: set[Key]
) -> Iterator[Resting]:
    """Claims of which a report falls: how they stand now, and how they would."""
    for key, claim in library.index.claims.items():
        reports = relations.reports_of.get(key, ())
        left = tuple(r for r in reports if (r.article, r.id) not in fallen.items)
        if key in asked or len(left) == len(reports):
            continue
        then = replace(relations, reports_of={**relations.reports_of, key: left})
        before = assess_claim(library, relations, key, claim)
        after = assess_claim(library, then, key, claim)
        gone = "unreported" in after.status and "unreported" not in before.status
        is_same = _standing(before) == _standing(after)
        yield Resting(
            kind=RestKind.CLAIM,
            at=claim.at,
            key=True,
            name=claim.text,
            effect=Effect.FALLS if gone else Effect.LOSES,
            why=f"stays {_standing(before)}"
            if is_same
            else f"{_standing(before)} → {_standing(after)}",
            story=key[0],
        )


def _standing(found: Assessment) -> str:
    """How a claim stands, in a few words."""
    number = len(found.groups)
    origins = f"{number} origin{'' if number == 1 else 's'}"
    return f"{', '.join(found.status)} ({origins})"


def _items(library: Library, fallen: Fallen, first: set[Key]) -> Iterator[Resting]:
    """Reports and stances that have fallen, or that name something fallen as evidence."""
    items: list[Report | Stance] = [*library.reports(), *library.stances()]
    for item in items:
        key = (item.article, item.id)
        effect = evidence_effect(library, item, fallen)
        if key in first or (effect is Effect.STANDS and key not in fallen.items):
            continue
        falls = Effect.FALLS if key in fallen.items else effect
        why = _NAMED.get(effect, "is about it")
        if isinstance(item, Stance):
            yield _stance(library, item, falls, why)
        else:
            yield _report(library, item, falls, why)


def _report(library: Library, report: Report, effect: Effect, why: str) -> Resting:
    claim = library.claim(report.claim, report.article)
    return Resting(
        kind="report",
        at=report.at,
        key=True,
        name=f"{report.article}#{report.id}",
        effect=effect,
        why=why,
        story=None if isinstance(claim, Fault) else claim[0],
        article=report.article,
        party=report.speaker,
    )


def _stance(library: Library, stance: Stance, effect: Effect, why: str) -> Resting:
    question = library.question(stance.question, stance.article)
    return Resting(
        kind=RestKind.STANCE,
        at=stance.at,
        name=f"{library.party_name(stance.actor)}: {stance.position} ({stance.basis})",
        effect=effect,
        why=why,
        story=None if isinstance(question, Fault) else question[0],
        article=stance.article,
        party=stance.actor,
        question=None if isinstance(question, Fault) else question,
    )


def _roles(library: Library, fallen: Fallen) -> Iterator[Resting]:
    for actor in library.actors.values():
        for role in actor.roles:
            targets = [library.evidence(reference, "") for reference in role.evidence]
            effect = effect_of([lost_to(target, fallen) for target in targets])
            if effect is not Effect.STANDS:
                yield Resting(
                    kind=RestKind.ROLE,
                    at=role.at / "evidence",
                    name=f"{actor.name}: {role.title}",
                    effect=effect,
                    why=_NAMED[effect],
                    party=actor.id,
                )


def _digests(library: Library, fallen: Fallen) -> Iterator[Resting]:
    for article in library.articles.values():
        text = digest_text(article)
        if text:
            gone = _gone(library, article.id, text, fallen)
            for found in _sentences(text, gone, "digest", None):
                yield replace(found, article=article.id)


def _gone(library: Library, article: str, text: Text, fallen: Fallen) -> dict[int, Reference]:
    return {
        number: reference
        for number, reference in enumerate(text.prose.references)
        if reference.kind is ReferenceKind.CITATION
        and lost_to(library.evidence(reference.target, article), fallen)
    }
