"""How much of a cold build is spent on proof.

`python -m tests.benchmarks.proof_share [--articles N] [--paragraphs N]` writes a made-up corpus,
builds it once in an empty folder, and prints the processor time of the whole build, that of proving
every item in it (`generator.proving.prove_article`, text fragments included), their ratio, and what was
built. Both are measured in the same run; starting Python and importing the program are not counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from generator import pipeline
from generator.diagnostics import blocks
from generator.library import Library
from generator.proving import Proven, prove_article
from tests.command import NOW
from tests.corpus import write_corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a build took, in seconds of processor time, and what it made."""

    total: float
    proof: float
    items: int
    """Quotes, passages and reports whose words were proven."""
    pages: int


def measure(project: Path, output: Path) -> Share:
    """Build a project that has never been built, with a watch on its proof."""
    spent: list[float] = []

    def timed(library: Library, article_id: str, withheld: str | None) -> Proven:
        start = time.process_time()
        found = prove_article(library, article_id, withheld)
        spent.append(time.process_time() - start)
        return found

    options = pipeline.Options(now=datetime.fromisoformat(NOW))
    with patch.object(pipeline, "prove_article", timed):
        start = time.process_time()
        built = pipeline.build(project, output, options)
        total = time.process_time() - start
    assert not blocks(built.diagnostics), built.diagnostics[:3]
    items = built.by_text + built.by_seal
    return Share(total=total, proof=sum(spent), items=items, pages=built.pages)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument(
        "--paragraphs", type=int, default=12, help="more in each article, of some 60 words"
    )
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        project = write_corpus(
            Path(folder) / "corpus", articles=asked.articles, paragraphs=asked.paragraphs
        )
        share = measure(project, Path(folder) / "site")
    print(f"articles {asked.articles:,}  items proven {share.items:,}  pages {share.pages:,}")  # noqa: T201
    print(  # noqa: T201
        f"cold build {share.total:.2f} s  proof {share.proof:.2f} s  share {share.proof / share.total:.1%}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
