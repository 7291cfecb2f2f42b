"""Floor 5, who stands where: actors × questions, grouped by where they stand on the first."""

from __future__ import annotations

from collections.abc import Sequence

from generator import urls
from generator.dates import When
from generator.dating import item_date
from generator.model import Basis, Position, Question, Stance, Story
from generator.structs import Struct
from generator.views.making import On
from generator.views.parts import Named, StanceEntry
from generator.views.standing import ORDER, entry, meaning, newest_first, read_for_stances

_STRONGEST = tuple(Basis)
"""What an actor said goes before a deed, that before what others ascribe, and that before us."""


class QuestionHead(Struct, frozen=True, kw_only=True):
    """A column of the stance matrix."""

    ask: str
    href: str
    for_: str | None
    against: str | None


class StanceCell(Struct, frozen=True, kw_only=True):
    """Where one actor stands on one question."""

    state: str
    """stance; none-found (articles were read for stances, none of this actor was found);
    not-read (no article of the story has been read for stances yet)."""
    entries: tuple[StanceEntry, ...] = ()
    """The newest; two of one day both."""
    earlier: tuple[StanceEntry, ...] = ()


class StanceRow(Struct, frozen=True, kw_only=True):
    """One actor's row."""

    actor: Named
    cells: tuple[StanceCell, ...]


class StanceGroup(Struct, frozen=True, kw_only=True):
    """Actors of one position on the first question."""

    position: str
    """for, against, mixed, conditional, undeclared; or the state of the cells: none-found,
    not-read."""
    label: str | None
    """What the position means for the first question, where the story names it."""
    rows: tuple[StanceRow, ...]


def heads(on: On, story: Story) -> tuple[QuestionHead, ...]:
    """The columns: the story's questions, in its order."""
    return tuple(
        QuestionHead(
            ask=question.ask,
            href=on.href(urls.question(story.id, question.id)),
            for_=question.for_,
            against=question.against,
        )
        for question in story.questions
    )


def groups(on: On, story: Story) -> tuple[StanceGroup, ...]:
    """The rows: every actor who holds a stance on any question, by their position on the first.

    Who said nothing on it comes last; within a group they come in order of first appearance.
    """
    found: dict[str, list[StanceRow]] = {position: [] for position in ORDER}
    for row in _rows(on, story):
        found.setdefault(_position(row.cells[0]), []).append(row)
    return tuple(
        StanceGroup(position=position, label=_label(story.questions[0], position), rows=tuple(rows))
        for position, rows in found.items()
        if rows
    )


def _rows(on: On, story: Story) -> list[StanceRow]:
    stances = on.site.relations.stances_on
    read = read_for_stances(on, story)
    held: dict[str, dict[str, list[Stance]]] = {}
    for question in story.questions:
        for stance in stances.get((story.id, question.id), ()):
            held.setdefault(stance.actor, {}).setdefault(question.id, []).append(stance)
    return [_row(on, story.questions, actor, mine, read=read) for actor, mine in held.items()]


def _row(
    on: On,
    questions: Sequence[Question],
    actor: str,
    held: dict[str, list[Stance]],
    *,
    read: bool,
) -> StanceRow:
    cells, dates = [], list[When]()
    for question in questions:
        if question.id not in held:
            cells.append(StanceCell(state="none-found" if read else "not-read"))
            continue
        now, earlier = newest_first(on, held[question.id])
        dates += [when for stance in now if (when := item_date(on.site.library, stance))]
        cells.append(
            StanceCell(
                state="stance",
                entries=tuple(entry(on, question, stance) for stance in now),
                earlier=tuple(entry(on, question, stance) for stance in earlier),
            )
        )
    # under the role held when it last took a stand
    return StanceRow(actor=on.named(actor, max(dates, default=None)), cells=tuple(cells))


def _position(cell: StanceCell) -> str:
    """The position a row is grouped by; of two of one day, the one on firmer ground."""
    if not cell.entries:
        return cell.state

    def rank(entry: StanceEntry) -> tuple[int, int]:
        return _STRONGEST.index(Basis(entry.basis)), ORDER.index(Position(entry.position))

    return min(cell.entries, key=rank).position


def _label(first: Question, position: str) -> str | None:
    return meaning(first, Position(position)) if position in ORDER else None
