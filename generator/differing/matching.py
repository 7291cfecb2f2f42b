"""Which record of before is which now: by its id, by `formerly`, else by what it says.

What kept its id or names it under `formerly` is the same. An id that went away unnamed, while
something new says the very same, is the same too: but its address leads nowhere, and that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from generator.library import Fault, Library
from generator.model import Actor, Outlet, Report, WordedItem
from generator.structs import Struct

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")
Key = tuple[str, str]


class Matched(Struct, Generic[K], frozen=True, kw_only=True):
    """The ids of one kind, before and now."""

    same: Mapping[K, K]
    """Before → now, of what is there on both sides."""
    unnamed: frozenset[K]
    """Those ids of before that went away, though the record is there under another."""
    merged: Mapping[K, K]
    """Ids of before that something takes as its former id which was there already."""
    gone: tuple[K, ...]
    new: tuple[K, ...]

    def now(self, key: K) -> K:
        """What something of before is called now; its own id where it is gone."""
        return self.same.get(key) or self.merged.get(key) or key


class Names(Struct, frozen=True, kw_only=True):
    """All ids of two libraries, matched."""

    parties: Matched[str]
    articles: Matched[str]
    stories: Matched[str]
    claims: Matched[Key]
    questions: Matched[Key]
    items: Matched[Key]
    """(article, item); stances apart, whose ids are made of others."""


def match(
    before: Mapping[K, R],
    after: Mapping[K, R],
    *,
    former: Callable[[K], K],
    said: Callable[[R], Hashable],
    says: Callable[[R], Hashable],
) -> Matched[K]:
    """Match the records of one kind.

    `former`: what an id of before is called now, by `formerly`. `said`, `says`: what a record of
    before and one of now come to, in the names of now.
    """
    same: dict[K, K] = {}
    merged: dict[K, K] = {}
    taken: set[K] = set()
    for key in before:
        now = key if key in after else former(key)
        if now not in after:
            continue
        if now != key and (now in before or now in taken):
            merged[key] = now
        else:
            same[key] = now
            taken.add(now)
    unnamed = _alike(
        {
            key: said(record)
            for key, record in before.items()
            if key not in same and key not in merged
        },
        {key: says(record) for key, record in after.items() if key not in taken},
    )
    same |= unnamed
    taken |= {*unnamed.values()}
    return Matched(
        same=same,
        unnamed=frozenset(unnamed),
        merged=merged,
        gone=tuple(key for key in before if key not in same and key not in merged),
        new=tuple(key for key in after if key not in taken),
    )


def _alike(gone: Mapping[K, Hashable], new: Mapping[K, Hashable]) -> dict[K, K]:
    """What went away and what is new, where one of each says the same."""
    before = Counter(gone.values())
    after = Counter(new.values())
    by_words = {words: key for key, words in new.items()}
    return {
        key: by_words[words]
        for key, words in gone.items()
        if before[words] == after[words] == 1
    }  # fmt: skip


def match_all(before: Library, after: Library) -> Names:
    """Match all ids of two libraries; what others name comes first."""
    index = after.index
    parties = match(
        _parties(before),
        _parties(after),
        former=lambda party: index.parties_before.get(party, party),
        said=lambda party: (type(party), party.name),
        says=lambda party: (type(party), party.name),
    )
    articles = match(
        before.articles,
        after.articles,
        former=lambda article: index.articles_before.get(article, article),
        said=lambda article: (article.title, parties.now(article.outlet)),
        says=lambda article: (article.title, article.outlet),
    )
    stories = match(
        before.stories,
        after.stories,
        former=lambda story: index.stories_before.get(story, story),
        said=lambda story: story.title,
        says=lambda story: story.title,
    )
    claims = match(
        before.index.claims,
        after.index.claims,
        former=lambda key: _part(key, stories, index.claims_before),
        said=lambda claim: (stories.now(claim.story), calm(claim.text)),
        says=lambda claim: (claim.story, calm(claim.text)),
    )
    questions = match(
        before.index.questions,
        after.index.questions,
        former=lambda key: _part(key, stories, index.questions_before),
        said=lambda question: (stories.now(question.story), calm(question.ask)),
        says=lambda question: (question.story, calm(question.ask)),
    )
    items = match(
        worded(before),
        worded(after),
        former=lambda key: _part(key, articles, index.items_before),
        said=lambda item: (
            articles.now(item.article), type(item), words(item), parties.now(item.speaker or ""),
            _claim(before, item, claims.now),
        ),
        says=lambda item: (
            item.article, type(item), words(item), item.speaker or "", _claim(after, item, _itself),
        ),
    )  # fmt: skip
    return Names(
        parties=parties,
        articles=articles,
        stories=stories,
        claims=claims,
        questions=questions,
        items=items,
    )


def calm(text: str) -> str:
    """A text with all white space as single blanks: how it is wrapped says nothing."""
    return " ".join(text.split())


def words(item: WordedItem) -> str:
    """The words of an item in one line; empty for a report that only names evidence."""
    return " … ".join(calm(part) for part in item.select.parts) if item.select else ""


def _parties(library: Library) -> dict[str, Actor | Outlet]:
    return {**library.outlets, **library.actors}


def worded(library: Library) -> dict[Key, WordedItem]:
    """All quotes, passages and reports, by (article, id)."""
    return {(item.article, item.id): item for item in library.worded()}


def _part(key: Key, wholes: Matched[str], former: Mapping[Key, str]) -> Key:
    """What a part of a story or article is called now: itself, the whole, or both are renamed."""
    whole = wholes.now(key[0])
    return whole, former.get((whole, key[1]), key[1])


def _claim(library: Library, item: WordedItem, now: Callable[[Key], Key]) -> Key | None:
    """The claim that a report is on."""
    if not isinstance(item, Report):
        return None
    found = library.claim(item.claim, item.article)
    return None if isinstance(found, Fault) else now(found)


def _itself(key: Key) -> Key:
    return key
