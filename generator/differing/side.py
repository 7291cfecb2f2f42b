"""One of the two libraries that are compared, and how its ids and texts read on both sides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from generator.claims import Assessment, assess
from generator.differing.change import cut
from generator.differing.matching import Key, Names, calm, words
from generator.library import Fault, Library, Target
from generator.model import Stance, WordedItem
from generator.pipeline import Checked
from generator.proving import Proof
from generator.relations import Relations, relate
from generator.units import Unit, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A library, proven, with its ids in the names of now."""

    checked: Checked
    library: Library
    relations: Relations
    assessments: Mapping[Key, Assessment]
    names: Names | None
    """How ids of before are called now; None for the library of now."""
    now: Library
    """The library of now: its names are told on both sides."""

    # -- ids, in the names of now ----------------------------------------------------------------

    def party(self, party: str) -> str:
        """The id of an actor or outlet."""
        return self.names.parties.now(party) if self.names else party

    def article(self, article: str) -> str:
        """The id of an article."""
        return self.names.articles.now(article) if self.names else article

    def story(self, story: str) -> str:
        """The id of a story."""
        return self.names.stories.now(story) if self.names else story

    def claim(self, key: Key) -> Key:
        """The key of a claim."""
        return self.names.claims.now(key) if self.names else key

    def question(self, key: Key) -> Key:
        """The key of a question."""
        return self.names.questions.now(key) if self.names else key

    def target(self, found: Target | Fault, written: str) -> str:
        """What a reference leads to; as written where it leads nowhere."""
        if isinstance(found, Fault):
            return written
        if found.story and found.claim:
            return "#".join(self.claim((found.story, found.claim)))
        article = self.article(found.article or "")
        if not found.item:
            return article
        item = self.library.item(found.article or "", found.item)
        if isinstance(item, Stance):
            return f"{article}#{self.stance(item)}"
        now = (article, found.item)
        if self.names:
            now = self.names.items.now((found.article or "", found.item))
            now = (article, now[1])
        return "#".join(now)

    def stance(self, stance: Stance) -> str:
        """What a stance is on, which its id is made of."""
        return f"{self.party(stance.actor)}--{'#'.join(self.asked(stance))}"

    def asked(self, stance: Stance) -> Key:
        """The question that a stance is on; as written where there is none."""
        found = self.library.question(stance.question, stance.article)
        return ("", stance.question) if isinstance(found, Fault) else self.question(found)

    # -- stories -----------------------------------------------------------------------------------

    def stories_of(self, article: str) -> set[str]:
        """The stories that list an article."""
        return {self.story(s) for s in self.library.index.stories_of.get(article, ())}

    def stories_naming(self, party: str) -> set[str]:
        """The stories in which an actor or outlet is named, or one of whose articles names it."""
        found: set[str] = set()
        for unit in self.relations.naming.get(party, ()):
            found |= self._stories(unit)
        return found

    def _stories(self, unit: Unit) -> set[str]:
        if unit.kind is UnitKind.STORY:
            return {self.story(unit.id)}
        return self.stories_of(unit.id) if unit.kind is UnitKind.ARTICLE else set()

    # -- what people read --------------------------------------------------------------------------

    def name(self, party: str | None) -> str:
        """The name of an actor or outlet, as it is now; empty for none."""
        if not party:
            return ""
        found = self.now.party(self.party(party))
        return self.library.party_name(party) if isinstance(found, Fault) else found.name

    def outlet(self, article: str) -> str:
        """The name of the outlet of an article."""
        found = self.library.articles.get(article)
        return self.name(found.outlet) if found else article

    def title(self, article: str) -> str:
        """The title of an article."""
        found = self.library.articles.get(article)
        return cut(found.title) if found else article

    def proof(self, item: WordedItem) -> Proof | None:
        """What was found out about an item's words."""
        return self.checked.proofs.get((item.article, item.id))

    def quoted(self, item: WordedItem) -> str:
        """An item's words, with its paragraph where that is known."""
        proof = self.proof(item)
        paragraph = f" (¶{proof.paragraph})" if proof and proof.paragraph else ""
        return f"“{cut(words(item))}”{paragraph}"

    def reference(self, found: Target | Fault, written: str) -> str:
        """What a reference leads to, for people: the outlet and the item's place."""
        if isinstance(found, Fault):
            return written
        if found.story and found.claim:
            return f"the claim '{cut(self.library.index.claims[found.story, found.claim].text)}'"
        where = self.outlet(found.article or "")
        proof = self.checked.proofs.get((found.article or "", found.item or ""))
        if proof and proof.paragraph:
            return f"{where} ¶{proof.paragraph}"
        return f"{where} #{found.item}" if found.item else where


@dataclass(frozen=True, slots=True)
class Shown:
    """A value: what it is compared by, and how people read it."""

    key: Hashable
    text: str

    @classmethod
    def plain(cls, text: str) -> Shown:
        """A text that is compared by its words alone."""
        return cls(calm(text), calm(text))


def make_side(checked: Checked, names: Names | None, now: Library) -> Side:
    """A library, ready to be compared with that of now."""
    relations = relate(checked.library)
    return Side(
        checked=checked,
        library=checked.library,
        relations=relations,
        assessments=assess(checked.library, relations),
        names=names,
        now=now,
    )


def ordered(stories: Iterable[str]) -> tuple[str, ...]:
    """Stories in one order, each once."""
    return tuple(sorted(set(stories)))


Resolve = Callable[[str], Target | Fault]
"""Looks up a reference as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """The two libraries, and what of before is what now."""

    old: Side
    new: Side
    names: Names

    def stories_of(self, was: str | None, now: str | None) -> tuple[str, ...]:
        """The stories that list an article, before or now."""
        found = self.old.stories_of(was) if was else set()
        return ordered(found | (self.new.stories_of(now) if now else set()))

    def stories_naming(self, was: str | None, now: str | None) -> tuple[str, ...]:
        """The stories that an actor or outlet plays a part in, before or now."""
        found = self.old.stories_naming(was) if was else set()
        return ordered(found | (self.new.stories_naming(now) if now else set()))

    def is_unread(self, article: str) -> bool:
        """Whether the annotations of an article of now could not be read on one of the sides."""
        refused = self.old.library.refused.annotations
        return article in self.new.library.refused.annotations or any(
            self.old.article(name) == article for name in refused
        )
