"""What anchoring answers."""

from __future__ import annotations

from generator.anchoring.article import Span
from generator.anchoring.explain import Explanation
from generator.anchoring.verdicts import Flag, Form, Verdict
from generator.structs import Struct


class Anchor(Struct, frozen=True, kw_only=True):
    """What was found out about an editor's words in one article."""

    verdict: Verdict
    reason: str | None = None
    """A `Reason`, or `context-matches-N`; None when proven, and when simply missing."""
    flags: tuple[Flag, ...] = ()
    """Sorted; none unless proven."""
    spans: tuple[Span, ...] = ()
    """Each part's place, in order, in code points of the stream's text."""
    slices: tuple[str, ...] = ()
    """The article's own words in those places (see `FoldedText.slice`)."""
    paragraph: int | None = None
    """¶ of the first part; None in headings and code."""
    form: Form | None = None
    """How the article gives a quote; None for passages and outside quotation marks."""
    explanation: Explanation | None = None
    """What to do about a failure, or about interrupted speech."""
