"""Floor 5, the pages about the site itself."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.dating import article_date
from generator.markup import Html, join
from generator.model import Story
from generator.pieces import Prose
from generator.views.figures import item_figures
from generator.views.making import On
from generator.views.parts import ArticleCard, Figure, Frame, Link, StoryCard
from generator.views.prose import Numbering
from generator.views.story import UpdateLine, story_card, update_line


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """`/`: stories, newest first, with what changed."""

    frame: Frame
    stories: tuple[StoryCard, ...]
    proof: tuple[Figure, ...]
    unlisted: tuple[ArticleCard, ...]
    """Articles in no story, shown where there is no story at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesView:
    """`/stories/`."""

    frame: Frame
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionEntry:
    """One correction, clarification or update, with the story it belongs to."""

    story: Link
    update: UpdateLine


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """`/corrections/`: newest first."""

    frame: Frame
    entries: tuple[CorrectionEntry, ...]
    withdrawn: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """`/method/`: how we work and check, with the site's own figures."""

    frame: Frame
    body: Html
    proof: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingView:
    """`/404.html`. Its links are relative to where it lies, so that they lead on from disk; where a
    server shows it under a deeper address, they do not.
    """

    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """A former address: leads on at once, and by a link."""

    frame: Frame
    to: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """`/sitemap.xml`: canonical addresses with their dates."""

    entries: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    """`/robots.txt`."""

    sitemap: str | None


def _newest_first(on: On) -> list[Story]:
    def key(story: Story) -> tuple[int, str]:
        when = story.updated or story.published
        return (-when.day.toordinal() if when else 0, story.id)

    return sorted(on.site.library.stories.values(), key=key)


def _standing(on: On) -> list[str]:
    """The articles that count: all but withdrawn ones."""
    return [a.id for a in on.site.library.articles.values() if not a.withdrawn]


def home(on: On) -> HomeView:
    """The front page."""
    library = on.site.library
    stories = tuple(story_card(on, story) for story in _newest_first(on))
    return HomeView(
        frame=on.frame(library.settings.title, canonical=urls.HOME),
        stories=stories,
        proof=item_figures(on, _standing(on), on.href(urls.SOURCES)),
        unlisted=tuple(on.card(a) for a in library.unlisted()) if not stories else (),
    )


def stories(on: On) -> StoriesView:
    """The list of all stories."""
    return StoriesView(
        frame=on.frame(on.t("stories.title"), section=urls.STORIES, canonical=urls.STORIES),
        stories=tuple(story_card(on, story) for story in _newest_first(on)),
    )


def corrections(on: On) -> CorrectionsView:
    """All corrections, clarifications and updates."""
    numbering = Numbering(on)
    found = sorted(
        ((story, update) for story in on.site.library.stories.values() for update in story.updates),
        key=lambda pair: pair[1].date,
        reverse=True,
    )
    return CorrectionsView(
        frame=on.frame(on.t("corrections.title"), canonical=urls.CORRECTIONS),
        entries=tuple(
            CorrectionEntry(
                story=on.story_link(story),
                update=update_line(on, story, update, numbering.of_story(story)),
            )
            for story, update in found
        ),
        withdrawn=tuple(on.card(a) for a in on.site.library.articles.values() if a.withdrawn),
    )


def method(on: On, text: Prose) -> MethodView:
    """How we work and check."""
    body = join(text, resolve=lambda _number, reference: on.site_href(reference.target))
    return MethodView(
        frame=on.frame(on.t("method.title"), canonical=urls.METHOD),
        body=body,
        proof=item_figures(on, _standing(on), on.href(urls.SOURCES)),
    )


def missing(on: On) -> MissingView:
    """The page for addresses that lead nowhere."""
    return MissingView(frame=on.frame(on.t("missing.title")))


def moved(on: On, address: str, words: str, lang: str | None) -> MovedView:
    """The page at a former address; `words` name what is at the one now, in a language."""
    return MovedView(
        frame=on.frame(words, canonical=address),
        to=on.link(address, words, lang or on.site.library.settings.language),
    )


def sitemap(on: On, addresses: list[str]) -> SitemapView:
    """Canonical addresses of all pages, with the dates of stories and articles."""
    library = on.site.library
    dates = {urls.story(s.id): s.updated or s.published for s in library.stories.values()}
    dates |= {urls.article(a.id): article_date(a) for a in library.articles.values()}
    base = library.settings.base_url or ""
    entries = []
    for address in addresses:
        when = dates.get(address)
        entries.append((urls.absolute(base, address), when.day.isoformat() if when else None))
    return SitemapView(entries=tuple(entries))


def robots(on: On) -> RobotsView:
    """What crawlers may read: all of it."""
    base = on.site.library.settings.base_url
    return RobotsView(sitemap=urls.absolute(base, urls.SITEMAP) if base else None)
