"""One of the two libraries that are compared, and how its ids and texts read on both sides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from generator.claims import Assessment, assess
from generator.differing.change import cut
from generator.differing.matching import Key, Names, calm, words
from generator.library import Fault, Library, Target
from generator.model import Stance, Story, WordedItem
from generator.pipeline import Checked
from generator.proving import Proof
from generator.relations import Relations, relate
from generator.structs import Struct
from generator.units import Unit, UnitKind

NAMED = 60
"""Characters of an item's words that name it in a sentence."""


class Shown(Struct, frozen=True):
    """A value: what it is compared by, and how people read it."""

    key: Hashable
    text: str

    @classmethod
    def plain(cls, text: str) -> Shown:
        """A text that is compared by its words alone."""
        return cls(calm(text), calm(text))


class Side(Struct, frozen=True, kw_only=True):
    """A library, proven, with its ids in the names of now.

    What is called so now is its own name: so both sides ask in the same way, and a reference of
    now that still uses an old id leads to the same.
    """

    checked: Checked
    library: Library
    relations: Relations
    assessments: Mapping[Key, Assessment]
    names: Names
    """How ids of before are called now."""
    now: Library
    """The library of now: its names are told on both sides."""
    before: Library
    """The other one, for the names of what is gone."""

    # -- ids, in the names of now ----------------------------------------------------------------

    def party(self, party: str) -> str:
        """The id of an actor or outlet."""
        return self.names.parties.now(party)

    def article(self, article: str) -> str:
        """The id of an article."""
        return self.names.articles.now(article)

    def story(self, story: str) -> str:
        """The id of a story."""
        return self.names.stories.now(story)

    def claim(self, key: Key) -> Key:
        """The key of a claim."""
        return self.names.claims.now(key)

    def question(self, key: Key) -> Key:
        """The key of a question."""
        return self.names.questions.now(key)

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
        for library, name in ((self.now, self.party(party)), (self.before, party)):
            found = library.party(name)
            if not isinstance(found, Fault):
                return found.name
        return party

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

    def place(self, article: str, item: str) -> str:
        """Where an item stands: its outlet and paragraph."""
        proof = self.checked.proofs.get((article, item))
        paragraph = f" ¶{proof.paragraph}" if proof and proof.paragraph else ""
        return self.outlet(article) + paragraph

    # -- references, by what they lead to ----------------------------------------------------------

    def cited(self, story: Story, written: str) -> Shown:
        """What a story's text names."""
        found = self.library.citation(story, written)
        if not isinstance(found, Fault):
            return self._target(found)
        head, mark, item = written.partition("#")
        return self._lost(story.articles.get(head, head), mark + item, written)

    def evident(self, article: str, written: str) -> Shown:
        """What an annotation or digest of an article names; of none, what a role names."""
        found = self.library.evidence(written, article)
        if not isinstance(found, Fault):
            return self._target(found)
        head, mark, item = written.rpartition("#")
        return self._lost(head if mark and head else article, "#" + item, written)

    def evidence(self, article: str, written: Iterable[str]) -> tuple[Shown, ...]:
        """All that an annotation names."""
        return tuple(self.evident(article, one) for one in written)

    def _lost(self, article: str, rest: str, written: str) -> Shown:
        """A reference that leads nowhere, perhaps since a file could not be read."""
        if rest:
            article, item = self.names.items.now((article, rest[1:]))
            return Shown(f"{self.article(article)}#{item}", written)
        return Shown(self.article(article), written)

    def _target(self, found: Target) -> Shown:
        if found.story and found.claim:
            text = cut(self.library.index.claims[found.story, found.claim].text)
            return Shown("#".join(self.claim((found.story, found.claim))), f"the claim '{text}'")
        article, name = found.article or "", found.item
        if not name:
            return Shown(self.article(article), f"{self.title(article)} ({self.outlet(article)})")
        item = self.library.item(article, name)
        if isinstance(item, Stance):
            return Shown(f"{self.article(article)}#{self.stance(item)}", self.stance(item))
        key = f"{self.article(article)}#{self.names.items.now((article, name))[1]}"
        if item and words(item):
            return Shown(key, f"“{cut(words(item), NAMED)}” ({self.place(article, name)})")
        return Shown(key, f"#{name} ({self.place(article, name)})")


def make_side(checked: Checked, names: Names, *, now: Library, before: Library) -> Side:
    """One of two libraries, ready to be compared."""
    relations = relate(checked.library)
    return Side(
        checked=checked,
        library=checked.library,
        relations=relations,
        assessments=assess(checked.library, relations),
        names=names,
        now=now,
        before=before,
    )


def ordered(stories: Iterable[str]) -> tuple[str, ...]:
    """Stories in one order, each once."""
    return tuple(sorted(set(stories)))


Resolve = Callable[[str], Shown]
"""What a reference, as written, leads to."""


class Both(Struct, frozen=True, kw_only=True):
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

    def is_story_read(self, story: str) -> bool:
        """Whether a story, by its id now, could be read on both sides, or is on none of them."""
        refused = {self.old.story(name) for name in self.old.library.refused.stories}
        return story not in refused | self.new.library.refused.stories

    def is_unread(self, article: str) -> bool:
        """Whether an article of now, or what was found in it, could not be read on a side."""
        new, old = self.new.library.refused, self.old.library.refused
        return article in new.annotations | new.articles or any(
            self.old.article(name) == article for name in old.annotations | old.articles
        )
