"""A whole invented site that has one of everything: the quarrel about a harbour's lamps.

Three stories (one in Arabic), nine articles with every sort of rights, one superseded, one
withdrawn and one in no story, and all that can be annotated.
"""

from __future__ import annotations

HARBOUR = """
-- content/site.yaml --
title: The Lantern Desk
publisher: desk
contact: desk@lamps.example
rights: Our texts are CC BY 4.0.
repository:
  url: https://code.example/lamps
nav:
  - title: About us
    url: https://lamps.example/about/
-- content/outlets/gazette.yaml --
name: Ellary Gazette
kind: newspaper
url: https://gazette.example
country: PT
formerly: [ellary-post]
-- content/outlets/tide.yaml --
name: Tide Radio
kind: broadcaster
-- content/outlets/courier.yaml --
name: Northshore Courier
kind: wire
-- content/outlets/sahil.yaml --
name: صوت الساحل
kind: broadcaster
language: ar
-- content/outlets/desk.yaml --
name: The Lantern Desk
kind: own
-- content/actors/mirna-vale.yaml --
name: Mirna Vale
aliases: [M. Vale]
native_name:
  ar: ميرنا فايل
description: She leads the town of Port Ellary.
roles:
  - title: Mayor of Port Ellary
    of: harbour-council
    since: 2030-11
    evidence: [gazette-lamps#took-office]
  - title: Harbour pilot
    since: 2019
    until: 2030-10
links:
  wikidata: Q42
formerly: [m-vale]
-- content/actors/harbour-council.yaml --
name: Harbour Council
kind: organisation
-- content/actors/ferrymen.yaml --
name: Ferrymen of the north shore
kind: group
-- content/actors/lamp-order.yaml --
name: Lamp order no. 12
aliases: [The order]
kind: document
-- content/actors/gazette-clerk.yaml --
name: a senior clerk
kind: unnamed
-- content/actors/layla-haddad.yaml --
name: ليلى حداد
-- content/actors/tobin-ash.yaml --
name: Tobin Ash
-- content/articles/gazette-lamps.md --
---
title: Council votes to switch off the lamps
outlet: gazette
published: 2031-03-05
authors: [Ida Rook]
rights: full
licence: CC0-1.0
url: https://gazette.example/lamps
digest: >-
  The council voted to switch off the lamps. [@#dark-water] The mayor, [[mirna-vale]], wants them lit.
formerly: [gazette-old-lamps]
---
“We will not sail on dark water,” Mirna Vale said in the chamber on Monday.

The council voted nine to four. “The lamps cost us a ship a year,” a senior clerk said.

The order reads “every lamp shall be dark by May”.

> Nobody asked the ferrymen, the mayor added.

She took office in November.
-- content/annotations/gazette-lamps.yaml --
quotes:
  dark-water:
    speaker: mirna-vale
    where: the council chamber
    said: 2031-03-03
    text: We will not sail on dark water
    formerly: [dark-sea]
  ship-a-year:
    speaker: gazette-clerk
    text: The lamps cost us a ship a year
  dark-by-may:
    speaker: lamp-order
    text: every lamp shall be dark by May
passages:
  took-office: took office in November
  nobody-asked:
    speaker: mirna-vale
    text: Nobody asked the ferrymen
reports:
  voted:
    text: The council voted nine to four
  costly:
    text: The lamps cost us a ship a year
    speaker: gazette-clerk
stances:
  - actor: mirna-vale
    question: lamps-off
    position: against
    basis: stated
    evidence: [dark-water]
  - actor: harbour-council
    question: lamps-off
    position: for
    basis: deed
    note: voted to switch them off
    evidence: [voted]
-- content/articles/tide-lamps.md --
---
title: Lamps to go dark, and ferrymen are angry
outlet: tide
published: 2031-03-06
rights: withheld
---
-- content/annotations/tide-lamps.yaml --
quotes:
  no-work:
    speaker: ferrymen
    via: [courier]
    text: No lamp, no work
  softer:
    speaker: mirna-vale
    said: 2031-03-20
    text: A few lamps may go
  again:
    speaker: mirna-vale
    said: 2031-03-20
    text: The harbour lamps must stay
  narrated:
    speaker: gazette
    text: the longest night of the port
    note: The Gazette's own words.
reports:
  voted:
    says: asserts
    text: the council voted
  costly:
    says: denies
    text: the lamps cost nothing
stances:
  - actor: mirna-vale
    question: lamps-off
    position: conditional
    basis: stated
    note: if the ferries stop
    evidence: [softer]
  - actor: mirna-vale
    question: lamps-off
    position: against
    basis: inferred
    note: as we read it
    evidence: [again]
  - actor: ferrymen
    question: lamps-off
    position: against
    basis: ascribed
    evidence: [narrated]
-- content/articles/courier-order.md --
---
title: What the lamp order says
outlet: courier
published: 2031-03-04T09:30:00+01:00
rights: excerpts
origins: [courier, tide]
---
-- content/annotations/courier-order.yaml --
quotes:
  order-words:
    speaker: lamp-order
    text:
      - every lamp
      - shall be dark
reports:
-- content/articles/tide-brief.md --
---
title: Lamp news in brief
outlet: tide
published: 2031-03-07
---
-- content/articles/desk-note.md --
---
title: What the order can do
outlet: desk
published: 2031-03-08
rights: full
licence: CC-BY-4.0
---
The order binds the harbour office alone.
-- content/annotations/desk-note.yaml --
quotes:
passages:
  binds: binds the harbour office alone
reports:
  binding: binds the harbour office
stances:
-- content/articles/desk-note-2.md --
---
title: What the order can do, again
outlet: desk
published: 2031-03-09
supersedes: desk-note
rights: full
licence: CC-BY-4.0
---
The order binds the harbour office and nobody else.
-- content/annotations/desk-note-2.yaml --
reports:
  binding: binds the harbour office
-- content/articles/tide-mistaken.md --
---
title: Lamps already dark
outlet: tide
published: 2031-03-01
withdrawn:
  date: 2031-03-02
  reason: The lamps were lit all night.
---
-- content/annotations/tide-mistaken.yaml --
quotes:
  dark-now:
    speaker: tobin-ash
    text: It is dark already
reports:
  voted:
    text: the vote is over
-- content/articles/sahil-port.md --
---
title: مجلس الميناء يطفئ المصابيح
outlet: sahil
published: 2031-03-06
rights: full
licence: CC0-1.0
---
قالت ليلى حداد: “لن نبحر في الظلام”.
-- content/annotations/sahil-port.yaml --
quotes:
  no-dark:
    speaker: layla-haddad
    text: لن نبحر في الظلام
    translation:
      text: We will not sail in the dark
      by: The Lantern Desk
passages:
  she-said: قالت ليلى حداد
stances:
  - actor: layla-haddad
    question: atfa
    position: against
    basis: stated
    evidence: [no-dark]
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: gazette
published: 2031-02-01
rights: full
licence: CC0-1.0
---
“The quay opens in June,” Tobin Ash said.
-- content/annotations/gazette-quay.yaml --
quotes:
  june:
    speaker: tobin-ash
    text: The quay opens in June
-- content/stories/harbour-lamps.md --
---
title: Port Ellary switches off its lamps
kicker: Harbour
summary: >-
  The council wants the lamps dark by May. [@gazette#dark-by-may]
articles:
  gazette: gazette-lamps
  tide: tide-lamps
  courier: courier-order
  note: desk-note
  renote: desk-note-2
  mistaken: tide-mistaken
  brief: tide-brief
authors: [Ona Mar]
published: 2031-03-05
updated: 2031-03-21
status: developing
key_quotes: [gazette#dark-water, tide#no-work]
questions:
  lamps-off:
    ask: Should the lamps go dark?
    for: Dark
    against: Lit
    formerly: [lamps]
  who-pays:
    ask: Should the ferrymen pay for the lamps?
claims:
  voted: The council voted to switch off the lamps
  costly: The lamps cost a ship a year
  binding: The order binds the harbour office
differences:
  - about: What the lamps cost
    accounts:
      - a ship a year, says a clerk [@gazette#ship-a-year]
      - nothing, says Tide Radio [@tide#costly]
events:
  - date: 2030-11
    text: "[[mirna-vale]] takes office [@gazette#took-office]"
  - date: 2031-03-02/2031-03-03
    text: The council sits [@gazette]
unknowns:
  - Who will steer without the lamps [@tide#no-work]
related: [lamp-oil]
updates:
  - date: 2031-03-10
    kind: correction
    text: We had the vote as nine to five.
    at: gazette#voted
  - date: 2031-03-21
    kind: update
    text: The mayor now says that a few lamps may go.
review_by: 2031-12-31
formerly: [ellary-lamps]
---
## What happened

The council voted on Monday. [@voted] [[mirna-vale|The mayor]] spoke against it. [@gazette#dark-water]

![[gazette#dark-water]]

::: analysis
We think the lamps will stay.
:::
-- content/stories/lamp-oil.md --
---
title: The price of lamp oil
articles:
  gazette: gazette-lamps
published: 2031-01-01
status: settled
---
Oil is dear, and [[tobin-ash]] sells it. [@gazette]
-- content/stories/masabih.md --
---
title: مصابيح الميناء
kicker: الميناء
summary: >-
  المجلس يريد الظلام. [@sahil#no-dark]
articles:
  sahil: sahil-port
published: 2031-03-07
language: ar
translation_of: harbour-lamps
questions:
  atfa:
    ask: هل تطفأ المصابيح؟
---
قالت [[layla-haddad]] إنها لن تبحر. [@sahil#no-dark] [@sahil#she-said] [@sahil#headline]
"""
