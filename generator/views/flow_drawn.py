"""Floor 5, the ways of words as a drawing: the widest streams, the others summed up and counted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from generator import urls
from generator.figures.flow import Heads, flow
from generator.figures.shapes import Words
from generator.figures.streams import Party, Stream
from generator.model import Story
from generator.views.drawings import Drawn, isolated, listed, mirrored
from generator.views.making import On
from generator.views.ways import Way, evidence_of, ranked

K = TypeVar("K", bound=Hashable)
Ends = tuple[str | None, tuple[str, ...] | None, str | None]
"""Speaker, relays, outlet; None where it stands for all that are not drawn by themselves."""

_SPEAKERS, _CHAINS, _OUTLETS, _STREAMS = 12, 4, 7, 20
"""How many are drawn at most; of the first three, the last sums up all others."""
_REST = None


def flow_drawn(on: On, story: Story, ways: Sequence[Way], withdrawn: int) -> Drawn:
    """The drawing of at least one way; `withdrawn` more are in the list alone."""
    return _Drawer(on, story, ways).drawn(withdrawn)


class _Drawer:
    """Turns ways into the parties and streams of a drawing."""

    def __init__(self, on: On, story: Story, ways: Sequence[Way]) -> None:
        self.on, self.story, self.ways = on, story, ways
        self.say = on.site.catalogue
        outlets = _kept([(w.article.outlet, len(w.items)) for w in ways], _OUTLETS)
        chains = _kept([(w.via, len(w.items)) for w in ways if w.via], _CHAINS)
        speakers = ranked(ways)
        if len(speakers) > _SPEAKERS:
            speakers = speakers[: _SPEAKERS - 1]
        streams: dict[Ends, list[Way]] = {}
        for way in ways:
            key = (
                way.speaker if way.speaker in speakers else _REST,
                way.via if not way.via or way.via in chains else _REST,
                way.article.outlet if way.article.outlet in outlets else _REST,
            )
            streams.setdefault(key, []).append(way)
        self.streams = _widest(streams)
        self.left_out = len(streams) - len(self.streams)
        self.folded = streams

    def drawn(self, withdrawn: int) -> Drawn:
        """The drawing; `withdrawn` ways are in the list alone."""
        speakers = list(dict.fromkeys(key[0] for key in self.streams))
        chains = list(dict.fromkeys(key[1] for key in self.streams if key[1] != ()))
        outlets = list(dict.fromkeys(key[2] for key in self.streams))
        drawing = flow(
            [self._speaker(speaker) for speaker in speakers],
            [self._chain(chain) for chain in chains],
            [self._outlet(outlet) for outlet in outlets],
            [
                self._stream(
                    ways,
                    (
                        speakers.index(speaker),
                        None if chain == () else chains.index(chain),
                        outlets.index(outlet),
                    ),
                    "rest" if speaker is _REST else "unnamed" if self._unnamed(speaker) else "",
                )
                for (speaker, chain, outlet), ways in self.streams.items()
            ],
            Heads(
                spoke=self.on.t("column.spoke"),
                relayed=self.on.t("column.relayed"),
                reported=self.on.t("column.reported"),
            ),
            mirrored=mirrored(self.on),
        )
        return Drawn(
            id="_flow-drawing",
            title=self.on.t("flow.title"),
            desc=self._desc(),
            drawing=drawing,
            key=self._key(),
            notes=(
                *((self.say("flow.left-out", self.left_out),) if self.left_out else ()),
                *((self.say("flow.withdrawn", withdrawn),) if withdrawn else ()),
            ),
        )

    # -- parties -----------------------------------------------------------------------------

    def _speaker(self, speaker: str | None) -> Party:
        ways = [w for key, mine in self.folded.items() if key[0] == speaker for w in mine]
        if speaker is None:
            more = len({way.speaker for way in ways})
            return Party(
                name=Words(text=self.say("flow.more-speakers", more)),
                notes=(self._count(ways),),
                rest=True,
            )
        named = self.on.named(speaker)
        what = {
            "outlet": "item.narration",
            "unnamed": "flow.unnamed",
            "document": "kind.document",
        }.get(named.kind)
        return Party(
            name=Words(text=named.name),
            notes=(self._count(ways), *((self.on.t(what),) if what else ())),
            kind="unnamed" if named.kind == "unnamed" else "",
        )

    def _chain(self, chain: tuple[str, ...] | None) -> list[Party]:
        if chain is None:
            more = {w.via for key, mine in self.folded.items() if key[1] is None for w in mine}
            name = Words(text=self.say("flow.more-relays", len(more)))
            return [Party(name=name)]
        return [Party(name=Words(text=named.name)) for named in map(self.on.named, chain)]

    def _outlet(self, outlet: str | None) -> Party:
        ways = [w for key, mine in self.folded.items() if key[2] == outlet for w in mine]
        notes = tuple(self._counts(ways))
        if outlet is None:
            more = self.say("flow.more-outlets", len({w.article.outlet for w in ways}))
            return Party(name=Words(text=more), notes=notes, rest=True)
        name = self.on.site.library.party_name(outlet)
        return Party(name=Words(text=name), notes=notes)

    def _counts(self, ways: Sequence[Way]) -> list[str]:
        """`4 quotes`, `2 in reported speech`; what there is none of is left out."""
        sums = {
            "count.quotes": sum(way.quoted for way in ways),
            "form.count-indirect": sum(way.told for way in ways),
        }
        return [self.say(key, count) for key, count in sums.items() if count]

    def _count(self, ways: Sequence[Way]) -> str:
        return listed(self.on, self._counts(ways))

    # -- streams -----------------------------------------------------------------------------

    def _stream(self, ways: Sequence[Way], ends: tuple[int, int | None, int], kind: str) -> Stream:
        evidence = evidence_of(self.on, ways)
        return Stream(
            speaker=ends[0],
            relays=ends[1],
            report=ends[2],
            quoted=sum(way.quoted for way in ways),
            told=sum(way.told for way in ways),
            href=evidence or self.on.href(urls.sources(self.story.id)),
            title=self._told(ways),
            kind=kind,
        )

    def _unnamed(self, speaker: str) -> bool:
        return self.on.named(speaker).kind == "unnamed"

    def _told(self, ways: Sequence[Way]) -> str:
        """What a stream is, in words."""
        speakers = list(dict.fromkeys(way.speaker for way in ways))
        outlets = list(dict.fromkeys(way.article.outlet for way in ways))
        chains = list(dict.fromkeys(way.via for way in ways))
        words = {
            "name": self._one(speakers, "flow.more-speakers"),
            "outlet": self._one(outlets, "flow.more-outlets"),
            "items": self._count(ways),
        }
        if chains == [()]:
            return self.on.t("flow.way", **words)
        via = (
            listed(self.on, [self._name(relay) for relay in chains[0]])
            if len(chains) == 1
            else self.say("flow.more-relays", len(chains))
        )
        return self.on.t("flow.way-via", via=via, **words)

    def _one(self, parties: Sequence[str], key: str) -> str:
        return self._name(parties[0]) if len(parties) == 1 else self.say(key, len(parties))

    def _name(self, party: str) -> str:
        return isolated(self.on, self.on.site.library.party_name(party))

    # -- words about the whole ---------------------------------------------------------------

    def _desc(self) -> str:
        """How much there is, who is quoted most and where, how much of it was relayed."""
        speakers = ranked(self.ways)
        relayed = sum(len(way.items) for way in self.ways if way.via)
        sums = [sum(w.quoted for w in self.ways if w.speaker == s) for s in speakers[:2]]
        parts = [
            self.on.t(
                "flow.summary",
                items=self._count(self.ways),
                speakers=self.say("flow.speakers", len(speakers)),
                outlets=self.say("count.outlets", len({w.article.outlet for w in self.ways})),
            ),
            self._most(speakers[0]) if len(sums) > 1 and sums[0] > sums[1] else "",
            self.say("flow.relayed", relayed) if relayed else "",
        ]
        return " ".join(part for part in parts if part)

    def _most(self, speaker: str) -> str:
        mine = [way for way in self.ways if way.speaker == speaker and way.quoted]
        outlets = list(dict.fromkeys(way.article.outlet for way in mine))
        carried = listed(self.on, [self._name(outlet) for outlet in outlets[:3]])
        if len(outlets) > 3:
            carried = self.say("count.outlets", len(outlets))
        quotes = self.say("count.quotes", sum(way.quoted for way in mine))
        return self.on.t("flow.most", name=self._name(speaker), quotes=quotes, outlets=carried)

    def _key(self) -> tuple[str, ...]:
        ways = [way for mine in self.streams.values() for way in mine]
        there = {
            "quoted": any(way.quoted for way in ways),
            "told": any(way.told for way in ways),
            "relayed": any(way.via for way in ways),
            "unnamed": any(self._unnamed(way.speaker) for way in ways),
        }
        return tuple(name for name, shown in there.items() if shown)


def _kept(sizes: Iterable[tuple[K, int]], most: int) -> list[K]:
    """The greatest, so many that with one for all others there are at most `most`."""
    sums: dict[K, int] = {}
    for key, size in sizes:
        sums[key] = sums.get(key, 0) + size
    if len(sums) <= most:
        return list(sums)
    return sorted(sums, key=lambda key: -sums[key])[: most - 1]


def _widest(
    streams: dict[Ends, list[Way]],
) -> dict[Ends, list[Way]]:
    """The widest streams, of each speaker one at least, in the given order."""
    order = sorted(streams, key=lambda key: -sum(len(way.items) for way in streams[key]))
    first = {key[0]: key for key in reversed(order)}
    needed = set(first.values())
    ranked = sorted(order, key=lambda key: key not in needed)
    kept = set(ranked[:_STREAMS])
    return {key: ways for key, ways in streams.items() if key in kept}
