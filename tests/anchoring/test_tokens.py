from __future__ import annotations

import random

import pytest

from generator.anchoring import characters as ch
from generator.anchoring import prepare
from generator.anchoring.bounds import ends_cleanly, starts_cleanly
from generator.anchoring.tokens import WORD, Edge, read_tokens, spaced, tokenise
from generator.text_stream import Block, BlockKind, TextStream
from tests.anchoring.articles import LANGUAGES, Language, make_stream

TOKENS = {
    "words and their marks": ("“We came,” she said.", "“|We|came|,|”|she|said|."),
    "apostrophes": ("can't dogs’ l’hiver ’tis", "can't|dogs|’|l’hiver|’|tis"),
    "hyphens": ("non-violent well\u2011known - re-", "non-violent|well\u2011known|-|re|-"),
    "dashes": ("vote—our last", "vote|—|our|last"),
    "points": ("U.S.-led U.S. 12.5 end.", "U.S|.|-|led|U.S|.|12.5|end|."),
    "numbers": ("3,000 5–7 3\u202f000 1,a", "3,000|5–7|3\u202f000|1|,|a"),
    "signs": ("was −5 or -7", "was|−5|or|-7"),
    "marks in Hebrew words": ('צה"ל "הארץ"', 'צה"ל|"|הארץ|"'),
    "marks before Korean particles": ("‘열린다’고", "‘|열린다|’|고"),
    "ideographs and kana": ("港は冬、", "港|は|冬|、"),
    "Thai with its vowels": ("ที่นี่", "ที่|นี่"),
    "Latin among ideographs": ("港G7会", "港|G7|会"),
    "format characters": ("go\u200bvern\u00adment \u202bנמל\u202c", "go\u200bvern\u00adment|\u202b|נמל|\u202c"),
    "emoji": ("👩\u200d🚀 ok ❤\ufe0f!", "👩\u200d🚀|ok|❤\ufe0f|!"),
    "brackets and signs": ("ship(s) 50% a@b", "ship|(|s|)|50|%|a|@|b"),
}  # fmt: skip

STRANGE = (
    *"abé1٣५'’‘\"“”«-–—−.,:;!?…()[]/%@_ \u00a0\u202f\u3000\t",
    *"\u00ad\u200b\u200c\u202b\u0301\ufe0f\u20e3",
    *"港はｶﾞ、。「」항구ท ี่เن׳״הצ🔥ﷺﬁª²",
)


@pytest.mark.parametrize("case", TOKENS.values(), ids=TOKENS.keys())
def test_a_text_is_cut_where_words_may_be_cut(case: tuple[str, str]) -> None:
    tokens = tokenise(TextStream.plain(case[0], ""))
    assert "|".join(token.text for token in tokens) == case[1]


def _strange_text(seed: int) -> str:
    rng = random.Random(seed)
    return "\n".join("".join(rng.choices(STRANGE, k=rng.randint(1, 60))) for _ in range(3))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_character_but_spaces_is_in_one_token(language: Language) -> None:
    stream = make_stream(language, random.Random(1))
    tokens = tokenise(stream)
    ends = [0, *(token.end for token in tokens)]
    between = [stream.text[end : token.start] for end, token in zip(ends, tokens, strict=False)]
    assert not "".join(between).strip()
    assert all(stream.text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_words_may_start_and_end_at_every_border_of_tokens(language: Language) -> None:
    article = prepare(make_stream(language, random.Random(2)))
    plain = article.folded.plain
    for token in tokenise(article.stream):
        start, end = article.plain_span((token.start, token.end))
        assert starts_cleanly(plain, start), token
        assert ends_cleanly(plain, end), token


@pytest.mark.parametrize("seed", range(40))
def test_a_part_of_a_text_is_cut_as_in_the_whole(seed: int) -> None:
    stream = TextStream.plain(_strange_text(seed), "")
    tokens = tokenise(stream)
    rng = random.Random(seed)
    for _ in range(40):
        start = rng.randrange(len(tokens))
        end = rng.randrange(start, len(tokens)) + 1
        first, last = tokens[start], tokens[end - 1]
        if first.block != last.block:
            continue
        part = read_tokens(
            spaced(stream.text[first.start : last.end]),
            start=first.start,
            block=first.block,
            kind=first.kind,
            quarters=first.quarters,
            marks=first.marks,
            before=first.before,
            after=last.after,
        )
        assert part == list(tokens[start:end])


def test_a_token_knows_what_stands_before_and_beside_it() -> None:
    stream = TextStream.plain("“No,” he said.\n\nลม 3\u202f000 U.K.-led", "en")
    tokens = tokenise(stream)
    by_text = {token.text: token for token in tokens}
    said, led = by_text["said"], by_text["led"]
    assert (said.start, said.block, said.kind, said.marks) == (9, 0, "para", 2)
    assert (said.before, said.after) == (Edge.SPACE, Edge.GLUED)
    assert said.quarters == 2 * WORD
    assert (by_text["ลม"[0]].before, led.after) == (Edge.BORDER, Edge.BORDER)
    assert led.quarters == 3 * WORD + 2 + 2 * WORD + WORD


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_words_are_counted_as_gaps_are(language: Language) -> None:
    article = prepare(make_stream(language, random.Random(3)))
    tokens = tokenise(article.stream)
    rng = random.Random(3)
    for _ in range(100):
        before, after = sorted(rng.sample(tokens, 2))
        hidden = -(-(after.quarters - before.quarters - before.weight) // WORD)
        assert hidden == article.words_between(before.end, after.start)


def test_every_block_has_its_number_and_kind() -> None:
    text = "Lamps\u2029lit late"
    blocks = (
        Block(start=0, end=5, kind=BlockKind.HEADING, paragraph=None),
        Block(start=6, end=14, kind=BlockKind.LIST, paragraph=1),
    )
    tokens = tokenise(TextStream(text=text, blocks=blocks, lang="en"))
    assert [(token.block, token.kind) for token in tokens] == [
        (0, "heading"),
        (1, "list"),
        (1, "list"),
    ]


def test_spaces_between_tokens_become_plain_ones_of_the_same_number() -> None:
    assert spaced("a\u00a0b\t\tc 3\u202f000\n") == "a b  c 3\u202f000 "


def test_every_quotation_mark_of_the_fold_is_counted() -> None:
    for mark in ch.QUOTE_MARKS:
        tokens = tokenise(TextStream.plain(f"said {mark} lamp", ""))
        assert [token.marks for token in tokens] == [0, 0, 1]
