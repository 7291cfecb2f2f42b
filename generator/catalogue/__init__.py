"""Floor 0, the words of the interface: one TOML file a language, found by key.

Templates hold no words; they ask a `Catalogue`. An entry is a text, or a table of plural forms
under the category names of Unicode CLDR (zero, one, two, few, many, other). `{name}` in a text is
a value given by the caller. Not: what an editor writes, and messages of the command line.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from generator.markup import Html, escape

DEFAULT = "en"
"""The language that has every word."""

_HERE = Path(__file__).parent
_CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


class UnknownWordsError(LookupError):
    """A key that is not in the catalogue, or a value that its text needs and did not get."""


def _english(n: int) -> str:
    return "one" if n == 1 else "other"


def _arabic(n: int) -> str:
    if n <= 2:
        return ("zero", "one", "two")[n]
    rest = n % 100
    if rest >= 11:
        return "many"
    return "few" if rest >= 3 else "other"


# Language → plural category of a whole number, 0 or more (CLDR, Language Plural Rules).
_PLURALS: Mapping[str, Callable[[int], str]] = {"ar": _arabic, "en": _english}


class Catalogue:
    """The words of one language; called with a key and values it gives a text."""

    def __init__(
        self,
        language: str,
        entries: Mapping[str, str | Mapping[str, str]],
        plural: Callable[[int], str],
    ) -> None:
        """`entries` by full key, such as `nav.stories`."""
        self.language = language
        self._entries = entries
        self._plural = plural

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """The text of a key with its values put in.

        `n` chooses the plural form and is a value itself. The result is `Html`, with text and
        plain values escaped, as soon as one value is HTML; else it is plain text.
        """
        entry = self._entries.get(key)
        text = entry if isinstance(entry, str) else self._form(key, entry, n)
        if n is not None:
            values["n"] = n
        if not values:
            return text
        try:
            for value in values.values():
                if hasattr(value, "__html__"):
                    safe = {name: _trusted(value) for name, value in values.items()}
                    return Html(_escaped(text).format_map(safe))
            return text.format_map(values)
        except KeyError as missing:
            raise UnknownWordsError(f"'{key}' needs a value for {missing}") from None

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def keys(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(sorted(self._entries))

    def fields(self, key: str) -> frozenset[str]:
        """The names of the values that any form of an entry uses."""
        from string import Formatter

        texts = self.texts(key).values()
        parsed = (name for text in texts for _, name, _, _ in Formatter().parse(text))
        return frozenset(name for name in parsed if name is not None)

    def texts(self, key: str) -> Mapping[str, str]:
        """The texts of an entry by plural category; `""` for one without plural forms."""
        entry = self._entries[key]
        return {"": entry} if isinstance(entry, str) else entry

    def category(self, n: int) -> str:
        """The plural category of a whole number in this language: `one`, `few` …"""
        return self._plural(n)

    def _form(self, key: str, entry: Mapping[str, str] | None, n: int | None) -> str:
        if entry is None:
            raise UnknownWordsError(f"the catalogue '{self.language}' has no words for '{key}'")
        if n is None:
            raise UnknownWordsError(f"'{key}' has plural forms and needs a number n")
        return entry.get(self._plural(n)) or entry["other"]


def _trusted(value: object) -> str:
    # Not `escape(value)` for all: what is HTML already says so by this method.
    return str(value) if hasattr(value, "__html__") else escape(str(value))


_escaped = cache(escape)
"""A text of a catalogue as HTML: there are some hundreds."""


@cache
def load(language: str) -> Catalogue:
    """The catalogue nearest to a BCP 47 tag: `en-GB` → `en`; a language without one → English."""
    tag = language.lower().split("-")[0]
    name = tag if tag in languages() else DEFAULT
    return Catalogue(name, _entries(_HERE / f"{name}.toml"), _PLURALS[name])


def _entries(path: Path) -> dict[str, str | Mapping[str, str]]:
    """The entries of a file; kept beside it as Python keeps modules: to read TOML takes long."""
    at = path.stat()
    stamp = [at.st_mtime_ns, at.st_size]
    kept = Path(cache_from_source(f"{path}.py")).with_suffix(".json")
    with suppress(OSError, ValueError, TypeError, LookupError):
        found: tuple[list[int], dict[str, str | Mapping[str, str]]] = json.loads(kept.read_bytes())
        if found[0] == stamp:
            return found[1]
    return _read_entries(path, stamp, kept)


def _read_entries(path: Path, stamp: list[int], kept: Path) -> dict[str, str | Mapping[str, str]]:
    import tomllib

    entries = dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
    if not sys.dont_write_bytecode:
        part = kept.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            part.parent.mkdir(exist_ok=True)
            part.write_text(json.dumps([stamp, entries]), encoding="ascii")
            part.replace(kept)
    return entries


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, sorted."""
    return tuple(sorted(path.stem for path in _HERE.iterdir() if path.suffix == ".toml"))


def method_text(language: str) -> str:
    """The method page's text, in Markdown."""
    return (_HERE / f"method.{load(language).language}.md").read_text(encoding="utf-8")


def _flat(
    table: Mapping[str, object], above: str = ""
) -> list[tuple[str, str | Mapping[str, str]]]:
    """Entries by full key: a table of plural forms stays one entry."""
    entries: list[tuple[str, str | Mapping[str, str]]] = []
    for name, value in table.items():
        key = f"{above}{name}"
        if isinstance(value, str) or (
            isinstance(value, dict) and "other" in value and value.keys() <= _CATEGORIES
        ):
            entries.append((key, value))
        elif isinstance(value, dict):
            entries += _flat(value, f"{key}.")
        else:
            raise TypeError(f"{key} is neither a text nor a table of texts")
    return entries
