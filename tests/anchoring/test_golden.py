from __future__ import annotations

import copy
import random
import unicodedata
from typing import Any

import pytest

from generator.anchoring import Kind, anchor, prepare
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked
from generator.anchoring.seals import commit, sealed_stream
from generator.anchoring.tokens import tokenise
from tests.anchoring import by_hand
from tests.anchoring.articles import LANGUAGES, Language, make_article
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


@pytest.mark.parametrize("vector", load()["seals"], ids=lambda vector: str(vector["lang"]))
def test_who_follows_the_definition_by_hand_comes_to_the_same_root(vector: Any) -> None:
    text = unicodedata.normalize("NFC", vector["text"])
    tokens = [tuple(token) for token in vector["tokens"]]
    article, key = vector["seal"]["article"], bytes.fromhex(vector["key"])
    found = by_hand.root(text, tokens, article=article, key=key)
    assert found == by_hand.unpack(vector["seal"]["root"])


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
@pytest.mark.parametrize("words", [60, 700])
def test_who_follows_a_proof_by_hand_comes_to_the_same_crown(
    language: Language, words: int
) -> None:
    rng = random.Random(words)
    text = make_article(language, rng, words)
    stream = sealed_stream(text, language.tag)
    committed = commit(stream, article="beacon", key=b"k" * 32)
    block = rng.choice(stream.blocks)
    part = stream.text[block.start : block.end]
    found = anchor(prepare(stream), part, kind=Kind.PASSAGE)
    assert found.verdict.proven
    proof = prove(committed, Asked(parts=(part,), kind=Kind.PASSAGE), found)
    all_tokens = [(token.start, token.text, token.quarters) for token in tokenise(stream)]
    (run,) = proof.runs
    count = len(all_tokens)
    width = 1 << (count - 1).bit_length()
    shown = by_hand.describe(text, all_tokens)[run.index :]
    shown = [token for token in shown if int(str(token["start"])) < run.start + len(run.text)]
    salts = by_hand.opened(proof.seeds, run.index, run.index + len(shown), width)
    named = by_hand.text_digest("beacon", 1, count)
    leaves = {
        number: by_hand.leaf(named, token, salt)
        for number, (token, salt) in enumerate(zip(shown, salts, strict=True), run.index)
    }
    crown = committed.seal.crown
    assert by_hand.climbs(leaves, count, hashes=proof.hashes, crown=crown)
    shown[0]["start"] = int(str(shown[0]["start"])) + 1
    leaves[run.index] = by_hand.leaf(named, shown[0], salts[0])
    assert not by_hand.climbs(leaves, count, hashes=proof.hashes, crown=crown)
