"""A project with choices in it: one string that stands for very many projects.

`{{a¦b¦c}}` is a slot with three alternatives, of which the first is taken at the start; slots of
one `{{name=…}}` are taken together, and a slot may stand in an alternative of another, or in the
head of a file. An alternative that begins with `✗` is one with which, mostly, no site is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.project import Files, alone

_TOKEN = re.compile(r"\{\{(?:(?P<name>[a-z-]+)=)?|¦|\}\}")
_HEAD = re.compile(r"^-- (?P<path>\S+)", re.MULTILINE)
_WRONG = "✗"

Parts = list["str | _Part"]


@dataclass(frozen=True, slots=True)
class _Part:
    """One place with alternatives."""

    slot: str
    alternatives: tuple[Parts, ...]


@dataclass(slots=True)
class Slot:
    """Places that are taken together, and what is known of their alternatives."""

    file: str
    """Where the first stands."""
    in_head: bool
    """Whether it says which files there are, or how they are called."""
    size: int
    """How many alternatives there are."""
    wrong: frozenset[int]
    """Those with the mark."""


class Choices:
    """A project's text, taken apart."""

    def __init__(self, text: str) -> None:
        """A slot without a name is called by its number and how its alternatives begin."""
        self.slots: dict[str, Slot] = {}
        self._tokens = list(_TOKEN.finditer(text))
        self._heads = list(_HEAD.finditer(text))
        self._text = text
        self._at = 0
        self._parts, _ = self._until(0)

    def _until(self, start: int) -> tuple[Parts, int]:
        """What stands from `start` up to the end of an alternative, and where that is."""
        parts: Parts = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token[0] in ("¦", "}}"):
                break
            parts.append(self._text[start : token.start()])
            part, start = self._part(token)
            parts.append(part)
        at = self._at
        stop = self._tokens[at].start() if at < len(self._tokens) else len(self._text)
        parts.append(self._text[start:stop])
        return parts, stop

    def _part(self, opening: re.Match[str]) -> tuple[_Part, int]:
        alternatives, wrong = list[Parts](), set[int]()
        number, mark = self._at, "{{"
        while mark != "}}":
            self._at += 1
            parts, stop = self._until(self._tokens[self._at - 1].end())
            if isinstance(parts[0], str) and parts[0].startswith(_WRONG):
                parts[0] = parts[0].removeprefix(_WRONG)
                wrong.add(len(alternatives))
            alternatives.append(parts)
            mark = self._tokens[self._at][0]
        self._at += 1
        begin = " / ".join(str(one[0]).strip()[:20] for one in alternatives)
        name = opening["name"] or f"{number} {begin}"
        known = self.slots.setdefault(name, self._slot(opening.start()))
        known.size = max(known.size, len(alternatives))
        known.wrong |= wrong
        return _Part(name, tuple(alternatives)), stop + len("}}")

    def _slot(self, at: int) -> Slot:
        head = [one for one in self._heads if one.start() < at][-1]
        in_head = "\n" not in self._text[head.start() : at]
        return Slot(head["path"].partition("{{")[0], in_head, 0, frozenset())

    def files(self, chosen: Mapping[str, int]) -> Files:
        """The project with the alternatives that are chosen; the first of all others."""
        return alone(self._joined(self._parts, chosen))

    def _joined(self, parts: Parts, chosen: Mapping[str, int]) -> str:
        return "".join(
            part
            if isinstance(part, str)
            else self._joined(
                part.alternatives[min(chosen.get(part.slot, 0), len(part.alternatives) - 1)],
                chosen,
            )
            for part in parts
        )
