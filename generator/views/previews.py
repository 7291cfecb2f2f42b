"""Floor 5, previews: who is mentioned in prose, told in a few lines right behind the name.

A sheet of styles opens a preview while the name is pointed at or has the focus; nothing in it can
be followed, so that the focus never leaves the word. To a screen reader it is the description of
the link and no text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.languages import direction
from generator.markup import Html, escape
from generator.model import Actor, Outlet, Story
from generator.structs import Struct, field
from generator.views.making import On

_LINE = 140
# Code points of a description; beyond that it is cut at a word.


class Mentions(Struct):
    """Who has been mentioned on a page so far: a name has a preview at its first mention."""

    seen: set[str] = field(default_factory=set)

    def number(self, party_id: str) -> int | None:
        """The number of the preview for a mention, from 1; None where it has none."""
        if party_id in self.seen:
            return None
        self.seen.add(party_id)
        return len(self.seen)


def preview(on: On, party_id: str, words: str, number: int, story: Story | None) -> Html:
    """What a preview holds: what describes a name, and the name where the `words` are others.

    `story` is where it is mentioned.
    """
    when = (story.updated or story.published) if story else None
    named = on.named(party_id, when)
    told = "".join(f"<span>{line}</span>" for line in _lines(on, party_id, named.role))
    tongue = ""
    home = on.site.catalogue.language
    if story and (story.language or on.site.library.settings.language) != home:
        tongue = f' lang="{home}" dir="{direction(home)}"'
    name = escape(named.name)
    title = "" if words == name else f"<b><bdi>{name}</bdi></b>"
    return Html(
        f'<span class="preview" aria-hidden="true"{tongue}>{title}'
        f'<span id="{urls.preview_anchor(number)}">{told}</span></span>'
    )


def _lines(on: On, party_id: str, role: str | None) -> Iterator[str]:
    """What they are, and what does not change about them."""
    party = on.site.library.party(party_id)
    if isinstance(party, Actor):
        yield _safe(role or on.t(f"kind.{party.kind}"))
        if party.description:
            yield _safe(on.within(_shortened(party.description), None))
    elif isinstance(party, Outlet) and party.kind:
        yield _safe(on.t(f"kind.{party.kind}"))


def _safe(words: str) -> str:
    return words if isinstance(words, Html) else escape(words)


def _shortened(words: str) -> str:
    if len(words) <= _LINE:
        return words
    return words[:_LINE].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
