"""Floor 7, the ids a site knows, as JSON Schemas: what may stand where something is named.

Each id is told with the name of its record, which completion shows beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.library import HEADLINE, Library
from generator.model import Item, Quote, Stance, Story

Schema = dict[str, Any]
Names = Mapping[str, str]
"""Id → what is told of it."""

_ID = {"pattern": "^[a-z0-9-]{1,200}$", "errorMessage": "ids are of a-z, 0-9 and hyphens"}
_PARAGRAPH = {"pattern": "^[a-z0-9-]{1,200}#p[1-9][0-9]*$"}
_REFERENCE = {"pattern": "^[a-z0-9-]{1,200}(#[a-z0-9-]{1,200})?$"}
_MOST = 10_000
"""Ids that are listed of one sort: more make a language server slow, and a file large."""
_MOST_WORDS = 80
"""Characters of an item's words that are told."""


def vocabulary(library: Library) -> dict[str, Schema]:
    """What an id names (`Leaf.of`) → the schema of such an id.

    A sort of which there are none, or very many, is told by its form alone. Files that could not
    be read have ids too. What they hold is not known, so that while there is one, anything that
    looks like a reference to an item, claim or question will do.
    """
    outlets, parties, articles, stories = _files(library)
    claims = {key: claim.text for key, claim in library.index.claims.items()}
    questions = {key: question.ask for key, question in library.index.questions.items()}
    items = dict(_items(library))
    shorts = dict(_short(library, items))
    every = _told(items)
    cited = {**_either(claims), **articles, **_named(library, articles), **every, **_told(shorts)}

    def inside(names: Names, fault: str) -> Schema:
        return _listed(names, fault, whole=not library.refused.naming)

    return {
        "id": _ID,
        "party": _listed(parties, "no actor or outlet is called so"),
        "outlet": _listed(outlets, "no outlet is called so"),
        "article": _listed(articles, "no article is called so"),
        "story": _listed(stories, "no story is called so"),
        "claim": inside(_either(claims), "no story has a claim of that id"),
        "question": inside(_either(questions), "no story has a question of that id"),
        "item": _or(inside(every, "no article has an item of that id"), _PARAGRAPH),
        # items of the file itself are the editor's to make up, and `check` holds them against it
        "evidence": _or(inside(every, "no other article has an item of that id"), _PARAGRAPH, _ID),
        "quote": inside(_quotes({**items, **shorts}), "no quote is called so"),
        "cited": _or(inside(cited, "nothing is called so"), _PARAGRAPH),
        "claim-or-id": _or(_listed(_bare(claims), ""), _ID),
    }


def _files(library: Library) -> tuple[Names, Names, Names, Names]:
    """The ids of outlets; of actors and outlets; of articles; of stories."""
    refused = library.refused
    outlets = {id_: one.name for id_, one in library.outlets.items()}
    actors = {id_: one.name for id_, one in library.actors.items()}
    articles = {id_: one.title for id_, one in library.articles.items()}
    stories = {id_: one.title for id_, one in library.stories.items()}
    unread = dict.fromkeys(refused.parties, "")
    return (
        {**unread, **outlets},
        {**unread, **outlets, **actors},
        {**dict.fromkeys(refused.articles, ""), **articles},
        {**dict.fromkeys(refused.stories, ""), **stories},
    )


def _items(library: Library) -> Iterator[tuple[str, tuple[Item | None, str]]]:
    """Each item and headline as `article#item`, with its words."""
    for article_id, article in library.articles.items():
        yield f"{article_id}#{HEADLINE}", (None, article.title)
        for item in library.items(article_id):
            yield f"{article_id}#{item.id}", (item, _words(item))


def _words(item: Item) -> str:
    """An item's words, or what it says of whom, as a list can show them."""
    if isinstance(item, Stance):
        return f"{item.position}, {item.basis}"
    if item.select is None:
        return f"{item.says} {item.claim}"
    words = " … ".join(item.select.parts)
    return words if len(words) <= _MOST_WORDS else f"{words[: _MOST_WORDS - 1]}…"


def _short(
    library: Library, items: Mapping[str, tuple[Item | None, str]]
) -> Iterator[tuple[str, tuple[Item | None, str]]]:
    """Each item as `short#item`, by the short names that stories give."""

    def of(story: Story) -> Iterator[tuple[str, tuple[Item | None, str]]]:
        for short, article in story.articles.items():
            for name in (HEADLINE, *library.index.items.get(article, {})):
                if f"{article}#{name}" in items:
                    yield f"{short}#{name}", items[f"{article}#{name}"]

    for story in library.stories.values():
        yield from of(story)


def _told(items: Mapping[str, tuple[Item | None, str]]) -> Names:
    return {name: told for name, (_, told) in items.items()}


def _quotes(items: Mapping[str, tuple[Item | None, str]]) -> Names:
    return {name: told for name, (item, told) in items.items() if isinstance(item, Quote)}


def _named(library: Library, articles: Names) -> Names:
    """The short names that stories give to articles."""
    return {
        short: articles[article]
        for story in library.stories.values()
        for short, article in story.articles.items()
        if article in articles
    }


def _bare(keys: Mapping[tuple[str, str], str]) -> Names:
    return {name: told for (_, name), told in keys.items()}


def _either(keys: Mapping[tuple[str, str], str]) -> Names:
    """Claims or questions by their ids alone, and with their story's."""
    return {**_bare(keys), **{f"{story}#{name}": told for (story, name), told in keys.items()}}


def _or(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _listed(names: Names, fault: str, *, whole: bool = True) -> Schema:
    """One of these ids; `whole` says that there are no others."""
    if not names or len(names) > _MOST:
        return _REFERENCE
    pairs = [(form, names[name]) for name in sorted(names) for form in _forms(name)]
    listed: Schema = {
        "enum": [form for form, _ in pairs],
        "enumDescriptions": [told for _, told in pairs],
        "errorMessage": fault,
    }
    return listed if whole else _or(listed, _REFERENCE)


def _forms(name: str) -> Iterable[str | int | float | bool | None]:
    """An id, and what YAML (1.2) takes it for where it stands without quotation marks."""
    yield name
    if name in _WORDS:
        yield _WORDS[name]
    elif re.fullmatch(r"-?[0-9]+", name):
        yield int(name)
    elif re.fullmatch(r"0x[0-9a-f]+|0o[0-7]+", name):
        yield int(name, 0)
    elif re.fullmatch(r"-?[0-9]{1,9}e-?[0-9]{1,2}", name):
        yield float(name)


_WORDS = {"true": True, "false": False, "null": None}
