"""Our engine with the peers' pages alone: `python -m tests.benchmarks.minimal`, in a project.

Reads, links, judges, proves and publishes as `onrecord build` does, and makes only what the peers
make: articles, actors, stories, one page of sources and the front page.
"""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from pathlib import Path

from generator import catalogue
from generator.__main__ import RUBBISH
from generator.dates import When
from generator.diagnostics import blocks, in_order
from generator.guards import guard
from generator.pipeline import Options, check, project_tree, render
from generator.publishing import Published, publish
from generator.relations import relate
from generator.rendering import Renderer
from generator.spreading import over_processes
from generator.tree import CONTENT
from generator.views.listing import make_lists
from generator.views.making import Site
from generator.visibility import public
from tests.benchmarks.minimal.views import plan

TEMPLATES = Path(__file__).parent / "templates"


def build(project: Path, output: Path, options: Options) -> Published:
    """Check the content, which must be without fault, and write the site."""
    tree, name = project_tree(project), project.resolve().name
    checked = check(tree, options, folder_name=name, spread=over_processes)
    found = in_order([*checked.diagnostics, *guard(project)])
    assert not blocks(found), found[:3]
    library = public(checked.library, now=options.now, drafts=False)
    words = catalogue.load(library.settings.language)
    relations = relate(library)
    pages = plan(library, relations)
    site = Site(
        library=library,
        proofs=checked.proofs,
        assessments={},
        dependents={},
        catalogue=words,
        assets={},
        now=When(options.now, options.now, options.now.isoformat()),
        paths=frozenset(page.path for page in pages),
        mapped=(),
        relations=relations,
        spellings={},
        tallies={},
        lists=make_lists(library, relations),
    )
    files = render(site, pages, Renderer(TEMPLATES, words), over_processes)
    return publish(files, output=output, sources=[project / CONTENT])


if __name__ == "__main__":
    gc.set_threshold(*RUBBISH)  # as the command does
    here = Path()
    build(here, here / "site", Options(now=datetime.now(UTC)))
    sys.exit(0)
