"""Long lists: whole groups, pages of a bearable length, and borders that stay where they are."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from generator.paging import LONGEST, SHORTEST, cut, row

Group = tuple[str, int]

GROUPS = st.lists(
    st.tuples(st.text("abcdefgh-0123456789", min_size=1, max_size=12), st.integers(1, 90)),
    unique_by=lambda group: group[0],
    max_size=120,
)


def pages(groups: list[Group]) -> tuple[tuple[Group, ...], ...]:
    return cut(groups, key=lambda group: group[0], weight=lambda group: group[1])


def test_a_short_list_is_one_page_and_an_empty_one_too() -> None:
    assert pages([("a", 5), ("b", LONGEST - 5)]) == ((("a", 5), ("b", LONGEST - 5)),)
    assert pages([]) == ((),)


def test_groups_are_never_torn_apart() -> None:
    found = pages([("long", 900), ("short", 1)])
    assert found == ((("long", 900),), (("short", 1),))


@given(GROUPS)
def test_every_group_stands_once_in_order_on_pages_of_a_bearable_length(
    groups: list[Group],
) -> None:
    found = pages(groups)
    assert [group for page in found for group in page] == groups
    for page in found[:-1]:
        assert sum(weight for _, weight in page) >= SHORTEST
    for page in found:
        assert sum(weight for _, weight in page[:-1]) < LONGEST


def test_a_new_group_changes_the_pages_around_it_and_no_other() -> None:
    groups = [(f"article-{number}", 5) for number in range(600)]
    before = set(pages(groups))
    rng = random.Random(7)
    changed = []
    for number in range(60):
        at = rng.randrange(len(groups))
        after = pages([*groups[:at], (f"new-{number}", 5), *groups[at:]])
        changed.append(sum(page not in before for page in after))
    assert len(before) > 20
    assert max(changed) <= 6
    assert sum(changed) / len(changed) < 3


def test_one_more_row_in_a_group_changes_a_page_or_two() -> None:
    groups = [(f"article-{number}", 5) for number in range(600)]
    before = set(pages(groups))
    for at in range(0, 600, 11):
        name, weight = groups[at]
        after = pages([*groups[:at], (name, weight + 1), *groups[at + 1 :]])
        assert sum(page not in before for page in after) <= 6


def test_a_row_of_pages_is_short_and_leads_everywhere() -> None:
    assert row(2, 3) == [1, 2, 3]
    assert row(7, 12) == [*range(1, 13)]
    assert row(1, 13) == [1, 2, 3, None, 11, 12, 13]
    assert row(5, 40) == [1, 2, 3, 4, 5, 6, 7, None, 15, None, 40]
    assert row(250, 1000) == [
        *(1, None, 150, None, 240, None, 248, 249, 250, 251, 252),
        *(None, 260, None, 350, None, 1000),
    ]


@given(st.integers(13, 5000).flatmap(lambda t: st.tuples(st.integers(1, t), st.just(t))))
def test_a_long_row_names_the_ends_this_page_and_those_beside_it(asked: tuple[int, int]) -> None:
    number, total = asked
    found = row(number, total)
    named = [n for n in found if n]
    assert named == sorted(set(named))
    assert {1, total, number, max(1, number - 1), min(total, number + 1)} <= set(named)
    assert len(found) < 30
    for before, after in itertools.pairwise(found):  # what is left out is told, and only that
        assert (before is None) != (after is None) or (before and after == before + 1)


def test_every_page_is_a_few_steps_away() -> None:
    total, steps, reached, new = 2000, 0, {1}, {1}
    while len(reached) < total:
        new = {n for page in new for n in row(page, total) if n} - reached
        reached |= new
        steps += 1
    assert steps <= 12
