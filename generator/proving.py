"""Floor 4, whether the words of every item stand in its article.

An article shown in full is checked against its own text, by the rule of `generator.anchoring`.
Of one whose text is not here nothing is proven: its items say so, on every page, and `check`
notes it. What is wrong is told by `generator.proof_findings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.anchoring import Anchor, Flag, FoldedText, Kind, anchor, prepare
from generator.anchoring.fragments import text_directive
from generator.library import HEADLINE, Fault, Library
from generator.model import Actor, ActorKind, Quote, Selector, WordedItem

UNPROVEN = "unproven"
"""What pages call an item without a proof."""


class Means(StrEnum):
    """By what an item's words were checked."""

    TEXT = "text"
    SEAL = "seal"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found out about an item's words."""

    means: Means
    verdict: str | None
    """As `anchoring.Verdict`; None where there is nothing to check against."""
    reason: str | None = None
    flags: tuple[Flag, ...] = ()
    acknowledged: frozenset[str] = frozenset()
    """Flags that the editor has acknowledged."""
    spans: tuple[tuple[int, int], ...] = ()
    """[start, end) of each part in the text stream, in code points."""
    slices: tuple[str, ...] = ()
    """The article's own words, in order; block borders as ` ¶ `."""
    paragraph: int | None = None
    """¶ of the first part."""
    form: str | None = None
    """direct or partial, for a quote."""
    directive: str | None = None
    """`:~:text=…`, which opens the passage on the outlet's own page, where its address is known."""

    @property
    def proven(self) -> bool:
        """Whether the words stand in the article."""
        return self.verdict in _PROVEN

    @property
    def failed(self) -> bool:
        """Whether they were looked for and are not there as written."""
        return self.verdict is not None and not self.proven

    @property
    def shown_verdict(self) -> str:
        """The verdict of proven words; else `unproven`."""
        return self.verdict if self.verdict and self.proven else UNPROVEN


_PROVEN = frozenset({"verbatim", "normalised-verbatim", "elided", "altered-with-brackets"})

WORST_FIRST = (
    "missing", "invalid", "near-miss", "ambiguous", None,
    "altered-with-brackets", "elided", "normalised-verbatim", "verbatim",
)  # fmt: skip
"""Verdicts from the worst to the best; None is not yet proven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """All proofs of a library."""

    proofs: Mapping[tuple[str, str], Proof]
    """(article, item) → its proof: every item with words of its own, and every `headline`."""
    anchors: Mapping[tuple[str, str], Anchor]
    """The anchors of those that were checked against a text, with their explanations."""
    texts: Mapping[str, FoldedText]
    """The texts they were checked against, by article."""


def prove(library: Library) -> Proven:
    """Check the words of every item."""
    texts = {
        article.id: prepare(article.body.stream)
        for article in library.articles.values()
        if article.body
    }
    proofs: dict[tuple[str, str], Proof] = {}
    anchors: dict[tuple[str, str], Anchor] = {}
    for article in library.articles.values():
        proofs[article.id, HEADLINE] = Proof(means=Means.TEXT, verdict="verbatim")
    for item in library.worded():
        if item.select is None:
            continue
        key = (item.article, item.id)
        text = texts.get(item.article)
        if text is None:
            proofs[key] = Proof(
                means=Means.NONE, verdict=None, acknowledged=frozenset(item.select.ack)
            )
            continue
        anchors[key] = found = anchor_item(library, item, item.select, text)
        proofs[key] = _proof(library, text, found, item)
    return Proven(proofs=proofs, anchors=anchors, texts=texts)


def item_kind(item: WordedItem) -> Kind:
    """As what an item's words are anchored: only a quote's must be set as speech."""
    return Kind.QUOTE if isinstance(item, Quote) else Kind.PASSAGE


def anchor_item(library: Library, item: WordedItem, select: Selector, text: FoldedText) -> Anchor:
    """Look for an item's words in its article."""
    quote = isinstance(item, Quote)
    return anchor(
        text,
        select.parts[0] if len(select.parts) == 1 else select.parts,
        prefix=select.prefix,
        suffix=select.suffix,
        occurrence=select.occurrence,
        kind=item_kind(item),
        speaker_names=speaker_names(library, item.speaker) if quote and item.speaker else (),
    )


def speaker_names(library: Library, party_id: str) -> tuple[str, ...]:
    """The names under which a report may call a speaker; none for one it does not name."""
    party = library.party(party_id)
    if isinstance(party, Fault) or party.kind is ActorKind.UNNAMED:
        return ()
    if isinstance(party, Actor):
        return (party.name, *party.aliases, *party.native_name.values())
    return (party.name,)


def _proof(library: Library, text: FoldedText, found: Anchor, item: WordedItem) -> Proof:
    linked = found.verdict.proven and library.articles[item.article].url is not None
    return Proof(
        means=Means.TEXT,
        verdict=found.verdict,
        reason=found.reason,
        flags=found.flags,
        acknowledged=frozenset(item.select.ack if item.select else ()),
        spans=found.spans,
        slices=found.slices,
        paragraph=found.paragraph,
        form=found.form,
        directive=text_directive(text, found.spans) if linked else None,
    )
