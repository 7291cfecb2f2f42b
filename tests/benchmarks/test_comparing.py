"""What the benchmarks reckon and print; what they measure is another day's figure."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.comparing import Ratio, figures, middle, ratios, required, table
from tests.benchmarks.contestants import onrecord
from tests.benchmarks.edits import ARTICLE, Editor, Quoted, quoted
from tests.benchmarks.growth import report
from tests.benchmarks.measuring import Failed, Spent, run, written

RUNS = {
    ("cold", "ours"): [Spent(wall=w, cpu=4, peak=50, pages=12, size=1.5) for w in (3, 9, 1)],
    ("cold", "Hugo"): [Spent(wall=w, cpu=2, peak=200, pages=10, size=1) for w in (2, 2, 8)],
    ("nothing", "ours"): [Spent(wall=0.1, cpu=0.1, peak=10)],
}


def test_the_middle_is_taken_figure_by_figure() -> None:
    runs = [
        Spent(wall=1, cpu=9, peak=5),
        Spent(wall=2, cpu=7, peak=1),
        Spent(wall=8, cpu=8, peak=2),
    ]

    assert middle(runs) == Spent(wall=2, cpu=8, peak=2)


@pytest.mark.parametrize(
    ("ratio", "told"),
    [
        (Ratio(1.5, 1.6), "1.50 (≤ 1.6: met)"),
        (Ratio(0.0501, 1 / 20), "0.050 (≤ 0.05: MISSED)"),
        (Ratio(0.05, 1 / 20), "0.050 (≤ 0.05: met)"),
        (Ratio(12.345, None), "12.35"),
    ],
)
def test_a_ratio_says_whether_it_is_what_is_required(ratio: Ratio, told: str) -> None:
    assert str(ratio) == told


def test_more_is_required_of_a_larger_site_and_of_the_same_pages() -> None:
    assert required("cold", "wall", 1_000) == 1.6
    assert required("cold", "wall", 10_000) == 1.3
    assert required("cold", "wall", 10_000, minimal=True) == 1.0
    assert required("cold", "peak", 1_000, minimal=True) is None
    assert required("cold", "cpu", 1_000) is None
    assert required("cold", "wall", 300) is None


def test_tables_of_figures_and_ratios() -> None:
    assert list(figures(RUNS)) == [
        "                       wall s  CPU s  peak MiB  pages written  MB written",
        "cold: ours              3.000  4.000      50.0             12        1.50",
        "cold: Hugo              2.000  2.000     200.0             10        1.00",
        "nothing changed: ours   0.100  0.100      10.0              0        0.00",
    ]
    assert list(ratios(RUNS, "ours", "Hugo", 1_000, minimal=False, is_required=True)) == [
        "ours / Hugo               wall   CPU           peak memory",
        "cold         1.50 (≤ 1.6: met)  2.00  0.250 (≤ 0.333: met)",
    ]
    assert list(table([["", "n"], ["lamps", "7"]])) == ["       n", "lamps  7"]


def test_growth_is_told_in_times_of_the_first() -> None:
    few, many = Spent(wall=2, cpu=3, peak=100), Spent(wall=20, cpu=36, peak=700)

    *_, last = report({100: few, 1_000: many})

    assert last == "10 times the articles cost: wall 10.00 (≤ 11: met), CPU 12.00 (≤ 11: MISSED)"


def test_a_run_is_timed_with_its_children_and_tells_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "old.html").touch()
    time.sleep(0.05)
    begun = time.time_ns()
    lines = "open('new.html', 'w').write('x' * 1000); open('new.css', 'w').write('y' * 10)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {lines!r}])"

    spent = run([sys.executable, "-c", child], folder=tmp_path, environment={})

    assert spent.wall > 0
    assert spent.cpu > 0
    assert written(tmp_path, begun) == (1, 1_010)


def test_a_run_that_fails_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"ended with 1\n(.*\n)*.*no such lamp"):
        run([sys.executable, "-c", "raise ValueError('no such lamp')"],
            folder=tmp_path, environment={})  # fmt: skip


def test_edits_are_made_again_in_the_same_place(tmp_path: Path) -> None:
    text, notes, page = (
        tmp_path / f"content/articles/{ARTICLE}.md",
        tmp_path / f"content/annotations/{ARTICLE}.yaml",
        tmp_path / f"site/articles/{ARTICLE}/index.html",
    )
    for path in (text, notes, page):
        path.parent.mkdir(parents=True)
    text.write_text("The lamp is lit tonight.\n\n## Harbour\n\nFog.", encoding="utf-8")
    notes.write_text(
        'quotes:\n  q1:\n    speaker: pell\n    text: "The lamp is lit"\n', encoding="utf-8"
    )

    assert quoted(tmp_path) == Quoted(words="The lamp is", speaker="pell")
    editor = Editor(onrecord(), tmp_path, quoted(tmp_path))
    for word in ("Body1x", "Body2x"):
        editor.edit_body(word)
    for word in ("Quote1x", "Quote2x"):
        editor.edit_quote(word)

    now = text.read_text(encoding="utf-8")
    assert now == "Quote2x lamp is lit tonight. Body2x.\n\n## Harbour\n\nFog."
    assert 'text: "Quote2x lamp is lit"' in notes.read_text(encoding="utf-8")
    page.write_text(now, encoding="utf-8")
    assert editor.body_arrived("Body2x")
    assert not editor.quote_arrived("Quote2x")  # the speaker's page does not say it
