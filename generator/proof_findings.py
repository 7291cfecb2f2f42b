"""Floor 4, failures that teach: what a proof found wrong, with the words to paste instead."""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchoring import ERROR_FLAGS, Anchor, Explanation, Flag, found_in
from generator.anchoring.diff import Side
from generator.diagnostics import Severity
from generator.findings import Finding
from generator.library import Library
from generator.model import Place, Quote, Selector, WordedItem
from generator.proving import Means, Proven

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


def proof_findings(library: Library, proven: Proven) -> Iterator[Finding]:
    """What is wrong, doubtful or not yet proven, item by item."""
    for item in library.worded():
        key = (item.article, item.id)
        proof = proven.proofs.get(key)
        if item.select is None or proof is None or item.article not in library.articles:
            continue
        if proof.means is Means.NONE:
            yield _unproven(item)
            continue
        found = proven.anchors.get(key)
        if found is not None:
            yield from anchor_findings(item, item.select, found, proven)


def anchor_findings(
    item: WordedItem, select: Selector, found: Anchor, proven: Proven
) -> Iterator[Finding]:
    """What an item's anchor says against it."""
    at = item.at / "text"  # of a bare text, the text itself
    if not found.verdict.proven:
        yield _failure(item, select, found, proven, at)
        return
    for flag in found.flags:
        if flag in select.ack or (flag is Flag.ATTRIBUTION_GAP and len(select.parts) > 1):
            continue
        yield _flagged(item, flag, found, at)


def _unproven(item: WordedItem) -> Finding:
    return Finding(
        code="not-yet-proven",
        at=item.at,
        key=True,
        message=f"the words of '{item.id}' are not yet proven: the article's text is not here",
    )


def _flagged(item: WordedItem, flag: Flag, found: Anchor, at: Place) -> Finding:
    hint = _FLAG_HINT[flag]
    if flag is Flag.ATTRIBUTION_GAP and found.explanation and found.explanation.parts:
        hint = "write the parts as a list: " + "; ".join(
            f"- {part}" for part in found.explanation.parts
        )
    error = flag in ERROR_FLAGS and isinstance(item, Quote)
    return Finding(
        code=flag,
        at=at,
        severity=Severity.ERROR if error else Severity.WARNING,
        message=f"'{item.id}': {_FLAG_SAYS[flag]}",
        hint=f"{hint}; if it is right so, write `ack: [{flag}]`",
    )


def _failure(
    item: WordedItem, select: Selector, found: Anchor, proven: Proven, at: Place
) -> Finding:
    code = _VERDICT_CODE[found.verdict]
    message, hint = _said(item, select, found, proven)
    return Finding(
        code=code,
        at=at,
        message=f"{message} [{found.reason}]" if found.reason else message,
        hint=hint,
        detail=tuple(_detail(found.explanation)),
    )


def _said(
    item: WordedItem, select: Selector, found: Anchor, proven: Proven
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
                {name: text for name, text in proven.texts.items() if name != item.article},
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
