"""Floor 3, what is held back: the one function that decides what a reader may see.

`public` gives a smaller library of the same type. All that follows (views, figures, feeds, data)
is handed that one and nothing else, so nothing that is held back can leak by being forgotten.
What only drafts and embargoed stories reach is held back with them; what no story reaches at all
is public. Checks run on the whole library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from generator.library import Fault, Library, make_library
from generator.model import Annotations, Article, Report, Stance, Story
from generator.naming import named_in_annotations, named_in_article, named_in_story
from generator.pieces import ReferenceKind
from generator.texts import story_texts


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


def public(library: Library, *, now: datetime, drafts: bool = False) -> Library:
    """The library without what is held back at `now`."""
    seen = {i: s for i, s in library.stories.items() if is_public(s, now=now, drafts=drafts)}
    if len(seen) == len(library.stories):
        return library
    hidden = [story for i, story in library.stories.items() if i not in seen]
    articles = _articles(library, seen.values(), hidden)
    gone = _gone(library, seen.keys(), articles)
    annotations = {
        i: _without(record, gone, articles)
        for i, record in library.annotations.items()
        if i in articles or i not in library.articles
    }
    shown = {i: a for i, a in library.articles.items() if i in articles}
    parties = _parties(library, seen, shown, annotations)
    return make_library(
        settings=library.settings,
        outlets={i: o for i, o in library.outlets.items() if i in parties},
        actors={
            i: replace(
                actor,
                roles=tuple(
                    replace(role, evidence=_kept(role.evidence, "", gone, articles))
                    for role in actor.roles
                ),
            )
            for i, actor in library.actors.items()
            if i in parties
        },
        articles={
            i: replace(a, supersedes=a.supersedes if a.supersedes in articles else None)
            for i, a in shown.items()
        },
        annotations=annotations,
        stories={
            i: replace(
                story,
                related=tuple(other for other in story.related if other in seen),
                translation_of=story.translation_of if story.translation_of in seen else None,
            )
            for i, story in seen.items()
        },
        seals={i: seal for i, seal in library.seals.items() if i in shown},
        refused=library.refused,
    )


def _articles(library: Library, seen: Iterable[Story], hidden: Iterable[Story]) -> set[str]:
    """Articles that a public story lists or cites, or that no story reaches."""
    reached = {article for story in seen for article in _reached(library, story)}
    held = {article for story in hidden for article in _reached(library, story)}
    return {article for article in library.articles if article in reached or article not in held}


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


ItemKey = tuple[str, str]
"""(article, item)."""


def _gone(
    library: Library, stories: AbstractSet[str], articles: AbstractSet[str]
) -> frozenset[ItemKey]:
    """Reports and stances on hidden stories' claims and questions, and what rests on them alone."""
    weighed: list[Report | Stance] = [*library.reports(), *library.stances()]
    gone = {(i.article, i.id) for i in weighed if _on_hidden(library, i, stories)}
    while True:
        bare = {
            (i.article, i.id)
            for i in weighed
            if i.evidence
            and not (isinstance(i, Report) and i.select)
            and not _kept(i.evidence, i.article, gone, articles)
        }
        if bare <= gone:
            return frozenset(gone)
        gone |= bare


def _on_hidden(library: Library, item: Report | Stance, stories: AbstractSet[str]) -> bool:
    if isinstance(item, Report):
        found = library.claim(item.claim, item.article)
    else:
        found = library.question(item.question, item.article)
    return not isinstance(found, Fault) and found[0] not in stories


def _kept(
    evidence: tuple[str, ...],
    own: str,
    gone: AbstractSet[ItemKey],
    articles: AbstractSet[str],
) -> tuple[str, ...]:
    """Evidence entries, named in article `own`, that lead to what may be seen."""

    def visible(reference: str) -> bool:
        head, _, item = reference.rpartition("#")
        article = head or own
        return article in articles and (article, item) not in gone

    return tuple(reference for reference in evidence if visible(reference))


def _without(
    record: Annotations, gone: AbstractSet[ItemKey], articles: AbstractSet[str]
) -> Annotations:
    """A record without the items that are gone."""
    own = record.article
    return replace(
        record,
        reports=tuple(
            replace(r, evidence=_kept(r.evidence, own, gone, articles))
            for r in record.reports
            if (own, r.id) not in gone
        ),
        stances=tuple(
            replace(s, evidence=_kept(s.evidence, own, gone, articles))
            for s in record.stances
            if (own, s.id) not in gone
        ),
    )


def _parties(
    library: Library,
    seen: dict[str, Story],
    articles: dict[str, Article],
    annotations: dict[str, Annotations],
) -> set[str]:
    """Actors and outlets that something public names, or that nothing names at all."""
    named = set(parties_named(library, seen.values(), articles.values(), annotations.values()))
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
    return _with_roles(library, named)


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
) -> Iterator[str]:
    """Ids of actors and outlets that these records name, not counting roles."""
    if library.settings.publisher:
        yield library.settings.publisher
    for article in articles:
        yield from named_in_article(article)
    for record in annotations:
        yield from named_in_annotations(record)
    for story in stories:
        yield from named_in_story(story)
