"""Floor 0, where the time of a run went, stage by stage."""

from __future__ import annotations

from time import perf_counter


class Laps:
    """Seconds spent, by what they were spent on, in order of first mention."""

    def __init__(self) -> None:
        """The first lap begins now."""
        self.spent: dict[str, float] = {}
        self._since = perf_counter()

    def lap(self, name: str) -> None:
        """What has passed since the last lap was spent on this."""
        now = perf_counter()
        self.add(name, now - self._since)
        self._since = now

    def add(self, name: str, seconds: float) -> None:
        """Seconds that were spent elsewhere, as in another process."""
        self.spent[name] = self.spent.get(name, 0.0) + seconds
