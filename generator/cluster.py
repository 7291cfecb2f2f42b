"""Floor 7, work spread over a Dask cluster that is there already. The only door to distributed.

The work travels once, pickled with all it knows, and every worker keeps it; jobs go out one at a
time, and results come back in the order of the jobs. A worker has to be what this process is: the
same onrecord, Python and Jinja. Whatever is wrong with the cluster is a `WorldError`; a worker that
goes while others stay is none, since they do its jobs again. Knows nothing of pages.
"""

from __future__ import annotations

import logging
import platform
import re
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from generator import __version__
from generator.diagnostics import WorldError
from generator.spreading import Spread, in_order

if TYPE_CHECKING:
    from distributed import Client

J = TypeVar("J")
R = TypeVar("R")

_ADDRESS = re.compile(r"(?:tcp|tls)://(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):[0-9]{1,5}")
_REACH = 10.0
"""Seconds in which a scheduler answers, and a worker says what it is."""
_PATIENCE = 300.0
"""Seconds in which the work arrives, and in which the next job is done."""


def over_cluster(address: str) -> Spread:
    """Work done by the cluster whose scheduler is at `address`, such as `tcp://host:8786`.

    Raises `WorldError` for what is no address; whatever else is wrong is raised at work.
    """
    if not _ADDRESS.fullmatch(address):
        raise WorldError(f"'{address}' is no address of a Dask scheduler: write tcp://host:port")
    return partial(_spread, address)


def _spread(address: str, work: Callable[[J], R], jobs: Sequence[J]) -> Generator[R, None, None]:
    with _silence(), _joined(address) as client:
        workers = _suited(client, address)
        threads = sum(client.nthreads().get(worker, 1) for worker in workers)
        (sent,) = client.scatter(
            [work], workers=workers, broadcast=True, hash=False, timeout=_PATIENCE
        )
        # those alone: one that comes later has not been asked what it is
        hand_out = partial(client.submit, _do, sent, workers=workers, pure=False)
        yield from in_order(hand_out, jobs, at_work=threads, patience=_PATIENCE)


@contextmanager
def _joined(address: str) -> Iterator[Client]:
    """The cluster, until we are done with it; its troubles in one sentence each."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise WorldError(
            "a Dask cluster needs more than is installed: pip install 'onrecord[cluster]'"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of unlike versions, which we tell apart ourselves
            client = Client(address, timeout=_REACH, set_as_default=False)
    except (OSError, ValueError):
        raise WorldError(f"no Dask scheduler answers at {address}") from None
    try:
        yield client
    except KilledWorker:
        raise WorldError(f"workers of the cluster at {address} died, one after the other") from None
    except (CancelledError, OSError) as lost:  # among them that time is up
        late = isinstance(lost, TimeoutError)
        how = f"gave no answer for {_PATIENCE:.0f} seconds" if late else "was lost in the middle"
        raise WorldError(f"the cluster at {address} {how}") from None
    finally:
        client.close(timeout=_REACH)


@contextmanager
def _silence() -> Iterator[None]:
    """No logging: what distributed would log, we say in one sentence."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _suited(client: Client, address: str) -> list[str]:
    """The cluster's workers, all of which are what we are."""
    workers = sorted(client.scheduler_info(n_workers=-1)["workers"])
    if not workers:
        raise WorldError(f"the Dask cluster at {address} has no worker")
    answers = {}
    for worker in workers:
        ask = partial(client.submit, workers=[worker], pure=False)
        # in words any Python knows: a worker without onrecord would end if it were sent our own
        answers[worker] = ask(methodcaller("kit"), ask(import_module, __name__))
    ours = kit()
    for worker, answer in answers.items():
        try:
            found = answer.result(timeout=_REACH)
        except TimeoutError:
            raise WorldError(f"the worker {worker} does not answer") from None
        except (ImportError, AttributeError):
            raise WorldError(
                f"the worker {worker} has no onrecord, or another: install {__version__} there"
            ) from None
        if found != ours:
            raise WorldError(f"the worker {worker} has {found}, and this command {ours}")
    return workers


def kit() -> str:
    """What pages are made with in this process, down to the code."""
    code = sha256()
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        code.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes())
    return (
        f"onrecord {__version__} (code {code.hexdigest()[:8]}), Jinja {version('jinja2')},"
        f" Python {platform.python_version()}"
    )


def _do(work: Callable[[Any], Any], job: object) -> Any:  # whatever the work gives
    return work(job)
