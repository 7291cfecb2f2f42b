"""Floor 5, what an outlet brought to each story, and which of the story's claims it leaves out."""

from __future__ import annotations

from collections.abc import Iterable

from generator.library import Library
from generator.model import Article, Story
from generator.structs import Struct
from generator.tallies import total
from generator.views.making import On
from generator.views.parts import ArticleCard, Link


class Contribution(Struct, frozen=True, kw_only=True):
    """What the outlet brought to one story; withdrawn articles are shown and not counted."""

    story: Link | None
    """None for articles in no story."""
    articles: tuple[ArticleCard, ...]
    reports: int
    """Versions of one article count once."""
    quotes: int
    passages: int
    claims: int
    """Claims of the story its articles report."""
    only_here: tuple[Link, ...]
    """Those of them that no other outlet's article reports."""
    left_out: tuple[Link, ...]
    """Claims of the story that its articles read for claims do not have."""
    unread: int
    """Of its articles, those not read for claims yet: they may have what is `left_out`."""


Part = tuple[str, tuple[Article, ...]]
"""A story's id, or "" for no story, and an outlet's articles in it."""


def parts(library: Library, own: Iterable[Article]) -> list[Part]:
    """An outlet's articles by story, by id; articles in no story last, each by itself."""
    by_story: dict[str, list[Article]] = {}
    for article in own:
        for story in library.index.stories_of.get(article.id, ("",)):
            by_story.setdefault(story, []).append(article)
    unlisted = [("", (article,)) for article in by_story.pop("", ())]
    return [*((story, tuple(by_story[story])) for story in sorted(by_story)), *unlisted]


def contributions(on: On, outlet: str, found: Iterable[Part]) -> tuple[Contribution, ...]:
    """What an outlet brought, a story each; those in no story together."""
    unlisted: list[Article] = []
    out = []
    for story, articles in found:
        if story:
            out.append(_contribution(on, outlet, on.site.library.stories[story], articles))
        else:
            unlisted += articles
    if unlisted:
        out.append(_contribution(on, outlet, None, unlisted))
    return tuple(out)


def _contribution(
    on: On, outlet: str, story: Story | None, articles: Iterable[Article]
) -> Contribution:
    library = on.site.library
    standing = [a for a in articles if not a.withdrawn]
    found = total(on.site.tally(a.id) for a in standing)
    read = [a for a in standing if "reports" in on.site.tally(a.id).read_for]
    mine, others = _claims(on, story, outlet)
    claims = story.claims if story else ()
    return Contribution(
        story=on.story_link(story.id) if story else None,
        articles=tuple(on.card(article) for article in articles),
        reports=len({library.first_version(a.id) for a in standing}),
        quotes=found.quotes,
        passages=found.passages,
        claims=len(mine),
        only_here=tuple(on.claim_link(c) for c in claims if c.id in mine - others),
        left_out=tuple(on.claim_link(c) for c in claims if read and c.id not in mine),
        unread=len(standing) - len(read),
    )


def _claims(on: On, story: Story | None, outlet: str) -> tuple[set[str], set[str]]:
    """A story's claims that an outlet's articles report, and those that other outlets' report."""
    library = on.site.library
    mine, others = set[str](), set[str]()
    for claim in story.claims if story else ():
        for report in on.site.relations.reports_of.get((claim.story, claim.id), ()):
            article = library.articles[report.article]
            if not article.withdrawn:
                (mine if article.outlet == outlet else others).add(claim.id)
    return mine, others
