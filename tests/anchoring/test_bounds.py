from __future__ import annotations

import pytest

from generator.anchoring.bounds import ends_cleanly, starts_cleanly

# In each text a bar stands where a quote would start or end.
STARTS = {
    "at a word": "the |harbour",
    "behind an opening mark": "“|harbour",
    "behind a hyphen": "U.S.-|led",
    "behind an elided article": "l’|hiver",
    "behind an ellipsis": "lamp…|it",
    "in Chinese": "港|口",
    "in Chinese behind a single mark": "说‘|港",
    "in Thai": "ท่า|เรือ",
    "behind a Hebrew particle and a mark": 'ש"|הנמל',
    "at a sign": "was |−5",
    "behind a range's word": "Monday–|Friday",
    "at a bracket": "x|(about",
}
NO_STARTS = {
    "in a word": "har|bour",
    "behind an apostrophe": "O’|Brien",
    "behind an elided negation": "n’|est",
    "behind a decimal point": "2.|5",
    "behind a thousands' comma": "3,|000",
    "behind a thousands' space": "3\u202f|000",
    "in a time": "7:|30",
    "in a range": "10–|15",
    "behind a sign": "was −|5",
    "behind a hyphen that is a sign": "was -|5",
    "behind initials": "U.|S.",
    "in an address": "harbour.|example",
    "behind a negating prefix": "non-|binding",
    "behind gershayim": 'צה"|ל',
    "before a combining mark": "q|\u0303",
    "before a vowel sign": "क|ी",
    "behind a vowel sign": "की|र",
    "before a Thai tone": "ท|่า",
    "in Korean": "항|구",
}
ENDS = {
    "at a word": "harbour| stays",
    "before a closing mark": "harbour|”",
    "before a stop": "stays|. It",
    "before a hyphen": "well|-known",
    "before an ellipsis": "lamp|…it",
    "before a glued mark": "stays|”고",
    "before a glued single mark in Korean": "등불|’이",
    "in Chinese": "港|口",
    "before a percent sign": "5|%",
    "before a sentence without a space": "ended|.Next",
}
NO_ENDS = {
    "in a word": "har|bour",
    "before a contraction": "can|’t",
    "before a Turkish suffix": "Ankara|’da",
    "before a decimal point": "2|.5",
    "before a thousands' comma": "3|,000",
    "before initials go on": "U|.S.",
    "before a negating suffix": "tax|-free",
    "before gershayim": 'צה|"ל',
    "before a superscript": "10|²",
    "before a combining mark": "q|\u0303",
}


def _place(text: str) -> tuple[str, int]:
    return text.replace("|", ""), text.index("|")


@pytest.mark.parametrize("text", STARTS.values(), ids=STARTS.keys())
def test_a_quote_may_start_here(text: str) -> None:
    assert starts_cleanly(*_place(text))


@pytest.mark.parametrize("text", NO_STARTS.values(), ids=NO_STARTS.keys())
def test_no_quote_may_start_here(text: str) -> None:
    assert not starts_cleanly(*_place(text))


@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS.keys())
def test_a_quote_may_end_here(text: str) -> None:
    assert ends_cleanly(*_place(text))


@pytest.mark.parametrize("text", NO_ENDS.values(), ids=NO_ENDS.keys())
def test_no_quote_may_end_here(text: str) -> None:
    assert not ends_cleanly(*_place(text))


def test_the_ends_of_a_text_are_bounds() -> None:
    assert starts_cleanly("lamp", 0)
    assert ends_cleanly("lamp", 4)
