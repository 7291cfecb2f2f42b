"""A small world of one story and an article of nobody's, with one of everything that can change."""

from __future__ import annotations

BASE = """
-- content/site.yaml --
title: Harbour watch
-- content/outlets/gazette.yaml --
name: The Gazette
kind: newspaper
-- content/outlets/herald.yaml --
name: The Herald
-- content/actors/mara-lind.yaml --
name: Mara Lind
aliases: [M. Lind]
roles:
  - title: Harbour master
    since: 2029
-- content/actors/the-crew.yaml --
name: The crew
kind: group
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
published: 2031-01-05
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday. “Nobody will wait on the quay.”

The ferry has a new engine, and the old one is for sale. The crew is against the plan.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
  nobody-waits:
    speaker: mara-lind
    text: Nobody will wait on the quay.
passages:
  new-engine: The ferry has a new engine
  crew-against:
    speaker: the-crew
    text: The crew is against the plan
reports:
  sails:
    evidence: [all-winter]
stances:
  - actor: mara-lind
    question: sail
    position: for
    basis: stated
    evidence: [all-winter]
  - actor: the-crew
    question: sail
    position: undeclared
    basis: ascribed
    evidence: [crew-against]
-- content/articles/herald-quay.md --
---
title: Quay stays open
outlet: herald
published: 2031-01-06
rights: full
licence: CC0-1.0
---
The quay stays open through the winter. The crew will strike, it said. “We will not sail on ice,” said the crew.
-- content/annotations/herald-quay.yaml --
quotes:
  not-on-ice:
    speaker: the-crew
    text: We will not sail on ice
passages:
  quay-open: The quay stays open through the winter
-- content/articles/herald-lamp.md --
---
title: A lamp is lit
outlet: herald
published: 2031-01-02
rights: full
licence: CC0-1.0
---
A lamp was lit on the pier.
-- content/annotations/herald-lamp.yaml --
passages:
  lit: A lamp was lit
-- content/stories/winter.md --
---
title: Winter at the harbour
summary: The ferry may sail. [@g#all-winter]
articles:
  g: gazette-ferry
  h: herald-quay
published: 2031-01-07
status: developing
key_quotes: [g#all-winter, h#not-on-ice]
questions:
  sail:
    ask: Should the ferry sail in winter?
claims:
  sails: The ferry sails all winter
differences:
  - about: The ice
    accounts:
      - no word of it in the Gazette [@g#headline]
      - a danger in the Herald [@h#not-on-ice]
events:
  - date: 2031-01-05
    text: The master speaks. [@g#all-winter]
unknowns:
  - Who pays for the engine
updates:
  - date: 2031-01-08
    kind: correction
    text: We had named the wrong quay.
---
## The plan

[[mara-lind]] wants to sail. [@g#all-winter] The engine is new. [@g#new-engine]

![[g#nobody-waits]]

## The quay

The quay stays open. [@h#quay-open] The crew fears the ice. [@h#not-on-ice]

::: analysis
We think that both can be right.
:::
"""
