"""Floor 0, Markdown becomes prose: text goes in, a `Prose` and problems come out.

What Markdown is here says `generator.grammar`. Whether what is pointed at exists is not known.
Line ends must be those `SourceFile` leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.markdown_plain import read_text
from generator.markdown_walk import Walk, line_span
from generator.pieces import Problem, Prose, Reference, ReferenceKind
from generator.sentences import split
from generator.source import SourceFile
from generator.text_stream import TextStream

if TYPE_CHECKING:
    from generator.markdown_inline import MarkdownToken
    from generator.markdown_plain import Mode

__all__ = ["Problem", "Prose", "compile_article", "compile_line", "compile_story"]

_DEEPEST = 90
"""Less than `grammar.PARSER_DEPTH`, so that we speak up before the parser drops anything."""


def compile_article(text: str, *, lang: str) -> tuple[Prose, tuple[Problem, ...]]:
    """The body of an article shown in full: plain Markdown, paragraphs numbered as `#p<n>`."""
    return _compile(text, lang=lang, mode="article")


def compile_story(text: str, *, lang: str) -> tuple[Prose, tuple[Problem, ...]]:
    """The body of a story: Markdown, references, quotes shown in place, analysis blocks."""
    return _compile(text, lang=lang, mode="story")


def compile_line(text: str, *, lang: str) -> tuple[Prose, tuple[Problem, ...]]:
    """Prose in a YAML value, such as a summary: one block of inline Markdown and references."""
    return _compile(text, lang=lang, mode="line")


def _compile(text: str, *, lang: str, mode: Mode) -> tuple[Prose, tuple[Problem, ...]]:
    walk = Walk(text, numbered=mode == "article")
    tokens: Sequence[MarkdownToken] | None = read_text(text, mode)
    problems: list[Problem] = []
    if tokens is None:
        # with the parser, which takes a while to import: when the first text takes it
        from generator.grammar import TooMuchWorkError, read_tokens

        try:
            tokens, problems = read_tokens(text, mode)
        except TooMuchWorkError:
            return _unread(text, lang=lang)
    walk.blocks(tokens)
    out = walk.out
    stream = TextStream(text=out.text(), blocks=tuple(out.blocks), lang=lang)
    prose = Prose(
        stream=stream,
        references=tuple(out.references),
        pieces=out.pieces(),
        sentences=()
        if mode == "article"
        else split(stream, lang=lang, skip=walk.ours, names=_names(out.references)),
        analysis=tuple(walk.analysis),
    )
    problems += [*walk.problems, *_too_deep(tokens, text)]
    return prose, tuple(sorted(problems, key=lambda problem: (problem.start, problem.code)))


def _unread(text: str, *, lang: str) -> tuple[Prose, tuple[Problem, ...]]:
    """What becomes of a text made to keep the parser busy for minutes: its words, and an error."""
    problem = Problem(
        code="too-intricate",
        start=0,
        end=len(text.partition("\n")[0]),
        message="this text has so many marks within marks that reading it would take minutes",
        hint="look for long runs of brackets, or of quotation marks before every line",
    )
    stream = TextStream.plain(text, lang)
    return Prose(stream=stream, references=(), pieces=(), sentences=()), (problem,)


def _names(references: Sequence[Reference]) -> frozenset[int]:
    """Where links without words stand: the page shows a name there, the stream an id."""
    return frozenset(
        reference.at
        for reference in references
        if reference.kind is ReferenceKind.LINK and reference.words is None
    )


def _too_deep(tokens: Sequence[MarkdownToken], text: str) -> Iterator[Problem]:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        children = token.children or ()
        if token.level + len(children) < _DEEPEST:  # each level takes a token to begin
            continue
        inside = max((child.level for child in children), default=0)
        if token.level + inside >= _DEEPEST:
            start, end = line_span(SourceFile("", text), line)
            message = f"text may be nested at most {_DEEPEST - 1} levels deep"
            yield Problem(code="nested-too-deep", start=start, end=end, message=message)
            return
