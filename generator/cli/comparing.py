"""`onrecord diff`: what a change of the content does to the stories."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import PROJECT, clock


@click.command()
@PROJECT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="For people, for a pull request, or one JSON object a line.",
)
@click.option(
    "--merge-base", is_flag=True, help="Compare with the commit where HEAD parted from BASE."
)
@click.option("--no-pages", is_flag=True, help="Do not make both sites to count changed pages.")
@click.option("--now", metavar="TIME", help="The time to take for embargoes: see 'build'.")
@click.argument("base")
@click.argument("head", required=False)
def diff(
    *,
    project: Path,
    form: str,
    merge_base: bool,
    no_pages: bool,
    now: str | None,
    base: str,
    head: str | None,
) -> None:
    """Tell what changes in the stories from BASE to HEAD, or to the files as they are.

    BASE and HEAD are branches, tags or commits of the repository that the project lies in.
    """
    from generator import revisions
    from generator.differing import differ, telling
    from generator.pipeline import Options, project_tree
    from generator.tree import Tree

    after: Tree
    if head is None:
        after = project_tree(project)
    else:
        after = revisions.GitTree(project, revisions.resolve(project, head))
    begun = revisions.resolve(project, base)
    if merge_base:
        begun = revisions.merge_base(project, base, head or "HEAD")
    found = differ(
        revisions.GitTree(project, begun),
        after,
        Options(now=clock(now)),
        project=project,
        with_pages=not no_pages,
    )
    if form == "markdown":
        click.echo(telling.as_markdown(found))
        return
    for line in telling.as_json(found) if form == "json" else telling.as_text(found):
        click.echo(line)
