"""Floor 7, a project that stays in memory: its pages are made when they are asked for.

What has been saved is taken in as an incremental build takes it in (`generator.incremental`), from
a cache of the preview's own; pages that read what is another now are made again, the next time
somebody asks for one. What cannot be followed, or is wrong, leaves all as it was: the last good
pages stand. Everything here happens in one thread.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.incremental.again import Again
from generator.incremental.remembering import Memory
from generator.incremental.side import Anew
from generator.incremental.standing import check_terms
from generator.incremental.store import Damaged, Store
from generator.library import Library
from generator.model import Story
from generator.pages import Page
from generator.pipeline import Options, template_fault, theme_files
from generator.preview.files import PATIENCE, TEMPLATES, Files, Saved, SavedTree
from generator.preview.whole import Whole, put_known, stored_known
from generator.rendering import Renderer, TemplateFault
from generator.settings import Settings
from generator.source import SourceFile
from generator.structs import Struct, field
from generator.tree import CONTENT
from generator.visibility import is_public

_ROOM = 128 << 20
"""Bytes of pages that are kept in memory; the others are made again when they are asked for."""
_READY = 4
"""Pages made last, of which it is found out in quiet moments what they were made from."""
_PAUSE = 0.005
"""Seconds between two looks at a file that may not be whole."""
_COUNTING = frozenset({"counting", "quoted_in", "placed_in"})
"""Relations of which all that is known is what articles gave to them: these are not read again."""
_HASH = re.compile(rb"(assets/[\w-]+)\.[0-9a-f]{10}\.css")
_SITE = f"{CONTENT}/site.yaml"
_STORIES = f"{CONTENT}/stories/"
_OF_STORIES = frozenset({"story", "story-sources", "question"})
"""Kinds of pages that are of one story, named first."""


class Made(Struct, kw_only=True):
    """A page as it was made last."""

    data: bytes
    find: Callable[[], frozenset[str] | None] | None
    """Finds out which files it was made from; None for one made from all of some kind."""
    token: str
    """The same as long as the page is, whatever its style sheets say."""
    is_stale: bool = False
    keys: AbstractSet[int] | None = None
    """Of what it was made from: the same set as long as that is the same."""
    found: frozenset[str] | None = None

    @property
    def reads(self) -> frozenset[str] | None:
        """The files it was made from, by path; None: all."""
        if self.found is None and self.find is not None:
            self.found = self.find()
        return self.found


class Turn(Struct, frozen=True, kw_only=True):
    """What came of what was saved."""

    changed: tuple[str, ...]
    """Files, from the project's root."""
    stale: int = 0
    """Pages that were made before and are others now."""
    new: tuple[Diagnostic, ...] = ()
    """Findings that were not there before, or that stop the pages from being made."""
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    anew: str | None = None
    """Why all has to be found out again, if it has."""
    is_good: bool = True
    """Whether pages follow what was saved."""


class Resident:
    """A project, and the pages of it that have been asked for."""

    def __init__(self, project: Path, cache: Path, options: Options) -> None:
        """`cache`: where the preview's cache stands, or will stand."""
        self._project, self._cache, self.options = project, cache, options
        self._files = Files(project)
        self._store: Store | None = None
        self._again: Again | None = None
        self._renderer: Renderer | None = None
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._touched: dict[str, None] = {}
        """Files whose way of standing the cache does not know yet."""
        self.errors: tuple[Diagnostic, ...] = ()
        """What keeps the pages from following what was saved."""
        self.fault: Diagnostic | None = None
        """The fault of a template, on the page that was asked for last."""
        self.sources: Mapping[str, SourceFile] = {}
        self.until: datetime | None = None
        """When the clock alone changes what is shown; None for never."""
        self._held: dict[str, bool] = {}
        self._paths: dict[int, tuple[str, ...]] = {}
        """Key of what pages read → the files in which it stands."""
        self._waiting: dict[str, bytes | None] = {}
        """Files saved since the pages that stand were good → a digest of each; None: gone."""
        self._is_odd = False
        """Whether something that is no file came or went since."""

    # -- its beginnings ----------------------------------------------------------------------

    @property
    def stands(self) -> bool:
        """Whether there are pages."""
        return self._again is not None

    def resume(self) -> bool:
        """Go on from what an earlier preview left; whether that can be."""
        try:
            store = Store(str(self._cache), new=False)
        except Damaged:
            return False
        try:
            check_terms(store, self.options)
            known, odd = stored_known(store)
            self._open(store)
        except (Damaged, Anew, ValueError, TypeError):
            self._close()
            with suppress(Damaged):
                store.drop()
            return False
        self._files.take(known, odd)
        return True

    def adopt(self, whole: Whole, options: Options) -> None:
        """Take what was found out from nothing, under these options."""
        self.errors = tuple(one for one in whole.found if one.severity is Severity.ERROR)
        self.sources = whole.sources
        if self.stands and not whole.is_good:
            # what differs from what the pages were made from still does
            self._is_odd = self._is_odd or whole.odd != self._files.odd
            self._files.odd = whole.odd
            self._waiting = self._files.others(whole.known)
            return
        self._files.take(whole.known, whole.odd)
        self._waiting, self._is_odd = {}, False
        if whole.is_good:
            self.options = options
            self._close()
            self._open(Store(str(self._cache), new=False))

    def _open(self, store: Store) -> None:
        self._store = store
        self._again = self._begin(store)
        until = store.need("state", "until")
        self.until = datetime.fromisoformat(until) if until else None
        self._renderer = None
        self._forget_pages()
        self._held = {}
        self._look_at_stories(self._again.library.stories)
        self.errors, self.fault = (), None

    def _close(self) -> None:
        if self._store is not None:
            with suppress(Damaged):
                self._store.drop()
        self._store = self._again = None

    def keep(self) -> None:
        """Write down how things stand, for a preview to come; where it cannot be, it is not."""
        if self._store is None:
            return
        with suppress(Damaged, OSError):
            if self._touched:
                now = {path: self._files.known.get(path) for path in self._touched}
                put_known(self._store, now, self._files.odd)
                self._touched = {}
            self._store.keep()

    def end(self) -> None:
        """Nothing is asked any more."""
        self.keep()
        self._close()

    # -- what has been saved -----------------------------------------------------------------

    def turn(self, asked: Collection[str] | None, *, now: datetime) -> Turn | None:
        """Take in what differs, of some files or of all; None where nothing does.

        Raises `WorldError`.
        """
        if asked is not None and self._waiting:
            asked = {*asked, *self._waiting}
        saved = self._saved(asked)
        changed = (*saved.content, *(["templates/"] if saved.templates else []))
        waiting = saved.digests()
        is_known, self._waiting = waiting == self._waiting, waiting
        if self.until is not None and now >= self.until:
            self.until = None
            return Turn(changed=changed, anew="time has changed something", is_good=False)
        if saved.odd:
            return Turn(changed=changed, anew="what is no file came or went", is_good=False)
        if is_known:
            return Turn(changed=changed, stale=len(self._made)) if saved.templates else None
        if self._again is None or self._is_odd:
            return Turn(changed=changed, anew="there was something to mend", is_good=False)
        return self._follow(saved, changed)

    def _saved(self, asked: Collection[str] | None) -> Saved:
        """What differs, of some files or of all; what other templates make void is forgotten."""
        saved = self._files.saved(asked)
        if saved.templates:
            self._renderer, self.fault = None, None
            self._forget_pages()
            if self._again:
                self._again.memory = Memory()
        return saved

    def _follow(self, saved: Saved, changed: tuple[str, ...]) -> Turn:
        """One turn; what has errors is looked at again for a moment, since it may be half saved."""
        until = monotonic() + PATIENCE
        while saved.content:
            try:
                return self._followed(saved, changed)
            except Anew as why:
                self._go_back()
                return Turn(changed=changed, anew=str(why), is_good=False)
            except Damaged as why:
                self._reopen()
                return Turn(changed=changed, anew=str(why), is_good=False)
            except _Errors as found:
                self._go_back()
                errors, sources = found.errors, found.sources
            except BaseException:
                self._reopen()
                raise
            is_last = False
            while not is_last:  # one look at least, however long the try has taken
                sleep(_PAUSE)
                is_last = monotonic() >= until
                # those that fit together may be saved one after the other
                amiss = (one.span.path for one in errors)
                later = self._saved({TEMPLATES, *saved.content, *amiss})
                if {**later.content} != {**saved.content}:
                    saved, changed = later, (*dict.fromkeys([*changed, *later.content]),)
                    break
            else:
                self.errors, self.sources = tuple(errors), sources
                self._waiting = saved.digests()
                return Turn(changed=changed, new=tuple(errors), sources=sources, is_good=False)
        self.errors, self._waiting = (), {}  # all is as it was when the pages were good
        return Turn(changed=changed)

    def _followed(self, saved: Saved, changed: tuple[str, ...]) -> Turn:
        again = self._again
        assert self._store is not None
        assert again is not None
        tree = SavedTree(self._project, self._files.known, saved)
        with self._store.trying():
            again.renew(tree)
            again.take(saved.content)
            if not again.errors:
                again.follow()
            if again.errors:
                raise _Errors(in_order(again.errors), again.sources)
            new = again.keep_findings()
            stale = again.pages()
            until = again.until(self._store.need("state", "until"))
            self._store.put("meta", [("total", again.total)])
            self._store.put("state", [("until", until.isoformat() if until else "")])
        self.until = until
        are_new = not saved.content.keys() <= self._files.known.keys()
        are_listed = any(path.startswith(_STORIES) for path in saved.content)
        are_named = again.is_other_relation("annotated_in")
        if are_new or are_listed or are_named or None in saved.content.values():
            self._paths = {}  # where things stand, or what is asked about them, is another now
            for made in self._made.values():
                made.found = None
        self._files.accept(saved)
        self._waiting = {}
        self._touched |= dict.fromkeys(saved.content)
        self._look_at_stories(_stories_among(again, saved.content))
        self.errors, self.sources = (), again.sources
        for path in again.moves.gone:
            self._made.pop(path, None)
        hit = [path for path in stale if path in self._made]
        for path in hit:
            self._made[path].is_stale = True
        told = tuple(one for one in new if one.severity is not Severity.NOTE)
        return Turn(changed=changed, stale=len(hit), new=told, sources=again.sources)

    def _go_back(self) -> None:
        """After a turn that came to nothing, things stand as before."""
        assert self._again is not None
        if not self._again.went_back(_untouched(self._project)):
            self._reopen()

    def _reopen(self) -> None:
        """After a turn that failed, nothing in memory counts."""
        assert self._store is not None
        self._again = self._begin(self._store)

    def _begin(self, store: Store) -> Again:
        again = Again(store, _untouched(self._project), self.options)
        again.memory = Memory()
        self._paths = {}
        return again

    # -- pages -------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """What the site says of itself."""
        assert self._again is not None
        return self._again.library.settings

    def asset(self, path: str) -> bytes | None:
        """A style sheet, script or picture; None where there is none."""
        return self._assets().get(path)

    def styles(self) -> dict[str, str]:
        """Style sheet, as it is called without its hash → its path."""
        return {
            _HASH.sub(rb"\1.css", path.encode()).decode(): path
            for path in self._assets()
            if path.endswith(".css")
        }

    def _assets(self) -> dict[str, bytes]:
        assert self._again is not None
        try:
            return dict([*self._rendering().assets(), *theme_files(self._again.library)])
        except OSError:  # one that is being saved
            return {}

    def has(self, path: str) -> bool:
        """Whether there is such a page."""
        return self._again is not None and self._again.page(path) is not None

    def reads(self, path: str) -> frozenset[str] | None:
        """The files that a page which was made before was made from; None: all."""
        return self._made[path].reads

    def was_made(self, path: str) -> bool:
        """Whether a page was made before."""
        return path in self._made

    def get_ready(self) -> None:
        """Find out now what the pages made last were made from, while nobody waits for it."""
        for made in islice(reversed(self._made.values()), _READY):
            made.found = made.reads

    def is_stale(self, path: str) -> bool:
        """Whether a page was made before, and is another now."""
        made = self._made.get(path)
        return made is not None and made.is_stale

    def page(self, path: str) -> Made | None:
        """A page as things stand; None where there is none.

        Where its template has a fault it is the last one that was good, if any was; `fault` tells.
        """
        made = self._made.get(path)
        if made is None or made.is_stale:
            page = self._again.page(path) if self._again else None
            if page is None:
                self._made.pop(path, None)
                return None
            made = self._render(page, made)
        if made is not None:
            self._made.move_to_end(path)
        return made

    def _render(self, page: Page, before: Made | None) -> Made | None:
        again = self._again
        assert again is not None
        try:
            data = next(iter(again.render([page.path], self._rendering())))[1]
        except TemplateFault as fault:
            self.fault = template_fault(fault, self._project)
            self.sources = {**self.sources, self.fault.span.path: _source(fault, self.fault)}
            return before
        self.fault = None
        keys = again.made_from[page.path]
        made = Made(
            data=data,
            find=None if page.is_wide else partial(self._read_for, again, keys),
            keys=keys,
            found=before.found if before and before.keys is keys else None,
            token=sha256(_HASH.sub(rb"\1.css", data)).hexdigest()[:16],
        )
        self._made[page.path] = made
        self._made.move_to_end(page.path)
        held = sum(len(one.data) for one in self._made.values()) if len(self._made) > 64 else 0
        while held > _ROOM:
            held -= len(self._made.popitem(last=False)[1].data)
        return made

    def _read_for(self, again: Again, keys: Iterable[int]) -> frozenset[str] | None:
        """The files in which stands what some keys are about; None where that is not known now."""
        found, paths = {_SITE, TEMPLATES}, self._paths
        try:
            for key in keys:
                known = paths.get(key)
                if known is None:
                    known = paths[key] = _paths_of(again, key)
                found.update(known)
        except Damaged:  # its cache has gone since
            return None
        return frozenset(found)

    def _rendering(self) -> Renderer:
        if self._renderer is None:
            assert self._again is not None
            templates = self._project / "templates"
            self._renderer = Renderer(templates, self._again.words, keeps=True)
        return self._renderer

    def _forget_pages(self) -> None:
        for made in self._made.values():
            made.is_stale = True

    # -- what is not public yet --------------------------------------------------------------

    @property
    def held(self) -> int:
        """Stories that are shown and that a build without `--drafts` would leave out."""
        return sum(self._held.values()) if self.options.drafts else 0

    def is_held(self, path: str) -> bool:
        """Whether a page is of such a story."""
        page = self._again.page(path) if self._again else None
        return (
            page is not None
            and page.what[0] in _OF_STORIES
            and bool(self._held.get(str(page.what[1])))
        )

    def _look_at_stories(self, stories: Mapping[str, Story | None]) -> None:
        """Which of some stories are held back; None for one that is gone."""
        now = self.options.now
        for name, story in stories.items():
            self._held[name] = story is not None and not is_public(story, now=now, drafts=False)


def _paths_of(again: Again, key: int) -> tuple[str, ...]:
    """The files in which stands what a key is about."""
    library, (kind, name, what) = again.library, again.notes.told(key)
    records: tuple[Any, ...] = ()
    match kind:
        case "article" | "item" | "proof":
            article = name.partition("/")[0]
            # what is asked of a record stands in its file; what was made of it, in any of both
            if not what.startswith("annotations."):
                records = (library.articles.get(article),)
            if not what.startswith("article."):
                records = *records, library.annotations.get(article)
        case "party":
            records = library.actors.get(name), library.outlets.get(name)
            if what in _COUNTING:
                records += _with_annotations(library, again.relations.annotated_in.get(name, ()))
        case "story":
            story = library.stories.get(name)
            records = (story,)
            if what in _COUNTING and story:
                records += _with_annotations(library, story.articles.values())
    return tuple(record.at.path for record in records if record is not None)


def _with_annotations(library: Library, articles: Iterable[str]) -> tuple[Any, ...]:
    found = [(library.articles.get(name), library.annotations.get(name)) for name in articles]
    return tuple(chain.from_iterable(found))


def _untouched(project: Path) -> SavedTree:
    """What is read from before anything has been saved: nothing is."""
    return SavedTree(project, (), Saved())


class _Errors(Exception):
    """What was saved has errors."""

    def __init__(self, errors: list[Diagnostic], sources: Mapping[str, SourceFile]) -> None:
        super().__init__()
        self.errors, self.sources = errors, sources


def _source(fault: TemplateFault, told: Diagnostic) -> SourceFile:
    """The template that is at fault."""
    try:
        text = fault.path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it is being saved
        text = ""
    return SourceFile(told.span.path, text)


def _stories_among(again: Again, paths: Iterable[str]) -> dict[str, Story | None]:
    """The stories that stand in some files; None for those that stood there."""
    names = (Path(path).stem for path in paths if path.startswith(_STORIES))
    return {name: again.library.stories.get(name) for name in names}
