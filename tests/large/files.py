"""Content files from plain values: YAML with every text in quotation marks, and front matter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Value = str | int | Sequence[str] | Sequence[Mapping[str, "Value"]] | Mapping[str, "Value"]
"""What can stand in a content file here."""


def yaml(fields: Mapping[str, Value]) -> str:
    """A block mapping. Every text is in double quotation marks, so that any text can stand."""
    return "".join(f"{line}\n" for line in _mapping(fields))


def markdown(fields: Mapping[str, Value], body: str) -> str:
    """A text with front matter."""
    return f"---\n{yaml(fields)}---\n{body}"


def write(folder: Path, files: Mapping[str, str]) -> None:
    """The files by their paths from `folder`, with line feeds on every system."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _mapping(fields: Mapping[str, Value]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict | list) and value:
            yield f"{key}:"
            yield from (f"  {line}" for line in _block(value))
        else:
            yield f"{key}: {_scalar(value)}"


def _block(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _mapping(value)
    elif isinstance(value, list):
        for entry in value:
            lines = _mapping(entry) if isinstance(entry, dict) else iter([_scalar(entry)])
            yield f"- {next(lines)}"
            yield from (f"  {line}" for line in lines)


def _scalar(value: Value) -> str:
    # What JSON writes is YAML as well; an empty mapping or list stands as `{}` or `[]`.
    return json.dumps(value, ensure_ascii=False)
