"""Stances: where somebody stands on a question, and whether that has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.differing.change import Change, Kind, cut
from generator.differing.matching import Key
from generator.differing.records import former_ids
from generator.differing.side import Both, Shown, Side
from generator.differing.values import About, compare_values, value
from generator.library import Fault
from generator.model import Stance
from generator.views.standing import by_day

_On = tuple[str, Key]
"""Who, and on which question, in the names of now."""


def compare_stances(both: Both) -> Iterator[Change]:
    """Everybody's stances on all questions."""
    before, after = _by_actor(both.old, both), _by_actor(both.new, both)
    asked = {*both.names.questions.same.values()}
    for on in sorted({*before, *after}):
        old, new = before.get(on, []), after.get(on, [])
        if on[1] not in asked and not new:
            continue  # the question went away, and that is told
        if not on[1][0] or not both.is_story_read(on[1][0]):
            continue  # there is no such question, or its story could not be read
        yield from _compare(both, on, old, new)


def _by_actor(side: Side, both: Both) -> dict[_On, list[Stance]]:
    """Stances by actor and question, but those in files that were read on one side alone."""
    found: dict[_On, list[Stance]] = {}
    for stance in side.library.stances():
        if not both.is_unread(side.article(stance.article)):
            on = side.party(stance.actor), side.asked(stance)
            found.setdefault(on, []).append(stance)
    return found


def _compare(both: Both, on: _On, old: list[Stance], new: list[Stance]) -> Iterator[Change]:
    pairs, gone, come = _pairs(both, old, new)
    was, now = _newest(both.old, old), _newest(both.new, new)
    told: set[int] = set()
    if old and new and {s.position for s in was} != {s.position for s in now}:
        facts = {"old": _positions(was), **_how(both.new, now[0])}
        # its address leads nowhere where the newest of before went away
        is_lost = any(stance in gone for stance in was)
        yield _about(both, on, was[0], now[0]).change(Kind.STANCE_MOVED, facts, is_warning=is_lost)
        told = {id(stance) for stance in (*was, *now)}
    for stance in come:
        kind = Kind.STANCE_AGAIN if old else Kind.STANCE_ADDED
        if id(stance) not in told:
            yield _about(both, on, None, stance).change(kind, _how(both.new, stance))
    for stance in gone:
        kind = Kind.STANCE_DROPPED if new else Kind.STANCE_REMOVED
        if id(stance) not in told:
            one = _about(both, on, stance, None)
            yield one.change(kind, _how(both.old, stance), is_warning=True)
    for before, after in pairs:
        yield from _otherwise(both, on, before, after, is_told=id(after) in told)


def _newest(side: Side, stances: Sequence[Stance]) -> list[Stance]:
    """Those of the newest day; all of them where no article is there to date them."""
    dated = [stance for stance in stances if stance.article in side.library.articles]
    return by_day(side.library, dated)[0] or [*stances]


def _pairs(
    both: Both, old: list[Stance], new: list[Stance]
) -> tuple[list[tuple[Stance, Stance]], list[Stance], list[Stance]]:
    """Stances that are the same one: of one article and basis, else of one article."""
    pairs, left, come = [], list(old), list(new)
    for same_basis in (True, False):
        for stance in list(come):
            found = next(
                (
                    one for one in left
                    if both.old.article(one.article) == stance.article
                    and (one.basis is stance.basis or not same_basis)
                ),
                None,
            )  # fmt: skip
            if found:
                pairs.append((found, stance))
                left.remove(found)
                come.remove(stance)
    return pairs, left, come


def _otherwise(both: Both, on: _On, was: Stance, now: Stance, *, is_told: bool) -> Iterator[Change]:
    """What else differs in a stance; its position where that was not told as the move."""
    about = _about(both, on, was, now)
    yield from former_ids(about, was.formerly, now.formerly, renamed=())
    before, after = _values(both.old, was), _values(both.new, now)
    if is_told:
        before |= {"position": after["position"], "basis": after["basis"]}
    yield from compare_values(about, before, after)


def _values(side: Side, stance: Stance) -> dict[str, Shown | tuple[Shown, ...] | None]:
    return {
        "position": value(stance.position),
        "basis": value(stance.basis),
        "evidence": side.evidence(stance.article, stance.evidence),
        "note": value(stance.note),
    }


def _about(both: Both, on: _On, was: Stance | None, now: Stance | None) -> About:
    side = both.new if now else both.old
    stance = now or was
    actor = side.name(stance.actor) if stance else ""
    name = f"{actor} on '{_question(both, on[1])}'"
    return About(
        noun="stance",
        name=name,
        label=f"the stance of {name}",
        stories=(on[1][0],),
        at=now.at if now else None,
        was=was.at if was else None,
    )


def _question(both: Both, key: Key) -> str:
    questions = both.new.library.index.questions
    asked = questions.get(key) or next(
        (
            question for old, question in both.old.library.index.questions.items()
            if both.old.question(old) == key
        ),
        None,
    )  # fmt: skip
    return cut(asked.ask) if asked else key[1]


def _positions(stances: Sequence[Stance]) -> str:
    return " and ".join(sorted({str(stance.position) for stance in stances}))


def _how(side: Side, stance: Stance) -> dict[str, str | int]:
    """A position with its basis and where its first evidence stands."""
    return {"new": str(stance.position), "basis": str(stance.basis), "place": _place(side, stance)}


def _place(side: Side, stance: Stance) -> str:
    for written in stance.evidence:
        found = side.library.evidence(written, stance.article)
        if not isinstance(found, Fault):
            return side.place(found.article or "", found.item or "")
    return side.outlet(stance.article)
