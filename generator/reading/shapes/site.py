"""Floor 2, the shape of `content/site.yaml`."""

from __future__ import annotations

from generator.reading.shapes.leaves import (
    Colour,
    Contact,
    Count,
    Flag,
    FolderUrl,
    Fonts,
    Language,
    Length,
    Name,
    NavUrl,
    OutletId,
    Share,
    Text,
    Timezone,
    Url,
)
from generator.reading.shaping import Shape


class RepositoryShape(Shape):
    """Where the project itself is kept."""

    url: Url
    """Its web address."""
    branch: Name | None = None
    """The branch that the site is built from."""


class NavShape(Shape):
    """One entry of the site's navigation."""

    title: Name
    """The words of the link."""
    url: NavUrl
    """A web address, or a path of this site such as `/method/`."""


class ThemeShape(Shape):
    """Design tokens. None may stand without a value: an unquoted `#…` is a comment."""

    paper: Colour = ""
    card: Colour = ""
    ink: Colour = ""
    soft: Colour = ""
    rule: Colour = ""
    accent: Colour = ""
    mark: Colour = ""
    for_: Colour = ""
    against: Colour = ""
    mixed: Colour = ""
    unclear: Colour = ""
    serif: Fonts = ""
    sans: Fonts = ""
    measure: Length = ""


class SiteShape(Shape):
    """`content/site.yaml`."""

    title: Name
    """The site's name."""
    base_url: FolderUrl | None = None
    """Where the site is published; gives canonical addresses and the site map."""
    language: Language | None = None
    """Of the interface, and of texts that name no other; `en` if left out."""
    timezone: Timezone | None = None
    """An IANA name, such as UTC or Europe/Lisbon."""
    publisher: OutletId | None = None
    """Ourselves: an outlet of kind `own`."""
    contact: Contact | None = None
    """Where errors can be reported: a mail or web address."""
    rights: Text | None = None
    """A line for the foot of every page."""
    repository: RepositoryShape | None = None
    """Gives "edit this page"."""
    min_coverage: Share | None = None
    """0 to 1: the least share of attributed sentences in a story."""
    max_excerpt_words: Count | None = None
    """The most words of an outlet's own that we publish of one article."""
    require_proof: Flag | None = None
    """Whether an unproven item is an error."""
    theme: ThemeShape | None = None
    """Colours, fonts and the width of a line, in place of our own."""
    nav: list[NavShape] | None = None
    """Further links at the head of every page."""
