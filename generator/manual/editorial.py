"""Floor 0, manual entries: editorial rules on the finished library."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

EDITORIAL: tuple[Rule, ...] = (
    Rule(
        code="unused-actor",
        severity=Severity.WARNING,
        what="An actor speaks, acts, holds a stance or is linked somewhere.",
        why="Nothing on the site leads to its page.",
        wrong="""
-- content/actors/jon-berg.yaml --
name: Jon Berg  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter, and [[jon-berg]] will steer it. [@gazette#all-winter]
-- content/actors/jon-berg.yaml --
name: Jon Berg
""",
    ),
    Rule(
        code="unused-outlet",
        severity=Severity.WARNING,
        what="An outlet publishes, relays, is the origin of something or is linked.",
        why="Nothing on the site leads to its page.",
        wrong="""
-- content/outlets/herald.yaml --
name: The Herald  # expect
""",
        right="""
-- content/outlets/herald.yaml --
name: The Herald
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
    via: [herald]
""",
    ),
    Rule(
        code="look-alike-names",
        severity=Severity.WARNING,
        what="Two actors have names that can be told apart by eye.",
        why=(
            "Readers would take two for one; often they are one, entered twice, or one is spelled "
            "with letters of another script."
        ),
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter, [[mara-lind-2]] hears. [@gazette#all-winter]
-- content/actors/mara-lind-2.yaml --
name: Mаra Lind  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter, [[mara-lind-2]] hears. [@gazette#all-winter]
-- content/actors/mara-lind-2.yaml --
name: Mara Lind the younger
""",
    ),
    Rule(
        code="unnamed-in-two-articles",
        severity=Severity.ERROR,
        what="An unnamed actor belongs to one article.",
        why="Two “senior officials” are not known to be one person; counted as one they would be.",
        wrong="""
-- content/actors/mara-lind.yaml (absent) --
-- content/actors/gazette-official.yaml --
name: a port official  # expect
kind: unnamed
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: gazette-official
    text: The ferry will sail all winter
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: gazette
rights: full
licence: CC0-1.0
---
“The quay opens,” a port official said.
-- content/annotations/gazette-quay.yaml --
quotes:
  opens:
    speaker: gazette-official
    text: The quay opens
""",
        right="""
-- content/actors/mara-lind.yaml (absent) --
-- content/actors/gazette-official.yaml --
name: a port official
kind: unnamed
-- content/actors/gazette-quay-official.yaml --
name: a port official
kind: unnamed
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: gazette-official
    text: The ferry will sail all winter
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: gazette
rights: full
licence: CC0-1.0
---
“The quay opens,” a port official said.
-- content/annotations/gazette-quay.yaml --
quotes:
  opens:
    speaker: gazette-quay-official
    text: The quay opens
""",
    ),
    Rule(
        code="unnamed-id",
        severity=Severity.ERROR,
        what="The id of an unnamed actor starts with the id of its article's outlet.",
        why="It says at a glance whose source it is, and that it is not known beyond that report.",
        wrong="""
-- content/actors/mara-lind.yaml (absent) --
-- content/actors/official.yaml --
name: a port official  # expect
kind: unnamed
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: official
    text: The ferry will sail all winter
""",
        right="""
-- content/actors/mara-lind.yaml (absent) --
-- content/actors/gazette-official.yaml --
name: a port official
kind: unnamed
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: gazette-official
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="unaddressed-question",
        severity=Severity.WARNING,
        what="Some article shows a stance on every question.",
        why="A question without a single answer gives readers an empty page.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
questions:
  open:  # expect
    ask: Should the ferry sail in winter?
---
The ferry will sail all winter. [@gazette#all-winter]
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
        code="duplicate-stance",
        severity=Severity.ERROR,
        what="An article holds one stance for an actor, question and basis.",
        why="Two would be counted twice, and could contradict each other.",
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
  - actor: mara-lind  # expect
    question: open
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
        code="stated-by-another",
        severity=Severity.ERROR,
        what="A stated stance rests on words of the actor, or of someone whose role is of it.",
        why=(
            "What others say of an actor's position is ascribed to it, and readers must see by "
            "whom."
        ),
        wrong="""
-- content/actors/port.yaml --
name: The port authority
kind: organisation
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
  - actor: port
    question: open
    position: for
    basis: stated  # expect
    evidence: [all-winter]
""",
        right="""
-- content/actors/port.yaml --
name: The port authority
kind: organisation
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
  - actor: port
    question: open
    position: for
    basis: ascribed
    evidence: [all-winter]
""",
    ),
    Rule(
        code="unaddressed-claim",
        severity=Severity.WARNING,
        what="Some article reports every claim.",
        why="A claim that nobody reports is ours, and readers would take it for news.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  sails: The ferry sails in winter  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
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
        code="short-name-is-claim",
        severity=Severity.ERROR,
        what="A short name of an article and a claim of the same story are spelled differently.",
        why="A citation of that name could mean either.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  gazette: The Gazette was first  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  gazette: said on Monday
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
claims:
  first: The Gazette was first
---
The ferry will sail all winter. [@gazette#all-winter]
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
reports:
  first: said on Monday
""",
    ),
    Rule(
        code="reserved-story-id",
        severity=Severity.ERROR,
        what="A story does not have an id that the index of sources needs for itself.",
        why="Its part of the index would overwrite another page.",
        wrong="""
-- content/stories/unlisted.md --
---  # expect
title: The harbour in winter
articles:
  gazette: gazette-ferry
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
        code="account-without-evidence",
        severity=Severity.ERROR,
        what="Every account of a difference cites the report that gives it.",
        why="Readers must be able to see that two reports really differ.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
differences:
  - about: When it sails
    accounts:
      - in winter [@gazette#all-winter]
      - in summer  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
differences:
  - about: When it sails
    accounts:
      - in winter [@gazette#all-winter]
      - on Monday, by the headline [@gazette#headline]
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="event-without-evidence",
        severity=Severity.ERROR,
        what="Every event cites a report that tells of it.",
        why="A timeline without sources is hearsay with dates.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
events:
  - date: 2031-01
    text: The ferry is announced  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
events:
  - date: 2031-01
    text: The ferry is announced [@gazette#all-winter]
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="citation-stretched",
        severity=Severity.WARNING,
        what="One citation carries no more than three sentences.",
        why=(
            "The further a sentence stands from its citation, the less readers can tell what it "
            "rests on."
        ),
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry sails. It sails all winter. Ice is no hindrance. The town is glad. [@gazette#all-winter]  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry sails. It sails all winter. [@gazette#all-winter] Ice is no hindrance. The town is glad. [@gazette]
""",
    ),
    Rule(
        code="coverage",
        severity=Severity.NOTE,
        what="The share of attributed sentences of each story is told.",
        why="It is the figure readers see on the story's page.",
        wrong="""
-- content/stories/harbour.md --
---  # expect
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-winter] Nobody is surprised.
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
::: analysis
The ferry may sail all winter.
:::
""",
    ),
    Rule(
        code="low-coverage",
        severity=Severity.ERROR,
        what="The share of attributed sentences is not below `min_coverage`.",
        why="The site has promised its readers that every sentence shows what it rests on.",
        wrong="""
-- content/site.yaml --
title: Harbour watch
min_coverage: 1
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail all winter. [@gazette#all-winter] Nobody is surprised.  # expect
""",
        right="""
-- content/site.yaml --
title: Harbour watch
min_coverage: 1
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
        code="review-due",
        severity=Severity.NOTE,
        what="A story whose review date has passed is looked at again.",
        why="A page that nobody looks after grows wrong in silence.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
review_by: 2019-01-12  # expect
---
The ferry will sail all winter. [@gazette#all-winter]
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
review_by: 2090-01-12
---
The ferry will sail all winter. [@gazette#all-winter]
""",
    ),
    Rule(
        code="long-passage",
        severity=Severity.WARNING,
        what="A passage has no more than 25 words.",
        why="A passage is the fewest words that carry the point; the rest belongs to its outlet.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday to the men and women of the harbour, who had come in great numbers to hear what would become of their work, their boats and their nets.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  all-came: said on Monday to the men and women of the harbour, who had come in great numbers to hear what would become of their work, their boats  # expect
""",
        right="""
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  monday: said on Monday
""",
    ),
    Rule(
        code="excerpt-too-long",
        severity=Severity.ERROR,
        what=(
            "Of one article we publish no more of the outlet's own words than `max_excerpt_words`."
        ),
        why="Short quotation is a right; republishing is not.",
        wrong="""
-- content/site.yaml --
title: Harbour watch
max_excerpt_words: 3
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/annotations/gazette-ferry.yaml --
quotes:  # expect
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  monday: said so on a Monday
""",
        right="""
-- content/site.yaml --
title: Harbour watch
max_excerpt_words: 3
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
passages:
  monday: said on Monday
""",
    ),
    Rule(
        code="dead-link",
        severity=Severity.WARNING,
        what="A link to a site path leads to a page of this site.",
        why="Readers who follow it are told that there is nothing.",
        wrong="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail, [as told](/articles/gazette-fery/). [@gazette#all-winter]  # expect
""",
        right="""
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
---
The ferry will sail, [as told](/articles/gazette-ferry/). [@gazette#all-winter]
""",
    ),
    Rule(
        code="no-articles",
        severity=Severity.ERROR,
        what="A site has at least one article.",
        why="Everything else hangs on what was reported: without an article nothing can be shown.",
        wrong="""
-- content/actors/mara-lind.yaml (absent) --
-- content/articles/gazette-ferry.md (absent) --
-- content/annotations/gazette-ferry.yaml (absent) --
-- content/outlets/gazette.yaml (absent) --
-- content (folder) --  # expect
""",
        right="""
-- content/site.yaml --
title: Harbour watch
""",
    ),
    Rule(
        code="template-fault",
        severity=Severity.ERROR,
        what="A template can be read and filled.",
        why="A fault in a template would leave a page without its words.",
        wrong="""
-- templates/missing.html --
{{ view.nothing_of_that_name }}  # expect
""",
        right="""
-- templates/missing.html --
{{ view.frame.title }}
""",
    ),
)
