from __future__ import annotations

import pytest

from generator.anchoring import anchor, prepare
from generator.text_stream import TextStream


@pytest.mark.parametrize(
    ("lang", "text", "quote", "form"),
    [
        ("en", "“The lamp burns,” she said.", "lamp burns", "direct"),
        ("en", "She said: “the lamp burns”.", "lamp burns", "direct"),
        ("en", "She said “The lamp burns all night” twice.", "lamp burns", "direct"),
        ("en", "The board “cannot accept” it.", "cannot accept", "partial"),
        ("en", "She named it “Lamp of Salt” then.", "Lamp of Salt", "partial"),
        ("en", "“We wait,” she said, “until the lamp burns.”", "the lamp burns", "direct"),
        ("en", "“The road is long.\n“and the lamp burns,” she said.", "the lamp burns", "partial"),
        ("en", "The lamp burns.", "lamp burns", None),
        ("de", "Er nannte ihn einen »Hafen« im Winter.", "Hafen", "partial"),
        ("de", "„Der Hafen bleibt offen“, sagte sie.", "Hafen bleibt", "direct"),
        ("fr", "La directrice a dit : « Le port reste ouvert ».", "port reste", "direct"),
        ("ar", "قال المدير: «الميناء مفتوح طوال الشتاء».", "مفتوح طوال", "direct"),
        ("ar", "وصف المدير الميناء بأنه «مفتوح جدا» اليوم.", "مفتوح جدا", "partial"),
        ("ja", "所長は「港は冬も開いています」と話した。", "港は冬も", "direct"),
        ("ja", "所長は「港」を見た。", "所長は「港」を", None),
        ("ko", "그는 “항구는 열린다”고 말했다.", "항구는 열린다", "direct"),
        ("zh", "主任说：“港口冬天开放。”", "港口冬天", "direct"),
        ("zh", "这是一座“开放港口”城市。", "开放港口", "partial"),
    ],
)
def test_a_quote_is_direct_where_its_marks_open_a_sentence(
    lang: str, text: str, quote: str, form: str | None
) -> None:
    found = anchor(prepare(TextStream.plain(text, lang)), quote)
    assert found.verdict.proven
    assert found.form == form
