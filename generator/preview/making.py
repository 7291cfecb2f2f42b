"""Floor 7, who makes the pages, and when: one thread has them, another finds out anew.

Requests and saves come to the first thread one after the other, so that a page is never made of
half a save. What cannot be followed is found out from nothing in the second, while the pages that
stand are served on.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

from generator import reporting
from generator.diagnostics import Diagnostic, Severity, WorldError
from generator.incremental.store import Damaged
from generator.pipeline import Options
from generator.preview.borrowing import borrow
from generator.preview.resident import Resident, Turn
from generator.preview.stage import Answer, Stage, Take
from generator.preview.whole import Whole, find_out_whole

if TYPE_CHECKING:
    from generator.source import SourceFile
    from generator.spreading import Tell

_BUG = "this is a bug in onrecord; the terminal says where"
_SHOWN = 3
"""Changed files that are named in a line; of more, how many."""


class Making:
    """The pages of a project, and the threads that make them."""

    def __init__(
        self,
        project: Path,
        cache: Path,
        *,
        drafts: bool,
        clock: Callable[[], datetime],
        stage: Callable[[Resident, Take], Stage],
        say: Callable[[str], object],
        tell: Tell | None = None,
    ) -> None:
        """`say` is told a line at a time, `tell` how far long work has come.

        `stage` makes the stage, given what is on it and how what was saved is taken in.
        """
        self._project, self._cache, self._clock = project, cache, clock
        self._drafts, self._say, self._tell = drafts, say, tell
        self._hand = ThreadPoolExecutor(1, "pages")
        self._resident = Resident(project, cache, self._options())
        self._stage = stage(self._resident, self._take)
        self._anew: Future[None] | None = None
        self._since = 0.0
        self._is_behind = False
        """Whether something was saved while all was being found out."""
        self._told: Diagnostic | None = None
        """The fault of a template that was told last."""
        self._known: frozenset[tuple[str, ...]] = frozenset()
        """What is known to be amiss, and is not told again for a look at all."""
        self._open: Collection[str] = ()
        self._is_over = False
        self.look: Callable[[], object] = lambda: None
        """Called, in any thread, when browsers should ask how things stand."""

    def _options(self) -> Options:
        return Options(now=self._clock(), drafts=self._drafts)

    # -- from other threads ------------------------------------------------------------------

    def begin(self) -> Future[None]:
        """Have something to show; done when there is."""
        begun = _future()
        self._hand.submit(self._guarded, lambda: self._begin(begun))
        return begun

    def saved(self, paths: Collection[str] | None, shown: Collection[str]) -> None:
        """Some files, or nobody knows which, have been saved; `shown` are open in browsers.

        Waits until they have been taken in: what is saved meanwhile is one burst more.
        """
        self._hand.submit(self._guarded, lambda: self._saved(paths, shown)).result()

    def ask(self, question: Callable[[Stage], Answer]) -> Future[Answer]:
        """Ask the stage something."""
        answer = self._hand.submit(self._answered, question)
        answer.add_done_callback(self._rest)
        return answer

    def _rest(self, _: Future[Answer]) -> None:
        """Nobody waits now: what the next request will want to know is found out."""
        with suppress(RuntimeError):  # all is over
            self._hand.submit(self._guarded, self._resident.get_ready)

    def _answered(self, question: Callable[[Stage], Answer]) -> Answer:
        try:
            answer = question(self._stage)
            self._tell_of_fault()
        except Exception:  # noqa: BLE001 # told in full
            self._tell_of_bug(traceback.format_exc())
            return Answer(500, "text/plain; charset=utf-8", f"{_BUG}\n".encode())
        return answer

    def pending(self) -> tuple[Future[None], float] | None:
        """What is being found out from nothing, and for how many seconds; None where nothing is."""
        anew = self._anew
        return None if anew is None else (anew, perf_counter() - self._since)

    def is_due(self) -> bool:
        """Whether the clock alone has changed something."""
        until = self._resident.until
        return until is not None and self._clock() >= until

    def keep(self) -> None:
        """There is time to write down how things stand, and to look for rubbish."""
        self._hand.submit(self._guarded, self._resident.keep)
        self._hand.submit(gc.collect, 0)

    def end(self) -> None:
        """Wait for nothing but what is being made, and keep how things stand."""
        self._is_over = True
        with suppress(RuntimeError):
            self._hand.submit(self._resident.end)
        self._hand.shutdown(wait=True)

    # -- in the thread that has the pages ----------------------------------------------------

    def _guarded(self, work: Callable[[], object]) -> None:
        """A bug is told as one, and the editor keeps the page."""
        try:
            work()
        except Exception:  # noqa: BLE001 # told in full
            self._tell_of_bug(traceback.format_exc())

    def _tell_of_bug(self, trace: str) -> None:
        self._stage.trouble = _BUG
        self._say(trace)
        self._say("onrecord: this is a bug in onrecord; the lines above say where")

    def _begin(self, begun: Future[None]) -> None:
        try:
            self._resume()
        finally:
            if self._anew is None or self._resident.stands:
                begun.set_result(None)
            else:
                self._anew.add_done_callback(lambda _: begun.set_result(None))

    def _resume(self) -> None:
        start, whence = perf_counter(), "preview"
        stands = self._resident.resume()
        if not stands and borrow(self._project, self._cache, self._resident.options):
            stands, whence = self._resident.resume(), "build"
        if stands:
            self._take(None)
            self._say(f"ready, from the last {whence}; {_ms(start)}")
            gc.freeze()  # what stays is not looked through for rubbish again and again
        else:
            self._find_out("there is nothing to go on from")

    def _saved(self, paths: Collection[str] | None, shown: Collection[str]) -> None:
        self._open = shown
        self._take(paths)

    def _take(self, paths: Collection[str] | None, wanted: str | None = None) -> bool:
        """Take in what differs of some files, or of all; whether anything did.

        `wanted`: the page for whose sake, if any.
        """
        start = perf_counter()
        try:
            turn = self._resident.turn(paths, now=self._clock())
        except WorldError as error:
            self._stage.trouble = _within(self._project, error)
            self._say(f"onrecord: {error}")
            self.look()
            return False
        if turn is None:
            return False
        self._stage.trouble = ""
        self._is_behind = True
        if turn.anew is not None:
            self._find_out(turn.anew)
        else:
            self._tell_of(turn, start, wanted)
        self.look()
        return True

    def _tell_of(self, turn: Turn, start: float, wanted: str | None) -> None:
        """One line a turn, after what is new to know."""
        self._told = None
        made = 0
        for path in dict.fromkeys([*self._stage.names(self._open), *filter(None, [wanted])]):
            if self._resident.is_stale(path):
                self._resident.page(path)
                made += not self._resident.is_stale(path)
                self._tell_of_fault()
        self._report(turn.new, turn.sources)
        self._known |= set(map(_gist, turn.new))
        names = ", ".join(turn.changed[:_SHOWN])
        if len(turn.changed) > _SHOWN:
            names = f"{len(turn.changed)} files"
        if not turn.is_good:
            self._say(f"{names}: the last good pages stand; {_ms(start)}")
            return
        later = turn.stale - made
        more = f", {later} when they are asked for" if later > 0 else ""
        self._say(f"{names}: {made} page{'s' * (made != 1)} made{more}; {_ms(start)}")

    def _tell_of_fault(self) -> None:
        """A template's fault is told once."""
        fault = self._resident.fault
        if fault is not None and fault != self._told:
            self._told = fault
            self._report([fault], self._resident.sources)

    def _report(self, found: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> None:
        told = [one for one in found if one.severity is not Severity.NOTE]
        for line in reporting.as_text(told, sources):
            self._say(line)
        summary = reporting.summary(told)
        if summary:
            self._say(summary)

    # -- from nothing ------------------------------------------------------------------------

    def _find_out(self, why: str) -> None:
        if self._is_over or self._anew is not None:
            return  # what is saved meanwhile is taken in when it has ended
        self._is_behind = False
        start = self._since = perf_counter()
        options, ended = self._options(), _future()
        self._anew = ended

        def adopt(whole: Whole | None, error: Exception | None) -> None:
            self._anew = None
            try:
                self._guarded(lambda: self._adopt(whole, error, options, why, start))
            finally:
                ended.set_result(None)

        def work() -> None:
            whole, error = None, None
            try:
                whole = find_out_whole(self._project, self._cache, options, tell=self._tell)
            except Exception as raised:  # noqa: BLE001 # told by who takes it
                error = raised
            with suppress(RuntimeError):  # all is over
                self._hand.submit(adopt, whole, error)

        # whoever ends the preview does not wait for it
        Thread(target=work, name="from-nothing", daemon=True).start()

    def _adopt(
        self,
        whole: Whole | None,
        error: Exception | None,
        options: Options,
        why: str,
        start: float,
    ) -> None:
        if whole is None:
            self._trouble(error)
            if self._is_behind:
                self._find_out(why)
            return
        self._stage.trouble = ""
        self._resident.adopt(whole, options)
        known, self._known = self._known, frozenset(map(_gist, whole.found))
        is_new = [
            one for one in whole.found if one.severity is Severity.ERROR or _gist(one) not in known
        ]
        self._report(is_new, whole.sources)
        if whole.is_good:
            self._say(f"all found out, since {why}; {_ms(start)}")
            gc.collect()
            gc.freeze()
        elif self._resident.stands:
            self._say("the last good pages stand")
        else:
            self._say("nothing to show yet")
        self.look()
        self._take(None)

    def _trouble(self, error: Exception | None) -> None:
        if isinstance(error, WorldError | Damaged | OSError):
            self._stage.trouble = _within(self._project, error)
            self._say(f"onrecord: {error}")
        else:
            self._tell_of_bug("".join(traceback.format_exception(error)))
        self.look()


def _gist(one: Diagnostic) -> tuple[str, ...]:
    """What a finding says, wherever in its file it stands by now."""
    return one.code, one.span.path, one.message


def _future() -> Future[None]:
    """A future that nobody who waits for it can cancel."""
    made: Future[None] = Future()
    made.set_running_or_notify_cancel()
    return made


def _ms(start: float) -> str:
    return f"{(perf_counter() - start) * 1000:.0f} ms"


def _within(project: Path, error: Exception) -> str:
    """What an error says, with the project's folder left out."""
    text = str(error)
    for folder in (project.resolve(), project):
        text = text.replace(str(folder), "the project") if folder.is_absolute() else text
    return text
