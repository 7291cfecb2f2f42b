"""Seals and proofs as plain mappings of texts and lists: the form in which they are stored.

What an item already says is not said again: a run of tokens is given as a stretch of the item's
own words, with the marks beside it, and written out only where the two are printed differently.
This is no YAML; whoever stores the mappings brings that. Everything read here is taken for
hostile: what is no proof raises `ValueError`, whose message is a sentence, and nothing else.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Mapping, Sequence

from generator.anchoring import characters as ch
from generator.anchoring.revealed import OBSERVED
from generator.anchoring.runs import Run, show
from generator.anchoring.seals import MAX_BYTES, MAX_RUNS, ItemProof, Seal
from generator.anchoring.tokens import Edge, spaced
from generator.anchoring.verdicts import Flag, Form
from generator.patterns import pattern
from generator.structs import Struct
from generator.text_stream import BlockKind

_PLAIN = Edge.SPACE, Edge.SPACE
_EDGES = {edge.name.lower(): edge for edge in Edge}
_KIND = "|".join(BlockKind)
_EDGE = "|".join(_EDGES)
_AT = pattern(
    rf"(\d{{1,9}}) (\d{{1,9}}) (\d{{1,9}}) (\d{{1,9}}) (\d{{1,9}})(?: ({_KIND}))?"
    rf"(?: ({_EDGE}) ({_EDGE}))?",
    re.ASCII,
)
_STRETCH = pattern(r"(\d{1,6}) (\d{1,6}) (\d{1,6})", re.ASCII)
_NUMBER = pattern(r"\d{1,9}", re.ASCII)
_BASE64 = pattern(r"[\w-]*", re.ASCII)
_SURROGATE = pattern("[\ud800-\udfff]")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(ch.QUOTE_MARKS, "'"),
        **dict.fromkeys(ch.HYPHENS + ch.DASHES, "-"),
        **dict.fromkeys(ch.SPACES, " "),
    }
)
_SEAL_KEYS = frozenset({"article", "fold", "tokens", "crown", "root"})
_PROOF_KEYS = frozenset({"asked", "shows", "seeds", "hashes", "observed", "form", "place"})
_RUN_KEYS = frozenset({"at", "item", "printed", "before", "after", "words"})


# -- seals ---------------------------------------------------------------------------------------


def seal_to_mapping(seal: Seal) -> dict[str, str | int]:
    """A seal as it is stored."""
    return {
        "article": seal.article,
        "fold": seal.fold,
        "tokens": seal.tokens,
        "root": _encoded(seal.root),
        "crown": _encoded(seal.crown),
    }


def seal_from_mapping(mapping: object) -> Seal:
    """A seal from its stored form. Whether it holds together, `seals.verify` tells."""
    fields = _fields(mapping, _SEAL_KEYS, "a seal")
    return Seal(
        article=_text(fields, "article"),
        fold=_number(fields, "fold"),
        tokens=_number(fields, "tokens"),
        crown=_bytes(fields, "crown"),
        root=_bytes(fields, "root"),
    )


# -- proofs --------------------------------------------------------------------------------------


def to_mapping(proof: ItemProof, parts: Sequence[str]) -> dict[str, object]:
    """An item's proof as it is stored beside an item of these words."""
    own = [_own(part) for part in parts]
    runs: list[dict[str, str]] = []
    part = 0
    for run in proof.runs:
        words = _by_item(run, own, part)
        part += "words" not in words
        runs.append(_run_fields(run) | words)
    mapping: dict[str, object] = {
        "asked": _encoded(proof.asked),
        "shows": runs,
        "seeds": _encoded(proof.seeds),
        "hashes": _encoded(proof.hashes),
    }
    if proof.form:
        mapping["form"] = proof.form.value
    if proof.observed:
        mapping["observed"] = " ".join(proof.observed)
    if proof.place is not None:
        mapping["place"] = proof.place
    return mapping


def from_mapping(mapping: object, parts: Sequence[str]) -> ItemProof:
    """An item's proof from its stored form, and the item's words."""
    fields = _fields(mapping, _PROOF_KEYS, "a proof")
    shows = fields.get("shows")
    if not isinstance(shows, list) or not 0 < len(shows) <= MAX_RUNS:
        raise ValueError(f"`shows` is a list of 1 to {MAX_RUNS} runs of tokens")
    own = [_own(part) for part in parts]
    runs: list[Run] = []
    part = 0
    for entry in shows:
        run = _fields(entry, _RUN_KEYS, "a run of tokens")
        runs.append(_run(run, own, part))
        part += "words" not in run
    form = _text(fields, "form") if "form" in fields else None
    if form is not None and form not in frozenset(Form):
        raise ValueError("`form` is direct or partial")
    return ItemProof(
        runs=tuple(runs),
        seeds=_bytes(fields, "seeds"),
        hashes=_bytes(fields, "hashes"),
        asked=_bytes(fields, "asked"),
        observed=_observed(fields),
        form=Form(form) if form else None,
        place=_number(fields, "place") if "place" in fields else None,
    )


def _observed(fields: Mapping[str, object]) -> tuple[Flag, ...]:
    observed = _text(fields, "observed").split(" ") if "observed" in fields else []
    if not OBSERVED.issuperset(observed):
        raise ValueError(f"`observed` is some of: {', '.join(sorted(OBSERVED))}")
    return tuple(sorted({Flag(flag) for flag in observed}))


# -- runs: writing -------------------------------------------------------------------------------


def _run_fields(run: Run) -> dict[str, str]:
    at = [str(n) for n in (run.index, run.start, run.block, run.quarters, run.marks)]
    if run.kind != BlockKind.PARA:
        at.append(run.kind)
    if (run.before, run.after) != _PLAIN:
        at += (Edge(run.before).name.lower(), Edge(run.after).name.lower())
    return {"at": " ".join(at)}


class _Own(Struct, frozen=True):
    """A part of an item's words, composed, each white space between its tokens a plain space."""

    text: str
    alike: str
    """The same with one kind of mark, dash and space."""


def _own(part: str) -> _Own:
    text = spaced(unicodedata.normalize("NFC", part)).strip(" ")
    return _Own(text, text.translate(_ALIKE))


def _by_item(run: Run, own: Sequence[_Own], part: int) -> dict[str, str]:
    """A run's text by the words of its item, or in full where that cannot be."""
    shown = show(run)
    worded = [token for token in shown.tokens if token.weight] if shown else []
    if not worded:
        return {"words": run.text}
    core = worded[0].start - run.start, worded[-1].end - run.start
    alike = run.text.translate(_ALIKE)
    for number, words in enumerate(own):
        place = _place(words.alike, alike, core)
        if place is None:
            continue
        stretch, shift = place
        printed = _printed(words.text, run.text, stretch, shift)
        if printed is None:
            continue
        start, end = stretch
        fields: dict[str, str] = {}
        if number != part or stretch != (0, len(words.text)):
            fields["item"] = f"{number} {start} {end}"
        if printed:
            fields["printed"] = printed
        if start + shift:
            fields["before"] = run.text[: start + shift]
        if run.text[end + shift :]:
            fields["after"] = run.text[end + shift :]
        return fields
    return {"words": run.text}


def _place(item: str, text: str, core: tuple[int, int]) -> tuple[tuple[int, int], int] | None:
    """The stretch of an item that stands in a run's text, and how far to the right of it; the
    longest that holds all the words of one of the two.
    """
    first, last = core
    at = item.find(text[first:last])
    if at >= 0:
        shift = first - at
        start, end = at, at + last - first
    else:
        bare = item.strip(" '-.,;:!?…")
        at = text.find(bare) if bare else -1
        if at < 0:
            return None
        start = item.index(bare)
        end = start + len(bare)
        shift = at - start
    while start > 0 and start + shift > 0 and item[start - 1] == text[start + shift - 1]:
        start -= 1
    while end < len(item) and end + shift < len(text) and item[end] == text[end + shift]:
        end += 1
    return (start, end), shift


def _printed(item: str, text: str, stretch: tuple[int, int], shift: int) -> str | None:
    """The characters that are printed otherwise, each with what stands for it; None if one stands
    for several.
    """
    pairs: dict[str, str] = {}
    start, end = stretch
    for one, other in zip(item[start:end], text[start + shift : end + shift], strict=True):
        if pairs.setdefault(one, other) != other:
            return None
    return "".join(one + other for one, other in sorted(pairs.items()) if one != other)


# -- runs: reading -------------------------------------------------------------------------------


def _run(fields: Mapping[str, object], own: Sequence[_Own], part: int) -> Run:
    at = _AT.fullmatch(_text(fields, "at"))
    if at is None:
        raise ValueError(
            "`at` is a run's number, offset, block, quarter words and marks before it, the kind of"
            " a block that is no para, and what stands on either side: border, space or glued"
        )
    text = _text(fields, "words") if "words" in fields else _item_text(fields, own, part)
    if len(text) > MAX_BYTES:
        raise ValueError("a run of tokens is too long")
    return Run(
        index=int(at[1]),
        start=int(at[2]),
        block=int(at[3]),
        kind=at[6] or BlockKind.PARA.value,
        quarters=int(at[4]),
        marks=int(at[5]),
        before=_EDGES[at[7] or "space"],
        after=_EDGES[at[8] or "space"],
        text=text,
    )


def _item_text(fields: Mapping[str, object], own: Sequence[_Own], part: int) -> str:
    start, end = 0, MAX_BYTES
    if "item" in fields:
        stretch = _STRETCH.fullmatch(_text(fields, "item"))
        if stretch is None:
            raise ValueError("`item` is the number of a part, and the stretch of it")
        part, start, end = map(int, stretch.groups())
    if part >= len(own):
        raise ValueError("the proof is of an item with more parts")
    printed = _text(fields, "printed") if "printed" in fields else ""
    if len(printed) % 2:
        raise ValueError("`printed` is pairs of characters")
    words = own[part].text[start:end].translate(str.maketrans(printed[::2], printed[1::2]))
    before = _text(fields, "before") if "before" in fields else ""
    after = _text(fields, "after") if "after" in fields else ""
    return before + words + after


# -- values --------------------------------------------------------------------------------------


def _fields(mapping: object, keys: frozenset[str], what: str) -> Mapping[str, object]:
    if not isinstance(mapping, Mapping):
        raise ValueError(f"{what} is a mapping")  # noqa: TRY004 # a file's fault, not a caller's
    if not all(isinstance(key, str) for key in mapping):
        raise ValueError(f"the keys of {what} are texts")
    unknown = sorted(set(mapping) - keys)
    if unknown:
        raise ValueError(f"{what} has no {unknown[0]!r}")
    return mapping


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or len(value) > 2 * MAX_BYTES or _SURROGATE.search(value):
        raise ValueError(f"`{key}` is a text")
    return value


def _number(fields: Mapping[str, object], key: str) -> int:
    value = fields.get(key)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    raise ValueError(f"`{key}` is a number")


def _bytes(fields: Mapping[str, object], key: str) -> bytes:
    value = _text(fields, key)
    try:
        if _BASE64.fullmatch(value):
            found = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
            if _encoded(found) == value:
                return found
    except binascii.Error:
        pass
    raise ValueError(f"`{key}` is bytes in URL-safe base64, without `=`")


def _encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")
