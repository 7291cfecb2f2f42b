"""The site as a whole: errors that are new or mended, its settings, its seals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.differing.change import Change, Kind, cut
from generator.differing.records import parties
from generator.differing.side import Both, Side
from generator.differing.values import About, Values, compare_values, value, values
from generator.model import Place, SealRecord
from generator.pipeline import SETTINGS_AT
from generator.structs import replace

_TOLD = frozenset({"words-missing", "words-near-miss", "words-ambiguous", "words-invalid"})
"""Errors that are told as quotes which do not match their source."""


def compare_errors(both: Both) -> Iterator[Change]:
    """Errors that were not there before, and how many are gone."""
    old, new = _errors(both.old), _errors(both.new)
    before, after = Counter(map(_same, old)), Counter(map(_same, new))
    places: dict[tuple[str, str], list[Diagnostic]] = {}
    for found in new:
        if before[_same(found)]:
            before[_same(found)] -= 1
        else:
            places.setdefault(_same(found), []).append(found)
    for (code, message), found_in in places.items():
        first, *others = (found.span for found in found_in)
        yield Change(
            kind=Kind.NEW_ERROR,
            stories=None,
            facts={"count": len(found_in), "message": cut(message), "code": code,
                   "path": first.path, "line": first.line},
            lines=tuple(f"{span.path}:{span.line}" for span in others),
            is_warning=True,
            at=Place(first.path),
            also=tuple(Place(span.path) for span in others),
        )  # fmt: skip
    mended = sum((Counter(map(_same, old)) - after).values())
    if mended:
        yield Change(kind=Kind.ERRORS_MENDED, stories=None, facts={"count": mended})


def _errors(side: Side) -> list[Diagnostic]:
    return [
        found
        for found in side.checked.diagnostics
        if found.severity is Severity.ERROR and found.code not in _TOLD
    ]


def _same(found: Diagnostic) -> tuple[str, str]:
    """What makes two errors one: wherever it stands by now."""
    return found.code, found.message


def compare_settings(both: Both) -> Iterator[Change]:
    """What site.yaml says, where it could be read on both sides."""
    path = SETTINGS_AT.path
    if any(found.span.path == path for side in (both.old, both.new) for found in _errors(side)):
        return
    about = About(
        noun="site", name="", label="the site", stories=None, at=SETTINGS_AT, was=SETTINGS_AT
    )
    yield from compare_values(about, _settings(both.old), _settings(both.new))


def _settings(side: Side) -> Values:
    given = side.library.settings
    return {
        "title": value(given.title),
        "address": value(given.base_url),
        "language": value(given.language),
        "time zone": value(given.timezone),
        "publisher": parties(side, (given.publisher,))[0] if given.publisher else None,
        "contact": value(given.contact),
        "rights": value(given.rights),
        "repository": value(given.repository_url),
        "branch": value(given.repository_branch),
        "least attribution coverage": value(given.min_coverage),
        "most words of an excerpt": value(given.max_excerpt_words),
        "demand for proof": value("yes" if given.require_proof else "no"),
        "theme": values(f"{token}: {colour}" for token, colour in given.theme.items()),
        "navigation": values(f"{link.title}: {link.url}" for link in given.nav),
    }


def compare_seals(both: Both) -> Iterator[Change]:
    """Seals of articles that are there on both sides; new and gone ones too."""
    before = {both.old.article(name): seal for name, seal in both.old.library.seals.items()}
    after = both.new.library.seals
    for article in sorted({*before, *after}):
        if article in both.new.library.articles:
            yield from _seal(both, article, before.get(article), after.get(article))


def _seal(
    both: Both, article: str, was: SealRecord | None, now: SealRecord | None
) -> Iterator[Change]:
    about = About(
        noun="article",
        name=both.new.title(article),
        stories=both.stories_of(None, article),
        at=now.at if now else None,
        was=was.at if was else None,
    )
    outlet = both.new.outlet(article)
    if now and not was:
        yield about.change(Kind.SEALED, outlet=outlet, count=len(now.proofs))
    elif was and not now:
        yield about.change(Kind.UNSEALED, outlet=outlet, is_warning=True)
    elif was and now and was.root != now.root:
        yield about.change(Kind.RESEALED, outlet=outlet, is_warning=True)
    elif was and now:
        label = f"the seal of the article '{about.name}'"
        yield from compare_values(replace(about, label=label), _facts(was), _facts(now))


def _facts(seal: SealRecord) -> Values:
    return {
        "date of retrieval": value(seal.retrieved.text) if seal.retrieved else None,
        "archived copy": value(seal.archive),
    }
