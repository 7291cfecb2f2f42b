"""One view of each sort, made by hand: an invented quarrel about the lamps of a harbour."""

from __future__ import annotations

from generator.markup import Html
from generator.structs import replace
from generator.views.actor import (
    ActorView,
    ActorWordsView,
    RoleLine,
    SpelledAs,
)
from generator.views.actors import ActorCard, ActorsView, KindGroup, KindIndex, Run
from generator.views.article import ArticleView, ItemEntry, Paragraph, StanceItem
from generator.views.articles import ArticlesView, Month
from generator.views.carried import CarriedClaim, ClaimReport, StoryClaims
from generator.views.carriers import Carrier, Carriers
from generator.views.claim_matrix import (
    ClaimGroup,
    ClaimMatrix,
    ClaimRow,
    CoverageCell,
    ReportEntry,
)
from generator.views.connections import Connection
from generator.views.contribution import Contribution
from generator.views.corrections import CorrectionEntry, CorrectionsView, Withdrawal
from generator.views.fulltext import Beside, Stake, TextPart
from generator.views.home import Change, HomeView, Lead
from generator.views.key_quotes import KeyQuotes, QuoteGroup
from generator.views.lanes import Deed, DeedEvent, Happening, Lane, Turn
from generator.views.method import SIGNS, MethodView, ReadRow, Section, Unread
from generator.views.outlet import Mix, OutletView, Taken
from generator.views.outlets import OutletCard, OutletsView
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
    Note,
    Pager,
    Phrase,
    Source,
    StanceEntry,
    StoryCard,
    Visit,
)
from generator.views.question import (
    Held,
    Holder,
    Past,
    PositionGroup,
    QuestionCard,
    QuestionsView,
    QuestionView,
)
from generator.views.resting import NOTHING, Resting
from generator.views.sifting import Choice, Choices, Filter, Keys
from generator.views.site import MissingView, MovedView, RobotsView, SitemapView
from generator.views.sources import Part, SourceGroup, SourceRow, SourcesView
from generator.views.stance_matrix import QuestionHead, StanceCell, StanceGroup, StanceRow
from generator.views.stories import StoriesView
from generator.views.story import Difference, StoryView, UpdateLine
from generator.views.sums import Sum
from generator.views.timeline import EventLine
from generator.views.utterances import StoryPart
from tests.drawings_fixture import FLOW, TIES, TIMELINE


def frame(title: str, *, description: str | None = None) -> Frame:
    """What is around a page, everything known."""
    return Frame(
        lang="en",
        dir="ltr",
        title=title,
        description=description,
        canonical="https://lamps.example/stories/harbour-lamps/",
        site_title="The Lantern Desk",
        home="index.html",
        nav=(
            Link("stories.html", "Stories", current=True),
            Link("actors.html", "Actors"),
            Link("questions.html", "Questions"),
            Link("sources.html", "Sources"),
            Link("articles.html", "Articles"),
            Link("https://lamps.example/about/", "About us"),
        ),
        css="onrecord.css",
        records_css="records.css",
        script="onrecord.js",
        margin_script="margin.js",
        records_script="records.js",
        icon="icon.svg",
        method="method.html",
        corrections="corrections.html",
        sources="sources.html",
        contact="mailto:desk@lamps.example",
        rights="Our texts: CC BY 4.0. Quotations belong to those who wrote them.",
        publisher=Named(name="The Lantern Desk", href="outlet.html", kind="outlet"),
        repository="https://code.example/lamps",
        edit="https://code.example/lamps/edit/main/content/stories/harbour-lamps.md",
    )


MAYOR = Named(
    name="Mirna Vale", href="actor.html", kind="person", role="mayor of Port Ellary, acting"
)
KEEPER = Named(name="Tobin Asherwood", href="actor.html", kind="person", role="keeper of the light")
GUILD = Named(name="Ferrymen’s Guild", href="actor.html", kind="organisation")
COUNCIL = Named(name="Harbour Council", href="actor.html", kind="organisation")
CLERK = Named(name="a senior clerk of the harbour office", href="actor.html", kind="unnamed")
ORDER = Named(name="Lamp order no. 12", href="actor.html", kind="document")
OWL = Named(name="قائد العبّارة", href="actor.html", kind="person", role="ferry captain")
GAZETTE = Named(name="Ellary Gazette", href="outlet.html", kind="outlet")
TIDE = Named(name="Tide Radio", href="outlet.html", kind="outlet")
COURIER = Named(name="Northshore Courier", href="outlet.html", kind="outlet")
DESK = Named(name="The Lantern Desk", href="outlet.html", kind="outlet")

IN_GAZETTE = Source(
    outlet="Ellary Gazette",
    title=Phrase("Council votes to switch off the harbour lamps"),
    href="article.html",
)
IN_TIDE = Source(
    outlet="Tide Radio",
    title=Phrase("Les lampes du port vont s’éteindre", "fr", "ltr"),
    href="article.html",
    withdrawn=True,
)
IN_DESK = Source(
    outlet="The Lantern Desk", title=Phrase("What order no. 12 says"), href="article.html"
)

FIFTH = Day("5 March 2031", "2031-03-05")
NOVEMBER = Day("November 2030", "2030-11")
BETWEEN = Day("between 2 and 3 March 2031", None)


def item(
    id: str,  # noqa: A002 # the view's own word
    words: str | None,
    *,
    kind: str = "quote",
    speaker: Named | None = MAYOR,
    source: Source = IN_GAZETTE,
    paragraph: int | None = 6,
    verdict: str = "verbatim",
    form: str | None = "direct",
    narration: bool = False,
    where: str | None = None,
    said: Day | None = None,
    via: tuple[Named, ...] = (),
    flags: tuple[str, ...] = (),
    brackets: str | None = None,
    translation: str | None = None,
    translator: str | None = None,
    note: str | None = None,
    open_href: str | None = None,
    lang: str | None = None,
    dir: str | None = None,  # noqa: A002 # the view's own word
) -> ItemView:
    """An item with what most have."""
    return ItemView(
        id=id,
        kind=kind,
        words=None if words is None else Html(words),
        lang=lang,
        dir=dir,
        speaker=speaker,
        narration=narration,
        where=where,
        said=said,
        via=via,
        source=source,
        paragraph=paragraph,
        href=f"article.html#{id}",
        form=form,
        verdict=verdict,
        flags=flags,
        brackets=brackets,
        translation=translation,
        translator=translator,
        note=note,
        open_href=open_href,
    )


DARKNESS = item(
    "darkness",
    "Whatever it costs us in lamp oil, a harbour that cannot be seen is not a harbour at all",
    where="speech to the council",
    said=FIFTH,
    open_href="https://gazette.example/lamps#:~:text=Whatever%20it%20costs",
)
VICTORY = item(
    "victory",
    "This is a small victory for those who sleep by the water … but it is also a clear warning "
    "from the ferrymen [who stayed away]",
    speaker=CLERK,
    paragraph=4,
    verdict="elided",
    where="to the Gazette’s harbour reporter",
    flags=("attribution-gap",),
    brackets="outlet",
    note="The Gazette does not say whether the bracket covers the pilots too.",
)
HARSHEST = item(
    "harshest",
    "the harshest order the harbour has seen since the winter of the two wrecks",
    speaker=COURIER,
    narration=True,
    source=IN_TIDE,
    paragraph=14,
    form="partial",
    verdict="normalised-verbatim",
    via=(COURIER,),
)
EDITED = item(
    "edited",
    'No ferry of ours will sail <ins class="ours">[after sunset]</ins> without them',
    speaker=GUILD,
    paragraph=9,
    verdict="altered-with-brackets",
    brackets="ours",
    flags=("cut-mid-sentence", "speaker-not-near"),
)
UNPROVEN = item(
    "unproven",
    "We will keep our own lamps burning, and we will keep our own count of who comes home",
    speaker=KEEPER,
    source=IN_DESK,
    paragraph=None,
    verdict="unproven",
    where="letter to members",
    said=BETWEEN,
)
ARABIC = item(
    "arabic",
    "لن نبحر في الظلام",
    speaker=OWL,
    source=IN_TIDE,
    lang="ar",
    dir="rtl",
    translation="We will not sail in the dark",
    translator="The Lantern Desk",
    verdict="unproven",
)
BINDING = item(
    "not-binding",
    "is not binding on the harbour master",
    kind="report",
    speaker=None,
    form=None,
    paragraph=9,
)
ACCUSED = item(
    "accused",
    "accused the council of voting in the dark",
    kind="passage",
    speaker=GUILD,
    form="indirect",
    paragraph=12,
    source=IN_TIDE,
    verdict="unproven",
)
HEADLINE = item(
    "headline",
    "Council votes to switch off the harbour lamps",
    kind="headline",
    speaker=None,
    form=None,
    paragraph=None,
)
NAMED_ONLY = item("evidence-only", None, kind="report", speaker=None, form=None, verdict="unproven")
PARAGRAPH = item(
    "p3", "The lamps were lit in 1904.", kind="paragraph", speaker=None, form=None, paragraph=3
)


def note(number: int, *items: ItemView, claim: str | None = None) -> Note:
    """A note with its way back."""
    return Note(
        number=number,
        id=f"_n{number}",
        back=f"#_r{number}",
        items=items,
        claim=claim,
        claim_href="#c-not-binding" if claim else None,
    )


def cite(*numbers: int) -> str:
    """Citations as they stand in prose."""
    return "".join(f'<a class="cite" id="_r{n}" href="#_n{n}">{n}</a>' for n in numbers)


WHOLE = Note(number=9, id="_n9", back="#_r9", items=(), source=IN_DESK)

TO_STORY = Link("story.html", "Port Ellary’s council votes to put out the harbour lamps")
TO_QUESTION = Link("question.html", "Should the harbour lamps stay lit?")
SECOND_QUESTION = Link("question.html", "Was the night of the vote well chosen?")
RESTS = (
    Link("story.html#_r1", "Story: note 1"),
    Link("story.html#c-not-binding", "Claim: The order does not bind the harbour master"),
)

RESTING = Resting(counts=(("story", 1), ("claim", 1)), links=RESTS)
ONE_RESTS = Resting(counts=(("story", 1),), links=RESTS[:1])


def stance(
    actor: Named,
    position: str,
    *evidence: ItemView,
    basis: str = "stated",
    by: Named | None = None,
    label: str | None = None,
    note: str | None = None,
    day: Day | None = FIFTH,
) -> StanceEntry:
    """A stance on the first question."""
    return StanceEntry(
        actor=actor,
        position=position,
        label=label,
        basis=basis,
        by=by,
        note=note,
        day=day,
        evidence=evidence,
        href="article.html#stance",
        question=TO_QUESTION,
    )


FOR = stance(MAYOR, "for", DARKNESS, label="Keep them lit")
AGAINST = stance(
    COUNCIL,
    "against",
    BINDING,
    basis="deed",
    label="Put them out",
    note="Seven of twelve members voted for the order.",
)
MIXED = stance(CLERK, "mixed", VICTORY)
ASCRIBED = stance(GUILD, "against", ACCUSED, basis="ascribed", by=TIDE, label="Badly chosen")
CONDITIONAL = stance(
    KEEPER,
    "conditional",
    UNPROVEN,
    basis="inferred",
    note="He speaks of his own lamps alone; we take it that he would accept the order if they burn.",
    day=BETWEEN,
)
UNDECLARED = stance(
    OWL, "undeclared", basis="deed", note="Left the hall before the vote.", day=None
)

ORIGINAL = ArticleCard(
    title=Phrase("Council votes to switch off the harbour lamps"),
    href="article.html",
    outlet=GAZETTE,
    day=FIFTH,
    rights="withheld",
    origins=(COURIER, GAZETTE),
    quotes=7,
    passages=11,
    withdrawn=False,
    stories=(TO_STORY,),
)
FRENCH = ArticleCard(
    title=Phrase("Les lampes du port vont s’éteindre", "fr", "ltr"),
    href="article.html",
    outlet=TIDE,
    day=FIFTH,
    rights="excerpts",
    origins=(),
    quotes=1,
    passages=4,
    withdrawn=True,
    not_read_for=("quotes", "reports", "stances"),
)
OURS = ArticleCard(
    title=Phrase("What order no. 12 says"),
    href="article.html",
    outlet=DESK,
    day=None,
    rights="full",
    origins=(),
    quotes=0,
    passages=1,
    withdrawn=False,
)

PROOF = (
    Figure(key="quotes-proven", count="11", total="12", href="#_said"),
    Figure(key="sentences-attributed", count="100%", href="#_made"),
    Figure(key="claims-corroborated", count="1", href="#_corroborated"),
    Figure(key="claims-single-source", count="10"),
)

TOTALS = tuple(replace(figure, href=None) for figure in PROOF)

VISIT = Visit(story="harbour-lamps", updated="2031-03-07", updates=2, quotes=7)
NOT_BINDING = ClaimRow(
    id="c-not-binding",
    text="The order does not bind the harbour master",
    cells=(
        CoverageCell(
            state="reported",
            reports=(ReportEntry(sign="asserts", by=None, via=(), item=BINDING),),
        ),
        CoverageCell(
            state="reported",
            reports=(
                ReportEntry(sign="relayed", by=None, via=(COURIER,), item=HARSHEST),
                ReportEntry(sign="denies", by=GUILD, via=(), item=ACCUSED),
                ReportEntry(sign="mouth", by=CLERK, via=(), item=VICTORY),
            ),
        ),
        CoverageCell(state="not-read"),
    ),
    status=("corroborated", "disputed"),
    outlets=2,
    origins=(("Ellary Gazette",), ("Northshore Courier", "Tide Radio")),
)
OIL_SAVED = ClaimRow(
    id="c-oil-saved",
    text="The town saves forty barrels of oil a year",
    cells=(
        CoverageCell(state="absent"),
        CoverageCell(
            state="reported",
            reports=(ReportEntry(sign="questions", by=KEEPER, via=(), item=ACCUSED),),
        ),
        CoverageCell(state="absent"),
    ),
    status=("single-source", "questioned"),
    outlets=1,
    origins=(("Tide Radio",),),
)

STORY = StoryView(
    visit=VISIT,
    frame=frame(
        "Port Ellary’s council votes to put out the harbour lamps",
        description="Seven of twelve members want the lamps out; the harbour master need not obey.",
    ),
    lang=None,
    dir=None,
    kicker="Port Ellary",
    title="Port Ellary’s council votes to put out the harbour lamps",
    standfirst=Line(
        html=Html(
            "<p>Councillors ordered the lamps dark, days after a barge ran aground on the north "
            f"mole.{cite(1)} The order binds nobody yet, and the mayor who would sign it is only "
            "acting.</p>"
        ),
        notes=(note(1, BINDING),),
    ),
    authors=("Ada Quill", "Jon Fathom"),
    published=FIFTH,
    updated=Day("6 March 2031", "2031-03-06"),
    status="developing",
    draft=False,
    review_overdue=True,
    review_by=Day("12 March 2031", "2031-03-12"),
    corrections=1,
    reports=3,
    outlets=3,
    proof=PROOF,
    body=(
        Block(html=Html("<h2>What happened</h2>")),
        Block(
            html=Html(
                "<p>The council met in an extraordinary session on Wednesday and passed "
                '<a class="actor" href="actor.html">lamp order no. 12</a>, which tells the harbour '
                f"office to leave the lamps unlit.{cite(2, 3)} It reaches further than the north "
                "mole: every lamp from the fish market to the breakwater would go "
                f"out.{cite(4)}</p>"
            ),
            notes=(
                note(2, ACCUSED),
                note(3, BINDING, HARSHEST, claim="The order does not bind the harbour master"),
                note(4, EDITED),
            ),
        ),
        Block(quote=DARKNESS),
        Block(
            html=Html(
                f"<p>It does not bind the harbour master.{cite(5)} "
                '<a class="actor" href="actor.html">Mirna Vale</a>, acting mayor since her '
                f"predecessor left in November, spoke against it all the same.{cite(6)} The "
                f"guild’s ferries kept sailing.{cite(7)} Nobody counted the votes aloud.{cite(8)} "
                f"The desk’s own note goes through the text.{cite(9)}</p>"
            ),
            notes=(
                note(5, BINDING),
                note(6, DARKNESS),
                note(7, UNPROVEN),
                note(8, VICTORY),
                WHOLE,
            ),
        ),
        Block(html=Html("<h2>How far the order reaches</h2>")),
        Block(
            html=Html(f"<p>Both reports speak of the harbour.{cite(10)} Neither gives a date.</p>"),
            notes=(note(10, HEADLINE),),
        ),
        Block(
            html=Html(
                "<ul><li>The first lamp stands on the mole.</li><li>The last, "
                "on the breakwater.</li></ul>"
            )
        ),
        Block(
            analysis=(
                Block(
                    html=Html(
                        "<p>“Switch off” runs ahead of what was decided: before a single lamp goes "
                        "dark the order has to be signed.</p>"
                    )
                ),
            ),
        ),
    ),
    key_quotes=KeyQuotes(
        shown=(DARKNESS, VICTORY, HARSHEST, EDITED, UNPROVEN),
        folded=(
            QuoteGroup(source=None, items=(ARABIC,)),
            QuoteGroup(source=IN_TIDE, items=(BINDING,)),
        ),
    ),
    questions=(
        QuestionHead(ask=TO_QUESTION.words, href="question.html", for_="Keep", against="Out"),
        QuestionHead(ask=SECOND_QUESTION.words, href="question.html", for_=None, against=None),
    ),
    stances=(
        StanceGroup(
            position="for",
            label="Keep",
            rows=(
                StanceRow(
                    actor=MAYOR,
                    cells=(
                        StanceCell(state="stance", entries=(FOR,), earlier=(CONDITIONAL,)),
                        StanceCell(state="none-found"),
                    ),
                ),
                StanceRow(
                    actor=GUILD,
                    cells=(
                        StanceCell(state="stance", entries=(FOR, UNDECLARED)),
                        StanceCell(state="stance", entries=(ASCRIBED,)),
                    ),
                ),
            ),
        ),
        StanceGroup(
            position="mixed",
            label=None,
            rows=(
                StanceRow(
                    actor=CLERK,
                    cells=(
                        StanceCell(state="stance", entries=(MIXED,)),
                        StanceCell(state="none-found"),
                    ),
                ),
            ),
        ),
        StanceGroup(
            position="none-found",
            label=None,
            rows=(
                StanceRow(
                    actor=COUNCIL,
                    cells=(
                        StanceCell(state="none-found"),
                        StanceCell(state="stance", entries=(AGAINST,)),
                    ),
                ),
                StanceRow(
                    actor=KEEPER,
                    cells=(StanceCell(state="not-read"), StanceCell(state="not-read")),
                ),
            ),
        ),
    ),
    differences=(
        Difference(
            about="Which lamps go out",
            accounts=(
                Line(
                    html=Html(f"<p>the harbour’s, in the Gazette’s headline{cite(11)}</p>"),
                    notes=(note(11, HEADLINE),),
                ),
                Line(
                    html=Html(f"<p>every lamp on the shore, in the text it quotes{cite(12)}</p>"),
                    notes=(note(12, EDITED),),
                ),
            ),
        ),
    ),
    coverage_heads=(ORIGINAL, FRENCH, OURS),
    claims=ClaimMatrix(
        signs=("asserts", "mouth", "relayed", "denies", "questions", "absent", "not-read"),
        groups=(
            ClaimGroup(status="corroborated", rows=(NOT_BINDING,)),
            ClaimGroup(status="single-source", rows=(OIL_SAVED,)),
        ),
        disputed=(NOT_BINDING,),
    ),
    flow=FLOW,
    events=(
        EventLine(
            html=Html(f"<p>The mayor resigns.{cite(13)}</p>"),
            notes=(note(13, ACCUSED),),
            day=NOVEMBER,
            anchor="_e1",
        ),
        EventLine(
            html=Html("<p>A barge runs aground on the north mole.</p>"), day=BETWEEN, anchor="_e2"
        ),
        EventLine(html=Html("<p>The council votes.</p>"), day=FIFTH, anchor="_e3"),
    ),
    timeline=TIMELINE,
    unknowns=(
        Line(html=Html("<p>Whether the acting mayor will sign.</p>")),
        Line(
            html=Html(f"<p>By when the lamps would go out.{cite(14)}</p>"),
            notes=(note(14, UNPROVEN),),
        ),
    ),
    sources=(ORIGINAL, FRENCH, OURS),
    sources_href="sources.html",
    updates=(
        UpdateLine(
            day=Day("7 March 2031", "2031-03-07"),
            kind="correction",
            html=Html("<p>An earlier version gave nine votes for the order; there were seven.</p>"),
            about=Link("article.html#headline", "Ellary Gazette"),
        ),
    ),
    related=(
        StoryCard(
            visit=VISIT,
            title=Phrase("The winter of the two wrecks"),
            kicker="Port Ellary",
            summary="How a night without lamps made the town build them.",
            href="story.html",
            day=NOVEMBER,
            status="settled",
            reports=1,
            quotes=1,
        ),
    ),
    translations=(Link("story.html", "Français"),),
    not_read=(("Tide Radio", "quotes"), ("Tide Radio", "stances")),
    coverage=(14, 14),
)

LEAD_STORY = StoryCard(
    visit=VISIT,
    title=Phrase("Port Ellary’s council votes to put out the harbour lamps"),
    kicker="Port Ellary",
    summary="Councillors ordered the lamps dark, days after a barge ran aground on the north mole. "
    "The order binds nobody yet, and the mayor who would sign it is only acting.",
    href="story.html",
    day=FIFTH,
    status="developing",
    reports=3,
    quotes=12,
    change="An earlier version gave nine votes for the order; there were seven.",
    change_kind="correction",
    change_day=Day("7 March 2031", "2031-03-07"),
    draft=True,
)

SPOKEN = StoryPart(
    story=TO_STORY,
    direct=(DARKNESS, VICTORY, ARABIC, HARSHEST, EDITED, DARKNESS),
    partial=(EDITED,),
    unknown=(UNPROVEN,),
    indirect=(ACCUSED,) * 7,
)

ACTOR = ActorView(
    frame=frame("Mirna Vale"),
    name="Mirna Vale",
    kind="person",
    native_names=(Phrase("ميرنا فالي", "ar", "rtl"),),
    description="Pilot, later harbour clerk; came to the town hall with the lamp petition.",
    initials="MV",
    role=RoleLine(
        title="Mayor of Port Ellary, acting",
        of=COUNCIL,
        since=NOVEMBER,
        until=None,
        evidence=(BINDING,),
        note=None,
    ),
    spellings=(
        SpelledAs(words=Phrase("Mirna Vale"), outlets=(GAZETTE, TIDE)),
        SpelledAs(words=Phrase("Mayor Vale"), outlets=()),
        SpelledAs(words=Phrase("ميرنا فالي", "ar", "rtl"), outlets=(TIDE,)),
    ),
    roles=(
        RoleLine(
            title="Mayor of Port Ellary, acting",
            of=COUNCIL,
            since=NOVEMBER,
            until=None,
            evidence=(BINDING,),
            note="Until the election, says the order of succession.",
        ),
        RoleLine(
            title="Pilot",
            of=None,
            since=Day("2019", "2019"),
            until=Day("2024", "2024"),
            evidence=(),
            note=None,
        ),
        RoleLine(
            title="Deckhand", of=None, since=None, until=Day("2019", "2019"), evidence=(), note=None
        ),
    ),
    links=(Link("https://people.example/vale", "people.example"),),
    stories=(LEAD_STORY,),
    reports=2,
    direct=1,
    partial=3,
    indirect=4,
    lanes=(
        Lane(question=TO_QUESTION, story=TO_STORY, now=(FOR,), earlier=(FOR,)),
        Lane(
            question=TO_QUESTION, story=TO_STORY, now=(FOR,), earlier=(CONDITIONAL,), changed=True
        ),
        Lane(
            question=TO_QUESTION,
            story=TO_STORY,
            now=(FOR,),
            earlier=(CONDITIONAL,),
            turns=(
                Turn(entries=(CONDITIONAL,), more=(CONDITIONAL,)),
                Turn(entries=(FOR, MIXED), more=()),
            ),
            gone=(ASCRIBED,),
        ),
        Lane(
            question=SECOND_QUESTION,
            story=TO_STORY,
            now=(AGAINST, UNDECLARED),
            earlier=(),
            said=(FOR,),
            did=(
                Deed(
                    stance=AGAINST,
                    events=(
                        DeedEvent(
                            day=FIFTH,
                            words=Phrase("Elle vote contre", "fr", "ltr"),
                            evidence=(BINDING,),
                        ),
                    ),
                ),
            ),
            others=(ASCRIBED,),
            differ=True,
        ),
    ),
    deeds=(
        Happening(
            day=NOVEMBER,
            event=Line(
                html=Html(f"<p>Took the chair when the mayor left.{cite(1)}</p>"),
                notes=(note(1, BINDING),),
                day=NOVEMBER,
            ),
            stances=(AGAINST,),
        ),
        Happening(day=FIFTH, event=Line(html=Html("<p>Spoke against the order.</p>")), stances=()),
        Happening(day=None, event=None, stances=(UNDECLARED,)),
    ),
    parts=(SPOKEN,),
    pager=Pager(
        number=1,
        total=2,
        previous=None,
        next=Link("page/2/index.html", "Next page"),
        pages=(Link("actor.html", "1", current=True), Link("page/2/index.html", "2")),
    ),
    carriers=Carriers(
        quoting=(Carrier(outlet=GAZETTE, direct=1, partial=3, indirect=4, unknown=1),),
        telling=(Carrier(outlet=TIDE, direct=0, partial=0, indirect=1),),
        without=(COURIER,),
        unread=(TIDE,),
    ),
    connections=(
        Connection(
            other=COUNCIL,
            title="acting mayor",
            inward=False,
            since=NOVEMBER,
            until=None,
            evidence=(BINDING,),
        ),
        Connection(other=KEEPER, title="deputy", inward=True, since=None, until=None, evidence=()),
    ),
    ties=TIES,
    belongs_to=GAZETTE,
)

ACTOR_WORDS = ActorWordsView(
    frame=frame("Mirna Vale, page 2"),
    name="Mirna Vale",
    kind="person",
    role=ACTOR.role,
    href="actor.html",
    parts=(SPOKEN,),
    pager=Pager(
        number=2,
        total=2,
        previous=Link("actor.html", "Previous page"),
        next=None,
        pages=(Link("actor.html", "1"), Link("page/2/index.html", "2", current=True)),
    ),
)

ACTORS = ActorsView(
    frame=frame("Actors"),
    index=(
        KindIndex(
            kind="person", total=2, href="#_person",
            letters=(Link("#_person-m", "M"), Link("page-2.html#_person-t", "T")),
        ),
        KindIndex(kind="unnamed", total=1, href="#_unnamed", letters=()),
    ),
    groups=(
        KindGroup(
            kind="person",
            runs=(
                Run(
                    letter="M",
                    outlet=None,
                    anchor="_person-m",
                    cards=(
                        ActorCard(
                            name="Mirna Vale",
                            href="actor.html",
                            kind="person",
                            role="mayor of Port Ellary, acting",
                            quotes=4,
                            stances=2,
                        ),
                    ),
                ),
            ),
        ),
        KindGroup(
            kind="unnamed",
            runs=(
                Run(
                    letter=None,
                    outlet=GAZETTE,
                    anchor=None,
                    cards=(
                        ActorCard(
                            name="a senior clerk of the harbour office",
                            href="actor.html",
                            kind="unnamed",
                            role=None,
                            quotes=2,
                            stances=1,
                        ),
                    ),
                ),
            ),
        ),
    ),
    pager=ACTOR.pager,
)  # fmt: skip

ENTRIES = (
    ItemEntry(id="darkness", item=DARKNESS, says=None, claim=None, evidence=(), resting=RESTING),
    ItemEntry(
        id="not-binding",
        item=BINDING,
        says="asserts",
        claim=Link("story.html#c-not-binding", "The order does not bind the harbour master"),
        evidence=(),
        resting=ONE_RESTS,
    ),
    ItemEntry(
        id="evidence-only",
        item=NAMED_ONLY,
        says="denies",
        claim=Link("story.html#c-oil-saved", "The town saves forty barrels of oil a year"),
        evidence=(DARKNESS, VICTORY),
        resting=NOTHING,
    ),
)

TO_CLAIM = Link("story.html#c-not-binding", "The order does not bind the harbour master")
TO_OTHER_CLAIM = Link("story.html#c-oil-saved", "The town saves forty barrels of oil a year")

CLAIMS = (
    StoryClaims(
        story=TO_STORY,
        carried=(
            CarriedClaim(
                claim=TO_CLAIM,
                reports=(
                    ClaimReport(says="asserts", by=None, via=(), paragraph=9, href="#not-binding"),
                    ClaimReport(
                        says="denies", by=GUILD, via=(COURIER,), paragraph=None, href="#darkness"
                    ),
                ),
            ),
        ),
        absent=(TO_OTHER_CLAIM,),
        read=True,
    ),
    StoryClaims(story=TO_STORY, carried=(), absent=(TO_OTHER_CLAIM,), read=False),
)

WITHHELD_ARTICLE = ArticleView(
    frame=frame("Council votes to switch off the harbour lamps"),
    title=Phrase("Council votes to switch off the harbour lamps"),
    outlet=GAZETTE,
    authors=("P. Marsh",),
    published=FIFTH,
    updated=Day("6 March 2031", "2031-03-06"),
    retrieved=Day("8 March 2031", "2031-03-08"),
    url="https://gazette.example/lamps",
    host="gazette.example",
    archive="https://archive.example/lamps",
    rights="withheld",
    licence=None,
    origins=(COURIER, GAZETTE),
    own_origin=False,
    digest=Line(
        html=Html(
            f"<p>The vote, the mayor’s speech and what the ferrymen make of it.{cite(1)}</p>"
        ),
        notes=(note(1, DARKNESS),),
    ),
    supersedes=IN_TIDE,
    superseded_by=IN_DESK,
    withdrawn=True,
    withdrawn_day=FIFTH,
    withdrawn_reason="The outlet took it back.",
    stories=(TO_STORY,),
    proof=(
        Figure(key="items-proven", count="2", total="3"),
        Figure(key="items-unproven", count="1"),
    ),
    reach=RESTING,
    headline=ONE_RESTS,
    claims=CLAIMS,
    body=None,
    body_lang=None,
    body_dir=None,
    paragraphs=(
        Paragraph(
            number=None,
            entries=(
                ItemEntry(
                    id="unproven",
                    item=UNPROVEN,
                    says=None,
                    claim=None,
                    evidence=(),
                    resting=RESTING,
                ),
            ),
        ),
        Paragraph(number=4, entries=(), resting=ONE_RESTS),
        Paragraph(
            number=6,
            entries=(
                *ENTRIES,
                *(replace(ENTRIES[0], id=f"_more-{n}") for n in range(2, 6)),
            ),
        ),
    ),
    stances=(
        StanceItem(id="mirna-vale--lamps", stance=FOR),
        StanceItem(id="guild--vote-night", stance=ASCRIBED),
    ),
    not_read_for=("stances",),
    words_outlet=61,
    words_speakers=1,
)

FULL_ARTICLE = ArticleView(
    frame=frame("What order no. 12 says"),
    title=Phrase("Ce que dit l’ordre", "fr", "ltr"),
    outlet=DESK,
    authors=(),
    published=None,
    updated=None,
    retrieved=None,
    url=None,
    host=None,
    archive=None,
    rights="full",
    licence="CC-BY-4.0",
    origins=(),
    own_origin=True,
    digest=None,
    supersedes=None,
    superseded_by=None,
    withdrawn=False,
    withdrawn_day=None,
    withdrawn_reason=None,
    stories=(),
    proof=(),
    reach=NOTHING,
    headline=NOTHING,
    claims=(),
    body=(
        TextPart(html=Html("<h2>What it says</h2>")),
        TextPart(
            html=Html(
                '<p id="p1">The order names <mark class="q quote" data-q="every-lamp"'
                ' id="every-lamp">every lamp</mark><a class="tie" href="#_e-every-lamp"'
                ' data-n="1" lang="en" aria-label="Item 1"></a> of the shore.</p>'
            ),
            beside=(
                Beside(
                    number=1,
                    stakes=tuple(
                        Stake(
                            number=number,
                            words="#every-lamp",
                            entry="#_e-every-lamp",
                            kind="quote",
                            says=None,
                            by=ORDER if number > 1 else None,
                            verdict="verbatim",
                            resting=RESTING,
                        )
                        for number in range(1, 8)
                    ),
                    resting=ONE_RESTS,
                ),
                Beside(number=None, stakes=(), resting=ONE_RESTS),
            ),
        ),
        TextPart(html=Html('<p id="p2">It gives no date.</p>')),
    ),
    body_lang="fr",
    body_dir="ltr",
    paragraphs=(
        Paragraph(
            number=1,
            entries=(
                ItemEntry(
                    id="_e-every-lamp",
                    number=1,
                    text="#every-lamp",
                    item=PARAGRAPH,
                    says=None,
                    claim=None,
                    evidence=(),
                    resting=RESTING,
                ),
            ),
        ),
    ),
    stances=(),
    not_read_for=(),
    words_outlet=0,
    words_speakers=0,
)

OUTLET = OutletView(
    frame=frame("Ellary Gazette"),
    name="Ellary Gazette",
    home=None,
    kind="newspaper",
    url="https://gazette.example/",
    host="gazette.example",
    country="EL",
    language="en",
    contributions=(
        Contribution(
            story=TO_STORY,
            articles=(ORIGINAL,),
            reports=1,
            quotes=7,
            passages=11,
            claims=9,
            only_here=(TO_CLAIM,),
            left_out=(TO_OTHER_CLAIM,) * 8,
            unread=1,
        ),
        Contribution(
            story=None,
            articles=(OURS,) * 10,
            reports=10,
            quotes=0,
            passages=1,
            claims=0,
            only_here=(),
            left_out=(),
            unread=1,
        ),
    ),
    mix=Mix(named=12, unnamed=2, documents=4, own=15, relayed=3),
    relayed_by=Taken(items=(HARSHEST,) * 8, total=9, by=((TIDE, 9),)),
    narration=Taken(items=(HARSHEST,) * 8, total=8, by=((TIDE, 8),)),
    origin_of=(FRENCH,),
    origins_total=3,
    sources="sources.html",
    pager=None,
)


def held(
    *entries: StanceEntry,
    before: tuple[StanceEntry, ...] = (),
    before_href: str | None = None,
    again: tuple[str, ...] = (),
) -> Holder:
    """An actor on the page of a question."""
    return Holder(
        actor=entries[0].actor,
        entries=tuple(Held(stance=entry, again=frozenset(again)) for entry in entries),
        before=before,
        before_href=before_href,
    )


QUESTION = QuestionView(
    frame=frame("Should the harbour lamps stay lit?"),
    ask="Should the harbour lamps stay lit?",
    lang=None,
    dir=None,
    story=TO_STORY,
    about=Phrase("Le conseil veut éteindre les lampes.", "fr", "ltr"),
    groups=(
        PositionGroup(
            position="for",
            label="Keep them lit",
            actors=9,
            holders=(
                held(FOR, before=(CONDITIONAL,), before_href="#_before1"),
                held(FOR, ASCRIBED, again=(DARKNESS.href,)),
                *(held(FOR),) * 7,
            ),
        ),
        PositionGroup(
            position="against",
            label="Put them out",
            actors=2,
            holders=(held(AGAINST), held(ASCRIBED)),
        ),
        PositionGroup(position="mixed", label=None, actors=1, holders=(held(MIXED),)),
        PositionGroup(position="conditional", label=None, actors=1, holders=(held(CONDITIONAL),)),
        PositionGroup(position="undeclared", label=None, actors=1, holders=(held(UNDECLARED),)),
    ),
    earlier=tuple(
        Past(
            anchor=f"_before{n}",
            actor=KEEPER,
            entries=(Held(stance=CONDITIONAL, again=frozenset()),),
        )
        for n in range(1, 10)
    ),
    silent=(KEEPER, OWL),
    read=True,
)

NOBODY = QuestionView(
    frame=frame("Was the night of the vote well chosen?"),
    ask="Was the night of the vote well chosen?",
    lang="fr",
    dir="ltr",
    story=TO_STORY,
    about=None,
    groups=(),
    earlier=(),
    silent=(),
    read=False,
)

PAGER = Pager(
    number=2,
    total=2,
    previous=Link("articles.html", "Previous page"),
    next=None,
    pages=(Link("articles.html", "1"), Link("articles-2.html", "2", current=True)),
)


def row(shown: ItemView, rests: tuple[Link, ...], *, actor: str = "mirna-vale") -> SourceRow:
    """A row of the index."""
    keys = Keys(
        actor=actor,
        who="named",
        outlet="gazette",
        kind=shown.kind,
        form=shown.form or "unknown",
        verdict=shown.verdict,
        stories=("harbour-lamps",),
    )
    return SourceRow(item=shown, keys=keys, rests=rests)


SOURCES = SourcesView(
    frame=frame("Sources"),
    scope="story",
    story=TO_STORY,
    until=FIFTH,
    sums=(
        Sum(
            label="found",
            figures=(
                Figure(key="index-items", count="8"),
                Figure(key="quotes-proven", count="4", total="6"),
            ),
        ),
        Sum(label="proven", figures=(Figure(key="index-none", count="4"),)),
    ),
    withdrawn=3,
    parts=(
        Part(link=Link("sources.html", "All"), rows=9),
        Part(link=Link("sources.html", "The harbour lamps", current=True), rows=8),
        *(Part(link=Link(f"sources-{n}.html", f"Lamp no. {n}"), rows=1) for n in range(7)),
        Part(link=Link("sources.html", "In no story"), rows=1),
    ),
    filters=(
        Filter(
            name="actor",
            groups=(
                Choices(
                    label="person",
                    choices=(Choice(value="mirna-vale", words="Mirna Vale", rows=6),),
                ),
                Choices(label="outlet", choices=(Choice(value="tide", words="Tide", rows=2),)),
            ),
        ),
        Filter(
            name="form",
            groups=(
                Choices(
                    label=None,
                    choices=(
                        Choice(value="direct", words=None, rows=5),
                        Choice(value="indirect", words=None, rows=3),
                    ),
                ),
            ),
        ),
    ),
    groups=(
        SourceGroup(
            source=IN_GAZETTE,
            day=FIFTH,
            url="https://gazette.example/lamps?a&b",
            rows=(
                row(VICTORY, RESTS),
                row(DARKNESS, RESTS),
                row(EDITED, ()),
                row(NAMED_ONLY, RESTS),
            ),
        ),
        SourceGroup(
            source=IN_TIDE,
            day=None,
            url=None,
            rows=(row(ACCUSED, RESTS), row(HARSHEST, RESTS), row(ARABIC, (), actor="tide")),
        ),
    ),
    shown=7,
    total=14,
    pager=PAGER,
)

TOO_MANY = SourcesView(
    frame=frame("Sources"),
    scope="all",
    story=None,
    until=None,
    sums=(),
    withdrawn=0,
    parts=SOURCES.parts,
    filters=(),
    groups=(),
    shown=0,
    total=501,
    pager=None,
)
UNLISTED = replace(TOO_MANY, scope="unlisted", parts=(), total=0)

PAGER = Pager(
    number=2,
    total=2,
    previous=Link("articles.html", "Previous page"),
    next=None,
    pages=(Link("articles.html", "1"), Link("articles-2.html", "2", current=True)),
)

PAGES: tuple[tuple[str, str, object], ...] = (
    ("story", "story.html", STORY),
    ("actor", "actor.html", ACTOR),
    ("actor-words", "actor_words.html", ACTOR_WORDS),
    ("actors", "actors.html", ACTORS),
    ("article", "article.html", WITHHELD_ARTICLE),
    ("article-full", "article.html", FULL_ARTICLE),
    (
        "articles",
        "articles.html",
        ArticlesView(
            frame=frame("Articles"),
            months=(
                Month(day=FIFTH, articles=(ORIGINAL, FRENCH)),
                Month(day=None, articles=(OURS,)),
            ),
            total=3,
            pager=PAGER,
        ),
    ),
    ("outlet", "outlet.html", OUTLET),
    (
        "outlet-further",
        "outlet.html",
        replace(
            OUTLET,
            home=Link("outlet.html", "Ellary Gazette"),
            relayed_by=Taken(),
            narration=Taken(),
            origin_of=(),
            origins_total=0,
            pager=PAGER,
        ),
    ),
    (
        "outlets",
        "outlets.html",
        OutletsView(
            frame=frame("Outlets"),
            outlets=(
                OutletCard(
                    name="Ellary Gazette",
                    href="outlet.html",
                    kind="newspaper",
                    country="EL",
                    articles=1,
                    quotes=7,
                ),
                OutletCard(
                    name="Tide Radio",
                    href="outlet.html",
                    kind=None,
                    country="NS",
                    articles=2,
                    quotes=1,
                ),
            ),
            pager=None,
        ),
    ),
    ("question", "question.html", QUESTION),
    ("question-unread", "question.html", NOBODY),
    (
        "questions",
        "questions.html",
        QuestionsView(
            frame=frame("Questions"),
            groups=(
                (
                    TO_STORY,
                    (
                        QuestionCard(
                            ask=TO_QUESTION.words,
                            href="question.html",
                            counts=(("for", 1), ("against", 2), ("mixed", 1)),
                        ),
                        QuestionCard(ask=SECOND_QUESTION.words, href="question.html", counts=()),
                    ),
                ),
            ),
        ),
    ),
    ("sources", "sources.html", SOURCES),
    ("sources-all", "sources.html", TOO_MANY),
    ("sources-unlisted", "sources.html", UNLISTED),
    (
        "index",
        "home.html",
        HomeView(
            frame=frame(
                "The Lantern Desk", description="One story, several reports, the proof beside it."
            ),
            proof=TOTALS,
            lead=Lead(card=LEAD_STORY, proof=TOTALS, quote=DARKNESS),
            stories=STORY.related,
            total=40,
            changes=(
                Change(
                    kind="correction",
                    day=FIFTH,
                    story=TO_STORY,
                    text=Phrase("Sept voix, et non neuf.", "fr", "ltr"),
                ),
            ),
            unlisted=(ORIGINAL,),
            unlisted_total=9,
            all_stories="stories.html",
            all_articles="articles.html",
        ),
    ),
    (
        "index-empty",
        "home.html",
        HomeView(
            frame=frame("The Lantern Desk"),
            proof=(),
            lead=None,
            stories=(),
            total=0,
            changes=(),
            unlisted=(ORIGINAL,),
            unlisted_total=1,
            all_stories="stories.html",
            all_articles="articles.html",
        ),
    ),
    (
        "stories",
        "stories.html",
        StoriesView(frame=frame("Stories"), stories=(LEAD_STORY,), pager=PAGER),
    ),
    (
        "corrections",
        "corrections.html",
        CorrectionsView(
            frame=frame("Corrections"),
            entries=(CorrectionEntry(story=TO_STORY, update=STORY.updates[0]),),
            withdrawn=(
                Withdrawal(article=FRENCH, day=FIFTH, reason="The lamps were lit."),
                Withdrawal(article=ORIGINAL, day=None, reason=None),
            ),
            pager=PAGER,
        ),
    ),
    (
        "corrections-none",
        "corrections.html",
        CorrectionsView(frame=frame("Corrections"), entries=(), withdrawn=(), pager=None),
    ),
    (
        "method",
        "method.html",
        MethodView(
            frame=frame("Method"),
            sections=(
                Section(id=None, title="", html=Html("<p>We check.</p>")),
                Section(
                    id="_s1",
                    title="How a quotation is checked",
                    html=Html("<h2>How a quotation is checked</h2><p>Word for word.</p>"),
                ),
            ),
            proof=TOTALS,
            totals=(("stories", 1), ("reports", 3)),
            reading=(
                ReadRow(
                    story=TO_STORY,
                    articles=3,
                    read=(("quotes", 2), ("reports", 3), ("stances", 0)),
                    unread=(Unread(source=IN_TIDE, kinds=("quotes", "stances")),),
                ),
                ReadRow(
                    story=None,
                    articles=1,
                    read=(("quotes", 1), ("reports", 1), ("stances", 1)),
                    unread=(),
                ),
            ),
            more=2,
            signs=SIGNS,
        ),
    ),
    ("missing", "missing.html", MissingView(frame=frame("Missing"), near=("onrecord.css",))),
    (
        "moved",
        "moved.html",
        MovedView(frame=frame("Moved"), to=Link("story.html", "The harbour lamps")),
    ),
    (
        "sitemap",
        "sitemap.xml",
        SitemapView(
            entries=(
                ("https://lamps.example/", "2031-03-07"),
                ("https://lamps.example/actors/?a&b", None),
            )
        ),
    ),
    ("robots", "robots.txt", RobotsView(sitemap="https://lamps.example/sitemap.xml")),
)
"""Name, template and view of every page tried."""
