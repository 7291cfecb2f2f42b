"""Floor 6, diagnostics and receipts as text for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.source import SourceFile, Span
from generator.verifying import Row

_TABS = str.maketrans({"\t": " "})


def as_text(diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile]) -> Iterator[str]:
    """Each finding with its source line; notes of one kind in one file are folded into one."""
    notes: dict[tuple[str, str], int] = {}
    for found in diagnostics:
        if found.severity is Severity.NOTE:
            key = (found.code, found.span.path)
            notes[key] = notes.get(key, 0) + 1
    for found in diagnostics:
        more = 0
        if found.severity is Severity.NOTE:
            more = notes.pop((found.code, found.span.path), 0)
            if not more:
                continue
        yield "\n".join(_text(found, sources, more - 1))


def _text(found: Diagnostic, sources: Mapping[str, SourceFile], more: int) -> Iterator[str]:
    span = found.span
    yield (
        f"{span.path}:{span.line}:{span.column}: "
        f"{found.severity}[{found.code}]: {visible(found.message)}"
    )
    if found.severity is not Severity.NOTE:
        yield from _frame(span, sources.get(span.path))
    for line in found.detail:
        yield f"  {visible(line)}"
    for related in found.related:
        place = related.span
        yield f"  = {related.label}: {place.path}:{place.line}:{place.column}"
    if found.hint:
        yield f"  = help: {visible(found.hint)}"
    if more > 0:
        yield f"  = and {more} more like it in this file"


def _frame(span: Span, source: SourceFile | None) -> Iterator[str]:
    """The source line with what is wrong underlined; nothing for a file as a whole."""
    # a tab is one column wide here: made a blank before anything is measured
    line = source.line(span.line).translate(_TABS) if source else ""
    if not line.strip():
        return
    before = line[: span.column - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    words = line[span.column - 1 : end]
    number = str(span.line)
    gutter = " " * len(number)
    start = 0 if len(line) <= _WIDEST else max(0, len(before) - _WIDEST // 2)
    shown = line[start : start + _WIDEST]
    yield f"{gutter} |"
    yield f"{number} | {visible(shown)}"
    seen = words[: start + _WIDEST - len(before)]
    marks = max(1, _width(seen))
    yield f"{gutter} | {' ' * _width(before[start:])}{'^' * marks}"


_WIDEST = 160
"""Characters of a source line that are shown."""


def _width(text: str) -> int:
    """Columns of a text in a terminal: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in visible(text)
    )


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that can do something to a terminal."""


def visible(text: str) -> str:
    """A text with control and direction characters made visible, so that they do nothing."""
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in _UNSEEN else c for c in text)


_MARKS = {"verbatim": "✓", "normalised-verbatim": "✓", "elided": "✓", "altered-with-brackets": "✓"}


def receipts(rows: Iterable[Row]) -> Iterator[str]:
    """Rows of `verify` for people, under the article they belong to."""
    last: str | None = None
    for row in rows:
        if row.article != last:
            yield f"{row.article}"
            last = row.article
        mark = "✗" if row.fails else _MARKS.get(row.verdict or "", "◇")
        said = [row.verdict or "not yet proven"]
        said += [part for part in (row.reason, row.form) if part]
        said += [f"{f} (observed when sealing)" if f in row.observed else f for f in row.flags]
        said += ["by its seal"] if row.proof == "seal" else []
        where = f" ¶{row.paragraph}" if row.paragraph else ""
        yield f"  {mark} {row.item} ({row.kind}{where}): {', '.join(said)}"
        if row.slices:
            yield f"      {visible(' … '.join(row.slices))}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`; empty where there is nothing to say."""
    counts = dict.fromkeys(Severity, 0)
    for found in diagnostics:
        counts[found.severity] += 1
    return ", ".join(
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity, count in counts.items()
        if count
    )
