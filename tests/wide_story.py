"""An invented story as large as stories get: 300 key quotes, 300 citations, 60 actors."""

from __future__ import annotations

from tests.project import Files, alone

QUOTES = 300
ACTORS = 60
ARTICLES = 10
QUESTIONS = 4
PATH = "stories/regatta/index.html"
_POSITIONS = ("for", "against", "mixed", "undeclared", "against")
_WORDS = ("lamp", "mole", "ferry", "tide", "pilot", "beacon", "quay", "fog", "rope", "crane")


def wide_story() -> Files:
    """The regatta at Ostwick, with everyone who had a word to say on it."""
    return alone(_outlets(), _actors(), *map(_article, range(ARTICLES)), _story())


def _spoken(number: int) -> str:
    """What quote `number` says: unlike every other."""
    a, b = _WORDS[number % 10], _WORDS[number // 10 % 10]
    return f"Boat {number} should pass the {a} before the {b}, and not a moment later than that"


def _outlets() -> str:
    names = "".join(
        f"-- content/outlets/log-{n}.yaml --\nname: Ostwick Log {n}\n" for n in range(ARTICLES)
    )
    return f"-- content/site.yaml --\ntitle: Harbour watch\n{names}"


def _actors() -> str:
    return "".join(
        f"-- content/actors/rower-{n}.yaml --\nname: Rower {n} of Gullhaven\n"
        f"roles:\n  - title: helmsman of boat {n}\n    since: 2030\n"
        for n in range(ACTORS)
    )


def _article(article: int) -> str:
    mine = range(article, QUOTES, ARTICLES)
    text = "\n\n".join(f"“{_spoken(n)},” said Rower {n % ACTORS} of Gullhaven." for n in mine)
    quotes = "".join(
        f"  q{n}:\n    speaker: rower-{n % ACTORS}\n    text: {_spoken(n)}\n" for n in mine
    )
    return (
        f"-- content/articles/log-{article}.md --\n---\ntitle: The regatta, day {article}\n"
        f"outlet: log-{article}\npublished: 2031-05-{article + 1:02}\nrights: full\n"
        f"licence: CC0-1.0\n---\n{text}\n"
        f"-- content/annotations/log-{article}.yaml --\nquotes:\n{quotes}reports:\n"
        f"stances:\n{''.join(_stance(n) for n in mine if n < ACTORS * QUESTIONS)}"
    )


def _stance(number: int) -> str:
    actor, question = number % ACTORS, number // ACTORS
    if question == 0 and actor % 6 == 5:  # says nothing on the first
        return ""
    position = _POSITIONS[actor % 5]
    return (
        f"  - actor: rower-{actor}\n    question: ask-{question}\n    position: {position}\n"
        f"    basis: stated\n    evidence: [q{number}]\n"
    )


def _story() -> str:
    keys = "\n".join(f"  - l{n % ARTICLES}#q{n}" for n in range(QUOTES))
    articles = "\n".join(f"  l{n}: log-{n}" for n in range(ARTICLES))
    questions = "\n".join(
        f"  ask-{n}:\n    ask: Should boat {n} pass the mole first?\n    for: Pass\n    against: Wait"
        for n in range(QUESTIONS)
    )
    body = "\n\n".join(
        " ".join(
            f"Boat {n} has its helmsman’s word. [@l{n % ARTICLES}#q{n}]" for n in range(at, at + 5)
        )
        for at in range(0, QUOTES, 5)
    )
    return (
        f"-- content/stories/regatta.md --\n---\ntitle: The regatta at Ostwick\n"
        f"articles:\n{articles}\nkey_quotes:\n{keys}\nquestions:\n{questions}\n---\n{body}\n"
    )
