"""Floor 2, `content/actors/<id>.yaml` → `Actor`."""

from __future__ import annotations

from generator.model import Actor, ActorKind, Role
from generator.reading.record import Record
from generator.reading.shapes import ActorShape, RoleShape


def actor(file: Record, shape: ActorShape) -> Actor:
    """Who acts or speaks."""
    return Actor(
        id=file.file.id,
        at=file.at(),
        name=shape.name,
        kind=shape.kind or ActorKind.PERSON,
        aliases=tuple(shape.aliases or ()),
        native_name=shape.native_name or {},
        description=shape.description,
        roles=tuple(_role(file, number, role) for number, role in enumerate(shape.roles or ())),
        links=shape.links or {},
        formerly=tuple(shape.formerly or ()),
    )


def _role(file: Record, number: int, shape: RoleShape) -> Role:
    if shape.since and shape.until and shape.since.earliest > shape.until.latest:
        span = file.span("roles", number, "until")
        file.say("bad-date", span, f"the role ends in {shape.until.text}, before it begins")
    return Role(
        at=file.at("roles", number),
        title=shape.title,
        of=shape.of,
        since=shape.since,
        until=shape.until,
        evidence=tuple(shape.evidence or ()),
        note=shape.note,
    )
