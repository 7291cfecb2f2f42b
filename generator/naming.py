"""Floor 3, whom a record names: ids of actors and outlets as written, roles apart."""

from __future__ import annotations

from collections.abc import Container, Iterator

from generator.model import Annotations, Article, Story
from generator.pieces import Prose, ReferenceKind
from generator.texts import digest_text, story_texts


def named_in_article(article: Article) -> Iterator[str]:
    """Its outlet, its origins, and whom its digest links to."""
    yield article.outlet
    yield from article.origins
    text = digest_text(article)
    if text:
        yield from linked(text.prose)


def named_in_annotations(record: Annotations, *, without: Container[str] = ()) -> Iterator[str]:
    """Who speaks, relays or holds a position, in all items but those left out by id."""
    for item in record.worded():
        if item.id not in without:
            if item.speaker:
                yield item.speaker
            yield from item.via
    for stance in record.stances:
        if stance.id not in without:
            yield stance.actor


def named_in_story(story: Story) -> Iterator[str]:
    """Whom its prose links to."""
    for text in story_texts(story):
        yield from linked(text.prose)


def linked(prose: Prose) -> Iterator[str]:
    """Whom a text links to."""
    for reference in prose.references:
        if reference.kind is ReferenceKind.LINK:
            yield reference.target
