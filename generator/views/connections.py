"""Floor 5, an actor's ties to others through roles: each with its evidence, and drawn."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.network import Tie, network
from generator.figures.shapes import Words
from generator.markup import without_bidi
from generator.model import Actor, Role
from generator.structs import Struct
from generator.views.drawings import Drawn, isolated, listed, mirrored
from generator.views.making import On
from generator.views.once import piece
from generator.views.parts import Day, ItemView, Named

_MOST = 10
"""Ties drawn."""


class Connection(Struct, frozen=True, kw_only=True):
    """A tie to another actor or outlet, through a role, with its evidence."""

    other: Named
    title: str
    inward: bool
    """Whether the other holds the role in this actor."""
    since: Day | None
    until: Day | None
    evidence: tuple[ItemView, ...]


@piece(lambda actor: actor.id)
def connections(on: On, actor: Actor) -> tuple[Connection, ...]:
    """The roles it holds in others, then those that others hold in it."""
    return tuple(
        Connection(
            other=on.named(name),
            title=on.within(role.title, None),
            inward=inward,
            since=on.day(role.since),
            until=on.day(role.until),
            evidence=on.evidence(role.evidence, ""),
        )
        for name, role, inward in _ties(on, actor)
    )


@piece(lambda actor: actor.id)
def connections_drawn(on: On, actor: Actor) -> Drawn | None:
    """The ties as a drawing; None for fewer than two."""
    roles = _ties(on, actor)
    if len(roles) < 2:
        return None
    ties = [_tie(on, name, role, inward=inward) for name, role, inward in roles]
    shown = sorted(
        sorted(range(len(ties)), key=lambda n: (ties[n].past, ties[n].proof is None, n))[:_MOST]
    )
    kept = [ties[n] for n in shown]
    signs = [("tie", "evidence"), ("tie unproven", "no-evidence"), ("tie past", "past")]
    there = {
        "evidence": any(tie.proof for tie in kept),
        "no-evidence": any(not tie.proof for tie in kept),
        "past": any(tie.past for tie in kept),
    }
    left_out = len(ties) - len(kept)
    return Drawn(
        id="_connections-drawing",
        title=on.t("connections.title", name=isolated(on, actor.name)),
        desc=_desc(on, actor, ties),
        drawing=network(
            Words(text=without_bidi(actor.name)),
            kept,
            (on.t("connections.outward"), on.t("connections.inward")),
            mirrored=mirrored(on),
        ),
        key=tuple(name for _, name in signs if there[name]),
        notes=(on.site.catalogue("connections.left-out", left_out),) if left_out else (),
    )


def _ties(on: On, actor: Actor) -> list[tuple[str, Role, bool]]:
    """(the other, the role, whether the other holds it)."""
    own = [(role.of, role, False) for role in actor.roles if role.of]
    others = on.site.relations.roles_in.get(actor.id, ())
    return [*own, *((other.id, role, True) for other, role in others)]


def _tie(on: On, name: str, role: Role, *, inward: bool) -> Tie:
    other = on.named(name)
    evidence = on.evidence(role.evidence, "")
    title = without_bidi(role.title)
    none = "" if evidence else on.t("connections.no-evidence")
    return Tie(
        inward=inward,
        name=Words(text=other.name),
        href=other.href,
        role=Words(text=title, lang=on.marks(None)[0]),
        note=listed(on, [_term(on, role), none]),
        proof=evidence[0].href if evidence else None,
        title=on.t("connections.tie", name=isolated(on, other.name), role=isolated(on, title)),
        past=bool(role.until and role.until.latest < on.site.now.earliest),
    )


def _term(on: On, role: Role) -> str:
    since, until = on.day(role.since), on.day(role.until)
    if since and until:
        return on.t("term.between", since=since.words, until=until.words)
    if since:
        return on.t("term.since", since=since.words)
    return on.t("term.until", until=until.words) if until else ""


def _desc(on: On, actor: Actor, ties: Sequence[Tie]) -> str:
    say, name = on.site.catalogue, isolated(on, actor.name)
    inward = sum(tie.inward for tie in ties)
    outward, bare = len(ties) - inward, sum(not tie.proof for tie in ties)
    parts = [
        say("connections.holds", outward, name=name) if outward else "",
        say("connections.held", inward, name=name) if inward else "",
        say("connections.unproven", bare) if bare else "",
    ]
    return " ".join(part for part in parts if part)
