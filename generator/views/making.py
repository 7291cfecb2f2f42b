"""Floor 5, what every view builder uses: the public library, and the page it builds for.

`Site` is the same for all pages; `On` is a site seen from one page, so that every address it
gives is relative to that page. Builders ask these two and nothing else.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from generator import urls
from generator.anchoring.fragments import with_directive
from generator.catalogue import Catalogue
from generator.claims import Assessment
from generator.dates import When
from generator.dating import article_date, item_date, role_on
from generator.dependents import Dependent, RestKind
from generator.languages import alphabetical, direction
from generator.library import HEADLINE, Fault, Library, Target, TargetKind, is_paragraph
from generator.markup import Html, escape, without_bidi
from generator.model import (
    Article,
    Claim,
    Item,
    ItemKind,
    Outlet,
    Passage,
    Question,
    Quote,
    Report,
    Rights,
    Role,
    Stance,
    Story,
    WordedItem,
)
from generator.paging import row
from generator.proving import Proof
from generator.relations import Relations
from generator.spellings import Spelling
from generator.structs import Struct, field
from generator.tallies import NOTHING, Tally
from generator.texts import site_address
from generator.views.days import day
from generator.views.feedback import edit_address, report_address
from generator.views.lists import Lists
from generator.views.once import Facts, Memory, alike, fact, once
from generator.views.parts import (
    ArticleCard,
    Day,
    Frame,
    ItemView,
    Link,
    Named,
    Pager,
    Phrase,
    Source,
)
from generator.views.words import shown_words


class Site(Struct, frozen=True, kw_only=True):
    """What all pages are made from."""

    library: Library
    """Only what is public."""
    proofs: Mapping[tuple[str, str], Proof]
    """(article, item) → what its words were found to be."""
    assessments: Mapping[tuple[str, str], Assessment]
    """(story, claim) → its corroboration."""
    dependents: Mapping[tuple[str, str], tuple[Dependent, ...]]
    """(article, item) → what rests on it."""
    catalogue: Catalogue
    assets: Mapping[str, str]
    """Name of a file we ship → its path in the output, with its hash."""
    now: When
    """The build's one clock."""
    paths: Container[str]
    """Every file of the plan."""
    mapped: Sequence[str]
    """Addresses that the site map names, in order."""
    relations: Relations
    """The library read the other way round."""
    spellings: Mapping[str, tuple[Spelling, ...]]
    """Actor → how its name is written, and by which outlets."""
    tallies: Mapping[str, Tally]
    """Article → what was found in it, in numbers; those without annotations are not in it."""
    lists: Lists
    memory: Memory | None = None
    """Keeps pieces of pages, where the same ones are made again and again."""
    facts: Facts = field(default_factory=Facts)
    """Keeps what is the same on many pages."""

    def tally(self, article_id: str) -> Tally:
        """What was found in an article, in numbers."""
        return self.tallies.get(article_id, NOTHING)


def kind_of(item: Item) -> ItemKind:
    """What sort of item it is."""
    return _KINDS[item.__class__]


_KINDS: dict[type[Item], ItemKind] = {
    Quote: ItemKind.QUOTE,
    Passage: ItemKind.PASSAGE,
    Report: ItemKind.REPORT,
    Stance: ItemKind.STANCE,
}


class _Party(Struct, frozen=True, kw_only=True):
    """Somebody as named on every page."""

    name: str
    address: str | None = None
    """None for somebody who has no page."""
    kind: str
    roles: tuple[Role, ...] = ()


class On:
    """A site seen from the page at `path`."""

    __slots__ = ("facts", "given", "memory", "part", "path", "site", "up")

    def __init__(self, site: Site, path: str) -> None:
        """Nothing has been asked yet."""
        self.site, self.path = site, path
        self.part, self.up = urls.seat(path)
        self.facts, self.memory = site.facts, site.memory
        self.given: dict[object, Any] = {}

    # -- addresses and words -----------------------------------------------------------------

    def href(self, address: str) -> str:
        """A relative address."""
        return urls.relative(self.path, address)

    def link(self, address: str, words: str, lang: str | None = None) -> Link:
        """A link, current if it leads to this page.

        `lang` is the language of words that an editor wrote; those of the interface have none.
        """
        marks = self.marks(lang) if lang else (None, None)
        return Link(
            self.href(address), without_bidi(words), urls.path(address) == self.path, *marks
        )

    @alike(urls.STORIES)
    def story_link(self, story_id: str) -> Link:
        """A link to a story, by its title."""
        story = self.site.library.stories[story_id]
        return self.link(urls.story(story.id), story.title, self.language(story.id))

    def question_link(self, question: Question) -> Link:
        """A link to a question, by what it asks."""
        return self._question_link(question.story, question.id)

    @alike(urls.QUESTIONS)
    def _question_link(self, story_id: str, question_id: str) -> Link:
        question = self.site.library.index.questions[story_id, question_id]
        return self.link(
            urls.question(story_id, question_id), question.ask, self.language(story_id)
        )

    def claim_link(self, claim: Claim) -> Link:
        """A link to a claim on its story's page, by its text."""
        return self.link(urls.claim(claim.story, claim.id), claim.text, self.language(claim.story))

    def site_href(self, target: str) -> str:
        """The address of a link an editor wrote: a site path made relative, others as they are."""
        if not target.startswith("/"):
            return target
        address = site_address(target)
        # what is held back or was never there: `check` warns, and readers are told by our own page
        return self.href(address if urls.path(address) in self.site.paths else urls.MISSING)

    def t(self, key: str, **values: str | int) -> str:
        """Words of the interface."""
        return self.site.catalogue(key, None, **values)

    def day(self, when: When | None) -> Day | None:
        """A date for people."""
        return day(when, self.site.catalogue) if when else None

    def phrase(self, words: str, lang: str | None) -> Phrase:
        """A text with its language, where that is not the page's."""
        return Phrase(without_bidi(words), *self.marks(lang))

    def within(self, words: str, lang: str | None) -> str:
        """A text to stand within words of the interface, with its language where that differs."""
        tag, direction = self.marks(lang)
        attributes = f' lang="{tag}"' if tag else ""
        attributes += f' dir="{direction}"' if direction else ""
        bare = without_bidi(words)
        return Html(f"<bdi{attributes}>{escape(bare)}</bdi>") if attributes else bare

    @fact
    def language(self, story_id: str) -> str:
        """What a story is written in: its own language, else the site's."""
        library = self.site.library
        return library.stories[story_id].language or library.settings.language

    def marks(self, lang: str | None) -> tuple[str | None, str | None]:
        """`lang` and `dir` for a text in a language, None where they are the page's own.

        A text without a language is in the site's, for which there may be no catalogue.
        """
        catalogue = self.site.catalogue
        lang = lang or self.site.library.settings.language
        if lang == catalogue.language:
            return None, None
        found = direction(lang)
        return lang, found if found != direction(catalogue.language) else None

    def by_name(self, name: str) -> tuple[bool, str, str]:
        """What names are sorted by on this site."""
        return alphabetical(name, self.site.library.settings.language)

    # -- people, outlets, articles -----------------------------------------------------------

    @alike(urls.ACTORS, urls.OUTLETS)
    def named(self, party_id: str, when: When | None = None) -> Named:
        """An actor or outlet in running text, with the role held on a date."""
        party = self._party(party_id)
        role = role_on(party.roles, when) if party.roles else None
        return Named(
            name=party.name,
            href=self._page(party.address) if party.address else None,
            kind=party.kind,
            role=self.within(role.title, None) if role else None,
        )

    @fact
    def _party(self, party_id: str) -> _Party:
        party = self.site.library.party(party_id)
        if isinstance(party, Fault):
            return _Party(name=party_id, kind="outlet")
        if isinstance(party, Outlet):
            return _Party(name=party.name, address=urls.outlet(party_id), kind="outlet")
        return _Party(
            name=without_bidi(party.name),
            address=urls.actor(party_id),
            kind=party.kind,
            roles=party.roles,
        )

    def _page(self, address: str) -> str | None:
        return None if urls.path(address) == self.path else self.href(address)

    def articles_of(self, story: Story) -> tuple[Article, ...]:
        """A story's articles that exist, in the editor's order, each once."""
        return self._articles_of(story.id)

    @fact
    def _articles_of(self, story_id: str) -> tuple[Article, ...]:
        library = self.site.library
        return tuple(library.articles_of(library.stories[story_id]))

    def source(self, article: Article) -> Source:
        """An article, named briefly."""
        return self._source(article.id)

    @alike(urls.ARTICLES)
    def _source(self, article_id: str) -> Source:
        library = self.site.library
        article = library.articles[article_id]
        return Source(
            outlet=library.party_name(article.outlet),
            title=self.phrase(article.title, library.language(article)),
            href=self.href(urls.article(article.id)),
            withdrawn=article.withdrawn is not None,
        )

    def card(self, article: Article) -> ArticleCard:
        """An article in a list."""
        library = self.site.library
        found = self.site.tally(article.id)
        others = () if article.origins == (article.outlet,) else article.origins
        return ArticleCard(
            title=self.phrase(article.title, library.language(article)),
            href=self.href(urls.article(article.id)),
            outlet=self.named(article.outlet),
            day=self.day(article_date(article)),
            rights=article.rights,
            origins=tuple(self.named(origin) for origin in others),
            quotes=found.quotes,
            passages=found.passages,
            withdrawn=article.withdrawn is not None,
            not_read_for=tuple(
                k for k in ("quotes", "reports", "stances") if k not in found.read_for
            ),
            stories=tuple(self.story_link(s) for s in library.index.stories_of.get(article.id, ())),
        )

    # -- items -------------------------------------------------------------------------------

    @once
    def item(self, article_id: str, item_id: str) -> ItemView:
        """Any item, the headline or a paragraph, with its chain."""
        library = self.site.library
        article = library.articles[article_id]
        item = library.item(article_id, item_id)
        if item is None:
            return (
                self._headline(article)
                if item_id == HEADLINE
                else self._paragraph(article, item_id)
            )
        if isinstance(item, Stance):
            return self._place(article, item.id, "stance")
        return self._said(article, item)

    def target(self, target: Target) -> tuple[ItemView, ...]:
        """The items a citation or evidence entry stands for; none for a whole article."""
        if target.kind is TargetKind.CLAIM and target.story and target.claim:
            assessed = self.site.assessments[target.story, target.claim]
            return tuple(
                self.item(r.article, r.id) for r in assessed.reports if r.says == "asserts"
            )
        if target.kind is TargetKind.ARTICLE or not target.article or not target.item:
            return ()
        return (self.item(target.article, target.item),)

    def evidence(self, references: tuple[str, ...], article_id: str) -> tuple[ItemView, ...]:
        """The items named as evidence in the annotations of an article."""
        found = [self.site.library.evidence(reference, article_id) for reference in references]
        return tuple(
            view
            for target in found
            if not isinstance(target, Fault)
            for view in self.target(target)
        )

    def _said(self, article: Article, item: Quote | Passage | Report) -> ItemView:
        library = self.site.library
        # each read of a record is noted, which costs more than a name of its own
        article_id, item_id, select, speaker = article.id, item.id, item.select, item.speaker
        proof = self.site.proofs.get((article_id, item_id))
        lang = (select.lang if select else None) or library.language(article)
        tags = self.marks(lang)
        when = item_date(library, item)
        shown = shown_words(select, proof)
        translation = select.translation if select else None
        where = None if isinstance(item, Report) else item.where
        note = item.note
        return ItemView(
            id=item_id,
            kind=kind_of(item),
            words=shown.html,
            lang=tags[0],
            dir=tags[1],
            speaker=self.named(speaker, when) if speaker else None,
            narration=isinstance(item, Quote) and speaker in library.outlets,
            where=None if where is None else self.within(where, None),
            said=self.day(item.said),
            via=tuple(self.named(via, when) for via in item.via),
            source=self._source(article_id),
            paragraph=proof.paragraph if proof else None,
            href=self.href(urls.item(article_id, item_id)),
            form=_form(item, proof),
            verdict=proof.shown_verdict if proof else "unproven",
            proof=proof.means if proof else "none",
            flags=tuple(f for f in proof.flags if f in proof.acknowledged) if proof else (),
            brackets=shown.brackets,
            translation=self.within(translation.text, None) if translation else None,
            translator=translation.by if translation else None,
            note=self.within(note, None) if note else None,
            open_href=self._passage_link(article, proof),
        )

    def _passage_link(self, article: Article, proof: Proof | None) -> str | None:
        url, directive = article.url, proof.directive if proof else None
        return with_directive(url, directive) if url and directive else None

    def _headline(self, article: Article) -> ItemView:
        words = escape(without_bidi(article.title))
        return self._place(article, HEADLINE, "headline", words=words)

    def _paragraph(self, article: Article, item_id: str) -> ItemView:
        """A paragraph: its words where we show the text, else its number alone."""
        number = int(item_id[1:]) if is_paragraph(item_id) else None
        if article.body is None:
            return self._place(article, item_id, "paragraph", number=number)
        stream = article.body.stream
        words = [stream.text[b.start : b.end] for b in stream.blocks if b.paragraph == number]
        shown = escape(without_bidi(" ".join(" ".join(words).split())))
        return self._place(article, item_id, "paragraph", words=shown, number=number)

    def _place(
        self,
        article: Article,
        item_id: str,
        kind: str,
        *,
        words: Html | None = None,
        number: int | None = None,
    ) -> ItemView:
        """Something of an article that has no record of its own."""
        tags = self.marks(self.site.library.language(article)) if words else (None, None)
        # a paragraph has an address of its own only where the article's text is shown
        nowhere = kind == "paragraph" and article.body is None
        address = urls.article(article.id) if nowhere else urls.item(article.id, item_id)
        return ItemView(
            id=item_id,
            kind=kind,
            words=words,
            lang=tags[0],
            dir=tags[1],
            speaker=None,
            narration=False,
            where=None,
            said=None,
            via=(),
            source=self.source(article),
            paragraph=number,
            href=self.href(address),
            form=None,
            verdict="verbatim" if words else "unproven",
        )

    @once
    def rests(self, article_id: str, item_id: str) -> tuple[Link, ...]:
        """What of ours rests on an item."""
        found = self.site.dependents.get((article_id, item_id), ())
        return tuple(dict.fromkeys(self._rest(d, article_id, item_id) for d in found))

    def _rest(self, dependent: Dependent, article_id: str, item_id: str) -> Link:
        library, kind, name = self.site.library, dependent.kind, dependent.name or ""
        if kind is RestKind.ROLE:
            isolated = Html(f"<bdi>{escape(without_bidi(library.party_name(name)))}</bdi>")
            words = self.t("rests.role", words=isolated)
            return Link(self.href(urls.actor(name)), words)
        story = library.stories[dependent.story or ""]
        if kind is RestKind.CLAIM:
            claim = self.within(library.index.claims[story.id, name].text, story.language)
            words = self.t("rests.claim", words=claim)
            return Link(self.href(urls.claim(story.id, name)), words)
        if kind is RestKind.STANCE:
            ask = self.within(library.index.questions[story.id, name].ask, story.language)
            words = self.t("rests.stance", words=ask)
            return Link(self.href(urls.question(story.id, name)), words)
        title = self.within(story.title, story.language)
        if dependent.note is None:
            anchor = "#" + self._shown_at(story, article_id, item_id)
            return Link(
                self.href(urls.story(story.id) + anchor), self.t("rests.story", words=title)
            )
        number = self.t("note.go", number=dependent.note)
        # in the story's own part of the index its name says nothing
        mine = self.path.startswith(urls.sources(story.id).removeprefix("/"))
        place = number if mine else self.t("rests.place", story=title, note=number)
        anchor = "#" + urls.citation_anchor(dependent.note)
        return Link(self.href(urls.story(story.id) + anchor), self.t(f"rests.{kind}", words=place))

    def _shown_at(self, story: Story, article_id: str, item_id: str) -> str:
        """Where a story shows a quote: among its key quotes, else in its text."""
        for reference in story.key_quotes:
            key = self.site.library.citation(story, reference)
            if not isinstance(key, Fault) and (key.article, key.item) == (article_id, item_id):
                return "_said"
        return urls.shown_anchor(article_id, item_id)

    def pager(self, address: str, number: int, total: int) -> Pager | None:
        """The way between the pages of the list at `address`; None where there is only one."""
        if total == 1:
            return None
        pages = tuple(
            self.link(urls.further(address, n), str(n)) if n else None for n in row(number, total)
        )

        def beside(n: int, key: str) -> Link | None:
            there = 1 <= n <= total
            return self.link(urls.further(address, n), self.t(key)) if there else None

        return Pager(
            number=number,
            total=total,
            previous=beside(number - 1, "pager.previous"),
            next=beside(number + 1, "pager.next"),
            pages=pages,
        )

    # -- the frame ---------------------------------------------------------------------------

    def frame(
        self,
        title: str,
        *,
        description: str | None = None,
        section: str | None = None,
        edit: str | None = None,
        canonical: str | None = None,
        number: int = 1,
    ) -> Frame:
        """What is around the page's content.

        `section` is the part of the site it belongs to; `number` its place among the pages of a
        long list, of which `canonical` is the first.
        """
        site, settings = self.site, self.site.library.settings
        publisher = settings.publisher if settings.publisher in site.library.outlets else None
        address = (
            urls.absolute(settings.base_url, urls.further(canonical, number))
            if settings.base_url and canonical
            else None
        )
        return Frame(
            lang=site.catalogue.language,
            dir=direction(site.catalogue.language),
            title=without_bidi(title)
            if number == 1
            else self.t("pager.title", title=without_bidi(title), number=number),
            description=description,
            canonical=address,
            site_title=settings.title,
            home=self.href(urls.HOME),
            nav=self._nav(section),
            css=self.href(urls.asset(site.assets["onrecord.css"])),
            records_css=self.href(urls.asset(site.assets["records.css"])),
            script=self.href(urls.asset(site.assets["onrecord.js"])),
            margin_script=self.href(urls.asset(site.assets["margin.js"])),
            records_script=self.href(urls.asset(site.assets["records.js"])),
            icon=self.href(urls.asset(site.assets["icon.svg"])),
            theme=self.href(urls.asset(site.assets["theme.css"]))
            if "theme.css" in site.assets
            else None,
            method=self.href(urls.METHOD),
            corrections=self.href(urls.CORRECTIONS),
            sources=self.href(urls.SOURCES),
            contact=report_address(
                settings, self.t("footer.subject", page=without_bidi(title)), address
            ),
            rights=self.within(settings.rights, None) if settings.rights else None,
            publisher=self.named(publisher) if publisher else None,
            repository=settings.repository_url,
            edit=edit_address(settings, edit),
        )

    def _nav(self, section: str | None) -> tuple[Link, ...]:
        library = self.site.library
        parts = [
            (urls.STORIES, "nav.stories", bool(library.stories)),
            (urls.ACTORS, "nav.actors", bool(library.actors)),
            (urls.QUESTIONS, "nav.questions", bool(library.index.questions)),
            (urls.ARTICLES, "nav.articles", True),
            (urls.OUTLETS, "nav.outlets", True),
            (urls.SOURCES, "nav.sources", True),
        ]
        built_in = [
            Link(self.href(address), self.t(key), section == address)
            for address, key, there in parts
            if there
        ]
        lang, way = self.marks(None)
        own = [
            Link(self.site_href(n.url), n.title, lang=lang, dir=way) for n in library.settings.nav
        ]
        return (*built_in, *own)


def _form(item: Quote | Passage | Report, proof: Proof | None) -> str | None:
    if isinstance(item, Quote):
        return proof.form if proof else None
    return "indirect" if item.speaker else None


def host(url: str | None) -> str | None:
    """The host of an address, to be shown beside a link to it."""
    return urlsplit(url).hostname if url else None


def shown_whole(article: Article) -> bool:
    """Whether the article's text is shown."""
    return article.rights is Rights.FULL and article.body is not None


def items_in_order(site: Site, article_id: str) -> list[WordedItem]:
    """An article's quotes, passages and reports, by paragraph where known, then as annotated."""
    found = [site.library.item(article_id, name) for name in site.tally(article_id).order]
    return [item for item in found if item is not None and not isinstance(item, Stance)]
