"""Floor 2, `content/articles/<id>.md` → `Article`: front matter, and a text that may be shown."""

from __future__ import annotations

from generator.model import Article, Rights, Withdrawn
from generator.prose import compile_article, compile_line
from generator.reading.record import Record
from generator.reading.shapes import ArticleShape


def article(file: Record, shape: ArticleShape, *, language: str) -> Article:
    """One published report. `language` is what its text is in where it doesn't say."""
    language = shape.language or language
    rights = shape.rights or Rights.WITHHELD
    taken_back = shape.withdrawn
    digest = file.prose(compile_line, shape.digest, language, "digest") if shape.digest else None
    body = file.body(compile_article, language) if rights is Rights.FULL else None
    _check_rights(file, shape, rights)
    return Article(
        id=file.file.id,
        at=file.at(),
        title=shape.title,
        outlet=shape.outlet,
        url=shape.url,
        published=shape.published,
        updated=shape.updated,
        authors=tuple(shape.authors or ()),
        origins=tuple(shape.origins or ()),
        language=shape.language,
        rights=rights,
        licence=shape.licence,
        retrieved=shape.retrieved,
        archive=shape.archive,
        digest=digest,
        supersedes=shape.supersedes,
        withdrawn=Withdrawn(taken_back.date, taken_back.reason) if taken_back else None,
        formerly=tuple(shape.formerly or ()),
        body=body,
        body_offset=file.body_offset,
    )


def _check_rights(file: Record, shape: ArticleShape, rights: Rights) -> None:
    """A text stands in the repository exactly when it may be shown, and under a licence."""
    start = file.body_offset
    text = file.source.text[start:].strip()
    if rights is Rights.FULL:
        if not shape.licence:
            message = "an article shown in full needs its licence"
            file.say("licence-needed", file.span("rights"), message, "add 'licence: …'")
        if not text:
            message = "an article shown in full has its text after the front matter"
            file.say("article-without-text", file.span("rights"), message, "add the text")
    elif text:
        first = file.source.text.index(text, start)
        span = file.source.span(first, first + len(text.split("\n", 1)[0]))
        message = f"the text of an article with 'rights: {rights}' does not stand in the repository"
        hint = f"move it to texts/{file.file.id}.txt, which git ignores; or set 'rights: full'"
        file.say("text-not-published-here", span, message, hint)
