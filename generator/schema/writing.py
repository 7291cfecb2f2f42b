"""Floor 7, schemas as files in `.vscode/`, and the settings by which the editor finds them.

The schemas are ours, written whole; the settings are the editor's, and only what is missing is
put in. A file that is as it should be is not written again.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.diagnostics import WorldError
from generator.pipeline import project_tree, read_library
from generator.reading.shapes import SHAPES
from generator.schema.drawing import draw
from generator.schema.jsonc import Unreadable, merge
from generator.schema.vocabulary import vocabulary
from generator.structs import Struct
from generator.tree import CONTENT

SETTINGS = ".vscode/settings.json"
_KEY = "yaml.schemas"
_IN_MARKDOWN = ("articles", "stories")
"""Kinds whose YAML stands in Markdown, where VS Code's YAML extension does not look."""


class Written(Struct, frozen=True, kw_only=True):
    """What was done about the files in `.vscode/`."""

    changed: tuple[str, ...]
    """Those that were written, or under `check` would be; from the project's root."""
    paste: str | None = None
    """What to put into the settings by hand, where that could not be done without loss."""


def write(project: Path) -> Written:
    """Bring schemas and settings up to date."""
    found, paste = _differing(project)
    for path, text in found.items():
        _keep_inside(project, path)
        try:
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(text.encode())
        except OSError as error:
            raise WorldError(f"{path}: {error.strerror or error}") from error
    return Written(changed=tuple(found), paste=paste)


def fresh(project: Path) -> Written:
    """What `write` would do, without doing it."""
    found, paste = _differing(project)
    return Written(changed=tuple(found), paste=paste)


def _differing(project: Path) -> tuple[dict[str, str], str | None]:
    """The files that are not as they should be, with what should stand in them."""
    library = read_library(project_tree(project), project.resolve().name)
    known = vocabulary(library)
    wanted = {f".vscode/schemas/{kind}.json": _file(draw(kind, known)) for kind in SHAPES}
    found = {path: text for path, text in wanted.items() if _read(project / path) != text}
    before = _read(project / SETTINGS)
    try:
        settings = merge(before, _KEY, _globs()) if before and before.strip() else _new()
    except Unreadable:
        return found, f'"{_KEY}": {json.dumps(_globs(), indent=2)}'
    if settings != before:
        found[SETTINGS] = settings
    return found, None


def _keep_inside(project: Path, path: str) -> None:
    """Raise `WorldError` where a link would lead our writing elsewhere."""
    at = project
    for part in path.split("/"):
        at /= part
        if at.is_symlink():
            raise WorldError(f"{path} is not written: {part} is a symbolic link; take it away")


def _globs() -> dict[str, list[str]]:
    """Schema → the files it is for, as `yaml.schemas` takes them."""
    inside = {
        kind: f"{CONTENT}/{kind}/**/*.yaml"
        for kind in SHAPES
        if kind not in ("site", *_IN_MARKDOWN)
    }
    globs = {"site": f"{CONTENT}/site.yaml", **inside}
    return {f".vscode/schemas/{kind}.json": [glob] for kind, glob in globs.items()}


def _new() -> str:
    return _file({_KEY: _globs()})


def _file(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _read(path: Path) -> str | None:
    """A file's text; None where there is none that could be ours."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        return "\0"
    except OSError as error:
        raise WorldError(f"{path.name}: {error.strerror or error}") from error
