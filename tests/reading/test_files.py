"""Bytes become text: where files stand, their encoding, what hides in them."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from generator.reading.files import MAX_CONTROLS, Known, Opened, open_file, place
from generator.tree import MAX_BYTES


def opened(data: bytes | str, path: str = "content/actors/a.yaml") -> Opened:
    known = place(path)
    assert isinstance(known, Known)
    return open_file(known, data.encode() if isinstance(data, str) else data)


def told(file: Opened) -> list[tuple[str, int, int]]:
    return [(found.code, found.span.line, found.span.column) for found in file.findings]


# -- where a file stands --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind", "ident"),
    [
        ("content/site.yaml", "site", "site"),
        ("content/outlets/gazette.yaml", "outlets", "gazette"),
        ("content/actors/crew/2031/mara-lind.yaml", "actors", "mara-lind"),
        ("content/articles/2031/01/lamp-1.md", "articles", "lamp-1"),
        ("content/annotations/-.yaml", "annotations", "-"),
        ("content/stories/007.md", "stories", "007"),
    ],
)
def test_a_file_is_known_by_its_folder_and_its_name(path: str, kind: str, ident: str) -> None:
    assert place(path) == Known(path, kind, ident)


@pytest.mark.parametrize("path", ["content/proposals/actors/a.yaml", "content/proposals/x.txt"])
def test_what_other_commands_read_is_passed_over(path: str) -> None:
    assert place(path) is None


@pytest.mark.parametrize(
    ("path", "code", "hint"),
    [
        ("content/actor/a.yaml", "misplaced-file", "did you mean 'content/actors/'?"),
        ("content/Actors/a.yaml", "misplaced-file", "did you mean 'content/actors/'?"),
        ("content/sit.yaml", "misplaced-file", "did you mean 'content/site.yaml'?"),
        ("content/site.yml", "misplaced-file", "did you mean 'content/site.yaml'?"),
        ("content/actors", "misplaced-file", "content stands in content/outlets/"),
        ("content/actors/a.yml", "misplaced-file", "rename it to content/actors/a.yaml"),
        ("content/articles/a.txt", "misplaced-file", "rename it to content/articles/a.md"),
        ("content/articles/a.b.markdown", "misplaced-file", "rename it to content/articles/a.b.md"),
        ("content/articles/map.png", "misplaced-file", "move it elsewhere"),
        ("content/articles/notes", "misplaced-file", "move it elsewhere"),
        ("content/actors/Mara Lind.yaml", "bad-id", "rename it to mara-lind.yaml"),
        ("content/actors/mara.lind.yaml", "bad-id", "rename it to mara-lind.yaml"),
        ("content/stories/Für_Öl.md", "bad-id", "rename it to fur-ol.md"),
        ("content/actors/..yaml", "bad-id", None),
        ("content/actors/۳.yaml", "bad-id", None),
        (f"content/actors/{'x' * 201}.yaml", "bad-id", f"rename it to {'x' * 80}.yaml"),
    ],
)
def test_a_file_elsewhere_is_told_where_to_go(path: str, code: str, hint: str | None) -> None:
    found = place(path)

    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.path, found.span.line) == (code, path, 1)
    assert (found.hint or "").startswith(hint or "")


# -- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["name: Mæra\n", "\ufeffname: Mæra\n", "name: Mæra\r\n"])
def test_a_byte_order_mark_and_line_ends_of_another_system_are_read(data: str) -> None:
    file = opened(data)

    assert file.findings == ()
    assert file.source.text == "name: Mæra\n"


def test_front_matter_is_read_after_a_byte_order_mark() -> None:
    file = opened("\ufeff---\r\ntitle: x\r\n---\r\nbody\r\n", "content/articles/a.md")

    assert file.body is not None
    assert file.source.text[file.body :] == "body\n"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"name: Troms\xf8\n", 1, 12),
        (b"\xef\xbb\xbfa: \xc3\xa6\r\nb: \xe6\n", 2, 4),
        (b"a: \xed\xa0\x80\n", 1, 4),
        (b"a: \xc0\xaf\n", 1, 4),
        (b"a: \xf4\x90\x80\x80\n", 1, 4),
        ("name: Mara\n".encode("utf-16"), 1, 1),
    ],
)
def test_another_encoding_is_refused_at_its_first_byte(data: bytes, line: int, column: int) -> None:
    assert told(opened(data)) == [("not-utf8", line, column)]


def test_utf16_is_named() -> None:
    assert "not UTF-16" in (opened("a: b".encode("utf-16")).findings[0].hint or "")


def test_a_file_of_a_mebibyte_is_read_and_a_larger_one_is_not() -> None:
    row = b"# " + b"x" * 61 + b"\n"
    full = b"name: x\n" + row * ((MAX_BYTES - 8) // 64)

    assert told(opened(full)) == []
    assert told(opened(full + row)) == [("too-large", 1, 1)]


@pytest.mark.parametrize(
    "control", ["\x00", "\x07", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\x9f", "\u2028",
                "\u2029", "\ufffe", "\uffff"]
)  # fmt: skip
def test_control_characters_are_refused_wherever_they_stand(control: str) -> None:
    assert told(opened(f"name: x\n# a{control}b\n")) == [("control-character", 2, 4)]
    body = opened(f"---\ntitle: x\n---\nThe{control} lamp\n", "content/articles/a.md")
    assert told(body) == [("control-character", 4, 4)]


def test_a_control_character_is_told_once_with_how_often_it_stands() -> None:
    (found,) = opened("a: x\x07\nb: \x07\nc: \x07\n").findings

    assert found.message == "the control character U+0007 stands here and in 2 more places"


@pytest.mark.parametrize("text", ["a: \ufeffx", "a: x\u200b\u00ad", "a: \te\n", "a: \U0001f600"])
def test_marks_that_words_may_hold_are_let_through(text: str) -> None:
    assert told(opened(text)) == []


def test_a_second_byte_order_mark_is_refused() -> None:
    assert told(opened("\ufeff\ufeffname: x")) == [("control-character", 1, 1)]


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x7f", r"\u0085", r"\L", r"\P", r"\N"])
def test_control_characters_written_as_escapes_are_refused(escape: str) -> None:
    assert told(opened(f'name: "a{escape}b"')) == [("control-character", 1, 7)]


@pytest.mark.parametrize("escape", [r"\n", r"\t", r"\"", r"\\", r"\u00e6", r"\_"])
def test_other_escapes_are_read(escape: str) -> None:
    assert told(opened(f'name: "a{escape}b"')) == []


# -- controls of direction ------------------------------------------------------------------------

RLE, PDF, RLO, LRO, RLI, PDI = "\u202b", "\u202c", "\u202e", "\u202d", "\u2067", "\u2069"


@pytest.mark.parametrize(
    "text",
    [
        f"a: x{RLO}y{PDF}",
        f"a: x{LRO}y",
        f"# {RLO}\na: b",
        f"'{RLO}a': b",
        f"a: x{RLE}y",
        f"a: x{PDF}y",
        f"a: x{RLI}y",
        f"a: {RLE}x\nb: y{PDF}",
        f"a:\n- {RLI}x\n- y{PDI}",
        f"a: {RLI}x  # {PDI}",
        'a: "x\\u202ey"',
        'a: "x\\u202by"',
    ],
)
def test_overrides_and_unpaired_controls_of_direction_are_refused(text: str) -> None:
    assert {code for code, _, _ in told(opened(text))} == {"bidi-control"}


@pytest.mark.parametrize(
    "text",
    [
        f"a: x {RLE}y{PDF} z",
        f"a: {RLI}x {RLE}y{PDF}{PDI}",
        f"a: >-\n  {RLE}x\n  y{PDF}\n",
        f"# {RLI}remark{PDI}\na: b",
        "a: x\u200e\u200f\u061cy",
        'a: "\\u202bx\\u202c"',
    ],
)
def test_paired_controls_and_marks_of_direction_are_allowed(text: str) -> None:
    assert told(opened(text)) == []


def test_pairs_in_a_body_close_within_their_paragraph() -> None:
    head = "---\ntitle: x\n---\n"
    path = "content/articles/a.md"

    assert told(opened(f"{head}one {RLE}two\nthree{PDF}\n", path)) == []
    assert told(opened(f"{head}one {RLE}two\n\nthree{PDF}\n", path)) == [
        ("bidi-control", 4, 5),
        ("bidi-control", 6, 6),
    ]


def test_a_file_of_nothing_but_controls_of_direction_is_refused_at_once() -> None:
    file = opened("---\ntitle: x\n---\n" + RLI * (MAX_CONTROLS + 1), "content/articles/a.md")

    assert told(file) == [("bidi-control", 1, 1)]


# -- what a file must hold ------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "# remark\n", "---\n", "~", "null # remark"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert told(opened(text)) == [("empty-file", 1, 1)]


@pytest.mark.parametrize("text", ["Mara Lind", "- a\n- b", '"name: x"'])
def test_a_file_without_keys_is_refused(text: str) -> None:
    assert told(opened(text)) == [("wrong-type", 1, 1)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-front-matter"),
        ("The lamp is lit.", "no-front-matter"),
        ("\n---\ntitle: x\n---\n", "no-front-matter"),
        ("---\ntitle: x\n", "unclosed-front-matter"),
        ("---\n---\nbody", "empty-file"),
        ("---\n# remark\n---\nbody", "empty-file"),
    ],
)
def test_a_text_needs_front_matter_that_is_closed_and_says_something(text: str, code: str) -> None:
    for path in ("content/articles/a.md", "content/stories/a.md"):
        assert told(opened(text, path)) == [(code, 1, 1)]
