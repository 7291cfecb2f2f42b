"""Floor 5, the long lists of the site, each made once: in which order, and cut into which pages.

Pages of lists, and whoever needs a part of one, take ids from here, so that nobody sorts a whole
library for the sake of one page.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.structs import Struct

Ids = tuple[str, ...]


class Lists(Struct, frozen=True, kw_only=True):
    """Ids in order; a list that is cut into pages is a tuple of them."""

    newest: Ids
    """Stories, newest first."""
    stories: tuple[Ids, ...]
    actors: tuple[Ids, ...]
    articles: tuple[Ids, ...]
    outlets: tuple[Ids, ...]
    questions: tuple[Ids, ...]
    """Stories that ask something."""
    corrections: tuple[tuple[tuple[str, int], ...], ...]
    """(story, number of the change there from 0)."""
    withdrawn: Ids
    """Articles that were taken back, newest first."""
    standing: Ids
    """Articles that count: all others, by id."""
    unlisted: Ids
    """Articles in no story, by id."""
    published: Mapping[str, Ids]
    """Outlet → its articles, by id."""
    origin_of: Mapping[str, Ids]
    """Outlet → articles of others that name it as an origin, by id."""
    translations: Mapping[str, Ids]
    """Story → its translations, by id."""
