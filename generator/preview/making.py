"""Floor 7, one attempt at the whole site in memory, and what is to be said about it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from generator import reporting
from generator.diagnostics import Severity, WorldError, blocks, in_order
from generator.pipeline import Options, check, prepare, project_tree, render, template_fault
from generator.rendering import TemplateFault
from generator.visibility import is_public


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of making the pages once."""

    files: Mapping[str, bytes] | None
    """Path on the site → content; None where something at fault stopped it."""
    pages: int = 0
    told: tuple[str, ...] = ()
    """For the terminal: errors and warnings, each with its source line."""
    problems: str = ""
    """For the browser: what stopped it. Holds no path outside the project."""
    held: int = 0
    """Stories that are shown here and nowhere else yet: drafts, and embargoed ones."""
    base: str = "/"
    """The path of the address at which the site will be published; ends with a slash."""


def attempt(project: Path, now: Callable[[], datetime]) -> Attempt:
    """Read, check and render everything; whatever is wrong comes back as a value.

    A save catches files in the middle of a move, so trouble with the world is no end here. Nor is
    a bug: it is told as one, and the editor keeps the page.
    """
    try:
        return _attempt(project, now())
    except WorldError as error:
        return Attempt(files=None, told=(f"onrecord: {error}",), problems=_within(project, error))
    except Exception:  # noqa: BLE001 # told in full below
        bug = "this is a bug in onrecord"
        told = (traceback.format_exc(), f"onrecord: {bug}; the lines above say where")
        return Attempt(files=None, told=told, problems=f"{bug}; the terminal says where")


def _attempt(project: Path, now: datetime) -> Attempt:
    options = Options(now=now, drafts=True)
    checked = check(project_tree(project), options, folder_name=project.resolve().name)
    files: dict[str, bytes] | None = None
    pages = 0
    found = checked.diagnostics
    if not blocks(found):
        site, plan, renderer = prepare(checked, options, project)
        try:
            files, pages = dict(render(site, plan, renderer)), len(plan)
        except TemplateFault as fault:
            found = in_order([*found, template_fault(fault, project)])
    told = [d for d in found if d.severity is not Severity.NOTE]
    errors = [d for d in found if d.severity is Severity.ERROR]
    stories = checked.library.stories.values()
    return Attempt(
        files=files,
        pages=pages,
        told=(*reporting.as_text(told, checked.sources), *filter(None, [reporting.summary(told)])),
        problems="\n\n".join(reporting.as_text(errors, checked.sources)),
        held=sum(not is_public(story, now=now, drafts=False) for story in stories),
        base=urlsplit(checked.library.settings.base_url or "").path.rstrip("/") + "/",
    )


def _within(project: Path, error: WorldError) -> str:
    """What an error says, with the project's folder left out."""
    text = str(error)
    for folder in (project.resolve(), project):
        text = text.replace(str(folder), "the project") if folder.is_absolute() else text
    return text
