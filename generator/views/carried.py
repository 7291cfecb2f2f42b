"""Floor 5, the claims of a story as one article has them: those it carries, those it doesn't."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.library import Fault
from generator.model import Article, Report
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import Link, Named


class ClaimReport(Struct, frozen=True, kw_only=True):
    """What one report of an article does with a claim."""

    says: str
    """asserts, denies, questions."""
    by: Named | None
    """In whose mouth; None for the article itself."""
    via: tuple[Named, ...]
    """Who passed it on to the article."""
    paragraph: int | None
    """¶, where known."""
    href: str
    """`#…`: the report on its article's page."""


class CarriedClaim(Struct, frozen=True, kw_only=True):
    """A claim that the article reports."""

    claim: Link
    """To the claim on its story's page."""
    reports: tuple[ClaimReport, ...]


class StoryClaims(Struct, frozen=True, kw_only=True):
    """The claims of one story, as the article has them."""

    story: Link
    carried: tuple[CarriedClaim, ...]
    absent: tuple[Link, ...]
    """Those it has nothing of; for a story that does not list the article always none."""
    read: bool
    """Whether the article has been read for claims: else it may have what is `absent`."""


def carried(on: On, article: Article) -> tuple[StoryClaims, ...]:
    """By story: first those that list the article, then others whose claims it reports."""
    library = on.site.library
    reports = _reports(on, article)
    lists = library.index.stories_of.get(article.id, ())
    read = "reports" in on.site.tally(article.id).read_for
    found = (
        _of_story(on, story, reports, read=read, listed=story in lists)
        for story in dict.fromkeys((*lists, *(story for story, _ in reports)))
    )
    return tuple(one for one in found if one.carried or one.absent)


def _reports(on: On, article: Article) -> dict[tuple[str, str], list[Report]]:
    """(story, claim) → the article's reports of it."""
    library = on.site.library
    record = library.annotations.get(article.id)
    found: dict[tuple[str, str], list[Report]] = {}
    for report in record.reports if record else ():
        key = library.claim(report.claim, article.id)
        if not isinstance(key, Fault):
            found.setdefault(key, []).append(report)
    return found


def _of_story(
    on: On,
    story_id: str,
    reports: Mapping[tuple[str, str], Iterable[Report]],
    *,
    read: bool,
    listed: bool,
) -> StoryClaims:
    story = on.site.library.stories[story_id]
    mine = [claim for claim in story.claims if (story_id, claim.id) in reports]
    others = [claim for claim in story.claims if (story_id, claim.id) not in reports]
    return StoryClaims(
        story=on.story_link(story.id),
        carried=tuple(
            CarriedClaim(
                claim=on.claim_link(claim),
                reports=tuple(_report(on, report) for report in reports[story_id, claim.id]),
            )
            for claim in mine
        ),
        absent=tuple(on.claim_link(claim) for claim in others) if listed else (),
        read=read,
    )


def _report(on: On, report: Report) -> ClaimReport:
    return ClaimReport(
        says=report.says,
        by=on.named(report.speaker) if report.speaker else None,
        via=tuple(on.named(via) for via in report.via),
        paragraph=report_paragraph(on, report),
        href=f"#{report.id}",
    )


def report_paragraph(on: On, report: Report) -> int | None:
    """¶ of its own words, else of the first of its evidence in the same article; if known."""
    for reference in (report.id, *report.evidence):
        target = on.site.library.evidence(reference, report.article)
        if isinstance(target, Fault) or target.article != report.article or not target.item:
            continue
        proof = on.site.proofs.get((report.article, target.item))
        if proof and proof.paragraph is not None:
            return proof.paragraph
    return None
