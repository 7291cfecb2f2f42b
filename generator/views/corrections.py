"""Floor 5, every correction, clarification and update, newest first, and what was withdrawn."""

from __future__ import annotations

from generator import urls
from generator.model import Article
from generator.paging import nth
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import ArticleCard, Day, Frame, Link, Pager
from generator.views.prose import Numbering
from generator.views.story import UpdateLine, update_line


class CorrectionEntry(Struct, frozen=True, kw_only=True):
    """One correction, clarification or update, with the story it belongs to."""

    story: Link
    update: UpdateLine


class Withdrawal(Struct, frozen=True, kw_only=True):
    """An article that its outlet, or we, took back."""

    article: ArticleCard
    day: Day | None
    reason: str | None


class CorrectionsView(Struct, frozen=True, kw_only=True):
    """A page of `/corrections/`: newest first."""

    frame: Frame
    entries: tuple[CorrectionEntry, ...]
    withdrawn: tuple[Withdrawal, ...]
    """On the first page; newest first."""
    pager: Pager | None


def list_view(on: On, number: int = 1) -> CorrectionsView:
    """Page `number` of all corrections, clarifications and updates."""
    library = on.site.library
    numbering, lists = Numbering(on), on.site.lists
    pages = lists.corrections
    told = [(library.stories[story], place) for story, place in nth(pages, number)]
    withdrawn = [library.articles[a] for a in lists.withdrawn] if number == 1 else []
    return CorrectionsView(
        frame=on.frame(on.t("corrections.title"), canonical=urls.CORRECTIONS, number=number),
        entries=tuple(
            CorrectionEntry(
                story=on.story_link(story.id),
                update=update_line(on, story, story.updates[place], numbering.of_story(story)),
            )
            for story, place in told
        ),
        withdrawn=tuple(_withdrawal(on, a) for a in withdrawn),
        pager=on.pager(urls.CORRECTIONS, number, len(pages)),
    )


def _withdrawal(on: On, article: Article) -> Withdrawal:
    found = article.withdrawn
    return Withdrawal(
        article=on.card(article),
        day=on.day(found.date) if found else None,
        reason=on.within(found.reason, None) if found and found.reason else None,
    )
