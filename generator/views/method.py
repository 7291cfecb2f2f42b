"""Floor 5, the method page: how we work, what was read for it, and what each sign means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from generator import catalogue, urls
from generator.markup import Html, join
from generator.model import Article
from generator.pieces import BlockEnd, Prose
from generator.prose import compile_article
from generator.structs import Struct
from generator.text_stream import BlockKind
from generator.views.making import On
from generator.views.parts import Figure, Frame, Link, Source
from generator.views.proof_strip import item_figures

LONGEST = 60
"""Stories in the table of what was read, the newest; each story's own page tells it too."""

READINGS = ("quotes", "reports", "stances")
"""What an article is read for."""

SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("verdict", ("verbatim", "normalised-verbatim", "elided", "altered-with-brackets", "unproven")),
    ("claim", ("asserts", "mouth", "relayed", "denies", "questions", "absent", "not-read")),
    ("position", ("for", "against", "mixed", "conditional", "undeclared")),
    ("link", ("open",)),
)
"""Every sign of `templates/_shape.html`, by what it is said of."""

# Stands where a top-level block ends, while the text is joined: no text of ours can hold it.
_END = "\0"


class Section(Struct, frozen=True, kw_only=True):
    """A heading and what follows it."""

    id: str | None
    """None for what stands before the first heading."""
    title: str
    html: Html


class Unread(Struct, frozen=True, kw_only=True):
    """An article that has not been read for everything."""

    source: Source
    kinds: tuple[str, ...]
    """Which of quotes, reports, stances."""


class ReadRow(Struct, frozen=True, kw_only=True):
    """What was read for one story; withdrawn articles are left out."""

    story: Link | None
    """None for articles in no story."""
    articles: int
    read: tuple[tuple[str, int], ...]
    """quotes, reports, stances → how many of them have been read for it."""
    unread: tuple[Unread, ...]


class MethodView(Struct, frozen=True, kw_only=True):
    """`/method/`: how we work and check, with the site's own figures."""

    frame: Frame
    sections: tuple[Section, ...]
    proof: tuple[Figure, ...]
    totals: tuple[tuple[str, int], ...]
    """Catalogue key `count.<…>` → how many the site has."""
    reading: tuple[ReadRow, ...]
    more: int
    """Stories that the table leaves out."""
    signs: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def _text(language: str) -> Prose:
    """What the page says, compiled."""
    lang = catalogue.load(language).language
    return compile_article(catalogue.method_text(language), lang=lang)[0]


def view(on: On) -> MethodView:
    """How we work and check."""
    text = _text(on.site.library.settings.language)
    return MethodView(
        frame=on.frame(on.t("method.title"), canonical=urls.METHOD),
        sections=tuple(_sections(on, text)),
        proof=_proof(on),
        totals=_totals(on),
        reading=tuple(_reading(on)),
        more=max(0, len(on.site.lists.newest) - LONGEST),
        signs=SIGNS,
    )


def _sections(on: On, text: Prose) -> Iterator[Section]:
    joined = join(
        text,
        resolve=lambda _, reference: on.site_href(reference.target),
        after=lambda _: Html(_END),
    )
    ends = [piece.block for piece in text.pieces if isinstance(piece, BlockEnd)]
    title, html, number = "", "", 0
    for last, block in zip(ends, joined.split(_END), strict=False):
        heading = text.stream.blocks[last] if last >= 0 else None
        if heading and heading.kind is BlockKind.HEADING:
            if html.strip():
                yield _section(number, title, html)
            number += 1
            title, html = text.stream.text[heading.start : heading.end], ""
        html += block
    if html.strip():
        yield _section(number, title, html)


def _section(number: int, title: str, html: str) -> Section:
    return Section(id=f"_s{number}" if number else None, title=title, html=Html(html))


def _proof(on: On) -> tuple[Figure, ...]:
    """Items and how they are proven; claims and by how many origins they are carried."""
    status = Counter(key for one in on.site.assessments.values() for key in one.status)
    claims = (
        Figure(key=f"claims-{key}", count=str(status[key]))
        for key in ("corroborated", "single-source", "disputed")
        if status[key]
    )
    return (*item_figures(on, on.site.lists.standing, on.href(urls.SOURCES)), *claims)


def _totals(on: On) -> tuple[tuple[str, int], ...]:
    library = on.site.library
    standing = on.site.lists.standing
    found = {
        "stories": len(library.stories),
        "reports": len({library.first_version(a) for a in standing}),
        "outlets": len(library.outlets),
        "actors": len(library.actors),
        "quotes": sum(on.site.tally(a).quotes for a in standing),
    }
    return tuple((key, count) for key, count in found.items() if count)


def _reading(on: On) -> Iterator[ReadRow]:
    library = on.site.library
    for story in (library.stories[s] for s in on.site.lists.newest[:LONGEST]):
        yield _row(on, on.story_link(story.id), library.articles_of(story))
    unlisted = [library.articles[a] for a in on.site.lists.unlisted]
    if unlisted:
        yield _row(on, None, unlisted)


def _row(on: On, story: Link | None, articles: Iterable[Article]) -> ReadRow:
    standing = [a for a in articles if not a.withdrawn]
    read = {a.id: on.site.tally(a.id).read_for for a in standing}
    missing = {a.id: tuple(k for k in READINGS if k not in read[a.id]) for a in standing}
    return ReadRow(
        story=story,
        articles=len(standing),
        read=tuple((kind, sum(kind in found for found in read.values())) for kind in READINGS),
        unread=tuple(
            Unread(source=on.source(a), kinds=missing[a.id]) for a in standing if missing[a.id]
        ),
    )
