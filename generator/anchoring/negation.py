"""Words of negation, a list a language.

Used to warn when a gap or a bracket may turn a sentence round, so the lists lean to too many:
a word that negates only in some sentences is in. What negates by an ending or a prefix is told
by a pattern. A language without a list is checked against all of them.
"""

from __future__ import annotations

import re
from functools import cache

_WORDS: dict[str, str] = {
    "ar": "لا لم لن ليس ليست ليسوا لسنا لست ليسا غير دون بدون عدم بلا كلا أبدا قط ما "
    "انعدام يستحيل مستحيل",
    "cs": "ne není nejsou nikdy nikdo nikoho nic ničeho žádný žádná žádné žádného bez ani nelze",
    "da": "ikke ej aldrig ingen intet ingenting uden hverken næppe nej",
    "de": "nicht nichts nie niemals nimmer kein keine keinen keinem keiner keines niemand niemanden "
    "niemandem nirgends nirgendwo weder ohne keinesfalls keineswegs mitnichten kaum nein "
    "keinerlei unmöglich",
    "el": "δεν δε μην μη όχι ποτέ κανείς κανένας καμία κανένα τίποτα τίποτε χωρίς ούτε μήτε",
    "en": "not no never none nobody nothing nowhere neither nor cannot without hardly barely "
    "scarcely rarely seldom unless impossible",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna ningunos ningunas ni sin tampoco apenas "
    "imposible",
    "fa": "نه نیست نیستند نیستیم نیستم نیستی نیستید نبود نبودند نبوده نباشد نباشند نباید ندارد "
    "ندارند نداشت نداشته نداریم ندارم هیچ هیچگاه هیچ‌گاه هیچکس هیچ‌کس هرگز بدون بی غیر عدم "
    "نشد نشده نشود نکرد نکرده نکند نکنید نخواهد نخواهند نخواهیم نخواهم نتوانست نتواند",
    "fi": "ei emme ette eivät älä älkää eikä enkä eivätkä ilman mitään kukaan koskaan tuskin",
    "fr": "ne n pas jamais rien personne aucun aucune aucuns aucunes ni non sans nul nulle guère "
    "nullement impossible aucunement",
    "he": "לא אין אינו אינה אינם אינן איני אינני אינך אינכם איננו איננה בלי בלעדי ללא אל לעולם "
    "מעולם אף שום בל לאו אסור מבלי טרם היעדר",
    "hi": "नहीं न मत ना कभी बिना नही",
    "hu": "nem ne sem soha senki semmi nincs nincsenek sincs nélkül egyetlen",
    "id": "tidak bukan tak jangan belum tanpa tiada",
    "it": "non no mai nessun nessuno nessuna niente nulla né ne senza neanche nemmeno neppure mica "
    "impossibile",
    "nb": "ikke ei aldri ingen intet ingenting uten verken neppe nei",
    "nl": "niet niets nooit geen geene niemand nergens zonder noch nee nimmer nauwelijks evenmin "
    "onmogelijk",
    "pl": "nie nigdy nikt nikogo nikomu nikim nic niczego niczemu niczym żaden żadna żadne żadnego "
    "żadnej żadnemu żadnym żadnych żadnymi bez ani nigdzie brak wcale bynajmniej niemożliwe",
    "pt": "não nao nunca jamais ninguém nada nenhum nenhuma nenhuns nenhumas nem sem tampouco "
    "impossível",
    "ro": "nu niciodată nimeni nimic niciun nicio fără nici",
    "ru": "не нет ни никто никого никому никем ничто ничего ничему ничем никогда нигде никуда "
    "никак никакой никакая никакое никакие никакого никаких никаким без безо нельзя невозможно "
    "отнюдь вряд едва нисколько ничуть",
    "sv": "inte ej icke aldrig ingen inget inga ingenting ingenstans utan varken knappast nej",
    "tr": "değil değildir değiliz değilim değiller yok yoktur hayır hiç hiçbir hiçbiri hiçbirini "
    "hiçbirimiz asla ne kimse olmadan olmaksızın imkansız imkânsız",
    "uk": "не ні ніхто нікого нікому ніщо нічого ніколи ніде ніяк ніякий жоден жодна жодного без "
    "немає нема неможливо",
    "vi": "không chẳng chưa đừng chớ",
}

_PATTERNS: dict[str, str] = {
    "ar": r"(?<!\w)(?:[وفبأ](?:لا|لم|لن|غير|دون|عدم)|[وفأ]?ليس\w*|[وف]ما)(?!\w)",
    "en": r"(?:\w+n|(?<!\w)n)['’]t(?!\w)",
    "fa": r"(?<!\w)(?:ن(?:می|دار|داش|بود|باش|شد|شو|کرد|کن|خواه|توان|باید|رفت|داد|ده)|هیچ)\w*",
    "fr": r"(?<!\w)n(?:e|['’]\w+)(?!\w)(?=.*(?<!\w)(?:plus|point|que)(?!\w))",
    "he": r"(?<!\w)(?:וכש|כש|וש|מש|[ושב])(?:לא|אין|אינו|אינה|אינם|אינן|ללא|בלי)(?!\w)",
    "ja": r"ない|なかっ|なく|なけれ|なし|ません|ぬ(?![ぁ-ん])|(?<![まは必先])ず(?![っつ])|まい(?![ぁ-ん])"
    r"|無|不|未(?!来)|非(?!常)",
    "ko": r"않|못|없|아니|(?<!\w)안(?!\w)|말[라고아]|불가",
    "ru": r"(?<!\w)невозможн\w*",
    "th": r"ไม่|มิ|ไร้|อย่า|ห้าม",
    "tr": r"\w{2,}m[ae](?:z|d[ıi]|d[ae]n|m[ıieuüa]|y[ae](?:c[ae]|n|r[ae]k|l[ıi]m)|y[ıi][np]"
    r"|s[ıi]n(?:lar|ler)?(?!\w))\w*|\w{2,}m[ıiuü]yor\w*",
    "zh": r"[不没沒無无勿毋]|未(?![来來])|非(?![常洲])|(?<!是)否|(?<![特区區级級性个個分])[别別](?![的人墅致])",
}
"""What negates by ending, prefix or glued particle, or in a script without spaces."""

_SAME = {"no": "nb", "nn": "nb", "iw": "he", "pes": "fa", "prs": "fa", "yue": "zh", "cmn": "zh"}

_PREFIXES = frozenset(
    [
        "un",
        "in",
        "im",
        "il",
        "ir",
        "non",
        "dis",
        "anti",
        "a",
        "ab",
        "mis",
        "miss",
        "de",
        "des",
        "ne",
        "nie",
        "nicht",
        "не",
        "без",
        "on",
    ]
)


def negates(text: str, lang: str) -> bool:
    """Whether a stretch of plain text in a language (BCP 47 tag, or "") holds a negation."""
    return _negation(lang.lower().split("-")[0].split("_")[0]).search(text) is not None


def negating_prefix(text: str) -> bool:
    """Whether a bracket glued to the front of a word turns that word round, as "[un]able"."""
    return text.strip(" -").lower() in _PREFIXES


@cache
def _negation(language: str) -> re.Pattern[str]:
    language = _SAME.get(language, language)
    known = language in _WORDS or language in _PATTERNS
    languages = [language] if known else sorted({*_WORDS, *_PATTERNS})
    alternatives = []
    for name in languages:
        if name in _WORDS:
            words = "|".join(re.escape(word) for word in _WORDS[name].split())
            alternatives.append(rf"(?<!\w)(?:{words})(?!\w)")
        if name in _PATTERNS:
            alternatives.append(_PATTERNS[name])
    # The lists are spelled as their readers spell them; plain text has Persian yeh and kaf.
    pattern = "|".join(alternatives).translate({0x064A: 0x06CC, 0x0643: 0x06A9, 0x200C: None})
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
