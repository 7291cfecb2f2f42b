"""Floor 3, all prose of a story or article, each with where it stands and what it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Article, Place, Story
from generator.pieces import Prose, Reference
from generator.structs import Struct, replace


class Text(Struct, frozen=True, kw_only=True):
    """One piece of prose in a file."""

    part: str
    """summary, body, account, event, unknown, update or digest."""
    number: int
    """Which of its part, from 0."""
    prose: Prose
    at: Place
    body_offset: int | None = None
    """For a body: where it begins in the file."""

    def place(self, reference: Reference) -> Place:
        """Where a reference of this text stands."""
        if self.body_offset is None:
            return replace(self.at, words=reference.target)
        return Place(
            self.at.path, words=reference.target, offset=self.body_offset + reference.start
        )


def story_texts(story: Story) -> Iterator[Text]:
    """All prose of a story, in the order of its page."""
    if story.summary:
        yield Text(part="summary", number=0, prose=story.summary, at=story.at / "summary")
    if story.body:
        yield Text(
            part="body", number=0, prose=story.body, at=story.at, body_offset=story.body_offset
        )
    for number, difference in enumerate(story.differences):
        for index, account in enumerate(difference.accounts):
            at = difference.at / "accounts" / index
            yield Text(part="account", number=number, prose=account, at=at)
    for number, event in enumerate(story.events):
        yield Text(part="event", number=number, prose=event.text, at=event.at / "text")
    for number, unknown in enumerate(story.unknowns):
        at = story.at / "unknowns" / number
        yield Text(part="unknown", number=number, prose=unknown, at=at)
    for number, update in enumerate(story.updates):
        yield Text(part="update", number=number, prose=update.text, at=update.at / "text")


def digest_text(article: Article) -> Text | None:
    """The prose of an article's digest."""
    if article.digest is None:
        return None
    return Text(part="digest", number=0, prose=article.digest, at=article.at / "digest")


def article_texts(article: Article) -> Iterator[Text]:
    """An article's digest, and its body where we hold it."""
    digest = digest_text(article)
    if digest:
        yield digest
    if article.body:
        yield Text(
            part="body", number=0, prose=article.body, at=article.at,
            body_offset=article.body_offset,
        )  # fmt: skip


def site_address(target: str) -> str:
    """A site path in its canonical form: a folder ends in `/`."""
    bare, mark, anchor = target.partition("#")
    if not bare.endswith("/") and "." not in bare.rpartition("/")[2]:
        bare += "/"
    return bare + mark + anchor
