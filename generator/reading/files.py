"""Floor 2, bytes become text: which files are content, in what encoding, without hidden marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.front_matter import FrontMatter, opens, split
from generator.manual import finding
from generator.markup import bidi_faults
from generator.patterns import pattern
from generator.reading.values import ID, near, slug
from generator.source import SourceFile, Span
from generator.structs import Struct
from generator.tree import CONTENT, MAX_BYTES
from generator.yaml_nodes import MapNode, Node, ScalarNode, parse

SITE = f"{CONTENT}/site.yaml"
"""The settings."""

ENDINGS = {
    "outlets": ".yaml",
    "actors": ".yaml",
    "articles": ".md",
    "annotations": ".yaml",
    "stories": ".md",
    "seals": ".yaml",
}
"""Folder → how its files end."""

_ELSEWHERE = ("proposals",)
"""Folders that other rooms read."""

_CONTROL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BIDI = pattern("[\u202a-\u202e\u2066-\u2069]")
_OF_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INK = pattern(r"[^\n]")
_SOFT_BREAK = pattern(r"(?<!\n)\n(?![ \t]*\n)")
MAX_CONTROLS = 10_000
"""Controls of direction in one file; finding their pairs takes the square of their number."""


class Known(Struct, frozen=True):
    """A file that stands where content stands."""

    path: str
    kind: str
    """`site`, or the name of its folder, a key of `ENDINGS`."""
    id: str
    """`site` for the settings."""


class Opened(Struct, frozen=True, kw_only=True):
    """A content file whose text is known; its shape is not."""

    path: str
    kind: str
    id: str
    source: SourceFile
    node: MapNode | None
    """Its YAML; None where that could not be read."""
    body: int | None
    """Where the Markdown begins (code points); None for a YAML file."""
    findings: tuple[Diagnostic, ...]


# -- where a file stands --------------------------------------------------------------------------


def place(path: str) -> Known | Diagnostic | None:
    """What kind of file stands at a path; a finding if none does; None if others read it."""
    if path == SITE:
        return Known(path, "site", "site")
    _, folder, *rest = path.split("/")
    if not rest or folder not in (*ENDINGS, *_ELSEWHERE):
        return _misplaced(path, folder, within=bool(rest))
    if folder in _ELSEWHERE:
        return None
    ending = ENDINGS[folder]
    if not path.endswith(ending):
        stem = path.rsplit(".", 1)[0] if "." in rest[-1] else path
        return _finding_at_top(
            "misplaced-file",
            path,
            f"files in {CONTENT}/{folder}/ end in {ending}",
            hint=f"rename it to {stem}{ending}" if _texty(path) else "move it elsewhere",
        )
    name = rest[-1].removesuffix(ending)
    if not ID.match(name):
        made = slug(name)
        return _finding_at_top(
            "bad-id",
            path,
            f"the file's name is its id, and '{name}' is none: a-z, 0-9 and hyphens",
            hint=f"rename it to {made}{ending}" if made else None,
        )
    return Known(path, folder, name)


def _texty(path: str) -> bool:
    return path.endswith((".yml", ".yaml", ".md", ".markdown", ".txt", ".json"))


def _misplaced(path: str, folder: str, *, within: bool) -> Diagnostic:
    known = [f"{CONTENT}/{name}/" for name in ENDINGS]
    if within:
        message = f"there is no '{CONTENT}/{folder}/' in the content"
        hint = near(f"{CONTENT}/{folder}/", known)
    else:
        message = f"'{path}' is no content file"
        hint = near(path, [SITE])
    return _finding_at_top(
        "misplaced-file", path, message, hint=hint or f"content stands in {', '.join(known)}"
    )


def _finding_at_top(code: str, path: str, message: str, hint: str | None = None) -> Diagnostic:
    return finding(code, Span(path, 1, 1, 1, 1), message, hint=hint)


# -- what a file holds ----------------------------------------------------------------------------


def open_file(known: Known, data: bytes) -> Opened:
    """A file's text and YAML, with everything that is wrong before its shape is looked at."""
    source, findings = decode(known.path, data)
    node: Node | None = None
    body = None
    if not findings:
        if known.path.endswith(".md"):
            front = split(source.text)
            if front is None:
                findings = (_no_front_matter(source),)
            else:
                body = front.body
                node, findings = _yaml(source, front)
        else:
            node, findings = _yaml(source, FrontMatter(0, len(source.text), len(source.text)))
    return Opened(
        path=known.path,
        kind=known.kind,
        id=known.id,
        source=source,
        node=node if isinstance(node, MapNode) else None,
        body=body,
        findings=findings,
    )


def _yaml(source: SourceFile, front: FrontMatter) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    parsed = parse(source, front.start, front.end)
    findings = [*parsed.findings, *_hidden(source, front, parsed.node)]
    node = parsed.node
    if not findings and not isinstance(node, MapNode):
        if node is None or (isinstance(node, ScalarNode) and node.absent):
            findings.append(_empty(source))
        else:
            message = "the file must hold 'key: value' lines"
            findings.append(finding("wrong-type", source.span(node.start, node.start + 1), message))
    return node, tuple(findings)


def _empty(source: SourceFile) -> Diagnostic:
    if source.path.endswith(".md"):
        return finding("empty-file", source.whole(), "nothing stands between the two --- lines")
    return finding("empty-file", source.whole(), "the file holds nothing")


def _no_front_matter(source: SourceFile) -> Diagnostic:
    if opens(source.text):
        return finding(
            "unclosed-front-matter",
            source.span(0, 3),
            "the front matter that begins here is never closed",
            hint="put a line --- after its last key",
        )
    return finding(
        "no-front-matter",
        source.whole(),
        "an article or story begins with a line ---, its keys, and a second line ---",
        hint="put the front matter before the text, from the first line on",
    )


def decode(path: str, data: bytes) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    """A file's text, with findings on its size, encoding and control characters."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KiB"
        return SourceFile(path, ""), (_finding_at_top("too-large", path, message, "split it"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)
    source = SourceFile(path, text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return source, tuple(_controls(source))


def _not_utf8(path: str, data: bytes, at: int) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    clean = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    source = SourceFile(path, clean)
    before = data[:at].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    message = f"byte 0x{data[at]:02x} is not UTF-8"
    hint = "save the file as UTF-8" + (", not UTF-16" if wide else "")
    span = source.span(len(before), len(before) + 1)
    return source, (finding("not-utf8", span, message, hint=hint),)


def _controls(source: SourceFile) -> list[Diagnostic]:
    """One finding a kind of control character, at its first place."""
    if source.text.startswith("\ufeff"):
        message = "a second byte-order mark stands at the start"
        return [finding("control-character", source.span(0, 1), message, hint="delete it")]
    # Most texts show each of their characters, which is quicker to see.
    shown = source.text.replace("\n", " ").isprintable()
    if shown or not _CONTROL.search(source.text):
        return []
    counted = Counter(_CONTROL.findall(source.text))
    findings = []
    for character, times in counted.items():
        at = source.text.index(character)
        message = f"the control character U+{ord(character):04X} stands here"
        message += f" and in {times - 1} more places" if times > 1 else ""
        hint = "delete it; it shows as nothing and hides in copied text"
        findings.append(finding("control-character", source.span(at, at + 1), message, hint=hint))
    return findings


# -- what can't be seen ---------------------------------------------------------------------------


def _hidden(source: SourceFile, front: FrontMatter, node: Node | None) -> list[Diagnostic]:
    """Controls that reorder what is shown, and controls written as escapes."""
    text = source.text
    controls = len(_BIDI.findall(text)) if any(map(text.__contains__, _OF_BIDI)) else 0
    if controls > MAX_CONTROLS:
        message = f"the file holds {controls:,} controls of direction, more than {MAX_CONTROLS:,}"
        return [finding("bidi-control", source.whole(), message, hint="delete them")]
    if not controls and "\\" not in text[front.start : front.end]:
        return []
    scalars = sorted(_scalars(node), key=lambda scalar: scalar.start)
    findings = [found for scalar in scalars for found in _escaped(source, scalar)]
    # Pairs close within one value, one paragraph of the body, or one line of comments.
    comments, at = [], 0
    for scalar in scalars if controls else ():
        findings += _bidi(source, scalar.start, text[scalar.start : scalar.end])
        comments += [text[at : scalar.start], _INK.sub(" ", text[scalar.start : scalar.end])]
        at = scalar.end
    if controls:
        comments.append(text[at : front.end])
        findings += [_reordering(source, *fault) for fault in bidi_faults("".join(comments))]
        findings += _bidi(source, front.body, text[front.body :])
    return findings


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MapNode):
        for key, value in node.items():
            yield node.keys_at[key]
            yield from _scalars(value)
    elif node is not None:
        for entry in node:
            yield from _scalars(entry)


def _escaped(source: SourceFile, scalar: ScalarNode) -> Iterator[Diagnostic]:
    if scalar.style != '"' or "\\" not in source.text[scalar.start : scalar.end]:
        return
    span = source.span(scalar.start, scalar.end)
    for character in sorted(set(_CONTROL.findall(scalar.text))):
        message = f"an escape writes the control character U+{ord(character):04X}"
        yield finding("control-character", span, message, hint="take the escape away")
    for _, _, what in bidi_faults(scalar.text):
        yield finding("bidi-control", span, f"an escape writes {what}", hint="take it away")


def _bidi(source: SourceFile, base: int, part: str) -> list[Diagnostic]:
    faults = bidi_faults(_SOFT_BREAK.sub(" ", part))
    return [_reordering(source, base + start, base + end, what) for start, end, what in faults]


def _reordering(source: SourceFile, start: int, end: int, what: str) -> Diagnostic:
    message = f"a control that can show other words than are written: {what}"
    return finding("bidi-control", source.span(start, end), message, hint="delete it")
