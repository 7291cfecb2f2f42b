"""Floor 7, what a change of the content does to the stories: two linked libraries, compared.

Never two files: how something is written, in which order, in which folder, says nothing.
`matching` tells what of before is what now; each of the others finds one sort of change;
`wording` makes a sentence of one, `telling` a report of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.diagnostics import blocks
from generator.differing.change import Change, Kind
from generator.differing.claims import compare_claims, compare_questions
from generator.differing.items import compare_items
from generator.differing.matching import match_all
from generator.differing.pages import compare_pages
from generator.differing.positions import compare_stances
from generator.differing.records import compare_articles, compare_parties
from generator.differing.side import Both, make_side
from generator.differing.site import compare_errors, compare_seals, compare_settings
from generator.differing.stories import compare_stories
from generator.differing.wording import sentence
from generator.locate import Locator
from generator.model import Place
from generator.pipeline import Checked, Options, check
from generator.rendering import TemplateFault
from generator.source import Span
from generator.structs import Struct, replace
from generator.tree import Tree

__all__ = ["Change", "Difference", "Kind", "compare", "differ"]

_COMPARING = (
    compare_errors, compare_stories, compare_claims, compare_questions, compare_stances,
    compare_items, compare_articles, compare_parties, compare_seals, compare_settings,
)  # fmt: skip


class Difference(Struct, frozen=True, kw_only=True):
    """All that is otherwise, in the order in which it is told."""

    changes: tuple[Change, ...]
    """Warnings first; each part by stories, then what is in none, then the site."""
    titles: Mapping[str, str]
    """Story → its title."""
    spans: Mapping[Place, Span]
    """Where the changes stand, on both sides."""
    rewritten: int = 0
    """Files that are written otherwise, or stand elsewhere, and say the same."""


def differ(
    before: Tree,
    after: Tree,
    options: Options,
    *,
    project: Path,
    with_pages: bool = True,
) -> Difference:
    """Read, prove and compare two trees of one project."""
    name = project.resolve().name
    files = _files(before), _files(after)
    if files[0] == files[1] and before.findings() == after.findings():
        return Difference(changes=(), titles={}, spans={})
    old, new = (check(tree, options, folder_name=name) for tree in (before, after))
    if not files[0]:  # there was no site that could have had errors or pages
        old = replace(old, diagnostics=[])
    found = compare(old, new)
    if with_pages:
        found += _page_changes(old if files[0] else None, new, options, project)
    return Difference(
        changes=tuple(sorted(found, key=_order)),
        titles={
            story.id: story.title
            for library in (old.library, new.library)
            for story in library.stories.values()
        },
        spans=dict(_spans(found, old, new)),
        rewritten=len(_rewritten(*files) - {_stem(place.path) for place in _places(found)}),
    )


def compare(old: Checked, new: Checked) -> list[Change]:
    """All that two libraries say otherwise, in no order."""
    names = match_all(old.library, new.library)
    libraries = {"now": new.library, "before": old.library}
    both = Both(
        old=make_side(old, names, **libraries),
        new=make_side(new, names, **libraries),
        names=names,
    )
    return [change for comparing in _COMPARING for change in comparing(both)]


_KINDS = tuple(Kind)


def _order(change: Change) -> tuple[object, ...]:
    where = 2 if change.stories is None else 0 if change.stories else 1
    return (
        not change.is_warning, where, change.stories or (), _KINDS.index(change.kind),
        sentence(change), change.lines,
    )  # fmt: skip


_SHOWN = 10
"""Pages that are named."""


def _page_changes(
    old: Checked | None, new: Checked, options: Options, project: Path
) -> Iterator[Change]:
    for checked, side in ((old, "before"), (new, "now")):
        if checked and blocks(checked.diagnostics):
            yield _unknown(f"{side} the content has errors, and of such no site is made")
            return
    try:
        pages = compare_pages(old, new, options, project)
    except TemplateFault as fault:
        yield _unknown(f"a template has a fault: {fault.message}")
        return
    for kind, paths in (
        (Kind.PAGES_CHANGED, pages.changed),
        (Kind.PAGES_ADDED, pages.added),
        (Kind.PAGES_REMOVED, pages.removed),
    ):
        if paths:
            more = (f"and {len(paths) - _SHOWN} more",) if len(paths) > _SHOWN else ()
            lines = (*paths[:_SHOWN], *more)
            yield Change(kind=kind, stories=None, facts={"count": len(paths)}, lines=lines)


def _unknown(why: str) -> Change:
    return Change(kind=Kind.PAGES_UNKNOWN, stories=None, facts={"why": why})


# -- files and places ------------------------------------------------------------------------------


def _files(tree: Tree) -> dict[str, bytes]:
    return {path: tree.read(path) for path in tree.paths()}


def _stem(path: str) -> tuple[str, str]:
    """What makes a file the same one in another folder: its kind and its name."""
    parts = PurePosixPath(path).parts
    return parts[1] if len(parts) > 1 else "", parts[-1]


def _rewritten(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Files that are there on both sides, and not letter for letter in the same place."""
    old, new = (
        {_stem(path): (path, data) for path, data in side.items()} for side in (before, after)
    )
    return {stem for stem in old.keys() & new.keys() if old[stem] != new[stem]}


def _places(changes: Iterable[Change]) -> Iterator[Place]:
    for change in changes:
        yield from (place for place in (change.at, change.was, *change.also) if place)


def _spans(changes: Iterable[Change], old: Checked, new: Checked) -> Iterator[tuple[Place, Span]]:
    before, now = Locator(old.sources), Locator(new.sources)
    for change in changes:
        if change.at:
            yield change.at, now.span(change.at)
        elif change.was:
            yield change.was, before.span(change.was)
