"""Floor 7, trying words out: what a quote would get before it is written down.

`try_lines` needs no project: it is the bare rule, fed by JSON lines, for tests and other tools.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from generator.anchoring import Anchor, FoldedText, prepare
from generator.anchoring import anchor as look_for
from generator.anchoring.seals import sealed_stream
from generator.diagnostics import WorldError
from generator.library import Fault
from generator.model import Place, Quote, Selector
from generator.pipeline import project_tree, read_library
from generator.proof_findings import anchor_findings
from generator.reporting import json_line, visible
from generator.structs import Struct
from generator.text_stream import TextStream
from generator.verifying import anchor_row
from generator.withheld import TEXTS, read_text, text_path

_SLUG = re.compile(r"[^a-z0-9]+")


class Tried(Struct, frozen=True, kw_only=True):
    """What was found, for people."""

    lines: tuple[str, ...]
    proven: bool


def try_words(
    project: Path,
    article_id: str,
    quote: str,
    *,
    prefix: str | None = None,
    suffix: str | None = None,
    occurrence: int | None = None,
) -> Tried:
    """Look for words in an article of a project.

    Raises `WorldError` for an unknown article, or one whose text is not here.
    """
    text = _text(project, article_id)
    found = look_for(text, quote, prefix=prefix, suffix=suffix, occurrence=occurrence)
    select = Selector(parts=(quote,), prefix=prefix, suffix=suffix, occurrence=occurrence)
    item = Quote(id="the quote", at=Place(""), article=article_id, speaker="", select=select)
    lines = [_headline(found)]
    lines += [f"  {slice_}" for slice_ in found.slices]
    for finding in anchor_findings(item, select, found):
        lines += [f"  {visible(line)}" for line in finding.detail]
        lines += [f"  {finding.message}", *([f"  = {finding.hint}"] if finding.hint else [])]
    if found.verdict.proven:
        lines += ["", *_stub(found, quote, select)]
    return Tried(lines=tuple(lines), proven=found.verdict.proven)


class Asked(Struct, frozen=True, kw_only=True):
    """One line of `try_lines`: what to look for, and where."""

    id: object
    """Whatever the caller knows it by; given back as it is."""
    text: str
    quote: object
    """A text or a list of parts; anything else is answered as `not-text`."""
    prefix: str | None
    suffix: str | None
    occurrence: int | None
    lang: str


def try_lines(source: Iterable[str]) -> Iterator[str]:
    """Rows for JSON lines of `{id, text, quote, prefix?, suffix?, occurrence?, lang?}`.

    `text` is plain text, one paragraph a line; `quote` a text, or a list of parts. A line that
    is no such object gets a row that says so in `error`.
    """
    last: tuple[str, str] | None = None
    prepared: FoldedText | None = None
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        asked = _asked(line)
        if isinstance(asked, str):
            yield json_line({"id": None, "error": f"line {number}: {asked}"})
            continue
        key = (asked.text, asked.lang)
        if prepared is None or key != last:
            prepared, last = prepare(TextStream.plain(*key)), key
        found = look_for(
            prepared,
            tuple(asked.quote) if isinstance(asked.quote, list) else cast("str", asked.quote),
            prefix=asked.prefix,
            suffix=asked.suffix,
            occurrence=asked.occurrence,
        )
        yield json_line({"id": asked.id, **anchor_row(found).as_json()})


def _asked(line: str) -> Asked | str:
    """A line as it is meant, or what is wrong with it."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "this is no JSON object"
    if not isinstance(found, dict):
        return "this is no JSON object"
    if not isinstance(found.get("text"), str):
        return "`text` must be a string"
    for name, kind in (("prefix", str), ("suffix", str), ("lang", str), ("occurrence", int)):
        value = found.get(name)
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            return f"`{name}` must be a {'number' if kind is int else 'string'}"
    return Asked(
        id=found.get("id"),
        text=found["text"],
        quote=found.get("quote"),
        prefix=found.get("prefix"),
        suffix=found.get("suffix"),
        occurrence=found.get("occurrence"),
        lang=found.get("lang") or "",
    )


def _text(project: Path, article_id: str) -> FoldedText:
    library = read_library(project_tree(project), project.resolve().name)
    article = library.article(article_id)
    if isinstance(article, Fault):
        hint = f": {article.hint}" if article.hint else ""
        raise WorldError(f"{article.message}{hint}")
    if article.body:
        return prepare(article.body.stream)
    path = text_path(project, article_id)
    if not path.is_file():
        raise WorldError(
            f"the text of '{article_id}' is not here: it is {article.rights}, and there is no"
            f" {TEXTS}/{article_id}.txt"
        )
    return prepare(sealed_stream(read_text(path), library.language(article)))


def _headline(found: Anchor) -> str:
    said = [str(found.verdict), *(part for part in (found.reason, found.form) if part)]
    where = f" ¶{found.paragraph}" if found.paragraph else ""
    return f"{', '.join(said)}{where}"


def _stub(found: Anchor, quote: str, select: Selector) -> Iterator[str]:
    """The item to paste under `quotes:`."""
    parts = found.explanation.parts if found.explanation and found.explanation.parts else ()
    first = " ".join((parts[0] if parts else quote).split()[:4])
    yield "quotes:"
    yield f"  {_SLUG.sub('-', first.casefold()).strip('-') or 'quote'}:"
    yield "    speaker:"
    if parts:
        yield "    text:"
        for part in parts:
            yield "      - >-"
            yield f"        {part}"
    else:
        yield "    text: >-"
        yield f"      {' '.join(quote.split())}"
    if select.prefix:
        yield f"    prefix: {json.dumps(select.prefix, ensure_ascii=False)}"
    if select.suffix:
        yield f"    suffix: {json.dumps(select.suffix, ensure_ascii=False)}"
    if select.occurrence:
        yield f"    occurrence: {select.occurrence}"
