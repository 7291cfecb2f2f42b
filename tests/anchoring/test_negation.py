from __future__ import annotations

import pytest

from generator.anchoring.fold import fold
from generator.anchoring.negation import negates, negating_prefix

NEGATIVE = {
    "ar": ("لن نغلق", "ولم يصل", "ليست هنا", "دون خبز", "غير مفتوح", "بلا ملح", "لا أحد"),
    "de": ("keine Kenntnis", "nicht mehr", "ohne Brot", "Niemand", "weder hier", "niemals"),
    "en": ("we don’t wait", "cannot", "never", "without bread", "isn't", "no lamp", "nor"),
    "es": ("no cerrará", "nunca", "jamás", "ningún barco", "sin pan", "tampoco"),
    "fa": ("نمی‌بندیم", "نمی بندیم", "هرگز", "هیچ‌کس", "نیست", "بدون نان", "نخواهد"),
    "fr": ("n’est", "ne reste", "jamais", "aucun", "sans pain", "rien", "n’a plus de sel"),
    "he": ("לא נסגור", "שלא", "אין לחם", "ואין", "בלי מלח", "לעולם"),
    "it": ("non chiude", "mai", "nessuno", "senza pane", "neanche"),
    "ja": ("閉めない", "ありません", "開かなかった", "言わずに", "不足", "無理"),
    "ko": ("닫지 않는다", "빵이 없다", "안 간다", "못 간다"),
    "nl": ("niet open", "geen brood", "nooit", "zonder zout", "niemand"),
    "pl": ("nie zamkniemy", "nigdy", "żaden statek", "bez chleba", "nikt"),
    "pt": ("não fecha", "nunca", "ninguém", "sem pão", "nenhuma"),
    "ru": ("не закроем", "никогда", "нет хлеба", "без соли", "никто", "нельзя"),
    "tr": ("kapatmayacağız", "değil", "yok", "hiçbir gemi", "gelmedi", "bekleyemiyor", "bilmez"),
    "zh": ("不会", "没有", "无法", "未曾", "別等"),
    "sv": ("inte öppen", "aldrig", "ingen båt", "utan bröd"),
}
POSITIVE = {
    "ar": ("الميناء مفتوح", "بما في ذلك", "قال المدير"),
    "de": ("den ganzen Winter", "das Knie der Leiterin", "eine Fähre", "beinahe"),
    "en": ("all winter", "a notable knot", "northern", "innovation", "candid"),
    "es": ("todo el invierno", "la nota sincera", "siniestro"),
    "fa": ("بندر باز می‌ماند", "نان و نمک", "نمایش", "نامه"),
    "fr": ("tout l’hiver", "plus de pain", "un point", "la nef", "panne"),
    "he": ("הנמל פתוח", "מלא", "לאחר"),
    "it": ("tutto l’inverno", "una nave", "maiale"),
    "ja": ("港は冬も開いています", "必ず開く", "まず船が出る", "未来"),
    "ko": ("항구는 열린다", "미국", "안개"),
    "nl": ("de hele winter", "een niche", "nootjes"),
    "pl": ("całą zimę", "niebo", "bezpiecznie"),
    "pt": ("todo o inverno", "nadador", "semana"),
    "ru": ("всю зиму", "небо", "нитка", "безопасно"),
    "tr": ("bütün kış", "açılması", "zaman", "yapmak", "elma", "çalışmalı"),
    "zh": ("港口开放", "未来", "非常", "特别", "是否"),
    "sv": ("hela vintern", "inteckning"),
}


def _pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(lang, text) for lang, texts in table.items() for text in texts]


@pytest.mark.parametrize(("lang", "text"), _pairs(NEGATIVE))
def test_a_negation_is_seen(lang: str, text: str) -> None:
    assert negates(fold(text).plain, lang)


@pytest.mark.parametrize(("lang", "text"), _pairs(POSITIVE))
def test_a_likeness_is_no_negation(lang: str, text: str) -> None:
    assert not negates(fold(text).plain, lang)


def test_a_region_or_another_tag_of_a_language_changes_nothing() -> None:
    assert negates("nicht", "de-AT")
    assert negates("nicht", "DE_ch")
    assert negates("ikke", "no")


def test_an_unknown_language_is_checked_against_all() -> None:
    assert negates("keine", "")
    assert negates("никогда", "xx")
    assert not negates("harbour", "xx")


def test_a_prefix_in_brackets_may_negate() -> None:
    assert negating_prefix("un")
    assert negating_prefix("non-")
    assert not negating_prefix("re")
