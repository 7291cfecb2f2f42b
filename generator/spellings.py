"""Floor 3, which outlet writes an actor's name in which way: counted from texts, never typed.

A name is looked for as whole words under the fold of `generator.anchoring`, so that typography
makes no difference, in what we may read: full texts, the words of items, headlines. Of two
spellings that fit at one place the longer stands ("Mahdi" is not found in "Abdul Mahdi"), whoever
bears it. A spelling means an actor only in articles that can mean it: those that name it as
speaker or holder of a position, else those of a story in which it appears.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from typing import Any

from generator.anchoring import characters as ch
from generator.anchoring.fold import fold
from generator.languages import alphabetical
from generator.library import Library
from generator.model import Actor, Article
from generator.naming import named_in_annotations, named_in_story
from generator.patterns import pattern
from generator.relations import Relations
from generator.structs import Struct
from generator.text_stream import BORDER


class Spelling(Struct, frozen=True, kw_only=True):
    """One way in which an actor's name is written."""

    words: str
    """As the actor's file has it."""
    lang: str | None = None
    """BCP 47, of a name in another script; None for the name and its aliases."""
    outlets: tuple[str, ...] = ()
    """Ids of the outlets in whose texts it stands, by name; none where it was found nowhere."""


_Bearer = tuple[str, int]
"""An actor, and which of its spellings, from 0."""
Listed = Mapping[str, list[tuple[list[str], tuple[_Bearer, ...]]]]
"""First word → the spellings that begin with it, longest first, and who bears each."""
Known = Mapping[str, tuple[list[int], Mapping[tuple[str, ...], tuple[_Bearer, ...]]]]
"""The same, to be looked up: how many words spellings that begin so have, most first; and each."""


Named = Callable[[str], Iterable[str]]
"""Article → whom its annotations, or a role's evidence, find named in it."""


def find_spellings(library: Library, relations: Relations) -> dict[str, tuple[Spelling, ...]]:
    """Actor → its name, its aliases and its native names, each with the outlets that use it."""
    known = to_look_up(known_spellings(library).items())
    every = {
        article: {*named_in_annotations(record), *relations.roles_from.get(article, ())}
        for article, record in library.annotations.items()
    }

    def named(article: str) -> Iterable[str]:
        found = every.get(article)
        return relations.roles_from.get(article, ()) if found is None else found

    near = {story: near_story(library, named, story) for story in library.stories}
    used: dict[str, list[tuple[str, int]]] = {}
    for article in library.articles:
        for actor, number in spelled_in(library, known, article, named, near):
            used.setdefault(actor, []).append((article, number))
    return {a: spellings_of(library, a, used.get(a, ())) for a in library.actors}


def spelled_in(
    library: Library,
    known: Known,
    article_id: str,
    named: Named,
    near: Mapping[str, AbstractSet[str]],
) -> tuple[tuple[str, int], ...]:
    """The spellings that stand in an article: actor, and which of its spellings, from 0.

    `near`: story → who appears in it.
    """
    article = library.articles[article_id]
    if article.withdrawn:
        return ()
    meant = set(named(article_id))
    stories = library.index.stories_of.get(article_id, ())
    around = meant.union(*(near[story] for story in stories))
    return tuple(
        sorted(
            {
                bearer
                for text in _texts(library, article)
                for bearers in _found(_words(text), known)
                for bearer in _meant(bearers, meant) or _meant(bearers, around)
            }
        )
    )


def spellings_of(
    library: Library, actor_id: str, used: Iterable[tuple[str, int]]
) -> tuple[Spelling, ...]:
    """How an actor's name is written; `used`: articles, and which spelling stands in them."""
    outlets: dict[int, set[str]] = {}
    for article, number in used:
        outlets.setdefault(number, set()).add(library.articles[article].outlet)
    return tuple(
        Spelling(words=text, lang=lang, outlets=_by_name(library, outlets.get(n, ())))
        for n, (text, lang) in enumerate(_spellings(library.actors[actor_id]))
    )


def _spellings(actor: Actor) -> list[tuple[str, str | None]]:
    """All spellings that are more than typography apart, each with its language if native."""
    every: list[tuple[str, str | None]] = [(name, None) for name in (actor.name, *actor.aliases)]
    every += [(name, lang) for lang, name in actor.native_name.items()]
    first: dict[str, tuple[str, str | None]] = {}
    for name, lang in every:
        first.setdefault(fold(name).text, (name, lang))
    return list(first.values())


def _by_name(library: Library, outlets: Iterable[str]) -> tuple[str, ...]:
    language = library.settings.language
    return tuple(sorted(outlets, key=lambda o: (alphabetical(library.party_name(o), language), o)))


def _meant(bearers: tuple[_Bearer, ...], actors: set[str]) -> list[_Bearer]:
    return [bearer for bearer in bearers if bearer[0] in actors]


# -- what is looked for ---------------------------------------------------------------------------


def known_spellings(library: Library) -> Listed:
    """What is looked for: the spellings of all actors."""
    return _listed({actor.id: _spellings(actor) for actor in library.actors.values()})


def to_look_up(listed: Iterable[tuple[str, Iterable[tuple[Iterable[str], Any]]]]) -> Known:
    """Spellings as they are looked up: however many begin with a word, it is as quick."""
    known: Known = {
        first: ([], {tuple(words): tuple((a, n) for a, n in bearers) for words, bearers in some})
        for first, some in listed
    }
    for lengths, spellings in known.values():
        lengths.extend(sorted({len(words) for words in spellings}, reverse=True))
    return known


def _listed(spelled: Mapping[str, list[tuple[str, str | None]]]) -> Listed:
    bearers: dict[tuple[str, ...], list[_Bearer]] = {}
    for actor, spellings in spelled.items():
        for number, (text, _) in enumerate(spellings):
            for form in _cased(text):
                bearers.setdefault(tuple(_words(form)), []).append((actor, number))
    known: dict[str, list[tuple[list[str], tuple[_Bearer, ...]]]] = {}
    for words in sorted(bearers, key=len, reverse=True):
        if words:
            found = tuple(dict.fromkeys(bearers[words]))
            known.setdefault(words[0], []).append((list(words), found))
    return known


def _cased(text: str) -> Iterator[str]:
    """As written, and with its first letter as a sentence would have it, or leave it.

    A single word is never made small: "may" is no spelling of "May".
    """
    yield text
    yield text[:1].upper() + text[1:]
    if " " in text:
        yield text[:1].lower() + text[1:]


# -- where it is looked for -----------------------------------------------------------------------


def near_story(library: Library, named: Named, story_id: str) -> frozenset[str]:
    """Who appears in a story: named in one of its articles, or linked in its text."""
    story = library.stories[story_id]
    return frozenset(named_in_story(story)).union(*map(named, story.articles.values()))


_BRACKETED = pattern(r"\[[^\]]*\]")
"""What may be our own insertion into words of an article."""


def _texts(library: Library, article: Article) -> Iterator[str]:
    """What we may read of an article: its headline, and its text or else the words of its items."""
    yield article.title
    if article.body:
        yield article.body.stream.text
        return
    record = library.annotations.get(article.id)
    for item in record.worded() if record else ():
        if item.select:
            yield _BRACKETED.sub(BORDER, BORDER.join(item.select.parts))


# -- words ----------------------------------------------------------------------------------------

_MARKS = (
    rf"{ch.IGNORABLES}\u0300-\u036f\u0483-\u0489\u0610-\u061a\u0653-\u0655\u06d6-\u06dc"
    r"\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0df3\u0f18-\u0fbc\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u20d0-\u20ff"
)


_MOST_KEPT = 20_000
"""Chunks of text whose words are kept: most are read again and again."""
_LONGEST_KEPT = 32
"""Their length; in scripts without spaces a chunk is a paragraph, and never comes again."""


class _Chunks(dict[str, list[str]]):
    """What stands between two spaces → its words under the fold."""

    def __missing__(self, chunk: str) -> list[str]:
        word = _word(has_unspaced=ch.has_unspaced(chunk))
        found = [_folded(one) for one in word.findall(chunk)]
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[chunk] = found
        return found


_CHUNKS = _Chunks()


def _folded(word: str) -> str:
    plain = (word.isascii() and word.isalnum()) or word == BORDER
    return word if plain else fold(word).text


def _words(text: str) -> list[str]:
    """The words of a text under the fold. None holds a space, so each chunk is read by itself."""
    chunks = text.replace(BORDER, f" {BORDER} ").replace("\n", " ").split(" ")
    return list(chain.from_iterable(map(_CHUNKS.__getitem__, chunks)))


@cache
def _word(*, has_unspaced: bool) -> re.Pattern[str]:
    """One character of a script without spaces; a word, with what a hyphen joins to it; a block's
    border; any other sign. What only texts in such scripts need is dear to compile, and waits.
    """
    unspaced = ch.UNSPACED if has_unspaced else ""
    alone = f"[{unspaced}]|" if has_unspaced else ""
    letters = rf"[^\W{unspaced}]+(?:[{_MARKS}]+[^\W{unspaced}]*)*"
    hyphens = re.escape(ch.HYPHENS)
    return re.compile(rf"{alone}{letters}(?:[{hyphens}]{letters})*|{BORDER}|[^\s{_MARKS}]")


_RUN = pattern(r"[0-9A-Za-z]+")
"""What the fold leaves as it is, and together."""


def may_hold(text: str, words: AbstractSet[str]) -> bool:
    """Whether one of some folded words may stand in a text; never no where one does.

    Quick: of words in plain letters only those are folded that have any other sign in them.
    """
    for word in words:
        run = max(_RUN.findall(word), key=len, default="")
        if run in text if run else word.isascii():  # a sign may stand in any text
            return True
    odd = " ".join([chunk for chunk in text.split() if not chunk.isascii()])
    return not words.isdisjoint(_words(odd))


def _found(words: list[str], known: Known) -> set[tuple[_Bearer, ...]]:
    """Who bears the spellings that stand in a text, each by the longest that fits."""
    found: set[tuple[_Bearer, ...]] = set()
    end = 0
    for at in [at for at, word in enumerate(words) if word in known]:
        if at < end:
            continue
        lengths, spellings = known[words[at]]
        for length in lengths:
            bearers = spellings.get(tuple(words[at : at + length]))
            if bearers:
                found.add(bearers)
                end = at + length
                break
    return found
