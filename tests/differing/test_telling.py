"""A difference as text, Markdown and JSON: nothing of the content is obeyed."""

from __future__ import annotations

import json
from pathlib import Path

from markdown_it import MarkdownIt

from generator.differing import Change, Difference, Kind, differ
from generator.differing.telling import MOST_BYTES, as_json, as_markdown, as_text, escaped
from generator.pipeline import Options
from generator.structs import replace
from generator.tree import MemoryTree
from tests.differing.cases import FOUND, HEARD, STORY, Case, Edit, changed
from tests.differing.harbour import BASE
from tests.project import NOW, Files, alone

FILES = alone(BASE)
EDITS = Case("", (
    Edit(HEARD, "passages:", "  the-ice:\n    speaker: the-crew\n    text: sail on ice\npassages:"),
    Edit(HEARD, "text: We will not sail on ice", "text: We shall not sail on ice"),
    Edit(STORY, "[@h#not-on-ice]\n\n:", "[@h#not-on-ice]\n\nNobody asked them.\n\n:"),
    Edit("content/articles/herald-lamp.md", "title: A lamp is lit", "title: The lamp is lit"),
    Edit("content/site.yaml", "title: Harbour watch", "title: Harbour news"),
    Edit(FOUND, "    speaker: mara-lind\n", "    # a comment\n    speaker: mara-lind\n"),
), ())  # fmt: skip


def difference(after: Files) -> Difference:
    project = Path("no-such-project")
    trees = MemoryTree(FILES), MemoryTree(after)
    return differ(*trees, Options(now=NOW), project=project, with_pages=False)


def one_change(words: str) -> Difference:
    facts = {"part": "event", "new": words}
    change = Change(kind=Kind.PART_ADDED, stories=("s",), facts=facts, lines=(words,))
    return Difference(changes=(change,), titles={"s": words}, spans={})


def test_text_has_warnings_first_by_story_then_the_rest() -> None:
    assert (
        "\n".join(as_text(difference(changed(FILES, EDITS))))
        == """\
To look at first:
  Winter at the harbour
    ! 1 quote of The Herald no longer matches its source (content/annotations/herald-quay.yaml:2)
        “We shall not sail on ice”
    ! attribution coverage 100 % → 83 %: this sentence (content/stories/winter.md:1)
        Nobody asked them.
Changes:
  Winter at the harbour
    - adds 1 proven quote of The crew from The Herald
        “sail on ice” (¶1)
    - rewords the quote of The crew from The Herald: “We will not sail on ice” → “We shall not sail on ice”
    - adds 1 sentence to the text
        Nobody asked them.
  In no story
    - the headline of the article 'The lamp is lit' changes from 'A lamp is lit' to 'The lamp is lit'
  The site
    - the title of the site changes from 'Harbour watch' to 'Harbour news'
1 file is written in another way, order or place, and says the same."""
    )


def test_nothing_is_told_as_nothing() -> None:
    assert list(as_text(difference(FILES))) == ["Nothing changes."]
    assert as_markdown(difference(FILES)) == "Nothing changes."
    wrapped = changed(FILES, Case("", (Edit(STORY, "The quay stays", "The quay\nstays"),), ()))
    assert list(as_text(difference(wrapped))) == [
        "Nothing changes: 1 file is written in another way, order or place, and says the same."
    ]


def test_markdown_has_headings_and_places() -> None:
    text = as_markdown(difference(changed(FILES, EDITS)))
    assert text.startswith("""\
## To look at first

### Winter at the harbour

- 1 quote of The Herald no longer matches its source (content/annotations/herald-quay.yaml:2)
  - “We shall not sail on ice”
""")


def test_what_concerns_many_stories_is_told_once() -> None:
    one = replace(one_change("x").changes[0], stories=tuple("abcde"), lines=())
    titles = {name: f"Story {name.upper()}" for name in "abcde"}
    lines = as_text(Difference(changes=(one,), titles=titles, spans={}))
    assert list(lines)[1:] == [
        "  Story A; Story B; Story C; and 2 more",
        "    - adds the event 'x'",
    ]


def test_pages_may_change_though_nothing_that_is_said_does() -> None:
    pages = Change(kind=Kind.PAGES_CHANGED, stories=None, facts={"count": 2})
    found = Difference(changes=(pages,), titles={}, spans={}, rewritten=1)
    assert list(as_text(found))[-2:] == [
        "    - 2 pages change",
        (
            "Nothing that is said changes: 1 file is written in another way, order or place, and"
            " says the same."
        ),
    ]


def test_json_is_one_object_a_line_and_a_summary() -> None:
    *changes, last = map(json.loads, as_json(difference(changed(FILES, EDITS))))
    assert changes[0] == {
        "kind": "proof_fails",
        "warning": True,
        "stories": ["winter"],
        "sentence": "1 quote of The Herald no longer matches its source",
        "lines": ["“We shall not sail on ice”"],
        "facts": {"count": 1, "noun": "quote", "outlet": "The Herald"},
        "side": "head",
        "path": "content/annotations/herald-quay.yaml",
        "line": 2,
    }
    assert [one["stories"] for one in changes[-2:]] == [[], None]
    assert last == {"kind": "summary", "changes": len(changes), "warnings": 2, "rewritten": 1}


def test_what_is_gone_has_its_place_before() -> None:
    gone = changed(FILES, Case("", (Edit("content/articles/herald-lamp.md", to="-"),
                                    Edit("content/annotations/herald-lamp.yaml", to="-")), ()))  # fmt: skip
    removed = json.loads(next(as_json(difference(gone))))
    assert (removed["side"], removed["path"]) == ("base", "content/articles/herald-lamp.md")


WICKED = (
    "@octocat and @org/team", "#123 GH-7 a/b#9", "https://evil.example www.evil.example a@b.example",
    "<img src=x onerror=alert(1)> <!-- x --> &lt;b&gt;", "[words](https://evil.example) ![x](y)",
    "**bold** _em_ `code` ~~gone~~ | a | b |", ":smile: $x$ \\(y\\)", "- item", "1. item", "+ item",
    "# heading", "> quote", "=== ", "    code", "a\u202eb\x1b[31mc\x07", "```\nfence", "[x]: y", "[^1]",
)  # fmt: skip


def test_no_content_becomes_a_mark_in_markdown() -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    for words in WICKED:
        tokens = parser.parse(as_markdown(one_change(words)))
        kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}
        assert kinds <= {
            "heading_open", "heading_close", "inline", "text", "text_special", "bullet_list_open",
            "bullet_list_close", "list_item_open", "list_item_close", "paragraph_open",
            "paragraph_close",
        }, (words, kinds)  # fmt: skip
        lists = [token for token in tokens if token.type == "bullet_list_open"]
        assert len(lists) == 2, words
        headings = [token for token in tokens if token.type == "heading_open"]
        assert len(headings) == 2, words


def test_nothing_github_links_is_left_in_one_piece() -> None:
    for words in WICKED:
        shown = escaped(words)
        for live in ("@octocat", "@org", "@b.example", "#123", "#9", "://", "www.e", "GH-7"):
            assert live not in shown.replace("\\", ""), words
        assert ":smile:" not in shown


def test_no_control_character_reaches_a_terminal() -> None:
    for words in WICKED:
        for line in as_text(one_change(words)):
            assert line.isprintable(), line


def test_long_lists_are_cut_in_markdown() -> None:
    one = replace(one_change("x").changes[0], lines=tuple(f"sentence {n}" for n in range(25)))
    text = as_markdown(Difference(changes=(one,), titles={"s": "S"}, spans={}))
    assert text.endswith("  - sentence 19\n  - and 5 more")


def test_what_is_too_much_for_a_comment_is_left_out_and_counted() -> None:
    one = one_change("é" * 150).changes[0]
    many = Difference(changes=(one,) * 500, titles={"s": "S"}, spans={})
    text = as_markdown(many)
    assert len(text.encode()) < MOST_BYTES + 200
    shown = text.count("\n- ")
    assert text.endswith(
        f"{500 - shown} more are left out here: `onrecord diff` tells all of them."
    )
