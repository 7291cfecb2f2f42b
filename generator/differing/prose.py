"""Two compiled texts: which sentences are new, gone, reworded, moved, or rest on other evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from generator.coverage import coverage
from generator.differing.change import Change, Kind, cut
from generator.differing.matching import calm
from generator.differing.side import Resolve, Shown, Side
from generator.differing.values import About, without
from generator.pieces import Markup, Pointer, Prose, Reference, ReferenceKind, Words
from generator.structs import Struct
from generator.text_stream import BlockKind

ALIKE = 0.5
"""The share of their words from which two texts count as one that was reworded."""


class Unit(Struct, frozen=True, kw_only=True):
    """A sentence, or what stands among sentences."""

    noun: str
    key: Hashable
    """What it says, in the names of now."""
    text: str
    """What it says, for people."""
    evidence: tuple[Shown, ...] = ()
    """What it rests on."""
    counts: bool = False
    """Whether attribution coverage counts it."""


def shown(side: Side, prose: Prose | None, resolve: Resolve) -> Shown | None:
    """A text as a single value: a note, an event, an account."""
    if prose is None:
        return None
    return Shown(form(side, prose, resolve), readable(side, prose, 0, len(prose.stream.text)))


def form(side: Side, prose: Prose, resolve: Resolve) -> str:
    """All of a text, its marks and references too, with nothing of how its lines are wrapped."""
    parts = []
    for piece in prose.pieces:
        match piece:
            case Markup():
                parts.append(piece.html)
            case Words():
                parts.append(prose.stream.text[piece.start : piece.end])
            case Pointer():
                parts.append(_pointed(side, prose.references[piece.number], resolve))
            case _:
                pass
    return calm("".join(parts))


def _pointed(side: Side, reference: Reference, resolve: Resolve) -> str:
    match reference.kind:
        case ReferenceKind.LINK:
            return f"[[{side.party(reference.target)}|{calm(reference.words or '')}]]"
        case ReferenceKind.HREF:
            return reference.target
        case _:
            return f"[{reference.kind} {resolve(reference.target).key}]"


def readable(side: Side, prose: Prose, start: int, end: int) -> str:
    """A stretch of a text as it is read, in one line: names in place of ids."""
    parts, at = [], start
    for reference in prose.references:
        bare = reference.kind is ReferenceKind.LINK and reference.words is None
        if bare and start <= reference.at < end:
            parts += [prose.stream.text[at : reference.at], side.name(reference.target)]
            at = reference.at + len(reference.target)
    return calm("".join([*parts, prose.stream.text[at:end]]))


def units(side: Side, prose: Prose | None, resolve: Resolve) -> list[Unit]:
    """All that a text says, in order."""
    if prose is None:
        return []
    found: list[tuple[int, Unit]] = []
    spoken = set()
    for covered in coverage(prose):
        sentence = covered.sentence
        spoken.add(sentence.block)
        text = readable(side, prose, sentence.start, sentence.end)
        cited = dict.fromkeys(prose.references[number].target for number in covered.citations)
        evidence = tuple(map(resolve, cited))
        unit = Unit(noun="sentence", key=text, text=text, evidence=evidence, counts=True)
        found.append((sentence.start, unit))
    for number, block in enumerate(prose.stream.blocks):
        if number not in spoken:
            text = readable(side, prose, block.start, block.end)
            noun = "heading" if block.kind is BlockKind.HEADING else _uncounted(prose, block.start)
            found.append((block.start, Unit(noun=noun, key=text, text=text)))
    for reference in prose.references:
        if reference.kind is ReferenceKind.TRANSCLUSION:
            quote = resolve(reference.target)
            unit = Unit(noun="quote shown in place", key=quote.key, text=quote.text)
            found.append((reference.at, unit))
    return [unit for _, unit in sorted(found, key=lambda pair: pair[0])]


def _uncounted(prose: Prose, at: int) -> str:
    ours = any(start <= at < end for start, end in prose.analysis)
    return "paragraph of analysis" if ours else "paragraph"


def compare_text(about: About, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    """The changes of one text, which `about` names."""
    removed, added = _missing(old, new), _missing(new, old)
    pairs = reworded([one.text for one in removed], [one.text for one in added],
                     [one.noun for one in removed], [one.noun for one in added])  # fmt: skip
    for noun in dict.fromkeys(one.noun for one in (*old, *new)):
        mine = [(b, a) for b, a in pairs if removed[b].noun == noun]
        yield from _told(about, Kind.TEXT_REWORDED, noun, [
            f"“{cut(removed[b].text)}” → “{cut(added[a].text)}”" for b, a in mine
        ])  # fmt: skip
        lost, found = {b for b, _ in mine}, {a for _, a in mine}
        yield from _told(about, Kind.TEXT_ADDED, noun, [
            cut(one.text) for n, one in enumerate(added) if one.noun == noun and n not in found
        ])  # fmt: skip
        yield from _told(about, Kind.TEXT_REMOVED, noun, [
            cut(one.text) for n, one in enumerate(removed) if one.noun == noun and n not in lost
        ])  # fmt: skip
        yield from _told(about, Kind.TEXT_MOVED, noun, [
            cut(one.text) for one in _moved(old, new) if one.noun == noun
        ])  # fmt: skip
    yield from _told(about, Kind.TEXT_EVIDENCE, "sentence", list(_resting_otherwise(old, new)))


def _told(about: About, kind: Kind, noun: str, lines: list[str]) -> Iterator[Change]:
    if lines:
        yield about.change(kind, lines=lines, count=len(lines), what=noun)


def _missing(some: Sequence[Unit], others: Sequence[Unit]) -> list[Unit]:
    left = [(one.noun, one.key) for one in others]
    found = []
    for one in some:
        if (one.noun, one.key) in left:
            left.remove((one.noun, one.key))
        else:
            found.append(one)
    return found


def _moved(old: Sequence[Unit], new: Sequence[Unit]) -> list[Unit]:
    """Those on both sides that do not stand in the same order: as few as tell the difference."""
    gone = _missing(old, new)
    kept = [one for one in old if not any(one is other for other in gone)]
    come = _missing(new, old)
    now = [one for one in new if not any(one is other for other in come)]
    matcher = SequenceMatcher(
        None, [(u.noun, u.key) for u in kept], [(u.noun, u.key) for u in now], autojunk=False
    )
    return [
        unit
        for what, _, _, start, end in matcher.get_opcodes()
        if what in ("insert", "replace")
        for unit in now[start:end]
    ]


def _resting_otherwise(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[str]:
    """Sentences that were there before, and cite something else."""
    before: dict[Hashable, list[Unit]] = {}
    for one in old:
        before.setdefault(one.key, []).append(one)
    for one in new:
        if not before.get(one.key):
            continue
        other = before[one.key].pop(0)
        added = without(one.evidence, other.evidence)
        removed = without(other.evidence, one.evidence)
        # what has none before or now is told with the coverage
        if (added or removed) and one.evidence and other.evidence:
            changes = [f"+ {item.text}" for item in added] + [f"- {item.text}" for item in removed]
            yield f"{cut(one.text)} ({', '.join(changes)})"


def reworded(
    removed: Sequence[str], added: Sequence[str], was: Sequence[str], now: Sequence[str]
) -> list[tuple[int, int]]:
    """Pairs of a text that went and one that came in its place, the likest first; by number.

    `was` and `now` say of what sort each is: only like sorts make a pair.
    """
    scored = []
    for b, old in enumerate(removed):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(old.split())
        for a, new in enumerate(added):
            if was[b] == now[a]:
                matcher.set_seq1(new.split())
                if matcher.quick_ratio() >= ALIKE and (score := matcher.ratio()) >= ALIKE:
                    scored.append((-score, b, a))
    pairs: list[tuple[int, int]] = []
    for _, b, a in sorted(scored):
        if all(b != one and a != other for one, other in pairs):
            pairs.append((b, a))
    return sorted(pairs, key=lambda pair: pair[1])
