"""Stories: their text and its coverage, their parts, and whether they are to be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.differing.change import Change, Kind, cut
from generator.differing.matching import calm
from generator.differing.prose import Unit, compare_text, form, reworded, shown, units
from generator.differing.records import ids_changed
from generator.differing.side import Both, Resolve, Shown, Side
from generator.differing.values import About, Values, compare_values, value, values, without
from generator.model import Story, UpdateKind


def compare_stories(both: Both) -> Iterator[Change]:
    """All stories, but their claims and questions."""
    old, new, matched = both.old.library, both.new.library, both.names.stories

    def about(was: Story | None, now: Story | None) -> About:
        story = now or was
        return About(
            noun="story",
            name=cut(story.title) if story else "",
            stories=(now.id,) if now else (both.old.story(was.id),) if was else (),
            at=now.at if now else None,
            was=was.at if was else None,
        )

    yield from ids_changed(matched, old.stories, new.stories, about)
    for story in matched.new:
        if story not in old.refused.stories:
            yield _added(both.new, new.stories[story], about(None, new.stories[story]))
    for story in matched.gone:
        if story not in new.refused.stories:
            yield about(old.stories[story], None).change(Kind.REMOVED, is_warning=True, id=story)
    for was_id, now_id in matched.same.items():
        was, now = old.stories[was_id], new.stories[now_id]
        yield from _compare(both, about(was, now), was, now)


def _added(side: Side, story: Story, about: About) -> Change:
    """A new story, with how much there is of it."""
    found = _units(side, story)
    counted = [unit for unit in found if unit.counts]
    extent = [
        f"{len(some)} {noun if len(some) == 1 else noun + 's'}"
        for some, noun in (
            (story.questions, "question"), (story.claims, "claim"), (counted, "sentence"),
        ) if some
    ]  # fmt: skip
    if counted:
        extent.append(f"attribution coverage {_percent(found)} %")
    bare = tuple(cut(unit.text) for unit in counted if not unit.evidence)
    return about.change(Kind.ADDED, extent=", ".join(extent), lines=bare)


def _compare(both: Both, about: About, was: Story, now: Story) -> Iterator[Change]:
    yield from _seen(about, was, now)
    before, after = _values(both.old, was), _values(both.new, now)
    told = {"embargo"} if _is_sooner(was, now) else set()
    yield from compare_values(about, before, {f: v for f, v in after.items() if f not in told})
    yield from _coverage(about, _units(both.old, was), _units(both.new, now))
    for name in ("summary", "body"):
        yield from _text(both, about, was, now, name)
    for noun, parts in _PARTS.items():
        yield from _parts(about, noun, parts(both.old, was), parts(both.new, now))
    yield from _key_quotes(both, about, was, now)


# -- what readers see ------------------------------------------------------------------------------


def _seen(about: About, was: Story, now: Story) -> Iterator[Change]:
    """What decides whether the story is to be seen at all."""
    if was.draft and not now.draft:
        yield about.change(Kind.PUBLISHED)
    if now.draft and not was.draft:
        yield about.change(Kind.TO_DRAFT, is_warning=True)
    if was.embargo and _is_sooner(was, now):
        kind = Kind.EMBARGO_EARLIER if now.embargo else Kind.EMBARGO_LIFTED
        new = now.embargo.text if now.embargo else ""
        yield about.change(kind, is_warning=True, old=was.embargo.text, new=new)


def _is_sooner(was: Story, now: Story) -> bool:
    """Whether the story is to be seen sooner than its embargo said."""
    if was.embargo is None:
        return False
    return now.embargo is None or now.embargo.earliest < was.embargo.earliest


def _values(side: Side, story: Story) -> Values:
    def dated(name: str) -> Shown | None:
        date = getattr(story, name)
        return value(date.text) if date else None

    other = story.translation_of
    return {
        "title": value(story.title),
        "kicker": value(story.kicker),
        "articles": tuple(
            Shown(side.article(article), f"{side.title(article)} ({side.outlet(article)})")
            for article in dict.fromkeys(story.articles.values())
        ),
        "authors": values(story.authors),
        "date": dated("published"),
        "date of update": dated("updated"),
        "status": value(story.status),
        "review date": dated("review_by"),
        "embargo": dated("embargo"),
        "language": value(story.language),
        "original": Shown(side.story(other), other) if other else None,
        "related stories": tuple(Shown(side.story(one), one) for one in story.related),
    }


# -- text and coverage -----------------------------------------------------------------------------


def _resolve(side: Side, story: Story) -> Resolve:
    return lambda written: side.cited(story, written)


def _units(side: Side, story: Story) -> list[Unit]:
    """Summary and body, sentence by sentence."""
    resolve = _resolve(side, story)
    return [*units(side, story.summary, resolve), *units(side, story.body, resolve)]


def _text(both: Both, about: About, was: Story, now: Story, name: str) -> Iterator[Change]:
    sides = ((both.old, was), (both.new, now))
    before, after = (units(s, getattr(story, name), _resolve(s, story)) for s, story in sides)
    where = About(
        noun="the summary" if name == "summary" else "the text",
        name=about.name, stories=about.stories, at=about.at, was=about.was,
    )  # fmt: skip
    found = list(compare_text(where, before, after))
    yield from found
    if not found and [u.evidence for u in before] == [u.evidence for u in after]:
        forms = [
            form(s, prose, _resolve(s, story)) if (prose := getattr(story, name)) else ""
            for s, story in sides
        ]
        if forms[0] != forms[1]:
            yield where.change(Kind.TEXT_FORM)


def _coverage(about: About, before: list[Unit], after: list[Unit]) -> Iterator[Change]:
    """The share of attributed sentences, with those that have lost or lack a citation."""
    old, new = _percent(before), _percent(after)
    bare = [Shown(unit.key, unit.text) for unit in before if unit.counts and not unit.evidence]
    lacking = without(
        [Shown(unit.key, unit.text) for unit in after if unit.counts and not unit.evidence], bare
    )
    lines = [cut(one.text) for one in lacking]
    if old is not None and new is not None and old != new:
        yield about.change(
            Kind.COVERAGE, lines=lines, is_warning=new < old, old=old, new=new, count=len(lines)
        )
    elif lines:
        yield about.change(Kind.UNCOVERED, lines=lines, is_warning=True, count=len(lines))


def _percent(found: list[Unit]) -> int | None:
    counted = [unit for unit in found if unit.counts]
    covered = sum(bool(unit.evidence) for unit in counted)
    return 100 * covered // len(counted) if counted else None


# -- parts -----------------------------------------------------------------------------------------


def _events(side: Side, story: Story) -> list[Shown]:
    found = []
    for event in story.events:
        text = shown(side, event.text, _resolve(side, story))
        assert text  # an event has one
        found.append(Shown((event.date.text, text.key), f"{event.date.text}: {text.text}"))
    return found


def _accounts(side: Side, story: Story) -> list[Shown]:
    found = []
    for difference in story.differences:
        for account in difference.accounts:
            text = shown(side, account, _resolve(side, story))
            assert text  # an account has one
            found.append(
                Shown((calm(difference.about), text.key), f"{difference.about}: {text.text}")
            )
    return found


def _unknowns(side: Side, story: Story) -> list[Shown]:
    texts = (shown(side, unknown, _resolve(side, story)) for unknown in story.unknowns)
    return [text for text in texts if text]


def _updates(kind: UpdateKind) -> Callable[[Side, Story], list[Shown]]:
    def found(side: Side, story: Story) -> list[Shown]:
        texts = []
        for update in story.updates:
            text = shown(side, update.text, _resolve(side, story))
            if update.kind is kind and text:
                about = ""
                if update.about:
                    about = str(side.cited(story, update.about).key)
                key = (update.date.text, text.key, about)
                texts.append(Shown(key, f"{update.date.text}: {text.text}"))
        return texts

    return found


_PARTS: dict[str, Callable[[Side, Story], list[Shown]]] = {
    "difference": _accounts,
    "event": _events,
    "unknown": _unknowns,
    **{str(kind): _updates(kind) for kind in UpdateKind},
}
"""What a list in a story is called, and its entries."""


def _parts(about: About, noun: str, old: list[Shown], new: list[Shown]) -> Iterator[Change]:
    removed, added = without(old, new), without(new, old)
    pairs = reworded(
        [one.text for one in removed], [one.text for one in added],
        [noun for _ in removed], [noun for _ in added],
    )  # fmt: skip
    for b, a in pairs:
        texts = {"old": cut(removed[b].text), "new": cut(added[a].text)}
        same = removed[b].text == added[a].text
        kind = Kind.PART_EVIDENCE if same else Kind.PART_CHANGED
        yield about.change(kind, texts, part=noun)
    for a, one in enumerate(added):
        if a not in {pair[1] for pair in pairs}:
            yield about.change(Kind.PART_ADDED, part=noun, new=cut(one.text))
    is_told = noun in tuple(UpdateKind)
    for b, one in enumerate(removed):
        if b not in {pair[0] for pair in pairs}:
            # what readers were told may not be taken back unnoticed
            yield about.change(Kind.PART_REMOVED, part=noun, old=cut(one.text), is_warning=is_told)


def _key_quotes(both: Both, about: About, was: Story, now: Story) -> Iterator[Change]:
    before = [both.old.cited(was, written) for written in was.key_quotes]
    after = [both.new.cited(now, written) for written in now.key_quotes]
    yield from compare_values(about, {"key quotes": tuple(before)}, {"key quotes": tuple(after)})
    both_have = {one.key for one in before} & {one.key for one in after}
    orders = [[one.key for one in some if one.key in both_have] for some in (before, after)]
    if orders[0] != orders[1]:
        yield about.change(Kind.KEY_ORDER)
