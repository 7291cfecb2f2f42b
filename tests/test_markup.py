"""HTML as text: escaping, addresses, bidi controls, and joining with marks."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator import markup
from generator.markup import (
    Html,
    Mark,
    bidi_faults,
    escape,
    join,
    safe_href,
    safe_url,
    without_bidi,
)
from generator.pieces import Reference
from generator.prose import compile_article, compile_story
from generator.text_stream import BORDER

# -- trusted text ---------------------------------------------------------------------------------


def test_escaped_text_can_end_no_tag_and_no_attribute() -> None:
    assert escape("<a href=\"x\" id='y'>&") == "&lt;a href=&quot;x&quot; id=&#x27;y&#x27;&gt;&amp;"


def test_html_passes_through_a_template_and_a_text_does_not() -> None:
    template = jinja2.Environment(autoescape=True).from_string("{{ a }} {{ b }}")
    assert template.render(a=Html("<b>"), b="<b>") == "<b> &lt;b&gt;"


def test_html_put_together_with_text_is_a_text_again() -> None:
    assert not isinstance(Html("<b>") + "<i>", Html)


def test_html_can_be_sent_to_another_process() -> None:
    assert isinstance(pickle.loads(pickle.dumps(Html("<b>"))), Html)  # noqa: S301 # our own bytes


# -- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("https://a.example", "https://a.example"),
        ("HTTPS://A.Example/X?y=Z#q", "https://a.example/X?y=Z#q"),
        ("http://a.example:8080/", "http://a.example:8080/"),
        ("https://192.0.2.1/x", "https://192.0.2.1/x"),
        ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
        ("https://hafen-übersicht.example/ä", "https://hafen-übersicht.example/ä"),
        ("https://a.example/(x)_'y'~!$&*,;=:@", "https://a.example/(x)_'y'~!$&*,;=:@"),
        ("https://a.example/%20%zz", "https://a.example/%20%25zz"),
        ('https://a.example/"<>[]{}|^`', "https://a.example/%22%3C%3E%5B%5D%7B%7D%7C%5E%60"),
        ("https://a.example?x", "https://a.example?x"),
    ],
)
def test_a_web_address_is_let_through(written: str, safe: str) -> None:
    assert safe_url(written) == safe
    assert safe_url(safe) == safe


UNSAFE = [
    "", " ", "a.example", "/x", "#x", "//a.example", "https:", "https:/a", "https:a.example",
    "https://", "https:///x", "https://?x", "https://#x", "https://:80", "https://a.example:",
    "https://a.example:99999", "https://a.example:8o", "https://a.example:-1",
    "https://mara@a.example", "https://mara:lind@a.example", "https://@a.example",
    "https://b.example@a.example/", "https://a.example\\@b.example", "https:\\\\a.example",
    "https://a.example/\\x", "https://a b.example", "https://a.example/x y", " https://a.example",
    "https://a.example\n", "https://a.example/\tx", "https://a.example/\x00", "https://a.example/\x7f",
    "https://a.example/\u00a0", "https://a.example/\u2028", "https://a.example/\u202ex",
    "https://a.example/\u2067x", "https://a.example/\u200bx", "https://a.example/\u00adx",
    "https://a\u3002example\u202e", "https://a.example/\ud800", "https://a.example/\ufffe",
    "https://a%2eexample", "https://a.example%00", "https://[::1", "https://[x]", "https://a[::1]",
    "https://<b>", 'https://a".example', "https://a\uff0fb.example", "https://a\u2100b.example",
    "javascript:alert(1)", "javascript://a.example/%0aalert(1)", "JaVaScRiPt:x", "java\nscript:x",
    "\x01javascript:x", "data:text/html,x", "vbscript:x", "blob:https://a.example", "file:///x",
    "filesystem:https://a.example/x", "view-source:https://a.example", "intent://a.example",
    "ms-officecmd:x", "jar:https://a.example!/x", "ftp://a.example", "ws://a.example", "about:blank",
    "feed:https://a.example", "https&#58;//a.example", "ｈttps://a.example",
]  # fmt: skip


@pytest.mark.parametrize("written", UNSAFE)
def test_anything_else_is_no_web_address(written: str) -> None:
    assert safe_url(written) is None
    assert safe_url(written, mailto=True) is None


@pytest.mark.parametrize("written", [url for url in UNSAFE if url not in ("/x", "#x")])
def test_anything_else_is_no_link(written: str) -> None:
    assert safe_href(written) is None


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("/", "/"),
        ("/method/#seals", "/method/#seals"),
        ("/a/../b?x=[1]", "/a/../b?x=%5B1%5D"),
        ("#p3", "#p3"),
        ("#", "#"),
        ("mailto:mara@a.example", "mailto:mara@a.example"),
        ("MAILTO:mara@a.example?subject=x%20y", "mailto:mara@a.example?subject=x%20y"),
        ("https://a.example", "https://a.example"),
    ],
)
def test_a_link_may_also_lead_within_the_site_or_to_a_mailbox(written: str, safe: str) -> None:
    assert safe_href(written) == safe


@pytest.mark.parametrize(
    "written",
    ["/\\a.example", "//a.example", "/ x", "/\u202e", "#\n", "#a\\b", "mailto:", "mailto:x",
     "mailto:a@b@c", "mailto:a b@c", "mailto:@c", "?x", "x", "../x", "./x"],
)  # fmt: skip
def test_a_link_that_could_lead_astray_is_refused(written: str) -> None:
    assert safe_href(written) is None


@given(st.text(max_size=30))
def test_a_safe_address_stays_within_its_attribute(text: str) -> None:
    for written in (f"https://a.example/{text}", f"https://{text}", f"/{text}", f"#{text}", text):
        safe = safe_href(written)
        if safe is not None:
            assert not re.search(r'[\s"<>\\\x00-\x1f]', safe)
            assert re.match(r"https?://[^/@?#]+(?=[/?#]|\Z)|mailto:|/(?!/)|#", safe)


ADDRESS = st.tuples(
    st.sampled_from(["http://", "https://", "https://a.b", "http://a-1.example/", "HTTP://a.b"]),
    st.text(st.sampled_from('abA1.-/?#&=%:@[]\\"<é_~!$'), max_size=8),
).map("".join)


@given(ADDRESS)
def test_a_common_address_is_what_a_look_at_all_of_it_makes_of_it(url: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "_COMMON", re.compile("(?!)"))
        expected = safe_url(url)
    assert safe_url(url) == expected


# -- bidirectional controls -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("plain", []),
        ("a \u202bb\u202c c", []),
        ("a \u2067b\u2069 c", []),
        ("\u202a\u2066\u202bx\u202c\u2069\u202c", []),
        ("a\u200eb\u200fc\u061cd", []),
        ("a\u202eb", [1]),
        ("a\u202db\u202c", [1, 3]),
        ("a\u202bb", [1]),
        ("a\u202bb\n\u202c", [1, 4]),
        ("a\u2067b\u2029c\u2069", [1, 5]),
        ("a\u202c", [1]),
        ("a\u2069\u2067b\u2069", [1]),
        ("\u202a\u2067x\u202c\u2069\u202c", [3]),
        ("\u2067\u202bx\u2069", [1]),
        ("\u2066\u202ax\u202by\u2069z\u202c", [1, 3, 7]),
    ],
)
def test_a_control_that_can_reorder_other_words_is_a_fault(text: str, places: list[int]) -> None:
    assert [start for start, _, _ in bidi_faults(text)] == places


def test_a_fault_says_which_control_it_is() -> None:
    assert bidi_faults("\u202e") == [(0, 1, "U+202E right-to-left override")]
    assert bidi_faults("\u2067") == [
        (0, 1, "U+2067 right-to-left isolate, which is not closed on its line")
    ]
    assert bidi_faults("\u202c") == [
        (0, 1, "U+202C pop directional formatting, which closes nothing")
    ]


def test_published_text_has_no_directional_control_and_keeps_its_joiners() -> None:
    controls = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert without_bidi(f"می{controls}\u200cرود\u200d") == "می\u200cرود\u200d"


def test_the_faults_of_a_long_text_are_found_in_time_that_grows_with_its_length() -> None:
    assert len(bidi_faults("\u2067" * 20_000 + "\u2069" * 10_000)) == 10_000
    assert len(bidi_faults("\u202a" * 20_000 + "\u2069" * 20_000)) == 40_000


# -- joining --------------------------------------------------------------------------------------


def resolve(_: int, reference: Reference) -> str:
    return reference.target


def test_what_stands_for_a_reference_is_escaped_unless_it_is_html() -> None:
    prose, _ = compile_story("[[a]] [[b]]", lang="en")
    shown = join(prose, resolve=lambda n, _: Html("<i>") if n else "<i>")
    assert shown == "<p>&lt;i&gt; <i></p>\n"


def test_what_follows_a_block_is_escaped_unless_it_is_html() -> None:
    prose, _ = compile_story("a\n\nb", lang="en")
    shown = join(prose, resolve=resolve, after=lambda n: Html("<i>") if n else "<i>")
    assert shown == "<p>a</p>&lt;i&gt;\n<p>b</p><i>\n"


def marked(text: str, *marks: Mark) -> str:
    prose, problems = compile_article(text, lang="en")
    assert problems == ()
    return join(prose, resolve=resolve, marks=marks).strip()


def test_a_mark_wraps_its_words_and_carries_its_item() -> None:
    assert marked("The ferry sails.", Mark(4, 9, "boat")) == (
        '<p id="p1">The <mark class="q" data-q="boat" id="boat">ferry</mark> sails.</p>'
    )


def test_a_mark_is_cut_where_an_element_begins_and_ends() -> None:
    assert marked("The *old* ferry", Mark(0, 12, "boat")) == (
        '<p id="p1"><mark class="q" data-q="boat" id="boat">The </mark>'
        '<em><mark class="q" data-q="boat">old</mark></em>'
        '<mark class="q" data-q="boat"> ferr</mark>y</p>'
    )


def test_overlapping_marks_are_cut_at_each_border() -> None:
    assert marked("abcdef", Mark(2, 6, "y"), Mark(0, 4, "x")) == (
        '<p id="p1"><mark class="q" data-q="x" id="x">ab</mark>'
        '<mark class="q" data-q="x y" id="y">cd</mark>'
        '<mark class="q" data-q="y">ef</mark></p>'
    )


def test_each_of_several_marks_that_begin_at_one_place_has_its_address() -> None:
    assert marked("abc", Mark(0, 1, "x"), Mark(0, 3, "z"), Mark(0, 3, "y")) == (
        '<p id="p1"><span id="y"></span><span id="z"></span>'
        '<mark class="q" data-q="x y z" id="x">a</mark><mark class="q" data-q="y z">bc</mark></p>'
    )


def test_a_mark_over_two_blocks_has_one_address_and_marks_nothing_between() -> None:
    assert marked("ab\n\ncd", Mark(1, 4, "x")) == (
        '<p id="p1">a<mark class="q" data-q="x" id="x">b</mark></p>\n'
        '<p id="p2"><mark class="q" data-q="x">c</mark>d</p>'
    )


def test_an_item_with_several_marks_has_one_address() -> None:
    assert marked("abcd", Mark(0, 1, "x"), Mark(2, 3, "x")) == (
        '<p id="p1"><mark class="q" data-q="x" id="x">a</mark>b'
        '<mark class="q" data-q="x">c</mark>d</p>'
    )


def test_marked_words_of_another_language_say_so() -> None:
    assert marked("abcd", Mark(0, 1, "x", lang="de"), Mark(2, 3, "y", lang="ar")) == (
        '<p id="p1"><mark class="q" data-q="x" id="x" lang="de" dir="ltr">a</mark>b'
        '<mark class="q" data-q="y" id="y" lang="ar" dir="rtl">c</mark>d</p>'
    )


def test_a_mark_without_words_is_not_shown() -> None:
    assert "mark" not in marked("ab\n\ncd", Mark(1, 1, "x"), Mark(2, 3, "y"))


def test_a_mark_in_the_words_of_a_link_leaves_the_address_alone() -> None:
    shown = marked("[abc](https://a.example/abc)", Mark(0, 3, "x"))
    assert '<a href="https://a.example/abc"><mark' in shown


TEXT = """\
# Lamps & nets

The *ferry* **will `sail` all** winter, [she <said>](https://a.example/?a=b&c).
“So”  \nit is.

- one
- two *three*
  > four

|a|b|
|-|-|
|c *d*|e|

    code & more
"""
STREAM = compile_article(TEXT, lang="en")[0].stream.text
spans = st.tuples(st.integers(0, len(STREAM)), st.integers(0, len(STREAM)))


@settings(max_examples=150, deadline=None)
@given(st.lists(spans, max_size=6))
def test_marks_cover_just_their_words_and_leave_the_page_as_it_was(
    found: list[tuple[int, int]],
) -> None:
    prose, _ = compile_article(TEXT, lang="en")
    marks = [Mark(min(pair), max(pair), f"i{n}") for n, pair in enumerate(found)]
    shown = join(prose, resolve=resolve, marks=marks)
    without = re.sub(r'</?mark[^>]*>|<span id="i\d+"></span>', "", shown)
    assert without == join(prose, resolve=resolve)
    page = LexborHTMLParser(f"<body>{shown}</body>")
    for mark in marks:
        pieces = [m for m in page.css("mark") if mark.id in (m.attributes["data-q"] or "").split()]
        words = STREAM[mark.start : mark.end].replace(BORDER, "")
        assert "".join(piece.text() for piece in pieces) == words
        assert len(page.css(f"#{mark.id}")) == bool(words)


def test_a_page_without_marks_grows_with_its_text() -> None:
    small, large = (
        len(join(compile_article(TEXT * n, lang="en")[0], resolve=resolve)) for n in (10, 100)
    )
    assert large < small * 11


def test_many_marks_are_cut_in_time_that_grows_with_their_number() -> None:
    prose, _ = compile_article("lamp " * 10_000, lang="en")
    marks = [Mark(n * 5, n * 5 + 4, f"i{n}") for n in range(10_000)]
    shown = join(prose, resolve=resolve, marks=marks)
    at = [found.start() for found in re.finditer('id="i', shown)]
    assert len(at) == 10_000
    assert all(a < b for a, b in pairwise(at))
