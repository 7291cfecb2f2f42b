"""`onrecord check`, `verify` and `explain`: what is so, and what it means."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import FORMAT, PROJECT, checking, clock, told_lines, wanted
from generator.diagnostics import blocks, in_order


@click.command()
@checking
@FORMAT
def check(*, project: Path, quiet: bool, strict: bool, now: str | None, form: str) -> None:
    """Check the content and write nothing."""
    from generator import reporting
    from generator.guards import guard
    from generator.pipeline import Options, project_tree
    from generator.pipeline import check as judge
    from generator.withheld import local_texts

    options = Options(now=clock(now), strict=strict)
    found = judge(
        project_tree(project),
        options,
        folder_name=project.resolve().name,
        withheld=local_texts(project),
    )
    diagnostics = in_order([*found.diagnostics, *guard(project)])
    if form == "json":
        for line in reporting.as_json(wanted(diagnostics, quiet=quiet, strict=strict)):
            click.echo(line)
    else:
        for line in told_lines(diagnostics, found.sources, quiet=quiet, strict=strict):
            click.echo(line)
        if not quiet and not reporting.summary(diagnostics):
            click.echo("nothing to mend")
    sys.exit(1 if blocks(diagnostics, strict=strict) else 0)


@click.command()
@PROJECT
@FORMAT
@click.option("--no-text", is_flag=True, help="Leave texts/ alone: what everybody else sees.")
@click.argument("article", nargs=-1)
def verify(*, project: Path, form: str, no_text: bool, article: tuple[str, ...]) -> None:
    """Prove everything again, or some articles, with a receipt for every item."""
    from generator import reporting
    from generator.pipeline import Options, project_tree
    from generator.pipeline import verify as prove
    from generator.withheld import local_texts

    found = prove(
        project_tree(project),
        Options(now=clock(None)),
        folder_name=project.resolve().name,
        only=article,
        withheld={} if no_text else local_texts(project),
    )
    if form == "json":
        for row in found.rows:
            click.echo(reporting.json_line(row.as_json()))
    else:
        for line in reporting.receipts(found.rows):
            click.echo(line)
    for text in reporting.as_text(found.unread, {}):
        click.echo(text, err=True)
    sys.exit(1 if found.unread or any(row.fails for row in found.rows) else 0)


@click.command()
@PROJECT
@click.argument("code", required=False)
def explain(*, project: Path, code: str | None) -> None:  # noqa: ARG001 # every command takes it
    """Tell what a code means, and how to mend what it stands for."""
    from generator.explaining import codes, entry

    if code is None:
        click.echo(codes())
        return
    found = entry(code)
    if found is None:
        from generator.findings import did_you_mean
        from generator.manual import RULES

        hint = did_you_mean(code, [rule.code for rule in RULES])
        raise click.UsageError(f"there is no code '{code}'" + (f": {hint}" if hint else ""))
    click.echo(found)
