"""Floor 2, `content/outlets/<id>.yaml` → `Outlet`."""

from __future__ import annotations

from generator.model import Outlet
from generator.reading.record import Record
from generator.reading.shapes import OutletShape


def outlet(file: Record, shape: OutletShape) -> Outlet:
    """Who publishes."""
    return Outlet(
        id=file.file.id,
        at=file.at(),
        name=shape.name,
        kind=shape.kind,
        url=shape.url,
        country=shape.country,
        language=shape.language,
        formerly=tuple(shape.formerly or ()),
    )
