from __future__ import annotations

import json
import random
from typing import Any

import pytest

from generator.anchoring import Kind, anchor, prepare
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked
from generator.anchoring.seal_form import (
    from_mapping,
    seal_from_mapping,
    seal_to_mapping,
    to_mapping,
)
from generator.anchoring.seals import ItemProof, commit, sealed_stream, verify
from tests.anchoring.sealing import KEY, samples

TEXT = "“We won’t leave l’île today,” she said – of 3\u202f000 lamps. “Not\u00a0now.”"


def _stored(*parts: str, kind: Kind = Kind.QUOTE) -> tuple[dict[str, Any], ItemProof]:
    stream = sealed_stream(TEXT, "en")
    found = anchor(prepare(stream), parts if len(parts) > 1 else parts[0], kind=kind)
    asked = Asked(parts=parts, kind=kind, lang="en")
    proof = prove(commit(stream, article="beacon-2026-isle", key=KEY), asked, found)
    return to_mapping(proof, parts), proof


def _runs(*parts: str, kind: Kind = Kind.QUOTE) -> list[dict[str, str]]:
    """How the runs are given: what stands beside each, and its words."""
    runs: list[dict[str, str]] = _stored(*parts, kind=kind)[0]["shows"]
    return [run | {"at": " ".join(run["at"].split(" ")[5:])} for run in runs]


def test_what_the_item_says_is_not_said_again() -> None:
    assert _runs("We won’t leave l’île today") == [
        {"at": "border space", "before": "“", "after": ",”"}
    ]


def test_marks_that_are_printed_otherwise_are_given_alone() -> None:
    assert _runs("We won't leave l'île today") == [
        {"at": "border space", "printed": "'’", "before": "“", "after": ",”"}
    ]


def test_a_stretch_of_the_item_is_given_by_its_place() -> None:
    assert _runs("We won’t leave … “Not now.”") == [
        {"at": "border space", "item": "0 0 14", "before": "“"},
        {"at": "glued space", "words": "”"},
        {"at": "space border", "item": "0 17 27"},
    ]


def test_an_item_in_parts_is_given_part_by_part() -> None:
    runs = _runs("We won’t leave l’île today", "Not now.")
    assert runs == [
        {"at": "border space", "before": "“", "after": ",”"},
        {"at": "space border", "before": "“", "after": "”"},
    ]


def test_a_word_that_is_cut_is_given_whole() -> None:
    assert _runs("île today", kind=Kind.PASSAGE) == [{"at": "", "before": "l’", "after": ",”"}]


def test_words_that_cannot_be_given_by_the_item_are_written_out() -> None:
    assert _runs("3 000 lamps", kind=Kind.PASSAGE) == [
        {"at": "space glued", "words": "3\u202f000 lamps. “"}
    ]


def test_a_proof_is_read_as_it_was_written() -> None:
    for sample, _ in samples(400, 31):
        parts = sample.asked.parts
        stored = json.loads(json.dumps(to_mapping(sample.proof, parts)))
        assert from_mapping(stored, parts) == sample.proof


def test_a_proof_is_read_from_texts_alone() -> None:
    """As a reader of YAML gives it, who leaves the meaning of a scalar to others."""
    stored, proof = _stored("We won’t leave l’île today")
    stored["place"] = "2"
    assert from_mapping(stored, ("We won’t leave l’île today",)).place == 2
    assert proof.place is None


def test_a_seal_is_read_as_it_was_written() -> None:
    seal = commit(sealed_stream(TEXT, "en"), article="beacon-2026-isle", key=KEY).seal
    stored = seal_to_mapping(seal)
    assert seal_from_mapping(stored) == seal
    assert seal_from_mapping({key: str(value) for key, value in stored.items()}) == seal


FAULTS: dict[str, Any] = {
    "no mapping": [],
    "no keys that are texts": {1: "x"},
    "an unknown key": {"motto": "x"},
    "a run too few": {"shows": []},
    "runs that are no list": {"shows": "x"},
    "a run that is no mapping": {"shows": ["x"]},
    "a run with an unknown key": {"shows": [{"at": "1 1 1 1 1", "motto": "x"}]},
    "a run without a place": {"shows": [{"words": "x"}]},
    "a place with too few numbers": {"shows": [{"at": "1 1 1 1", "words": "x"}]},
    "a place with other digits": {"shows": [{"at": "1 1 ١ 1 1", "words": "x"}]},
    "a place with an endless number": {"shows": [{"at": f"{'9' * 99} 1 1 1 1", "words": "x"}]},
    "a place in no kind of block": {"shows": [{"at": "1 1 1 1 1 banner", "words": "x"}]},
    "words that are none": {"shows": [{"at": "1 1 1 1 1", "words": 7}]},
    "endless words": {"shows": [{"at": "1 1 1 1 1", "words": "x" * 70_000}]},
    "a surrogate": {"shows": [{"at": "1 1 1 1 1", "words": "\ud800"}]},
    "edges that are none": {"shows": [{"at": "1 1 1 1 1 sea sea", "words": "x"}]},
    "one edge": {"shows": [{"at": "1 1 1 1 1 space", "words": "x"}]},
    "no such part": {"shows": [{"at": "1 1 1 1 1", "item": "7 0 3"}]},
    "a stretch that is none": {"shows": [{"at": "1 1 1 1 1", "item": "0 3"}]},
    "pairs that are none": {"shows": [{"at": "1 1 1 1 1", "printed": "abc"}]},
    "bytes that are none": {"seeds": "é"},
    "bytes with padding": {"seeds": "QQ=="},
    "bytes in another alphabet": {"hashes": "a+/b"},
    "bytes with loose ends": {"hashes": "QR"},
    "bytes that are no text": {"asked": 7},
    "no such form": {"form": "sung"},
    "a flag that is none": {"observed": "moonlit"},
    "a flag that is decided here": {"observed": "not-in-quote-marks"},
    "flags that are a list": {"observed": ["cut-mid-sentence"]},
    "a place that is no number": {"place": "first"},
    "a place below zero": {"place": -1},
    "a place that is a truth": {"place": True},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_what_is_no_proof_is_refused_with_a_sentence(fault: object) -> None:
    stored, _ = _stored("We won’t leave l’île today")
    mapping = stored | fault if isinstance(fault, dict) else fault
    with pytest.raises(ValueError, match=r"\w+ .*\w"):
        from_mapping(mapping, ("We won’t leave l’île today",))


@pytest.mark.parametrize(
    "fault", [[], {"root": None}, {"fold": "one"}, {"tokens": -1}, {"extra": "x"}, {"crown": "é"}]
)
def test_what_is_no_seal_is_refused_with_a_sentence(fault: object) -> None:
    seal = commit(sealed_stream(TEXT, "en"), article="beacon-2026-isle", key=KEY).seal
    mapping = seal_to_mapping(seal) | fault if isinstance(fault, dict) else fault
    with pytest.raises(ValueError, match=r"\w+ .*\w"):
        seal_from_mapping(mapping)


JUNK: tuple[Any, ...] = (
    None, 0, -1, 1e9, True, "", "x", "0 0 0", "-" * 300, "\x00", "\ud800", [], [[]], {}, {"at": 1}, b"x",
)  # fmt: skip


def test_any_junk_is_refused_or_proves_nothing() -> None:
    """Nothing but `ValueError` ever comes of a stored proof, and nothing at all of `verify`."""
    refused = read = 0
    for sample, rng in samples(150, 32):
        for _ in range(10):
            mapping = _spoilt(to_mapping(sample.proof, sample.asked.parts), rng)
            try:
                proof = from_mapping(mapping, sample.asked.parts)
            except ValueError:
                refused += 1
                continue
            read += 1
            verify(sample.seal, proof, sample.asked, article=sample.text.name)
    assert refused > 500
    assert read > 50


def _spoilt(mapping: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    spoilt: dict[str, Any] = json.loads(json.dumps(mapping))
    place = spoilt if rng.random() < 0.4 else rng.choice(spoilt["shows"])
    key = rng.choice([*place, "item", "printed", "before", "words", "place", "form"])
    value = place.get(key)
    if isinstance(value, str) and value and rng.random() < 0.6:
        at = rng.randrange(len(value))
        place[key] = value[:at] + rng.choice(["", "7", "x", " ", "é", "-"]) + value[at + 1 :]
    else:
        place[key] = rng.choice(JUNK)
    return spoilt
