"""Floor 2, `content/seals/<id>.yaml` → `SealRecord`."""

from __future__ import annotations

from generator.model import SealRecord
from generator.reading.record import Record
from generator.reading.shapes import SealShape


def seal(file: Record, shape: SealShape) -> SealRecord:
    """The commitment to a text that is not here, and a proof for each item."""
    return SealRecord(
        id=file.file.id,
        at=file.at(),
        article=shape.article,
        fold=shape.fold,
        tokens=shape.tokens,
        root=shape.root,
        crown=shape.crown,
        retrieved=shape.retrieved,
        archive=shape.archive,
        proofs=dict(shape.proofs or {}),
    )
