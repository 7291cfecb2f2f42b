"""Floor 4, what was found in one article, in numbers: all that lists and totals print of it, and
what it was read for.

A page that counts asks for these and not for the items, so that a word changed in a quote changes
no page but those that show the quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.library import Library
from generator.model import ActorKind, Quote, Report, Stance, WordedItem
from generator.naming import named_in_annotations
from generator.proving import UNPROVEN, Means, Proof
from generator.structs import Struct

OUTLET = "outlet"
"""Who speaks where an outlet does."""
WHO = ("named", "documents", "unnamed", OUTLET)
"""Sorts of speakers, in the order in which they are told."""
_WHO = {ActorKind.DOCUMENT: "documents", ActorKind.UNNAMED: "unnamed"}


class Tally(Struct, frozen=True, kw_only=True):
    """The numbers of one article."""

    quotes: int = 0
    passages: int = 0
    rows: int = 0
    """Items with words of their own: rows of the source-attribution index."""
    by_text: int = 0
    """Rows proven against the article's text."""
    by_seal: int = 0
    """Rows proven against its seal."""
    quotes_proven: int = 0
    who: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Rows by who speaks, as `WHO`."""
    relayed: int = 0
    """Rows with a `via`."""
    said: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Quotes and passages with a speaker: all, of unnamed ones, of documents, relayed."""
    speakers: tuple[str, ...] = ()
    """Actors who speak in its quotes and passages, by id."""
    order: tuple[str, ...] = ()
    """Ids of its quotes, passages and reports: by place where that is known, then as annotated."""
    named: tuple[str, ...] = ()
    """Whom its annotations name: who speaks, relays or holds a position, by id."""
    read_for: tuple[str, ...] = ()
    """What it was read for, as its annotations say."""

    @property
    def proven(self) -> int:
        """Rows whose words are proven."""
        return self.by_text + self.by_seal


NOTHING = Tally()


def tallies(library: Library, proofs: Mapping[tuple[str, str], Proof]) -> dict[str, Tally]:
    """Article → its numbers; those without annotations are not in it."""
    return {article: tally(library, proofs, article) for article in library.annotations}


def rows_of(library: Library, article_id: str) -> list[WordedItem]:
    """An article's items that are rows of the index, as annotated.

    A stance is none, nor a report that only names other items: those have rows of their own.
    """
    return [
        item
        for item in library.items(article_id)
        if not isinstance(item, Stance) and not (isinstance(item, Report) and item.select is None)
    ]


def who(library: Library, item: WordedItem) -> str:
    """Whether a named speaker, a document, an unnamed source or an outlet speaks."""
    actor = library.actors.get(item.speaker or "")
    return _WHO.get(actor.kind, "named") if actor else OUTLET


def tally(library: Library, proofs: Mapping[tuple[str, str], Proof], article_id: str) -> Tally:
    """The numbers of one article."""
    rows, record = rows_of(library, article_id), library.annotations[article_id]
    means = [_means(proofs.get((item.article, item.id))) for item in rows]
    by = [who(library, item) for item in rows]
    proven = [m for item, m in zip(rows, means, strict=True) if isinstance(item, Quote)]
    said = [item for item in rows if not isinstance(item, Report)]
    spoken = [
        sort
        for item, sort in zip(rows, by, strict=True)
        if item.speaker and not isinstance(item, Report)
    ]
    return Tally(
        quotes=len(proven),
        passages=len(said) - len(proven),
        rows=len(rows),
        by_text=means.count(Means.TEXT),
        by_seal=means.count(Means.SEAL),
        quotes_proven=len(proven) - proven.count(Means.NONE),
        who=(by.count(WHO[0]), by.count(WHO[1]), by.count(WHO[2]), by.count(WHO[3])),
        relayed=sum(bool(item.via) for item in rows),
        said=(
            len(spoken),
            spoken.count("unnamed"),
            spoken.count("documents"),
            sum(bool(item.via) for item in said if item.speaker),
        ),
        speakers=tuple(
            sorted({i.speaker for i in said if i.speaker and i.speaker in library.actors})
        ),
        order=_order(library, proofs, article_id),
        named=tuple(sorted(set(named_in_annotations(record)))),
        read_for=record.read_for,
    )


def _order(
    library: Library, proofs: Mapping[tuple[str, str], Proof], article_id: str
) -> tuple[str, ...]:
    def place(name: str) -> tuple[int, int]:
        proof = proofs.get((article_id, name))
        return (0, proof.spans[0][0]) if proof and proof.spans else (1, 0)

    items = (item.id for item in library.items(article_id) if not isinstance(item, Stance))
    return tuple(sorted(items, key=place))


def total(found: Iterable[Tally]) -> Tally:
    """The numbers of several articles, summed."""
    each = list(found)
    columns = zip(*(one.who for one in each), strict=True)
    who_ = tuple(map(sum, columns)) if each else (0, 0, 0, 0)
    said = tuple(map(sum, zip(*(one.said for one in each), strict=True))) if each else (0, 0, 0, 0)
    return Tally(
        quotes=sum(one.quotes for one in each),
        passages=sum(one.passages for one in each),
        rows=sum(one.rows for one in each),
        by_text=sum(one.by_text for one in each),
        by_seal=sum(one.by_seal for one in each),
        quotes_proven=sum(one.quotes_proven for one in each),
        who=(who_[0], who_[1], who_[2], who_[3]),
        relayed=sum(one.relayed for one in each),
        said=(said[0], said[1], said[2], said[3]),
    )


def _means(proof: Proof | None) -> Means:
    """By what an item's words are proven; none as long as they are not."""
    return proof.means if proof and proof.shown_verdict != UNPROVEN else Means.NONE
