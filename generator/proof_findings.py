"""Floor 4, failures that teach: what a proof found wrong, with the words to paste instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.anchoring import ERROR_FLAGS, Anchor, Explanation, Flag, FoldedText, found_in
from generator.anchoring.diff import Side
from generator.diagnostics import Severity
from generator.findings import Finding
from generator.library import Library
from generator.model import Quote, Selector, WordedItem
from generator.proving import Means, Proven
from generator.structs import replace

_FLAG_SAYS = {
    Flag.NOT_IN_QUOTE_MARKS: "the article does not set these words as speech",
    Flag.GAP_HAS_NEGATION: "what is left out holds a negation",
    Flag.BRACKET_ADDS_NEGATION: "the words in brackets add a negation",
    Flag.IN_HEADING: "these words stand in a heading, and speakers do not write headings",
    Flag.CUT_MID_SENTENCE: "the sentence goes on in the article, and the quote does not show it",
    Flag.EMPTY_GAP: "nothing is left out where the ellipsis stands",
    Flag.ATTRIBUTION_GAP: "the reporter's own words stand between the parts",
    Flag.MULTI_BLOCK: "the words run over the end of a paragraph",
    Flag.EDGE_PUNCT: "the article has other punctuation at the edge of these words",
    Flag.SPEAKER_NOT_NEAR: "no name of the speaker stands in this paragraph or the one before",
}

_FLAG_HINT = {
    Flag.NOT_IN_QUOTE_MARKS: "move it to `passages` if these are the outlet's own words",
    Flag.GAP_HAS_NEGATION: "quote the negation too",
    Flag.BRACKET_ADDS_NEGATION: "quote the words as they stand",
    Flag.IN_HEADING: "quote the sentence of the text",
    Flag.CUT_MID_SENTENCE: "quote to the end of the sentence, or end with …",
    Flag.EMPTY_GAP: "take the ellipsis out",
    Flag.ATTRIBUTION_GAP: "write `text` as a list of the parts",
    Flag.MULTI_BLOCK: "make it two items, one a paragraph",
    Flag.EDGE_PUNCT: "leave the last mark out",
    Flag.SPEAKER_NOT_NEAR: "look whether the speaker is right; add the name the report uses to"
    " the aliases",
}

_VERDICT_CODE = {
    "invalid": "words-invalid",
    "ambiguous": "words-ambiguous",
    "near-miss": "words-near-miss",
    "missing": "words-missing",
}

_INVALID = {
    "not-text": "the words must be a text",
    "empty": "there are no words",
    "too-short": "so few letters prove nothing",
    "control-character": "the words hold a control character",
    "surrogate": "the words hold half a character",
    "bidi-override": "the words hold a control that can show other words than are checked",
}

_NEAR = {
    "words-differ": "the words differ",
    "case-differs": "capitals differ",
    "quote-marks": "the quotation ends before these words do",
    "end-punctuation": "the mark at the end differs",
    "accents-differ": "accents differ",
    "look-alike-letters": "some letters only look alike",
    "markdown-in-quote": "the text holds Markdown, and the article's words have none",
    "order": "the parts stand in another order",
    "gap-too-long": "too much is left out between the parts",
    "bracket-gap-too-long": "the brackets stand for too many words",
    "segment-too-short": "a part of one word can be stitched into anything",
    "part-missing": "one of the parts does not stand there",
}


def proof_findings(
    library: Library, proven: Proven, texts: Mapping[str, FoldedText]
) -> Iterator[Finding]:
    """What is wrong, doubtful or not yet proven in one article, item by item.

    `texts` are those of all articles: words that are missing in theirs may stand in another.
    """
    record = library.annotations.get(proven.article)
    if record is None or proven.article not in library.articles:
        return
    for item in record.worded():
        if item.select is None:
            continue
        found = proven.anchors.get(item.id)
        if found is not None:
            yield from anchor_findings(
                item, item.select, found, private=proven.private, texts=texts
            )
        if found is None or found.verdict.proven:
            yield from _seal_findings(library, item, item.select, proven)


def _seal_findings(
    library: Library, item: WordedItem, select: Selector, proven: Proven
) -> Iterator[Finding]:
    """What the article's seal says against an item."""
    held = proven.sealed.get(item.id)
    means = proven.proofs[item.id].means
    if isinstance(held, str):
        yield _mismatch(library, item, held)
    elif held is None:
        # the text may be here and prove it: others have only the seal
        if means is Means.NONE or item.article in library.seals:
            yield _unproven(item, required=library.settings.require_proof)
    elif means is Means.SEAL:
        yield from _flags(item, select, held.anchor)
    elif item.id in proven.anchors and held.anchor != _bare(proven.anchors[item.id]):
        yield Finding(
            code="text-and-seal-disagree",
            at=item.at,
            key=True,
            message=f"of '{item.id}' the text of '{item.article}' that is here says other than its"
            " seal",
            hint=f"look which text is right; onrecord seal {item.article} --renew seals this one",
        )


def _bare(found: Anchor) -> Anchor:
    """An anchor without what only helps an editor."""
    return replace(found, explanation=None)


def _mismatch(library: Library, item: WordedItem, why: str) -> Finding:
    return Finding(
        code="seal-mismatch",
        at=item.at,
        key=True,
        message=f"the seal of '{item.article}' does not prove '{item.id}': {why}",
        hint=f"whoever has the text runs onrecord seal {item.article}",
        related=((library.seals[item.article].at / "proofs" / item.id, "the proof"),),
    )


def anchor_findings(
    item: WordedItem,
    select: Selector,
    found: Anchor,
    *,
    private: bool = False,
    texts: Mapping[str, FoldedText] = MappingProxyType({}),
) -> Iterator[Finding]:
    """What an item's anchor says against it; `private` where nobody else may see its text."""
    if found.verdict.proven:
        yield from _flags(item, select, found, private=private)
        return
    message, hint = _said(item, select, found, texts)
    detail = list(_detail(found.explanation))
    if private and found.explanation and hint:
        # words of a withheld text are for the terminal alone
        detail.append(hint)
        hint = "the terminal shows the words"
    yield Finding(
        code=_VERDICT_CODE[found.verdict],
        at=item.at / "text",  # of a bare text, the text itself
        message=f"{message} [{found.reason}]" if found.reason else message,
        hint=hint,
        detail=tuple(detail),
    )


def _flags(
    item: WordedItem, select: Selector, found: Anchor, *, private: bool = False
) -> Iterator[Finding]:
    for flag in found.flags:
        if flag in select.ack or (flag is Flag.ATTRIBUTION_GAP and len(select.parts) > 1):
            continue
        yield _flagged(item, flag, found, private=private)


def _unproven(item: WordedItem, *, required: bool) -> Finding:
    if required:
        return Finding(
            code="proof-required",
            at=item.at,
            key=True,
            message=f"the site requires proof, and there is none of '{item.id}'",
            hint=f"whoever has the text runs onrecord seal {item.article}",
        )
    return Finding(
        code="not-yet-proven",
        at=item.at,
        key=True,
        message=f"the words of '{item.id}' are not yet proven",
    )


def _flagged(item: WordedItem, flag: Flag, found: Anchor, *, private: bool) -> Finding:
    hint = _FLAG_HINT[flag]
    parts = found.explanation.parts if found.explanation else ()
    if flag is Flag.ATTRIBUTION_GAP and parts and not private:
        hint = "write the parts as a list: " + "; ".join(f"- {part}" for part in parts)
    error = flag in ERROR_FLAGS and isinstance(item, Quote)
    return Finding(
        code=flag,
        at=item.at / "text",
        severity=Severity.ERROR if error else Severity.WARNING,
        message=f"'{item.id}': {_FLAG_SAYS[flag]}",
        hint=f"{hint}; if it is right so, write `ack: [{flag}]`",
        detail=tuple(f"- {part}" for part in parts) if flag is Flag.ATTRIBUTION_GAP else (),
    )


def _said(
    item: WordedItem, select: Selector, found: Anchor, texts: Mapping[str, FoldedText]
) -> tuple[str, str | None]:
    explained = found.explanation
    match found.verdict:
        case "invalid":
            return f"'{item.id}' cannot be looked for: {_INVALID[str(found.reason)]}", None
        case "ambiguous":
            places = len(explained.places) if explained else 0
            return (
                f"the words of '{item.id}' stand in more than one place of '{item.article}'"
                if places != 1
                else f"what is to settle the place of '{item.id}' does not",
                _settle(explained),
            )
        case "near-miss":
            why = _NEAR.get(str(found.reason), "they differ")
            return (
                f"'{item.id}' does not stand in '{item.article}' as written: {why}",
                _fix(explained),
            )
        case _:
            others = found_in(
                select.parts[0] if len(select.parts) == 1 else select.parts,
                {name: text for name, text in texts.items() if name != item.article},
            )
            hint = f"the words stand in '{others[0]}'" if others else "copy them from the article"
            return f"the words of '{item.id}' do not stand in '{item.article}'", hint


def _settle(explained: Explanation | None) -> str | None:
    """The shortest addition that settles each place."""
    if explained is None or not explained.places:
        return None
    ways = []
    for place in explained.places:
        where = f"¶{place.paragraph}" if place.paragraph else "the heading"
        if place.prefix is not None:
            ways.append(f"`prefix: {place.prefix}` for {where}")
        elif place.suffix is not None:
            ways.append(f"`suffix: {place.suffix}` for {where}")
        else:
            ways.append(f"`occurrence: {place.occurrence}` for {where}")
    return "add " + ", or ".join(ways)


def _fix(explained: Explanation | None) -> str | None:
    if explained is None:
        return None
    if explained.parts:
        return "write the parts as a list: " + "; ".join(f"- {p}" for p in explained.parts)
    fixes = [f"write: {fix}" for fix in (explained.fix, explained.fix_marked) if fix]
    return ", or mark the cut and ".join(fixes) or None


def _detail(explained: Explanation | None) -> Iterator[str]:
    """The article's words above the editor's, what differs set in brackets."""
    if explained is None or not explained.diff:
        return
    where = f"¶{explained.paragraph}" if explained.paragraph else "heading"
    article = _side(explained, Side.ARTICLE, "[-", "-]")
    quote = _side(explained, Side.QUOTE, "{+", "+}")
    width = max(len(where), 2)
    yield f"article   {where:{width}}  {article}"
    yield f"you wrote {'':{width}}  {quote}"


def _side(explained: Explanation, side: Side, opening: str, closing: str) -> str:
    return " ".join(
        part.text.strip() if part.side is Side.BOTH else f"{opening}{part.text.strip()}{closing}"
        for part in explained.diff
        if part.side in (Side.BOTH, side)
    )
