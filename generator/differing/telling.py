"""A difference told: as text for people, as Markdown for a pull request, as JSON for tools.

What comes from the content is text and nothing else: on a terminal no control character is
obeyed, in Markdown nothing becomes a mark, a link, a tag or the mention of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from generator.differing import Difference
from generator.differing.change import Change
from generator.differing.wording import sentence
from generator.reporting import json_line, visible

MOST_BYTES = 60_000
"""Of Markdown: a comment on GitHub may have 65,536 characters."""

_MOST_LINES = 20
"""Lines below a sentence in Markdown."""

_MOST_TITLES = 3
"""Stories that a heading names."""

_FIRST, _THEN = "To look at first", "Changes"


def as_text(found: Difference) -> Iterator[str]:
    """For people at a terminal."""
    for title, changes in _parts(found):
        yield f"{title}:"
        for heading, some in _groups(found, changes):
            yield f"  {visible(heading)}"
            for change in some:
                mark = "!" if change.is_warning else "-"
                yield f"    {mark} {visible(sentence(change))}{_place(found, change)}"
                yield from (f"        {visible(line)}" for line in change.lines)
    yield from (f"{line}." for line in _last(found))


def as_json(found: Difference) -> Iterator[str]:
    """One object a line: the changes in order, then what they come to."""
    for change in found.changes:
        place = change.at or change.was
        span = found.spans.get(place) if place else None
        yield json_line(
            {
                "kind": str(change.kind),
                "warning": change.is_warning,
                "stories": None if change.stories is None else list(change.stories),
                "sentence": sentence(change),
                "lines": list(change.lines),
                "facts": dict(change.facts),
                "side": "head" if change.at else "base" if change.was else None,
                "path": span.path if span else None,
                "line": span.line if span else None,
            }
        )
    warnings = sum(change.is_warning for change in found.changes)
    yield json_line(
        {
            "kind": "summary",
            "changes": len(found.changes),
            "warnings": warnings,
            "rewritten": found.rewritten,
        }
    )


def as_markdown(found: Difference) -> str:
    """For the summary of a workflow or a comment; what is too much is left out, and counted."""
    blocks = [*_markdown(found), *(f"\n{line}.\n" for line in _last(found))]
    kept, size = [], 0
    for number, block in enumerate(blocks):
        size += len(block.encode("utf-8", "replace"))
        if size > MOST_BYTES:
            left = sum(one.startswith("- ") for one in blocks[number:])
            kept.append(f"\n{left} more are left out here: `onrecord diff` tells all of them.\n")
            break
        kept.append(block)
    return "".join(kept).lstrip("\n").rstrip("\n")


def _markdown(found: Difference) -> Iterator[str]:
    for title, changes in _parts(found):
        yield f"\n## {title}\n"
        for heading, some in _groups(found, changes):
            yield f"\n### {escaped(heading)}\n\n"
            for change in some:
                place = _place(found, change)
                shown = [sentence(change) + place, *change.lines[:_MOST_LINES]]
                if len(change.lines) > _MOST_LINES:
                    shown.append(f"and {len(change.lines) - _MOST_LINES} more")
                yield "".join(
                    f"{'  ' if number else ''}- {escaped(line)}\n"
                    for number, line in enumerate(shown)
                )


def _parts(found: Difference) -> Iterator[tuple[str, list[Change]]]:
    for title, is_warning in ((_FIRST, True), (_THEN, False)):
        changes = [change for change in found.changes if change.is_warning is is_warning]
        if changes:
            yield title, changes


def _groups(found: Difference, changes: list[Change]) -> Iterator[tuple[str, list[Change]]]:
    for stories, some in groupby(changes, key=lambda change: change.stories):
        if stories is None:
            heading = "The site"
        elif stories:
            heading = "; ".join(found.titles.get(story, story) for story in stories[:_MOST_TITLES])
            if len(stories) > _MOST_TITLES:
                heading += f"; and {len(stories) - _MOST_TITLES} more"
        else:
            heading = "In no story"
        yield heading, list(some)


def _place(found: Difference, change: Change) -> str:
    """Where a warning stands, if there is anything to go to."""
    span = found.spans.get(change.at) if change.at and change.is_warning else None
    return f" ({span.path}:{span.line})" if span and "path" not in change.facts else ""


def _last(found: Difference) -> Iterator[str]:
    """What is said at the end: that nothing changes, and which files say the same as before."""
    files = "1 file is" if found.rewritten == 1 else f"{found.rewritten} files are"
    says = "says" if found.rewritten == 1 else "say"
    said = f"{files} written in another way, order or place, and {says} the same"
    if all(change.kind.startswith("pages") for change in found.changes):
        nothing = "Nothing that is said changes" if found.changes else "Nothing changes"
        yield f"{nothing}: {said}" if found.rewritten else nothing
    elif found.rewritten:
        yield said


_LIVE = re.compile(
    r"@(?=\w)|#(?=\d)|(?<=\bGH)-(?=\d)|(?<=:)//|(?<=\bwww)\.|:(?=[\w+-]+:)", re.IGNORECASE
)
"""What GitHub makes a mention, a reference, a link or a picture of."""
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NO_WIDTH = "\u200b"


def escaped(text: str) -> str:
    """A text of the content within Markdown: shown letter for letter, and nothing more."""
    parted = _LIVE.sub(lambda found: _NO_WIDTH.join(("", found[0], "")), visible(text.strip()))
    return _MARKS.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), parted)
