"""What whole files define: outlets, actors and articles, come, gone, renamed and otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from generator.differing.change import Change, Kind, cut
from generator.differing.matching import Key, Matched
from generator.differing.prose import shown
from generator.differing.side import Both, Shown, Side
from generator.differing.values import About, Values, compare_values, value, values, without
from generator.model import (
    Actor,
    Article,
    Claim,
    Outlet,
    OutletKind,
    Question,
    Role,
    Story,
    WordedItem,
)  # fmt: skip

R = TypeVar("R", Actor | Outlet, Article, Story, Claim, Question, WordedItem)
K = TypeVar("K", str, Key)


def ids_changed(
    matched: Matched[K],
    before: Mapping[K, R],
    after: Mapping[K, R],
    about: Callable[[R | None, R | None], About],
) -> Iterator[Change]:
    """Records under a new id, and ids that something else has taken over."""
    known = {_own(key) for key in before}
    for old, new in matched.same.items():
        if _own(old) != _own(new):
            lost = old in matched.unnamed
            kind = Kind.ID_LOST if lost else Kind.RENAMED
            one = about(before[old], after[new])
            yield one.change(kind, is_warning=lost, old=_own(old), new=_own(new))
        one = about(before[old], after[new])
        yield from former_ids(one, before[old].formerly, after[new].formerly, renamed=known)
    for old, new in matched.merged.items():
        yield about(before[old], after[new]).change(Kind.MERGED, old=_own(old), new=_own(new))


def former_ids(
    about: About, was: Sequence[str], now: Sequence[str], *, renamed: Collection[str]
) -> Iterator[Change]:
    """Former ids that lead on no longer, or newly; those `renamed` just now are told as such."""
    for lost in sorted({*was} - {*now}):
        yield about.change(Kind.FORMER_LOST, is_warning=True, old=lost)
    for given in sorted({*now} - {*was} - {*renamed}):
        yield about.change(Kind.FORMER_GIVEN, new=given)


def _own(key: str | Key) -> str:
    """An id without that of the story or article it stands in."""
    return key if isinstance(key, str) else key[1]


# -- actors and outlets ----------------------------------------------------------------------------


def compare_parties(both: Both) -> Iterator[Change]:
    """Actors and outlets."""
    old, new, matched = both.old.library, both.new.library, both.names.parties
    before: dict[str, Actor | Outlet] = {**old.outlets, **old.actors}
    after: dict[str, Actor | Outlet] = {**new.outlets, **new.actors}

    def about(was: Actor | Outlet | None, now: Actor | Outlet | None) -> About:
        record = now or was
        return About(
            noun="outlet" if isinstance(record, Outlet) else "actor",
            name=cut(record.name) if record else "",
            stories=both.stories_naming(was.id if was else None, now.id if now else None),
            at=now.at if now else None,
            was=was.at if was else None,
        )

    yield from ids_changed(matched, before, after, about)
    for party in matched.new:
        if party not in old.refused.parties:
            yield about(None, after[party]).change(Kind.ADDED)
    for party in matched.gone:
        if party not in new.refused.parties:
            yield about(before[party], None).change(Kind.REMOVED, is_warning=True, id=party)
    for old_id, new_id in matched.same.items():
        was, now = before[old_id], after[new_id]
        found = _party_values(both.old, was), _party_values(both.new, now)
        shared = found[1].keys() if type(was) is type(now) else ("name", "sort")
        yield from compare_values(
            about(was, now), {f: found[0][f] for f in shared}, {f: found[1][f] for f in shared}
        )


def _party_values(side: Side, party: Actor | Outlet) -> Values:
    if isinstance(party, Outlet):
        return {
            "name": value(party.name),
            "sort": value("outlet"),
            "kind": value(party.kind),
            "address": value(party.url),
            "country": value(party.country),
            "language": value(party.language),
        }
    return {
        "name": value(party.name),
        "sort": value("actor"),
        "kind": value(party.kind),
        "other names": values(party.aliases),
        "names in other languages": values(f"{k}: {v}" for k, v in party.native_name.items()),
        "description": value(party.description),
        "roles": tuple(_role(side, role) for role in party.roles),
        "links": values(f"{k}: {v}" for k, v in party.links.items()),
    }


def _role(side: Side, role: Role) -> Shown:
    """A role with its time, whom it is held in and what it rests on."""
    when = [
        f"{word} {date.text}"
        for word, date in (("since", role.since), ("until", role.until))
        if date
    ]
    texts = [role.title, *([f"in {side.name(role.of)}"] if role.of else []), *when]
    texts += [role.note] if role.note else []
    evidence = side.evidence("", role.evidence)
    texts += [f"by {', '.join(one.text for one in evidence)}"] if evidence else []
    key = (Shown.plain(role.title).key, side.party(role.of or ""), *when, role.note,
           frozenset(one.key for one in evidence))  # fmt: skip
    return Shown(key, "; ".join(texts))


def parties(side: Side, ids: tuple[str, ...]) -> tuple[Shown, ...]:
    """Actors or outlets by what they are called now."""
    return tuple(Shown(side.party(party), side.name(party)) for party in ids)


# -- articles --------------------------------------------------------------------------------------


def compare_articles(both: Both) -> Iterator[Change]:
    """Articles, but what was found in them."""
    old, new, matched = both.old.library, both.new.library, both.names.articles

    def about(was: Article | None, now: Article | None) -> About:
        record = now or was
        return About(
            noun="article",
            name=cut(record.title) if record else "",
            stories=both.stories_of(was.id if was else None, now.id if now else None),
            at=now.at if now else None,
            was=was.at if was else None,
        )

    yield from ids_changed(matched, old.articles, new.articles, about)
    for article in matched.new:
        if article not in old.refused.articles:
            outlet = both.new.outlet(article)
            yield about(None, new.articles[article]).change(Kind.ADDED, outlet=outlet)
    for article in matched.gone:
        if article not in new.refused.articles:
            items = len(tuple(old.items(article)))
            yield about(old.articles[article], None).change(
                Kind.REMOVED, is_warning=True, id=article, outlet=both.old.outlet(article),
                items=items,
            )  # fmt: skip
    for old_id, new_id in matched.same.items():
        was, now = old.articles[old_id], new.articles[new_id]
        one = about(was, now)
        yield from compare_values(
            one, _article_values(both.old, was), _article_values(both.new, now)
        )
        yield from _withdrawn(one, was, now)
        yield from _source_text(both, one, was, now)


def _article_values(side: Side, article: Article) -> Values:
    def dated(name: str) -> Shown | None:
        date = getattr(article, name)
        return value(date.text) if date else None

    supersedes = article.supersedes
    return {
        "headline": value(article.title),
        "outlet": parties(side, (article.outlet,))[0],
        "address": value(article.url),
        "date": dated("published"),
        "date of update": dated("updated"),
        "authors": values(article.authors),
        "origins": parties(side, article.origins),
        "language": value(article.language),
        "kind of rights": value(article.rights),
        "licence": value(article.licence),
        "date of retrieval": dated("retrieved"),
        "archived copy": value(article.archive),
        "digest": shown(
            side, article.digest,
            lambda written: side.evident(article.id, written),
        ),
        "earlier version": Shown(side.article(supersedes), side.title(supersedes))
        if supersedes
        else None,
    }  # fmt: skip


def _withdrawn(about: About, was: Article, now: Article) -> Iterator[Change]:
    before, after = was.withdrawn, now.withdrawn
    if before == after:
        return
    if after is None:
        yield about.change(Kind.RESTORED)
        return
    date = after.date.text if after.date else ""
    yield about.change(
        Kind.WITHDRAWN, is_warning=before is None, date=date, reason=cut(after.reason or "")
    )


def _source_text(both: Both, about: About, was: Article, now: Article) -> Iterator[Change]:
    """The text of a source is what it was when it was retrieved; only our own may change."""
    if was.body is None or now.body is None:
        return
    before, after = (
        [Shown.plain(body.stream.text[block.start : block.end]) for block in body.stream.blocks]
        for body in (was.body, now.body)
    )
    added, removed = without(after, before), without(before, after)
    if added or removed:
        outlet = both.new.library.outlets.get(now.outlet)
        yield about.change(
            Kind.SOURCE_TEXT,
            is_warning=not outlet or outlet.kind is not OutletKind.OWN,
            lines=[f"- {cut(one.text)}" for one in removed]
            + [f"+ {cut(one.text)}" for one in added],
            count=max(len(added), len(removed)),
        )
