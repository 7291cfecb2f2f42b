"""Names and sentences of a made-up coast in three languages, hard ones among them.

Every sentence bears a number, so that no two in an article are alike.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

COMPOUND = "Hafenlaternenwartungsgenossenschaftsmitgliederversammlungssaal"
"""A German word of more than sixty letters."""
TOKEN = "lampferrycranequaywharf_0123456789_" * 2 + "lampferry_"
"""Eighty characters that nothing breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What a language needs to tell of harbours."""

    tag: str
    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    times: tuple[str, ...]
    order: str
    """How a sentence is put together from those, and `{n}`."""
    speech: str
    """How a report gives `{words}` of `{name}`."""
    told: str
    """How a report tells `{words}` of its own."""
    open: str
    """A claim: that berth `{n}` stays open."""
    paid: str
    """A claim: that the town pays for crane `{n}`."""
    closed: str
    """A claim: that gate `{n}` is shut at night."""
    lit: str
    """A claim: that lamp `{n}` has been lit."""
    ask: str
    """A question on crane `{n}`."""
    ask_second: str
    """A question on toll `{n}`."""
    poles: tuple[str, str]
    """What for and against mean."""
    spoke: str
    """A sentence of a story that leads to `{actor}`."""
    heading: str
    unknown: str
    title: str
    """A story's title, with a number."""
    report: str
    """What stands behind an article's title, with its number."""

    def sentence(self, rng: random.Random, number: int) -> str:
        """A sentence without its full stop, not capitalised."""
        return self.order.format(
            subject=rng.choice(self.subjects),
            verb=rng.choice(self.verbs),
            object=rng.choice(self.objects),
            time=rng.choice(self.times),
            n=number,
        )

    def words(self, rng: random.Random, number: int) -> str:
        """A sentence as somebody says it: without its full stop, capitalised."""
        found = self.sentence(rng, number)
        return found[0].upper() + found[1:]


ENGLISH = Tongue(
    tag="en",
    subjects=("the ferry", "the lamp keeper", "the pilot boat", "the harbour board", "the crew"),
    verbs=("leaves", "repairs", "paints", "guards", "counts", "forgets", "moves", "lights"),
    objects=("the eastern pier", "nine lanterns", "the old crane", "a rope store", "the tide gate"),
    times=("before dawn", "after the bell", "in thick fog", "at slack water", "on market days"),
    order="{subject} {verb} {object} {time} at berth {n}",
    speech="“{words},” said {name}.",
    told="As the log has it, {words}.",
    open="berth {n} stays open through the winter",
    paid="the town pays for crane {n}",
    closed="gate {n} is shut at night",
    lit="lamp {n} has been lit since spring",
    ask="Should crane {n} be repaired?",
    ask_second="Should sailors pay toll {n}?",
    poles=("Repair", "Leave"),
    spoke="{actor} spoke on the quay about berth {n}.",
    heading="What happened at berth {n}",
    unknown="Who pays for rope {n}",
    title="Winter at berth {n}",
    report="report {n}",
)
GERMAN = Tongue(
    tag="de",
    subjects=("die Fähre", "der Lampenwärter", "das Lotsenboot", "der Hafenrat", "die Wache"),
    verbs=("verlässt", "repariert", "streicht", "bewacht", "zählt", "vergisst", "beleuchtet"),
    objects=("den östlichen Kai", "neun Laternen", "den alten Kran", "das Tor", f"den {COMPOUND}"),
    times=("vor Tagesanbruch", "nach der Glocke", "bei dichtem Nebel", "an Markttagen"),
    order="{subject} {verb} {object} {time} an Liegeplatz {n}",
    speech="„{words}“, sagte {name}.",
    told="Wie das Logbuch schreibt: {words}.",
    open="Liegeplatz {n} bleibt den Winter über offen",
    paid="die Stadt bezahlt Kran {n}",
    closed="Tor {n} ist nachts geschlossen",
    lit="Lampe {n} brennt seit dem Frühjahr",
    ask="Soll Kran {n} repariert werden?",
    ask_second="Sollen Seeleute Zoll {n} zahlen?",
    poles=("Reparieren", "Liegenlassen"),
    spoke="{actor} sprach am Kai über Liegeplatz {n}.",
    heading="Was an Liegeplatz {n} geschah",
    unknown="Wer Tau {n} bezahlt",
    title="Winter an Liegeplatz {n}",
    report="Bericht {n}",
)
ARABIC = Tongue(
    tag="ar",
    subjects=("البحار", "حارس المصباح", "قائد القارب", "مجلس الميناء", "الحارس"),
    verbs=("يغادر", "يصلح", "يدهن", "يحرس", "يعد", "ينسى", "يضيء"),
    objects=("الرصيف الشرقي", "تسعة فوانيس", "الرافعة القديمة", "مخزن الحبال"),
    times=("قبل الفجر", "بعد الجرس", "في الضباب الكثيف", "في أيام السوق"),
    order="{verb} {subject} {object} {time} عند الرصيف {n}",
    speech="قال {name}: “{words}”.",
    told="وجاء في السجل أنه {words}.",
    open="الرصيف {n} يبقى مفتوحا طوال الشتاء",
    paid="المدينة تدفع ثمن الرافعة {n}",
    closed="البوابة {n} مغلقة ليلا",
    lit="المصباح {n} مضاء منذ الربيع",
    ask="هل يجب إصلاح الرافعة {n}؟",
    ask_second="هل يدفع البحارة الرسم {n}؟",
    poles=("إصلاح", "ترك"),
    spoke="تحدث {actor} على الرصيف {n}.",
    heading="ما حدث عند الرصيف {n}",
    unknown="من يدفع ثمن الحبل {n}",
    title="الشتاء عند الرصيف {n}",
    report="التقرير {n}",
)
TONGUES = {tongue.tag: tongue for tongue in (ENGLISH, GERMAN, ARABIC)}

# fmt: off
_FIRST = {
    "en": ("Ada", "Bero", "Cilla", "Dorn", "Edda", "Fenn", "Zoe\u0308", "Hale", "Ines", "Joris"),
    "de": ("Jürgen", "Käthe", "Lotte", "Matthäus", "Nele", "Ottokar", "Friederike"),
    "ar": ("ليلى", "سامر", "هدى", "كريم", "نورة", "طارق", "ياسمين"),
}
_LAST = {
    "en": ("O’Marsh", "d'Aubrin", "N'Gola", "Brandt-Oke", "van der Quay", "Ni\u0301 Chle\u0301irigh",
           "Quillon", "Thessal", "Wickes III", "Mac an t’Saoir", "Vane", "Sallow"),
    "de": ("Weiß-Groß", "von der Mole", "Schäfer-Brückner", "Leuchtturmwärtersohn", "Möwe", "Kühl"),
    "ar": ("الحداد", "البحري", "أبو القناديل", "بن ساحل", "النجار", "الملاح"),
}
_BODIES: tuple[str, ...] = (
    "Pier {n} & Sons <Ltd>", "The “Nine Lanterns” Co-op, no. {n}", "Crew #{n}: the <b>night</b> watch",
    "A/S 18{n} & Co.", "Hafenrat {n} (e.\u202fV.)", "جمعية ميناء {n}", "Board 'D' / {n}",
    "Verein für " + COMPOUND + " {n}",
)
_GROUPS = ("Ferrymen of shore {n}", "Fischer vom Ufer {n}", "صيادو الشاطئ {n}")
_PAPERS = ("Lamp order no. {n}/B", 'Verordnung Nr. {n} "Licht"', "قرار رقم {n}")
_HEBREW = ("מירב", "נועם", "תמר", "אורי"), ("בן-ים", "הנמל", "שחף")
# fmt: on

NATIVE: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("he", lambda n: f"{_HEBREW[0][n % 4]} {_HEBREW[1][n // 4 % 3]} {n}"),
    ("ar", lambda n: f"{_FIRST['ar'][n % 7]} {_LAST['ar'][n // 7 % 6]} {n}"),
)
"""Languages that some names are also written in, and how."""


def person(number: int) -> str:
    """The name of a person: six of ten are English, two German, two Arabic. None stands twice."""
    tag = ("en", "en", "en", "de", "ar")[number % 5]
    within = number // 5 * 3 + number % 5 if tag == "en" else number // 5
    first, last = _FIRST[tag], _LAST[tag]
    turn = within // (len(first) * len(last))
    name = f"{first[within % len(first)]} {last[within // len(first) % len(last)]}"
    return f"{name} {turn + 1}" if turn else name


def body(number: int) -> str:
    """The name of an organisation."""
    return _BODIES[number % len(_BODIES)].format(n=number)


def group(number: int) -> str:
    """The name of a group."""
    return _GROUPS[number % len(_GROUPS)].format(n=number)


def paper(number: int) -> str:
    """The name of a document that speaks."""
    return _PAPERS[number % len(_PAPERS)].format(n=number)


def nameless(tag: str) -> str:
    """How a report describes somebody it does not name."""
    return {"en": "a senior clerk", "de": "ein Beamter", "ar": "مسؤول رفيع"}[tag]
