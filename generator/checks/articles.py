"""Floor 4, rules on what we take from an article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.excerpts import outlet_words, word_count
from generator.findings import Finding
from generator.model import Annotations, Passage, Report, Rights

LONGEST_PASSAGE = 25
"""Words: a passage is the fewest words that carry the point."""


def passages_are_short(_: Subject, record: Annotations) -> Iterator[Finding]:
    """A passage should have no more than 25 words."""
    items: tuple[Passage | Report, ...] = (*record.passages, *record.reports)
    for item in items:
        if item.select is None:
            continue
        count = sum(word_count(part) for part in item.select.parts)
        if count > LONGEST_PASSAGE:
            yield Finding(
                code="long-passage",
                at=item.at / "text",
                message=f"this passage has {count} words, and {LONGEST_PASSAGE} should be enough",
                hint="keep the fewest words that carry the point",
            )


def excerpt_within_cap(subject: Subject, record: Annotations) -> Iterator[Finding]:
    """Of one article we publish no more of the outlet's own words than `max_excerpt_words`."""
    cap = subject.library.settings.max_excerpt_words
    article = subject.library.articles.get(record.article)
    if cap is None or article is None or article.rights is Rights.FULL:
        return
    count = outlet_words(record)
    if count > cap:
        yield Finding(
            code="excerpt-too-long",
            at=record.at,
            message=f"we publish {count} of the outlet's own words from this article, and"
            f" max_excerpt_words is {cap}",
            hint="shorten passages, or raise the cap in content/site.yaml",
        )
