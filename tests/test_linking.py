"""Every name in the content is looked up once, and each fault is told once, where it stands."""

from __future__ import annotations

import pytest

from tests.project import found, over_base, told

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails
questions:
  open:
    ask: Should it sail?
{keys}
---
The ferry will sail all winter. [@gazette#all-winter]
"""
ITEMS = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails: will sail
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
"""


def story(keys: str = "status: developing") -> str:
    return STORY.replace("{keys}", keys)


def test_a_story_with_all_its_items_is_clean() -> None:
    assert told(over_base(story(), ITEMS)) == []


# -- speakers and relays --------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["jon-berg", "herald"])
def test_a_speaker_and_a_via_may_be_an_actor_or_an_outlet(who: str) -> None:
    tree = f"""
-- content/actors/jon-berg.yaml --
name: Jon Berg
-- content/outlets/herald.yaml --
name: The Herald
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: {who}
    via: [{who}, mara-lind]
    text: The ferry will sail all winter
passages:
  other:
    speaker: {"herald" if who == "jon-berg" else "jon-berg"}
    text: said on Monday
"""
    assert [one for one in told(over_base(tree)) if one.startswith("unknown")] == []


def test_every_unknown_name_is_pointed_at() -> None:
    tree = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    via: [gazette, gazete]
    text: The ferry will sail all winter
passages:
  monday:
    speaker: jon-berg
    text: said on Monday
"""
    errors = found(over_base(tree))
    assert [(d.code, d.span.line, d.span.column, d.span.end_column) for d in errors] == [
        ("unknown-actor", 4, 20, 26),
        ("unknown-actor", 8, 14, 22),
    ]
    assert errors[0].hint == "did you mean 'gazette'?"


# -- standing twice -------------------------------------------------------------------------------


def test_an_id_is_used_once_among_actors_and_outlets_together() -> None:
    tree = """
-- content/outlets/mara-lind.yaml --
name: The Lind Letter
"""
    (error,) = found(over_base(tree))
    assert (error.code, error.span.path) == ("duplicate-id", "content/outlets/mara-lind.yaml")
    assert [one.span.path for one in error.related] == ["content/actors/mara-lind.yaml"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/actors/old/mara-lind.yaml", "name: Mara Lind the elder"),
        ("content/articles/2031/01/gazette-ferry.md", "---\ntitle: Ferry\noutlet: gazette\n---"),
        ("content/annotations/x/gazette-ferry.yaml", "quotes:"),
    ],
)
def test_folders_in_between_do_not_make_a_second_id(path: str, text: str) -> None:
    assert [d.code for d in found(over_base(f"-- {path} --\n{text}\n"))] == ["duplicate-id"]


def test_folders_in_between_are_free() -> None:
    tree = """
-- content/articles/2031/01/gazette-quay.md --
---
title: Quay to open
outlet: gazette
---
-- content/annotations/else/gazette-quay.yaml --
quotes:
  opens:
    speaker: mara-lind
    text: The quay opens
"""
    assert told(over_base(tree)) == []


def test_an_item_id_is_used_once_in_its_file_whatever_its_kind() -> None:
    tree = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  all-winter: sail all winter
"""
    (error,) = found(over_base(tree))
    assert (error.code, error.span.line) == ("duplicate-item", 6)
    assert [(one.label, one.span.line) for one in error.related] == [("first defined here", 2)]


# -- former ids -----------------------------------------------------------------------------------

RENAMED = """
-- content/actors/mara-lind.yaml --
name: Mara Lind
formerly: [m-lind]
-- content/outlets/gazette.yaml --
name: The Gazette
formerly: [post]
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
formerly: [post-ferry]
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
    formerly: [whole-winter]
reports:
  sails: will sail
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
claims:
  sails:
    text: The ferry sails
    formerly: [sailing]
questions:
  open:
    ask: Should it sail?
    formerly: [shall-it]
formerly: [port]
---
The ferry will sail all winter. [@gazette#all-winter]
"""


def test_former_ids_that_nothing_uses_are_clean() -> None:
    assert told(over_base(RENAMED)) == []


@pytest.mark.parametrize(
    ("path", "now", "before"),
    [
        ("content/annotations/gazette-ferry.yaml", "speaker: mara-lind", "m-lind"),
        ("content/annotations/gazette-ferry.yaml", "actor: mara-lind", "m-lind"),
        ("content/annotations/gazette-ferry.yaml", "evidence: [all-winter]", "[whole-winter]"),
        ("content/annotations/gazette-ferry.yaml", "question: open", "shall-it"),
        ("content/annotations/gazette-ferry.yaml", "question: open", "port#open"),
        ("content/articles/gazette-ferry.md", "outlet: gazette", "post"),
        ("content/stories/harbour.md", "gazette: gazette-ferry", "post-ferry"),
        ("content/stories/harbour.md", "[@gazette#all-winter]", "[@gazette#whole-winter]"),
        ("content/stories/harbour.md", "[@gazette#all-winter]", "[@post-ferry#all-winter]"),
        ("content/stories/harbour.md", "[@gazette#all-winter]", "[@sailing]"),
    ],
)
def test_a_former_id_in_use_is_an_error_that_names_the_new_one(
    path: str, now: str, before: str
) -> None:
    files = over_base(RENAMED)
    key = now.partition(": ")[0] + ": " if ": " in now else ""
    files[path] = files[path].replace(now.encode(), (key + before).encode(), 1)
    errors = [d for d in found(files) if d.code == "former-id"]
    assert [d.span.path for d in errors] == [path]
    new = {"m-lind": "mara-lind", "[whole-winter]": "all-winter", "shall-it": "open",
           "port#open": "harbour#open", "post": "gazette", "post-ferry": "gazette-ferry",
           "[@gazette#whole-winter]": "all-winter", "[@post-ferry#all-winter]": "gazette-ferry",
           "[@sailing]": "sails"}[before]  # fmt: skip
    assert errors[0].hint == f"write {new}"


def test_a_report_of_a_former_claim_names_the_new_one() -> None:
    files = over_base(RENAMED)
    path = "content/annotations/gazette-ferry.yaml"
    files[path] = files[path].replace(b"  sails: will", b"  sailing: will")
    errors = [d for d in found(files) if d.span.path == path]
    assert [(d.code, d.hint) for d in errors] == [("former-id", "write sails")]


@pytest.mark.parametrize(
    "tree",
    [
        """
-- content/actors/jon-berg.yaml --
name: Jon Berg
formerly: [mara-lind]
""",
        """
-- content/outlets/herald.yaml --
name: The Herald
formerly: [mara-lind]
""",
        """
-- content/actors/jon-berg.yaml --
name: Jon Berg
formerly: [jonny]
-- content/outlets/herald.yaml --
name: The Herald
formerly: [jonny]
""",
        """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
    formerly: [monday]
passages:
  monday: said on Monday
""",
        """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
    formerly: [first]
passages:
  monday:
    text: said on Monday
    formerly: [first]
""",
        """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
claims:
  sails:
    text: The ferry sails
    formerly: [late]
  late: The ferry is late
---
""",
        """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
questions:
  sail:
    ask: Should it sail?
    formerly: [first]
  stay:
    ask: Should it stay?
    formerly: [first]
---
""",
    ],
    ids=["actor", "outlet", "actor and outlet", "item", "two items", "claim", "two questions"],
)
def test_a_former_id_belongs_to_one_thing_and_to_none_that_still_has_it(tree: str) -> None:
    codes = [d.code for d in found(over_base(tree))]
    assert codes.count("former-id-taken") == 1


# -- one fault, one finding -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "content/actors/mara-lind.yaml",
        "content/outlets/gazette.yaml",
        "content/articles/gazette-ferry.md",
        "content/annotations/gazette-ferry.yaml",
        "content/stories/harbour.md",
    ],
)
def test_of_a_file_that_could_not_be_read_that_alone_is_said(path: str) -> None:
    files = over_base(story(), ITEMS)
    text = files[path].decode()
    if path.endswith(".md"):
        files[path] = text.replace("---\n", "---\nnonsense: 1\n", 1).encode()
    else:
        files[path] = (text + "nonsense: 1\n").encode()
    assert [(d.code, d.span.path) for d in found(files)] == [("unknown-field", path)]


def test_a_role_in_a_file_that_could_not_be_read_is_not_missed_elsewhere() -> None:
    tree = """
-- content/actors/port.yaml --
name: The port authority
kind: organisation
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: speaker
    of: port
    until: soon
"""
    stance = ITEMS.replace("actor: mara-lind", "actor: port")
    assert [d.code for d in found(over_base(story(), stance, tree))] == ["bad-date"]


def test_a_link_to_a_page_of_a_file_that_could_not_be_read_is_not_called_dead() -> None:
    tree = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
published: soon
---
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
---
See [the quay](/articles/gazette-quay/). [@gazette]
"""
    assert [d.code for d in found(over_base(tree))] == ["bad-date"]


def test_an_unknown_article_of_a_story_is_told_where_it_is_listed_and_nowhere_else() -> None:
    tree = story().replace("gazette-ferry", "gazette-fery")
    errors = [d for d in found(over_base(tree)) if not d.code.startswith("unaddressed")]
    assert [(d.code, d.hint) for d in errors] == [
        ("unknown-article", "did you mean 'gazette-ferry'?")
    ]


def test_a_name_misspelled_twice_is_told_at_both_places() -> None:
    tree = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lynd
    text: The ferry will sail all winter
  again:
    speaker: mara-lynd
    text: The ferry will sail
"""
    assert [d.span.line for d in found(over_base(tree)) if d.code == "unknown-actor"] == [3, 6]


# -- what a story points at -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("related: [haven]", "unknown-story"),
        ("translation_of: haven", "unknown-story"),
        ("key_quotes: [gazette#sails]", "not-a-quote"),
        ("key_quotes: [gazette#headline]", "not-a-quote"),
        ("key_quotes: [gazette#all-wintr]", "unknown-item"),
        ("unknowns:\n  - What happens [@gazete#all-winter]", "unknown-citation"),
        ("unknowns:\n  - What [[jon-berg]] wants", "unknown-actor"),
        ("summary: It sails. [@sial]", "unknown-citation"),
        ("updates:\n  - date: 2031-02-01\n    kind: update\n    text: New.\n    at: gazette#p9",
         "unknown-item"),
        ("events:\n  - date: 2031\n    text: It sails [@gazette#none]", "unknown-item"),
        ("differences:\n  - about: When\n    accounts:\n      - soon [@gazette#none]",
         "unknown-item"),
    ],
)  # fmt: skip
def test_every_name_in_a_story_is_looked_up(keys: str, code: str) -> None:
    assert [d.code for d in found(over_base(story(keys), ITEMS))] == [code]


def test_a_publisher_is_an_outlet_of_our_own() -> None:
    tree = "-- content/site.yaml --\ntitle: Harbour\npublisher: gazette\n"
    assert told(over_base(tree)) == ["publisher-not-own content/site.yaml:2"]


def test_an_article_cannot_supersede_itself() -> None:
    tree = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
supersedes: gazette-quay
---
"""
    assert told(over_base(tree)) == ["unknown-article content/articles/gazette-quay.md:4"]


def test_evidence_of_a_role_says_in_which_article_it_stands() -> None:
    tree = """
-- content/actors/mara-lind.yaml --
name: Mara Lind
roles:
  - title: captain
    evidence: [gazette-ferry#all-winter, gazette-ferry#none]
"""
    assert told(over_base(tree)) == ["unknown-item content/actors/mara-lind.yaml:4"]


def test_an_item_cannot_be_its_own_evidence() -> None:
    tree = ITEMS.replace("  sails: will sail", "  sails:\n    evidence: [sails]")
    assert [d.code for d in found(over_base(story(), tree))] == ["own-evidence"]
