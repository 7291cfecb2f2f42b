"""Floor 4, rules on claims."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.findings import Finding


def claims_are_addressed(subject: Subject) -> Iterator[Finding]:
    """Some article should report every claim."""
    library = subject.library
    reported = {library.claim(r.claim, r.article) for r in library.reports()}
    for key, claim in library.index.claims.items():
        if key not in reported and not library.refused.naming:
            yield Finding(
                code="unaddressed-claim",
                at=claim.at,
                key=True,
                message=f"no report addresses the claim '{claim.id}'",
                hint="add a report of it to an annotation file, or take the claim out",
            )


def short_names_are_no_claims(subject: Subject) -> Iterator[Finding]:
    """A short name of an article and a claim of the same story may not be spelled alike."""
    for story in subject.library.stories.values():
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
