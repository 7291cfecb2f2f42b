"""Floor 0, manual entries: words and their articles, flag by flag."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

PROOF: tuple[Rule, ...] = (
    Rule(
        code="not-yet-proven",
        severity=Severity.NOTE,
        what=(
            "An item of an article whose text is not here is not yet proven, and every page says "
            "so."
        ),
        why="Nothing is shown as proven unless its words were found in its source.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:  # expect
    speaker: mara-lind
    text: The ferry will sail all winter
""",
        right="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="words-missing",
        severity=Severity.ERROR,
        what="The words of an item stand in its article, word for word.",
        why="A quotation that is not there is a paraphrase in quotation marks.",
        wrong="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: Ships may go on docking in the cold months  # expect
""",
        right="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="words-near-miss",
        severity=Severity.ERROR,
        what="The words of an item stand in its article as written, with every change marked.",
        why="One word less can turn a sentence round: likeness is never proof.",
        wrong="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will not sail all winter  # expect
""",
        right="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="words-ambiguous",
        severity=Severity.ERROR,
        what="The words of an item stand in one place of its article, or say which is meant.",
        why="The link to the passage would be a guess.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“We will sail,” Mara Lind said in May. In June Mara Lind said again: “We will sail.”
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: We will sail  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“We will sail,” Mara Lind said in May. In June Mara Lind said again: “We will sail.”
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    occurrence: 2
    text: We will sail
""",
    ),
    Rule(
        code="words-invalid",
        severity=Severity.ERROR,
        what="The words of an item are a text of at least two letters.",
        why="Less than that can be found anywhere and proves nothing.",
        wrong="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: …  # expect
""",
        right="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="not-in-quote-marks",
        severity=Severity.ERROR,
        what="A quote's words are set as speech in the article.",
        why="Words of the reporter would be put into a speaker's mouth.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
Mara Lind said the ferry will sail all winter.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: the ferry will sail all winter  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
Mara Lind said the ferry will sail all winter.
-- content/annotations/gazette-ferry.yaml --
passages:
  all-winter:
    speaker: mara-lind
    text: the ferry will sail all winter
""",
    ),
    Rule(
        code="gap-has-negation",
        severity=Severity.ERROR,
        what="What a quote leaves out holds no negation.",
        why="The cut could turn the sentence round.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will not, whatever they print, sail in the winter of this year,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will … sail in the winter of this year  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will not, whatever they print, sail in the winter of this year,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will not … sail in the winter of this year
""",
    ),
    Rule(
        code="bracket-adds-negation",
        severity=Severity.ERROR,
        what="The words an editor puts in brackets add no negation.",
        why="Formally an insertion, in fact a reversal.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will [not] sail all winter  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="in-heading",
        severity=Severity.ERROR,
        what="A quote is taken from the text, not from a heading.",
        why="Editors write headings; speakers do not.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
## Mara Lind: “The ferry will sail”

She spoke on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
## Mara Lind: “The ferry will sail”

She spoke on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    ack: [in-heading]
    text: The ferry will sail
""",
    ),
    Rule(
        code="cut-mid-sentence",
        severity=Severity.WARNING,
        what="A quote does not end before the sentence does, without showing it.",
        why="What follows is often the condition.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail only when the ice is gone,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    ack: [edge-punct]
    text: The ferry will sail.  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail only when the ice is gone,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail only when the ice is gone
""",
    ),
    Rule(
        code="empty-gap",
        severity=Severity.WARNING,
        what="An ellipsis stands where something was left out.",
        why="It tells readers that words are missing when none are.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will … sail all winter  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="attribution-gap",
        severity=Severity.WARNING,
        what="Speech that the reporter interrupts is written as a list of its parts.",
        why="The reporter's own words in the middle are not the speaker's.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail,” Mara Lind said, “until the last ship is in.”
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail until the last ship is in  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail,” Mara Lind said, “until the last ship is in.”
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text:
      - The ferry will sail
      - until the last ship is in
""",
    ),
    Rule(
        code="multi-block",
        severity=Severity.WARNING,
        what="A quote does not run over the end of a paragraph.",
        why="Readers are led to one paragraph, and the words stand in two.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
Mara Lind rose. “The ferry will sail all winter.

“The crew knows every rock,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter. The crew knows every rock  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
Mara Lind rose. “The ferry will sail all winter.

“The crew knows every rock,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The crew knows every rock
""",
    ),
    Rule(
        code="edge-punct",
        severity=Severity.WARNING,
        what="A quote has no stop or comma at its edge that the article does not have there.",
        why="A full stop tells readers that the sentence ended.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter.  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="speaker-not-near",
        severity=Severity.WARNING,
        what="The speaker is named in the quote's paragraph or in the one before.",
        why="Words under the wrong name are worse than wrong words.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
Mara Lind came on Monday.

It was cold.

The hall was full, and someone rose. “The ferry will sail all winter,” came the answer.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter  # expect
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
Mara Lind came on Monday.

“The ferry will sail all winter,” came the answer.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
)
