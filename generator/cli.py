"""Floor 8, the command line: argv → options → pipeline → reporting → exit code.

Exit codes: 0 clean, or warnings alone; 1 errors in the content (under `--strict` warnings too);
2 usage, or trouble with the world; 3 a bug, with its traceback; 130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import __version__, unchanged
from generator.diagnostics import Diagnostic, WorldError, blocks, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from generator.pipeline import Built, Options
    from generator.publishing import Published
    from generator.source import SourceFile
    from generator.unchanged import Seen

_RUBBISH = (50_000, 1_000)
"""Objects after which Python looks among the newest for those that only hold each other, and times
after which it looks among those that were left; its own numbers are 700 and 10."""

# imports that only one command needs stand inside it, so that `--help` answers at once

_PROJECT = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder, which holds content/. Default: the current folder.",
)


def _checking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `build` and `check` share."""
    for option in (
        click.option("--quiet", is_flag=True, help="Print errors alone."),
        click.option("--strict", is_flag=True, help="Take warnings for errors."),
        click.option(
            "--now",
            metavar="TIME",
            help="The time to build for, such as 2020-01-05T20:00:00Z: decides embargoes and"
            " reviews. Default: SOURCE_DATE_EPOCH, else the time at start.",
        ),
    ):
        command = option(command)
    return _PROJECT(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Build story explainers in which every quotation is traced and proven."""


@onrecord.command()
@_checking
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the site goes. Default: site/ in the project.",
)
@click.option("--base-url", metavar="URL", help="Where the site will be published.")
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed stories too.")
@click.option("--explain", metavar="PATH", help="Tell what a page was made from, and why now.")
@click.option("--profile", is_flag=True, help="Tell where the time went.")
def build(
    *,
    project: Path,
    quiet: bool,
    strict: bool,
    now: str | None,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    explain: str | None,
    profile: bool,
) -> None:
    """Check the content and write the site: what has changed since it was built last."""
    from time import perf_counter

    from generator.incremental import build as make
    from generator.pipeline import Options

    began = perf_counter()

    options = Options(
        now=_clock(now),
        base_url=_base_url(base_url),
        drafts=drafts,
        strict=strict,
    )
    target = output or project / "site"
    argv = sys.argv[1:]
    seen = unchanged.look(argv, str(project), str(target))
    bar = _Bar() if not quiet and sys.stderr.isatty() and not os.environ.get("CI") else None
    built = make(project, target, options, seen=seen, explain=explain, tell=bar)
    if bar:
        bar.end()
    told = _told(built.diagnostics, built.sources, quiet=quiet, strict=strict)
    for line in told:
        click.echo(line, err=True)
    if built.published is None:
        click.echo(_not_built(target), err=True)
        sys.exit(1)
    for line in [*built.explained, *(_profile(built) if profile else [])]:
        click.echo(line)
    for line in [] if quiet else _built(built, built.published, target):
        click.echo(line.replace(unchanged.SPENT, f"{perf_counter() - began:.2f}"))
    if seen and not unchanged.asks_more(argv):
        is_given = bool(now or os.environ.get("SOURCE_DATE_EPOCH"))
        _remember(seen, argv, built, options, told, quiet=quiet, is_given=is_given)


_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or one JSON object a line.",
)


@onrecord.command()
@_checking
@_FORMAT
def check(*, project: Path, quiet: bool, strict: bool, now: str | None, form: str) -> None:
    """Check the content and write nothing."""
    from generator import reporting
    from generator.guards import guard
    from generator.pipeline import Options, project_tree
    from generator.pipeline import check as judge
    from generator.withheld import local_texts

    options = Options(now=_clock(now), strict=strict)
    found = judge(
        project_tree(project),
        options,
        folder_name=project.resolve().name,
        withheld=local_texts(project),
    )
    diagnostics = in_order([*found.diagnostics, *guard(project)])
    if form == "json":
        for line in reporting.as_json(_wanted(diagnostics, quiet=quiet, strict=strict)):
            click.echo(line)
    else:
        for line in _told(diagnostics, found.sources, quiet=quiet, strict=strict):
            click.echo(line)
        if not quiet and not reporting.summary(diagnostics):
            click.echo("nothing to mend")
    sys.exit(1 if blocks(diagnostics, strict=strict) else 0)


@onrecord.command()
@_PROJECT
@_FORMAT
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
        Options(now=_clock(None)),
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


@onrecord.command()
@_PROJECT
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


@onrecord.command()
@_PROJECT
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


@onrecord.command()
@_PROJECT
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


@onrecord.command()
@_PROJECT
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@click.option("--port", default=8000, help="The port to listen on.")
def preview(*, project: Path, host: str, port: int) -> None:
    """Show the site while it is being written, and reload it on every save."""
    from generator.preview import serve

    serve(project, host=host, port=port, say=click.echo)


def main() -> NoReturn:
    """The `onrecord` command."""
    # A run makes many records that stay to its end: looking for rubbish among them is in vain,
    # and so is the last search, for which they are set aside.
    gc.set_threshold(*_RUBBISH)
    atexit.register(gc.freeze)
    try:
        code = onrecord.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except WorldError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
    except Exception:  # noqa: BLE001 # a bug: told as one, with its own exit code
        import traceback

        traceback.print_exc()
        click.echo("onrecord: this is a bug in onrecord; the lines above say where", err=True)
        sys.exit(3)


def _clock(given: str | None) -> datetime:
    from generator.clock import read_clock

    return read_clock(given, os.environ)


def _base_url(given: str | None) -> str | None:
    if given is None:
        return None
    from generator.markup import safe_url

    found = safe_url(given)
    if found is None or "?" in found or "#" in found:
        raise click.BadParameter(
            f"'{given}' is no http(s) address of a folder", param_hint="--base-url"
        )
    return found.rstrip("/") + "/"


def _wanted(diagnostics: list[Diagnostic], *, quiet: bool, strict: bool) -> list[Diagnostic]:
    """What is printed: under `quiet` only what makes the command fail."""
    return [d for d in diagnostics if not quiet or blocks([d], strict=strict)]


def _told(
    diagnostics: list[Diagnostic],
    sources: Mapping[str, SourceFile],
    *,
    quiet: bool,
    strict: bool,
) -> list[str]:
    """What is printed of findings, and how many there are."""
    from generator import reporting

    shown = _wanted(diagnostics, quiet=quiet, strict=strict)
    line = reporting.summary(shown)
    return [*reporting.as_text(shown, sources), *([line] if line else [])]


def _remember(
    seen: Seen,
    argv: list[str],
    built: Built,
    options: Options,
    told: list[str],
    *,
    quiet: bool,
    is_given: bool,
) -> None:
    """Note a finished build, so that the next one can see that nothing has changed.

    `is_given`: the build's time was given, and does not pass.
    """
    done = built.published
    if done is None or done.left or built.left is None:
        return
    kept, pages = done.written + done.unchanged, done.pages[0] + done.pages[1]
    again = replace(done, written=0, unchanged=kept, removed=0, pages=(0, pages, 0))
    said = [] if quiet else _built(built, again, Path(seen.shown))
    change = None if is_given else built.until
    unchanged.remember(
        seen,
        argv,
        os.environ,
        built.left,
        lines=[*((line, True) for line in told), *((line, False) for line in said)],
        since=0.0 if is_given else options.now.timestamp(),
        until=change.timestamp() if change else None,
    )


def _not_built(target: Path) -> str:
    stands = "; the last site stands" if target.exists() else ""
    return f"nothing was written{stands}"


def _built(built: Built, done: Published, target: Path) -> list[str]:
    """Where the site is, what it proved and what it couldn't; last what the build came to."""
    proven = built.by_text + built.by_seal
    how = f"{built.by_text} against the text, {built.by_seal} against the seal of their article"
    lines = [
        f"built {built.pages} pages: {target / 'index.html'}",
        f"  {proven} items proven word for word: {how}",
    ]
    if built.items > proven:
        lines.append(
            f"  {built.items - proven} items not yet proven: no text and no seal proves them"
        )
    lines += [f"  left alone, since somebody changed it: {path}" for path in done.left]
    written, kept, removed = done.pages
    warnings = sum(one.severity == "warning" for one in built.diagnostics)
    lines.append(
        f"{_count(written, 'page')} written, {kept} unchanged, {removed} removed;"
        f" {_count(proven, 'item')} proven; {_count(warnings, 'warning')}; {unchanged.SPENT} s"
    )
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _profile(built: Built) -> list[str]:
    """Where the time went, most first."""
    spent = sorted(built.spent.items(), key=lambda pair: -pair[1])
    return [f"{seconds:9.3f} s  {name}" for name, seconds in spent]


class _Bar:
    """A bar on the terminal, for each stage of long work that has just begun."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """So much of a stage is done."""
        if stage != self._stage:
            self.end()
            self._stage = stage
            self._bar = click.progressbar(length=total, label=stage, file=sys.stderr, show_pos=True)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def end(self) -> None:
        """No stage is at work any more."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar, self._stage = None, ""
