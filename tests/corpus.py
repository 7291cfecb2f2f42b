"""Whole projects of made-up content, as large as a test wants: the same bytes from the same seed.

Ferries, lamps and harbours that never were, in the form of the content contract: outlets, actors,
articles shown in full, their annotations, and stories that cite them. Building one raises no error
and no warning.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

ARTICLES_A_STORY = 6
PLACES = ("Ostwick", "Lanmouth", "Perrin Quay", "Gullhaven", "Tarn Sound", "Velmark")
FIRST_NAMES = ("Ada", "Bero", "Cilla", "Dorn", "Edda", "Fenn", "Gerrit", "Hale", "Ines", "Joris")
LAST_NAMES = ("Quillon", "Marrow", "Thessal", "Brandt-Oke", "Sallow", "Wickes", "Orrin", "Vane")
SUBJECTS = ("the ferry", "the lamp keeper", "the pilot boat", "the harbour board", "the night crew")
VERBS = ("leaves", "repairs", "paints", "guards", "counts", "forgets", "moves", "lights")
OBJECTS = ("the eastern pier", "nine lanterns", "the old crane", "a rope store", "the tide gate")
TIMES = ("before dawn", "after the bell", "in thick fog", "at slack water", "on market days")
OPINIONS = ("slowly", "gladly", "without a word", "twice", "against advice", "for the last time")
POSITIONS = ("for", "against", "mixed", "undeclared")


@dataclass(frozen=True, slots=True)
class Names:
    """The ids that a corpus of one size uses."""

    articles: tuple[str, ...]
    actors: tuple[str, ...]
    outlets: tuple[str, ...]
    stories: tuple[str, ...]


def write_corpus(project: Path, *, articles: int = 14, seed: int = 1, paragraphs: int = 0) -> Path:
    """Write a project of so many articles under `project`, which is returned.

    Fourteen articles make about sixty pages. An article has some 150 words; each of `paragraphs`
    adds some 60 that nobody quotes. Another seed gives other words, and the last actor and
    the last article other ids, so that two seeds share most addresses and not all.
    """
    names = _names(articles, seed)
    files = {"content/site.yaml": "title: Harbour papers\nbase_url: https://harbour.example/\n"}
    for number, outlet in enumerate(names.outlets):
        name = f"{PLACES[number % len(PLACES)]} Log {number}"
        files[f"content/outlets/{outlet}.yaml"] = f"name: {name}\nkind: newspaper\n"
    for number, actor in enumerate(names.actors):
        files[f"content/actors/{actor}.yaml"] = f"name: {_actor_name(number)}\nkind: person\n"
    for number, article in enumerate(names.articles):
        rng = random.Random(f"{seed}/{number}")
        text, annotations = _article(number, names, rng, paragraphs)
        files[f"content/articles/{article}.md"] = text
        files[f"content/annotations/{article}.yaml"] = annotations
    for number, story in enumerate(names.stories):
        files[f"content/stories/{story}.md"] = _story(number, names)
    for path, content in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(content, encoding="utf-8", newline="\n")
    return project


def _names(articles: int, seed: int) -> Names:
    stories = -(-articles // ARTICLES_A_STORY)
    actors = max(4, articles * 4 // 3)
    return Names(
        articles=(*(f"report-{n:03d}" for n in range(articles - 1)), f"report-of-{seed}"),
        actors=(*(f"actor-{n:03d}" for n in range(actors - 1)), f"actor-of-{seed}"),
        outlets=tuple(f"log-{n}" for n in range(min(6, articles))),
        stories=tuple(f"story-{n:02d}" for n in range(stories)),
    )


def _actor_name(number: int) -> str:
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    last = LAST_NAMES[number // len(FIRST_NAMES) % len(LAST_NAMES)]
    return f"{first} {last} {'I' * (number // (len(FIRST_NAMES) * len(LAST_NAMES)))}".strip()


def _words(rng: random.Random, number: int) -> str:
    """Words for one sentence; `number` makes them unlike any other's in the article."""
    parts = (rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(OBJECTS))
    return " ".join((*parts, rng.choice(TIMES), rng.choice(OPINIONS), f"at berth {number}"))


def _article(number: int, names: Names, rng: random.Random, paragraphs: int) -> tuple[str, str]:
    """An article's text and its annotations: four quotes, a passage, a report and two stances."""
    story = number // ARTICLES_A_STORY
    speakers = [names.actors[(number * 4 // 3 + n) % len(names.actors)] for n in range(4)]
    quotes = [_words(rng, n) for n in range(4)]
    passage = _words(rng, 10)
    claim = f"berth {20 + story} stays open through the winter"
    said = [
        f"“{quote[0].upper()}{quote[1:]},” said {_actor_name(names.actors.index(speaker))}."
        for quote, speaker in zip(quotes, speakers, strict=True)
    ]
    body = [
        f"{_sentence(rng, 30 + n)} {line} {_sentence(rng, 40 + n)}" for n, line in enumerate(said)
    ]
    body.insert(2, f"## {_words(rng, 50).capitalize()}")
    body += [" ".join(_sentence(rng, 70 + n) for _ in range(4)) for n in range(paragraphs)]
    body.append(f"As the log has it, {passage}. On the quay they say that {claim}.")
    front = {
        "title": f"{_words(rng, 60).capitalize()}, report {number}",
        "outlet": names.outlets[number % len(names.outlets)],
        "published": f"2020-01-{1 + number % 28:02d}",
        "url": f"https://log.example/{names.articles[number]}",
        "rights": "full",
        "licence": "CC0-1.0",
    }
    lines = ["quotes:"]
    for n, (quote, speaker) in enumerate(zip(quotes, speakers, strict=True)):
        text = f"{quote[0].upper()}{quote[1:]}"
        lines += [f"  q{n}:", f"    speaker: {speaker}", "    text: >-", f"      {text}"]
    lines += ["passages:", "  told: >-", f"    {passage}"]
    lines += ["reports:", f"  winter-{story}: >-", f"    {claim}"]
    lines += ["stances:"]
    for n, speaker in enumerate(dict.fromkeys(speakers[:2])):
        lines += [
            f"  - actor: {speaker}",
            f"    question: repair-{story}",
            f"    position: {POSITIONS[(number + n) % len(POSITIONS)]}",
            "    basis: stated",
            f"    evidence: [q{n}]",
        ]
    return _front_matter(front) + "\n\n".join(body) + "\n", "\n".join(lines) + "\n"


def _sentence(rng: random.Random, number: int) -> str:
    return f"{_words(rng, number).capitalize()}."


def _front_matter(fields: dict[str, str]) -> str:
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _story(number: int, names: Names) -> str:
    """A story of six articles, every sentence of it cited."""
    start = number * ARTICLES_A_STORY
    articles = names.articles[start : start + ARTICLES_A_STORY]
    lines = ["---", f"title: Winter at berth {20 + number}", "summary: >-"]
    lines += ["  The berth may stay open. [@a0#told]", "articles:"]
    lines += [f"  a{n}: {article}" for n, article in enumerate(articles)]
    lines += ["published: 2020-01-30", "key_quotes: [a0#q1]", "questions:"]
    lines += [f"  repair-{number}:", "    ask: Should the crane be repaired?"]
    lines += ["    for: Repair", "    against: Leave", "claims:"]
    lines += [f"  winter-{number}: Berth {20 + number} stays open through the winter", "events:"]
    for n in range(len(articles)):
        lines += [f"  - date: 2020-01-{1 + n:02d}", f"    text: A report is printed [@a{n}#told]"]
    lines += ["unknowns:", "  - Who pays for the rope", "---"]
    for n in range(len(articles)):
        speaker = names.actors[((start + n) * 4 // 3) % len(names.actors)]
        lines += [f"[[{speaker}]] spoke on the quay. [@a{n}#q0]", "", f"![[a{n}#q2]]", ""]
    return "\n".join(lines)
