"""Floor 0, the text of one file and places in it.

Offsets inside the package are 0-based code points of `SourceFile.text`; whatever leaves for a
person or a tool is a `Span`, 1-based. `SourceFile.span` is the only crossing between the two.
Nothing here knows YAML, Markdown or stories.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from generator.structs import Struct


class Span(Struct, frozen=True, order=True):
    """A range of characters in a file, for people: 1-based lines and columns in code points."""

    path: str
    """The file, from the project's root, with `/` between folders."""
    line: int
    """First line; 1 is the first of the file."""
    column: int
    """First column; 1 is the first of the line."""
    end_line: int
    """Last line."""
    end_column: int
    """The column just after the last character; an empty span has `end_column == column`."""


class SourceFile(Struct, frozen=True, dict=True):
    """A content file as read: strict UTF-8, one byte-order mark dropped, line ends LF alone."""

    path: str
    """The file, from the project's root, with `/` between folders."""
    text: str
    """The whole text."""

    @cached_property
    def _line_starts(self) -> list[int]:
        found, position = [0], self.text.find("\n")
        while position >= 0:
            found.append(position + 1)
            position = self.text.find("\n", position + 1)
        return found

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both 1-based, of a 0-based offset into the text."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        line, column = self.position(start)
        end_line, end_column = self.position(max(start, end))
        return Span(self.path, line, column, end_line, end_column)

    def offset(self, line: int, column: int) -> int:
        """The 0-based offset of a 1-based line and column."""
        return self._line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """One line, 1-based, without its end; empty beyond the last."""
        starts = self._line_starts
        if number > len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]

    def whole(self) -> Span:
        """The span that means the file as a whole: its first character."""
        return Span(self.path, 1, 1, 1, 1)
