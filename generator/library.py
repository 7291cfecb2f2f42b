"""Floor 3, all records together: names resolved both ways, read-only.

Looking a name up is the check that it exists: every resolver returns a `Target` or a `Fault`, and
`generator.resolving` asks for every name in the content and turns the faults into findings. Views
and checks ask the same resolvers, so that what was checked is what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from generator.findings import did_you_mean
from generator.model import (
    Actor,
    Annotations,
    Article,
    Claim,
    Item,
    Outlet,
    Passage,
    Question,
    Quote,
    Report,
    SealRecord,
    Stance,
    Story,
)
from generator.settings import Settings
from generator.structs import Struct, field

HEADLINE = "headline"
"""The item id under which an article's title can be cited."""


class TargetKind(StrEnum):
    """What a citation or an evidence entry can point at."""

    ITEM = "item"
    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    CLAIM = "claim"


class Target(Struct, frozen=True, kw_only=True):
    """Something that exists and can be pointed at."""

    kind: TargetKind
    article: str | None = None
    item: str | None = None
    """The item's id; `headline` or `p3` for those."""
    story: str | None = None
    claim: str | None = None


class Fault(Struct, frozen=True):
    """Why a name leads nowhere. `quiet` where the cause has been reported already."""

    code: str
    message: str
    hint: str | None = None
    quiet: bool = False


class Refused(Struct, frozen=True):
    """Ids of files that exist but could not be read: nothing more is said about them."""

    parties: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()

    @property
    def naming(self) -> bool:
        """Whether a file is missing that could have named others: then nothing is unused."""
        return bool(self.articles or self.annotations or self.stories)

    def __contains__(self, name: object) -> bool:
        return any(
            name in ids for ids in (self.parties, self.articles, self.annotations, self.stories)
        )


class Index(Struct, frozen=True):
    """Look-ups made once from the records."""

    stories_of: Mapping[str, tuple[str, ...]]
    """Article → the stories that list it, by id."""
    items: Mapping[str, Mapping[str, Item]]
    """Article → item id → item, in file order (quotes, passages, reports, stances)."""
    claims: Mapping[tuple[str, str], Claim]
    """(story, id) → claim."""
    questions: Mapping[tuple[str, str], Question]
    """(story, id) → question."""
    parties_before: Mapping[str, str]
    """Former id of an actor or outlet → its id now."""
    articles_before: Mapping[str, str]
    stories_before: Mapping[str, str]
    items_before: Mapping[tuple[str, str], str]
    """(article, former item id) → item id."""
    claims_before: Mapping[tuple[str, str], str]
    """(story, former claim id) → claim id."""
    questions_before: Mapping[tuple[str, str], str]
    """(story, former question id) → question id."""


class Library(Struct, frozen=True, kw_only=True):
    """Everything that was read. Mappings are in id order and never written to."""

    settings: Settings
    outlets: Mapping[str, Outlet]
    actors: Mapping[str, Actor]
    articles: Mapping[str, Article]
    annotations: Mapping[str, Annotations]
    """By article id."""
    stories: Mapping[str, Story]
    seals: Mapping[str, SealRecord] = field(default_factory=dict)
    """By article id."""
    refused: Refused = field(default_factory=Refused)
    index: Index

    # -- names of people and outlets ---------------------------------------------------------

    def party(self, party_id: str) -> Actor | Outlet | Fault:
        """Whoever speaks, relays or acts: an actor or an outlet."""
        found = self.actors.get(party_id) or self.outlets.get(party_id)
        if found:
            return found
        if party_id in self.index.parties_before:
            return _renamed(party_id, self.index.parties_before[party_id])
        known = [*self.actors, *self.outlets]
        return Fault(
            "unknown-actor",
            f"no actor or outlet is called '{party_id}'",
            did_you_mean(party_id, known) or f"add content/actors/{party_id}.yaml",
            quiet=party_id in self.refused.parties,
        )

    def party_name(self, party_id: str) -> str:
        """The name of an actor or outlet; its id where there is none."""
        found = self.party(party_id)
        return party_id if isinstance(found, Fault) else found.name

    def outlet(self, outlet_id: str) -> Outlet | Fault:
        """An outlet alone, as an article's publisher."""
        found = self.outlets.get(outlet_id)
        if found:
            return found
        if outlet_id in self.index.parties_before:
            return _renamed(outlet_id, self.index.parties_before[outlet_id])
        hint = did_you_mean(outlet_id, list(self.outlets))
        if outlet_id in self.actors:
            hint = f"'{outlet_id}' is an actor; an article is published by an outlet"
        return Fault(
            "unknown-outlet",
            f"no outlet is called '{outlet_id}'",
            hint or f"add content/outlets/{outlet_id}.yaml",
            quiet=outlet_id in self.refused.parties,
        )

    # -- articles, stories, items ------------------------------------------------------------

    def article(self, article_id: str) -> Article | Fault:
        """An article by its id."""
        found = self.articles.get(article_id)
        if found:
            return found
        if article_id in self.index.articles_before:
            return _renamed(article_id, self.index.articles_before[article_id])
        return Fault(
            "unknown-article",
            f"no article is called '{article_id}'",
            did_you_mean(article_id, list(self.articles)),
            quiet=article_id in self.refused.articles,
        )

    def story(self, story_id: str) -> Story | Fault:
        """A story by its id."""
        found = self.stories.get(story_id)
        if found:
            return found
        if story_id in self.index.stories_before:
            return _renamed(story_id, self.index.stories_before[story_id])
        return Fault(
            "unknown-story",
            f"no story is called '{story_id}'",
            did_you_mean(story_id, list(self.stories)),
            quiet=story_id in self.refused.stories,
        )

    def item_of(self, article_id: str, item_id: str) -> Target | Fault:
        """An item, the headline or a paragraph of an article that is known to exist."""
        items = self.index.items.get(article_id, {})
        if item_id in items:
            return Target(kind=TargetKind.ITEM, article=article_id, item=item_id)
        if item_id == HEADLINE:
            return Target(kind=TargetKind.HEADLINE, article=article_id, item=HEADLINE)
        if is_paragraph(item_id):
            return self._paragraph(article_id, item_id)
        if (article_id, item_id) in self.index.items_before:
            return _renamed(item_id, self.index.items_before[article_id, item_id])
        return Fault(
            "unknown-item",
            f"article '{article_id}' has no item '{item_id}'",
            did_you_mean(item_id, list(items)),
            quiet=article_id in self.refused.annotations,
        )

    def _paragraph(self, article_id: str, item_id: str) -> Target | Fault:
        body = self.articles[article_id].body
        if body:
            count = max((block.paragraph or 0 for block in body.stream.blocks), default=0)
            if int(item_id[1:]) > count:
                return Fault(
                    "unknown-item", f"article '{article_id}' has {count} paragraphs, no '{item_id}'"
                )
        return Target(kind=TargetKind.PARAGRAPH, article=article_id, item=item_id)

    def item(self, article_id: str, item_id: str) -> Item | None:
        """An item's record."""
        return self.index.items.get(article_id, {}).get(item_id)

    def items(self, article_id: str) -> Iterator[Item]:
        """An article's items, in file order."""
        yield from self.index.items.get(article_id, {}).values()

    def evidence(self, reference: str, article_id: str) -> Target | Fault:
        """What an annotation of `article_id` names as evidence: `item` or `article-id#item`."""
        head, mark, item_id = reference.rpartition("#")
        if not mark or not head:
            return self.item_of(article_id, item_id)
        found = self.article(head)
        return found if isinstance(found, Fault) else self.item_of(head, item_id)

    def citation(self, story: Story, reference: str) -> Target | Fault:
        """What a story's prose points at: `short#item`, `short`, a claim, or full ids."""
        head, mark, item_id = reference.partition("#")
        article_id = story.articles.get(head) or (head if head in self.articles else None)
        if mark:
            return self._cited_item(story, head, item_id, article_id)
        if article_id:
            found = self.article(article_id)
            if isinstance(found, Fault):
                return Fault("unknown-article", found.message, found.hint, quiet=True)
            return Target(kind=TargetKind.ARTICLE, article=article_id)
        if (story.id, head) in self.index.claims:
            return Target(kind=TargetKind.CLAIM, story=story.id, claim=head)
        former = self._cited_before(story, head)
        if former:
            return former
        known = [*story.articles, *(claim.id for claim in story.claims)]
        return Fault(
            "unknown-citation",
            f"'{head}' is neither a short name of an article nor a claim of this story",
            did_you_mean(head, known),
        )

    def _cited_item(
        self, story: Story, head: str, item_id: str, article_id: str | None
    ) -> Target | Fault:
        if article_id:
            found = self.article(article_id)
            if isinstance(found, Fault):  # the `articles` entry itself is reported
                return Fault("unknown-article", found.message, found.hint, quiet=True)
            return self.item_of(article_id, item_id)
        if (head, item_id) in self.index.claims:
            return Target(kind=TargetKind.CLAIM, story=head, claim=item_id)
        if head in self.refused.articles | self.refused.stories:
            return Fault("unknown-citation", "", quiet=True)
        former = self._cited_before(story, head)
        if former:
            return former
        return Fault(
            "unknown-citation",
            f"'{head}' is no short name of an article in this story",
            did_you_mean(head, list(story.articles)),
        )

    def _cited_before(self, story: Story, head: str) -> Fault | None:
        """Whether a citation uses a former id, of an article or of one of the story's claims."""
        now = self.index.articles_before.get(head) or self.index.claims_before.get((story.id, head))
        return _renamed(head, now) if now else None

    # -- claims and questions ----------------------------------------------------------------

    def claim(self, reference: str, article_id: str) -> tuple[str, str] | Fault:
        """(story, id) of the claim an annotation of `article_id` means."""
        index = self.index
        return self._stated(reference, article_id, "claim", index.claims, index.claims_before)

    def question(self, reference: str, article_id: str) -> tuple[str, str] | Fault:
        """(story, id) of the question an annotation of `article_id` means."""
        index = self.index
        return self._stated(
            reference, article_id, "question", index.questions, index.questions_before
        )

    def _stated(
        self,
        reference: str,
        article_id: str,
        noun: str,
        known: Mapping[tuple[str, str], object],
        before: Mapping[tuple[str, str], str],
    ) -> tuple[str, str] | Fault:
        head, mark, bare = reference.partition("#")
        if mark:
            return self._stated_in_full(head, bare, noun, known, before)
        stories = self.index.stories_of.get(article_id, ())
        found = [(story, head) for story in stories if (story, head) in known]
        if len(found) == 1:
            return found[0]
        if found:
            full = [f"{story}#{name}" for story, name in found]
            return Fault(
                f"ambiguous-{noun}",
                f"'{head}' is a {noun} of more than one story that lists this article",
                f"write {' or '.join(full)}",
            )
        for story in stories:
            if (story, head) in before:
                return _renamed(head, before[story, head])
        hint = did_you_mean(head, [name for story, name in known if story in stories])
        elsewhere = [f"{story}#{name}" for story, name in known if name == head]
        if not hint and elsewhere:
            hint = f"write {elsewhere[0]}, or list this article in that story"
        if not hint and not stories:
            hint = f"no story lists this article; write story-id#{head}"
        return Fault(
            f"unknown-{noun}",
            f"no {noun} '{head}' stands in a story that lists this article",
            hint,
            quiet=bool(self.refused.stories),
        )

    def _stated_in_full(
        self,
        story: str,
        name: str,
        noun: str,
        known: Mapping[tuple[str, str], object],
        before: Mapping[tuple[str, str], str],
    ) -> tuple[str, str] | Fault:
        if (story, name) in known:
            return story, name
        now = self.index.stories_before.get(story, story)
        renamed = before.get((now, name), name)
        if (now, renamed) != (story, name) and (now, renamed) in known:
            return _renamed(f"{story}#{name}", f"{now}#{renamed}")
        return Fault(
            f"unknown-{noun}",
            f"no {noun} is called '{story}#{name}'",
            did_you_mean(f"{story}#{name}", [f"{s}#{n}" for s, n in known]),
            quiet=story in self.refused.stories,
        )

    # -- records by what they name -----------------------------------------------------------

    def quotes(self) -> Iterator[Quote]:
        """All quotes, by article, then in file order."""
        for record in self.annotations.values():
            yield from record.quotes

    def passages(self) -> Iterator[Passage]:
        """All passages, by article, then in file order."""
        for record in self.annotations.values():
            yield from record.passages

    def said(self) -> Iterator[Quote | Passage]:
        """All quotes and passages, by article, then in file order."""
        for record in self.annotations.values():
            yield from record.said()

    def worded(self) -> Iterator[Quote | Passage | Report]:
        """All quotes, passages and reports, by article, then in file order."""
        for record in self.annotations.values():
            yield from record.worded()

    def reports(self) -> Iterator[Report]:
        """All reports, by article, then in file order."""
        for record in self.annotations.values():
            yield from record.reports

    def stances(self) -> Iterator[Stance]:
        """All stances, by article, then in file order."""
        for record in self.annotations.values():
            yield from record.stances

    def articles_of(self, story: Story) -> list[Article]:
        """A story's articles that exist, in the editor's order, each once."""
        listed = dict.fromkeys(story.articles.values())
        return [self.articles[i] for i in listed if i in self.articles]

    def first_version(self, article_id: str) -> str:
        """The article that one goes back to, by `supersedes`; itself where it is the first."""
        seen = {article_id}
        while article := self.articles.get(article_id):
            earlier = article.supersedes
            if earlier is None or earlier in seen or earlier not in self.articles:
                break
            seen.add(earlier)
            article_id = earlier
        return article_id

    def unlisted(self) -> list[Article]:
        """Articles in no story."""
        return [a for i, a in self.articles.items() if not self.index.stories_of.get(i)]

    def language(self, article: Article) -> str:
        """An article's language: its own, its outlet's, the site's."""
        outlet = self.outlets.get(article.outlet)
        return article.language or (outlet.language if outlet else None) or self.settings.language


def is_paragraph(item_id: str) -> bool:
    """Whether an id names a paragraph, such as `p1`."""
    number = item_id.removeprefix("p")
    return len(number) < len(item_id) and number.isascii() and number.isdigit() and number[0] != "0"


def _renamed(before: str, now: str) -> Fault:
    return Fault("former-id", f"'{before}' is a former id", f"write {now}")


def make_index(
    actors: Iterable[Actor],
    outlets: Iterable[Outlet],
    articles: Iterable[Article],
    annotations: Iterable[Annotations],
    stories: Iterable[Story],
) -> Index:
    """The look-ups of a library."""
    parties_before: dict[str, str] = {}
    articles_before: dict[str, str] = {}
    stories_before: dict[str, str] = {}
    items_before: dict[tuple[str, str], str] = {}
    for actor in actors:
        parties_before.update(dict.fromkeys(actor.formerly, actor.id))
    for outlet in outlets:
        parties_before.update(dict.fromkeys(outlet.formerly, outlet.id))
    for article in articles:
        articles_before.update(dict.fromkeys(article.formerly, article.id))
    every: dict[str, dict[str, Item]] = {}
    for record in annotations:
        items: dict[str, Item] = {}
        for item in record.items():
            items.setdefault(item.id, item)
            for former in item.formerly:
                items_before[record.article, former] = item.id
        every[record.article] = items
    listed: dict[str, list[str]] = {}
    claims: dict[tuple[str, str], Claim] = {}
    questions: dict[tuple[str, str], Question] = {}
    claims_before: dict[tuple[str, str], str] = {}
    questions_before: dict[tuple[str, str], str] = {}
    for story in stories:
        stories_before.update(dict.fromkeys(story.formerly, story.id))
        claims.update({(story.id, claim.id): claim for claim in story.claims})
        questions.update({(story.id, q.id): q for q in story.questions})
        claims_before.update({(story.id, f): c.id for c in story.claims for f in c.formerly})
        questions_before.update({(story.id, f): q.id for q in story.questions for f in q.formerly})
        for article_id in dict.fromkeys(story.articles.values()):
            listed.setdefault(article_id, []).append(story.id)
    return Index(
        stories_of={key: tuple(value) for key, value in listed.items()},
        items=every,
        claims=claims,
        questions=questions,
        parties_before=parties_before,
        articles_before=articles_before,
        stories_before=stories_before,
        items_before=items_before,
        claims_before=claims_before,
        questions_before=questions_before,
    )


def make_library(
    *,
    settings: Settings,
    outlets: Mapping[str, Outlet],
    actors: Mapping[str, Actor],
    articles: Mapping[str, Article],
    annotations: Mapping[str, Annotations],
    stories: Mapping[str, Story],
    seals: Mapping[str, SealRecord],
    refused: Refused,
) -> Library:
    """A library of records, with its index."""
    return Library(
        settings=settings,
        outlets=outlets,
        actors=actors,
        articles=articles,
        annotations=annotations,
        stories=stories,
        seals=seals,
        refused=refused,
        index=make_index(
            actors.values(),
            outlets.values(),
            articles.values(),
            annotations.values(),
            stories.values(),
        ),
    )
