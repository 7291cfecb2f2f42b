"""Floor 5, the story page: the explainer, then the evidence for it, in the order readers need."""

from __future__ import annotations

from generator import urls
from generator.checks.stories import story_coverage
from generator.library import Fault, Target, TargetKind
from generator.markup import Html, escape, without_bidi
from generator.model import Story, Update, UpdateKind
from generator.structs import Struct
from generator.views import claim_matrix, stance_matrix
from generator.views.claim_matrix import ClaimMatrix
from generator.views.days import day
from generator.views.drawings import Drawn
from generator.views.flow import FlowView, flow_view
from generator.views.key_quotes import KeyQuotes, key_quotes
from generator.views.making import On
from generator.views.once import alike, fact, piece
from generator.views.parts import (
    ArticleCard,
    Block,
    Day,
    Figure,
    Frame,
    Line,
    Link,
    Noted,
    StoryCard,
    Visit,
)
from generator.views.proof_strip import claim_figures, quote_figures
from generator.views.prose import Numbering, plain
from generator.views.stance_matrix import QuestionHead, StanceGroup
from generator.views.timeline import EventLine, event_lines, timeline_drawn
from generator.views.visits import visit


class Difference(Struct, frozen=True, kw_only=True):
    """The same thing told differently."""

    about: str
    accounts: tuple[Line, ...]

    @property
    def rows(self) -> tuple[tuple[Line, ...], ...]:
        """The accounts as they stand side by side, two in a row."""
        starts = range(0, len(self.accounts), 2)
        return tuple(self.accounts[start : start + 2] for start in starts)

    @property
    def compares(self) -> bool:
        """Whether there is more than one account."""
        return len(self.accounts) > 1


class UpdateLine(Noted, frozen=True, kw_only=True):
    """A correction, clarification or update."""

    day: Day
    kind: str
    about: Link | None
    """What it concerns."""


class StoryView(Struct, frozen=True, kw_only=True):
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
    key_quotes: KeyQuotes
    questions: tuple[QuestionHead, ...]
    stances: tuple[StanceGroup, ...]
    differences: tuple[Difference, ...]
    coverage_heads: tuple[ArticleCard, ...]
    claims: ClaimMatrix
    flow: FlowView | None
    events: tuple[EventLine, ...]
    timeline: Drawn | None
    """The events drawn, where they lie apart in time."""
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
    visit: Visit


def view(on: On, story: Story) -> StoryView:
    """The page of a story."""
    library = on.site.library
    articles = on.articles_of(story)
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
    events = event_lines(on, story, numbering)
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
        reports=len({library.first_version(a.id) for a in counted}),
        outlets=len({a.outlet for a in counted}),
        proof=_proof(on, story, (covered, sentences), "#_happened" if body else "#_made"),
        body=body,
        key_quotes=key_quotes(on, story),
        questions=stance_matrix.heads(on, story),
        stances=stance_matrix.groups(on, story),
        differences=differences,
        coverage_heads=cards,
        claims=claim_matrix.matrix(on, story, articles),
        flow=flow_view(on, story, articles),
        events=events,
        timeline=timeline_drawn(on, story),
        unknowns=unknowns,
        sources=cards,
        sources_href=on.href(urls.sources(story.id)),
        updates=updates,
        related=tuple(brief_card(on, other) for other in story.related if other in library.stories),
        translations=_translations(on, story),
        not_read=tuple((card.outlet.name, kind) for card in cards for kind in card.not_read_for),
        coverage=(covered, sentences),
        visit=visit(on, story),
    )


@fact
def _reports(on: On, story_id: str) -> int:
    """How many reports of a story count, the versions of one as one."""
    return len({one.first for one in on.site.relations.counting.get(story_id, ())})


@fact
def _quotes(on: On, story_id: str) -> int:
    """How many quotes stand in those that count."""
    library = on.site.library
    articles = library.articles_of(library.stories[story_id])
    return sum(on.site.tally(a.id).quotes for a in articles if not a.withdrawn)


@alike(urls.STORIES)
def brief_card(on: On, story_id: str) -> StoryCard:
    """A story in a list, without what changes with every quote."""
    return _card(on, on.site.library.stories[story_id], brief=True)


@piece(lambda story: story.id)
def story_card(on: On, story: Story) -> StoryCard:
    """A story in a list."""
    return _card(on, story)


def _card(on: On, story: Story, *, brief: bool = False) -> StoryCard:
    newest = max(story.updates, key=lambda u: u.date, default=None)
    return StoryCard(
        title=on.phrase(story.title, story.language),
        kicker=story.kicker,
        summary=plain(on, story.summary) if story.summary else None,
        href=on.href(urls.story(story.id)),
        day=on.day(story.updated or story.published),
        status=story.status,
        reports=_reports(on, story.id),
        quotes=None if brief else _quotes(on, story.id),
        change=plain(on, newest.text) if newest else None,
        change_kind=newest.kind if newest else None,
        change_day=on.day(newest.date) if newest else None,
        draft=story.draft,
        visit=visit(on, story, brief=brief),
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
    item = Html(f"<bdi>{escape(target.item)}</bdi>")
    return Link(shown.href, on.t("about.item", outlet=outlet, item=item))


def _proof(on: On, story: Story, coverage: tuple[int, int], text: str) -> tuple[Figure, ...]:
    """The figures of a story; `text` is where its sentences stand."""
    articles = [a.id for a in on.articles_of(story) if not a.withdrawn]
    covered, sentences = coverage
    share = f"{100 * covered // sentences}%" if sentences else ""
    attributed = Figure(key="sentences-attributed", count=share, href=text)
    assessed = [on.site.assessments[story.id, claim.id] for claim in story.claims]
    return (
        *quote_figures(on, articles, on.href(urls.sources(story.id))),
        *((attributed,) if sentences else ()),
        *claim_figures(on, story.id, assessed),
    )


def _translations(on: On, story: Story) -> tuple[Link, ...]:
    library = on.site.library
    root = story.translation_of or story.id
    family = sorted({root, *on.site.lists.translations.get(root, ())} - {story.id})
    return tuple(on.story_link(s) for s in family if s in library.stories)
