"""An invented site with choices at every turn: the quarrel about a harbour's lamps, once more.

At the start nothing is wrong, and nothing held back but where `HELD` is chosen: then there are a
draft and an embargoed story, with articles, claims and people that only they reach. What each
alternative is about is told by where it stands; see `choices` for how they are written.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.sealing import seal
from tests.incremental.choices import Choices
from tests.project import lay

SPEECH = (
    "“Friends of the port! The lamps will burn until the last boat is home,” said Mirna Vale. “I have"
    " never promised anything else.” Who pays for the oil is another matter, for June."
)
"""The withheld text of `tide-speech`."""

HELD = {"held": 1}
"""What is chosen so that something is held back."""

SITE = """
-- content/site.yaml --
title: The {{Lantern¦Lamp}} Desk
publisher: desk{{
contact: desk@lamps.example¦}}{{
rights: Our texts are CC BY 4.0.¦}}{{¦
base_url: https://lamps.example/}}{{¦
language: ar¦
language: de}}{{¦
max_excerpt_words: 50¦✗
max_excerpt_words: 5}}{{¦
theme:
  accent: "#aa3322"}}{{¦
timezone: Asia/Tokyo}}{{¦
min_coverage: 0.9}}{{¦✗
require_proof: true}}{{¦✗
colour: red}}
repository:
  url: https://code.example/lamps
{{nav:
  - title: About us
    url: https://lamps.example/about/¦}}
-- content/outlets/gazette.yaml --
name: Ellary {{Gazette¦Courant}}
kind: {{newspaper¦magazine¦✗pamphlet}}
url: https://gazette.example
{{country: PT¦country: ES¦}}
formerly: [ellary-post{{¦, ellary-star¦, tide-radio-of-old}}]
-- content/outlets/{{tide-id=tide¦tide-fm}}.yaml --
name: {{Tide Radio¦Tide Radio One}}{{
kind: broadcaster¦}}{{¦
language: pt}}{{tide-id=¦
formerly: [tide]}}
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
-- content/outlets/again/desk.yaml{{ (absent)¦✗}} --
name: The Lantern Desk, again
-- content/actors/desk.yaml{{ (absent)¦✗}} --
name: A desk
-- content/outlets/herald.yaml{{ (absent)¦}} --
name: Skerry Herald
-- content/actors/mirna-vale.yaml --
name: Mirna {{Vale¦Vayle}}
aliases: [M. Vale{{¦, The Mayor¦, Tobin Ashe}}]{{
native_name:
  ar: ميرنا فايل¦
native_name:
  ar: ميرنا}}
description: {{She leads the town of Port Ellary.¦She rules the town of Port Ellary.¦Mayor.}}{{
roles:
  - title: {{Mayor¦Lady Mayor}} of Port Ellary
    of: {{harbour-council¦ferrymen}}
    since: 2030-11
    {{until: 2031-09¦note: by one vote¦until: 2031-03-04}}
    evidence: [gazette-lamps#{{took-office¦headline}}{{held=¦{{, tide-night#no-moon¦, tide-night#headline}}}}]{{
  - title: Harbour pilot
    since: 2019
    until: 2030-10¦}}¦}}{{
links:
  wikidata: Q42¦}}
formerly: [{{m-vale¦m-vale, mirna}}]
-- content/actors/harbour-council.yaml --
name: Harbour {{Council¦Board}}
kind: {{organisation¦group}}
-- content/actors/{{¦groups/}}ferrymen.yaml --
name: Ferrymen of the north shore
kind: group{{¦
aliases: [The ferrymen]}}{{¦
description: They row, and they do not like it.}}
-- content/actors/lamp-order.yaml --
name: Lamp order no. 12
aliases: [The order]
kind: document
-- content/actors/gazette-clerk.yaml --
name: a {{senior¦junior}} clerk
kind: unnamed
-- content/actors/layla-haddad.yaml --
name: ليلى حداد{{¦
aliases: [Layla Haddad]}}
-- content/actors/{{tobin-id=tobin-ash¦toby-ash¦tobin-ash}}.yaml --
name: Tobin {{Ash¦Asch}}{{tobin-id=¦¦
formerly: [toby-ash]}}{{¦
kind: group}}
-- content/actors/jory-pell.yaml{{ (absent)¦}} --
name: Jory Pell{{¦
roles:
  - title: Keeper
    of: harbour-council
    until: 2031-07}}
-- content/articles/gazette-lamps.md --
---
title: Council votes to switch off the {{lamps¦lights}}
outlet: gazette
published: {{2031-03-05¦2031-03-03¦2031-03-05T10:00:00+01:00}}{{
authors: [Ida Rook]¦
authors: [Ida Rook, Bo Quill]¦}}
rights: full
licence: {{CC0-1.0¦CC-BY-4.0}}
url: https://gazette.example/lamps{{
digest: >-
  The council voted to switch off the lamps. [@#dark-water] The mayor, [[mirna-vale]], {{wants¦likes}} them lit.¦}}
formerly: [{{gazette-old-lamps¦gazette-older-lamps}}]
---
“We will not sail on {{dark=dark water¦black water}},” Mirna Vale said in the chamber on {{Monday¦Tuesday}}.

The council voted nine to four. “The lamps cost us a ship a {{year=year¦month}},” a senior clerk said.

The order reads “every lamp shall be dark by May”.{{

> Nobody asked the ferrymen, the mayor added.¦

> Nobody asked the ferrymen, the mayor added.

## Later

Tobin Ash was asleep.¦✗}}

She took {{office=office in November¦office in the autumn}}. {{¦M. Vale said no more.¦The Mayor said no more.}}{{
¦{{blank=}}  {{blank=}}
¦

}}{{¦
“Oil is dear,” said {{Tobin Ash¦Tobin Ashe¦Jory Pell}}.}}
-- content/annotations/gazette-lamps.yaml --
quotes:
  dark-water:
    speaker: {{mirna-vale¦mirna-vale¦✗ferrymen¦✗nobody-known}}{{
    where: the council chamber¦
    where: the town hall¦}}
    said: {{2031-03-03¦2031-03-02¦2030-01}}
    text: We will not sail on {{dark=dark water¦black water}}{{¦✗!}}{{
    formerly: [dark-sea]¦}}{{
  ship-a-year:
    speaker: gazette-clerk
    text: The lamps cost us a ship a {{year=year¦month}}¦
  ship:
    speaker: gazette-clerk
    text: The lamps cost us a ship a {{year=year¦month}}
    formerly: [ship-a-year]¦
  ship-a-year:
    speaker: harbour-council
    note: as read to us
    via: [courier]
    text: The lamps cost us a ship}}
  dark-by-may:
    speaker: lamp-order
    text: every lamp shall be dark by May
passages:
  took-office: took {{office=office in November¦office in the autumn}}
  nobody-asked:
    speaker: {{mirna-vale¦harbour-council}}
    text: Nobody asked {{the ferrymen¦the ferrymen¦✗the pilots}}
reports:
  voted:
    text: The council voted nine to {{four¦four¦✗five}}
{{held=¦  sailed:
    claim: night-boats#sailed
    text: We will not {{sail¦sail on}}
    speaker: {{mirna-vale¦night-pilot}}
}}  costly:
    {{says: asserts¦says: questions¦says: denies}}
    text: The lamps cost us a ship a {{year=year¦month}}
    speaker: gazette-clerk{{
stances:
  - actor: mirna-vale
    question: {{lamps-off¦who-pays}}
    position: {{against¦for¦mixed¦✗maybe}}
    basis: {{stated¦inferred}}
    note: {{so she says¦in so many words}}
    evidence: [dark-water]{{
  - actor: harbour-council
    question: lamps-off
    position: {{for¦against}}
    basis: {{deed¦ascribed}}
    note: voted to {{switch¦put}} them off
    evidence: [voted]¦}}{{held=¦
  - actor: mirna-vale
    question: night-boats#sail
    position: {{against¦for}}
    basis: stated
    evidence: [dark-water]
  - actor: ferrymen
    question: {{lamps-off¦harbour-lamps#lamps-off}}
    position: mixed
    basis: ascribed
    evidence: [{{sailed¦sailed, tide-night#no-moon¦sailed, voted}}]}}¦}}
-- content/articles/tide-lamps.md --
---
title: Lamps to go dark, and ferrymen are angry
outlet: {{tide-id=tide¦tide-fm}}
published: 2031-03-06
rights: {{withheld¦excerpts}}{{¦
updated: 2031-03-07}}{{¦
language: de}}
---
-- content/annotations/tide-lamps.yaml --
quotes:
  no-work:
    speaker: ferrymen
    via: [{{courier¦courier, sahil¦gazette}}]
    text: No lamp, no {{work¦bread}}
  again:
    speaker: mirna-vale
    said: 2031-03-20
    text: The harbour lamps must {{stay¦go}}{{¦
  narrated:
    speaker: gazette
    text: the longest night of the port
    note: The Gazette's own words.}}{{¦
  ash:
    speaker: {{tobin-id=tobin-ash¦toby-ash¦tobin-ash}}
    text: I sell oil}}
reports:
  {{voted:
    says: asserts
    text: the council voted¦voted:
    says: questions
    speaker: mirna-vale
    text: the council voted¦passed:
    claim: voted
    text: the council voted}}
  costly:
    says: {{denies¦asserts}}
    text: the lamps cost nothing{{
    evidence: [no-work]¦
    evidence: [again]¦}}
stances:
  - actor: mirna-vale
    question: lamps-off
    position: {{against¦conditional}}
    basis: stated
    note: if {{the ferries¦all}} stop
    evidence: [again]{{
  - actor: ferrymen
    question: {{lamps-off¦who-pays¦✗oil}}
    position: against
    basis: ascribed
    evidence: [no-work]¦}}
-- content/articles/tide-speech.md --
---
title: What the mayor said on the quay
outlet: {{tide-id=tide¦tide-fm}}
published: 2031-03-{{08¦02}}
rights: withheld
---
-- content/annotations/tide-speech.yaml --
quotes:
  until-home:
    speaker: mirna-vale
    text: The lamps will burn until the last boat is {{home¦home¦✗gone}}{{¦
    note: to applause}}{{
  promised:
    speaker: mirna-vale
    text: I have never promised anything else¦}}{{¦
  unproven:
    speaker: mirna-vale
    text: Friends of the port}}
-- content/seals/tide-speech.yaml{{¦ (absent)}} --
@SEAL@
-- content/articles/courier-order.md{{¦✗ (absent)}} --
---
title: What the lamp order {{says¦means}}
outlet: courier
published: 2031-03-04T09:30:00+01:00
rights: excerpts
{{held=¦{{supersedes: tide-night¦}}
}}origins: [{{courier, {{tide-id=tide¦tide-fm}}¦courier¦gazette}}]{{tide-id=¦
formerly: [courier-old]}}
---
-- content/annotations/{{¦2031/¦2031/03/}}courier-order.yaml --
quotes:
  order-words:
    speaker: lamp-order
    text:
      - every lamp
      - shall be {{dark¦out}}
reports:{{¦
  voted:
    text: nine hands went up
    evidence: [gazette-lamps#dark-by-may]}}
-- content/articles/desk-note.md --
---
title: What the order can do
outlet: desk
published: 2031-03-08
rights: {{full¦full¦✗none}}
licence: CC-BY-4.0{{¦
withdrawn:
  date: 2031-03-10
  reason: It was wrong.}}
---
The order binds the harbour office alone.{{¦ It does not bind [a boat](https://boat.example).}}{{held=¦

See [the boats](/stories/night-boats/){{¦, [the pilot](/actors/night-pilot/)}} and [more](/articles/tide-night/).}}
-- content/annotations/desk-note.yaml --
passages:
  binds: binds the harbour office alone
reports:
  binding: binds the harbour office
-- content/articles/desk-note-2.md{{¦ (absent)}} --
---
title: What the order can do, again
outlet: desk
published: 2031-03-09
{{supersedes: desk-note¦supersedes: gazette-quay¦}}
rights: full
licence: CC-BY-4.0
---
The order binds the harbour office and nobody else.
-- content/articles/tide-mistaken.md --
---
title: Lamps already dark
outlet: {{tide-id=tide¦tide-fm}}
published: 2031-03-01{{
withdrawn:
  date: 2031-03-02
  reason: The lamps were lit {{all¦the whole}} night.¦}}
---
-- content/annotations/tide-mistaken.yaml{{¦ (absent)}} --
quotes:
  dark-now:
    speaker: {{tobin-id=tobin-ash¦toby-ash¦tobin-ash}}
    text: It is {{dark¦night}} already
reports:
  voted:
    text: the vote is over
-- content/articles/{{¦2031/}}sahil-port.md --
---
title: مجلس الميناء يطفئ المصابيح
outlet: {{sahil¦sahil¦gazette}}
published: 2031-03-06
rights: full
licence: CC0-1.0
---
قالت ليلى حداد: “لن نبحر في {{zalam=الظلام¦الليل}}”.
-- content/annotations/sahil-port.yaml --
quotes:
  no-dark:
    speaker: layla-haddad
    text: لن نبحر في {{zalam=الظلام¦الليل}}{{
    translation:
      text: We will not sail in the {{dark¦night}}
      by: The Lantern Desk¦}}
passages:
  she-said: قالت ليلى حداد
stances:
  - actor: layla-haddad
    question: atfa
    position: {{against¦undeclared}}
    basis: stated
    evidence: [no-dark]
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: {{gazette¦courier}}
published: {{2031-02-01¦2031-04-01}}
rights: full
licence: CC0-1.0
---
“The quay opens in June,” Tobin {{Ash¦Asch}} said.
-- content/annotations/gazette-quay.yaml{{¦ (absent)}} --
quotes:
  {{june¦june-again}}:
    speaker: {{tobin-id=tobin-ash¦toby-ash¦tobin-ash}}
    text: The quay opens in June{{
    ack: [speaker-not-near]¦}}
-- content/articles/herald-fog.md{{ (absent)¦}} --
---
title: Fog over Ellary
outlet: courier
published: 2031-03-11
rights: full
licence: CC0-1.0
---
Fog lay on the port, and Mirna Vale stayed at home.
-- content/annotations/herald-fog.yaml{{ (absent)¦ (absent)¦✗}} --
passages:
  fog: Fog lay on the port
-- content/stories/harbour-lamps.md --
---
title: Port Ellary {{switches off¦turns off}} its lamps
kicker: {{Harbour¦Port}}{{
summary: >-
  The council wants the lamps {{dark¦out}} by May. [@gazette#dark-by-may]¦}}
articles:
  gazette: gazette-lamps
  tide: tide-lamps
  courier: courier-order
  note: desk-note{{
  mistaken: tide-mistaken¦
  mistaken: tide-mistaken
  quay: gazette-quay¦✗}}
  speech: tide-speech
authors: [Ona Mar]
published: 2031-03-05
updated: 2031-03-{{21¦22}}
status: {{developing¦settled}}
key_quotes: [gazette#dark-water{{, tide#no-work¦, speech#until-home¦¦✗, tide#no-such}}]
questions:
  lamps-off:
    ask: Should the lamps go {{dark¦out}}?{{
    for: Dark
    against: Lit¦}}{{
    formerly: [lamps]¦
    formerly: [lights]}}
  who-pays:
    ask: Should {{the ferrymen¦the council}} pay for the lamps?{{¦
  oil:
    ask: Is oil too dear?}}{{
claims:
  voted: The council voted to switch off {{the¦all}} lamps
  costly: The lamps cost a ship a year
  binding: The order binds the harbour office{{¦
  fog: There was fog}}¦✗}}{{
differences:
  - about: What the lamps {{cost¦are worth}}
    accounts:
      - a {{ship¦boat}} a year, says a clerk [@gazette#costly]
      - nothing, says Tide Radio [@tide#costly]¦}}{{
events:
  - date: {{2030-11¦2030-12}}
    text: "[[mirna-vale]] takes office [@gazette#took-office]"{{
  - date: 2031-03-02/2031-03-03
    text: The council {{sits¦meets}} [@gazette]¦}}¦}}{{
unknowns:
  - Who will steer without the lamps [@tide#no-work]{{¦
  - Who will pay}}¦}}
related: [{{held=¦night-boats, {{¦quay-opens, }}}}{{lamp-oil¦¦lamp-oil, masabih}}]{{
updates:
  - date: 2031-03-10
    kind: {{correction¦update}}
    text: We had the vote as {{nine to five¦ten to four}}.
    at: gazette#voted{{
  - date: 2031-03-21
    kind: update
    text: The mayor now says that a few lamps may go.¦}}¦}}
review_by: {{2031-12-31¦2031-07-15¦2031-05-01}}{{¦
draft: true¦
embargo: 2031-08-01T00:00:00+00:00}}
formerly: [{{ellary-lamps¦ellary-lights}}]
---
## What happened

The council voted on {{Monday¦Tuesday}}. [@voted] [[mirna-vale|The mayor]] spoke against it. [@gazette#dark-water]

{{![[gazette#dark-water]]¦![[speech#until-home]]¦}}

{{¦[[ferrymen]] and [[lamp-order]] are not named here by chance. [@tide#no-work]

}}{{::: analysis
We think the lamps will {{stay¦go}}.
:::¦Nobody knows.¦✗[[nobody-at-all]] knows.}}
-- content/stories/lamp-oil.md{{¦✗ (absent)}} --
---
title: The {{price¦cost}} of lamp oil
articles:
  gazette: {{gazette-lamps¦gazette-quay}}
published: 2031-{{01-01¦04-01}}
status: settled{{¦
draft: true¦
embargo: 2031-07-01T00:00:00+00:00}}
---
Oil is dear, and [[{{tobin-id=tobin-ash¦toby-ash¦tobin-ash}}]] {{sells¦burns}} it. [@gazette]
-- content/stories/{{¦ar/}}masabih.md --
---
title: مصابيح الميناء
kicker: الميناء
summary: >-
  المجلس يريد {{الظلام¦النور}}. [@sahil#no-dark]
articles:
  sahil: sahil-port
published: 2031-03-07
language: ar
{{translation_of: harbour-lamps¦}}
questions:
  atfa:
    ask: هل تطفأ {{المصابيح¦الأنوار}}؟
---
قالت [[layla-haddad]] إنها لن تبحر. [@sahil#no-dark] [@sahil#she-said] [@sahil#headline]
-- content/stories/fog.md{{ (absent)¦}} --
---
title: Fog
articles:
  gazette: gazette-lamps
  tide: tide-lamps
published: 2031-03-12
related: [harbour-lamps]
questions:
  who-pays:
    ask: Who pays?
---
[[mirna-vale]] saw the fog. [@gazette#took-office]
-- content/outlets/skipper.yaml{{held= (absent)¦}} --
name: The {{Skipper¦Bosun}}
-- content/actors/night-pilot.yaml{{held= (absent)¦}} --
name: The night {{pilot¦helmsman}}
aliases: [The pilots]
roles:
  - title: Pilot
    of: {{night-watch¦ferrymen}}
    evidence: [tide-night#no-moon]
-- content/actors/night-watch.yaml{{held= (absent)¦}} --
name: The night watch
kind: group
formerly: [{{watch¦watch, watchmen}}]
-- content/articles/tide-night.md{{held= (absent)¦}} --
---
title: A boat goes out {{at night¦in the dark}}
outlet: skipper
published: 2031-03-02
rights: full
licence: CC0-1.0
---
“There was {{moon=no moon¦a moon}},” the night pilot said. {{Mirna Vale¦Tobin Ash}} was on the quay.
-- content/annotations/tide-night.yaml{{held= (absent)¦}} --
quotes:
  no-moon:
    speaker: {{night-pilot¦night-pilot¦mirna-vale}}
    text: There was {{moon=no moon¦a moon}}
reports:
  sailed:
    text: There was {{moon=no moon¦a moon}}
    speaker: night-pilot
stances:
  - actor: mirna-vale
    question: sail
    position: {{for¦against}}
    basis: deed
    note: stood on the quay
    evidence: [{{no-moon¦gazette-lamps#dark-water}}]
-- content/stories/night-boats.md{{held= (absent)¦}} --
---
title: The {{night¦last}} boats
articles:
  gazette: gazette-lamps
  night: tide-night
published: 2031-03-12
draft: true
related: [harbour-lamps{{¦, quay-opens}}]
questions:
  sail:
    ask: Should they sail {{by night¦in the dark}}?
claims:
  sailed: A boat sailed {{at night¦in the dark}}
events:
  - date: 2031-03-{{01¦02}}
    text: "[[night-pilot]] sails [@night#no-moon]"
---
[[night-pilot]] sailed{{, and [[mirna-vale]] saw it¦}}. [@night#no-moon] [@sailed]{{¦ [@gazette#dark-water]}}
-- content/stories/quay-opens.md{{held= (absent)¦}} --
---
title: The quay {{opens¦is opened}}
articles:
  quay: {{gazette-quay¦tide-mistaken}}
  {{note: desk-note¦night: tide-night}}
published: 2031-06-20
embargo: 2031-07-01T00:00:00+00:00
related: [{{night-boats¦harbour-lamps}}]
updates:
  - date: 2031-06-21
    kind: correction
    text: It {{was¦is}} to open earlier.
---
The quay opened in June, says [[{{ferrymen¦harbour-council}}]]. [@quay]
-- templates/_notice.html{{ (absent)¦}} --
A notice of our own.
-- templates/missing.html{{ (absent)¦ (absent)¦✗}} --
{% if %}
-- templates/assets/own.css{{ (absent)¦}} --
body { color: {{red¦blue}} }
-- templates/robots.txt{{ (absent)¦}} --
# {{nobody¦no one}} is asked to stay away
User-agent: *
-- templates/actor.html{{ (absent)¦}} --
{{<p>¦<p class="own">}}{% if view %}An actor{% endif %}
"""


@cache
def lantern(folder: Path) -> Choices:
    """The site; `folder` is where it may be laid out once, to be sealed."""
    plain = Choices(SITE.replace("{{¦ (absent)}} --\n@SEAL@", " (absent) --"))
    project = lay(plain.files({}), folder / "sealing")
    lay(
        {
            "texts/tide-speech.txt": SPEECH.encode(),
            "texts/tide-speech.key": b"5a" * 32 + b"\n",
        },
        project,
    )
    assert seal(project, "tide-speech", text=None, renew=False).complete
    sealed = (project / "content/seals/tide-speech.yaml").read_text(encoding="utf-8")
    return Choices(SITE.replace("@SEAL@", sealed.rstrip("\n")))
