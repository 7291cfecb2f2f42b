"""Two records' values, field by field: what any record may have, told in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from generator.differing.change import Change, Facts, Kind, cut
from generator.differing.side import Shown
from generator.model import Place
from generator.structs import Struct

Values = Mapping[str, Shown | tuple[Shown, ...] | None]
"""What a field is called in a sentence → its value; a tuple for a list whose order says nothing."""


class About(Struct, frozen=True, kw_only=True):
    """What a change is about, as its sentence names it."""

    noun: str
    name: str
    stories: tuple[str, ...] | None
    at: Place | None
    was: Place | None
    label: str = ""
    """What it is called where its values are told; by itself its noun and name."""

    def change(
        self,
        kind: Kind,
        facts: Facts = MappingProxyType({}),
        *,
        lines: Iterable[str] = (),
        is_warning: bool = False,
        **more: str | int,
    ) -> Change:
        """A change of it."""
        return Change(
            kind=kind,
            stories=self.stories,
            facts={
                "noun": self.noun,
                "name": self.name,
                "label": self.label or f"the {self.noun} '{self.name}'",
                **facts,
                **more,
            },
            lines=tuple(lines),
            is_warning=is_warning,
            at=self.at,
            was=self.was,
        )


def value(text: object) -> Shown | None:
    """A plain value; None where nothing is given."""
    return None if text is None or text == "" else Shown.plain(str(text))


def values(texts: Iterable[object]) -> tuple[Shown, ...]:
    """A list of plain values."""
    return tuple(Shown.plain(str(text)) for text in texts)


def compare_values(about: About, before: Values, after: Values) -> Iterator[Change]:
    """The fields that differ."""
    for field, new in after.items():
        old = before[field]
        if isinstance(new, tuple) and isinstance(old, tuple):
            yield from _lists(about, field, old, new)
        elif not isinstance(new, tuple) and not isinstance(old, tuple):
            yield from _single(about, field, old, new)


def _single(about: About, field: str, old: Shown | None, new: Shown | None) -> Iterator[Change]:
    if (old.key if old else None) == (new.key if new else None):
        return
    if old and new and old.text == new.text:
        yield about.change(Kind.VALUE_FORM, field=field)
    elif old and new:
        facts = {"field": field, "old": cut(old.text), "new": cut(new.text)}
        yield about.change(Kind.VALUE_CHANGED, facts)
    elif new:
        yield about.change(Kind.VALUE_GIVEN, field=field, new=cut(new.text))
    elif old:
        yield about.change(Kind.VALUE_LOST, field=field, old=cut(old.text))


def _lists(
    about: About, field: str, old: tuple[Shown, ...], new: tuple[Shown, ...]
) -> Iterator[Change]:
    added, removed = _listed(without(new, old)), _listed(without(old, new))
    if added and removed:
        yield about.change(Kind.LIST_CHANGED, field=field, added=added, removed=removed)
    elif added:
        yield about.change(Kind.LIST_LONGER, field=field, added=added)
    elif removed:
        yield about.change(Kind.LIST_SHORTER, field=field, removed=removed)


def _listed(found: Iterable[Shown]) -> str:
    return ", ".join(f"'{cut(one.text)}'" for one in found)


def without(some: Iterable[Shown], others: Iterable[Shown]) -> list[Shown]:
    """Those whose key is not among the others', each as often as it is missing there."""
    left = [one.key for one in others]
    found = []
    for one in some:
        if one.key in left:
            left.remove(one.key)
        else:
            found.append(one)
    return found
