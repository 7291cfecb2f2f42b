"""Floor 5, the list of all outlets."""

from __future__ import annotations

from generator import urls
from generator.model import Outlet
from generator.paging import nth
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import Frame, Pager


class OutletCard(Struct, frozen=True, kw_only=True):
    """An outlet in the list of all."""

    name: str
    href: str
    kind: str | None
    country: str | None
    articles: int
    """Versions of one article count once."""
    quotes: int


class OutletsView(Struct, frozen=True, kw_only=True):
    """A page of the list of all outlets, by name."""

    frame: Frame
    outlets: tuple[OutletCard, ...]
    pager: Pager | None


def list_view(on: On, number: int = 1) -> OutletsView:
    """Page `number` of the list of all outlets."""
    library = on.site.library
    pages = on.site.lists.outlets
    return OutletsView(
        frame=on.frame(
            on.t("outlets.title"), section=urls.OUTLETS, canonical=urls.OUTLETS, number=number
        ),
        outlets=tuple(_card(on, library.outlets[outlet]) for outlet in nth(pages, number)),
        pager=on.pager(urls.OUTLETS, number, len(pages)),
    )


def _card(on: On, outlet: Outlet) -> OutletCard:
    library = on.site.library
    own = on.site.lists.published.get(outlet.id, ())
    standing = [a for a in own if not library.articles[a].withdrawn]
    return OutletCard(
        name=outlet.name,
        href=on.href(urls.outlet(outlet.id)),
        kind=outlet.kind,
        country=outlet.country,
        articles=len({library.first_version(a) for a in standing}),
        quotes=sum(on.site.tally(a).quotes for a in standing),
    )
