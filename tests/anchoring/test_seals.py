from __future__ import annotations

import unicodedata

import pytest

from generator.anchoring import FOLD_VERSION, Flag, Form, Kind, anchor, merkle, opening, prepare
from generator.anchoring.opening import prove
from generator.anchoring.revealed import Asked, glance, read
from generator.anchoring.runs import show
from generator.anchoring.seals import (
    MAX_RUNS,
    ItemProof,
    Mismatch,
    Seal,
    Verified,
    commit,
    digest,
    same_text,
    sealed_stream,
    verify,
)
from generator.structs import replace
from tests.anchoring.sealing import KEY, samples, try_altered, try_true

TEXT = """The old harbour lamp will burn again, the keeper announced on Monday.

“We looked for a way to keep the lamp lit,” Nadja Ferrol told the council. “No ship will be lost, \
and nobody will be left waiting on the quay,” she added, “as long as salt is paid for.”
The “salt boats” do not agree. A captain said: “It was never lit – not once.”
“We stay. We have always stayed.
“And we will not leave the quay.”
The lamp (built in 1871) weighs 3,000 tonnes … or so they say, “more or less”."""

ARTICLE = "beacon-2026-lamp"


def _sealed(text: str = TEXT, article: str = ARTICLE) -> Seal:
    return commit(sealed_stream(text, "en"), article=article, key=KEY).seal


def _proven(*parts: str, kind: Kind = Kind.QUOTE, **more: object) -> tuple[ItemProof, Asked]:
    asked = Asked(parts=parts, kind=kind, lang="en", **more)  # type: ignore[arg-type]
    stream = sealed_stream(TEXT, "en")
    found = anchor(
        prepare(stream),
        parts if len(parts) > 1 else parts[0],
        kind=kind,
        prefix=asked.prefix,
        suffix=asked.suffix,
        occurrence=asked.occurrence,
        speaker_names=("Nadja Ferrol",) if asked.speaker else (),
    )
    return prove(commit(stream, article=ARTICLE, key=KEY), asked, found), asked


def _verified(proof: ItemProof, asked: Asked) -> Verified:
    answer = verify(_sealed(), proof, asked, article=ARTICLE)
    assert isinstance(answer, Verified)
    return answer


# -- what is sealed ------------------------------------------------------------------------------


def test_a_text_is_sealed_composed_and_a_paragraph_a_line() -> None:
    stream = sealed_stream("Cafe\u0301\r\n\r\nnaïve", "fr")
    assert stream.text == "Café\u2029\u2029naïve"
    assert [block.paragraph for block in stream.blocks] == [1, 2]


def test_a_seal_tells_the_length_of_its_text_and_no_more() -> None:
    seal = _sealed("One lamp.\nOne quay.")
    assert (seal.article, seal.fold, seal.tokens) == (ARTICLE, FOLD_VERSION, 6)
    assert len(seal.root) == 32


def test_the_same_text_and_key_give_the_same_seal() -> None:
    assert _sealed() == _sealed(unicodedata.normalize("NFD", TEXT))


@pytest.mark.parametrize(
    "other",
    [TEXT.replace("lamp", "Lamp", 1), TEXT + ".", TEXT.replace("\n\n", "\n"), TEXT.replace(" ", "  ", 1)],
)  # fmt: skip
def test_another_text_has_another_root(other: str) -> None:
    assert _sealed(other).root != _sealed().root


def test_another_article_key_or_text_has_other_leaves_everywhere() -> None:
    stream = sealed_stream(TEXT, "en")
    made = [
        commit(stream, article=ARTICLE, key=KEY),
        commit(stream, article="beacon-2026-quay", key=KEY),
        commit(stream, article=ARTICLE, key=b"k" * 32),
        commit(sealed_stream(TEXT + "!", "en"), article=ARTICLE, key=KEY),
    ]
    leaves = [leaf for one in made for leaf in one.levels[0]]
    assert len(set(leaves)) == len(leaves)


def test_a_text_is_known_again_by_its_key() -> None:
    seal = _sealed()
    assert same_text(seal, sealed_stream(TEXT, "en"), KEY)
    assert not same_text(seal, sealed_stream(TEXT + "!", "en"), KEY)
    assert not same_text(seal, sealed_stream(TEXT, "en"), b"k" * 32)
    assert not same_text(seal, sealed_stream(" \n", "en"), KEY)


def test_a_text_without_words_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="tokens"):
        commit(sealed_stream(" \n ", "en"), article=ARTICLE, key=KEY)


# -- what is shown -------------------------------------------------------------------------------


def _shown(proof: ItemProof) -> list[str]:
    return [run.text for run in proof.runs]


def test_a_quote_is_shown_with_the_marks_beside_it() -> None:
    proof, _ = _proven("We looked for a way to keep the lamp lit")
    assert _shown(proof) == ["“We looked for a way to keep the lamp lit,”"]


def test_a_quote_from_the_middle_is_shown_with_the_mark_that_opens_the_speech() -> None:
    proof, asked = _proven("nobody will be left waiting")
    assert _shown(proof) == ["“", "nobody will be left waiting"]
    assert Flag.NOT_IN_QUOTE_MARKS not in _verified(proof, asked).anchor.flags


def test_a_passage_is_shown_without_marks_it_does_not_touch() -> None:
    proof, _ = _proven("nobody will be left waiting", kind=Kind.PASSAGE)
    assert _shown(proof) == ["nobody will be left waiting"]


def test_each_part_is_shown_and_what_is_left_out_is_not() -> None:
    proof, _ = _proven("We looked for a way … No ship will be lost")
    assert _shown(proof) == ["“We looked for a way", "”", "“No ship will be lost,"]


def test_a_quote_over_a_paragraph_is_shown_in_both() -> None:
    proof, asked = _proven("We have always stayed. And we will not leave the quay.")
    assert [run.block for run in proof.runs] == [3, 3, 4]
    found = _verified(proof, asked).anchor
    assert found.slices == ("We have always stayed. ¶ “And we will not leave the quay",)
    assert Flag.MULTI_BLOCK in found.flags


def test_a_gap_without_words_is_shown() -> None:
    proof, asked = _proven("We stay … We have always stayed")
    assert _shown(proof) == ["“We stay. We have always stayed."]
    assert Flag.EMPTY_GAP in _verified(proof, asked).anchor.flags


def test_no_word_beside_a_quote_is_shown() -> None:
    for sample, _ in samples(200, 11):
        shown = {
            number
            for run in sample.proof.runs
            for number, token in enumerate(show(run).tokens, run.index)  # type: ignore[union-attr]
            if token.weight
        }
        tokens = sample.text.committed.tokens
        quoted = {
            number
            for number, token in enumerate(tokens)
            for start, end in sample.found.spans
            if token.start < end and start < token.end
        }
        assert shown <= quoted


# -- what is proven ------------------------------------------------------------------------------

QUOTES: dict[str, tuple[str, ...]] = {
    "verbatim": ("We looked for a way to keep the lamp lit.",),
    "in other typography": ("It was never lit - not once",),
    "with a cut": ("No ship will be lost … as long as salt is paid for",),
    "with brackets": ("[A]nd we will [never] leave the quay",),
    "in parts": ("nobody will be left waiting on the quay", "as long as salt is paid for"),
    "over an interruption": (
        "No ship will be lost, and nobody will be left waiting on the quay, as long as salt is paid for",
    ),
    "no speech": ("The lamp (built in 1871) weighs 3,000 tonnes",),
    "a single word": ("waiting",),
    "a literal ellipsis": ("weighs 3,000 tonnes … or so",),
}


@pytest.mark.parametrize("parts", QUOTES.values(), ids=QUOTES.keys())
@pytest.mark.parametrize("kind", list(Kind))
def test_a_proof_says_what_the_text_says(parts: tuple[str, ...], kind: Kind) -> None:
    proof, asked = _proven(*parts, kind=kind, speaker="nadja-ferrol")
    told = _verified(proof, asked).anchor
    found = anchor(
        prepare(sealed_stream(TEXT, "en")),
        parts if len(parts) > 1 else parts[0],
        kind=kind,
        speaker_names=("Nadja Ferrol",),
    )
    assert found.verdict.proven
    assert told == replace(found, explanation=None)


def test_thousands_of_true_items_are_proven_as_the_text_proves_them() -> None:
    tally = try_true(800, seed=21)
    assert not tally.faults
    assert sum(tally.tried.values()) == 800


def test_no_altered_item_is_proven() -> None:
    tally = try_altered(1200, seed=22)
    assert not tally.faults
    refused = sum(n for name, n in tally.tried.items() if not name.endswith(("true", "to alter")))
    assert refused > 800


def test_the_glance_sees_what_the_rule_reads() -> None:
    seen = 0
    for sample, _ in samples(500, 23):
        shown = [one for one in map(show, sample.proof.runs) if one]
        at_once = glance(shown, sample.asked)
        if at_once is None:
            continue
        seen += 1
        slowly = read(shown, sample.asked, sample.proof.place)
        assert slowly is not None
        assert (at_once.form is None) == (slowly.form is None)
        assert replace(at_once, form=None) == replace(slowly, form=None)
    assert seen > 30


def test_what_hangs_on_hidden_words_is_told_as_observed() -> None:
    proof, asked = _proven("nobody will be left waiting", speaker="nadja-ferrol")
    answer = _verified(proof, asked)
    assert answer.observed == (Flag.CUT_MID_SENTENCE,)
    assert Flag.CUT_MID_SENTENCE in answer.anchor.flags
    assert answer.anchor.form is Form.DIRECT
    proof, asked = _proven("built in 1871", speaker="nadja-ferrol")
    assert Flag.SPEAKER_NOT_NEAR in _verified(proof, asked).observed


# -- speech --------------------------------------------------------------------------------------


def test_a_quote_whose_mark_is_not_shown_is_not_in_quote_marks() -> None:
    proof, asked = _proven("No ship will be lost")
    stream = sealed_stream(TEXT, "en")
    committed = commit(stream, article=ARTICLE, key=KEY)
    passage = replace(asked, kind=Kind.PASSAGE, parts=("ship will be lost",))
    found = anchor(prepare(stream), "ship will be lost", kind=Kind.PASSAGE)
    bare = prove(committed, passage, found)
    claimed = replace(asked, parts=("ship will be lost",))
    answer = _verified(replace(bare, asked=digest(claimed)), claimed)
    assert Flag.NOT_IN_QUOTE_MARKS in answer.anchor.flags
    assert Flag.NOT_IN_QUOTE_MARKS not in _verified(proof, asked).anchor.flags


def test_marks_between_which_others_are_hidden_prove_no_speech() -> None:
    """The narrator's words between two quotations, with only the outer marks shown."""
    stream = sealed_stream("“We stay,” he said of the lamp, “and burn”", "en")
    committed = commit(stream, article=ARTICLE, key=KEY)
    asked = Asked(parts=("he said of the lamp",), lang="en")
    found = anchor(prepare(stream), "he said of the lamp")
    assert Flag.NOT_IN_QUOTE_MARKS in found.flags
    honest = prove(committed, asked, found)
    intervals = [(0, 1), (5, 10), (14, 15)]
    forged = replace(
        honest,
        runs=tuple(opening._runs(committed.tokens, intervals)),
        seeds=merkle.open_seeds(committed.seed, intervals, len(committed.tokens)),
        hashes=merkle.siblings(committed.levels, intervals),
    )
    assert [run.text for run in forged.runs] == ["“", "he said of the lamp", "”"]
    answer = verify(committed.seal, forged, asked, article=ARTICLE)
    assert isinstance(answer, Verified)
    assert Flag.NOT_IN_QUOTE_MARKS in answer.anchor.flags


def test_nothing_is_opened_for_words_that_are_not_proven() -> None:
    stream = sealed_stream(TEXT, "en")
    found = anchor(prepare(stream), "The old harbour lamp will never burn again")
    asked = Asked(parts=("The old harbour lamp will never burn again",), lang="en")
    with pytest.raises(ValueError, match="not proven"):
        prove(commit(stream, article=ARTICLE, key=KEY), asked, found)


# -- what is refused -----------------------------------------------------------------------------


def test_a_copy_of_a_seal_under_another_id_is_refused() -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    other = "beacon-2026-quay"
    assert verify(_sealed(), proof, asked, article=other) is Mismatch.ARTICLE
    renamed = replace(_sealed(), article=other)
    assert verify(renamed, proof, asked, article=other) is Mismatch.SEAL


def test_a_proof_of_another_fold_is_refused() -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    seal = replace(_sealed(), fold=FOLD_VERSION + 1)
    assert verify(seal, proof, asked, article=ARTICLE) is Mismatch.FOLD


def test_an_item_that_was_changed_since_is_refused_whatever_changed() -> None:
    proof, asked = _proven("We stay. We have always stayed.", speaker="nadja-ferrol")
    changes: tuple[dict[str, object], ...] = (
        {"parts": ("We stay. We have always stayed…",)},
        {"speaker": "salt-boats"},
        {"kind": Kind.PASSAGE},
        {"prefix": "quay"},
    )
    for change in changes:
        changed = replace(asked, **change)
        assert verify(_sealed(), proof, changed, article=ARTICLE) is Mismatch.ASKED


def test_an_item_that_was_only_wrapped_otherwise_is_not_changed() -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    wrapped = replace(asked, parts=("We stay. We have\n  always stayed.",))
    assert isinstance(verify(_sealed(), proof, wrapped, article=ARTICLE), Verified)


HOSTILE: dict[str, dict[str, object]] = {
    "no runs": {"runs": ()},
    "endless seeds": {"seeds": bytes(1 << 17)},
    "no seeds": {"seeds": b""},
    "no hashes": {"hashes": b""},
    "a flag that is decided here": {"observed": (Flag.NOT_IN_QUOTE_MARKS,)},
}


@pytest.mark.parametrize("changes", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_proof_is_refused(changes: dict[str, object]) -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    answer = verify(_sealed(), replace(proof, **changes), asked, article=ARTICLE)
    assert answer in (Mismatch.MALFORMED, Mismatch.TREE)


def test_a_proof_of_too_many_runs_is_refused() -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    many = replace(proof, runs=proof.runs * (MAX_RUNS + 1))
    assert verify(_sealed(), many, asked, article=ARTICLE) is Mismatch.MALFORMED


RUNS: dict[str, dict[str, object]] = {
    "a number below zero": {"start": -1},
    "an index below zero": {"index": -1},
    "a number past four bytes": {"quarters": 1 << 40},
    "an index past the end": {"index": 1 << 60},
    "no such kind": {"kind": "banner"},
    "no such edge": {"before": 9},
    "no words": {"text": ""},
    "spaces around": {"text": " We stay "},
    "a surrogate": {"text": "\ud800"},
    "endless words": {"text": "a " * 40_000 + "a"},
}


@pytest.mark.parametrize("changes", RUNS.values(), ids=RUNS.keys())
def test_a_hostile_run_is_refused(changes: dict[str, object]) -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    run = replace(proof.runs[0], **changes)
    answer = verify(_sealed(), replace(proof, runs=(run,)), asked, article=ARTICLE)
    assert answer in (Mismatch.MALFORMED, Mismatch.TREE)


def test_a_hostile_seal_is_refused() -> None:
    proof, asked = _proven("We stay. We have always stayed.")
    for changes in (
        {"tokens": 0},
        {"tokens": 1 << 40},
        {"tokens": -1},
        {"crown": b""},
        {"root": b""},
    ):
        seal = replace(_sealed(), **changes)
        assert verify(seal, proof, asked, article=ARTICLE) is Mismatch.SEAL
