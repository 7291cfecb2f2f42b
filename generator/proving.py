"""Floor 4, whether the words of every item stand in its article.

An article shown in full is checked against its own text, by the rule of `generator.anchoring`; one
that is withheld against its seal, or against its text where somebody has it. What neither proves
is not yet proven: its items say so, on every page. What is wrong is told by
`generator.proof_findings`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.anchoring import Anchor, Flag, FoldedText, Kind, anchor, prepare
from generator.anchoring.fragments import Page
from generator.library import HEADLINE, Fault, Library
from generator.model import Actor, ActorKind, Quote, Selector, WordedItem
from generator.structs import Struct, field

if TYPE_CHECKING:
    from generator.anchoring.seals import Verified

UNPROVEN = "unproven"
"""What pages call an item without a proof."""


class Means(StrEnum):
    """By what an item's words were checked."""

    TEXT = "text"
    SEAL = "seal"
    NONE = "none"


class Proof(Struct, frozen=True, kw_only=True):
    """What was found out about an item's words."""

    means: Means
    verdict: str | None
    """As `anchoring.Verdict`; None where there is nothing to check against."""
    reason: str | None = None
    flags: tuple[Flag, ...] = ()
    acknowledged: tuple[str, ...] = ()
    """Flags that the editor has acknowledged."""
    spans: tuple[tuple[int, int], ...] = ()
    """[start, end) of each part in the text stream, in code points."""
    slices: tuple[str, ...] = ()
    """The article's own words, in order; block borders as ` ¶ `."""
    paragraph: int | None = None
    """¶ of the first part."""
    form: str | None = None
    """direct or partial, for a quote."""
    observed: tuple[Flag, ...] = ()
    """Those of its flags that hang on hidden words: decided when the text was sealed."""
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


class Proven(Struct, frozen=True, kw_only=True):
    """What was found out about the words of one article's items."""

    article: str
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    """Item → its proof: every item with words of its own, and `headline`."""
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    """The anchors of those that were checked against a text, with their explanations."""
    sealed: Mapping[str, Verified | str] = field(default_factory=dict)
    """What the seal says of the items it holds a proof for; a text where it does not match."""
    private: bool = False
    """Whether the text they were checked against is not in the repository."""


def prove(
    library: Library, withheld: Mapping[str, str] = MappingProxyType({})
) -> dict[tuple[str, str], Proof]:
    """(article, item) → its proof; `withheld` are texts that are here and not published."""
    return {
        (article, item): proof
        for article in sorted({*library.articles, *library.annotations})
        for item, proof in prove_article(library, article, withheld.get(article)).proofs.items()
    }


def prove_article(library: Library, article_id: str, withheld: str | None = None) -> Proven:
    """Check the words of an article's items; `withheld` is its text where it is not published."""
    article = library.articles.get(article_id)
    record = library.annotations.get(article_id)
    seal = library.seals.get(article_id)
    text = text_here(library, article_id, withheld)
    page = Page(text) if text and article and article.url is not None else None
    proofs: dict[str, Proof] = {}
    anchors: dict[str, Anchor] = {}
    sealed: Mapping[str, Verified | str] = {}
    if article:
        proofs[HEADLINE] = Proof(means=Means.TEXT, verdict="verbatim")
    if seal and record:
        from generator.sealed_words import sealed_words  # few articles are withheld

        sealed = sealed_words(library, seal, record)
    for item in record.worded() if record else ():
        if item.select is None:
            continue
        held = sealed.get(item.id)
        if text is not None:
            anchors[item.id] = found = anchor_item(library, item, item.select, text)
            proofs[item.id] = _by_text(page, found, item)
        elif held is not None and not isinstance(held, str):
            proofs[item.id] = _by_seal(library, held, item)
        else:
            ack = item.select.ack
            proofs[item.id] = Proof(means=Means.NONE, verdict=None, acknowledged=ack)
    return Proven(
        article=article_id,
        proofs=proofs,
        anchors=anchors,
        sealed=sealed,
        private=text is not None and article is not None and article.body is None,
    )


def text_here(library: Library, article_id: str, withheld: str | None) -> FoldedText | None:
    """An article's text, where we have it: its own, else the one that is not published."""
    article = library.articles.get(article_id)
    if article is None:
        return None
    if article.body:
        return prepare(article.body.stream)
    if withheld is None:
        return None
    from generator.anchoring.seals import sealed_stream

    return prepare(sealed_stream(withheld, library.language(article)))


class TextsHere(Mapping[str, FoldedText]):
    """All texts that are here, by article: each is folded when it is first asked for, and kept.

    Asked for only where words are missing in their own article, to say in which they do stand.
    """

    def __init__(self, library: Library, withheld: Mapping[str, str]) -> None:
        self._library = library
        self._withheld = withheld
        self._found: dict[str, FoldedText] = {}

    def __getitem__(self, article_id: str) -> FoldedText:
        if article_id not in self._found:
            text = text_here(self._library, article_id, self._withheld.get(article_id))
            if text is None:
                raise KeyError(article_id)
            self._found[article_id] = text
        return self._found[article_id]

    def __iter__(self) -> Iterator[str]:
        for article in self._library.articles.values():
            if article.body or article.id in self._withheld:
                yield article.id

    def __len__(self) -> int:
        return sum(1 for _ in self)


def anchor_item(library: Library, item: WordedItem, select: Selector, text: FoldedText) -> Anchor:
    """Look for an item's words in its article."""
    quote = isinstance(item, Quote)
    return anchor(
        text,
        select.parts[0] if len(select.parts) == 1 else select.parts,
        prefix=select.prefix,
        suffix=select.suffix,
        occurrence=select.occurrence,
        kind=Kind.QUOTE if quote else Kind.PASSAGE,
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


def _by_text(page: Page | None, found: Anchor, item: WordedItem) -> Proof:
    """`page` is the outlet's own, where its address is known."""
    directive = page.directive(found.spans) if page and found.verdict.proven else None
    return _proof(Means.TEXT, found, item, directive=directive)


def _by_seal(library: Library, held: Verified, item: WordedItem) -> Proof:
    from generator.sealed_words import sealed_directive

    linked = library.articles[item.article].url is not None
    directive = sealed_directive(held.anchor.slices) if linked else None
    return _proof(Means.SEAL, held.anchor, item, directive=directive, observed=held.observed)


def _proof(
    means: Means,
    found: Anchor,
    item: WordedItem,
    *,
    directive: str | None,
    observed: tuple[Flag, ...] = (),
) -> Proof:
    return Proof(
        means=means,
        verdict=found.verdict,
        reason=found.reason,
        flags=found.flags,
        acknowledged=item.select.ack if item.select else (),
        spans=found.spans,
        slices=found.slices,
        paragraph=found.paragraph,
        form=found.form,
        observed=observed,
        directive=directive,
    )
