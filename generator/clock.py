"""Floor 0, the one clock: `--now`, else SOURCE_DATE_EPOCH, else the time at start.

https://reproducible-builds.org/specs/source-date-epoch/ defines the variable.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from generator.dates import DateProblem, parse
from generator.diagnostics import WorldError


def read_clock(given: str | None, environment: Mapping[str, str]) -> datetime:
    """The build's time, in UTC; raises `WorldError` for one that can't be read."""
    if given:
        try:
            when = parse(given)
        except DateProblem as problem:
            raise WorldError(f"--now {given}: {problem}") from None
        return when.earliest
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise WorldError(
                f"SOURCE_DATE_EPOCH is a number of seconds since 1970, not '{epoch}'"
            ) from None
    return datetime.now(UTC).replace(microsecond=0)
