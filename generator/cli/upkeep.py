"""`onrecord stale` and `why`: what wants looking at, and what rests on what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import FORMAT, PROJECT, clock
from generator.diagnostics import blocks

if TYPE_CHECKING:
    from datetime import datetime

    from generator.pipeline import Checked


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
    from generator.locate import Locator
    from generator.reporting.upkeep import stale_json, stale_text
    from generator.stale import find_stale

    moment = clock(now)
    checked = _checked(project, moment)
    locator = Locator(checked.sources)
    found = [
        (locator.span(one.at, key=one.key), one)
        for one in find_stale(checked.library, checked.proofs, moment)
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
    from generator.locate import Locator
    from generator.reporting.upkeep import why_json, why_text
    from generator.why import why as ask

    checked = _checked(project, clock(None))
    found = ask(checked.library, name)
    locator = Locator(checked.sources)
    lines = [why_json(found, locator)] if form == "json" else why_text(found, locator)
    for line in lines:
        click.echo(line)


def _checked(project: Path, now: datetime) -> Checked:
    """The content as far as it can be read; where not all can, that is said."""
    from generator.pipeline import Options, check, project_tree
    from generator.withheld import local_texts

    checked = check(
        project_tree(project),
        Options(now=now),
        folder_name=project.resolve().name,
        withheld=local_texts(project),
    )
    if blocks(checked.diagnostics):
        click.echo("the content has errors, so this may not be all: onrecord check", err=True)
    return checked
