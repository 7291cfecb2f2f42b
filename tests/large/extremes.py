"""What is far beyond the ordinary: a story of 300 quotes, and an article of 150 items."""

from __future__ import annotations

from collections.abc import Iterator

from tests.large.cast import OUTLETS, Party
from tests.large.files import Value, markdown
from tests.large.sheet import Sheet, sheet

GREAT = "great-lamp-inquiry"
"""The story with the most of everything."""
CROWDED = "ostwick-log-minutes"
"""The article with the most items."""
QUOTES_AN_ARTICLE = 15
QUESTIONS = ("dark", "toll", "keepers", "beacons")
POSITIONS = ("for", "against", "mixed", "undeclared")
SENTENCES = (
    "[[{actor}]] spoke.",
    "At the hearing [[{actor}]] was asked about lamp {n} and who had lit it that night.",
    "[[{actor}]] had seen the ferry, heard the bell twice, and counted nine lanterns on the pier before the fog came in, as witness {n} told the inquiry at length.",
    "Nobody answered [[{actor}]] on point {n}.",
)
"""Short and long ones, so that notes come crowded here and loose there."""


def great_articles(quotes: int) -> int:
    """How many articles the great story needs for so many quotes."""
    return -(-quotes // QUOTES_AN_ARTICLE)


def great_story(people: tuple[Party, ...], quotes: int, seed: str) -> Iterator[tuple[str, str]]:
    """A story with so many quotes, each cited once, by people with stances on four questions."""
    sheets = [
        sheet(f"{OUTLETS[n % len(OUTLETS)][0]}-hearing-{n:02d}", OUTLETS[n % len(OUTLETS)][3], seed)
        for n in range(great_articles(quotes))
    ]
    spoken: dict[str, list[tuple[Sheet, str]]] = {}
    for number in range(quotes):
        speaker = people[number % len(people)]
        where = sheets[number // QUOTES_AN_ARTICLE]
        name = where.quote(f"q{number}", speaker, where="the inquiry")
        spoken.setdefault(speaker.id, []).append((where, name))
    for number, speaker in enumerate(people):
        _answers(number, speaker, spoken.get(speaker.id, []))
    for number, written in enumerate(sheets):
        written.report("lamp-lit", says=("asserts", "asserts", "denies")[number % 3])
        yield from written.files(_hearing(written, number)).items()
    yield f"content/stories/{GREAT}.md", _great(people, quotes, sheets)


def crowded_article(people: tuple[Party, ...], items: int, seed: str) -> Iterator[tuple[str, str]]:
    """An article shown in full, in no story but the great one, with so many items."""
    written = sheet(CROWDED, "en", seed)
    stances = min(len(people), items // 6)
    for number in range(items - stances):
        speaker = people[number % len(people)]
        if number < stances or number % 3 == 0:
            written.quote(f"q{number}", speaker)
        elif number % 3 == 1:
            written.passage(f"t{number}", speaker=speaker.id)
        else:
            written.report(f"r{number}", claim="lamp-lit")
    for number, speaker in enumerate(people[:stances]):
        written.stance(speaker, "dark", POSITIONS[number % 3], f"q{number}")
    front: dict[str, Value] = {
        "title": "Minutes of the inquiry, in full",
        "outlet": "ostwick-log",
        "published": "2031-02-27",
        "rights": "full",
        "licence": "CC0-1.0",
    }
    yield from written.files(front).items()


def _answers(number: int, actor: Party, spoken: list[tuple[Sheet, str]]) -> None:
    """An actor's stances, most on all questions, some twice on the first."""
    for turn, (written, name) in enumerate(spoken[: len(QUESTIONS) + 1]):
        question = QUESTIONS[turn % len(QUESTIONS)]
        if number % 7 == 3 and question == QUESTIONS[-1]:
            continue
        written.stance(actor, question, POSITIONS[(number + turn) % 3], name)


def _hearing(written: Sheet, number: int) -> dict[str, Value]:
    front: dict[str, Value] = {
        "title": f"{written.tongue.title.format(n=number)}: the lamp inquiry, day {number + 1}",
        "outlet": OUTLETS[number % len(OUTLETS)][0],
        "published": f"2031-02-{1 + number % 28:02d}",
        "language": written.tongue.tag,
        "rights": "full" if number % 2 else "withheld",
    }
    return front | ({"licence": "CC0-1.0"} if number % 2 else {})


def _great(people: tuple[Party, ...], quotes: int, sheets: list[Sheet]) -> str:
    names = {f"h{n}": written.id for n, written in enumerate(sheets)}
    asks = (
        "Should all lamps go dark?",
        "Should sailors pay a toll?",
        "Should the keepers stay?",
        "Should beacons take the lamps' place?",
    )
    fields: dict[str, Value] = {
        "title": "The great lamp inquiry",
        "kicker": "Inquiry",
        "summary": "An inquiry heard them all. [@lamp-lit]",
        "articles": {**names, "minutes": CROWDED},
        "published": "2031-02-01",
        "updated": "2031-02-28",
        "status": "settled",
        "language": "en",
        "key_quotes": [_place(number) for number in range(0, quotes, 12)],
        "questions": {
            name: {"ask": ask, "for": "Yes", "against": "No"}
            for name, ask in zip(QUESTIONS, asks, strict=True)
        },
        "claims": {"lamp-lit": "The lamp was lit"},
        "events": [
            {"date": f"2031-02-{1 + n % 28:02d}", "text": f"Day {n + 1} [@h{n}]"}
            for n in range(len(sheets))
        ],
    }
    return markdown(fields, _body(people, quotes))


def _place(number: int) -> str:
    """A quote of the great story as its editors name it."""
    return f"h{number // QUOTES_AN_ARTICLE}#q{number}"


def _body(people: tuple[Party, ...], quotes: int) -> str:
    """One sentence a quote, three a paragraph, and a heading every ten paragraphs."""
    blocks: list[str] = []
    for start in range(0, quotes, 3):
        if start % 30 == 0:
            blocks.append(f"## Day {start // 30 + 1} of the hearing")
        told = [
            f"{SENTENCES[number % len(SENTENCES)].format(actor=people[number % len(people)].id, n=number)}"
            f" [@{_place(number)}]"
            for number in range(start, min(start + 3, quotes))
        ]
        blocks.append(" ".join(told))
    return "\n\n".join(blocks) + "\n"
