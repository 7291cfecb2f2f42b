"""Floor 4, site paths in prose and navigation, held against the finished plan."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.findings import Finding
from generator.library import HEADLINE, Library, is_paragraph
from generator.model import Article, Place
from generator.pieces import ReferenceKind
from generator.texts import Text, article_texts, site_address, story_texts


@dataclass(frozen=True, slots=True)
class _Prose:
    """A text, and the address of the page it stands on."""

    text: Text
    page: str


def links_lead_somewhere(
    library: Library, addresses: AbstractSet[str], settings_at: Place
) -> Iterator[Finding]:
    """A link to a site path leads to a page of the site (`addresses`, in folder form)."""
    for prose in _texts(library):
        for reference in prose.text.prose.references:
            if reference.kind is not ReferenceKind.HREF:
                continue
            dead = _dead(library, addresses, reference.target, prose.page)
            if dead:
                yield _finding(prose.text.place(reference), dead)
    for number, entry in enumerate(library.settings.nav):
        dead = _dead(library, addresses, entry.url, "/")
        if dead:
            yield _finding(settings_at / "nav" / number / "url", dead)


def _finding(at: Place, message: str) -> Finding:
    return Finding(
        code="dead-link",
        at=at,
        message=message,
        hint="write an address of this site such as /articles/article-id/",
    )


def _dead(library: Library, addresses: AbstractSet[str], target: str, page: str) -> str | None:
    """Why a link leads nowhere; None where it does, or leaves the site."""
    if target.startswith("#"):
        target = page + target
    if not target.startswith("/"):
        return None
    address, _, anchor = site_address(target).partition("#")
    if address not in addresses:
        name = address.rstrip("/").rpartition("/")[2]
        return None if name in library.refused else f"the site has no page at '{address}'"
    if anchor and not _has_part(library, address, anchor):
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
        known = (*library.index.claims, *library.index.claims_before)
        return any(story == name and anchor == f"c-{claim}" for story, claim in known)
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


def _texts(library: Library) -> Iterator[_Prose]:
    for article in library.articles.values():
        for text in article_texts(article):
            yield _Prose(text, f"/articles/{article.id}/")
    for story in library.stories.values():
        for text in story_texts(story):
            yield _Prose(text, f"/stories/{story.id}/")
