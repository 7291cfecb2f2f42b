"""Floor 3, what is held back: the one function that decides what a reader may see.

`public` gives a smaller library of the same type. All that follows (views, figures, feeds, data)
is handed that one and nothing else, so nothing that is held back can leak by being forgotten.
What only drafts and embargoed stories reach is held back with them; what no story reaches at all
is public. Checks run on the whole library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from generator.library import Fault, Library, make_library
from generator.model import Actor, Annotations, Article, Report, Stance, Story
from generator.naming import named_in_annotations, named_in_article, named_in_story
from generator.pieces import ReferenceKind
from generator.structs import Struct, replace
from generator.texts import story_texts

R = TypeVar("R")


def is_public(story: Story, *, now: datetime, drafts: bool) -> bool:
    """Whether a story itself may be seen at `now`; `drafts` shows drafts and embargoed ones."""
    return drafts or not (story.draft or (story.embargo and now < story.embargo.earliest))


def next_change(library: Library, now: datetime) -> datetime | None:
    """When the clock alone next changes what is shown or told.

    An embargo ends, a review is due, a role has ended.
    """
    moments = [
        moment
        for story in library.stories.values()
        for moment in (
            story.embargo.earliest if story.embargo else None,
            story.review_by.latest if story.review_by else None,
        )
    ]
    moments += [
        role.until.latest for actor in library.actors.values() for role in actor.roles if role.until
    ]
    return min((moment for moment in moments if moment and moment > now), default=None)


class Visible(Struct, frozen=True, kw_only=True):
    """What of a library may be seen, by id; and of a record that may be, what of it is another."""

    stories: frozenset[str]
    articles: frozenset[str]
    annotations: frozenset[str]
    """By article id."""
    gone: Mapping[str, frozenset[str]]
    """Article → those of its items that are held back."""
    parties: frozenset[str]
    """Actors and outlets."""

    def of_story(self, story: Story) -> Changes:
        """What a reader may see otherwise of a story that may be seen."""
        before = story.translation_of
        return _differing(
            story,
            related=tuple(other for other in story.related if other in self.stories),
            translation_of=before if before in self.stories else None,
        )

    def of_article(self, article: Article) -> Changes:
        """And of an article."""
        before = article.supersedes
        return _differing(article, supersedes=before if before in self.articles else None)

    def of_annotations(self, record: Annotations) -> Changes:
        """And of an article's annotations."""
        own, gone = record.article, self.gone.get(record.article, frozenset())
        return _differing(
            record,
            reports=tuple(
                replace(r, evidence=_kept(r.evidence, own, self.gone, self.articles))
                for r in record.reports
                if r.id not in gone
            ),
            stances=tuple(
                replace(s, evidence=_kept(s.evidence, own, self.gone, self.articles))
                for s in record.stances
                if s.id not in gone
            ),
        )

    def of_actor(self, actor: Actor) -> Changes:
        """And of an actor."""
        return _differing(
            actor,
            roles=tuple(
                replace(role, evidence=_kept(role.evidence, "", self.gone, self.articles))
                for role in actor.roles
            ),
        )


Changes = dict[str, Any]
"""Field → what it holds instead."""


def _differing(record: object, **fields: object) -> Changes:
    return {name: value for name, value in fields.items() if getattr(record, name) != value}


def visible(library: Library, *, now: datetime, drafts: bool = False) -> Visible | None:
    """What may be seen at `now`; None where that is everything."""
    seen = {i: s for i, s in library.stories.items() if is_public(s, now=now, drafts=drafts)}
    if len(seen) == len(library.stories):
        return None
    hidden = [story for i, story in library.stories.items() if i not in seen]
    articles = _articles(library, seen.values(), hidden)
    gone = _gone(library, seen.keys(), articles)
    annotations = frozenset(
        i for i in library.annotations if i in articles or i not in library.articles
    )
    return Visible(
        stories=frozenset(seen),
        articles=articles,
        annotations=annotations,
        gone=gone,
        parties=_parties(library, seen.values(), articles, annotations, gone),
    )


def public(library: Library, *, now: datetime, drafts: bool = False) -> Library:
    """The library without what is held back at `now`."""
    found = visible(library, now=now, drafts=drafts)
    return without_hidden(library, found) if found else library


def without_hidden(library: Library, seen: Visible) -> Library:
    """The library of what may be seen."""

    def shown(
        records: Mapping[str, R], ids: AbstractSet[str], changes: Callable[[R], Changes]
    ) -> dict[str, R]:
        return {i: _with(record, changes(record)) for i, record in records.items() if i in ids}

    return make_library(
        settings=library.settings,
        outlets=shown(library.outlets, seen.parties, lambda _: {}),
        actors=shown(library.actors, seen.parties, seen.of_actor),
        articles=shown(library.articles, seen.articles, seen.of_article),
        annotations=shown(library.annotations, seen.annotations, seen.of_annotations),
        stories=shown(library.stories, seen.stories, seen.of_story),
        seals=shown(library.seals, seen.articles, lambda _: {}),
        refused=library.refused,
    )


def _with(record: R, changes: Changes) -> R:
    whole: Any = record
    made: R = replace(whole, **changes) if changes else record
    return made


def _articles(library: Library, seen: Iterable[Story], hidden: Iterable[Story]) -> frozenset[str]:
    """Articles that a public story lists or cites, or that no story reaches."""
    reached = {article for story in seen for article in _reached(library, story)}
    held = {article for story in hidden for article in _reached(library, story)}
    return frozenset(i for i in library.articles if i in reached or i not in held)


def _reached(library: Library, story: Story) -> Iterator[str]:
    yield from story.articles.values()
    references = [*story.key_quotes]
    for text in story_texts(story):
        references += [
            reference.target
            for reference in text.prose.references
            if reference.kind in (ReferenceKind.CITATION, ReferenceKind.TRANSCLUSION)
        ]
    for reference in references:
        found = library.citation(story, reference)
        if not isinstance(found, Fault) and found.article:
            yield found.article


Gone = Mapping[str, AbstractSet[str]]
"""Article → items."""


def _gone(
    library: Library, stories: AbstractSet[str], articles: AbstractSet[str]
) -> dict[str, frozenset[str]]:
    """Reports and stances on hidden stories' claims and questions, and what rests on them alone."""
    weighed: list[Report | Stance] = [*library.reports(), *library.stances()]
    gone: dict[str, set[str]] = {}
    bare = [item for item in weighed if _on_hidden(library, item, stories)]
    while bare:
        for item in bare:
            gone.setdefault(item.article, set()).add(item.id)
        bare = [
            item
            for item in weighed
            if item.evidence
            and not (isinstance(item, Report) and item.select)
            and item.id not in gone.get(item.article, ())
            and not _kept(item.evidence, item.article, gone, articles)
        ]
    return {article: frozenset(items) for article, items in sorted(gone.items())}


def _on_hidden(library: Library, item: Report | Stance, stories: AbstractSet[str]) -> bool:
    if isinstance(item, Report):
        found = library.claim(item.claim, item.article)
    else:
        found = library.question(item.question, item.article)
    return not isinstance(found, Fault) and found[0] not in stories


def _kept(
    evidence: tuple[str, ...],
    own: str,
    gone: Gone,
    articles: AbstractSet[str],
) -> tuple[str, ...]:
    """Evidence entries, named in article `own`, that lead to what may be seen."""

    def visible(reference: str) -> bool:
        head, _, item = reference.rpartition("#")
        article = head or own
        return article in articles and item not in gone.get(article, ())

    return tuple(reference for reference in evidence if visible(reference))


def _parties(
    library: Library,
    seen: Iterable[Story],
    articles: AbstractSet[str],
    annotations: AbstractSet[str],
    gone: Gone,
) -> frozenset[str]:
    """Actors and outlets that something public names, or that nothing names at all."""
    shown = [article for i, article in library.articles.items() if i in articles]
    told = [record for i, record in library.annotations.items() if i in annotations]
    named = set(parties_named(library, seen, shown, told, gone))
    everywhere = set(
        parties_named(
            library,
            library.stories.values(),
            library.articles.values(),
            library.annotations.values(),
        )
    )
    reached = _with_roles(library, everywhere)
    named |= {i for i in (*library.actors, *library.outlets) if i not in reached}
    named = _with_roles(library, named)
    return frozenset(i for i in (*library.actors, *library.outlets) if i in named)


def _with_roles(library: Library, named: set[str]) -> set[str]:
    """And those in whom a named actor holds a role, and so on."""
    todo = sorted(named)
    while todo:
        actor = library.actors.get(todo.pop())
        for role in actor.roles if actor else ():
            if role.of and role.of not in named:
                named.add(role.of)
                todo.append(role.of)
    return named


def parties_named(
    library: Library,
    stories: Iterable[Story],
    articles: Iterable[Article],
    annotations: Iterable[Annotations],
    gone: Gone = MappingProxyType({}),
) -> Iterator[str]:
    """Ids of actors and outlets that these records name, not counting roles, nor items `gone`."""
    if library.settings.publisher:
        yield library.settings.publisher
    for article in articles:
        yield from named_in_article(article)
    for record in annotations:
        yield from named_in_annotations(record, without=gone.get(record.article, ()))
    for story in stories:
        yield from named_in_story(story)
