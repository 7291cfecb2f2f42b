"""Floor 2, `content/stories/<id>.md` → `Story`: front matter and our explainer."""

from __future__ import annotations

from generator.model import Claim, Difference, Event, Question, Story, Update
from generator.pieces import Prose
from generator.prose import compile_line, compile_story
from generator.reading.record import Record
from generator.reading.shapes import DifferenceShape, StoryShape


def story(file: Record, shape: StoryShape, *, language: str) -> Story:
    """Our explainer. `language` is what it is written in where it doesn't say."""
    language = shape.language or language
    told = _Told(file, language)
    return Story(
        id=file.file.id,
        at=file.at(),
        title=shape.title,
        kicker=shape.kicker,
        summary=told.line(shape.summary, "summary") if shape.summary else None,
        articles=shape.articles,
        authors=tuple(shape.authors or ()),
        published=shape.published,
        updated=shape.updated,
        status=shape.status,
        key_quotes=tuple(shape.key_quotes or ()),
        questions=_questions(file, shape),
        claims=_claims(file, shape),
        differences=tuple(
            told.difference(number, one) for number, one in enumerate(shape.differences or ())
        ),
        events=told.events(shape),
        unknowns=tuple(
            told.line(text, "unknowns", number) for number, text in enumerate(shape.unknowns or ())
        ),
        related=tuple(shape.related or ()),
        updates=told.updates(shape),
        review_by=shape.review_by,
        draft=bool(shape.draft),
        embargo=shape.embargo,
        language=shape.language,
        translation_of=shape.translation_of,
        formerly=tuple(shape.formerly or ()),
        body=file.body(compile_story, language),
        body_offset=file.body_offset,
    )


def _questions(file: Record, shape: StoryShape) -> tuple[Question, ...]:
    return tuple(
        Question(
            id=key,
            at=file.at("questions", key),
            story=file.file.id,
            ask=one.ask,
            for_=one.for_,
            against=one.against,
            formerly=tuple(one.formerly or ()),
        )
        for key, one in (shape.questions or {}).items()
    )


def _claims(file: Record, shape: StoryShape) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=key,
            at=file.at("claims", key),
            story=file.file.id,
            text=one.text,
            formerly=tuple(one.formerly or ()),
        )
        for key, one in (shape.claims or {}).items()
    )


class _Told:
    """The parts of a story that are prose, in its language."""

    def __init__(self, file: Record, language: str) -> None:
        self._file = file
        self._language = language

    def line(self, text: str, *loc: str | int) -> Prose:
        return self._file.prose(compile_line, text, self._language, *loc)

    def difference(self, number: int, shape: DifferenceShape) -> Difference:
        return Difference(
            at=self._file.at("differences", number),
            about=shape.about,
            accounts=tuple(
                self.line(text, "differences", number, "accounts", count)
                for count, text in enumerate(shape.accounts)
            ),
        )

    def events(self, shape: StoryShape) -> tuple[Event, ...]:
        return tuple(
            Event(
                at=self._file.at("events", number),
                date=one.date,
                text=self.line(one.text, "events", number, "text"),
            )
            for number, one in enumerate(shape.events or ())
        )

    def updates(self, shape: StoryShape) -> tuple[Update, ...]:
        return tuple(
            Update(
                at=self._file.at("updates", number),
                date=one.date,
                kind=one.kind,
                text=self.line(one.text, "updates", number, "text"),
                about=one.at,
            )
            for number, one in enumerate(shape.updates or ())
        )
