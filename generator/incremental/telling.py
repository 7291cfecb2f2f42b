"""What a page was made from, and why it was made: `onrecord build --explain PATH`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.incremental.again import Again
from generator.incremental.store import Damaged, Store
from generator.pipeline import Options, project_tree
from generator.rendering import Renderer


def explained(
    cache: str,
    project: Path,
    options: Options,
    path: str,
    *,
    reason: str | None,
    why: Mapping[str, Iterable[str]],
) -> Iterator[str]:
    """What a page was made from, and why now.

    `reason` is why all pages were made, if they were; `why` has, for each page that was made, what
    it had read that is another now.
    """
    try:
        with Store(cache, new=False) as store:
            again = Again(store, project_tree(project), options)
            if again.page(path) is None:
                yield f"{path}: there is no such page"
                return
            if reason:
                yield f"{path}: made, as all pages were: {reason}"
            elif path in why:
                yield f"{path}: made, since this is another now: {', '.join(why[path])}"
            else:
                yield f"{path}: not made; nothing that it read has changed"
            files = again.render([path], Renderer(project / "templates", again.words))
            for _ in files:
                pass
            labels = again.notes.labels(again.made_from[path])
            yield f"  it read {sum(map(len, labels.values()))} answers:"
            for about, words in labels.items():
                yield f"  {about}: {', '.join(words)}"
            store.drop()
    except Damaged:
        yield f"{path}: made from nothing, and no cache could be kept"


def page_path(asked: str, output: str) -> str:
    """The path of a page in the output, from that, its address, or where its file stands."""
    bare = asked.replace(os.sep, "/").removeprefix("./")
    bare = bare.removeprefix(output.replace(os.sep, "/").removeprefix("./") + "/")
    bare = bare.removeprefix("/").partition("#")[0]
    if bare and not bare.endswith("/") and "." not in bare.rpartition("/")[2]:
        bare += "/"
    return f"{bare}index.html" if not bare or bare.endswith("/") else bare
