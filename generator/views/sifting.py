"""Floor 5, by what the rows of the source-attribution index are sifted: keys and choices.

A key is an id or a word of a fixed list, never a word for people: it stands in the address of the
page when a reader has chosen it. Not: the sifting itself, which a browser does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.markup import without_bidi
from generator.model import ActorKind, Article, WordedItem
from generator.structs import Struct
from generator.tallies import OUTLET, WHO, who
from generator.views.making import On
from generator.views.parts import ItemView

_FIXED = {
    "who": WHO,
    "kind": ("quote", "passage", "report"),
    "form": ("direct", "partial", "unmarked", "indirect", "own", "unknown"),
    "verdict": ("verbatim", "normalised-verbatim", "elided", "altered-with-brackets", "unproven"),
}
"""Filter → its values in the order in which they are offered."""


class Keys(Struct, frozen=True, kw_only=True):
    """What a row is found by; each value stands in a `data-` attribute."""

    actor: str
    """Id of the speaker: an actor, or the outlet whose own words these are."""
    who: str
    """named, documents, unnamed or outlet: catalogue key `who.<…>`."""
    outlet: str
    """Id of the outlet that carries it."""
    kind: str
    """quote, passage or report."""
    form: str
    """direct, partial, unmarked (not in quotation marks), indirect, own or unknown."""
    verdict: str
    stories: tuple[str, ...]
    """Ids of the stories that list its article."""


class Choice(Struct, frozen=True, kw_only=True):
    """One value of a filter."""

    value: str
    words: str | None
    """A name; None where the catalogue has the words, under `<filter>.<value>`."""
    rows: int
    """How many rows of the page have it."""
    lang: str | None = None
    """BCP 47, for words in a known language other than the page's; else None."""
    dir: str | None = None
    """`ltr`, `rtl`, or `auto` for a name; None where it is the page's."""


class Choices(Struct, frozen=True, kw_only=True):
    """Values of a filter that belong together."""

    label: str | None
    """Catalogue key `kinds.<…>`; None where all stand alone."""
    choices: tuple[Choice, ...]


class Filter(Struct, frozen=True, kw_only=True):
    """One thing that rows can be sifted by."""

    name: str
    """actor, who, outlet, kind, form, verdict or story: catalogue key `sift.<name>`."""
    groups: tuple[Choices, ...]


def keys(on: On, article: Article, item: WordedItem, shown: ItemView) -> Keys:
    """The keys of an item; `shown` is the same item as the page has it."""
    return Keys(
        actor=item.speaker or article.outlet,
        who=who(on.site.library, item),
        outlet=article.outlet,
        kind=shown.kind,
        form=_form(shown),
        verdict=shown.verdict,
        stories=on.site.library.index.stories_of.get(article.id, ()),
    )


def _form(shown: ItemView) -> str:
    if shown.form:
        return shown.form
    if not shown.speaker:
        return "own"
    return "unmarked" if "not-in-quote-marks" in shown.flags else "unknown"


def filters(on: On, found: Sequence[Keys], *, by_story: bool) -> tuple[Filter, ...]:
    """What rows with these keys can be sifted by: wherever there is a choice of two or more."""
    made = [
        Filter(name="actor", groups=_speakers(on, Counter(k.actor for k in found))),
        _fixed("who", Counter(k.who for k in found)),
        Filter(name="outlet", groups=_alone(_named(on, Counter(k.outlet for k in found)))),
        _fixed("kind", Counter(k.kind for k in found)),
        _fixed("form", Counter(k.form for k in found)),
        _fixed("verdict", Counter(k.verdict for k in found)),
    ]
    if by_story:
        told = Counter(story for k in found for story in k.stories)
        made.append(Filter(name="story", groups=_alone(_stories(on, told))))
    return tuple(of for of in made if sum(len(group.choices) for group in of.groups) > 1)


def _fixed(name: str, counts: Counter[str]) -> Filter:
    found = [Choice(value=v, words=None, rows=counts[v]) for v in _FIXED[name] if counts[v]]
    return Filter(name=name, groups=_alone(found))


def _alone(choices: Sequence[Choice]) -> tuple[Choices, ...]:
    return (Choices(label=None, choices=tuple(choices)),) if choices else ()


def _speakers(on: On, counts: Counter[str]) -> tuple[Choices, ...]:
    """Actors by what they are, each by name; outlets last."""
    actors, groups = on.site.library.actors, list[Choices]()
    kinds = {name: str(actors[name].kind) if name in actors else OUTLET for name in counts}
    for kind in (*ActorKind, OUTLET):
        here = Counter({name: rows for name, rows in counts.items() if kinds[name] == kind})
        if here:
            groups.append(Choices(label=str(kind), choices=tuple(_named(on, here))))
    return tuple(groups)


def _named(on: On, counts: Counter[str]) -> list[Choice]:
    found = [
        Choice(
            value=name, words=without_bidi(on.site.library.party_name(name)), rows=rows, dir="auto"
        )
        for name, rows in counts.items()
    ]
    return sorted(found, key=lambda choice: (on.by_name(choice.words or ""), choice.value))


def _stories(on: On, counts: Counter[str]) -> list[Choice]:
    choices = []
    for story_id, rows in sorted(counts.items()):
        lang, way = on.marks(on.language(story_id))
        words = without_bidi(on.site.library.stories[story_id].title)
        choices.append(Choice(value=story_id, words=words, rows=rows, lang=lang, dir=way))
    return choices
