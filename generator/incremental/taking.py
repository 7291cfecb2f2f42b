"""Files that are others, new or gone, taken into the library in the cache.

What isn't clear (an id that stands twice, a former id that is in use, a file where none belongs)
is `Anew`: all is looked at together, and told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.diagnostics import Diagnostic, Severity, WorldError
from generator.incremental.rows import BODY, former_row, record_rows, records_of
from generator.incremental.side import Anew
from generator.incremental.store import Store
from generator.incremental.stored import stored_lists, whole_article
from generator.incremental.touching import FORMER
from generator.library import Library
from generator.pipeline import Options
from generator.reading import Sources, read_file
from generator.reading.files import Known, place
from generator.settings import Settings
from generator.structs import replace
from generator.tree import Tree

KINDS = {
    "site": "settings",
    "outlets": "outlet",
    "actors": "actor",
    "articles": "article",
    "annotations": "annotations",
    "stories": "story",
    "seals": "seal",
}
"""Kind of file → kind of record, in the order in which they are read: outlets before articles."""

Record = tuple[str, str]
"""A record: its kind, and its id."""


class Taken:
    """The library in the cache, and what the files that were taken made of it."""

    def __init__(self, store: Store, tree: Tree, options: Options, library: Library) -> None:
        """Nothing is taken yet."""
        self._store, self._options, self.library = store, options, library
        self.renew(tree)

    def renew(self, tree: Tree) -> None:
        """Another build begins, from the content as it stands."""
        self._tree, self.sources = tree, Sources(tree)
        self.changes: dict[Record, tuple[Any, Any]] = {}
        """Record → how it was, and how it is; None where there is none."""
        self.settings: tuple[Settings, Settings] | None = None
        """How they were, and how they are, where they are others."""
        self.paths: list[str] = []
        """Of files that said something else, or went."""
        self.findings: dict[str, tuple[Diagnostic, ...]] = {}
        """By file, of those that were taken."""
        self.errors: list[Diagnostic] = []

    def take(self, paths: Iterable[str], *, whole: str) -> None:
        """Take files; of one with errors nothing else is learned.

        `whole`: what stands before all that is kept of the whole library. Raises `Anew`, or
        `WorldError`.
        """
        asked = self._in_order(paths)
        gone: set[Record] = set()
        made: dict[Record, Any] = {}
        for file in asked:
            data = self._data(file.path)
            if data is None:
                gone |= self._went(file)
            else:
                self._read(file, data, made)
            asked += self._spoken_otherwise(file, made, asked, whole)
        self._put(gone, made)

    # -- files -------------------------------------------------------------------------------

    def _in_order(self, paths: Iterable[str]) -> list[Known]:
        found = []
        for path in paths:
            file = place(path)
            if isinstance(file, Known):
                found.append(file)
            elif file is not None:
                raise Anew(f"{path} needs all to be looked at")
        order = list(KINDS)
        return sorted(found, key=lambda file: (order.index(file.kind), file.path))

    def _data(self, path: str) -> bytes | None:
        """What a file holds; None where there is none any more."""
        try:
            return self._tree.read(path)
        except (WorldError, KeyError):
            if path in self._tree.paths():
                raise
            if any(found.span.path == path for found in self._tree.findings()):
                raise Anew(f"{path} needs all to be looked at") from None
            return None

    def _went(self, file: Known) -> set[Record]:
        if file.kind == "site":
            raise Anew("there are no settings any more")
        self._said(file.path, ())
        record = KINDS[file.kind], file.id
        before = self._rows(record[0]).get(file.id)
        return {record} if before is not None and before.at.path == file.path else set()

    def _read(self, file: Known, data: bytes, made: dict[Record, Any]) -> None:
        read = read_file(
            file.path,
            data,
            language=self.library.settings.language,
            spoken=lambda outlet: self._language(outlet, made),
        )
        if read is None:
            raise Anew(f"{file.path} needs all to be looked at")
        self.sources.put(read.source)
        errors = [one for one in read.findings if one.severity is Severity.ERROR]
        if errors:
            self.errors += errors
            return
        if read.record is None:
            raise Anew(f"{file.path} needs all to be looked at")
        record = KINDS[file.kind], file.id
        if record in made:
            raise Anew(f"{file.id} stands twice")
        made[record] = read.record
        self._said(file.path, read.findings)

    def _said(self, path: str, findings: tuple[Diagnostic, ...]) -> None:
        self.findings[path] = findings
        self.paths.append(path)

    def _language(self, outlet: str, made: Mapping[Record, Any]) -> str | None:
        found = made.get(("outlet", outlet)) or self.library.outlets.get(outlet)
        return found.language if found else None

    def _spoken_otherwise(
        self, file: Known, made: Mapping[Record, Any], asked: list[Known], whole: str
    ) -> list[Known]:
        """The articles of an outlet that has another language: they are read in that."""
        before, after = self.library.outlets.get(file.id), made.get(("outlet", file.id))
        if file.kind != "outlets" or not (before and after) or before.language == after.language:
            return []
        taken = {one.path for one in asked}
        published = stored_lists(self._store, whole).published.get(file.id, ())
        paths = (self.library.articles[article].at.path for article in published)
        return self._in_order(path for path in paths if path not in taken)

    # -- records -----------------------------------------------------------------------------

    def _rows(self, kind: str) -> Any:
        return records_of(self.library)[kind]

    def _put(self, gone: set[Record], made: dict[Record, Any]) -> None:
        """Everything at once, so that what came may take the place of what went."""
        settings = made.pop(("settings", "site"), None)
        if settings is not None:
            self._put_settings(settings)
        changes: dict[Record, tuple[Any, Any]] = {}
        for record in sorted({*gone, *made}):
            before, after = self._rows(record[0]).get(record[1]), made.get(record)
            if before and record[0] == "article":
                before = whole_article(before)  # whose rows are overwritten
            if before and after and before.at.path != after.at.path and record not in gone:
                raise Anew(f"{record[1]} stands twice")
            if record[0] == "seal" and after and after.article != after.id:
                raise Anew(f"the seal of {after.id} is another article's")
            changes[record] = before, after
        self._put_former(changes)
        for (kind, name), (before, after) in changes.items():
            row, body = record_rows(after) if after else (None, None)
            self._store.put_bytes(kind, [(name, row)])
            if kind == "article":
                self._store.put_bytes(BODY, [(name, body)])
            self._rows(kind).put(name, after)
            if kind == "story":
                self._list(name, before, after)
            first = self.changes[kind, name][0] if (kind, name) in self.changes else before
            self.changes[kind, name] = first, after
        self._check(changes)

    def _put_settings(self, settings: Settings) -> None:
        before = self.library.settings
        after = settings
        if self._options.base_url:
            after = replace(after, base_url=self._options.base_url)
        if before.language != after.language:
            raise Anew("the site has another language")
        if before.theme != after.theme:
            raise Anew("the site has other colours")
        self.settings = (self.settings or (before, after))[0], after
        self.library = replace(self.library, settings=after)

    def _list(self, story: str, before: Any, after: Any) -> None:
        """Which stories list an article, after one of them has changed."""
        index: Any = self.library.index.stories_of
        old, new = (set(one.articles.values()) if one else set() for one in (before, after))
        for article in sorted(old ^ new):
            listed = set(index.get(article, ())) - {story}
            if article in new:
                listed.add(story)
            self._store.put("stories_of", [(article, sorted(listed) or None)])
            index.forget(article)

    # -- ids ---------------------------------------------------------------------------------

    def _put_former(self, changes: Mapping[Record, tuple[Any, Any]]) -> None:
        """Former ids: those of what changed go, then come; none may be another's."""
        index, is_other = self.library.index, False
        maps: dict[str, Any] = {
            "outlet": index.parties_before,
            "actor": index.parties_before,
            "article": index.articles_before,
            "story": index.stories_before,
            "claims": index.claims_before,
            "questions": index.questions_before,
        }
        for number in (0, 1):
            for (kind, name), both in changes.items():
                if kind not in FORMER or _formers(kind, both[0]) == _formers(kind, both[1]):
                    continue
                is_other = True
                for sort, former, now in _formers(kind, both[number]):
                    key = former if sort == kind else (name, former)
                    if number == 0:
                        maps[sort].pop(key, None)
                    elif sort == kind and key in maps[sort]:
                        raise Anew(f"the former id {former} stands twice")
                    else:
                        maps[sort][key] = now
        if is_other:
            self._store.put("meta", [("former", former_row(index))])

    def _check(self, changes: Mapping[Record, tuple[Any, Any]]) -> None:
        """Whether ids are still of one thing each, and there is an article at all."""
        library = self.library
        parties = library.outlets, library.actors
        taken: dict[str, tuple[tuple[Mapping[str, Any], ...], Mapping[str, str]]] = {
            "outlet": (parties, library.index.parties_before),
            "actor": (parties, library.index.parties_before),
            "article": ((library.articles,), library.index.articles_before),
            "story": ((library.stories,), library.index.stories_before),
        }
        for (kind, name), (_, after) in changes.items():
            if after is None or kind not in FORMER:
                continue
            records, former = taken[kind]
            if name in former or sum(name in one for one in records) > 1:
                raise Anew(f"{name} stands twice")
            if any(one in ids for one in after.formerly for ids in records):
                raise Anew(f"a former id of {name} is in use")
        if not library.articles:
            raise Anew("there is no article any more")


def _formers(kind: str, record: Any) -> list[tuple[str, str, str]]:
    """All that a record tells of former ids: of what, the id before, and the id now."""
    if record is None:
        return []
    found = [(kind, former, record.id) for former in record.formerly]
    for sort in ("claims", "questions") if kind == "story" else ():
        parts = getattr(record, sort)
        found += [(sort, former, part.id) for part in parts for former in part.formerly]
    return found
