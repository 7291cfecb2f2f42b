"""One page of each kind of a built site: the plan says which template made which page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from generator.pipeline import Options, check, prepare, project_tree

UNSEEN = frozenset({"moved.html", "robots.txt", "sitemap.xml"})
"""Templates whose output nobody looks at: it leads on at once, or is read by machines."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project becomes."""

    kinds: dict[str, str]
    """Every page that is looked at: its path → its template's name without ending. Articles whose
    text is shown are a kind of their own, `article-full`."""
    base: str
    """Where on its host the site means to stand; begins and ends with a slash."""


def planned(project: Path, *, now: str) -> Plan:
    """The plan of a project, built at a time."""
    options = Options(now=datetime.fromisoformat(now))
    checked = check(project_tree(project), options, folder_name=project.name)
    site, pages, _ = prepare(checked, options, project)
    full = {article.id for article in site.library.articles.values() if article.body}
    kinds = {
        page.path: _kind(page.path, page.template, full)
        for page in pages
        if page.template not in UNSEEN
    }
    path = urlsplit(site.library.settings.base_url or "").path
    return Plan(kinds, f"/{path.strip('/')}/" if path.strip("/") else "/")


def fullest(folder: Path, kinds: dict[str, str]) -> dict[str, str]:
    """Kind → the page of it that has the most bytes in the built site in `folder`."""
    found: dict[str, str] = {}
    for path in sorted(kinds, key=lambda path: (-(folder / path).stat().st_size, path)):
        found.setdefault(kinds[path], path)
    return dict(sorted(found.items()))


def _kind(path: str, template: str, full: set[str]) -> str:
    name = template.removesuffix(".html")
    return "article-full" if name == "article" and path.split("/")[1] in full else name
