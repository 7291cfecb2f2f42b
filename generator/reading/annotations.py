"""Floor 2, `content/annotations/<id>.yaml` → `Annotations`: the items found in one article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import (
    Annotations,
    Basis,
    Passage,
    Position,
    Quote,
    Report,
    Says,
    Selector,
    Stance,
    Translation,
)
from generator.reading.record import Record
from generator.reading.shapes import (
    AnnotationsShape,
    FoundShape,
    PassageShape,
    QuoteShape,
    ReportShape,
    StanceShape,
)

KINDS = ("quotes", "passages", "reports", "stances")


def annotated(file: Record, shape: AnnotationsShape) -> Annotations:
    """What was found in the article of the same id."""
    article = file.file.id
    return Annotations(
        article=article,
        at=file.at(),
        quotes=tuple(_quote(file, key, found) for key, found in (shape.quotes or {}).items()),
        passages=tuple(_passage(file, key, found) for key, found in (shape.passages or {}).items()),
        reports=tuple(_report(file, key, found) for key, found in (shape.reports or {}).items()),
        stances=tuple(_stances(file, shape.stances or [])),
        read_for=tuple(kind for kind in KINDS if kind in file.node.keys_at),
    )


def _quote(file: Record, key: str, shape: QuoteShape) -> Quote:
    return Quote(
        id=key,
        at=file.at("quotes", key),
        article=file.file.id,
        speaker=shape.speaker,
        select=_selector(shape, shape.text),
        where=shape.where,
        said=shape.said,
        via=tuple(shape.via or ()),
        note=shape.note,
        formerly=tuple(shape.formerly or ()),
    )


def _passage(file: Record, key: str, shape: PassageShape) -> Passage:
    return Passage(
        id=key,
        at=file.at("passages", key),
        article=file.file.id,
        select=_selector(shape, shape.text),
        speaker=shape.speaker,
        where=shape.where,
        said=shape.said,
        via=tuple(shape.via or ()),
        note=shape.note,
        formerly=tuple(shape.formerly or ()),
    )


def _report(file: Record, key: str, shape: ReportShape) -> Report:
    if not shape.text and not shape.evidence:
        message = f"report '{key}' has neither 'text' nor 'evidence'"
        hint = "add the words that carry it, or the items it rests on"
        file.say("evidence-needed", file.span("reports", key, key=True), message, hint)
    return Report(
        id=key,
        at=file.at("reports", key),
        article=file.file.id,
        claim=shape.claim or key,
        claim_at=file.at("reports", key, "claim") if shape.claim else file.at("reports", key),
        says=shape.says or Says.ASSERTS,
        select=_selector(shape, shape.text) if shape.text else None,
        evidence=tuple(shape.evidence or ()),
        speaker=shape.speaker,
        via=tuple(shape.via or ()),
        said=shape.said,
        note=shape.note,
        formerly=tuple(shape.formerly or ()),
    )


def _selector(shape: FoundShape, text: list[str]) -> Selector:
    translation = shape.translation
    return Selector(
        parts=tuple(text),
        prefix=shape.prefix,
        suffix=shape.suffix,
        occurrence=shape.occurrence,
        ack=tuple(shape.ack or ()),
        lang=shape.lang,
        translation=Translation(translation.text, translation.by) if translation else None,
    )


def _stances(file: Record, shapes: list[StanceShape]) -> Iterator[Stance]:
    """Stances with ids of their own: `<actor>--<question>`, then `-2`, `-3` and so on."""
    times: dict[str, int] = {}
    for number, shape in enumerate(shapes):
        base = f"{shape.actor}--{shape.question.rpartition('#')[2]}"
        times[base] = times.get(base, 0) + 1
        _check_stance(file, number, shape)
        yield Stance(
            id=base if times[base] == 1 else f"{base}-{times[base]}",
            at=file.at("stances", number),
            article=file.file.id,
            actor=shape.actor,
            question=shape.question,
            position=shape.position,
            basis=shape.basis,
            evidence=tuple(shape.evidence or ()),
            note=shape.note,
            formerly=tuple(shape.formerly or ()),
        )


def _check_stance(file: Record, number: int, shape: StanceShape) -> None:
    """A stance names its evidence; what is ours in it, or depends, is said in a note."""
    if not shape.evidence:
        message = f"the stance of '{shape.actor}' names no evidence"
        hint = "add 'evidence: [item]', or leave the stance out"
        file.say("evidence-needed", file.span("stances", number, "evidence"), message, hint)
    needing = {
        "basis": (shape.basis in (Basis.INFERRED, Basis.DEED), shape.basis),
        "position": (shape.position is Position.CONDITIONAL, shape.position),
    }
    for key, (needed, word) in needing.items():
        if needed and not shape.note:
            message = f"'{key}: {word}' needs a 'note' that says {_SAYS[word]}"
            file.say("note-needed", file.span("stances", number, key), message, "add 'note: …'")
            return


_SAYS = {
    Basis.INFERRED: "how we read it",
    Basis.DEED: "what was done",
    Position.CONDITIONAL: "on what it depends",
}
