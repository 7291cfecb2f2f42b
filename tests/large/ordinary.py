"""The many ordinary stories of the coast, each with articles of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.large.cast import WIRE, Cast, Party, outlet_of
from tests.large.files import Value, markdown
from tests.large.sheet import Sheet, sheet
from tests.large.words import TOKEN, TONGUES, Tongue

STORY_TONGUES = ("en", "en", "de", "en", "ar")
POSITIONS = ("for", "against", "mixed", "conditional", "undeclared")
RIGHTS = ("full", "withheld", "excerpts", "withheld")
FIRST_DAY = date(2031, 1, 1)
EVENT_DATES = (
    "../1901",
    "2019",
    "2030-11",
    "2030-12-30/2031-01-02",
    "2031-01-05",
    "2031-01-06T21:40:00+02:00",
)
"""Every precision with which a date may be known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One story to be written, and who appears in it."""

    number: int
    articles: tuple[int, ...]
    """The numbers of its articles."""
    cast: tuple[Party, ...]
    tongue: Tongue
    original: int | None = None
    """The number of the story that it translates."""

    @property
    def id(self) -> str:
        """The story's id."""
        return story_id(self.number)


def story_id(number: int) -> str:
    """The id of an ordinary story."""
    return f"berth-{number:02d}"


def article_id(number: int) -> str:
    """The id of an ordinary article; it starts with its outlet's."""
    return f"{outlet_of(number)[0]}-{number:03d}"


def plots(stories: int, articles: int, cast: Cast) -> list[Plot]:
    """All articles shared out among the stories, in order; some stories translate the last."""
    return [
        Plot(
            number=number,
            articles=tuple(range(number * articles // stories, (number + 1) * articles // stories)),
            cast=cast.of_story(number, stories),
            tongue=TONGUES[STORY_TONGUES[number % len(STORY_TONGUES)]],
            original=number - 1 if STORY_TONGUES[number % 5] != "en" else None,
        )
        for number in range(stories)
    ]


def story_files(
    plot: Plot, cast: Cast, *, seed: str, quotes_of_voice: int, last: int
) -> Iterator[tuple[str, str]]:
    """A story and its articles; `last` is the number of the last story, which is a draft."""
    for place, number in enumerate(plot.articles):
        written = sheet(article_id(number), outlet_of(number)[3], seed)
        _fill(written, plot, place, cast)
        for n in range(quotes_of_voice):
            written.quote(f"voice-{n}", cast.voice, **(_via(place) if n % 5 == 4 else {}))
        yield from written.files(_front(written, plot, number)).items()
    yield f"content/stories/{plot.id}.md", _story(plot, cast, last)


def _via(place: int) -> dict[str, Value]:
    return {"via": [WIRE]} if place % 2 else {}


def _fill(written: Sheet, plot: Plot, place: int, cast: Cast) -> None:
    """What is found in an article: the same few items in each, told from it by their places."""
    first, second, third = (plot.cast[(place * 3 + n) % len(plot.cast)] for n in range(3))
    lead = plot.cast[0]
    day = _day(plot.articles[place])
    written.quote("lead", lead, where="the harbour hall", said=day)
    written.quote("second", second)
    written.quote("third", third, via=[WIRE], note="Set apart in the report.")
    if plot.articles[place] < len(cast.unnamed):
        written.quote("nameless", cast.unnamed[plot.articles[place]])
    written.heading()
    written.passage("told")
    written.passage("indirect", speaker=first.id)
    written.filler(1)
    _reports(written, plot, place, second)
    _stances(written, plot, place, (lead, first, second, third))


def _reports(written: Sheet, plot: Plot, place: int, speaker: Party) -> None:
    """Two claims reported with each way of speaking, one only relayed, one from a single wire."""
    number, tongue = plot.number, written.tongue
    says = ("asserts", "denies", "questions", "asserts")[place % 4]
    written.report(f"open-{number}", tongue.open.format(n=number))
    written.report(f"paid-{number}", tongue.paid.format(n=number), says=says, speaker=speaker.id)
    if place % 2:
        written.report(f"closed-{number}", tongue.closed.format(n=number), via=[WIRE])
    if place % 3 == 0:
        written.report(f"lit-{number}", tongue.lit.format(n=number))


def _stances(written: Sheet, plot: Plot, place: int, who: Sequence[Party]) -> None:
    """Stances on every basis; the lead's of all articles, two of them on each day."""
    lead, first, second, third = who
    repair, toll = f"repair-{plot.number}", f"toll-{plot.number}"
    position = POSITIONS[(plot.number + place) % len(POSITIONS)]
    note: dict[str, Value] = {"note": "if the ice allows"} if position == "conditional" else {}
    written.stance(lead, repair, position, "lead", **note)
    if second is not lead:
        written.stance(second, toll, POSITIONS[place % 3], "second")
    if first is not lead:
        deed: dict[str, Value] = {"basis": "deed", "note": "voted <twice>"}
        written.stance(first, toll, "undeclared", "indirect", **deed)
    if third not in (lead, second):
        reading: dict[str, Value] = {"basis": "inferred", "note": "as we read it"}
        written.stance(third, repair, "against", "third", **reading)
        written.stance(third, toll, "for", "told", basis="ascribed")


def _day(article: int) -> str:
    """Two articles in a row are of one day."""
    return (FIRST_DAY + timedelta(days=article // 2 % 58)).isoformat()


def _front(written: Sheet, plot: Plot, number: int) -> dict[str, Value]:
    outlet = outlet_of(number)
    tongue = written.tongue
    token = f" {TOKEN}" if number % 25 == 7 else ""
    front: dict[str, Value] = {
        "title": f"{tongue.open.format(n=plot.number)},{token} {tongue.report.format(n=number)}",
        "outlet": outlet[0],
        "published": _day(number),
        "language": tongue.tag,
        "rights": RIGHTS[(number + number // 12) % len(RIGHTS)],
    }
    if front["rights"] == "full":
        front |= {"licence": "CC0-1.0", "authors": ["Ida d'Arc-en-Ciel", "هدى الملاح"]}
        front["url"] = f"https://{outlet[0]}.example/{number}"
    if number % 3 == 1 and outlet[0] != WIRE:
        front["origins"] = [WIRE]
    if number % 6 == 0:
        front["digest"] = "It tells of the berth. [@#told] It names [[harbour-voice]]. [@#lead]"
    if number % 37 == 5:
        front["withdrawn"] = {"date": "2031-03-01", "reason": "Nobody had seen the lamp."}
    if number % 29 == 13:
        front["supersedes"] = article_id(number - 12)
    if number % 41 == 3:
        front["formerly"] = [f"old-{written.id}"]
    return front


def _story(plot: Plot, cast: Cast, last: int) -> str:
    """The explainer, every sentence of it cited."""
    number, tongue = plot.number, plot.tongue
    short = {f"a{n}": article_id(article) for n, article in enumerate(plot.articles)}
    fields: dict[str, Value] = {
        "title": tongue.title.format(n=number),
        "kicker": "Harbour",
        "summary": f"{tongue.open.format(n=number)}. [@open-{number}]",
        "articles": dict(short),
        "authors": ["Ona Mar", "O’Brien-d'Este"],
        "published": _day(plot.articles[0]),
        "updated": "2031-03-20",
        "status": ("developing", "settled")[number % 2],
        "language": tongue.tag,
        "key_quotes": [f"{name}#{item}" for name in short for item in ("second", "third")],
        "questions": {
            f"repair-{number}": _question(tongue.ask.format(n=number), tongue.poles),
            f"toll-{number}": _question(tongue.ask_second.format(n=number)),
        },
        "claims": {
            f"open-{number}": tongue.open.format(n=number),
            f"paid-{number}": tongue.paid.format(n=number),
            f"closed-{number}": tongue.closed.format(n=number),
            f"lit-{number}": tongue.lit.format(n=number),
        },
        "differences": [
            {
                "about": tongue.paid.format(n=number),
                "accounts": [f"{tongue.heading.format(n=n)} [@a{n}#told]" for n in range(2)],
            }
        ],
        "events": [
            {"date": day, "text": f"{tongue.heading.format(n=n)} [@a{n % len(short)}#told]"}
            for n, day in enumerate(EVENT_DATES)
        ],
        "unknowns": [tongue.unknown.format(n=n) for n in range(2)],
        "updates": _updates(tongue, number),
    }
    fields |= _ties(plot, last)
    return markdown(fields, _body(plot, tuple(short), cast))


def _question(ask: str, poles: tuple[str, str] | None = None) -> dict[str, Value]:
    return {"ask": ask, "for": poles[0], "against": poles[1]} if poles else {"ask": ask}


def _updates(tongue: Tongue, number: int) -> list[dict[str, Value]]:
    words = tongue.unknown.format(n=number)
    return [
        {"date": "2031-03-10", "kind": "correction", "text": f"{words}.", "at": "a0#told"},
        {"date": "2031-03-13", "kind": "clarification", "text": f"{words}. [@a0#lead]"},
        {"date": "2031-03-20", "kind": "update", "text": f"{words}.", "at": f"open-{number}"},
    ]


def _ties(plot: Plot, last: int) -> dict[str, Value]:
    """What ties a story to others, and what holds it back."""
    number = plot.number
    ties: dict[str, Value] = {}
    if plot.original is not None:
        ties["translation_of"] = story_id(plot.original)
    if number:
        ties["related"] = [story_id(number - 1)]
    if number % 7 == 3:
        ties["formerly"] = [f"old-{plot.id}"]
    if number % 9 == 4:
        ties["review_by"] = "2099-01-01"
    if number == last:
        ties["draft"] = True
    elif number == last - 1:
        ties["embargo"] = "2099-01-01T08:00:00+00:00"
    return ties


def _body(plot: Plot, short: tuple[str, ...], cast: Cast) -> str:
    """A paragraph an article, a quote shown, and our own reasoning; all actors are linked."""
    tongue, number = plot.tongue, plot.number
    blocks = [f"## {tongue.heading.format(n=number)}"]
    for place, name in enumerate(short):
        actors = [party.id for party in plot.cast[place :: len(short)]] or [cast.voice.id]
        told = [
            f"{tongue.spoke.format(actor=f'[[{actor}]]', n=n)} [@{name}#lead]"
            for n, actor in enumerate(actors)
        ]
        told.append(f"{tongue.spoke.format(actor=f'[[{cast.voice.id}]]', n=place)} [@{name}]")
        blocks.append(" ".join(told))
    blocks += [f"![[{short[0]}#lead]]", f"{tongue.paid.format(n=number)}. [@paid-{number}]"]
    blocks.append(f"::: analysis\n{tongue.unknown.format(n=number)}.\n:::")
    return "\n\n".join(blocks) + "\n"
