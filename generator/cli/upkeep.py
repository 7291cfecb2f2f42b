"""`onrecord stale` and `why`: what wants looking at, and what rests on what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import FORMAT, PROJECT, clock

if TYPE_CHECKING:
    from generator.library import Library
    from generator.locate import Locator


@click.command()
@PROJECT
@FORMAT
@click.option(
    "--now",
    metavar="TIME",
    help="The time to look from. Default: SOURCE_DATE_EPOCH, else the time at start.",
)
def stale(*, project: Path, form: str, now: str | None) -> None:
    """Tell what wants looking at again, and what to do about it."""
    from generator.proving import prove
    from generator.reporting.upkeep import stale_json, stale_text
    from generator.stale import find_stale
    from generator.withheld import local_texts

    library, locator = _read(project)
    moment = clock(now)
    proofs = prove(library, local_texts(project))
    found = [
        (locator.span(one.at, key=one.key), one) for one in find_stale(library, proofs, moment)
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].kind, pair[1].message))
    for line in (stale_json if form == "json" else stale_text)(found):
        click.echo(line)


@click.command()
@PROJECT
@FORMAT
@click.argument("name", metavar="ARTICLE#ITEM")
def why(*, project: Path, form: str, name: str) -> None:
    """Tell what of ours rests on an item, and what would fall without it.

    STORY#CLAIM and STORY#QUESTION tell what rests on a claim or a question.
    """
    from generator.reporting.upkeep import why_json, why_text
    from generator.why import why as ask

    library, locator = _read(project)
    found = ask(library, name)
    lines = [why_json(found, locator)] if form == "json" else why_text(found, locator)
    for line in lines:
        click.echo(line)


def _read(project: Path) -> tuple[Library, Locator]:
    """The content as far as it can be read, and where things stand in it; says what is left out."""
    from generator.locate import Locator
    from generator.pipeline import linked, project_tree
    from generator.reading import read

    reading = read(project_tree(project), folder_name=project.resolve().name)
    if reading.refused:
        count = len(reading.refused)
        files = "1 file has" if count == 1 else f"{count} files have"
        click.echo(f"{files} errors and cannot be taken into account: onrecord check", err=True)
    return linked(reading), Locator(reading.sources)
