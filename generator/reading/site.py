"""Floor 2, `content/site.yaml` → `Settings`."""

from __future__ import annotations

from generator.reading.record import Record
from generator.reading.shapes import SiteShape
from generator.settings import NavLink, Settings


def settings(file: Record, shape: SiteShape) -> Settings:  # noqa: ARG001 - as all kinds are read
    """The site's settings, with the defaults of the contract."""
    repository = shape.repository
    tokens = vars(shape.theme) if shape.theme else {}
    return Settings(
        title=shape.title,
        base_url=shape.base_url,
        language=shape.language or "en",
        timezone=shape.timezone or "UTC",
        publisher=shape.publisher,
        contact=shape.contact,
        rights=shape.rights,
        repository_url=repository.url if repository else None,
        repository_branch=repository.branch if repository else None,
        min_coverage=shape.min_coverage,
        max_excerpt_words=shape.max_excerpt_words,
        require_proof=bool(shape.require_proof),
        theme={name.rstrip("_"): value for name, value in tokens.items()},
        nav=tuple(NavLink(title=entry.title, url=entry.url) for entry in shape.nav or ()),
    )
