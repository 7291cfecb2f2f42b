from __future__ import annotations

import sys

import pytest

from generator.anchoring import fold, weaker, words
from generator.anchoring.characters import (
    alphabet,
    exchange,
    has_words,
    may_be_unspaced,
    word_characters,
)

TABLES = {
    "plain": fold._TO_PLAIN,
    "marks": fold._TO_MARKS,
    "straight": weaker._STRAIGHT,
    "lowerable": words._LOWERABLE,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_characters_are_exchanged_as_by_translate(table: dict[str, str]) -> None:
    text = "".join(table) + "a salt lamp" + "".join(reversed(table))

    assert exchange(text, table, alphabet(text)) == text.translate(
        {ord(one): put for one, put in table.items()}
    )


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_no_table_puts_in_what_it_exchanges(table: dict[str, str]) -> None:
    assert all(table.get(put, put) == put for put in table.values())


@pytest.mark.parametrize(
    ("text", "letters"),
    [("", 0), ("… —", 0), ("a", 1), ("_a_", 1), ("a b", 2), ("３", 1), ("港口", 2), ("²½", 2)],
)
def test_letters_and_digits_are_counted(text: str, letters: int) -> None:
    assert word_characters(text) == letters
    assert has_words(text) == (letters > 1)


def test_no_character_of_a_script_without_spaces_is_passed_over() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    found = weaker._unspaced().findall(every)
    assert len(found) > 90_000
    assert all(map(may_be_unspaced, found))
    assert not may_be_unspaced("“Ça va?” — “Да…”")
