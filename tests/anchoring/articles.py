"""Invented articles in many languages and scripts, for tests that try thousands of quotes.

Words are drawn from small lists, so that they make no sense but repeat as words of a language do;
the typography is each language's own: its marks, stops, dashes, spaces and numbers.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from generator.text_stream import TextStream


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How one language is written here."""

    tag: str
    words: tuple[str, ...]
    opening: str
    closing: str
    inner: tuple[str, str]
    """Marks within marks."""
    stop: str = "."
    question: str = "?"
    comma: str = ","
    space: str = " "
    """What parts two words."""
    says: tuple[str, ...] = ()
    """Attributions that follow speech; begin with a small letter where there are any."""
    capitals: bool = True


def _language(tag: str, words: str, marks: str, says: str, **more: str | bool) -> Language:
    opening, closing, inner_opening, inner_closing = marks.split("|")
    return Language(
        tag=tag,
        words=tuple(words.split()),
        opening=opening,
        closing=closing,
        inner=(inner_opening, inner_closing),
        says=tuple(says.split("|")),
        **more,  # type: ignore[arg-type]
    )


_CJK: dict[str, str | bool] = {
    "stop": "。",
    "question": "？",
    "comma": "，",
    "space": "",
    "capitals": False,
}
_CASELESS: dict[str, str | bool] = {"capitals": False}
_ARABIC: dict[str, str | bool] = {"capitals": False, "question": "؟", "comma": "،"}

LANGUAGES = (
    _language(
        "en",
        "the harbour ferry lamp won't stay open all winter and crew of salt we don't know 3,000 "
        "tonnes it's not U.S.-led town naïve café director's rope well-known 12.5 stone never "
        "they will burn grain captain’s keeper a bread for every ship re-sign on 7:30 lost",
        "“|”|‘|’",
        "the director said|she told us|he added",
    ),
    _language(
        "de",
        "der Hafen bleibt den ganzen Winter offen und nicht für die Fähre Größe müde Straße keine "
        "3.000 Tonnen Korn wir haben’s Leuchtturm-Wärter über alle Schiffe niemand weiß 12,5 Ölfass",
        "„|“|‚|‘",
        "sagte die Leiterin|so der Kapitän|erklärte sie",
    ),
    _language(
        "fr",
        "le port reste ouvert l’hiver n’est pas fermé qu’il d’abord jamais bateaux équipage où "
        "déjà aujourd’hui 3\u202f000 tonnes sel peut-être s’arrête la lampe très grêle ça œuvre",
        "«\u00a0|\u00a0»|“|”",
        "a dit la directrice|ajoute-t-elle|selon lui",
        question="\u00a0?",
    ),
    _language(
        "es",
        "el puerto sigue abierto todo invierno no cerrará jamás niño ¿cuándo? barco lámpara sal "
        "3.000 toneladas según también capitán mañana los faros ningún pueblo vive sin pan",
        "«|»|“|”",
        "dijo la directora|añadió ella|según él",
    ),
    _language(
        "it",
        "il porto resta aperto tutto l’inverno non è mai chiuso perché c’era dell’acqua nave sale "
        "un’altra 3.000 tonnellate città più capitano lampada nessuno può dov’è",
        "«|»|“|”",
        "ha detto la direttrice|aggiunge lei|secondo lui",
    ),
    _language(
        "pt",
        "o porto fica aberto todo inverno não fechará nunca navio lâmpada sal 3.000 toneladas "
        "segundo também capitão amanhã ninguém vive sem pão órgão às vezes guarda-chuva",
        "“|”|‘|’",
        "disse a diretora|acrescentou ela|segundo ele",
    ),
    _language(
        "pl",
        "port zostaje otwarty przez całą zimę nie zamkniemy nigdy statek żaden łódź sól 3000 ton "
        "według także kapitan jutro bez chleba źródło święto ćma wąż",
        "„|”|«|»",
        "powiedziała dyrektorka|dodała|twierdzi kapitan",
    ),
    _language(
        "nl",
        "de haven blijft de hele winter open niet schip lamp zout 3.000 ton volgens ook kapitein "
        "morgen niemand leeft zonder brood ’s avonds foto’s geen zee-egel coöperatie",
        "‘|’|“|”",
        "zei de directeur|voegde ze toe|aldus de kapitein",
    ),
    _language(
        "sv",
        "hamnen är öppen hela vintern inte stängd båt lampa salt 3 000 ton enligt också kapten "
        "imorgon ingen lever utan bröd å ö älv",
        "”|”|’|’",
        "sade direktören|tillade hon|enligt kaptenen",
    ),
    _language(
        "ru",
        "порт останется открытым всю зиму не закроем никогда судно лампа соль 3000 тонн капитан "
        "завтра никто без хлеба ёлка кое-что маяк вода её",
        "«|»|„|“",
        "сказала директор|добавила она|считает капитан",
    ),
    _language(
        "tr",
        "liman bütün kış açık kalacak değil kapatmayacağız hiçbir gemi lamba tuz 3.000 ton kaptan "
        "yarın İzmir’de ekmek olmadan ışık ağır şehir",
        "“|”|‘|’",
        "dedi müdür|diye ekledi|diyor kaptan",
    ),
    _language(
        "el",
        "το λιμάνι μένει ανοιχτό όλο χειμώνα δεν θα κλείσει ποτέ πλοίο λάμπα αλάτι 3.000 τόνοι "
        "καπετάνιος αύριο κανείς χωρίς ψωμί",
        "«|»|“|”",
        "είπε η διευθύντρια|πρόσθεσε|λέει ο καπετάνιος",
    ),
    _language(
        "ar",
        "الميناء مفتوح طوال الشتاء لن نغلق أبدا سفينة المصباح ملح ٣٠٠٠ طن القبطان غدا لا أحد يعيش "
        "بدون خبز إلى مسؤول شؤون يبقى كل",
        "«|»|“|”",
        "قالت المديرة|أضافت|حسب القبطان",
        **_ARABIC,
    ),
    _language(
        "fa",
        "بندر تمام زمستان باز می‌ماند نمی‌بندیم هرگز کشتی‌ها چراغ نمک ۳۰۰۰ تن ناخدا فردا هیچ‌کس "
        "بدون نان زندگی خانه‌ای می‌آیند ما",
        "«|»|“|”",
        "مدیر گفت|او افزود|به گفته ناخدا",
        **_ARABIC,
    ),
    _language(
        "he",
        'הנמל פתוח כל החורף לא נסגור לעולם אוניה מנורה מלח 3,000 טון הקברניט מחר איש בלי לחם צה"ל '
        "בית־הנמל ג׳ירפה אנחנו",
        "\"|\"|'|'",
        "אמרה המנהלת|הוסיפה|לדברי הקברניט",
        **_CASELESS,
    ),
    _language(
        "hi",
        "बंदरगाह पूरी सर्दी खुला रहेगा नहीं बंद करेंगे कभी जहाज़ दीपक नमक ३००० टन कप्तान कल कोई बिना रोटी "
        "की शक्ति",
        "“|”|‘|’",
        "निदेशक ने कहा|उन्होंने जोड़ा",
        stop="।",
        **_CASELESS,
    ),
    _language(
        "ko",
        "항구는 겨울에도 열린다 닫지 않는다 배가 등불 소금 3000톤 선장은 내일 아무도 빵 없이 살 수 우리는",
        "“|”|‘|’",
        "고 소장은 말했다|고 덧붙였다",
        **_CASELESS,
    ),
    _language(
        "zh",
        "港 口 冬 天 不 会 关 闭 我 们 等 船 灯 盐 三 千 吨 长 明 没 有 人 能 面 包 渡 轮 拖 都 在 雨 里",
        "“|”|‘|’",
        "主任说|她补充道",
        **_CJK,
    ),
    _language(
        "ja",
        "港 は 冬 も 開 い て ま す 船 が 毎 日 出 ない 灯 り 塩 三 千 ト ン 長 明 誰 パン なし で 生 き",
        "「|」|『|』",
        "と所長は話した|と述べた",
        **{**_CJK, "comma": "、"},
    ),
    _language(
        "th",
        "ท่าเรือ เปิด ตลอด ฤดูหนาว ไม่ ปิด เลย เรือ โคมไฟ เกลือ ๓๐๐๐ ตัน กัปตัน พรุ่งนี้ ใคร อยู่ ได้ ที่ นี่",
        "“|”|‘|’",
        "ผู้อำนวยการ กล่าว|เธอ เสริม",
        stop=" ",
        space="",
        capitals=False,
    ),
)
"""All languages tests know."""


def make_article(language: Language, rng: random.Random, words: int = 400) -> str:
    """An article as plain text, one paragraph a line."""
    paragraphs: list[str] = []
    written = 0
    while written < words:
        sentences: list[str] = []
        for _ in range(rng.randint(1, 4)):
            count = rng.randint(4, 16)
            written += count
            sentences.append(_sentence(language, rng, count))
        paragraphs.append((language.space or "").join(sentences))
    return "\n".join(paragraphs)


def _sentence(language: Language, rng: random.Random, count: int) -> str:
    return "".join(text for text, _ in _labelled_sentence(language, rng, count))


def make_labelled(
    language: Language, rng: random.Random, sentences: int = 24
) -> tuple[str, list[str], list[str]]:
    """An article, one sentence a paragraph, with what is spoken in it and what is told."""
    lines = [_labelled_sentence(language, rng, rng.randint(5, 12)) for _ in range(sentences)]
    text = "\n".join("".join(part for part, _ in line) for line in lines)
    spoken = [part for line in lines for part, label in line if label == "spoken"]
    told = [part for line in lines for part, label in line if label == "told"]
    return text, spoken, told


def _labelled_sentence(language: Language, rng: random.Random, count: int) -> list[tuple[str, str]]:
    """A sentence as stretches that are spoken, told, or neither by themselves."""
    kind = rng.random()
    clause = _clause(language, rng, count)
    stop = rng.choice([language.stop] * 5 + [language.question, "!"])
    if kind < 0.55:
        return [(clause, "told"), (stop, "")]
    says = rng.choice(language.says)
    opening, closing = language.opening, language.closing
    gap = "" if language.space == "" or language.tag == "ko" else " "
    said = [(opening, ""), (clause, "spoken"), (language.comma + closing + gap, ""), (says, "told")]
    if kind < 0.8:
        return [*said, (language.stop, "")]
    more = _clause(language, rng, max(2, count // 2), capital=False)
    again = [(language.comma + gap + opening, ""), (more, "spoken"), (language.stop + closing, "")]
    return [*said, *again]


def _clause(language: Language, rng: random.Random, count: int, *, capital: bool = True) -> str:
    words = rng.choices(language.words, k=count)
    if capital and language.capitals:
        words[0] = words[0][0].upper() + words[0][1:]
    if rng.random() < 0.15 and count > 4:
        at = rng.randrange(1, count - 2)
        opening, closing = language.inner
        words[at] = opening + words[at]
        words[at + 1] = words[at + 1] + closing
    if rng.random() < 0.2 and count > 5:
        at = rng.randrange(2, count - 2)
        mark = rng.choice([language.comma, " –", "…", " —", ";"])
        words[at] += mark if language.space else language.comma
    return language.space.join(words)


def make_stream(language: Language, rng: random.Random, words: int = 400) -> TextStream:
    """An article as a text stream."""
    return TextStream.plain(make_article(language, rng, words), language.tag)
