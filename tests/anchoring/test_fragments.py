from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring import anchor, prepare
from generator.anchoring.fragments import Page, text_directive, with_directive
from generator.text_stream import TextStream

TEXT = """The vote—our last—was lost, she said. We sing in May.
“We wait,” she said. “We wait for salt & rope, well-known here.”
L’hiver sera long. The U.S.-led crew sings.
We sing in May, and then the keepers of the old harbour lamp go home by the last ferry."""


def _directive(quote: str, *, lang: str = "en", text: str = TEXT, occurrence: int = 1) -> str:
    article = prepare(TextStream.plain(text, lang))
    found = anchor(article, quote, occurrence=occurrence)
    assert found.verdict.proven
    made = text_directive(article, found.spans)
    assert made
    return made


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("keepers of the old harbour lamp", "text=keepers of the old harbour lamp"),
        ("We wait for salt & rope", "text=We wait for salt & rope"),
        ("rope, well-known here", "text=salt &-,rope, well-known here"),
    ],
)
def test_a_passage_in_one_block_is_given_whole(quote: str, directive: str) -> None:
    assert unquote(_directive(quote)) == f":~:{directive}"


def test_what_parts_terms_is_encoded_within_them() -> None:
    assert _directive("We wait for salt & rope, well-known here") == (
        ":~:text=We%20wait%20for%20salt%20%26%20rope%2C%20well%2Dknown%20here"
    )


def test_a_repeated_passage_gets_context_with_the_marks_beside_it() -> None:
    assert _directive("We wait", occurrence=1) == ":~:text=We%20wait,-%2C%E2%80%9D%20she%20said"
    assert unquote(_directive("We sing in May", occurrence=2)) == (
        ":~:text=We sing in May,-, and then"
    )


def test_a_short_passage_gets_context_though_it_is_the_only_one() -> None:
    assert unquote(_directive("harbour lamp")) == ":~:text=the old-,harbour lamp,-go home"


def test_a_term_is_widened_to_whole_tokens() -> None:
    assert "L%E2%80%99hiver" in _directive("hiver sera long")
    assert unquote(_directive("led crew sings")).startswith(":~:text=long. The-,U.S.-led crew")


def test_a_passage_over_a_border_is_given_by_its_ends() -> None:
    quote = "The U.S.-led crew sings. We sing in May, and then the keepers of the old harbour"
    assert unquote(_directive(quote)) == (
        ":~:text=The U.S.-led crew sings,keepers of the old harbour"
    )


def test_a_long_passage_is_given_by_its_ends() -> None:
    words = " ".join(f"lamp{n}" for n in range(80))
    assert _directive(words, text=words) == (
        ":~:text=lamp0%20lamp1%20lamp2%20lamp3%20lamp4,lamp75%20lamp76%20lamp77%20lamp78%20lamp79"
    )


def test_every_part_of_a_passage_has_its_own_term() -> None:
    assert unquote(_directive("then the keepers of … go home by the last ferry")) == (
        ":~:text=then the keepers of&text=go home by the last ferry"
    )


def test_an_unspaced_term_is_a_whole_clause() -> None:
    text = "主任说：“港口整个冬天开放，渡轮也在。”"
    made = unquote(_directive("整个冬天", lang="zh", text=text))
    assert ",港口整个冬天开放" in made.replace("=", ",")


# -- where a block's own words do not tell the place -----------------------------------------------

ROWS = """We wait.
Ada Quillon
We wait.
Bero Marrow
We wait."""


def test_words_that_are_all_of_a_block_are_told_by_the_blocks_beside_it() -> None:
    assert unquote(_directive("We wait.", text=ROWS, occurrence=1)) == (
        ":~:text=We wait.,-Ada Quillon"
    )
    assert unquote(_directive("We wait.", text=ROWS, occurrence=2)) == (
        ":~:text=Ada Quillon-,We wait"
    )


def test_a_word_of_a_block_that_stands_twice_is_given_with_the_block_to_its_border() -> None:
    text = "And so we wait, she said.\nSalt.\nAnd so we wait, she said."
    assert unquote(_directive("we wait", text=text, occurrence=2)) == (
        ":~:text=Salt.-,And so we wait"
    )


def test_the_beginning_of_a_passage_over_a_border_is_told_by_the_block_before() -> None:
    made = unquote(_directive("We wait. Bero Marrow", text=ROWS))
    assert made == ":~:text=Ada Quillon-,We wait,Bero Marrow"


def test_the_last_words_of_a_passage_are_none_that_stand_earlier_in_it() -> None:
    text = f"The lamp is out. {'The tide gate is shut and the rope is wet. ' * 12}Good night."
    quote = text.removesuffix(" Good night.")
    assert unquote(_directive(quote, text=text)).endswith(",and the rope is wet,-. Good night")


def test_words_that_nothing_tells_apart_get_no_link() -> None:
    article = prepare(TextStream.plain("Yes\n" * 9, "en"))
    assert text_directive(article, [(16, 19)]) is None


def test_a_part_of_a_longer_word_is_no_second_place() -> None:
    text = "We wait.\nBerth\nWe wait. Berthing is forbidden."
    assert unquote(_directive("Berth", text=text)) == ":~:text=Berth"


def test_a_long_passage_of_a_single_word_is_given_whole() -> None:
    words = "港" * 400
    assert unquote(_directive(words, lang="zh", text=words)) == f":~:text={words}"


# -- where words end ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "directive"),
    [
        (
            "Il a fait demi-tour au cap, non\u202f? Et le port du sud dort encore.",
            "fait demi-tour au cap, non",
            "fait demi-tour au cap, non ?",
        ),
        (
            "Ils ont dit «\u202fperdus en mer hier\u202f» et rien de plus.",
            "perdus en mer hier",
            "« perdus en mer hier »",
        ),
        ("Il y en a 3\u202f000 tonnes à quai depuis.", "000 tonnes à quai", "3 000 tonnes à quai"),
        ("Das sind 12,50 für die Tonne Salz.", "50 für die Tonne", "12,50 für die Tonne"),
        ('כך אמר דובר צה"ל אתמול בערב בנמל', "ל אתמול בערב בנמל", 'צה"ל אתמול בערב בנמל'),
    ],
)
def test_a_term_begins_and_ends_where_browsers_part_words(
    text: str, quote: str, directive: str
) -> None:
    article = prepare(TextStream.plain(text, ""))
    start = text.index(quote)
    made = text_directive(article, [(start, start + len(quote))])
    assert unquote(made or "") == f":~:text={directive}"


def test_direction_controls_never_reach_an_address() -> None:
    made = _directive("نحن ننتظر المصباح", lang="ar", text="«\u200fنحن \u202bننتظر\u202c المصباح»")
    assert "%E2%80" not in made


def test_a_directive_joins_a_url_with_or_without_a_fragment() -> None:
    assert with_directive("https://a.example/x", ":~:text=b") == "https://a.example/x#:~:text=b"
    assert with_directive("https://a.example/x#y", ":~:text=b") == "https://a.example/x#y:~:text=b"


WORDS = st.sampled_from(
    ["ab", "one two three four", "U.S.", "1,000", "“we go", "home,”", "now.", "é", "a-b", "the end"]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", "", "\n", ","])), min_size=4)


@given(pairs=TEXTS, data=st.data())
def test_words_that_cut_no_token_are_given_as_any_others(
    pairs: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(map("".join, pairs))
    words = [match.span() for match in re.finditer(r"[\w.,-]+", text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = (words[first][0], words[last][1])
    page = Page(prepare(TextStream.plain(text, "en")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Page, "_is_plain", lambda *_: False)
        expected = page.directive([span])
    assert page.directive([span]) == expected
