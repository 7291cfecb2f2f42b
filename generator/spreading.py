"""Floor 0, the seam where work is spread: jobs in, results out in the order of the jobs.

A command that is alone in its process may use every core (`over_processes`); whoever has threads,
as the preview has, works in turn; `generator.cluster` uses other machines. Knows nothing of pages.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NoReturn, Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

Spread = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
"""Applies a function to each of some jobs, and gives the results in their order."""

Tell = Callable[[str, int, int], None]
"""Told of a stage how much of it is done, and how much there is in all."""

BATCH = 64
"""Things that are done in one go: to hand out fewer costs more than it gains."""
_AHEAD = 3
"""Jobs handed out beyond those at work, for each process: so none waits, and little is held."""

_work: Callable[[Any], Any] | None = None
"""What the processes do: they are copies of this one, and find it here."""


def in_batches(things: Sequence[J], size: int | None = None) -> list[Sequence[J]]:
    """Things as jobs."""
    size = size or BATCH
    return [things[at : at + size] for at in range(0, len(things), size)]


def one_by_one(
    batches: Iterable[Iterable[R]], *, stage: str, total: int, tell: Tell | None
) -> Iterator[R]:
    """The results of batches, each by itself; `tell` is told of them now and then."""
    for number, one in enumerate(chain.from_iterable(batches), 1):
        if tell and (number % BATCH == 0 or number == total):
            tell(stage, number, total)
        yield one


def in_turn(work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[R]:
    """One after the other, here."""
    return map(work, jobs)


def over_processes(work: Callable[[J], R], jobs: Sequence[J]) -> Generator[R, None, None]:
    """On every core, where this process can be copied and there is more than one job.

    Jobs, results and what `work` raises are pickled; `work` itself and all it knows is not. Must
    be called before a thread is started. What `work` raises is raised here in its turn.
    """
    processes = min(cores(), len(jobs))
    if processes < 2 or not hasattr(os, "fork"):
        yield from in_turn(work, jobs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    global _work  # noqa: PLW0603 # the one thing a copy of this process has to find
    _work = work
    gc.freeze()  # what all share is never counted anew, and so stays shared
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(processes, mp_context=context) as pool:
            yield from in_order(lambda job: pool.submit(_do, job), jobs, at_work=processes)
    finally:
        gc.unfreeze()
        _work = None


def meanwhile(work: Callable[[], R]) -> Callable[[], R]:
    """Begin some short work in a copy of this process; what is given back waits for the result.

    As `over_processes`, but in a millisecond. Where no copy can be made, or it comes to grief, the
    work is done here once the result is asked for, and raises what it raises.
    """
    if cores() < 2 or not hasattr(os, "fork"):
        return work
    inlet, outlet = os.pipe()
    copy = os.fork()
    if copy == 0:
        os.close(inlet)  # else whoever writes would never learn that nobody reads any more
        _send_and_end(work, outlet)
    os.close(outlet)

    def result() -> R:
        with os.fdopen(inlet, "rb") as pipe:
            data = pipe.read()
        is_good = os.waitpid(copy, 0)[1] == 0
        found: R = pickle.loads(data) if is_good else work()  # noqa: S301 # from a copy of ourselves
        return found

    return result


def _send_and_end(work: Callable[[], object], outlet: int) -> NoReturn:
    """In a copy of the process: nothing that the first one has begun is ended here."""
    code = 1
    try:
        with os.fdopen(outlet, "wb") as pipe:
            pickle.dump(work(), pipe)
        code = 0
    finally:
        os._exit(code)


class Promise(Protocol[R_co]):
    """A result to come."""

    def result(self, timeout: float | None) -> R_co:
        """It, once it is there; what the work raised is raised, and so is a `TimeoutError`."""

    def cancel(self) -> object:
        """Say that nobody waits for it any more."""


def in_order(
    hand_out: Callable[[J], Promise[R]],
    jobs: Sequence[J],
    *,
    at_work: int,
    patience: float | None = None,
) -> Generator[R, None, None]:
    """The results of jobs in the order of the jobs, a few of which are handed out ahead.

    `at_work`: how many can be done at once; `patience`: seconds that a result may keep us waiting.
    """
    ahead = deque(hand_out(job) for job in jobs[: at_work * _AHEAD])
    try:
        waiting = iter(jobs[at_work * _AHEAD :])
        while ahead:
            done = ahead.popleft().result(patience)
            ahead.extend(hand_out(job) for job in islice(waiting, 1))
            yield done
    finally:
        for promise in ahead:
            promise.cancel()


def cores() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _do(job: object) -> Any:  # whatever the work gives
    assert _work is not None
    return _work(job)
