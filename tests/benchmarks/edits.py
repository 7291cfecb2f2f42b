"""Edits of one article, as an editor makes them, and whether they reached the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.contestants import Contestant

ARTICLE = "article-000007"
"""The article that is edited."""
_QUOTE = re.compile(r'speaker: (\S+)\n\s+text: "(\S+ \S+ \S+)')
_HEADING = "\n\n## "


@dataclass(frozen=True, slots=True)
class Quoted:
    """What is edited of a quote."""

    words: str
    """The first words of the article's first quote."""
    speaker: str


def quoted(project: Path) -> Quoted:
    """The quote, from the corpus in our form."""
    path = project / "content" / "annotations" / f"{ARTICLE}.yaml"
    found = _QUOTE.search(path.read_text(encoding="utf-8"))
    assert found, path
    return Quoted(words=found[2], speaker=found[1])


class Editor:
    """Edits a contestant's corpus, each time anew in the same place."""

    def __init__(self, contestant: Contestant, project: Path, quote: Quoted) -> None:
        self._contestant = contestant
        self._output = project / contestant.output
        self._files = [project / path.format(ARTICLE) for path in contestant.sources]
        self._quote = quote
        self._opening = _HEADING
        """What stands where the body is edited."""
        self._words = quote.words
        """What stands where the quote is edited."""

    def edit_body(self, word: str) -> None:
        """Put a word at the end of a paragraph, instead of the last one put there."""
        new = f" {word}.{_HEADING}"
        _replace(self._files[0], self._opening, new, count=1)
        self._opening = new

    def edit_quote(self, word: str) -> None:
        """Let a quote begin with a word, and its words in the article with it."""
        new = " ".join([word, *self._words.split(" ")[1:]])
        for file in self._files:
            _replace(file, self._words, new)
        self._words = new

    def body_arrived(self, word: str) -> bool:
        """Whether the article's page says the word."""
        return self._says(f"articles/{ARTICLE}", word)

    def quote_arrived(self, word: str) -> bool:
        """Whether the pages of the article and of the speaker say the word."""
        told = self._contestant.tells_speakers
        people = [f"actors/{self._quote.speaker}"] if told else []
        return all(self._says(folder, word) for folder in (f"articles/{ARTICLE}", *people))

    def _says(self, folder: str, word: str) -> bool:
        pages = (self._output / folder).rglob("*.html")
        return any(word in page.read_text(encoding="utf-8") for page in pages)


def _replace(file: Path, old: str, new: str, count: int = -1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new, count), encoding="utf-8")
