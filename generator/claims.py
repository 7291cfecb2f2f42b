"""Floor 3, what reports together say of a claim: origins, independence, corroboration.

By the content contract: a report's origins are its speaker if it has one; else its via; else its
article's origins (default: its outlet). Reports that share any origin are one group, and groups
that share a report are one (union). We know only what reports disclose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from generator.library import Library
from generator.model import Article, Claim, Report, Says
from generator.relations import Relations
from generator.structs import Struct


class Assessment(Struct, frozen=True, kw_only=True):
    """A claim and what is known of it."""

    claim: Claim
    reports: tuple[Report, ...]
    """Those of articles that count: all but withdrawn ones. Versions of one article are all here,
    and are one among the groups.
    """
    outlets: tuple[str, ...]
    """Outlets with a report that asserts it, by id."""
    groups: tuple[frozenset[str], ...]
    """Origins of the reports that assert it: one set for each group without a common origin."""
    status: tuple[str, ...]
    """corroborated, single-source or unreported; then relayed-only, disputed, questioned."""


def origins(report: Report, articles: Mapping[str, Article]) -> frozenset[str]:
    """Ids of the actors or outlets a report comes from."""
    if report.speaker:
        return frozenset({report.speaker})
    if report.via:
        return frozenset(report.via)
    article = articles[report.article]
    return frozenset(article.origins or (article.outlet,))


def independent(origin_sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Merge sets that share an origin, until none do; in order of their smallest member."""
    groups: list[frozenset[str]] = []
    for found in origin_sets:
        merged, rest = found, []
        for group in groups:
            if group & merged:
                merged |= group
            else:
                rest.append(group)
        groups = [*rest, merged]
    return tuple(sorted(groups, key=sorted))


def assess(library: Library, relations: Relations) -> dict[tuple[str, str], Assessment]:
    """Every claim of the library, by (story, id)."""
    return {
        key: assess_claim(library, relations, key, claim)
        for key, claim in library.index.claims.items()
    }


def assess_claim(
    library: Library, relations: Relations, key: tuple[str, str], claim: Claim
) -> Assessment:
    """One claim, by its (story, id)."""
    reports = relations.reports_of.get(key, ())
    return _assess(library, claim, [r for r in reports if not _withdrawn(library, r)])


def _withdrawn(library: Library, report: Report) -> bool:
    article = library.articles.get(report.article)
    return article is None or article.withdrawn is not None


def _assess(library: Library, claim: Claim, reports: list[Report]) -> Assessment:
    asserting = [r for r in reports if r.says is Says.ASSERTS]
    sets = [origins(report, library.articles) for report in asserting]
    # versions of one article count as one report: they share an origin
    first = [library.first_version(report.article) for report in asserting]
    sets += [
        sets[one] | sets[other]
        for one, other in combinations(range(len(asserting)), 2)
        if first[one] == first[other] and asserting[one].article != asserting[other].article
    ]
    groups = independent(sets)
    status = ["corroborated" if len(groups) > 1 else "single-source" if groups else "unreported"]
    if asserting and all(report.via for report in asserting):
        status.append("relayed-only")
    if any(report.says is Says.DENIES for report in reports):
        status.append("disputed")
    if any(report.says is Says.QUESTIONS for report in reports):
        status.append("questioned")
    return Assessment(
        claim=claim,
        reports=tuple(reports),
        outlets=tuple(sorted({library.articles[r.article].outlet for r in asserting})),
        groups=groups,
        status=tuple(status),
    )
