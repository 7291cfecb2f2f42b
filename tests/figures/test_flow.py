from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.flow import Heads, flow
from generator.figures.shapes import Drawing, Path, Words
from generator.figures.streams import Party, Stream
from tests.figures.seeing import NAMES, assert_mirrored, assert_readable, labels, paths, points

HEADS = Heads(spoke="Spoke", relayed="Relayed by", reported="Reported in")


def party(number: int, *, rest: bool = False) -> Party:
    name = NAMES[number % len(NAMES)]
    notes = ("4 quotes, 2 in reported speech", "its own narration")[: number % 3]
    return Party(name=Words(text=name), notes=notes, href=f"{number}.html", rest=rest)


def stream(ends: tuple[int, int | None, int], quoted: int = 1, told: int = 0) -> Stream:
    speaker, relays, report = ends
    return Stream(
        speaker=speaker, relays=relays, report=report, quoted=quoted, told=told,
        href=f"{speaker}-{relays}-{report}.html", title="words",
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Party], list[list[Party]], list[Party], list[Stream]]:
    """Up to eighty streams; everybody has one at least."""
    ends = draw(
        st.lists(
            st.tuples(
                st.integers(0, 14), st.one_of(st.none(), st.integers(0, 5)), st.integers(0, 9)
            ),
            min_size=1, max_size=80, unique=True,
        )
    )  # fmt: skip
    places = [sorted({e[n] for e in ends if e[n] is not None}, key=str) for n in range(3)]
    counts = st.tuples(st.integers(0, 120), st.integers(0, 9)).filter(any)
    streams = [
        stream(
            (
                places[0].index(speaker),
                None if chain is None else places[1].index(chain),
                places[2].index(report),
            ),
            *draw(counts),
        )
        for speaker, chain, report in ends
    ]
    rest = draw(st.booleans())
    speakers = [party(n, rest=rest and n == 0) for n in range(len(places[0]))]
    chains = [[party(n + k) for k in range(n % 3 + 1)] for n in range(len(places[1]))]
    return speakers, chains, [party(n + 3) for n in range(len(places[2]))], streams


Case = tuple[list[Party], list[list[Party]], list[Party], list[Stream]]


@settings(max_examples=40)
@given(cases(), st.booleans())
def test_no_text_stands_in_another_and_nothing_leaves_the_sheet(
    case: Case,
    mirrored: bool,  # noqa: FBT001
) -> None:
    drawing = flow(*case, HEADS, mirrored=mirrored)
    assert_readable(drawing, mirrored=mirrored)


@settings(max_examples=40)
@given(cases())
def test_a_page_read_from_the_right_has_the_mirror_image(case: Case) -> None:
    drawing = flow(*case, HEADS, mirrored=False)
    assert_mirrored(drawing, flow(*case, HEADS, mirrored=True))
    assert drawing == flow(*case, HEADS, mirrored=False)


@settings(max_examples=40)
@given(cases())
def test_every_stream_and_everybody_is_drawn(case: Case) -> None:
    speakers, chains, reports, streams = case
    drawing = flow(*case, HEADS, mirrored=False)
    drawn = [p for p in paths(drawing) if p.kind in ("quoted", "told")]
    assert len(drawn) == sum((s.quoted > 0) + (s.told > 0) for s in streams)
    parties = [*speakers, *(one for chain in chains for one in chain), *reports]
    hrefs = [group.href for group in drawing.groups if group.href and group.title is None]
    assert sorted(hrefs) == sorted(str(one.href) for one in parties)


@settings(max_examples=40)
@given(cases())
def test_streams_of_a_bar_stand_beside_each_other(case: Case) -> None:
    drawing = flow(*case, HEADS, mirrored=False)
    ends: dict[float, list[tuple[float, float]]] = {}
    for path in paths(drawing):
        if path.kind in ("quoted", "told"):
            half = float(path.thick or 0) / 2
            for x, y in (points(path)[0], points(path)[-1]):
                ends.setdefault(x, []).append((y - half, y + half))
    for spans in ends.values():
        spans.sort()
        for (_, foot), (top, _) in pairwise(spans):
            assert foot <= top + 0.31  # three roundings


def only(case: tuple[int, int]) -> Drawing:
    return flow([party(0)], [], [party(1)], [stream((0, None, 0), *case)], HEADS, mirrored=False)


def test_a_single_voice_makes_a_small_drawing_without_a_middle() -> None:
    drawing = only((1, 0))
    assert [la.text for la in labels(drawing) if la.kind == "head"] == ["Spoke", "Reported in"]
    assert float(drawing.height) < 100


@pytest.mark.parametrize(
    ("case", "thick"), [((1, 0), ["6"]), ((0, 2), ["12"]), ((20, 5), ["30", "120"])]
)
def test_a_stream_is_as_wide_as_it_holds_items(case: tuple[int, int], thick: list[str]) -> None:
    drawn = [p for p in paths(only(case)) if p.kind in ("quoted", "told")]
    assert [p.thick for p in drawn] == thick


def test_relayed_words_run_through_their_relays() -> None:
    streams = [stream((0, 0, 0)), stream((1, None, 0))]
    drawing = flow(
        [party(0), party(1)], [[party(4), party(8)]], [party(2)], streams, HEADS, mirrored=False
    )
    (frame,) = [p for p in paths(drawing) if p.kind == "station"]
    left, top = points(frame)[0]
    right, foot = points(frame)[2]
    kinds = {g.href: g.kind for g in drawing.groups if g.title}
    assert kinds == {"0-0-0.html": "relayed", "1-None-0.html": "direct"}
    for group in drawing.groups:
        for shape in group.shapes if group.title else ():
            assert isinstance(shape, Path)
            inside = [y for x, y in points(shape) if x in (left, right)]
            within = [top <= y <= foot for y in inside]
            assert within == [group.kind == "relayed"] * 2


def test_what_sums_up_others_stands_last_and_lies_below_all() -> None:
    speakers = [party(0, rest=True), party(1), party(2)]
    streams = [stream((n, None, 0), 5) for n in range(3)]
    drawing = flow(speakers, [], [party(3)], streams, HEADS, mirrored=False)
    assert next(g.href for g in drawing.groups if g.title) == "0-None-0.html"
    names = [g.href for g in drawing.groups if g.href and not g.title]
    assert names[2] == "0.html"
