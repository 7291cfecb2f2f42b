"""Floor 5, what each report covers: claims × articles, and what the reports together come to."""

from __future__ import annotations

from collections.abc import Sequence

from generator import urls
from generator.dating import item_date
from generator.model import Article, Claim, Report, Says, Story
from generator.structs import Struct, replace
from generator.views.making import On
from generator.views.parts import ItemView, Named

SIGNS = ("asserts", "mouth", "relayed", "denies", "questions", "absent", "not-read")
"""What a cell can say, in the order of the legend."""
KINDS = ("corroborated", "single-source", "unreported")
"""How a claim stands, in the order of the table; each claim is one of them."""


class ReportEntry(Struct, frozen=True, kw_only=True):
    """What one report item says of a claim."""

    sign: str
    """asserts (in the outlet's own voice), mouth (a speaker does), relayed, denies, questions."""
    by: Named | None
    """The speaker, where the report names one."""
    via: tuple[Named, ...]
    """Who passed it on."""
    item: ItemView


class CoverageCell(Struct, frozen=True, kw_only=True):
    """What one article says of one claim."""

    state: str
    """reported, absent (read, and not in this report), not-read."""
    reports: tuple[ReportEntry, ...] = ()


class ClaimRow(Struct, frozen=True, kw_only=True):
    """One claim across the articles."""

    id: str
    """`c-<claim id>`: the anchor on the story page."""
    text: str
    cells: tuple[CoverageCell, ...]
    status: tuple[str, ...]
    """One of `KINDS`; then any of relayed-only, disputed, questioned."""
    outlets: int
    """How many outlets assert it, withdrawn articles not counted."""
    origins: tuple[tuple[str, ...], ...]
    """Groups of reports without a common origin, each as the names of its origins."""
    formerly: tuple[str, ...] = ()
    """Its former anchors."""


class ClaimGroup(Struct, frozen=True, kw_only=True):
    """Claims that stand alike."""

    status: str
    """One of `KINDS`."""
    rows: tuple[ClaimRow, ...]


class ClaimMatrix(Struct, frozen=True, kw_only=True):
    """All claims of a story."""

    groups: tuple[ClaimGroup, ...] = ()
    signs: tuple[str, ...] = ()
    """Those of `SIGNS` that the cells show."""
    disputed: tuple[ClaimRow, ...] = ()
    """Claims that some report denies."""


def matrix(on: On, story: Story, articles: Sequence[Article]) -> ClaimMatrix:
    """The claims of a story by how they stand, in the editor's order within."""
    rows = [_row(on, claim, articles) for claim in story.claims]
    cells = [cell for row in rows for cell in row.cells]
    shown = {r.sign for cell in cells for r in cell.reports} | {cell.state for cell in cells}
    groups = [
        ClaimGroup(status=kind, rows=tuple(row for row in rows if kind in row.status))
        for kind in KINDS
    ]
    return ClaimMatrix(
        groups=tuple(group for group in groups if group.rows),
        signs=tuple(sign for sign in SIGNS if sign in shown),
        disputed=tuple(row for row in rows if "disputed" in row.status),
    )


def sign(report: Report) -> str:
    """How a report carries its claim: one of `SIGNS`."""
    if report.says is not Says.ASSERTS:
        return report.says
    if report.via:
        return "relayed"
    return "mouth" if report.speaker else "asserts"


def _row(on: On, claim: Claim, articles: Sequence[Article]) -> ClaimRow:
    key = (claim.story, claim.id)
    assessed = on.site.assessments[key]
    library = on.site.library
    mine = on.site.relations.reports_of.get(key, ())
    return ClaimRow(
        id=urls.claim_anchor(claim.id),
        text=claim.text,
        cells=tuple(_cell(on, a, [r for r in mine if r.article == a.id]) for a in articles),
        status=assessed.status,
        outlets=len(assessed.outlets),
        origins=tuple(
            tuple(library.party_name(origin) for origin in sorted(group))
            for group in assessed.groups
        ),
        formerly=tuple(urls.claim_anchor(former) for former in claim.formerly),
    )


def _cell(on: On, article: Article, reports: Sequence[Report]) -> CoverageCell:
    if not reports:
        read = "reports" in on.site.tally(article.id).read_for
        return CoverageCell(state="absent" if read else "not-read")
    return CoverageCell(state="reported", reports=tuple(_entry(on, r) for r in reports))


def _entry(on: On, report: Report) -> ReportEntry:
    when = item_date(on.site.library, report)
    return ReportEntry(
        sign=sign(report),
        by=on.named(report.speaker, when) if report.speaker else None,
        via=tuple(on.named(via, when) for via in report.via),
        item=report_item(on, report),
    )


def report_item(on: On, report: Report) -> ItemView:
    """A report as an item; where it only names evidence, the first of that."""
    own = on.item(report.article, report.id)
    if report.select is None:
        for found in on.evidence(report.evidence, report.article):
            return replace(found, href=own.href)
    return own
