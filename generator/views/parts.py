"""Floor 5, what several pages show: names, dates, items with their chain, notes, cards.

A view is frozen and holds all that its template may see. Addresses in it are already relative to
the page it is for. Words of the interface are never in a view: it holds the keys under which
the catalogue has them (`verdict.elided`, `position.for`).
"""

from __future__ import annotations

from generator.markup import Html
from generator.structs import Struct

NOTHING = Html("")


class Phrase(Struct, frozen=True):
    """Plain text that may be in another language than the page."""

    words: str
    lang: str | None = None
    """BCP 47, where it differs from the page's; else None."""
    dir: str | None = None
    """`ltr` or `rtl`, where it differs from the page's; else None."""


class Day(Struct, frozen=True):
    """A date as known."""

    words: str
    """For people: `5 January 2020`, `November 2019`, `between 2 and 3 January 2020`."""
    iso: str | None
    """For `<time datetime>`; None where HTML has no form for it (intervals)."""


class Link(Struct, frozen=True):
    """A place to go."""

    href: str
    words: str
    current: bool = False
    """Whether it is the page itself, or the part of the site the page belongs to."""
    lang: str | None = None
    """BCP 47, where the words are in another language than the page; else None."""
    dir: str | None = None
    """`ltr` or `rtl`, where it differs from the page's; else None."""


class Pager(Struct, frozen=True, kw_only=True):
    """The way between the pages of a long list."""

    number: int
    """This page, from 1."""
    total: int
    previous: Link | None
    next: Link | None
    pages: tuple[Link | None, ...]
    """Each by its number, this one current; None stands for those left out of a long row."""


class Named(Struct, frozen=True, kw_only=True):
    """An actor or outlet, named in running text (`<bdi>`)."""

    name: str
    href: str | None
    """None where there is no page to go to: on its own page."""
    kind: str
    """person, organisation, group, document, unnamed, or outlet."""
    role: str | None = None
    """The role held on the date in question, such as `caretaker prime minister`."""


class Source(Struct, frozen=True, kw_only=True):
    """An article, named briefly as a source."""

    outlet: str
    """The outlet's name."""
    title: Phrase
    href: str
    """Its page."""
    withdrawn: bool = False


class ItemView(Struct, frozen=True, kw_only=True):
    """One item as shown anywhere: the words and the chain by which they reached the page."""

    id: str
    kind: str
    """quote, passage, report, headline (an article's title) or paragraph."""
    words: Html | None
    """The article's own words, a gap as `…`, our insertions in `<ins class="ours">`; None where
    only other items are named as evidence."""
    lang: str | None
    dir: str | None
    speaker: Named | None
    """Whose words; None for the outlet's own."""
    narration: bool
    """Whether the speaker is an outlet and these are its own narration, taken over by another."""
    where: str | None
    said: Day | None
    via: tuple[Named, ...]
    source: Source
    paragraph: int | None
    """¶ in the article, where known."""
    href: str
    """The item on its article's page."""
    form: str | None
    """direct or partial for quotes; indirect for passages with a speaker; else None."""
    verdict: str
    """verbatim, normalised-verbatim, elided, altered-with-brackets, or unproven."""
    proof: str = "none"
    """text (against the article's text), seal (against its seal, the text being withheld), none."""
    flags: tuple[str, ...] = ()
    """Flags that apply to it, acknowledged by the editor."""
    brackets: str | None = None
    """`outlet` where brackets stand in the article, `ours` where we put them, `both`; else None."""
    translation: str | None = None
    translator: str | None = None
    note: str | None = None
    open_href: str | None = None
    """Opens the passage on the outlet's own page, where its address is known."""


class Note(Struct, frozen=True, kw_only=True):
    """What one citation in prose rests on: shown in the margin, or below it on narrow screens."""

    number: int
    id: str
    """Of the note: `_n1`; the citation itself has `_r1`, to lead back."""
    back: str
    """`#_r1`."""
    items: tuple[ItemView, ...]
    """The item; or for a claim every report that asserts it; empty for a whole article."""
    source: Source | None = None
    """For a citation of a whole article."""
    claim: str | None = None
    """For a citation of a claim: its text."""
    claim_href: str | None = None
    claim_lang: str | None = None
    claim_dir: str | None = None
    claim_status: tuple[str, ...] = ()
    """How the claim stands: corroborated, single-source, disputed … as on its story's page."""
    first: int | None = None
    """The number of the note on this page that has told the same passage already."""


class Noted(Struct, frozen=True, kw_only=True):
    """Joined prose with the notes of the citations in it."""

    html: Html = NOTHING
    notes: tuple[Note, ...] = ()
    cuts: tuple[int, ...] = ()
    """Offsets into `html`, one a note: where it stands, right behind its citation."""

    @property
    def pieces(self) -> tuple[Html | Note, ...]:
        """The prose cut where notes stand, and the notes, in order; notes without a cut are last.

        So a note follows its citation in the document, and is beside its sentence on a page.
        """
        html, done, out = self.html, 0, list[Html | Note]()
        for note, cut in zip(self.notes, self.cuts, strict=False):
            out += [Html(html[done:cut]), note]
            done = cut
        return (*out, Html(html[done:]), *self.notes[len(self.cuts) :])


class Block(Noted, frozen=True, kw_only=True):
    """A top-level block of a story's text."""

    quote: ItemView | None = None
    """In place of `html`: a quote shown in the text, with its chain."""
    anchor: str | None = None
    """The id of the quote, where the page shows it for the first time."""
    analysis: tuple[Block, ...] = ()
    """In place of `html`: the blocks of our own reasoning, to be shown as such."""


class Line(Noted, frozen=True, kw_only=True):
    """A line of a story's prose with its notes: an event, an account, what isn't known."""

    day: Day | None = None
    lang: str | None = None
    """BCP 47, on a page that is not of one language: where it differs from the page's."""
    dir: str | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """A figure of a proof strip: `12 of 12 quotes verbatim`, linked to its list."""

    key: str
    """Catalogue key `figure.<key>`, with `count` and `total` as values."""
    count: str
    total: str | None = None
    href: str | None = None


class Visit(Struct, frozen=True, kw_only=True):
    """What a browser keeps of a story, to tell a reader who comes again what is new."""

    story: str
    """Its id."""
    updated: str
    """The day of its last change, ISO 8601; empty where none is known."""
    updates: int
    quotes: int | None
    """None on a brief card."""


class StoryCard(Struct, frozen=True, kw_only=True):
    """A story in a list."""

    title: Phrase
    kicker: str | None
    summary: str | None
    """The standfirst as plain text."""
    href: str
    day: Day | None
    """Updated, else published."""
    status: str | None
    """developing or settled."""
    reports: int
    quotes: int | None
    """None on a brief card."""
    change: str | None = None
    """The newest update's text, plain."""
    change_kind: str | None = None
    change_day: Day | None = None
    draft: bool = False
    visit: Visit


class ArticleCard(Struct, frozen=True, kw_only=True):
    """An article in a list."""

    title: Phrase
    href: str
    outlet: Named
    day: Day | None
    rights: str
    """full, excerpts or withheld."""
    origins: tuple[Named, ...]
    """Where they are others than the outlet itself."""
    quotes: int
    passages: int
    withdrawn: bool
    not_read_for: tuple[str, ...] = ()
    """Which of quotes, reports, stances the article has not been read for yet."""
    stories: tuple[Link, ...] = ()


class StanceEntry(Struct, frozen=True, kw_only=True):
    """One stance, in a cell or a list."""

    actor: Named
    position: str
    """for, against, mixed, conditional, undeclared: catalogue key `position.<…>`."""
    label: str | None
    """What the position means for this question, such as `Leave`, where the story names it."""
    basis: str
    """stated, deed, ascribed, inferred: catalogue key `basis.<…>`."""
    by: Named | None
    """Who ascribes it, for an ascribed stance."""
    note: str | None
    day: Day | None
    evidence: tuple[ItemView, ...]
    href: str
    """The stance on its article's page."""
    question: Link


class Frame(Struct, frozen=True, kw_only=True):
    """What every page has around its content."""

    lang: str
    dir: str
    title: str
    """For `<title>`: the page's own name."""
    description: str | None
    canonical: str | None
    site_title: str
    home: str
    nav: tuple[Link, ...]
    """The parts of the site; then the site's own links."""
    css: str
    """Address of the style sheet."""
    records_css: str
    """Address of the sheet that all pages but stories need besides."""
    script: str
    """Address of the script, which only adds to what is there without it."""
    margin_script: str
    """Address of what keeps the notes of right-to-left text in order."""
    records_script: str
    """Address of what the index of sources needs besides."""
    theme: str | None = None
    """Address of the sheet with the site's own design tokens, after the main one."""
    icon: str
    method: str
    """Address of the method page."""
    corrections: str
    sources: str
    contact: str | None
    """Where an error on this page can be reported (`mailto:` or http(s))."""
    rights: str | None
    publisher: Named | None
    repository: str | None
    edit: str | None = None
    """Where the page's own content file can be edited, if the repository is known."""
