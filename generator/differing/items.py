"""Quotes, passages and reports: come, gone, said otherwise, and whether their words are proven."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.differing.change import Change, Kind, cut
from generator.differing.matching import Key, worded, words
from generator.differing.records import ids_changed, parties
from generator.differing.side import NAMED, Both, Shown, Side, ordered
from generator.differing.values import About, Values, compare_values, value, values
from generator.library import Fault
from generator.model import Passage, Quote, Report, WordedItem
from generator.proving import Means


def compare_items(both: Both) -> Iterator[Change]:
    """All quotes, passages and reports."""
    old, new, matched = both.old.library, both.new.library, both.names.items

    about = partial(_about, both)
    before, after = worded(old), worded(new)
    yield from ids_changed(matched, before, after, about)
    yield from _come(both)
    yield from _gone(both)
    pairs = [(before[b], after[a]) for b, a in matched.same.items()]
    for was, now in pairs:
        yield from _compare(both, about(was, now), was, now)
    yield from _proofs(both, pairs)
    yield from _read_for(both)


def noun(item: WordedItem) -> str:
    """What an item is called in a sentence."""
    return {Quote: "quote", Passage: "passage"}.get(type(item), "report")


def _about(both: Both, was: WordedItem | None, now: WordedItem | None) -> About:
    side, item = (both.new, now) if now else (both.old, was)
    assert item  # there is one of them
    name = f"“{cut(words(item), NAMED)}”" if words(item) else f"on '{item.id}'"
    name = f"{name} from {side.outlet(item.article)}"
    return About(
        noun=noun(item),
        name=name,
        label=f"the {noun(item)} {name}",
        stories=both.stories_of(was.article if was else None, now.article if now else None),
        at=now.at if now else None,
        was=was.at if was else None,
    )


# -- come and gone ---------------------------------------------------------------------------------


def _come(both: Both) -> Iterator[Change]:
    """New items: those of one speaker and outlet in one sentence."""
    side, groups = both.new, dict[tuple[Any, ...], list[WordedItem]]()
    every = worded(side.library)
    for item in map(every.__getitem__, both.names.items.new):
        if both.is_unread(item.article):
            continue
        if isinstance(item, Report):
            yield _reported(both, Kind.REPORT_ADDED, side, item)
        if item.select and not (isinstance(item, Report) and _is_proven(side, item)):
            group = (_proof_kind(side, item), noun(item), item.speaker, *_from(both, side, item))
            groups.setdefault(group, []).append(item)
    for (kind, what, speaker, outlet, stories), items in groups.items():
        yield Change(
            kind=kind,
            stories=stories,
            facts={"count": len(items), "noun": what, "who": side.name(speaker), "outlet": outlet},
            lines=tuple(_line(side, item) for item in items),
            is_warning=kind is Kind.FAILING_ADDED,
            at=items[0].at,
            also=tuple(item.at for item in items[1:]),
        )


def _from(both: Both, side: Side, item: WordedItem) -> tuple[str, tuple[str, ...]]:
    is_new = side is both.new
    stories = both.stories_of(None if is_new else item.article, item.article if is_new else None)
    return side.outlet(item.article), stories


def _is_proven(side: Side, item: WordedItem) -> bool:
    """Whether an item's words are proven."""
    proof = side.proof(item)
    return proof is not None and proof.proven


def _proof_kind(side: Side, item: WordedItem) -> Kind:
    proof = side.proof(item)
    if proof and proof.proven:
        return Kind.PROVEN_ADDED
    return Kind.FAILING_ADDED if proof and proof.failed else Kind.UNPROVEN_ADDED


def _line(side: Side, item: WordedItem) -> str:
    proof = side.proof(item)
    sealed = " by its seal" if proof and proof.proven and proof.means is Means.SEAL else ""
    return side.quoted(item) + sealed


def _gone(both: Both) -> Iterator[Change]:
    """Items that went away; those of an article that went too are told with it."""
    side, groups = both.old, dict[tuple[Any, ...], list[WordedItem]]()
    every = worded(side.library)
    for item in map(every.__getitem__, both.names.items.gone):
        article = side.article(item.article)
        if item.article not in both.names.articles.same or both.is_unread(article):
            continue
        if isinstance(item, Report):
            yield _reported(both, Kind.REPORT_REMOVED, side, item)
        else:
            group = (noun(item), item.speaker, *_from(both, side, item))
            groups.setdefault(group, []).append(item)
    for (what, speaker, outlet, stories), items in groups.items():
        yield Change(
            kind=Kind.ITEMS_REMOVED,
            stories=stories,
            facts={"count": len(items), "noun": what, "who": side.name(speaker), "outlet": outlet,
                   "ids": ", ".join(item.id for item in items)},
            lines=tuple(side.quoted(item) for item in items),
            is_warning=True,
            was=items[0].at,
            also=tuple(item.at for item in items[1:]),
        )  # fmt: skip


def _reported(both: Both, kind: Kind, side: Side, report: Report) -> Change:
    is_new = kind is Kind.REPORT_ADDED
    outlet, stories = _from(both, side, report)
    key = side.library.claim(report.claim, report.article)
    return Change(
        kind=kind,
        stories=stories if isinstance(key, Fault) else (side.story(key[0]),),
        facts={"outlet": outlet, "says": report.says, "claim": claim_text(side, report),
               "who": side.name(report.speaker)},
        lines=(_line(side, report),) if report.select else (),
        is_warning=not is_new,
        at=report.at if is_new else None,
        was=None if is_new else report.at,
    )  # fmt: skip


def claim_text(side: Side, report: Report) -> str:
    """The words of the claim that a report is on; as written where there is none."""
    key = side.library.claim(report.claim, report.article)
    return report.claim if isinstance(key, Fault) else cut(side.library.index.claims[key].text)


# -- otherwise than before -------------------------------------------------------------------------


def _compare(both: Both, about: About, was: WordedItem, now: WordedItem) -> Iterator[Change]:
    if type(was) is not type(now):
        yield about.change(Kind.ITEM_KIND, old=noun(was))
    if words(was) != words(now) and words(was) and words(now):
        facts = {"old": cut(words(was)), "new": cut(words(now))}
        outlet, who = both.new.outlet(now.article), both.new.name(now.speaker)
        yield about.change(Kind.ITEM_REWORDED, facts, outlet=outlet, who=who)
    if both.old.party(was.speaker or "") != both.new.party(now.speaker or ""):
        old, new = both.old.name(was.speaker), both.new.name(now.speaker)
        yield about.change(Kind.ITEM_SPEAKER, old=old, new=new)
    if isinstance(was, Report) and isinstance(now, Report):
        yield from _claim(both, about, was, now)
    before, after = _values(both.old, was), _values(both.new, now)
    shared = [field for field in after if field in before]
    yield from compare_values(about, {f: before[f] for f in shared}, {f: after[f] for f in shared})


def _claim(both: Both, about: About, was: Report, now: Report) -> Iterator[Change]:
    outlet, claim = both.new.outlet(now.article), claim_text(both.new, now)
    if was.says != now.says:
        facts = {"outlet": outlet, "claim": claim, "old": was.says, "new": now.says}
        yield about.change(Kind.REPORT_SAYS, facts)
    before, after = _key(both.old, was), _key(both.new, now)
    # one that is on none is an error of its own, or its story could not be read
    if before and after and before != after:
        facts = {"outlet": outlet, "new": claim, "old": claim_text(both.old, was)}
        yield about.change(Kind.REPORT_CLAIM, facts)


def _key(side: Side, report: Report) -> Key | None:
    found = side.library.claim(report.claim, report.article)
    return None if isinstance(found, Fault) else side.claim(found)


def _values(side: Side, item: WordedItem) -> Values:
    """All of an item but who says what, on what claim."""
    found: dict[str, Shown | tuple[Shown, ...] | None] = {
        "via": parties(side, item.via),
        "date": value(item.said.text) if item.said else None,
        "note": value(item.note),
    }
    if isinstance(item, Report):
        found["evidence"] = side.evidence(item.article, item.evidence)
        found["own words"] = value("none" if item.select is None else "some")
    else:
        found["place"] = value(item.where)
    select = item.select
    translation = select.translation if select else None
    found |= {
        "number of parts": value(len(select.parts)) if select else None,
        "words before": value(select.prefix) if select else None,
        "words after": value(select.suffix) if select else None,
        "occurrence": value(select.occurrence) if select else None,
        "acknowledged flags": values(select.ack) if select else (),
        "language": value(select.lang) if select else None,
        "translation": value(f"{translation.text} ({translation.by})") if translation else None,
    }
    return found


# -- proofs ----------------------------------------------------------------------------------------


def _proofs(both: Both, pairs: list[tuple[WordedItem, WordedItem]]) -> Iterator[Change]:
    """What became of the proofs of items that are there on both sides, by outlet."""
    groups: dict[tuple[Kind, str, str, tuple[str, ...]], list[tuple[WordedItem, WordedItem]]] = {}
    for was, now in pairs:
        if both.is_unread(now.article):
            continue
        kind = _proof_change(both, was, now)
        if kind:
            stories = both.stories_of(was.article, now.article)
            key = (kind, noun(now), both.new.outlet(now.article), stories)
            groups.setdefault(key, []).append((was, now))
    for (kind, what, outlet, stories), items in groups.items():
        yield Change(
            kind=kind,
            stories=stories,
            facts={"count": len(items), "noun": what, "outlet": outlet},
            lines=tuple(_line(both.new, now) for _, now in items),
            is_warning=kind is not Kind.PROOF_FOUND,
            at=items[0][1].at,
            was=items[0][0].at,
            also=tuple(now.at for _, now in items[1:]),
        )


def _proof_change(both: Both, was: WordedItem, now: WordedItem) -> Kind | None:
    before, after = both.old.proof(was), both.new.proof(now)
    was_proven = before is not None and before.proven
    if after is None or after.proven == was_proven:
        newly = after is not None and after.failed and not (before and before.failed)
        return Kind.PROOF_REFUTED if newly else None
    if after.proven:
        return Kind.PROOF_FOUND
    return Kind.PROOF_FAILS if after.failed else Kind.PROOF_LOST


_TOLD = frozenset({"quotes", "reports", "stances"})
"""What pages say an article was read for."""


def _read_for(both: Both) -> Iterator[Change]:
    """What an article has been read for: only then do pages say that something isn't in it."""
    for old_id, article in both.names.articles.same.items():
        if both.is_unread(article):
            continue
        was, now = (
            side.library.annotations.get(name)
            for side, name in ((both.old, old_id), (both.new, article))
        )
        before = _TOLD.intersection(was.read_for if was else ())
        after = _TOLD.intersection(now.read_for if now else ())
        for kind, found in ((Kind.READ_FOR, after - before), (Kind.NOT_READ_FOR, before - after)):
            if found and not (kind is Kind.READ_FOR and _has(now, found)):
                yield Change(
                    kind=kind,
                    stories=ordered(both.stories_of(old_id, article)),
                    facts={"name": both.new.title(article), "outlet": both.new.outlet(article),
                           "what": ", ".join(sorted(found))},
                    is_warning=kind is Kind.NOT_READ_FOR,
                    at=now.at if now else None,
                    was=was.at if was else None,
                )  # fmt: skip


def _has(record: Any, found: frozenset[str]) -> bool:
    """Whether there is something of all of it: then the items themselves are told."""
    return all(getattr(record, name) for name in found)
