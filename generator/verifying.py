"""Floor 4, receipts: what every item's proof came to, a row an item.

Rows are made from whatever could be read; what else is wrong in the project does not matter
here, so that anyone with the repository can run the proof again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.anchoring import ERROR_FLAGS, Anchor
from generator.library import HEADLINE, Fault, Library, Target
from generator.model import Item, Passage, Quote, Report, Stance
from generator.proving import WORST_FIRST, Means, Proof
from generator.structs import Struct, asdict

_KIND = {Quote: "quote", Passage: "passage", Report: "report", Stance: "stance"}
Proofs = Mapping[tuple[str, str], Proof]
"""(article, item) → its proof."""

_WORST_MEANS = (Means.NONE, Means.SEAL, Means.TEXT)


class Row(Struct, frozen=True, kw_only=True):
    """One item's receipt. The names are those of the JSON form."""

    article: str | None
    item: str | None
    kind: str
    """quote, passage, report or stance."""
    form: str | None
    """direct or partial, for a quote in quotation marks."""
    speaker: str | None
    """An actor's or outlet's id."""
    verdict: str | None
    """None where there is nothing to check against."""
    reason: str | None
    flags: tuple[str, ...]
    slices: tuple[str, ...]
    """The article's own words in order; white space as one space, block borders as ` ¶ `."""
    spans: tuple[tuple[int, int], ...]
    """[start, end) of each, in code points of the text stream."""
    paragraph: int | None
    proof: str
    """text, seal or none."""
    observed: tuple[str, ...] = ()
    """Of a seal: those of its flags that hang on hidden words, decided when sealing."""
    fails: bool = False
    """Whether the words are not there as written, or a flag that weighs as an error stands."""

    def as_json(self) -> dict[str, object]:
        """The row as `verify --format json` prints it; `observed` stands in a seal's rows alone."""
        found = asdict(self)
        del found["fails"]
        if self.proof != Means.SEAL:
            del found["observed"]
        return found


def rows(library: Library, proofs: Proofs, only: Iterable[str] = ()) -> Iterator[Row]:
    """A row for every item, by article, then in file order; `only` names articles."""
    wanted = frozenset(only)
    for name, record in library.annotations.items():
        if wanted and name not in wanted:
            continue
        for item in record.items():
            yield row(library, proofs, item)


def row(library: Library, proofs: Proofs, item: Item) -> Row:
    """One item's receipt."""
    if isinstance(item, Stance) or item.select is None:
        return _by_evidence(library, proofs, item)
    proof = proofs[item.article, item.id]
    return Row(
        article=item.article,
        item=item.id,
        kind=_KIND[type(item)],
        form=proof.form if isinstance(item, Quote) else None,
        speaker=item.speaker,
        verdict=proof.verdict,
        reason=proof.reason,
        flags=tuple(map(str, proof.flags)),
        slices=proof.slices,
        spans=proof.spans,
        paragraph=proof.paragraph,
        proof=proof.means,
        observed=tuple(map(str, proof.observed)),
        fails=_fails(proof, quote=isinstance(item, Quote)),
    )


def anchor_row(found: Anchor) -> Row:
    """The row of words that are in no annotation file yet."""
    return Row(
        article=None,
        item=None,
        kind="quote",
        form=found.form,
        speaker=None,
        verdict=found.verdict,
        reason=found.reason,
        flags=tuple(map(str, found.flags)),
        slices=found.slices,
        spans=found.spans,
        paragraph=found.paragraph,
        proof=Means.TEXT,
        fails=not found.verdict.proven or not ERROR_FLAGS.isdisjoint(found.flags),
    )


def _fails(proof: Proof, *, quote: bool) -> bool:
    weighing = {flag for flag in proof.flags if flag in ERROR_FLAGS} - set(proof.acknowledged)
    return proof.failed or (quote and bool(weighing))


def _by_evidence(library: Library, proofs: Proofs, item: Report | Stance) -> Row:
    """A stance, or a report that only names evidence: as good as the worst of it."""
    found = list(_evidence(library, proofs, item, frozenset()))
    verdict = min((v for v, _ in found), key=WORST_FIRST.index, default=None)
    means = min((m for _, m in found), key=_WORST_MEANS.index, default=Means.NONE)
    speaker = item.actor if isinstance(item, Stance) else item.speaker
    return Row(
        article=item.article,
        item=item.id,
        kind=_KIND[type(item)],
        form=None,
        speaker=speaker,
        verdict=verdict,
        reason=None,
        flags=(),
        slices=(),
        spans=(),
        paragraph=None,
        proof=means,
        fails=verdict in ("missing", "invalid", "near-miss", "ambiguous"),
    )


def _evidence(
    library: Library, proofs: Proofs, item: Report | Stance, seen: frozenset[tuple[str, str]]
) -> Iterator[tuple[str | None, Means]]:
    for reference in item.evidence:
        target = library.evidence(reference, item.article)
        if isinstance(target, Fault):
            yield None if target.quiet else "missing", Means.NONE
        else:
            yield from _of_target(library, proofs, target, seen)


def _of_target(
    library: Library, proofs: Proofs, target: Target, seen: frozenset[tuple[str, str]]
) -> Iterator[tuple[str | None, Means]]:
    key = (target.article or "", target.item or "")
    item = library.item(*key)
    if item is None:
        yield _of_place(library, key)
    elif key in proofs:
        proof = proofs[key]
        yield proof.verdict, proof.means
    elif key not in seen and isinstance(item, Report | Stance):
        yield from _evidence(library, proofs, item, seen | {key})


def _of_place(library: Library, key: tuple[str, str]) -> tuple[str | None, Means]:
    """A headline is proven by the title; a paragraph by a text that is here."""
    article = library.articles.get(key[0])
    if key[1] == HEADLINE or (article is not None and article.body is not None):
        return "verbatim", Means.TEXT
    return None, Means.NONE
