"""An article in the making: its text and its annotations grow together."""

from __future__ import annotations

import random

from tests.large.cast import Party
from tests.large.files import Value, markdown, yaml
from tests.large.words import TONGUES, Tongue

FIRST_NUMBER = 1000
"""The sentences of an article are numbered from here; its stories' things have lower numbers."""


class Sheet:
    """What stands in one article, and what is found in it."""

    def __init__(self, article: str, tongue: Tongue, rng: random.Random) -> None:
        """An empty article of the id `article`."""
        self.id = article
        self.tongue = tongue
        self._rng = rng
        self._number = FIRST_NUMBER
        self._text: list[str] = []
        self._items: dict[str, dict[str, Value]] = {"quotes": {}, "passages": {}, "reports": {}}
        self._stances: list[dict[str, Value]] = []

    def quote(self, name: str, speaker: Party, **more: Value) -> str:
        """A quote of a speaker, in a paragraph of its own; returns its id."""
        words = self.tongue.words(self._rng, self._next())
        said = self.tongue.speech.format(words=words, name=speaker.name)
        self._text.append(f"{said} {self._sentence()}")
        self._items["quotes"][name] = {"speaker": speaker.id, "text": words, **more}
        return name

    def passage(self, name: str, **more: Value) -> str:
        """The outlet's own words; returns the id."""
        words = self.tongue.sentence(self._rng, self._next())
        self._text.append(self.tongue.told.format(words=words))
        self._items["passages"][name] = {"text": words, **more}
        return name

    def report(self, name: str, words: str | None = None, **more: Value) -> str:
        """What the article does with a claim, in these words or some of its own."""
        found = words or self.tongue.sentence(self._rng, self._next())
        self._text.append(self.tongue.told.format(words=found))
        self._items["reports"][name] = {"text": found, **more}
        return name

    def stance(
        self, actor: Party, question: str, position: str, *evidence: str, **more: Value
    ) -> None:
        """An actor's position, stated unless `more` has another basis."""
        self._stances.append(
            {
                "actor": actor.id,
                "question": question,
                "position": position,
                "basis": "stated",
                "evidence": list(evidence),
                **more,
            }
        )

    def filler(self, paragraphs: int) -> None:
        """Paragraphs that nobody quotes."""
        for _ in range(paragraphs):
            self._text.append(" ".join(self._sentence() for _ in range(3)))

    def heading(self) -> None:
        """A heading between two paragraphs."""
        self._text.append(f"## {self.tongue.words(self._rng, self._next())}")

    def files(self, front: dict[str, Value]) -> dict[str, str]:
        """The article, its text if `front` publishes it, and its annotations."""
        whole = front.get("rights") == "full"
        body = "\n\n".join(self._text) + "\n" if whole else ""
        annotations: dict[str, Value] = dict(self._items)
        annotations["stances"] = self._stances
        return {
            f"content/articles/{self.id}.md": markdown(front, body),
            f"content/annotations/{self.id}.yaml": yaml(annotations),
        }

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _sentence(self) -> str:
        return f"{self.tongue.words(self._rng, self._next())}."


def sheet(article: str, tag: str, seed: str) -> Sheet:
    """An empty article in a language."""
    return Sheet(article, TONGUES[tag], random.Random(f"{seed}/{article}"))
