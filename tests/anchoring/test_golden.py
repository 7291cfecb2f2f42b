from __future__ import annotations

import copy

from tests.anchoring.golden import differences, load


def test_fold_and_seal_give_what_they_always_gave() -> None:
    assert list(differences(load())) == []


def test_a_vector_that_differs_is_seen() -> None:
    vectors = copy.deepcopy(load())
    vectors["fold"]["texts"][0][1] += "x"
    vectors["seals"][0]["tokens"][0][0] += 1
    vectors["seals"][0]["text"] += "!"
    vectors["seals"][1]["items"][0]["slices"] = []
    found = list(differences(vectors))
    assert len(found) > 3


def test_vectors_cover_many_texts_and_verdicts() -> None:
    vectors = load()
    assert len(vectors["fold"]["texts"]) > 60
    assert {vector["lang"] for vector in vectors["seals"]} >= {"en", "fr", "ar", "he", "ja", "th"}
    shows = [item["proof"]["shows"] for vector in vectors["seals"] for item in vector["items"]]
    assert any(len(runs) > 1 for runs in shows)
