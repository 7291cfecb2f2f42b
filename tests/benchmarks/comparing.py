"""Runs compared: medians, ratios, what is required of them, and tables of all that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import median

from tests.benchmarks.measuring import Spent

PHASES = {
    "cold": "cold",
    "nothing": "nothing changed",
    "body": "one body edited",
    "quote": "one quote edited",
}
"""What is measured, and how it is called."""

_MEASURES = ("wall", "cpu", "peak")
_REQUIRED = {
    ("cold", "wall"): (1.6, 1.3),
    ("nothing", "wall"): (1 / 20, 1 / 100),
    ("body", "wall"): (1 / 5, 1 / 40),
    ("quote", "wall"): (1 / 5, 1 / 40),
    ("cold", "peak"): (1 / 3, 1 / 6),
}
"""At 1,000 and at 10,000 articles: the most that ours may take, as a part of what Hugo takes."""
_REQUIRED_MINIMAL = {("cold", "wall"): (1.2, 1.0)}

Runs = Mapping[tuple[str, str], Sequence[Spent]]
"""(phase, contestant) → its runs."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Ours by theirs, and the most it may be; None where nothing is required."""

    value: float
    required: float | None

    def __str__(self) -> str:
        told = f"{self.value:.3f}" if self.value < 1 else f"{self.value:.2f}"
        if self.required is None:
            return told
        verdict = "met" if self.value <= self.required else "MISSED"
        return f"{told} (≤ {self.required:.3g}: {verdict})"


def middle(runs: Sequence[Spent]) -> Spent:
    """The medians of some runs, figure by figure."""
    names = [field.name for field in fields(Spent)]
    return Spent(**{name: median(getattr(run, name) for run in runs) for name in names})


def required(phase: str, measure: str, articles: int, *, minimal: bool = False) -> float | None:
    """The most a ratio to Hugo may be; None for other sizes than those it was set for."""
    bounds = (_REQUIRED_MINIMAL if minimal else _REQUIRED).get((phase, measure))
    sizes = (1_000, 10_000)
    return bounds[sizes.index(articles)] if bounds and articles in sizes else None


def figures(runs: Runs) -> Iterator[str]:
    """The medians of every contestant, phase by phase."""
    rows = [["", "wall s", "CPU s", "peak MiB", "pages written", "MB written"]]
    for (phase, name), own in runs.items():
        found = middle(own)
        rows.append(
            [
                f"{PHASES[phase]}: {name}",
                f"{found.wall:.3f}",
                f"{found.cpu:.3f}",
                f"{found.peak:.1f}",
                f"{found.pages:,.0f}",
                f"{found.size:,.2f}",
            ]
        )
    yield from table(rows)


def ratios(
    runs: Runs, ours: str, theirs: str, articles: int, *, minimal: bool, is_required: bool
) -> Iterator[str]:
    """Ours by theirs in every phase that both have run."""
    rows = [[f"{ours} / {theirs}", "wall", "CPU", "peak memory"]]
    for phase, words in PHASES.items():
        if (phase, ours) in runs and (phase, theirs) in runs:
            own, other = middle(runs[phase, ours]), middle(runs[phase, theirs])
            found = [words]
            for measure in _MEASURES:
                most = required(phase, measure, articles, minimal=minimal) if is_required else None
                found.append(str(Ratio(getattr(own, measure) / getattr(other, measure), most)))
            rows.append(found)
    yield from table(rows)


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with their columns below each other: words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()
