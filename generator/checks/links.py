"""Floor 4, site paths in prose, held against the finished plan."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from generator.findings import Finding
from generator.library import Library
from generator.pieces import ReferenceKind
from generator.texts import Text, article_texts, site_address, story_texts


def links_lead_somewhere(library: Library, addresses: AbstractSet[str]) -> Iterator[Finding]:
    """A link to a site path leads to a page of the site (`addresses`, in folder form)."""
    for text in _texts(library):
        for reference in text.prose.references:
            target = reference.target
            if reference.kind is not ReferenceKind.HREF or not target.startswith("/"):
                continue
            if site_address(target).partition("#")[0] not in addresses:
                yield Finding(
                    code="dead-link",
                    at=text.place(reference),
                    message=f"the site has no page at '{target}'",
                    hint="write an address of this site such as /articles/article-id/",
                )


def _texts(library: Library) -> Iterator[Text]:
    for article in library.articles.values():
        yield from article_texts(article)
    for story in library.stories.values():
        yield from story_texts(story)
