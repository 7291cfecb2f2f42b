"""Floor 2, the shapes of content files (the content contract).

A shape says which keys a mapping takes and what stands under them; what a key means stands below
it, and editors are shown it (`onrecord schema`). Leaves are located scalars, read by
`generator.reading.values`. A shape's values become records in `generator.model`; no shape leaves
this room.
"""

from __future__ import annotations

from generator.reading.shapes.annotations import (
    AnnotationsShape,
    FoundShape,
    PassageShape,
    QuoteShape,
    ReportShape,
    StanceShape,
)
from generator.reading.shapes.articles import ArticleShape, SealShape
from generator.reading.shapes.leaves import ACKNOWLEDGED
from generator.reading.shapes.parties import ActorShape, OutletShape, RoleShape
from generator.reading.shapes.site import SiteShape
from generator.reading.shapes.stories import DifferenceShape, StoryShape
from generator.reading.shaping import Shape

__all__ = [
    "ACKNOWLEDGED",
    "SHAPES",
    "ActorShape",
    "AnnotationsShape",
    "ArticleShape",
    "DifferenceShape",
    "FoundShape",
    "OutletShape",
    "PassageShape",
    "QuoteShape",
    "ReportShape",
    "RoleShape",
    "SealShape",
    "SiteShape",
    "StanceShape",
    "StoryShape",
]

SHAPES: dict[str, type[Shape]] = {
    "site": SiteShape,
    "outlets": OutletShape,
    "actors": ActorShape,
    "articles": ArticleShape,
    "annotations": AnnotationsShape,
    "stories": StoryShape,
}
"""The shape of each kind of file, by the name of its folder."""
