"""Two generations of an invented site, and a process that publishes them by turns until killed.

python -m tests.publishing.generations OUTPUT
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from generator.publishing import publish

BERTHS = range(50)
"""Pages that both generations have; each generation has ten more of its own."""


def pages(generation: str) -> list[str]:
    """The pages of generation `A` or `B`: the home page and all that it links to."""
    shared = [f"berths/{number}/index.html" for number in BERTHS]
    own = [f"ferries/{generation.lower()}-{number}/index.html" for number in range(10)]
    return ["index.html", *shared, *own]


def site(generation: str) -> Iterator[tuple[str, bytes]]:
    """All files of a generation; every page says in its second word which one it is of."""
    for path in pages(generation):
        lines = f"<p>The lamp of {path} is lit at dusk.</p>\n" * 80
        yield path, f"<html> {generation} {lines}</html>".encode()
    yield "assets/harbour.css", f"/* {generation} */".encode()
    yield f"assets/lamp-{generation}.svg", b"<svg/>"
    yield "berths/plain.txt", b"the same in both"


def main() -> None:
    """Publish A, B, A, B, … and say so after each."""
    for generation in cycle("AB"):
        publish(site(generation), output=Path(sys.argv[1]), sources=[])
        print(generation, flush=True)  # noqa: T201 - the parent waits for it


if __name__ == "__main__":
    main()
