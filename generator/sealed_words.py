"""Whether the words of a withheld article's items stand under its seal, as far as a seal tells."""

from __future__ import annotations

from generator.anchoring import Kind, prepare
from generator.anchoring.fragments import text_directive
from generator.anchoring.revealed import Asked
from generator.anchoring.seal_form import from_mapping, seal_from_mapping
from generator.anchoring.seals import Mismatch, Verified, verify
from generator.library import Library
from generator.model import Annotations, Quote, SealRecord, Selector, WordedItem
from generator.text_stream import TextStream


def sealed_words(
    library: Library, record: SealRecord, annotations: Annotations
) -> dict[str, Verified | str]:
    """Item → what the article's seal says of it, of those that it holds a proof of."""
    article = library.articles.get(annotations.article)
    if article is None:
        return {}
    language = library.language(article)
    return {
        item.id: _verified(record, item, item.select, language)
        for item in annotations.worded()
        if item.select is not None and item.id in record.proofs
    }


def _verified(
    record: SealRecord, item: WordedItem, select: Selector, language: str
) -> Verified | str:
    try:
        seal = seal_from_mapping(
            {
                "article": record.article,
                "fold": record.fold,
                "tokens": record.tokens,
                "root": record.root,
                "crown": record.crown,
            }
        )
        proof = from_mapping(record.proofs[item.id], select.parts)
    except ValueError as error:
        return str(error)
    question = asked(item, select, language)
    found = verify(seal, proof, question, article=item.article)
    return found if isinstance(found, Verified) else _MISMATCH[found]


_MISMATCH = {
    Mismatch.ARTICLE: "the seal is of another article",
    Mismatch.FOLD: "the text was sealed under another version of the fold",
    Mismatch.SEAL: "the seal's root is not that of its own fields",
    Mismatch.ASKED: "the item has been changed since it was proven",
    Mismatch.MALFORMED: "the proof is none that could have been made",
    Mismatch.TREE: "the words, where the proof says they stand, are not those of the sealed text",
    Mismatch.WORDS: "the words that the proof opens are not the item's",
}


def asked(item: WordedItem, select: Selector, lang: str) -> Asked:
    """What an item asks of a sealed text."""
    return Asked(
        parts=select.parts,
        # only a quote's words must be set as speech
        kind=Kind.QUOTE if isinstance(item, Quote) else Kind.PASSAGE,
        prefix=select.prefix,
        suffix=select.suffix,
        occurrence=select.occurrence,
        speaker=item.speaker or "",
        lang=lang,
    )


def sealed_directive(slices: tuple[str, ...]) -> str | None:
    """The text directive of words whose surroundings are hidden: the words alone, no context.

    Each slice is taken by itself: what stands beside it in the article is not the next one.
    """
    terms = []
    for words in (slice_.replace(" ¶ ", "\n") for slice_ in slices):
        alone = prepare(TextStream.plain(words, ""))
        directive = text_directive(alone, [(0, len(words))])
        terms += [directive.removeprefix(":~:")] if directive else []
    return ":~:" + "&".join(terms) if terms else None
