"""Floor 5, what a site has beside its pages of content: the page for addresses that lead nowhere,
those that lead on, and what crawlers ask for.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from generator import urls
from generator.dating import article_date
from generator.library import Library
from generator.structs import Struct
from generator.views.making import On, Site
from generator.views.parts import Frame, Link


class MissingView(Struct, frozen=True, kw_only=True):
    """`/404.html`, which a server shows under any address."""

    frame: Frame
    """Its addresses begin with the path of `base_url`, so that they hold under any address; where
    that is not known they are relative, and hold from disk and at the top of the site alone.
    """
    near: tuple[str, ...]
    """Style sheets beside it, for a page that is opened from disk; where `frame` does not have
    them already.
    """


class MovedView(Struct, frozen=True, kw_only=True):
    """A former address: leads on at once, and by a link."""

    frame: Frame
    to: Link


class SitemapView(Struct, frozen=True, kw_only=True):
    """`/sitemap.xml`: canonical addresses with their dates."""

    entries: tuple[tuple[str, str | None], ...]


class RobotsView(Struct, frozen=True, kw_only=True):
    """`/robots.txt`."""

    sitemap: str | None


class _Anywhere(On):
    """A site seen from any address of its server."""

    __slots__ = ()

    def __init__(self, site: Site, path: str) -> None:
        """Its links are none that lead up from a page."""
        super().__init__(site, path)
        self.up = "/"

    def href(self, address: str) -> str:
        base = urlsplit(self.site.library.settings.base_url or "").path
        # as relative addresses do, it names the file
        bare, mark, anchor = address.partition("#")
        return urls.absolute(base, f"/{urls.path(bare)}") + mark + anchor


def missing(on: On) -> MissingView:
    """The page for addresses that lead nowhere."""
    title = on.t("missing.title")
    beside = on.frame(title)
    if not on.site.library.settings.base_url:
        return MissingView(frame=beside, near=())
    sheets = (beside.css, beside.records_css, beside.theme)
    return MissingView(
        frame=_Anywhere(on.site, on.path).frame(title),
        near=tuple(sheet for sheet in sheets if sheet),
    )


def moved(on: On, address: str, kind: str, *names: str) -> MovedView:
    """The page at a former address of a record; `address` is the one now."""
    words, lang = _title(on.site.library, kind, names)
    return MovedView(
        frame=on.frame(words, canonical=address),
        to=on.link(address, words, lang or on.site.library.settings.language),
    )


def _title(library: Library, kind: str, names: tuple[str, ...]) -> tuple[str, str | None]:
    """What a record is called, and in which language; None for a name."""
    if kind == "question":
        story, question = library.stories[names[0]], library.index.questions[names[0], names[1]]
        return question.ask, story.language
    name = names[0]
    if kind == "article":
        article = library.articles[name]
        return article.title, library.language(article)
    if kind == "story":
        return library.stories[name].title, library.stories[name].language
    return library.party_name(name), None


def sitemap(on: On) -> SitemapView:
    """Canonical addresses of all pages, with the dates of stories and articles."""
    library = on.site.library
    dates = {urls.story(s.id): s.updated or s.published for s in library.stories.values()}
    dates |= {urls.article(a.id): article_date(a) for a in library.articles.values()}
    base = library.settings.base_url or ""
    entries = []
    for address in on.site.mapped:
        when = dates.get(address)
        entries.append((urls.absolute(base, address), when.day.isoformat() if when else None))
    return SitemapView(entries=tuple(entries))


def robots(on: On) -> RobotsView:
    """What crawlers may read: all of it."""
    base = on.site.library.settings.base_url
    return RobotsView(sitemap=urls.absolute(base, urls.SITEMAP) if base else None)
