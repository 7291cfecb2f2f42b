"""Floor 4, rules on claims."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.findings import Finding
from generator.model import Story


def claims_are_addressed(subject: Subject, story: Story) -> Iterator[Finding]:
    """Some article should report every claim."""
    if subject.library.refused.naming:
        return
    for claim in story.claims:
        if (story.id, claim.id) not in subject.relations.reports_of:
            yield Finding(
                code="unaddressed-claim",
                at=claim.at,
                key=True,
                message=f"no report addresses the claim '{claim.id}'",
                hint="add a report of it to an annotation file, or take the claim out",
            )


def short_names_are_no_claims(_: Subject, story: Story) -> Iterator[Finding]:
    """A short name of an article and a claim of the same story may not be spelled alike."""
    for claim in story.claims:
        if claim.id in story.articles:
            yield Finding(
                code="short-name-is-claim",
                at=claim.at,
                key=True,
                message=f"'{claim.id}' is also the short name of an article in this story",
                hint="rename one: [@…] could mean either",
                related=((story.at / "articles" / claim.id, "the short name"),),
            )
