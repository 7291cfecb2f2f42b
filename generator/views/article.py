"""Floor 5, an article's page: the source record, every item in it, and what rests on each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import urls
from generator.dates import When
from generator.dating import article_date
from generator.excerpts import outlet_words, speaker_words
from generator.library import Fault, Library
from generator.markup import Html, Mark, join
from generator.model import Article, Report, Stance
from generator.paging import cut, nth
from generator.pieces import Reference, ReferenceKind
from generator.views.figures import item_figures
from generator.views.making import On, host, items_in_order, shown_whole
from generator.views.parts import (
    ArticleCard,
    Day,
    Figure,
    Frame,
    ItemView,
    Line,
    Link,
    Named,
    Pager,
    Phrase,
    Source,
    StanceEntry,
)
from generator.views.prose import Numbering
from generator.views.standing import entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """An item in the record."""

    id: str | None
    """The anchor, `<item-id>`; None where the mark in the article's text carries it."""
    item: ItemView
    says: str | None
    """For a report: asserts, denies or questions."""
    claim: Link | None
    evidence: tuple[ItemView, ...]
    """For a report that names other items."""
    rests: tuple[Link, ...]
    """What of ours rests on it: story sentences, stances, claims, events, differences."""
    formerly: tuple[str, ...] = ()
    """Its former ids, each an anchor still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceItem:
    """A stance in the record."""

    id: str
    stance: StanceEntry
    formerly: tuple[str, ...] = ()
    """Its former ids, each an anchor still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The items of one paragraph of an article whose text is not shown."""

    number: int | None
    """¶, where known; then `#p<number>` is here."""
    entries: tuple[ItemEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article page."""

    frame: Frame
    title: Phrase
    outlet: Named
    authors: tuple[str, ...]
    published: Day | None
    updated: Day | None
    retrieved: Day | None
    url: str | None
    host: str | None
    """The host of `url`, shown beside the link."""
    archive: str | None
    rights: str
    licence: str | None
    origins: tuple[Named, ...]
    own_origin: bool
    """Whether the only origin is the outlet itself."""
    digest: Line | None
    supersedes: Source | None
    superseded_by: Source | None
    withdrawn: bool
    withdrawn_day: Day | None
    withdrawn_reason: str | None
    stories: tuple[Link, ...]
    proof: tuple[Figure, ...]
    body: Html | None
    """The whole text with its marks, where we may show it."""
    body_lang: str | None
    body_dir: str | None
    paragraphs: tuple[Paragraph, ...]
    stances: tuple[StanceItem, ...]
    not_read_for: tuple[str, ...]
    words_outlet: int
    """The outlet's own words we publish."""
    words_speakers: int
    """The speakers' words we publish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesView:
    """The list of all articles."""

    frame: Frame
    articles: tuple[ArticleCard, ...]
    """Newest first."""
    pager: Pager | None


def view(on: On, article: Article) -> ArticleView:
    """The page of an article."""
    library = on.site.library
    record = library.annotations.get(article.id)
    lang = library.language(article)
    body_lang, body_dir = on.marks(lang)
    card = on.card(article)
    later = on.site.relations.superseding.get(article.id, ())
    earlier = library.articles.get(article.supersedes or "")
    return ArticleView(
        frame=on.frame(
            f"{article.title} · {library.party_name(article.outlet)}",
            section=urls.ARTICLES,
            edit=article.at.path,
            canonical=urls.article(article.id),
        ),
        title=on.phrase(article.title, lang),
        outlet=on.named(article.outlet),
        authors=article.authors,
        published=on.day(article.published),
        updated=on.day(article.updated),
        retrieved=on.day(article.retrieved),
        url=article.url,
        host=host(article.url),
        archive=article.archive,
        rights=article.rights,
        licence=article.licence,
        origins=tuple(on.named(o) for o in article.origins or (article.outlet,)),
        own_origin=article.origins in ((), (article.outlet,)),
        digest=_digest(on, article),
        supersedes=on.source(earlier) if earlier else None,
        superseded_by=on.source(later[0]) if later else None,
        withdrawn=article.withdrawn is not None,
        withdrawn_day=on.day(article.withdrawn.date) if article.withdrawn else None,
        withdrawn_reason=on.within(article.withdrawn.reason, None)
        if article.withdrawn and article.withdrawn.reason
        else None,
        stories=card.stories,
        proof=item_figures(on, [article.id], None),
        body=_body(on, article) if shown_whole(article) else None,
        body_lang=body_lang,
        body_dir=body_dir,
        paragraphs=_paragraphs(on, article),
        stances=_stances(on, article),
        not_read_for=card.not_read_for,
        words_outlet=outlet_words(record) if record else 0,
        words_speakers=speaker_words(record) if record else 0,
    )


def list_pages(library: Library) -> tuple[tuple[Article, ...], ...]:
    """All articles, newest first, as pages."""

    def newest(article: Article) -> tuple[int, str]:
        when: When | None = article_date(article)
        return (-when.day.toordinal() if when else 0, article.id)

    return cut(sorted(library.articles.values(), key=newest), key=lambda article: article.id)


def list_view(on: On, number: int = 1) -> ArticlesView:
    """Page `number` of the list of all articles."""
    pages = list_pages(on.site.library)
    return ArticlesView(
        frame=on.frame(
            on.t("articles.title"), section=urls.ARTICLES, canonical=urls.ARTICLES, number=number
        ),
        articles=tuple(on.card(article) for article in nth(pages, number)),
        pager=on.pager(urls.ARTICLES, number, len(pages)),
    )


def _digest(on: On, article: Article) -> Line | None:
    """What it reports, in our words and so in the site's language."""
    if article.digest is None:
        return None
    lang, direction = on.marks(None)
    line = Numbering(on).of_article(article).line(article.digest)
    return replace(line, lang=lang, dir=direction)


def _body(on: On, article: Article) -> Html | None:
    """The whole text, every proven item marked in place."""
    if article.body is None:
        return None

    def resolve(_number: int, reference: Reference) -> str:
        return on.site_href(reference.target) if reference.kind is ReferenceKind.HREF else ""

    marks = [
        Mark(start, end, item.id)
        for item in items_in_order(on.site, article.id)
        for start, end in _spans(on, article, item.id)
    ]
    return join(article.body, resolve=resolve, marks=marks)


def _spans(on: On, article: Article, item_id: str) -> tuple[tuple[int, int], ...]:
    proof = on.site.proofs.get((article.id, item_id))
    return proof.spans if proof else ()


def _paragraphs(on: On, article: Article) -> tuple[Paragraph, ...]:
    groups: dict[int | None, list[ItemEntry]] = {}
    for item in items_in_order(on.site, article.id):
        if isinstance(item, Stance):
            continue
        proof = on.site.proofs.get((article.id, item.id))
        marked = shown_whole(article) and bool(_spans(on, article, item.id))
        evidence = item.evidence if isinstance(item, Report) else ()
        groups.setdefault(proof.paragraph if proof else None, []).append(
            ItemEntry(
                id=None if marked else item.id,
                item=on.item(article.id, item.id),
                says=item.says if isinstance(item, Report) else None,
                claim=_claim(on, item) if isinstance(item, Report) else None,
                evidence=on.evidence(evidence, article.id),
                rests=on.rests(article.id, item.id),
                formerly=item.formerly,
            )
        )
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))
    return tuple(Paragraph(number=n, entries=tuple(entries)) for n, entries in ordered)


def _claim(on: On, report: Report) -> Link | None:
    library = on.site.library
    key = library.claim(report.claim, report.article)
    if isinstance(key, Fault):
        return None
    return on.claim_link(library.index.claims[key])


def _stances(on: On, article: Article) -> tuple[StanceItem, ...]:
    library = on.site.library
    record = library.annotations.get(article.id)
    found = []
    for stance in record.stances if record else ():
        key = library.question(stance.question, stance.article)
        if not isinstance(key, Fault):
            question = library.index.questions[key]
            shown = entry(on, question, stance)
            found.append(StanceItem(id=stance.id, stance=shown, formerly=stance.formerly))
    return tuple(found)
