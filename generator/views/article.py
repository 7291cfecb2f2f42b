"""Floor 5, an article's page: the source record, every item in it, and what rests on each."""

from __future__ import annotations

from generator import urls
from generator.excerpts import outlet_words, speaker_words
from generator.library import HEADLINE, Fault
from generator.model import Article, Report, WordedItem
from generator.structs import Struct, replace
from generator.urls import paragraph_anchor
from generator.views.carried import StoryClaims, carried, report_paragraph
from generator.views.fulltext import TextPart, full_text, marked
from generator.views.making import On, host, items_in_order, shown_whole
from generator.views.parts import (
    Day,
    Figure,
    Frame,
    ItemView,
    Line,
    Link,
    Named,
    Phrase,
    Source,
    StanceEntry,
)
from generator.views.proof_strip import item_figures
from generator.views.prose import Numbering
from generator.views.resting import NOTHING, Resting, paragraphs_of, reach, resting
from generator.views.standing import entry


class ItemEntry(Struct, frozen=True, kw_only=True):
    """An item in the record."""

    id: str
    """The anchor: `<item-id>`, or one of its own where the words in the text have that."""
    item: ItemView
    says: str | None
    """For a report: asserts, denies or questions."""
    claim: Link | None
    evidence: tuple[ItemView, ...]
    """For a report that names other items."""
    resting: Resting
    """What of ours rests on it: story sentences, stances, claims, events, differences."""
    number: int | None = None
    """Its number in the text, where its words are marked there."""
    text: str | None = None
    """`#…`: its words in the text."""
    formerly: tuple[str, ...] = ()
    """Its former ids, each an anchor still."""


class StanceItem(Struct, frozen=True, kw_only=True):
    """A stance in the record."""

    id: str
    stance: StanceEntry
    formerly: tuple[str, ...] = ()
    """Its former ids, each an anchor still."""


class Paragraph(Struct, frozen=True, kw_only=True):
    """The items of one paragraph."""

    number: int | None
    """¶, where known; then `#p<number>` is here, unless the text shows the paragraph."""
    entries: tuple[ItemEntry, ...]
    resting: Resting = NOTHING
    """What rests on the paragraph as such, where no text shows it."""


class ArticleView(Struct, frozen=True, kw_only=True):
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
    reach: Resting
    """What rests on anything in it."""
    headline: Resting
    """What rests on its headline."""
    claims: tuple[StoryClaims, ...]
    """By story, what it does with the story's claims."""
    body: tuple[TextPart, ...] | None
    """The whole text with its marks and what rests on them, where we may show it."""
    body_lang: str | None
    body_dir: str | None
    paragraphs: tuple[Paragraph, ...]
    stances: tuple[StanceItem, ...]
    not_read_for: tuple[str, ...]
    words_outlet: int
    """The outlet's own words we publish."""
    words_speakers: int
    """The speakers' words we publish."""


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
        reach=reach(on, article),
        headline=resting(on, article.id, HEADLINE),
        claims=carried(on, article),
        body=full_text(on, article, article.body)
        if article.body and shown_whole(article)
        else None,
        body_lang=body_lang,
        body_dir=body_dir,
        paragraphs=_paragraphs(on, article),
        stances=_stances(on, article),
        not_read_for=card.not_read_for,
        words_outlet=outlet_words(record) if record else 0,
        words_speakers=speaker_words(record) if record else 0,
    )


def _digest(on: On, article: Article) -> Line | None:
    """What it reports, in our words and so in the site's language."""
    if article.digest is None:
        return None
    lang, direction = on.marks(None)
    line = Numbering(on).of_article(article).line(article.digest)
    return replace(line, lang=lang, dir=direction)


def _paragraphs(on: On, article: Article) -> tuple[Paragraph, ...]:
    """Every item by paragraph, and paragraphs cited as such where no text shows them."""
    in_text = marked(on, article) if shown_whole(article) else {}
    order = {name: number for number, name in enumerate(in_text, 1)}
    groups: dict[int | None, list[ItemEntry]] = {}
    for item in items_in_order(on.site, article.id):
        groups.setdefault(_place(on, item), []).append(_entry(on, item, order.get(item.id)))
    cited = {} if shown_whole(article) else _cited_paragraphs(on, article)
    numbers = sorted({*groups, *cited}, key=lambda n: (n is None, n or 0))
    return tuple(
        Paragraph(number=n, entries=tuple(groups.get(n, ())), resting=cited.get(n, NOTHING))
        for n in numbers
    )


def _place(on: On, item: WordedItem) -> int | None:
    """Its ¶; of a report without words of its own that of its evidence."""
    if isinstance(item, Report):
        return report_paragraph(on, item)
    proof = on.site.proofs.get((item.article, item.id))
    return proof.paragraph if proof else None


def _cited_paragraphs(on: On, article: Article) -> dict[int | None, Resting]:
    """Paragraph → what rests on it as such, not on an item in it."""
    found = {n: resting(on, article.id, paragraph_anchor(n)) for n in paragraphs_of(article)}
    return {n: own for n, own in found.items() if own.links}


def _entry(on: On, item: WordedItem, number: int | None) -> ItemEntry:
    report = item if isinstance(item, Report) else None
    return ItemEntry(
        id=item.id if number is None else urls.entry_anchor(item.id),
        number=number,
        text=None if number is None else f"#{item.id}",
        item=on.item(item.article, item.id),
        says=report.says if report else None,
        claim=_claim(on, report) if report else None,
        evidence=on.evidence(report.evidence, item.article) if report else (),
        resting=resting(on, item.article, item.id),
        formerly=item.formerly,
    )


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
