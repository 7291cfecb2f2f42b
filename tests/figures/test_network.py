from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.network import Tie, network
from generator.figures.shapes import Words
from tests.figures.seeing import NAMES, assert_mirrored, assert_readable, labels, paths, points

HEADS = ("Holds a role in", "Holding a role in it")


def tie(number: int, *, inward: bool, proof: bool = True, past: bool = False) -> Tie:
    return Tie(
        inward=inward,
        name=Words(text=NAMES[number % len(NAMES)]),
        href=f"actor-{number}.html",
        role=Words(text=f"Keeper of lamp {number} and of all the other lamps of the north mole"),
        note="since 4 March 2031, no evidence given" if number % 2 else "",
        proof=f"evidence-{number}.html" if proof else None,
        title=f"tie {number}",
        past=past,
    )


TIES = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=80)
CENTRES = st.sampled_from(NAMES).map(lambda name: Words(text=name))


def made(flags: list[tuple[bool, bool, bool]]) -> list[Tie]:
    return [tie(n, inward=i, proof=e, past=p) for n, (i, e, p) in enumerate(flags)]


@given(CENTRES, TIES, st.booleans())
def test_no_text_stands_in_another_and_nothing_leaves_the_sheet(
    centre: Words,
    flags: list[tuple[bool, bool, bool]],
    mirrored: bool,  # noqa: FBT001
) -> None:
    assert_readable(network(centre, made(flags), HEADS, mirrored=mirrored), mirrored=mirrored)


@given(CENTRES, TIES)
def test_a_page_read_from_the_right_has_the_mirror_image(
    centre: Words, flags: list[tuple[bool, bool, bool]]
) -> None:
    drawing = network(centre, made(flags), HEADS, mirrored=False)
    assert_mirrored(drawing, network(centre, made(flags), HEADS, mirrored=True))
    assert drawing == network(centre, made(flags), HEADS, mirrored=False)


def test_what_it_belongs_to_is_at_the_start_and_who_belongs_to_it_at_the_end() -> None:
    ties = [tie(0, inward=False), tie(1, inward=True)]
    drawing = network(Words(text="Council"), ties, HEADS, mirrored=False)
    xs = {la.text: float(la.x) for la in labels(drawing)}
    assert xs["Holds a role in"] < xs["Council"] < xs["Holding a role in it"]


@pytest.mark.parametrize(
    ("proof", "past", "kind"),
    [(True, False, None), (False, False, "unproven"), (True, True, "past"), (False, True, "past unproven")],
)  # fmt: skip
def test_a_tie_leads_to_its_evidence_or_says_that_there_is_none(
    proof: bool,  # noqa: FBT001
    past: bool,  # noqa: FBT001
    kind: str | None,
) -> None:
    ties = [tie(1, inward=True, proof=proof, past=past), tie(2, inward=True)]
    drawing = network(Words(text="Council"), ties, HEADS, mirrored=False)
    (group,) = [g for g in drawing.groups if g.title == "tie 1"]
    assert (group.kind, group.href) == (kind, "evidence-1.html" if proof else None)


def test_ties_do_not_cross_on_their_way_to_the_middle() -> None:
    ties = [tie(n, inward=n % 2 == 0) for n in range(10)]
    drawing = network(Words(text="Council"), ties, HEADS, mirrored=False)
    for side in (0, 1):
        ends = [points(p) for p in paths(drawing) if p.kind == "tie"][side * 5 : side * 5 + 5]
        assert [e[0][1] for e in ends] == sorted(e[0][1] for e in ends)
        assert [e[-1][1] for e in ends] == sorted(e[-1][1] for e in ends)


def test_a_long_name_in_the_middle_can_be_read_in_full() -> None:
    long = "The Very Long-Named Board of Lamps, Beacons, Buoys and Fog Bells of Port Ellary"
    drawing = network(Words(text=long), [tie(1, inward=True)], HEADS, mirrored=False)
    assert [g.title for g in drawing.groups if g.title and "Board" in g.title] == [long]
