"""Floor 4, site paths in prose and navigation, held against the finished plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.subject import Subject
from generator.findings import Finding
from generator.library import HEADLINE, Library, is_paragraph
from generator.model import Article, Place, Story
from generator.pieces import ReferenceKind
from generator.texts import Text, article_texts, site_address, story_texts


def links_of_articles(subject: Subject, article: Article) -> Iterator[Finding]:
    """A link in an article or its digest leads to a page of the site, where it leads to a path."""
    yield from _in_texts(subject, article_texts(article), f"/articles/{article.id}/")


def links_of_stories(subject: Subject, story: Story) -> Iterator[Finding]:
    """A link in a story leads to a page of the site, where it leads to a path."""
    yield from _in_texts(subject, story_texts(story), f"/stories/{story.id}/")


def links_of_the_site(subject: Subject) -> Iterator[Finding]:
    """An entry of the navigation leads to a page of the site, where it leads to a path."""
    for number, entry in enumerate(subject.library.settings.nav):
        dead = _dead(subject, entry.url, "/")
        if dead:
            yield _finding(subject.settings_at / "nav" / number / "url", dead)


def _in_texts(subject: Subject, texts: Iterable[Text], page: str) -> Iterator[Finding]:
    """`page` is the address of the page on which the texts stand."""
    for text in texts:
        for reference in text.prose.references:
            if reference.kind is not ReferenceKind.HREF:
                continue
            dead = _dead(subject, reference.target, page)
            if dead:
                yield _finding(text.place(reference), dead)


def _finding(at: Place, message: str) -> Finding:
    return Finding(
        code="dead-link",
        at=at,
        message=message,
        hint="write an address of this site such as /articles/article-id/",
    )


def _dead(subject: Subject, target: str, page: str) -> str | None:
    """Why a link leads nowhere; None where it does, or leaves the site."""
    if target.startswith("#"):
        target = page + target
    if not target.startswith("/"):
        return None
    address, _, anchor = site_address(target).partition("#")
    if address not in subject.addresses:
        name = address.rstrip("/").rpartition("/")[2]
        return None if name in subject.library.refused else f"the site has no page at '{address}'"
    if anchor and not _has_part(subject.library, address, anchor):
        return f"the page at '{address}' has no part '#{anchor}'"
    return None


def _has_part(library: Library, address: str, anchor: str) -> bool:
    """Whether a page has an anchor that the content names; those of other pages aren't known."""
    if anchor.startswith("_"):  # page furniture is the templates' business
        return True
    kind, _, name = address.strip("/").partition("/")
    if kind == "articles" and name in library.articles:
        return _in_article(library, library.articles[name], anchor)
    if kind == "stories" and name in library.stories:
        claim = (name, anchor.removeprefix("c-"))
        known = claim in library.index.claims or claim in library.index.claims_before
        return known and anchor.startswith("c-")
    return True


def _in_article(library: Library, article: Article, anchor: str) -> bool:
    if anchor == HEADLINE or article.id in library.refused.annotations:
        return True
    if is_paragraph(anchor):
        blocks = article.body.stream.blocks if article.body else ()
        return not article.body or any(anchor == f"p{block.paragraph}" for block in blocks)
    return (
        library.item(article.id, anchor) is not None
        or (article.id, anchor) in library.index.items_before
    )
