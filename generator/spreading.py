"""Floor 7, the seam where work is spread: jobs in, results out in the order of the jobs.

A command that is alone in its process may use every core (`over_processes`); whoever has threads,
as the preview has, works in turn. Knows nothing of pages.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

J = TypeVar("J")
R = TypeVar("R")

Spread = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
"""Applies a function to each of some jobs, and gives the results in their order."""

_AHEAD = 3
"""Jobs handed out beyond those at work, for each process: so none waits, and little is held."""

_work: Callable[[Any], Any] | None = None
"""What the processes do: they are copies of this one, and find it here."""


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
            ahead = deque(pool.submit(_do, job) for job in jobs[: processes * _AHEAD])
            try:
                waiting = iter(jobs[processes * _AHEAD :])
                while ahead:
                    done = ahead.popleft().result()
                    ahead.extend(pool.submit(_do, job) for job in islice(waiting, 1))
                    yield done
            finally:
                for future in ahead:
                    future.cancel()
    finally:
        gc.unfreeze()
        _work = None


def cores() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _do(job: object) -> Any:  # whatever the work gives
    assert _work is not None
    return _work(job)
