"""`onrecord check`, `verify` and `explain`: what is so, and what it means."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.findings import wanted
from generator.cli.options import FORMAT, PROJECT, checking, clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.diagnostics import Diagnostic
    from generator.source import SourceFile


@click.command()
@checking
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    help="For people; one JSON object a line; GitHub's annotations (the default in GitHub"
    " Actions); or one SARIF document.",
)
@click.option(
    "--changed",
    metavar="BASE",
    help="Print only what is found in files that differ from a branch or commit. All is checked,"
    " and all counts.",
)
def check(
    *,
    project: Path,
    quiet: bool,
    strict: bool,
    now: str | None,
    form: str | None,
    changed: str | None,
) -> None:
    """Check the content and write nothing."""
    from generator.diagnostics import blocks, in_order
    from generator.guards import guard
    from generator.pipeline import Options, project_tree
    from generator.pipeline import check as judge
    from generator.spreading import over_processes
    from generator.withheld import local_texts

    options = Options(now=clock(now), strict=strict)
    tree = project_tree(project)
    differing = _changed(project, changed)  # before the long work: BASE may be misspelt
    found = judge(
        tree,
        options,
        folder_name=project.resolve().name,
        withheld=local_texts(project),
        spread=over_processes,
    )
    diagnostics = in_order([*found.diagnostics, *guard(project)])
    shown = wanted(diagnostics, quiet=quiet, strict=strict)
    here = [one for one in shown if differing is None or one.span.path in differing]
    form = form or _form()
    for line in _told(form, here, found.sources, project):
        click.echo(line)
    if form in ("text", "github"):
        apart = [one for one in shown if differing is not None and one.span.path not in differing]
        last = _summary(here, apart)
        if last or not quiet:
            click.echo(last or "nothing to mend")
    sys.exit(1 if blocks(diagnostics, strict=strict) else 0)


def _changed(project: Path, base: str | None) -> frozenset[str] | None:
    """The files that differ from `base`; None where nobody asked."""
    if base is None:
        return None
    from generator.revisions import changed_paths

    return changed_paths(project, base)


def _form() -> str:
    """The form for whoever reads, where nobody said: GitHub Actions has one of its own."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _told(
    form: str, here: list[Diagnostic], sources: Mapping[str, SourceFile], project: Path
) -> Iterable[str]:
    """Findings in one form."""
    from generator import reporting

    match form:
        case "json":
            return reporting.as_json(here)
        case "sarif":
            return [reporting.as_sarif(here, sources)]
        case "github":
            return reporting.as_github(here, first=_proposed(project))
    return reporting.as_text(here, sources)


def _proposed(project: Path) -> frozenset[str]:
    """The files that a pull request changes, as far as a workflow's clone can tell."""
    from generator.diagnostics import WorldError

    base = os.environ.get("GITHUB_BASE_REF")
    try:
        return _changed(project, f"origin/{base}" if base else None) or frozenset()
    except WorldError:  # a clone without its history: the usual order will do
        return frozenset()


def _summary(here: list[Diagnostic], apart: list[Diagnostic]) -> str:
    """How much was found, and how much of it in files that have not changed; empty for nothing."""
    from generator.reporting import summary

    if not apart:
        return summary(here)
    return f"{summary(here) or 'nothing here'}; in files that have not changed: {summary(apart)}"


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
        from generator.manual import rules

        hint = did_you_mean(code, [rule.code for rule in rules()])
        raise click.UsageError(f"there is no code '{code}'" + (f": {hint}" if hint else ""))
    click.echo(found)
