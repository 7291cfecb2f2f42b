"""Floor 4, rules on actors and outlets."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checks.lookalike import skeleton
from generator.checks.subject import Subject
from generator.findings import Finding
from generator.model import Actor, ActorKind, Outlet


def actors_are_used(subject: Subject, actor: Actor) -> Iterator[Finding]:
    """An actor should speak, act, hold a stance or be linked somewhere."""
    if not _used(subject, actor):
        yield Finding(
            code="unused-actor",
            at=actor.at,
            message=f"nothing names the actor '{actor.id}'",
            hint=f"link it as [[{actor.id}]], name it as a speaker, or delete the file",
        )


def outlets_are_used(subject: Subject, outlet: Outlet) -> Iterator[Finding]:
    """An outlet should publish, relay or be the origin of something."""
    if not _used(subject, outlet):
        yield Finding(
            code="unused-outlet",
            at=outlet.at,
            message=f"nothing names the outlet '{outlet.id}'",
            hint="name it in an article's `outlet` or `origins`, or delete the file",
        )


def _used(subject: Subject, party: Actor | Outlet) -> bool:
    """Whether anything names an actor or outlet, or could in a file that was refused."""
    before = subject.library.index.parties_before
    # under a former id it is named all the same: that is said where it is
    names = [party.id, *(old for old in party.formerly if before[old] == party.id)]
    relations = subject.relations
    return subject.library.refused.naming or any(
        name in relations.naming or name in relations.roles_in for name in names
    )


def unnamed_belong_to_one_article(subject: Subject, actor: Actor) -> Iterator[Finding]:
    """An unnamed actor belongs to one article, and its id starts with the id of its outlet."""
    if actor.kind is not ActorKind.UNNAMED:
        return
    library = subject.library
    found = subject.relations.annotated_in.get(actor.id, ())
    if len(found) > 1:
        yield Finding(
            code="unnamed-in-two-articles",
            at=actor.at,
            message=f"'{actor.id}' is unnamed and appears in {' and '.join(found)}",
            hint="make one actor for each article: nobody knows that they are the same",
        )
    named = {library.articles[a].outlet for a in found if a in library.articles}
    outlets: Collection[str] = named or library.outlets
    if not any(start in outlets for start in _starts(actor.id)):
        yield Finding(
            code="unnamed-id",
            at=actor.at,
            message=f"the id of the unnamed actor '{actor.id}' must start with its outlet's",
            hint=f"rename the file to {min(outlets, default='outlet')}-{actor.id}.yaml",
        )


def _starts(name: str) -> Iterator[str]:
    """All that a name begins with before one of its hyphens."""
    for at, letter in enumerate(name):
        if letter == "-":
            yield name[:at]


def names_do_not_look_alike(subject: Subject) -> Iterator[Finding]:
    """Two actors should not have names that look the same."""
    first: dict[str, Actor] = {}
    for actor in subject.library.actors.values():
        if actor.kind is ActorKind.UNNAMED:  # two "senior officials" are not known to be one
            continue
        for shape in sorted({skeleton(name) for name in (actor.name, *actor.aliases)}):
            other = first.setdefault(shape, actor)
            if other is not actor:
                yield Finding(
                    code="look-alike-names",
                    at=actor.at / "name",
                    message=f"the name of '{actor.id}' looks like that of '{other.id}'",
                    hint="make them one actor with aliases, or tell them apart in the name",
                    related=((other.at / "name", "the other name"),),
                )
                break
