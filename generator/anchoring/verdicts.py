"""The words in which a proof speaks: verdicts, flags, reasons. Their spellings are contracts."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the anchored words are offered as."""

    QUOTE = "quote"
    """A speaker's words."""
    PASSAGE = "passage"
    """The outlet's own words: the same rules, minus those about quotation marks."""


class Verdict(StrEnum):
    """How an editor's words stand in the article."""

    VERBATIM = "verbatim"
    """Once, letter for letter; only runs of whitespace may differ."""
    NORMALISED = "normalised-verbatim"
    """Once, the same words in another typography."""
    ELIDED = "elided"
    """In parts, in order, each part word for word, the gaps marked."""
    ALTERED = "altered-with-brackets"
    """As `ELIDED`, with words in square brackets that are not the article's."""
    AMBIGUOUS = "ambiguous"
    """More than once, and nothing settles which place is meant."""
    NEAR_MISS = "near-miss"
    """Not as written; the reason says what differs."""
    MISSING = "missing"
    """Not there, nor anything like it."""
    INVALID = "invalid"
    """Not something that can be looked for."""

    @property
    def proven(self) -> bool:
        """Whether the words stand in the article at a known place."""
        return self in _PROVEN


_PROVEN = frozenset({Verdict.VERBATIM, Verdict.NORMALISED, Verdict.ELIDED, Verdict.ALTERED})


class Flag(StrEnum):
    """What is doubtful about words that do stand in the article."""

    NOT_IN_QUOTE_MARKS = "not-in-quote-marks"
    """A quote whose words the article does not set as speech."""
    GAP_HAS_NEGATION = "gap-has-negation"
    """What was left out, or replaced by a bracket, holds a word of negation."""
    BRACKET_ADDS_NEGATION = "bracket-adds-negation"
    """The words in brackets hold a word or prefix of negation."""
    IN_HEADING = "in-heading"
    """The words stand in a heading: editors write headings, speakers do not."""
    CUT_MID_SENTENCE = "cut-mid-sentence"
    """The speaker's sentence goes on, and the quote does not show it."""
    EMPTY_GAP = "empty-gap"
    """An ellipsis where nothing was left out."""
    ATTRIBUTION_GAP = "attribution-gap"
    """The reporter's own words stand between the parts, or within the quote."""
    MULTI_BLOCK = "multi-block"
    """The words run over a paragraph's end."""
    EDGE_PUNCT = "edge-punct"
    """The quote ends or begins with a stop or comma that the article has not there."""
    SPEAKER_NOT_NEAR = "speaker-not-near"
    """No name of the speaker stands in the same paragraph or the one before."""


ERROR_FLAGS = frozenset(
    {
        Flag.NOT_IN_QUOTE_MARKS,
        Flag.GAP_HAS_NEGATION,
        Flag.BRACKET_ADDS_NEGATION,
        Flag.IN_HEADING,
    }
)
"""Errors for a quote unless acknowledged; all other flags are warnings."""


class Reason(StrEnum):
    """Why a verdict is no proof. `context_matches` makes the one reason that carries a number."""

    NOT_TEXT = "not-text"
    EMPTY = "empty"
    TOO_SHORT = "too-short"
    CONTROL_CHARACTER = "control-character"
    SURROGATE = "surrogate"
    BIDI_OVERRIDE = "bidi-override"
    REPEATED = "repeated"
    OCCURRENCE_OUT_OF_RANGE = "occurrence-out-of-range"
    WORDS_DIFFER = "words-differ"
    CASE_DIFFERS = "case-differs"
    QUOTE_MARKS = "quote-marks"
    END_PUNCTUATION = "end-punctuation"
    ACCENTS_DIFFER = "accents-differ"
    LOOK_ALIKE_LETTERS = "look-alike-letters"
    MARKDOWN_IN_QUOTE = "markdown-in-quote"
    ORDER = "order"
    GAP_TOO_LONG = "gap-too-long"
    BRACKET_GAP_TOO_LONG = "bracket-gap-too-long"
    SEGMENT_TOO_SHORT = "segment-too-short"
    PART_MISSING = "part-missing"


def context_matches(places: int) -> str:
    """The reason of a quote whose prefix or suffix fits so many places, not one."""
    return f"context-matches-{places}"


class Form(StrEnum):
    """How the article gives a quote."""

    DIRECT = "direct"
    """As a sentence, or a run of sentences, of the speaker's own."""
    PARTIAL = "partial"
    """As a fragment in marks within the reporter's sentence."""
