"""One value at a time: what each kind of value takes, and what it says of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.model import Position
from generator.reading import standards, theme, values
from generator.reading.values import Fault
from generator.source import SourceFile
from generator.yaml_nodes import MapNode, parse

Reader = Callable[[object], Any]


def given(written: str) -> object:
    """The value of a key as written in YAML."""
    node = parse(SourceFile("x.yaml", f"key: {written}\n")).node
    assert isinstance(node, MapNode)
    return node["key"]


def fault(read: Reader, written: str) -> Fault:
    with pytest.raises(Fault) as caught:
        read(given(written))
    return caught.value


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (values.free_text, "The lamp, lit#1", "The lamp, lit#1"),
        (values.free_text, ">-\n  The lamp: lit\n  again\n\n  twice", "The lamp: lit again\ntwice"),
        (values.free_text, "'  padded  '", "padded"),
        (values.name, "Mara Lind", "Mara Lind"),
        (values.name, "|\n  Mara\n\n  Lind\n", "Mara Lind"),
        (values.licence, "CC-BY-4.0  # see their page", "CC-BY-4.0"),
        (values.licence, "By kind permission", "By kind permission"),
        (values.identifier, "mara-lind", "mara-lind"),
        (values.identifier, "2031", "2031"),
        (values.item_id, "p", "p"),
        (values.item_id, "p-1", "p-1"),
        (values.item_id, "headlines", "headlines"),
        (values.named, "gazette  # remark", "gazette"),
        (values.reference, "all-winter", "all-winter"),
        (values.reference, "gazette-ferry#all-winter", "gazette-ferry#all-winter"),
        (values.item_reference, "gazette#headline", "gazette#headline"),
        (values.word(Position), "for", Position.FOR),
        (values.word_of(("in-heading",)), "in-heading", "in-heading"),
        (values.flag, "true", True),
        (values.flag, "false # not yet", False),
        (values.count, "1", 1),
        (values.count, "25", 25),
        (values.share, "0", 0.0),
        (values.share, "0.85", 0.85),
        (values.share, "1.0", 1.0),
        (standards.language, "en", "en"),
        (standards.language, "pt-BR", "pt-BR"),
        (standards.language, "sr-Latn-RS", "sr-Latn-RS"),
        (standards.language, "de-CH-1996", "de-CH-1996"),
        (standards.language, "es-419", "es-419"),
        (standards.country, "NO", "NO"),
        (standards.timezone, "UTC", "UTC"),
        (standards.timezone, "Europe/Oslo", "Europe/Oslo"),
        (standards.url, "https://gazette.example/lamp?x=1#y", "https://gazette.example/lamp?x=1#y"),
        (standards.folder_url, "https://a.example/watch", "https://a.example/watch/"),
        (standards.folder_url, "https://a.example/", "https://a.example/"),
        (standards.link, "Q42", "https://www.wikidata.org/wiki/Q42"),
        (standards.link, "https://a.example/x", "https://a.example/x"),
        (standards.nav_url, "/method/", "/method/"),
        (standards.nav_url, "https://a.example/", "https://a.example/"),
        (standards.contact, "desk@harbour.example", "desk@harbour.example"),
        (standards.contact, "mailto:desk@harbour.example", "desk@harbour.example"),
        (standards.contact, "https://a.example/contact", "https://a.example/contact"),
        (theme.colour, '"#1a2b3c"', "#1a2b3c"),
        (theme.colour, "rebeccapurple", "rebeccapurple"),
        (theme.colour, "light-dark(white, navy)", "light-dark(white, navy)"),
        (theme.colour, '"light-dark(#fff, oklch(20% 0.1 120))"',
         "light-dark(#fff, oklch(20% 0.1 120))"),
        (theme.colour, "rgb(10 20 30 / 50%)", "rgb(10 20 30 / 50%)"),
        (theme.fonts, "\"'Source Serif 4', Georgia, serif\"", "'Source Serif 4', Georgia, serif"),
        (theme.length, "38rem", "38rem"),
    ],
)  # fmt: skip
def test_a_value_is_read(read: Reader, written: str, value: object) -> None:
    assert read(given(written)) == value


@pytest.mark.parametrize(
    ("read", "written", "code"),
    [
        (values.free_text, "", "missing-value"),
        (values.free_text, "''", "missing-value"),
        (values.free_text, "null", "missing-value"),
        (values.free_text, "The lamp # lit", "comment-after-text"),
        (values.free_text, "The lamp\n  # lit", "comment-after-text"),
        (values.free_text, "[The lamp, lit]", "prose-in-brackets"),
        (values.free_text, "{a: b}", "wrong-type"),
        (values.free_text, "\n- a", "wrong-type"),
        (values.name, "Mara # the captain", "comment-after-text"),
        (values.licence, "By permission # of Mara", "comment-after-text"),
        (values.identifier, "Mara", "bad-id"),
        (values.identifier, "mara_lind", "bad-id"),
        (values.identifier, "mära", "bad-id"),
        (values.identifier, "x" * 201, "bad-id"),
        (values.item_id, "headline", "reserved-item-id"),
        (values.item_id, "p12", "reserved-item-id"),
        (values.named, "gazette#x", "bad-reference"),
        (values.named, "gazette.yaml", "bad-reference"),
        (values.reference, "a#b#c", "bad-reference"),
        (values.reference, "'#a'", "bad-reference"),
        (values.reference, "a b", "bad-reference"),
        (values.item_reference, "all-winter", "bad-reference"),
        (values.word(Position), "agains", "unknown-word"),
        (values.word(Position), "For", "unknown-word"),
        (values.flag, "yes", "unknown-word"),
        (values.flag, "True", "unknown-word"),
        (values.count, "0", "bad-number"),
        (values.count, "-1", "bad-number"),
        (values.count, "1.5", "bad-number"),
        (values.count, "٣", "bad-number"),
        (values.count, "9" * 5000, "bad-number"),
        (values.share, "1.1", "bad-number"),
        (values.share, "85", "bad-number"),
        (values.share, ".5", "bad-number"),
        (values.date, "5 January 2031", "bad-date"),
        (values.date, "2031-02-30", "bad-date"),
        (values.date, "2031-01-05T20:00", "bad-date"),
        (values.embargo, "2031-01-05", "embargo-without-zone"),
        (values.embargo, "2031-01-05T20:00", "embargo-without-zone"),
        (values.embargo, "2031-01-05/2031-01-06", "embargo-without-zone"),
        (values.embargo, "soon", "bad-date"),
        (standards.language, "english", "bad-language"),
        (standards.language, "en_GB", "bad-language"),
        (standards.language, "e", "bad-language"),
        (standards.country, "Norway", "bad-country"),
        (standards.country, "no", "bad-country"),
        (standards.timezone, "CEST", "bad-timezone"),
        (standards.timezone, "../etc/passwd", "bad-timezone"),
        (standards.timezone, "Europe", "bad-timezone"),
        (standards.url, "gazette.example", "bad-url"),
        (standards.url, "javascript:alert(1)", "bad-url"),
        (standards.url, "//gazette.example", "bad-url"),
        (standards.url, "https://gazette.example@evil.example/", "bad-url"),
        (standards.url, "ftp://gazette.example/", "bad-url"),
        (standards.url, "mailto:a@b.example", "bad-url"),
        (standards.folder_url, "https://a.example/?x=1", "bad-url"),
        (standards.link, "Q", "bad-url"),
        (standards.link, "42", "bad-url"),
        (standards.nav_url, "//evil.example/", "bad-url"),
        (standards.nav_url, "method/", "bad-url"),
        (standards.contact, "desk", "bad-url"),
        (standards.contact, "javascript:a@b.example", "bad-url"),
        (theme.colour, "", "missing-value"),
        (theme.colour, "#a00000", "missing-value"),
        (theme.colour, "url(https://a.example/x)", "bad-theme"),
        (theme.colour, "'red; } body { color: red'", "bad-theme"),
        (theme.colour, "var(--x)", "bad-theme"),
        (theme.colour, "light-dark(#fff, #000)", "comment-after-text"),
        (theme.fonts, "'Georgia; color: red'", "bad-theme"),
        (theme.fonts, "url(x)", "bad-theme"),
        (theme.length, "38", "bad-theme"),
        (theme.length, "calc(1px + 1px)", "bad-theme"),
    ],
)
def test_a_value_is_refused(read: Reader, written: str, code: str) -> None:
    assert fault(read, written).code == code


@pytest.mark.parametrize(
    ("read", "written", "hint"),
    [
        (values.identifier, "Mara Lind", "write mara-lind"),
        (values.named, "content/actors/mara-lind.yaml", "write mara-lind"),
        (values.word(Position), "agains", "did you mean 'against'?"),
        (values.flag, "no", "write false"),
        (values.flag, "'on'", "write true"),
        (values.share, "85%", "write 0.85"),
        (values.share, "7", "write 0.07"),
        (values.date, "2031/1/5", "write 2031-01-05"),
        (values.embargo, "2031-01-05",
         "write 2031-01-05T20:00:00Z or 2031-01-05T20:00:00+01:00"),
        (standards.language, "en_GB", "write en-GB"),
        (standards.country, "no", "write NO"),
        (standards.url, "gazette.example/lamp", "write https://gazette.example/lamp"),
        (standards.nav_url, "method/", "such as /method/"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_type(read: Reader, written: str, hint: str) -> None:
    assert fault(read, written).hint == hint


def test_a_report_named_like_a_claim_elsewhere_is_told_how_to_say_that() -> None:
    with pytest.raises(Fault) as caught:
        values.item_id("winter#sails")

    assert caught.value.hint == "choose an id, and write 'claim: winter#sails' under it"


def test_parts_are_a_text_or_a_list_of_texts() -> None:
    assert len(values.parts(given("one"))) == 1
    assert len(values.parts(given("\n- one\n- two"))) == 2
    assert fault(values.parts, "[one, two]").code == "prose-in-brackets"
    assert fault(values.parts, "\n  []").code == "prose-in-brackets"
    assert fault(values.parts, "").code == "missing-value"


def test_a_long_value_is_shown_cut_and_on_one_line() -> None:
    assert values.shown("one\n  two") == "'one two'"
    assert values.shown("x" * 80) == f"'{'x' * 57}…'"


def test_long_runs_of_blanks_cost_no_more_than_their_length() -> None:
    wide = f"a{' ' * 500_000}b"

    assert values.name(given(wide)) == wide
