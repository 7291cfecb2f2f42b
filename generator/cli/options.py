"""What several commands take, and how it is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

PROJECT = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder, which holds content/. Default: the current folder.",
)


def checking(command: Callable[..., Any]) -> Callable[..., Any]:
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
    return PROJECT(command)


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or one JSON object a line.",
)


def clock(given: str | None) -> datetime:
    """The time of a run. Raises `WorldError` for what is none."""
    from generator.clock import read_clock

    return read_clock(given, os.environ)


def base_address(given: str | None) -> str | None:
    """The address of a folder, with a slash at its end. Raises `click.BadParameter`."""
    if given is None:
        return None
    from generator.markup import safe_url

    found = safe_url(given)
    if found is None or "?" in found or "#" in found:
        raise click.BadParameter(
            f"'{given}' is no http(s) address of a folder", param_hint="--base-url"
        )
    return found.rstrip("/") + "/"
