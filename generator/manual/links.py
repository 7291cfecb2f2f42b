"""Floor 0, manual entries: names that lead nowhere, or stand twice."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

LINKS: tuple[Rule, ...] = (
    Rule(
        code="duplicate-id",
        severity=Severity.ERROR,
        what="Each id is used once within its kind, and once among actors and outlets together.",
        why=(
            "The id is the file's name and its address: of two files with one name, one would "
            "silently win."
        ),
        wrong="""
-- content/outlets/mara-lind.yaml --
name: The Lind Letter  # expect
kind: digital
""",
        right="""
-- content/outlets/lind-letter.yaml --
name: The Lind Letter
kind: digital
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
origins: [gazette, lind-letter]
published: 2031-01-05
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
""",
    ),
    Rule(
        code="former-id-taken",
        severity=Severity.ERROR,
        what="A former id belongs to one record only, and to none that still has it.",
        why="Its old address has to lead on to one place.",
        wrong="""
-- content/actors/mara-lind.yaml --
name: Mara Lind
formerly: [mara-lind]  # expect
""",
        right="""
-- content/actors/mara-lind.yaml --
name: Mara Lind
formerly: [m-lind]
""",
    ),
    Rule(
        code="former-id",
        severity=Severity.ERROR,
        what="Content names things by their present ids.",
        why=(
            "A former id is kept so that old addresses lead on; in the content it would hide what "
            "is meant."
        ),
        wrong="""
-- content/actors/mara-lind.yaml --
name: Mara Lind
formerly: [m-lind]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: m-lind  # expect
    text: The ferry will sail all winter
""",
        right="""
-- content/actors/mara-lind.yaml --
name: Mara Lind
formerly: [m-lind]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="unknown-actor",
        severity=Severity.ERROR,
        what="Whoever speaks, relays, acts or is linked has a file among the actors or outlets.",
        why="A name that leads nowhere is a quotation nobody said.",
        wrong="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lindd  # expect
    text: The ferry will sail all winter
-- content/actors/mara-lind.yaml (absent) --
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
        code="unknown-outlet",
        severity=Severity.ERROR,
        what="An article's outlet has a file in content/outlets/.",
        why="Readers are told who published what they read.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazete  # expect
published: 2031-01-05
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said.
-- content/outlets/gazette.yaml (absent) --
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
published: 2031-01-05
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said.
""",
    ),
    Rule(
        code="publisher-not-own",
        severity=Severity.ERROR,
        what="The site's publisher is an outlet of kind own.",
        why="Our own words must not pass for somebody else's report.",
        wrong="""
-- content/site.yaml --
title: Harbour watch
publisher: gazette  # expect
""",
        right="""
-- content/site.yaml --
title: Harbour watch
publisher: gazette
-- content/outlets/gazette.yaml --
name: The Gazette
kind: own
""",
    ),
    Rule(
        code="unknown-article",
        severity=Severity.ERROR,
        what="An article that is named has a file in content/articles/.",
        why="A story can only be checked against articles that are there.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-fery  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="annotations-without-article",
        severity=Severity.ERROR,
        what="An annotation file has the name of the article it annotates.",
        why="Its items would stand in no article, and no page would show them.",
        wrong="""
-- content/annotations/gazette-fery.yaml --
quotes:   # expect
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
        code="unknown-story",
        severity=Severity.ERROR,
        what="A story that is named has a file in content/stories/.",
        why="A link between stories has to lead somewhere.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
related: [harbor]  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="unknown-item",
        severity=Severity.ERROR,
        what="An item that is named stands in its article's annotations.",
        why="A citation has to lead to the words it rests on.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-wintr]  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="unknown-citation",
        severity=Severity.ERROR,
        what=(
            "A citation names an article by the story's short name for it, or one of the story's "
            "claims."
        ),
        why="Readers follow it to the words a sentence rests on.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazete#all-winter]  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="not-a-quote",
        severity=Severity.ERROR,
        what="What is shown as a quote is an item under `quotes`.",
        why=(
            "A passage is the outlet's wording, and shown as somebody's words it would put them "
            "in a mouth."
        ),
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
key_quotes: [gazette#on-monday]  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  on-monday: said on Monday
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
key_quotes: [gazette#all-winter]
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  on-monday: said on Monday
""",
    ),
    Rule(
        code="unknown-claim",
        severity=Severity.ERROR,
        what="A report names a claim of a story that lists the article.",
        why="A report of no claim says nothing on any page.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails: will sail all winter
  sail:  # expect
    text: sail all winter
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails: will sail all winter
""",
    ),
    Rule(
        code="ambiguous-claim",
        severity=Severity.ERROR,
        what="A claim's bare id may stand in one only of the stories that list the article.",
        why="The report would be counted for a claim it was not meant for.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/stories/quay.md --
---
title: The quay
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails:  # expect
    text: will sail all winter
  other:
    claim: harbour#sails
    text: sail all winter
  third:
    claim: quay#sails
    text: The ferry will sail
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/stories/quay.md --
---
title: The quay
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  other:
    claim: harbour#sails
    text: sail all winter
  third:
    claim: quay#sails
    text: The ferry will sail
""",
    ),
    Rule(
        code="unknown-question",
        severity=Severity.ERROR,
        what="A stance names a question of a story that lists the article.",
        why="A position on no question stands nowhere.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
  - actor: mara-lind
    question: opn  # expect
    position: for
    basis: stated
    evidence: [all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
""",
    ),
    Rule(
        code="ambiguous-question",
        severity=Severity.ERROR,
        what="A question's bare id may stand in one only of the stories that list the article.",
        why="The stance would stand under a question it does not answer.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/stories/quay.md --
---
title: The quay
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
stances:
  - actor: mara-lind
    question: harbour#open
    position: for
    basis: stated
    evidence: [all-winter]
  - actor: mara-lind
    question: quay#open
    position: for
    basis: stated
    evidence: [all-winter]
  - actor: mara-lind
    question: open  # expect
    position: for
    basis: stated
    evidence: [all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/stories/quay.md --
---
title: The quay
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
stances:
  - actor: mara-lind
    question: harbour#open
    position: for
    basis: stated
    evidence: [all-winter]
  - actor: mara-lind
    question: quay#open
    position: for
    basis: stated
    evidence: [all-winter]
""",
    ),
    Rule(
        code="duplicate-item",
        severity=Severity.ERROR,
        what="An item's id is used once in its annotation file.",
        why=(
            "It is the item's address on the article's page, shared by quotes, passages, reports "
            "and stances."
        ),
        wrong="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  all-winter: will sail all winter  # expect
""",
        right="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  sailing: will sail all winter
""",
    ),
    Rule(
        code="own-evidence",
        severity=Severity.ERROR,
        what="An item cannot be its own evidence.",
        why="It would prove itself.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails:
    evidence: [all-winter, sails]  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  sails:
    evidence: [all-winter]
""",
    ),
)
