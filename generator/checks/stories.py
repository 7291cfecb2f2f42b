"""Floor 4, rules on stories: evidence, attribution coverage, review dates."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.coverage import coverage, overlong
from generator.findings import Finding
from generator.model import Place, Story
from generator.pieces import Prose, ReferenceKind
from generator.structs import replace
from generator.texts import story_texts

RESERVED = frozenset({"unlisted", "page"})
"""Ids that the source-attribution index needs for its own addresses."""


def story_ids_are_free(_: Subject, story: Story) -> Iterator[Finding]:
    """A story may not have an id that the site's own addresses need."""
    if story.id in RESERVED:
        yield Finding(
            code="reserved-story-id",
            at=story.at,
            message=f"a story may not be called '{story.id}': the index of sources needs it",
            hint="rename the file",
        )


def _cites(prose: Prose) -> bool:
    return any(r.kind is ReferenceKind.CITATION for r in prose.references)


def differences_have_evidence(_: Subject, story: Story) -> Iterator[Finding]:
    """Every account of a difference cites the report that gives it."""
    for difference in story.differences:
        for number, account in enumerate(difference.accounts):
            if not _cites(account):
                yield Finding(
                    code="account-without-evidence",
                    at=difference.at / "accounts" / number,
                    message="an account of a difference must cite the report that gives it",
                    hint="end it with a citation such as [@short#item]",
                )


def events_have_evidence(_: Subject, story: Story) -> Iterator[Finding]:
    """Every event cites what tells of it."""
    for event in story.events:
        if not _cites(event.text):
            yield Finding(
                code="event-without-evidence",
                at=event.at / "text",
                message="an event must cite a report that tells of it",
                hint="end the text with a citation such as [@short#item]",
            )


def citations_are_near(_: Subject, story: Story) -> Iterator[Finding]:
    """One citation should carry no more than three sentences."""
    for text in story_texts(story):
        if text.part not in ("summary", "body"):
            continue
        for group in overlong(text.prose):
            count = len(group.sentences)
            yield Finding(
                code="citation-stretched",
                at=text.place(text.prose.references[group.citations[0]]),
                message=f"this citation carries {count} sentences, and three are enough",
                hint="cite after each sentence or two what it rests on",
            )


def coverage_is_told(subject: Subject, story: Story) -> Iterator[Finding]:
    """The share of sentences that are attributed is told, and may not be below `min_coverage`."""
    least = subject.library.settings.min_coverage
    covered, counted = story_coverage(story)
    if not counted:
        return
    share = f"{covered} of {counted} sentences are attributed ({100 * covered // counted} %)"
    if least is not None and covered < least * counted:
        yield Finding(
            code="low-coverage",
            at=_first_uncovered(story) or story.at,
            message=f"{share}, and min_coverage is {least:g}",
            hint="cite what this sentence rests on, or mark it as ::: analysis",
        )
    else:
        yield Finding(code="coverage", at=story.at, message=share)


def story_coverage(story: Story) -> tuple[int, int]:
    """Attributed and counted sentences of a story's summary and body."""
    found = [c for prose in (story.summary, story.body) if prose for c in coverage(prose)]
    return sum(bool(one.citations) for one in found), len(found)


def _first_uncovered(story: Story) -> Place | None:
    """Where the first unattributed sentence of the body begins, as well as its words tell."""
    for text in story_texts(story):
        if text.part not in ("summary", "body"):
            continue
        for found in coverage(text.prose):
            if not found.citations:
                words = text.prose.stream.text[found.sentence.start : found.sentence.end]
                first = words.split("\n")[0].split()
                return replace(text.at, words=" ".join(first[:3]), offset=text.body_offset)
    return None


def reviews_are_due(subject: Subject, story: Story) -> Iterator[Finding]:
    """A story whose review date has passed should be looked at again."""
    if story.review_by and story.review_by.latest < subject.now:
        yield Finding(
            code="review-due",
            at=story.at / "review_by",
            message=f"this story was to be reviewed by {story.review_by.text}",
            hint="look it over, then set a new date or take it out",
        )
