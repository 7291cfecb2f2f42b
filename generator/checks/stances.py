"""Floor 4, rules on questions and stances."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.findings import Finding
from generator.library import Fault, Library
from generator.model import Actor, Annotations, Basis, Place, Stance, Story


def questions_are_addressed(subject: Subject, story: Story) -> Iterator[Finding]:
    """Some article should show a stance on every question."""
    if subject.library.refused.naming:
        return
    for question in story.questions:
        if (story.id, question.id) not in subject.relations.stances_on:
            yield Finding(
                code="unaddressed-question",
                at=question.at,
                key=True,
                message=f"no stance addresses the question '{question.id}'",
                hint="add a stance on it to an annotation file, or take the question out",
            )


def stances_stand_once(subject: Subject, record: Annotations) -> Iterator[Finding]:
    """An article holds one stance for an actor, question and basis."""
    first: dict[tuple[object, ...], Place] = {}
    for stance in record.stances:
        question = subject.library.question(stance.question, stance.article)
        key = (stance.actor, question, stance.basis)
        if isinstance(question, Fault):
            continue
        if key in first:
            yield Finding(
                code="duplicate-stance",
                at=stance.at / "actor",
                message=f"this article already has a {stance.basis} stance of '{stance.actor}'"
                f" on '{stance.question}'",
                hint="make them one, with all the evidence",
                related=((first[key] / "actor", "the first one"),),
            )
        first.setdefault(key, stance.at)


def stated_by_the_actor(subject: Subject, record: Annotations) -> Iterator[Finding]:
    """A stated stance rests on words of the actor, or of someone whose role is of it."""
    library = subject.library
    for stance in record.stances:
        if stance.basis is not Basis.STATED or not stance.evidence:
            continue
        speakers = _speakers(library, stance)
        if speakers is None or any(_speaks_for(library, s, stance.actor) for s in speakers):
            continue
        yield Finding(
            code="stated-by-another",
            at=stance.at / "basis",
            message=f"none of the evidence is said by '{stance.actor}' or by someone with a role"
            " of it",
            hint="write `basis: ascribed`, or name evidence in the actor's own words",
        )


def _speakers(library: Library, stance: Stance) -> list[str] | None:
    """Who speaks in the evidence; None where any of it cannot be told."""
    found: list[str] = []
    for reference in stance.evidence:
        target = library.evidence(reference, stance.article)
        if isinstance(target, Fault) or not target.article or not target.item:
            return None
        item = library.item(target.article, target.item)
        if item is None:  # a headline or a paragraph: whose words is not recorded
            return None
        speaker = item.actor if isinstance(item, Stance) else item.speaker
        if speaker:
            found.append(speaker)
    return found


def _speaks_for(library: Library, speaker: str, actor: str) -> bool:
    if speaker == actor or speaker in library.refused.parties:
        return True
    found = library.actors.get(speaker)
    return isinstance(found, Actor) and any(role.of == actor for role in found.roles)
