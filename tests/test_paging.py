"""Long lists: whole groups, pages of a bearable length, and borders that stay where they are."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.paging import LONGEST, SHORTEST, cut

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
