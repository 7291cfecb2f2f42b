"""Floor 6, diagnostics as JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic


def json_line(value: object) -> str:
    """A value as JSON in one line; half characters, which no encoding has, as escapes."""
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() or _encodable(line) else json.dumps(value)


def _encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_json(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One object a line."""
    for found in diagnostics:
        span = found.span
        yield json_line(
            {
                "code": found.code,
                "severity": str(found.severity),
                "path": span.path,
                "line": span.line,
                "column": span.column,
                "end_line": span.end_line,
                "end_column": span.end_column,
                "message": found.message,
                "hint": found.hint,
            }
        )
