"""Floor 5, where a reader can mend a page or say what is wrong with it, by what the site says."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from generator.settings import Settings


def edit_address(settings: Settings, path: str | None) -> str | None:
    """Where the file behind a page can be edited; None without a repository."""
    if not path or not settings.repository_url:
        return None
    branch = settings.repository_branch or "main"
    return f"{_repository(settings)}/edit/{quote(branch)}/{quote(path)}"


def report_address(settings: Settings, subject: str, page: str | None) -> str | None:
    """Where an error can be reported: by mail, at the site's contact, or as an issue.

    `subject` names the page in words, `page` is its own address where the site knows it.
    """
    contact = settings.contact
    if contact and "@" in contact and "://" not in contact:
        mail = f"mailto:{contact.removeprefix('mailto:')}?subject={quote(subject, safe='')}"
        return f"{mail}&body={quote(page, safe='')}" if page else mail
    if contact:
        return contact
    return _issue(settings, subject, page) if settings.repository_url else None


def _issue(settings: Settings, subject: str, page: str | None) -> str:
    """A new issue with its title filled in, and the page's address in its text."""
    title, body = ("title", "body")
    if _is_gitlab(settings):
        title, body = ("issue[title]", "issue[description]")
    address = f"{_repository(settings)}/issues/new?{quote(title)}={quote(subject, safe='')}"
    return f"{address}&{quote(body)}={quote(page, safe='')}" if page else address


def _repository(settings: Settings) -> str:
    """The repository's address, up to what the host puts before its own pages."""
    bare = (settings.repository_url or "").rstrip("/").removesuffix(".git")
    return f"{bare}/-" if _is_gitlab(settings) else bare


def _is_gitlab(settings: Settings) -> bool:
    return "gitlab" in (urlsplit(settings.repository_url or "").hostname or "")
