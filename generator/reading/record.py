"""Floor 2, what all kinds of file need to become records: shape, prose, places."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from generator.diagnostics import Diagnostic
from generator.locate import follow, span_of, words_in
from generator.manual import finding
from generator.model import Place
from generator.pieces import Problem, Prose
from generator.reading.faults import diagnostics
from generator.reading.files import Opened
from generator.reading.shaping import Shape, keys, shaped
from generator.source import SourceFile, Span
from generator.structs import Struct, field
from generator.yaml_nodes import MAX_FINDINGS, MapNode, ScalarNode

S = TypeVar("S", bound=Shape)
R = TypeVar("R")
Loc = tuple[str | int, ...]
Compile = Callable[..., tuple[Prose, tuple[Problem, ...]]]


class Record(Struct, frozen=True):
    """A file on its way to a record; findings are gathered as they are made."""

    file: Opened
    source: SourceFile
    node: MapNode
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def body_offset(self) -> int:
        """Where the Markdown begins (code points); 0 in a YAML file."""
        return self.file.body or 0

    def at(self, *loc: str | int) -> Place:
        """A place in this file's YAML."""
        return Place(self.source.path, loc)

    def span(self, *loc: str | int, key: bool = False) -> Span:
        """The span of a place in this file's YAML."""
        return span_of(self.at(*loc), self.source, self.node, key=key)

    def say(self, code: str, span: Span, message: str, hint: str | None = None) -> None:
        """Write a finding down."""
        self.findings.append(finding(code, span, message, hint=hint))

    def prose(self, compiler: Compile, text: str, lang: str, *loc: str | int) -> Prose:
        """A YAML value compiled, its problems put where their words stand in the file."""
        prose, problems = compiler(text, lang=lang)
        for problem in problems:
            span = self._within(text, problem, loc)
            self.say(problem.code, span, problem.message, problem.hint)
        return prose

    def body(self, compiler: Compile, lang: str) -> Prose | None:
        """The Markdown after the front matter compiled; None where there is nothing."""
        start = self.body_offset
        text = self.source.text[start:]
        if not text.strip():
            return None
        prose, problems = compiler(text, lang=lang)
        for problem in problems:
            span = self.source.span(start + problem.start, start + problem.end)
            self.say(problem.code, span, problem.message, problem.hint)
        return prose

    def _within(self, text: str, problem: Problem, loc: Loc) -> Span:
        words = text[problem.start : problem.end]
        spot = follow(self.node, loc)
        if words.strip() and isinstance(spot.value, ScalarNode):
            nth = text.count(words, 0, problem.start)
            found = words_in(self.source.text, spot, words, nth)
            if found:
                return self.source.span(*found)
        return self.span(*loc)


def record(
    file: Opened, shape: type[S], make: Callable[[Record, S], R]
) -> tuple[R | None, tuple[Diagnostic, ...]]:
    """What `make` makes of a file in its shape; None with the findings where its shape is wrong."""
    if file.node is None:
        return None, file.findings
    checked = shaped(shape, file.node)
    if checked is None:
        from generator.reading.amiss import faults

        wrong = faults(shape, file.node)[:MAX_FINDINGS]
        assert wrong, f"{file.path}: not in its shape, and nothing is wrong with it"
        known = partial(keys, shape)
        found = diagnostics(wrong, node=file.node, source=file.source, known=known)
        return None, (*file.findings, *found)
    if file.findings:
        return None, file.findings
    begun = Record(file, file.source, file.node)
    made = make(begun, checked)
    return made, tuple(begun.findings)
