from __future__ import annotations

from urllib.parse import unquote

import pytest

from generator.anchoring import anchor, prepare
from generator.anchoring.fragments import text_directive, with_directive
from generator.text_stream import TextStream

TEXT = """The vote—our last—was lost, she said. We sing in May.
“We wait,” she said. “We wait for salt & rope, well-known here.”
L’hiver sera long. The U.S.-led crew sings.
We sing in May, and then the keepers of the old harbour lamp go home by the last ferry."""


def _directive(quote: str, *, lang: str = "en", text: str = TEXT, occurrence: int = 1) -> str:
    article = prepare(TextStream.plain(text, lang))
    found = anchor(article, quote, occurrence=occurrence)
    assert found.verdict.proven
    return text_directive(article, found.spans)


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


def test_direction_controls_never_reach_an_address() -> None:
    made = _directive("نحن ننتظر المصباح", lang="ar", text="«\u200fنحن \u202bننتظر\u202c المصباح»")
    assert "%E2%80" not in made


def test_a_directive_joins_a_url_with_or_without_a_fragment() -> None:
    assert with_directive("https://a.example/x", ":~:text=b") == "https://a.example/x#:~:text=b"
    assert with_directive("https://a.example/x#y", ":~:text=b") == "https://a.example/x#y:~:text=b"
