"""Floor 5, a story's prose on its page: links resolved, citations numbered, notes made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypedDict

from generator import urls
from generator.languages import direction
from generator.library import Fault, Target, TargetKind
from generator.markup import Html, escape, join, without_bidi
from generator.model import Article, Story
from generator.pieces import (
    ANALYSIS_BEGIN,
    ANALYSIS_END,
    BlockEnd,
    Piece,
    Pointer,
    Prose,
    Reference,
    ReferenceKind,
    Words,
)
from generator.structs import Struct, field, replace
from generator.views.making import On
from generator.views.parts import Block, Line, Note
from generator.views.previews import Mentions, preview

Resolve = Callable[[str], "Target | Fault"]


class _Joined(TypedDict):
    html: Html
    notes: tuple[Note, ...]
    cuts: tuple[int, ...]


# Where note n stands, while prose is joined: code points that no text of ours can hold.
_NOTE, _NOTE_END = "\0", "\1"

_NOWHERE = Fault("unknown-citation", "prose of nothing cites nothing")


class Numbering(Struct, frozen=True):
    """Counts a page's citations as its prose is joined, in the order of the page."""

    on: On
    resolve: Resolve = field(default=lambda _: _NOWHERE)
    """What a citation or transclusion points at."""
    notes: list[Note] = field(default_factory=list)
    """All notes of the page so far; note `n` is at index `n - 1`."""
    told: dict[Target, int] = field(default_factory=dict)
    """What the page has cited so far → the number of its first note."""
    shown: set[str] = field(default_factory=set)
    """Anchors of the quotes that its prose has shown so far."""
    mentions: Mentions = field(default_factory=Mentions)
    """Who its prose has mentioned so far."""
    story: Story | None = None
    """The story whose prose it is."""

    def of_story(self, story: Story) -> Numbering:
        """The same count, for the prose of a story."""
        library = self.on.site.library
        return replace(
            self, resolve=lambda reference: library.citation(story, reference), story=story
        )

    def of_article(self, article: Article) -> Numbering:
        """The same count, for an article's digest, which cites its own items."""
        library = self.on.site.library
        return replace(self, resolve=lambda reference: library.evidence(reference, article.id))

    def line(self, prose: Prose) -> Line:
        """A line of prose with its notes."""
        return Line(**self._joined(prose))

    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        """A body as top-level blocks, each with the notes of its citations."""
        blocks: list[Block] = []
        for parts, analysis in _split(prose):
            made = [block for part in parts if (block := self._block(part))]
            if analysis and made:
                blocks.append(Block(analysis=tuple(made)))
            else:
                blocks += made
        return tuple(blocks)

    def _block(self, part: Prose) -> Block | None:
        """One block: a quote with its chain, or words with their notes; None for neither."""
        shown = _transclusion(part)
        if shown is not None:
            target = self.resolve(shown.target)
            if isinstance(target, Fault) or not target.article or not target.item:
                return None
            quote = self.on.item(target.article, target.item)
            return Block(quote=quote, anchor=self._anchor(target.article, target.item))
        joined = self._joined(part)
        return Block(**joined) if joined["html"].strip() else None

    def _joined(self, prose: Prose) -> _Joined:
        """The prose as HTML, its notes, and where they stand."""
        first, *others = join(prose, resolve=self._pointer).split(_NOTE)
        html, notes, cuts = [first], list[Note](), list[int]()
        for number, rest in (other.split(_NOTE_END, 1) for other in others):
            notes.append(self.notes[int(number) - 1])
            cuts.append(sum(map(len, html)))
            html.append(rest)
        return {"html": Html("".join(html)), "notes": tuple(notes), "cuts": tuple(cuts)}

    def _anchor(self, article_id: str, item_id: str) -> str | None:
        """The id of a quote shown in the text, at its first place on the page."""
        anchor = urls.shown_anchor(article_id, item_id)
        if anchor in self.shown:
            return None
        self.shown.add(anchor)
        return anchor

    def _pointer(self, _number: int, reference: Reference) -> str:
        match reference.kind:
            case ReferenceKind.LINK:
                return party_link(self.on, reference, self.mentions, self.story)
            case ReferenceKind.HREF:
                return self.on.site_href(reference.target)
            case ReferenceKind.CITATION:
                return self._citation(reference)
            case ReferenceKind.TRANSCLUSION:
                return self._within(reference)

    def _within(self, reference: Reference) -> Html:
        """A quote shown within a block that holds more, such as a list: its chain in a line."""
        target = self.resolve(reference.target)
        if isinstance(target, Fault) or not target.article or not target.item:
            return Html("")
        item = self.on.item(target.article, target.item)
        place = Html(f"<bdi>{escape(item.source.outlet)}</bdi>")
        if item.paragraph is not None:
            place = Html(
                f"{place} {escape(self.on.site.catalogue('item.paragraph', item.paragraph))}"
            )
        chain = [f"<bdi>{escape(item.speaker.name)}</bdi>"] if item.speaker else []
        where = item.where or ""
        chain += [where if isinstance(where, Html) else escape(where)] if where else []
        chain += [
            self.on.t("item.via", name=Html(f"<bdi>{escape(via.name)}</bdi>")) for via in item.via
        ]
        chain.append(f'<a href="{escape(item.href)}">{place}</a>')
        anchor = self._anchor(target.article, target.item)
        own = f' id="{anchor}"' if anchor else ""
        home = self.on.site.catalogue.language
        tongue = f' lang="{item.lang}"' if item.lang else ""
        tongue += f' dir="{item.dir}"' if item.dir else ""
        return Html(
            # the prose around it may be in another language than the page
            f'<p class="quoted"{own} lang="{home}" dir="{direction(home)}">'
            f"<q{tongue}>{item.words or ''}</q>"
            f" {escape(self.on.t('list.comma')).join(chain)}"
            f' <span class="verdict {item.verdict}">'
            f"{escape(self.on.t(f'verdict.{item.verdict}'))}</span></p>"
        )

    def _citation(self, reference: Reference) -> str:
        target = self.resolve(reference.target)
        number = len(self.notes) + 1
        # a citation of something held back keeps its number, so that no other one moves
        if isinstance(target, Fault):
            self.notes.append(_note(self.on, number, None))
            return ""
        first = self.told.setdefault(target, number)
        note = _note(self.on, number, target)
        self.notes.append(note if first == number else replace(note, first=first))
        return Html(
            # One element about both: the focus that leaves the number finds its note still open.
            f'<span><a class="cite" id="{urls.citation_anchor(number)}"'
            f' href="#{urls.note_anchor(number)}">{number}</a>'
            f"{_NOTE}{number}{_NOTE_END}</span>"
        )


def _note(on: On, number: int, target: Target | None) -> Note:
    library = on.site.library
    source = claim = claim_href = lang = way = None
    status: tuple[str, ...] = ()
    if target and target.kind is TargetKind.ARTICLE and target.article:
        source = on.source(library.articles[target.article])
    if target and target.kind is TargetKind.CLAIM and target.story and target.claim:
        claim = library.index.claims[target.story, target.claim].text
        claim_href = on.href(urls.claim(target.story, target.claim))
        lang, way = on.marks(on.language(target.story))
        status = on.site.assessments[target.story, target.claim].status
    return Note(
        number=number,
        id=urls.note_anchor(number),
        back=f"#{urls.citation_anchor(number)}",
        items=on.target(target) if target else (),
        source=source,
        claim=claim,
        claim_href=claim_href,
        claim_lang=lang,
        claim_dir=way,
        claim_status=status,
    )


def party_link(
    on: On, reference: Reference, mentions: Mentions, story: Story | None = None
) -> Html:
    """`[[actor]]` as a link with its name, or the editor's words, and a preview behind it."""
    named = on.named(reference.target)
    words = escape(without_bidi(reference.words or named.name))
    if named.href is None:
        return Html(f"<bdi>{words}</bdi>")
    number = mentions.number(reference.target)
    described = f' aria-describedby="{urls.preview_anchor(number)}"' if number else ""
    link = Html(f'<a class="actor" href="{escape(named.href)}"{described}><bdi>{words}</bdi></a>')
    if number is None:
        return link
    shown = preview(on, reference.target, words, number, story)
    return Html(f'<span class="mention">{link}{shown}</span>')


def plain(on: On, prose: Prose) -> str:
    """Prose as plain text: without citations, and with the names of those it links to."""
    text, out, done = prose.stream.text, list[str](), 0
    for reference in prose.references:
        # in the stream stands what was written: of a link without words the id
        if reference.kind is ReferenceKind.LINK and not reference.words:
            out += [text[done : reference.at], on.named(reference.target).name]
            done = reference.at + len(reference.target)
    return " ".join("".join([*out, text[done:]]).split())


def _split(prose: Prose) -> Iterator[tuple[list[Prose], bool]]:
    """Runs of top-level blocks, each a prose, and whether they are one analysis.

    The tags of an analysis are left out.
    """
    blocks: list[Prose] = []
    pieces: list[Piece] = []
    analysis = False
    for piece in prose.pieces:
        border = piece in (ANALYSIS_BEGIN, ANALYSIS_END)
        if not border:
            pieces.append(piece)
        if border or isinstance(piece, BlockEnd):
            blocks.append(replace(prose, pieces=tuple(pieces)))
            pieces = []
        if border:
            yield blocks, analysis
            blocks, analysis = [], piece == ANALYSIS_BEGIN
    yield [*blocks, replace(prose, pieces=tuple(pieces))], analysis


def _transclusion(prose: Prose) -> Reference | None:
    """The quote that stands in place of a block, if that is what a block is."""
    found = [prose.references[p.number] for p in prose.pieces if isinstance(p, Pointer)]
    if any(isinstance(piece, Words) for piece in prose.pieces):
        return None
    if len(found) == 1 and found[0].kind is ReferenceKind.TRANSCLUSION:
        return found[0]
    return None
