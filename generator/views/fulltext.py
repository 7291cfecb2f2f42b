"""Floor 5, an article's own text: every item marked in place, and beside each paragraph what of
ours rests on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator import urls
from generator.markup import Html, Mark, escape, join
from generator.model import Article, Report, Stance, WordedItem
from generator.pieces import BlockEnd, Prose, Reference, ReferenceKind
from generator.structs import Struct
from generator.views.making import On, kind_of
from generator.views.parts import Named
from generator.views.resting import NOTHING, Resting, resting

# Stands where a top-level block ends, while the text is joined: no text of ours can hold it.
_END = "\0"


class Stake(Struct, frozen=True, kw_only=True):
    """An item in the text, and what rests on it."""

    number: int
    """Its number behind its words, from 1 in the order of the text."""
    words: str
    """`#…`: its words in the text."""
    entry: str
    """`#…`: its record further down the page."""
    kind: str
    """quote, passage or report."""
    says: str | None
    """For a report: asserts, denies, questions."""
    by: Named | None
    """The speaker; None for the outlet's own words."""
    verdict: str
    resting: Resting


class Beside(Struct, frozen=True, kw_only=True):
    """What stands beside a paragraph."""

    number: int | None
    """¶; None for a heading or code, which are not counted."""
    stakes: tuple[Stake, ...]
    """The items that begin in it, in the order of the text."""
    resting: Resting
    """What rests on the paragraph as such."""


class TextPart(Struct, frozen=True, kw_only=True):
    """Some top-level blocks of the text, with what stands beside them."""

    html: Html
    beside: tuple[Beside, ...] = ()
    """Empty for blocks on which nothing rests; else there is but one block."""


def marked(on: On, article: Article) -> dict[str, WordedItem]:
    """The items whose words are marked in the text, in its order; numbered so from 1."""
    found = [
        (spans(on, article, item.id), item.id, item)
        for item in on.site.library.items(article.id)
        if not isinstance(item, Stance)
    ]
    # as `join` orders marks that begin at one place, so that numbers behind words run upwards
    ordered = sorted((places[0], name, item) for places, name, item in found if places)
    return {name: item for _, name, item in ordered}


def spans(on: On, article: Article, item_id: str) -> tuple[tuple[int, int], ...]:
    """Where an item's words stand in the text, as code points of its stream."""
    proof = on.site.proofs.get((article.id, item_id))
    return proof.spans if proof else ()


def full_text(on: On, article: Article, body: Prose) -> tuple[TextPart, ...]:
    """The whole text; blocks on which nothing rests are joined into one part."""
    items = marked(on, article)
    said = {name: _said(on, article, name) for name in items}
    numbers = {name: number for number, name in enumerate(items, 1)}
    own = on.site.library.language(article)
    joined = join(
        body,
        resolve=lambda _, reference: _address(on, reference),
        after=lambda _: Html(_END),
        marks=[
            Mark(start, end, name, kind_of(item), said[name], _other(item, own))
            for name, item in items.items()
            for start, end in spans(on, article, name)
        ],
        behind=lambda name: _tie(on, name, numbers[name], said[name]),
    )
    blocks = [Html(block) for block in joined.split(_END)]
    return tuple(_parts(blocks, _besides(on, article, body, list(items.values()))))


def _other(item: WordedItem, own: str) -> str | None:
    """The language of an item's words, where it is not the article's own."""
    return item.select.lang if item.select and item.select.lang != own else None


def _tie(on: On, name: str, number: int, said: str) -> Html:
    """What leads from an item's words to its record. Its number is no text of the article."""
    told = escape(on.t("mark.number", number=number, said=said))
    return Html(
        f'<a class="tie" href="#{urls.entry_anchor(name)}" data-n="{number}"'
        f' lang="{on.site.catalogue.language}" aria-label="{told}"></a>'
    )


def _address(on: On, reference: Reference) -> str:
    return on.site_href(reference.target) if reference.kind is ReferenceKind.HREF else ""


def _said(on: On, article: Article, name: str) -> str:
    """What an item is, in words: `Quote, Jory Pell: verbatim`."""
    shown = on.item(article.id, name)
    values = {"kind": on.t(f"kind.{shown.kind}"), "verdict": on.t(f"verdict.{shown.verdict}")}
    if shown.speaker:
        return on.t("mark.said", name=shown.speaker.name, **values)
    return on.t("mark.own", **values)


def _parts(blocks: list[Html], besides: list[tuple[Beside, ...]]) -> Iterator[TextPart]:
    quiet = ""
    # behind the last block there may be a blank
    for html, beside in zip_longest(blocks, besides, fillvalue=()):
        if not beside:
            quiet += str(html)
            continue
        if quiet.strip():
            yield TextPart(html=Html(quiet))
        quiet = ""
        yield TextPart(html=Html(html), beside=beside)
    if quiet.strip():
        yield TextPart(html=Html(quiet))


def _besides(
    on: On, article: Article, body: Prose, items: list[WordedItem]
) -> list[tuple[Beside, ...]]:
    """What stands beside each top-level block, in order."""
    blocks = body.stream.blocks
    starts = [block.start for block in blocks]
    within: dict[int, list[Stake]] = {}
    for number, item in enumerate(items, 1):
        first = spans(on, article, item.id)[0][0]
        within.setdefault(bisect_right(starts, first) - 1, []).append(_stake(on, item, number))
    found, done = [], 0
    for last in (piece.block for piece in body.pieces if isinstance(piece, BlockEnd)):
        inside = range(done, last + 1)
        beside = (_beside(on, article, blocks[i].paragraph, within.get(i, ())) for i in inside)
        found.append(tuple(one for one in beside if one.stakes or one.resting.links))
        done = max(done, last + 1)
    return found


def _beside(on: On, article: Article, number: int | None, stakes: Sequence[Stake]) -> Beside:
    own = resting(on, article.id, urls.paragraph_anchor(number)) if number else NOTHING
    return Beside(number=number, stakes=tuple(stakes), resting=own)


def _stake(on: On, item: WordedItem, number: int) -> Stake:
    return Stake(
        number=number,
        words=f"#{item.id}",
        entry=f"#{urls.entry_anchor(item.id)}",
        kind=kind_of(item),
        says=item.says if isinstance(item, Report) else None,
        by=on.named(item.speaker) if item.speaker else None,
        verdict=on.site.proofs[item.article, item.id].shown_verdict,
        resting=resting(on, item.article, item.id),
    )
