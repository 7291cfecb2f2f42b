"""Floor 5, `onrecord why`: what rests on a name, and the pages on which that shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator import urls
from generator.diagnostics import WorldError
from generator.falling import Effect
from generator.findings import did_you_mean
from generator.library import Fault, Library
from generator.model import Item, Passage, Place, Quote, Stance
from generator.resting import Resting, resting_on_claim, resting_on_item, resting_on_question
from generator.structs import Struct


class Why(Struct, frozen=True, kw_only=True):
    """What something is there for."""

    name: str
    """As it was asked for."""
    what: str
    """What it is, in a sentence."""
    at: Place
    key: bool
    """Point at the key, not at its value."""
    rests: tuple[Resting, ...]
    """What of ours rests on it: first what would fall, then what would stand on less."""
    pages: tuple[str, ...]
    """Addresses of the pages that show it, or what rests on it."""


def why(library: Library, name: str) -> Why:
    """What rests on `article#item`, `story#claim` or `story#question`.

    Raises `WorldError` for a name that leads nowhere.
    """
    head, mark, id_ = name.partition("#")
    if not mark or not id_:
        raise WorldError(f"'{name}' is no item: write article-id#item-id, or story-id#claim-id")
    if head in library.stories and head not in library.articles:
        return _of_story(library, name, (head, id_))
    found = library.article(head)
    if isinstance(found, Fault):
        known = [*library.articles, *library.stories]
        raise _nowhere(f"no article or story is called '{head}'", found.hint, head, known)
    target = library.item_of(head, id_)
    if not isinstance(target, Fault):
        return _of_item(library, name, (head, id_))
    if head in library.stories:
        return _of_story(library, name, (head, id_))
    raise _nowhere(target.message, target.hint, "", [])


def _nowhere(message: str, hint: str | None, word: str, known: list[str]) -> WorldError:
    said = hint or did_you_mean(word, known)
    return WorldError(f"{message}: {said}" if said else message)


def _of_item(library: Library, name: str, key: tuple[str, str]) -> Why:
    article = library.articles[key[0]]
    outlet = library.party_name(article.outlet)
    item = library.item(*key)
    rests = _in_order(resting_on_item(library, key))
    return Why(
        name=name,
        what=_told(library, item, outlet) if item else f"a place in '{article.title}', {outlet}",
        at=item.at if item else article.at,
        key=item is not None and not isinstance(item, Stance),
        rests=rests,
        pages=_once(_of_article(library, key[0], item), _of_rests(library, rests)),
    )


def _told(library: Library, item: Item, outlet: str) -> str:
    if isinstance(item, Stance):
        actor = library.party_name(item.actor)
        return f"where {actor} stands: {item.position} ({item.basis}), from {outlet}"
    words = " … ".join(item.select.parts) if item.select else ""
    said = f": {words}" if words else ""
    if isinstance(item, Quote):
        return f"a quote of {library.party_name(item.speaker)} from {outlet}{said}"
    kind = "a passage" if isinstance(item, Passage) else f"a report that {item.says} '{item.claim}'"
    return f"{kind}, {outlet}{said}"


def _of_story(library: Library, name: str, key: tuple[str, str]) -> Why:
    claim = library.index.claims.get(key)
    question = library.index.questions.get(key)
    if claim:
        rests = _in_order(resting_on_claim(library, key))
        what, at = f"a claim: {claim.text}", claim.at
    elif question:
        rests = _in_order(resting_on_question(library, key))
        what, at = f"a question: {question.ask}", question.at
    else:
        known = [n for s, n in (*library.index.claims, *library.index.questions) if s == key[0]]
        message = f"story '{key[0]}' has no claim or question '{key[1]}'"
        raise _nowhere(message, None, key[1], known)
    pages = [urls.story(key[0])]
    pages += [urls.question(*key)] if question and not claim else []
    return Why(
        name=name,
        what=what,
        at=at,
        key=True,
        rests=rests,
        pages=_once(pages, _of_rests(library, rests)),
    )


def _in_order(found: Iterable[Resting]) -> tuple[Resting, ...]:
    """What falls before what stands on less."""
    return tuple(sorted(found, key=lambda one: one.effect is not Effect.FALLS))


# -- where it shows -------------------------------------------------------------------------------


def _once(*addresses: Iterable[str]) -> tuple[str, ...]:
    """Addresses in their order, each once."""
    return tuple(dict.fromkeys(chain(*addresses)))


def _of_article(library: Library, article_id: str, item: Item | None) -> Iterator[str]:
    yield urls.article(article_id)
    yield urls.outlet(library.articles[article_id].outlet)
    stories = library.index.stories_of.get(article_id, ())
    yield from map(urls.sources, stories or (None,))
    if isinstance(item, Stance):
        yield from _party(library, item.actor)
        question = library.question(item.question, article_id)
        if not isinstance(question, Fault):
            yield urls.question(*question)
    elif item:
        for party in (item.speaker, *item.via):
            yield from _party(library, party)


def _party(library: Library, party: str | None) -> Iterator[str]:
    if party and party in library.actors:
        yield urls.actor(party)
    elif party and party in library.outlets:
        yield urls.outlet(party)


def _of_rests(library: Library, rests: Iterable[Resting]) -> Iterator[str]:
    for one in rests:
        if one.story:
            yield urls.story(one.story)
        if one.question:
            yield urls.question(*one.question)
        if one.article:
            yield urls.article(one.article)
        yield from _party(library, one.party)
