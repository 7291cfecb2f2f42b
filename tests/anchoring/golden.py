"""Golden vectors of the fold and the seal: what they must give for ever, on every Python.

A command as well as a test: `python -m tests.anchoring.golden` compares, prints what differs and
exits with 1 if anything does. It needs nothing but the standard library, so that any Python can be
asked without setting one up: `PYTHONPATH=. python3.13 -m tests.anchoring.golden`.

`golden.json` is written by hand only when a new fold or seal is made on purpose, under a new
version: seals that were made before depend on the old one.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.anchoring import FOLD_VERSION, Kind, anchor, prepare
from generator.anchoring.fold import fold
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked
from generator.anchoring.seal_form import (
    from_mapping,
    seal_from_mapping,
    seal_to_mapping,
    to_mapping,
)
from generator.anchoring.seals import Mismatch, commit, sealed_stream, verify
from generator.anchoring.tokens import tokenise

FILE = Path(__file__).with_name("golden.json")

Vectors = dict[str, Any]
"""`fold`: version and texts, each with what it folds to. `seals`: texts with key and id, their
tokens, seal and proofs.
"""


def load() -> Vectors:
    """The frozen vectors."""
    vectors: Vectors = json.loads(FILE.read_text(encoding="utf-8"))
    return vectors


def differences(vectors: Vectors) -> Iterator[str]:
    """What comes out otherwise than it did, a sentence each."""
    if vectors["fold"]["version"] != FOLD_VERSION:
        yield f"the fold is version {FOLD_VERSION}, not {vectors['fold']['version']}"
    for text, folded in vectors["fold"]["texts"]:
        if fold(text).text != folded:
            yield f"{text!r} folds to {fold(text).text!r}, not {folded!r}"
    for vector in vectors["seals"]:
        yield from _seal_differences(vector)


def _seal_differences(vector: Vectors) -> Iterator[str]:
    article, lang = vector["seal"]["article"], vector["lang"]
    stream = sealed_stream(vector["text"], lang)
    tokens = [[token.start, token.text, token.quarters] for token in tokenise(stream)]
    if tokens != vector["tokens"]:
        yield f"{article}: other tokens"
    committed = commit(stream, article=article, key=bytes.fromhex(vector["key"]))
    if seal_to_mapping(committed.seal) != vector["seal"]:
        yield f"{article}: another seal"
    text, seal = prepare(stream), seal_from_mapping(vector["seal"])
    for item in vector["items"]:
        parts = tuple(item["parts"])
        asked = Asked(parts=parts, kind=Kind(item["kind"]), lang=lang)
        found = anchor(text, parts if len(parts) > 1 else parts[0], kind=asked.kind)
        if to_mapping(prove(committed, asked, found), parts) != item["proof"]:
            yield f"{article}: another proof of {parts}"
        answer = verify(seal, from_mapping(item["proof"], parts), asked, article=article)
        if isinstance(answer, Mismatch) or list(answer.anchor.slices) != item["slices"]:
            yield f"{article}: the proof of {parts} says {answer}"


def main() -> int:
    """Compare, and print what differs."""
    found = list(differences(load()))
    for difference in found:
        print(difference)  # noqa: T201 # a command
    version = platform.python_version()
    print(f"Python {version}: {len(found)} golden vectors differ")  # noqa: T201 # a command
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
