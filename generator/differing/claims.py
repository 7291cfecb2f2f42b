"""Claims and questions: come, gone, reworded, and how well reports bear a claim out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.claims import Assessment
from generator.differing.change import Change, Kind, cut
from generator.differing.matching import calm
from generator.differing.records import ids_changed
from generator.differing.side import Both
from generator.differing.values import About, compare_values, value
from generator.model import Claim, Question


def compare_claims(both: Both) -> Iterator[Change]:
    """The claims of all stories that are there on both sides, and what is known of them."""
    matched, old, new = both.names.claims, both.old.library, both.new.library
    about = partial(_about, both)

    yield from ids_changed(matched, old.index.claims, new.index.claims, about)
    for key in matched.new:
        if _is_known(both, key[0]):
            status = _status(both.new.assessments[key])
            yield about(None, new.index.claims[key]).change(Kind.CLAIM_ADDED, status=status)
    for key in matched.gone:
        if _is_left(both, key[0]):
            one = about(old.index.claims[key], None)
            yield one.change(Kind.REMOVED, is_warning=True, id=key[1])
    for was_key, key in matched.same.items():
        was, now = old.index.claims[was_key], new.index.claims[key]
        if calm(was.text) != calm(now.text):
            yield about(was, now).change(Kind.REWORDED, old=cut(was.text), new=cut(now.text))
        assessed = both.old.assessments[was_key], both.new.assessments[key]
        if _is_whole(both, *assessed):
            yield from _assessed(about(was, now), *assessed)


def _assessed(about: About, was: Assessment, now: Assessment) -> Iterator[Change]:
    old, new = len(was.groups), len(now.groups)
    if old != new:
        down = new < old
        kind = (
            Kind.UNREPORTED if not new
            else Kind.SINGLE_SOURCE if new == 1
            else Kind.CORROBORATION_LOST if down
            else Kind.CORROBORATED
        )  # fmt: skip
        yield about.change(kind, is_warning=down, count=new, before=old)
    before, after = set(was.status[1:]), set(now.status[1:])
    for status in now.status[1:]:
        if status not in before:
            yield about.change(Kind.CONTESTED, status=_WORDS[status])
    for status in was.status[1:]:
        if status not in after:
            yield about.change(Kind.UNCONTESTED, status=_WORDS[status])


_WORDS = {"relayed-only": "relayed only", "disputed": "disputed", "questioned": "questioned"}


def _status(found: Assessment) -> str:
    """How a claim stands, in a few words."""
    count = len(found.groups)
    first = (
        f"corroborated by {count} origins" if count > 1
        else "from a single source" if count
        else "reported by nobody yet"
    )  # fmt: skip
    return ", ".join([first, *(_WORDS[status] for status in found.status[1:])])


def compare_questions(both: Both) -> Iterator[Change]:
    """The questions of all stories that are there on both sides."""
    matched, old, new = both.names.questions, both.old.library, both.new.library
    about = partial(_about, both)

    yield from ids_changed(matched, old.index.questions, new.index.questions, about)
    for key in matched.new:
        if _is_known(both, key[0]):
            yield about(None, new.index.questions[key]).change(Kind.ADDED)
    for key in matched.gone:
        if _is_left(both, key[0]):
            one = about(old.index.questions[key], None)
            yield one.change(Kind.REMOVED, is_warning=True, id=key[1])
    for was_key, key in matched.same.items():
        was, now = old.index.questions[was_key], new.index.questions[key]
        one = about(was, now)
        if calm(was.ask) != calm(now.ask):
            yield one.change(Kind.REWORDED, old=cut(was.ask), new=cut(now.ask))
        before = {"word for 'for'": value(was.for_), "word for 'against'": value(was.against)}
        after = {"word for 'for'": value(now.for_), "word for 'against'": value(now.against)}
        yield from compare_values(one, before, after)


def _about(both: Both, was: Claim | Question | None, now: Claim | Question | None) -> About:
    side, record = (both.new, now) if now else (both.old, was)
    assert record  # there is one of them
    return About(
        noun="claim" if isinstance(record, Claim) else "question",
        name=cut(record.text if isinstance(record, Claim) else record.ask),
        stories=(side.story(record.story),),
        at=now.at if now else None,
        was=was.at if was else None,
    )


def _is_known(both: Both, story: str) -> bool:
    """Whether a story of now was there before: else it is told as a whole."""
    return story in both.names.stories.same.values()


def _is_left(both: Both, story: str) -> bool:
    """Whether a story of before is there now."""
    return story in both.names.stories.same


def _is_whole(both: Both, was: Assessment, now: Assessment) -> bool:
    """Whether every report on a claim could be read on both sides."""
    articles = {both.old.article(report.article) for report in was.reports}
    articles |= {report.article for report in now.reports}
    return not any(both.is_unread(article) for article in articles)
