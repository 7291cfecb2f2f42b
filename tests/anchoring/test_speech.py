from __future__ import annotations

import random

import pytest

from generator.anchoring import Flag, FoldedText, Verdict, anchor, prepare
from generator.text_stream import Block, BlockKind, TextStream
from tests.anchoring.articles import LANGUAGES, Language, make_labelled

SPEECH = {
    "straight marks": ("en", '"We came," she said. "We stayed."', ["We came,", "We stayed."]),
    "straight marks within straight marks": (
        "en",
        '"He said "no" to us," she said. "Yes."',
        ['He said "no" to us,', "Yes."],
    ),
    "straight marks with blanks inside": ("en", '" We came. " Gone.', ["We came."]),
    "inches": (
        "en",
        'The 5" rope. "We mend," he said, "with a 3" clamp and tape." Gone.',
        ["We mend,", 'with a 3" clamp and tape.'],
    ),
    "misplaced blanks": ("en", '"We came, "she said. "We go."', ["We came,", "We go."]),
    "mixed marks": ("en", 'The “harbour" and the "lamp”.', ["harbour", "lamp"]),
    "TeX marks": ("en", "She said ``the lamp'' and left.", ["the lamp"]),
    "single marks": (
        "en",
        "‘We came,’ she said. The boys’ lamp of the ’90s. ‘It isn’t the boys’ lamp,’ he said.",
        ["We came,", "It isn’t the boys’ lamp,"],
    ),
    "straight single marks": (
        "en",
        "'We came,' she said. The boys' lamp. 'It isn't right,' he said.",
        ["We came,", "It isn't right,"],
    ),
    "double marks within single ones": (
        "en",
        "‘He said “no” to us,’ she said. “It was ‘no’.” ‘“Yes,” he said,’ she wrote.",
        ["He said “no” to us,", "It was ‘no’.", "“Yes,” he said,"],
    ),
    "apostrophes only": ("en", "The boys’ lamp isn’t the keeper’s, ’tis the girls’.", []),
    "German": (
        "de",
        '„Der Hafen“, sagte sie. »Wir warten«, so er. „Ja", sagte er. „Er rief ‚nie‘“, so sie.',
        ["Der Hafen", "Wir warten", "Ja", "Er rief ‚nie‘"],
    ),
    "Swiss": (
        "de",
        "«Der Hafen», sagte sie. «Er rief ‹nie›», so er.",
        ["Der Hafen", "Er rief ‹nie›"],
    ),
    "Swedish": ("sv", "”Hamnen är öppen”, sade hon. »Ja», sa han.", ["Hamnen är öppen", "Ja"]),
    "French": (
        "fr",
        "« Le port », a-t-elle dit. « Il crie « non » ici », dit l’homme. L’hiver « dure ».",
        ["Le port", "Il crie « non » ici", "dure"],
    ),
    "French paragraphs": (
        "fr",
        "« Le port.\n» Nous restons », dit-elle. Fin.",
        ["Le port.", "Nous restons"],
    ),
    "Spanish paragraphs": (
        "es",
        "«El puerto.\n»No cierra», dijo. Fin.",
        ["El puerto.", "No cierra"],
    ),
    "Dutch": (
        "nl",
        "Zij: ‘We blijven.’ ’s Avonds ging hij. ‘Foto’s,’ zei hij.",
        ["We blijven.", "Foto’s,"],
    ),
    "Polish": ("pl", "„Port jest otwarty”, dodała. „Tak”.", ["Port jest otwarty", "Tak"]),
    "Russian": ("ru", "«Порт открыт», — сказала она. „Да“, — ответил он.", ["Порт открыт", "Да"]),
    "Turkish": ("tr", '“Açık” dedi. Ankara’da "evet"ler.', ["Açık", "evet"]),
    "Hebrew": (
        "he",
        'מנכ"ל צה"ל אמר: "לא". ש"הנמל ייסגר" אמר. ״הנמל״, אמרה המנכ״לית. ”שלום“ אמר.',
        ["לא", "הנמל ייסגר", "הנמל", "שלום"],
    ),
    "Arabic": (
        "ar",
        'قال: «لن نغلق» ثم "خرج". وأضاف ”نعم“ و“لا”.',
        ["لن نغلق", "خرج", "نعم", "لا"],
    ),
    "Chinese": (
        "zh",
        '主任说：“港口。”她说，“等。”他说"口"好。「船」来。',
        ["港口。", "等。", "口", "船"],
    ),
    "Japanese": ("ja", "所長は「港は『冬』も開く」と話した。", ["港は『冬』も開く"]),
    "Korean": ("ko", "그는 “열린다”고 말했다. ‘등불’이라고 했다.", ["열린다", "등불"]),
    "paragraphs that open with a mark": (
        "en",
        "“The road.\n“And we wait.\n“And go,” she said. Gone.",
        ["The road.", "And we wait.", "And go,"],
    ),
    "paragraphs without a mark between": (
        "en",
        "“The road.\nWe know it.\nAnd we wait,” she said. Gone.",
        ["The road.", "We know it.", "And we wait,"],
    ),
    "a mark that is never closed": (
        "en",
        "“The road.\nThe reporter goes on.\n“We came,” he said.",
        ["The road.", "We came,"],
    ),
    "a closing mark alone": ("en", "We came,” she said.\n“We stayed.”", ["We stayed."]),
    "a link's mark": ("de", "» Weiterlesen\n„Ja“, sagte er.", ["Ja"]),
    "brackets and dashes": ("en", "(“Yes,” he said.) —“No.”—She left.", ["Yes,", "No."]),
}


@pytest.mark.parametrize("case", SPEECH.values(), ids=SPEECH.keys())
def test_speech_is_what_stands_in_quotation_marks(case: tuple[str, str, list[str]]) -> None:
    lang, text, expected = case
    article = prepare(TextStream.plain(text, lang))
    plain = prepare(TextStream.plain("\n".join(expected), lang)).folded.plain
    chunks = [article.folded.plain[chunk.start : chunk.end] for chunk in article.speech.chunks]
    assert chunks == (plain.split("\u2029") if expected else [])


@pytest.mark.parametrize("case", SPEECH.values(), ids=SPEECH.keys())
def test_speech_is_not_flagged(case: tuple[str, str, list[str]]) -> None:
    lang, text, expected = case
    article = prepare(TextStream.plain(text, lang))
    for words in expected:
        found = anchor(article, words, occurrence=1)
        assert found.verdict.proven or len(words) < 3
        assert Flag.NOT_IN_QUOTE_MARKS not in found.flags


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_speech_and_narrative_are_told_apart(language: Language) -> None:
    text, spoken, told = make_labelled(language, random.Random(language.tag))
    article = prepare(TextStream.plain(text, language.tag))
    flagged = {words: _is_flagged(article, words) for words in (*spoken, *told)}
    assert [words for words in spoken if flagged[words]] == []
    assert [words for words in told if flagged[words] is False] == []
    assert len(spoken) > 5
    assert len(told) > 10


def _is_flagged(article: FoldedText, words: str) -> bool | None:
    """Whether words are flagged; None if they stand in several places."""
    found = anchor(article, words)
    assert found.verdict.proven or found.verdict is Verdict.AMBIGUOUS, words
    return Flag.NOT_IN_QUOTE_MARKS in found.flags if found.verdict.proven else None


def test_a_block_quotation_is_speech_and_code_is_none() -> None:
    text = "The note said:\u2029We keep the lamp.\u2029say “no”"
    stream = TextStream(
        text=text,
        blocks=(
            Block(start=0, end=14, kind=BlockKind.PARA, paragraph=1),
            Block(start=15, end=32, kind=BlockKind.BLOCKQUOTE, paragraph=2),
            Block(start=33, end=41, kind=BlockKind.CODE, paragraph=None),
        ),
        lang="en",
    )
    article = prepare(stream)
    assert [(c.start, c.end) for c in article.speech.chunks] == [(15, 32)]


def test_a_heading_does_not_carry_an_open_quotation_on() -> None:
    text = "“The road.\u2029Later\u2029And we wait,” she said."
    stream = TextStream(
        text=text,
        blocks=(
            Block(start=0, end=10, kind=BlockKind.PARA, paragraph=1),
            Block(start=11, end=16, kind=BlockKind.HEADING, paragraph=None),
            Block(start=17, end=40, kind=BlockKind.PARA, paragraph=2),
        ),
        lang="en",
    )
    article = prepare(stream)
    assert [text[c.start : c.end] for c in article.speech.chunks] == ["The road."]
