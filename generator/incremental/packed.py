"""The proofs of all items while a site is made from nothing: as bytes, since few are in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.incremental.store import as_row
from generator.plain import pack, unpack
from generator.proving import Proof

_IN_USE = 32
"""Articles of which the proofs are at hand: a page prints items of several."""


@lru_cache(maxsize=_IN_USE)
def _loaded(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    return found


class PackedProofs(Mapping[tuple[str, str], Proof]):
    """(article, item) → its proof."""

    def __init__(self) -> None:
        """There is none yet."""
        self._packed: dict[str, bytes] = {}
        self._last: tuple[str, Mapping[str, Proof]] = "", {}

    def put(self, article: str, proofs: Mapping[str, Proof]) -> bytes:
        """Those of one article, by item; what `put_packed` takes in another process."""
        self._last = article, proofs
        data = as_row({item: pack(proof) for item, proof in proofs.items()})
        self.put_packed(article, data)
        return data

    def put_packed(self, article: str, data: bytes) -> None:
        """Those of one article, as `put` gave them."""
        self._packed[article] = data

    def rows(self) -> Iterable[tuple[str, bytes]]:
        """Each article with its proofs as a row of the cache."""
        return self._packed.items()

    def __getitem__(self, key: tuple[str, str]) -> Proof:
        """A proof."""
        article, item = key
        if self._last[0] == article:
            return self._last[1][item]
        return unpack(Proof, _loaded(self._packed[article])[item])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for article, data in self._packed.items():
            for item in json.loads(data):
                yield article, item

    def __len__(self) -> int:
        return sum(1 for _ in self)
