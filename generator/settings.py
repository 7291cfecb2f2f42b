"""Floor 1, what `content/site.yaml` says. Not: argv, the environment, where folders are."""

from __future__ import annotations

from collections.abc import Mapping

from generator.structs import Struct, field


class NavLink(Struct, frozen=True, kw_only=True):
    """One entry of the site's own navigation, after the built-in ones."""

    title: str
    url: str
    """An http(s) address or a site path beginning with `/`."""


class Settings(Struct, frozen=True, kw_only=True):
    """The site as a whole."""

    title: str
    base_url: str | None = None
    """Where the site is published, ending in `/`; needed for canonical addresses and sitemap."""
    language: str = "en"
    """BCP 47; the interface speaks it where there is a catalogue."""
    timezone: str = "UTC"
    """IANA name; used for timed dates on pages."""
    publisher: str | None = None
    """An outlet of kind `own`."""
    contact: str | None = None
    """An e-mail address or http(s) address where errors can be reported."""
    rights: str | None = None
    """A line on the rights in what we publish."""
    repository_url: str | None = None
    repository_branch: str | None = None
    min_coverage: float | None = None
    """0 to 1: below this share of attributed sentences a story is an error."""
    max_excerpt_words: int | None = None
    """The outlet's own words we publish of one article."""
    require_proof: bool = False
    """Whether an unproven item is an error; takes effect with seals."""
    theme: Mapping[str, str] = field(default_factory=dict)
    """Design token → value, from a fixed list; a plain dict, never written to."""
    nav: tuple[NavLink, ...] = ()
