"""`onrecord seal` and `anchor`: words against their text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import PROJECT


@click.command()
@PROJECT
@click.option(
    "--text",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The article's text, one paragraph a line. Default: texts/ARTICLE.txt.",
)
@click.option("--renew", is_flag=True, help="Begin anew: another text, or another key.")
@click.argument("article")
def seal(*, project: Path, text: Path | None, renew: bool, article: str) -> None:
    """Commit to a withheld text, and prove each item of it."""
    from generator.sealing import seal as commit

    sealed = commit(project, article, text=text, renew=renew)
    for line in sealed.lines:
        click.echo(line)
    sys.exit(0 if sealed.complete else 1)


@click.command()
@PROJECT
@click.option("--prefix", help="Words that stand before, where the quote stands in several places.")
@click.option("--suffix", help="Words that stand after.")
@click.option("--occurrence", type=click.IntRange(1), help="Which of several places, from 1.")
@click.option(
    "--stdin-jsonl",
    is_flag=True,
    help="Read {id, text, quote, prefix?, suffix?, occurrence?, lang?} a line, and print rows.",
)
@click.argument("article", required=False)
@click.argument("words", required=False)
def anchor(
    *,
    project: Path,
    prefix: str | None,
    suffix: str | None,
    occurrence: int | None,
    stdin_jsonl: bool,
    article: str | None,
    words: str | None,
) -> None:
    """Tell what a quote would get before it is written down."""
    from generator import trying

    if stdin_jsonl:
        # a broken byte becomes half a character, which no quote may hold
        asked = (line.decode("utf-8", "surrogateescape") for line in sys.stdin.buffer)
        for line in trying.try_lines(asked):
            click.echo(line)
        return
    if article is None or words is None:
        raise click.UsageError("name an article and the words: onrecord anchor ARTICLE 'words'")
    tried = trying.try_words(
        project, article, words, prefix=prefix, suffix=suffix, occurrence=occurrence
    )
    for line in tried.lines:
        click.echo(line)
    sys.exit(0 if tried.proven else 1)
