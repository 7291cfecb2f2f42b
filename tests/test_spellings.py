"""Which outlet writes a name in which way: whole words, longest first, typography aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import spellings
from generator.anchoring.characters import has_unspaced
from generator.relations import relate
from generator.spellings import Spelling, find_spellings, may_hold
from tests.project import Files, library, over_base

STORY = """
-- content/outlets/tide.yaml --
name: Tide Radio
-- content/actors/omar.yaml --
name: Omar Abd-el-Vale
aliases: [Omar Abd el Vale, Abd el Vale, Vale, the pilot]
native_name:
  ar: عمر عبد الفال
-- content/articles/tide-pilot.md --
---
title: {title}
outlet: tide
rights: full
licence: CC0-1.0
---
{text}
-- content/stories/pilots.md --
---
title: Pilots
articles:
  tide: tide-pilot
---
[[omar]] sails.
"""


def spelled(files: Files, actor: str = "omar") -> dict[str, tuple[str, ...]]:
    known = library(files)
    return {s.words: s.outlets for s in find_spellings(known, relate(known))[actor]}


def told(text: str, title: str = "News") -> list[str]:
    """The spellings that Tide Radio uses in a text."""
    files = over_base(STORY.replace("{text}", text).replace("{title}", title))
    return [words for words, outlets in spelled(files).items() if outlets == ("tide",)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Omar Abd-el-Vale went home.", ["Omar Abd-el-Vale"]),
        ("Omar Abd‑el‑Vale went home.", ["Omar Abd-el-Vale"]),
        ("Omar Abd el\nVale went home.", ["Omar Abd el Vale"]),
        ("Abd el Vale went home.", ["Abd el Vale"]),
        ("Vale went home, said Abd el Vale.", ["Abd el Vale", "Vale"]),
        ("“Vale’s boat”, he said.", ["Vale"]),
        ("The pilot went home.", ["the pilot"]),
        ("A valence, a Valetta and the vale.", []),
        ("Saint-Vale and Abd-el-Vale.", []),
        ("Omar went home.\n\nAbd el went too.", []),
        ("Abd el\n\nVale went.", ["Vale"]),
        ("قال عُمَر عبد الفال إنه يبحر.", ["عمر عبد الفال"]),
    ],
)
def test_names_are_found_as_whole_words_the_longest_first(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_a_headline_counts() -> None:
    assert told("Nothing here.", title="Vale sails") == ["Vale"]


def test_a_spelling_found_nowhere_has_no_outlet() -> None:
    files = over_base(STORY.replace("{text}", "Vale sails.").replace("{title}", "News"))
    assert spelled(files)["Omar Abd-el-Vale"] == ()


WITHHELD = """
-- content/articles/tide-pilot.md --
---
title: News
outlet: tide
---
-- content/annotations/tide-pilot.yaml --
quotes:
  sail:
    speaker: omar
    text: Vale will sail [said Abd el Vale]
"""


def test_of_a_withheld_text_the_words_of_items_are_read_without_insertions() -> None:
    files = over_base(STORY.replace("{text}", "").replace("{title}", "News"), WITHHELD)
    assert spelled(files)["Vale"] == ("tide",)
    assert spelled(files)["Abd el Vale"] == ()


def test_withdrawn_articles_tell_nothing() -> None:
    files = over_base(STORY.replace("{text}", "Vale sails.").replace("{title}", "News"))
    path = "content/articles/tide-pilot.md"
    files[path] = files[path].replace(b"rights:", b"withdrawn:\n  reason: It was wrong.\nrights:")
    assert spelled(files)["Vale"] == ()


ELSEWHERE = """
-- content/articles/tide-other.md --
---
title: The pilot of another port
outlet: tide
---
"""


def test_a_name_means_an_actor_only_where_the_actor_appears() -> None:
    files = over_base(STORY.replace("{text}", "Nobody.").replace("{title}", "News"), ELSEWHERE)
    assert spelled(files)["the pilot"] == ()


NAMESAKE = """
-- content/actors/ina-vale.yaml --
name: Ina Vale
aliases: [Vale]
-- content/annotations/tide-pilot.yaml --
quotes:
  home:
    speaker: ina-vale
    text: Vale went home
"""


def test_a_shared_spelling_is_whose_the_article_names() -> None:
    files = over_base(
        STORY.replace("{text}", "“Vale went home,” she said.").replace("{title}", "News"), NAMESAKE
    )
    assert spelled(files, "ina-vale")["Vale"] == ("tide",)
    assert spelled(files, "omar")["Vale"] == ()


def test_a_longer_name_of_another_is_not_ones_own() -> None:
    harbour = """
-- content/actors/omar.yaml --
name: Omar
-- content/actors/guild.yaml --
name: Omar Rowing Guild
kind: organisation
"""
    files = over_base(
        STORY.replace("{text}", "The Omar Rowing Guild met.").replace("{title}", "News"), harbour
    )
    assert spelled(files) == {"Omar": ()}


def test_spellings_that_differ_in_typography_are_one() -> None:
    actor = """
-- content/actors/omar.yaml --
name: Omar O'Vale
aliases: [Omar O’Vale]
native_name:
  ar: عُمَر
  fa: عمر
"""
    files = over_base(STORY.replace("{text}", "None.").replace("{title}", "News"), actor)
    known = library(files)
    assert find_spellings(known, relate(known))["omar"] == (
        Spelling(words="Omar O'Vale"), Spelling(words="عُمَر", lang="ar"),
    )  # fmt: skip


def test_names_in_scripts_without_spaces_are_found_within_a_run() -> None:
    actor = "-- content/actors/omar.yaml --\nname: 水無瀬ほたる\n"
    files = over_base(
        STORY.replace("{text}", "灯台の水無瀬ほたるさんは言う。").replace("{title}", "港"), actor
    )
    assert spelled(files) == {"水無瀬ほたる": ("tide",)}


def test_outlets_stand_in_order_of_their_names() -> None:
    second = """
-- content/outlets/amber.yaml --
name: Zephyr Post
-- content/articles/amber-pilot.md --
---
title: Vale again
outlet: amber
---
"""
    files = over_base(
        STORY.replace("{text}", "Vale sails.").replace("{title}", "News"), alone_story(second)
    )
    assert spelled(files)["Vale"] == ("tide", "amber")


def alone_story(more: str) -> str:
    return (
        more
        + """-- content/stories/more.md --
---
title: More
articles:
  amber: amber-pilot
---
[[omar]] again.
"""
    )


def folded_words(text: str) -> list[str]:
    return spellings._words(text)


WORDS = st.text(st.sampled_from("aAbé-‑’'\u00ad\u200dَعم１ｂ。 \n\u00a0“”")) | st.text(max_size=9)


@given(text=WORDS, name=WORDS)
def test_where_a_word_stands_it_is_never_said_that_it_cannot(text: str, name: str) -> None:
    standing, words = set(folded_words(text)), set(folded_words(name))
    assert may_hold(text, words) or words.isdisjoint(standing)
    assert all(may_hold(f"{text} {name} {text}", {word}) for word in words)


@given(text=WORDS)
def test_what_stands_between_spaces_has_the_words_of_the_whole_text(text: str) -> None:
    word = spellings._word(has_unspaced=has_unspaced(text))
    assert folded_words(text) == [spellings._folded(one) for one in word.findall(text)]


def test_where_none_of_some_words_can_stand_it_is_said() -> None:
    text = "“Omar Abd‑el‑Vale went home,” said Ms. Söder on the quay."
    assert not may_hold(text, {"Zed", "Quarrel", "Sode", "ليلى"})
    assert may_hold(text, {"Söder"})
    assert may_hold(text, {"Abd-el-Vale"})
