"""Floor 4, rules on actors and outlets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.lookalike import skeleton
from generator.checks.subject import Subject
from generator.findings import Finding
from generator.library import Library
from generator.model import Actor, ActorKind
from generator.visibility import parties_named


def _used(library: Library) -> set[str]:
    named = set(
        parties_named(
            library,
            library.stories.values(),
            library.articles.values(),
            library.annotations.values(),
        )
    )
    named |= {role.of for a in library.actors.values() for role in a.roles if role.of}
    # under a former id it is named all the same: that is said where it is
    return named | {library.index.parties_before.get(name, name) for name in named}


def actors_are_used(subject: Subject) -> Iterator[Finding]:
    """An actor should speak, act, hold a stance or be linked somewhere."""
    used = _used(subject.library)
    for actor in subject.library.actors.values():
        if actor.id not in used and not subject.library.refused.naming:
            yield Finding(
                code="unused-actor",
                at=actor.at,
                message=f"nothing names the actor '{actor.id}'",
                hint=f"link it as [[{actor.id}]], name it as a speaker, or delete the file",
            )


def outlets_are_used(subject: Subject) -> Iterator[Finding]:
    """An outlet should publish, relay or be the origin of something."""
    used = _used(subject.library)
    for outlet in subject.library.outlets.values():
        if outlet.id not in used and not subject.library.refused.naming:
            yield Finding(
                code="unused-outlet",
                at=outlet.at,
                message=f"nothing names the outlet '{outlet.id}'",
                hint="name it in an article's `outlet` or `origins`, or delete the file",
            )


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


def unnamed_belong_to_one_article(subject: Subject) -> Iterator[Finding]:
    """An unnamed actor belongs to one article, and its id starts with the id of its outlet."""
    library = subject.library
    articles: dict[str, set[str]] = {}
    for record in library.annotations.values():
        for party in parties_named(library, (), (), (record,)):
            articles.setdefault(party, set()).add(record.article)
    for actor in library.actors.values():
        if actor.kind is not ActorKind.UNNAMED:
            continue
        found = sorted(articles.get(actor.id, ()))
        if len(found) > 1:
            yield Finding(
                code="unnamed-in-two-articles",
                at=actor.at,
                message=f"'{actor.id}' is unnamed and appears in {' and '.join(found)}",
                hint="make one actor for each article: nobody knows that they are the same",
            )
        outlets = {library.articles[a].outlet for a in found if a in library.articles}
        outlets = outlets or set(library.outlets)
        if not any(actor.id.startswith(f"{outlet}-") for outlet in outlets):
            yield Finding(
                code="unnamed-id",
                at=actor.at,
                message=f"the id of the unnamed actor '{actor.id}' must start with its outlet's",
                hint=f"rename the file to {min(outlets, default='outlet')}-{actor.id}.yaml",
            )
