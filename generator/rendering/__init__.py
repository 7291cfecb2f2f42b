"""Floor 6, a view and a template → the bytes of a page. The only door to Jinja.

A template sees two names: `view`, a frozen view of `generator.views`, and `t`, the catalogue.
What is not defined is a fault, text is escaped, and nothing that is None can be printed by
mistake. Not: which pages exist, and where their bytes go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.loaders import split_template_path

from generator.catalogue import Catalogue, UnknownWordsError
from generator.patterns import pattern
from generator.rendering.compiling import Compiled
from generator.rendering.keeping import Kept
from generator.rendering.macros import WRAPPER, Staying

_HASH_DIGITS = 10
_FOREWORD = pattern(rb"\A(?:\s*/\*.*?\*/)+\s*", re.DOTALL)
# Strings, which stay; comments, which go; and white space about braces, colons of declarations,
# semicolons and commas.
_CSS_SPARE = pattern(
    rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?:\s|/\*.*?\*/)*([{};,]|(?<=[a-z]):(?=\s))"""
    rb"""(?:\s|/\*.*?\*/)*|/\*.*?\*/|(?<=\s)\s+""",
    re.DOTALL,
)
# What an expression in a template can raise by itself, beside Jinja's own errors.
_IN_EXPRESSIONS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class TemplateFault(Exception):
    """A template that cannot be read or filled, with the place of the trouble."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        """`line` counts from 1; `message` is one sentence without the place."""
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def packaged_templates() -> Path:
    """Our own templates: inside an installed package, or beside it in the repository."""
    package = Path(__file__).parent.parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


class Renderer:
    """Templates, read once, and the files that go with them."""

    def __init__(
        self,
        templates: Path | None,
        catalogue: Catalogue,
        asset_paths: Mapping[str, str] | None = None,
        *,
        keeps: bool = False,
    ) -> None:
        """`templates`: a project's own folder; a file in it goes before ours of the same name.

        `asset_paths`: what `asset_paths` gives, where that is known. `keeps`: whether the same
        pages will be made again and again.
        """
        self._asset_paths = asset_paths
        own = [templates] if templates is not None and templates.is_dir() else []
        self._folders = (*own, packaged_templates())
        self._catalogue = catalogue
        stamps = tuple(stamp for folder in self._folders for stamp in _stamps(folder))
        self._environment = _environment(self._folders, stamps, catalogue, keeps=keeps)

    def __getstate__(self) -> tuple[object, ...]:
        """What is pickled: the templates, since there may be no such folder elsewhere."""
        files = [_contents(folder) for folder in self._folders]
        return self._folders, self._catalogue, self._asset_bytes, files

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._folders, self._catalogue, self._asset_bytes, files = state
        self._asset_paths = None
        loaders = [_sent(folder, own) for folder, own in zip(self._folders, files, strict=True)]
        self._environment = _compiled(loaders, self._catalogue)

    def render(self, template: str, view: object, staying: Staying | None = None) -> bytes:
        """A page as UTF-8 with one newline at its end. Raises `TemplateFault`.

        `staying`: views that were on the page before; what is made of them may be kept there.
        """
        self._environment.staying = {} if staying is None else staying
        try:
            text = self._environment.get_template(template).render(view=view)
        except (TemplateError, UnknownWordsError) as error:
            raise self._located(error, template) from error
        except _IN_EXPRESSIONS as error:
            # Raised further down, it is a fault of our own code and no template's.
            if self._own_line(_last(error.__traceback__)) is None:
                raise
            raise self._located(error, template) from error
        return (text.rstrip() + "\n").encode()

    def assets(self) -> list[tuple[str, bytes]]:
        """Files of `templates/assets`: the path on the site, and the content, by path.

        A folder there is one file in parts, joined in the order of their names.
        """
        return sorted((path, self._asset_bytes[name]) for name, path in self.asset_paths().items())

    def asset_paths(self) -> dict[str, str]:
        """Name of an asset → its path on the site, with a hash of the content in it."""
        if self._asset_paths is None:
            found = self._asset_bytes.items()
            self._asset_paths = {name: _hashed(name, data) for name, data in found}
        return dict(self._asset_paths)

    @cached_property
    def _asset_bytes(self) -> dict[str, bytes]:
        found: dict[str, dict[str, bytes]] = {}
        for folder in reversed(self._folders):
            for path in (folder / "assets").glob("[!.]*.*"):
                if path.is_dir():  # a project's own part goes before ours of the same name
                    parts = {part.name: part.read_bytes() for part in path.glob("[!.]*.*")}
                    found[path.name] = found.get(path.name, {}) | parts
                else:
                    found[path.name] = {"": path.read_bytes()}
        return {
            name: parts.get("") or _joined(name, [part for _, part in sorted(parts.items())])
            for name, parts in sorted(found.items())
        }

    def _located(self, error: Exception, template: str) -> TemplateFault:
        if isinstance(error, TemplateSyntaxError) and error.filename is not None:
            return TemplateFault(Path(error.filename), error.lineno, error.message or str(error))
        place = None
        trace = error.__traceback__
        while trace:
            place = self._own_line(trace) or place
            trace = trace.tb_next
        path, line = place or (self._path(template), 1)
        return TemplateFault(path, line, _message(error))

    def _own_line(self, trace: TracebackType | None) -> tuple[Path, int] | None:
        """The template and line a step of a traceback stands in, if it is one of ours."""
        if trace is None:
            return None
        path = Path(trace.tb_frame.f_code.co_filename)
        return (path, trace.tb_lineno) if path.parent in self._folders else None

    def _path(self, template: str) -> Path:
        candidates = [folder / template for folder in self._folders]
        return next((path for path in candidates if path.is_file()), candidates[-1])


@lru_cache(maxsize=4)
def _environment(
    folders: tuple[Path, ...],
    _as_of: tuple[tuple[str, int, int], ...],
    catalogue: Catalogue,
    *,
    keeps: bool,
) -> Compiled:
    """Compiled templates; taken again as long as no template has changed since."""
    kept = Kept(packaged_templates(), catalogue)
    loaders = [FileSystemLoader(folder) for folder in folders]
    return _compiled(loaders, catalogue, kept, keeps=keeps)


def _compiled(
    loaders: Sequence[BaseLoader],
    catalogue: Catalogue,
    kept: Kept | None = None,
    *,
    keeps: bool = False,
) -> Compiled:
    return Compiled(
        catalogue,
        keeps=keeps,
        loader=ChoiceLoader(loaders),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=kept,
    )


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, any of which a template may take in, by its path from there."""
    files = (path for path in _inside(folder) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _sent(folder: Path, files: Mapping[str, bytes]) -> FunctionLoader:
    """Templates that came along, with the places they had where they were read."""

    def load(name: str) -> tuple[str, str, None] | None:
        path = "/".join(split_template_path(name))
        return (files[path].decode(), str(folder / path), None) if path in files else None

    return FunctionLoader(load)


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Every file of a folder, with the time of its last change (ns) and its size (bytes)."""
    for path in _inside(folder):
        with suppress(FileNotFoundError):  # taken away while we look, by whoever edits it
            found = path.stat()
            yield str(path), found.st_mtime_ns, found.st_size


def _inside(folder: Path) -> Iterator[Path]:
    """All that lies in a folder, but for what Python and we have compiled there, by path."""
    for path in sorted(folder.rglob("*")):
        if "__pycache__" not in path.relative_to(folder).parts:
            yield path


def _joined(name: str, parts: list[bytes]) -> bytes:
    """Parts as one file: without the words before each, a sheet also without spare white space."""
    joined = b"\n".join(_FOREWORD.sub(b"", part) for part in parts)
    if not name.endswith(".css"):
        return joined
    return _CSS_SPARE.sub(lambda found: found[1] or found[2] or b"", joined).strip() + b"\n"


def _hashed(name: str, data: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"assets/{stem}.{sha256(data).hexdigest()[:_HASH_DIGITS]}{dot}{ending}"


def _last(trace: TracebackType | None) -> TracebackType | None:
    """The step at which something was raised; by a call that cannot be, that of who calls."""
    last = trace
    while trace:
        last = last if trace.tb_frame.f_code is WRAPPER else trace
        trace = trace.tb_next
    return last


def _message(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    return str(error.args[0]) if error.args else type(error).__name__
