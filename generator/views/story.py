"""Floor 5, the story page: the explainer, then the evidence for it, in the order readers need."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import urls
from generator.checks.stories import story_coverage
from generator.claims import first_version
from generator.dates import When
from generator.dating import item_date
from generator.library import Fault, Target, TargetKind
from generator.markup import without_bidi
from generator.model import Article, Claim, Quote, Report, Story, Update, UpdateKind
from generator.views.days import day
from generator.views.figures import claim_figures, quote_figures
from generator.views.making import On
from generator.views.parts import (
    ArticleCard,
    Block,
    Day,
    Figure,
    Frame,
    ItemView,
    Line,
    Link,
    Named,
    Noted,
    Source,
    StanceEntry,
    StoryCard,
)
from generator.views.prose import Numbering, plain
from generator.views.standing import entry, newest_first, read_for_stances


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionHead:
    """A column of the stance matrix."""

    ask: str
    href: str
    for_: str | None
    against: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCell:
    """Where one actor stands on one question."""

    state: str
    """stance; none-found (articles were read for stances, none of this actor was found);
    not-read (no article of the story has been read for stances yet)."""
    entries: tuple[StanceEntry, ...] = ()
    """The newest; two of one day both."""
    earlier: tuple[StanceEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """One actor's row."""

    actor: Named
    cells: tuple[StanceCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The same thing told differently."""

    about: str
    accounts: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """What one report item says of a claim."""

    says: str
    """asserts, denies, questions."""
    relayed: bool
    """Whether it reached the article through somebody else (`via`)."""
    by: Named | None
    """The speaker, where the report names one."""
    item: ItemView


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """What one article says of one claim."""

    state: str
    """reported, absent (read, and not in this report), not-read."""
    reports: tuple[ReportEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim across the articles."""

    id: str
    """`c-<claim id>`: the anchor on the story page."""
    text: str
    cells: tuple[CoverageCell, ...]
    status: tuple[str, ...]
    """Any of corroborated, single-source, relayed-only, disputed, questioned, unreported."""
    origins: tuple[tuple[str, ...], ...]
    """Groups of reports without a common origin, each as the names of its origins."""
    formerly: tuple[str, ...] = ()
    """Its former anchors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowRow:
    """A speaker's words and the way they took: who spoke, who relayed, who reported, how often."""

    speaker: Named
    via: tuple[Named, ...]
    source: Source
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateLine(Noted):
    """A correction, clarification or update."""

    day: Day
    kind: str
    about: Link | None
    """What it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story page."""

    frame: Frame
    lang: str | None
    dir: str | None
    kicker: str | None
    title: str
    standfirst: Line | None
    authors: tuple[str, ...]
    published: Day | None
    updated: Day | None
    status: str | None
    draft: bool
    review_overdue: bool
    """Whether `review_by` lies before the build's time."""
    review_by: Day | None
    corrections: int
    reports: int
    outlets: int
    proof: tuple[Figure, ...]
    body: tuple[Block, ...]
    key_quotes: tuple[ItemView, ...]
    questions: tuple[QuestionHead, ...]
    stances: tuple[StanceRow, ...]
    differences: tuple[Difference, ...]
    coverage_heads: tuple[ArticleCard, ...]
    claims: tuple[ClaimRow, ...]
    flow: tuple[FlowRow, ...]
    events: tuple[Line, ...]
    unknowns: tuple[Line, ...]
    sources: tuple[ArticleCard, ...]
    sources_href: str
    """The story's part of the source-attribution index."""
    updates: tuple[UpdateLine, ...]
    related: tuple[StoryCard, ...]
    translations: tuple[Link, ...]
    not_read: tuple[tuple[str, str], ...]
    """What has not been annotated yet: (article's outlet, one of quotes, reports, stances)."""
    coverage: tuple[int, int]
    """Attributed sentences, counted sentences."""


def view(on: On, story: Story) -> StoryView:
    """The page of a story."""
    library = on.site.library
    articles = on.site.library.articles_of(story)
    cards = tuple(on.card(article) for article in articles)
    counted = [a for a in articles if not a.withdrawn]
    numbering = Numbering(on).of_story(story)
    # notes are numbered in the order in which `generator.texts` gives a story's prose
    standfirst = numbering.line(story.summary) if story.summary else None
    body = numbering.blocks(story.body) if story.body else ()
    differences = tuple(
        Difference(about=d.about, accounts=tuple(numbering.line(a) for a in d.accounts))
        for d in story.differences
    )
    events = tuple(replace(numbering.line(e.text), day=on.day(e.date)) for e in story.events)
    unknowns = tuple(numbering.line(u) for u in story.unknowns)
    updates = tuple(update_line(on, story, u, numbering) for u in story.updates)
    lang, direction = on.marks(story.language)
    covered, sentences = story_coverage(story)
    return StoryView(
        frame=on.frame(
            story.title,
            description=plain(on, story.summary) if story.summary else None,
            section=urls.STORIES,
            edit=story.at.path,
            canonical=urls.story(story.id),
        ),
        lang=lang,
        dir=direction,
        kicker=story.kicker,
        title=without_bidi(story.title),
        standfirst=standfirst,
        authors=story.authors,
        published=on.day(story.published),
        updated=on.day(story.updated),
        status=story.status,
        draft=story.draft,
        review_overdue=bool(story.review_by and story.review_by.latest < on.site.now.latest),
        review_by=on.day(story.review_by),
        corrections=sum(u.kind is UpdateKind.CORRECTION for u in story.updates),
        reports=len({first_version(library, a.id) for a in counted}),
        outlets=len({a.outlet for a in counted}),
        proof=_proof(on, story, (covered, sentences), "#_happened" if body else "#_made"),
        body=body,
        key_quotes=_key_quotes(on, story),
        questions=tuple(
            QuestionHead(
                ask=q.ask,
                href=on.href(urls.question(story.id, q.id)),
                for_=q.for_,
                against=q.against,
            )
            for q in story.questions
        ),
        stances=_stance_rows(on, story),
        differences=differences,
        coverage_heads=cards,
        claims=tuple(_claim_row(on, story, claim, articles) for claim in story.claims),
        flow=_flow(on, articles),
        events=events,
        unknowns=unknowns,
        sources=cards,
        sources_href=on.href(urls.sources(story.id)),
        updates=updates,
        related=tuple(
            story_card(on, library.stories[other])
            for other in story.related
            if other in library.stories
        ),
        translations=_translations(on, story),
        not_read=tuple((card.outlet.name, kind) for card in cards for kind in card.not_read_for),
        coverage=(covered, sentences),
    )


def story_card(on: On, story: Story) -> StoryCard:
    """A story in a list."""
    library = on.site.library
    articles = [a for a in on.site.library.articles_of(story) if not a.withdrawn]
    items = [i for a in articles for i in library.items(a.id)]
    newest = max(story.updates, key=lambda u: u.date, default=None)
    return StoryCard(
        title=on.phrase(story.title, story.language),
        kicker=story.kicker,
        summary=plain(on, story.summary) if story.summary else None,
        href=on.href(urls.story(story.id)),
        day=on.day(story.updated or story.published),
        status=story.status,
        reports=len({first_version(library, a.id) for a in articles}),
        quotes=sum(isinstance(i, Quote) for i in items),
        change=plain(on, newest.text) if newest else None,
        change_kind=newest.kind if newest else None,
        change_day=on.day(newest.date) if newest else None,
        draft=story.draft,
    )


def update_line(on: On, story: Story, update: Update, numbering: Numbering) -> UpdateLine:
    """A correction, clarification or update of a story."""
    target = on.site.library.citation(story, update.about) if update.about else None
    about = None if target is None or isinstance(target, Fault) else target_link(on, target)
    line = numbering.line(update.text)
    return UpdateLine(
        day=day(update.date, on.site.catalogue),
        kind=update.kind,
        html=line.html,
        notes=line.notes,
        cuts=line.cuts,
        about=about,
    )


def target_link(on: On, target: Target) -> Link:
    """A short link to what a citation means: the outlet and ¶, the outlet, or the claim."""
    library = on.site.library
    if target.kind is TargetKind.CLAIM and target.story and target.claim:
        return on.claim_link(library.index.claims[target.story, target.claim])
    article = library.articles[target.article or ""]
    source = on.source(article)
    outlet = on.within(source.outlet, library.outlets[article.outlet].language)
    if target.kind is TargetKind.ARTICLE or not target.item:
        return Link(source.href, outlet)
    shown = on.item(article.id, target.item)
    return Link(shown.href, on.t("about.item", outlet=outlet, item=target.item))


def _proof(on: On, story: Story, coverage: tuple[int, int], text: str) -> tuple[Figure, ...]:
    """The figures of a story; `text` is where its sentences stand."""
    articles = [a.id for a in on.site.library.articles_of(story) if not a.withdrawn]
    covered, sentences = coverage
    share = f"{100 * covered // sentences}%" if sentences else ""
    attributed = Figure(key="sentences-attributed", count=share, href=text)
    assessed = [on.site.assessments[story.id, claim.id] for claim in story.claims]
    return (
        *quote_figures(on, articles, on.href(urls.sources(story.id))),
        *((attributed,) if sentences else ()),
        *claim_figures(on, story.id, assessed),
    )


def _key_quotes(on: On, story: Story) -> tuple[ItemView, ...]:
    found = [on.site.library.citation(story, reference) for reference in story.key_quotes]
    return tuple(
        view for target in found if not isinstance(target, Fault) for view in on.target(target)
    )


def _stance_rows(on: On, story: Story) -> tuple[StanceRow, ...]:
    """One row an actor who holds a stance on any question, in order of first appearance."""
    if not story.questions:
        return ()
    stances = on.site.relations.stances_on
    read = read_for_stances(on, on.site.library.articles_of(story))
    actors = dict.fromkeys(
        s.actor for q in story.questions for s in stances.get((story.id, q.id), ())
    )
    rows = []
    for actor in actors:
        cells, dates = [], list[When]()
        for question in story.questions:
            held = [s for s in stances.get((story.id, question.id), ()) if s.actor == actor]
            if not held:
                cells.append(StanceCell(state="none-found" if read else "not-read"))
                continue
            now, earlier = newest_first(on, held)
            dates += [when for s in now if (when := item_date(on.site.library, s))]
            cells.append(
                StanceCell(
                    state="stance",
                    entries=tuple(entry(on, question, s) for s in now),
                    earlier=tuple(entry(on, question, s) for s in earlier),
                )
            )
        # under the role held when it last took a stand
        named = on.named(actor, max(dates, default=None))
        rows.append(StanceRow(actor=named, cells=tuple(cells)))
    return tuple(rows)


def _claim_row(on: On, story: Story, claim: Claim, articles: list[Article]) -> ClaimRow:
    assessed = on.site.assessments[story.id, claim.id]
    library = on.site.library
    mine = on.site.relations.reports_of.get((story.id, claim.id), ())
    return ClaimRow(
        id=urls.claim_anchor(claim.id),
        text=claim.text,
        cells=tuple(
            _coverage_cell(on, article, [r for r in mine if r.article == article.id])
            for article in articles
        ),
        status=assessed.status,
        origins=tuple(
            tuple(library.party_name(origin) for origin in sorted(group))
            for group in assessed.groups
        ),
        formerly=tuple(urls.claim_anchor(former) for former in claim.formerly),
    )


def _coverage_cell(on: On, article: Article, reports: list[Report]) -> CoverageCell:
    record = on.site.library.annotations.get(article.id)
    if not reports:
        read = record is not None and "reports" in record.read_for
        return CoverageCell(state="absent" if read else "not-read")
    return CoverageCell(
        state="reported",
        reports=tuple(
            ReportEntry(
                says=report.says,
                relayed=bool(report.via),
                by=on.named(report.speaker) if report.speaker else None,
                item=report_item(on, report),
            )
            for report in reports
        ),
    )


def report_item(on: On, report: Report) -> ItemView:
    """A report as an item; where it only names evidence, the first of that."""
    own = on.item(report.article, report.id)
    if report.select is None:
        for found in on.evidence(report.evidence, report.article):
            return replace(found, href=own.href)
    return own


def _flow(on: On, articles: list[Article]) -> tuple[FlowRow, ...]:
    """Who spoke, who relayed, who reported: quotes alone, by speaker."""
    quotes: dict[tuple[str, tuple[str, ...], str], list[Quote]] = {}
    library = on.site.library
    for article in articles:
        record = library.annotations.get(article.id)
        for quote in record.quotes if record else ():
            quotes.setdefault((quote.speaker, quote.via, article.id), []).append(quote)
    rows = []
    for (speaker, via, article_id), said in quotes.items():
        # under the role held when it last spoke
        when = max((d for quote in said if (d := item_date(library, quote))), default=None)
        rows.append(
            FlowRow(
                speaker=on.named(speaker, when),
                via=tuple(on.named(v, when) for v in via),
                source=on.source(library.articles[article_id]),
                count=len(said),
                href=on.href(urls.article(article_id)),
            )
        )
    return tuple(rows)


def _translations(on: On, story: Story) -> tuple[Link, ...]:
    library = on.site.library
    root = story.translation_of or story.id
    family = [s for s in library.stories.values() if root in (s.id, s.translation_of)]
    return tuple(on.story_link(s) for s in family if s.id != story.id)
