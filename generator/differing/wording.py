"""A change as a sentence for editors: one template a kind, filled with its facts.

`{name}` is a fact as it is, `{name:or nobody}` one that may be empty. `{count:quote}` is a number
with its noun, `{count:is|are}` with the one of two words that fits, `{count:=is|are}` that word
alone. A stretch in `< >` is left out where a fact in it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from generator.differing.change import Change, Kind

_OPTIONAL = re.compile(r"<([^<>]*)>")

TEMPLATES = {
    Kind.NEW_ERROR: "{count:=a new error|{count} new errors}: {message} ({code}, {path}:{line})",
    Kind.ERRORS_MENDED: "{count:error is|errors are} mended",
    Kind.ADDED: "adds the {noun} '{name}'< of {outlet}><: {extent}>",
    Kind.REMOVED: "removes the {noun} '{name}'< of {outlet}>< with its {items:item}>: the id"
    " '{id}' leads nowhere now",
    Kind.RENAMED: "renames {label} from '{old}' to '{new}'; the old id leads on",
    Kind.ID_LOST: "renames {label} from '{old}' to '{new}' without saying so: the old"
    " id leads nowhere until it stands under formerly: [{old}]",
    Kind.MERGED: "the {noun} '{old}' goes into '{new}'; the old id leads on",
    Kind.FORMER_LOST: "the former id '{old}' of {label} leads nowhere now",
    Kind.FORMER_GIVEN: "the former id '{new}' now leads to {label}",
    Kind.VALUE_CHANGED: "the {field} of {label} changes from '{old}' to '{new}'",
    Kind.VALUE_FORM: "the {field} of {label} changes in its marks or its evidence",
    Kind.VALUE_GIVEN: "the {field} of {label} is now given: '{new}'",
    Kind.VALUE_LOST: "the {field} of {label} is no longer given: it was '{old}'",
    Kind.LIST_CHANGED: "the {field} of {label}: now with {added}, no longer with {removed}",
    Kind.LIST_LONGER: "the {field} of {label}: now with {added}",
    Kind.LIST_SHORTER: "the {field} of {label}: no longer with {removed}",
    Kind.PROVEN_ADDED: "adds {count:proven {noun}}< of {who}> from {outlet}",
    Kind.UNPROVEN_ADDED: "adds {count:{noun}}< of {who}> from {outlet}, not yet proven",
    Kind.FAILING_ADDED: "adds {count:{noun}}< of {who}> from {outlet} that"
    " {count:=does|do} not match {count:=its|their} source",
    Kind.ITEMS_REMOVED: "removes {count:{noun}}< of {who}> from {outlet}:"
    " {count:=the id|the ids} {ids} {count:=leads|lead} nowhere now",
    Kind.ITEM_REWORDED: "rewords the {noun}< of {who}> from {outlet}: “{old}” → “{new}”",
    Kind.ITEM_SPEAKER: "the {noun} {name} is now {new:or nobody}'s, no longer {old:or nobody}'s",
    Kind.ITEM_KIND: "the {noun} {name} was a {old} before",
    Kind.PROOF_FAILS: "{count:{noun}} of {outlet} no longer {count:=matches|match}"
    " {count:=its|their} source",
    Kind.PROOF_REFUTED: "{count:{noun}} of {outlet} {count:=does|do} not match"
    " {count:=its|their} source",
    Kind.PROOF_LOST: "{count:{noun}} of {outlet} {count:=is|are} no longer proven",
    Kind.PROOF_FOUND: "{count:{noun}} of {outlet} {count:=is|are} now proven",
    Kind.READ_FOR: "the article '{name}' of {outlet} has now been read for {what}",
    Kind.NOT_READ_FOR: "the article '{name}' of {outlet} counts as not read for {what} any more",
    Kind.REPORT_ADDED: "{outlet} now {says} the claim '{claim}'<, in the words of {who}>",
    Kind.REPORT_REMOVED: "{outlet} no longer {says} the claim '{claim}'<, in the words of {who}>",
    Kind.REPORT_SAYS: "{outlet} now {new}, and no longer {old}, the claim '{claim}'",
    Kind.REPORT_CLAIM: "a report of {outlet} is now on the claim '{new}', no longer on '{old}'",
    Kind.STANCE_ADDED: "adds the stance of {name}: {new} ({basis}, {place})",
    Kind.STANCE_REMOVED: "removes the stance of {name}: it was {new} ({basis}, {place})",
    Kind.STANCE_MOVED: "the stance of {name} moves from {old} to {new} ({basis}, {place})",
    Kind.STANCE_AGAIN: "adds another stance of {name}: {new} ({basis}, {place})",
    Kind.STANCE_DROPPED: "removes one stance of {name}: {new} ({basis}, {place})",
    Kind.CLAIM_ADDED: "adds the claim '{name}', {status}",
    Kind.REWORDED: "rewords the {noun} '{old}' → '{new}'",
    Kind.CORROBORATED: "the claim '{name}' is now corroborated by {count:origin}",
    Kind.CORROBORATION_LOST: "the claim '{name}' is now corroborated by only {count:origin}, no"
    " longer by {before}",
    Kind.SINGLE_SOURCE: "the claim '{name}' now has a single source<, and no longer"
    " {before:origin}>",
    Kind.UNREPORTED: "the claim '{name}' is no longer asserted by anybody",
    Kind.CONTESTED: "the claim '{name}' is now {status}",
    Kind.UNCONTESTED: "the claim '{name}' is no longer {status}",
    Kind.TEXT_ADDED: "adds {count:{what}} to {noun}",
    Kind.TEXT_REMOVED: "removes {count:{what}} from {noun}",
    Kind.TEXT_REWORDED: "rewords {count:{what}} of {noun}",
    Kind.TEXT_MOVED: "moves {count:{what}} within {noun}",
    Kind.TEXT_EVIDENCE: "{count:{what}} of {noun} {count:=rests|rest} on other evidence",
    Kind.TEXT_FORM: "the marks of {noun} change: links, emphasis or headings, and no word",
    Kind.COVERAGE: "attribution coverage {old} % → {new} %<: {count:=this sentence|these {count}"
    " sentences}>",
    Kind.UNCOVERED: "{count:sentence is|sentences are} newly without a citation",
    Kind.PART_ADDED: "adds the {part} '{new}'",
    Kind.PART_REMOVED: "removes the {part} '{old}'",
    Kind.PART_CHANGED: "rewords the {part} '{old}' → '{new}'",
    Kind.PART_EVIDENCE: "the {part} '{new}' changes in its marks or its evidence",
    Kind.KEY_ORDER: "puts the key quotes in another order",
    Kind.PUBLISHED: "the story is no draft any more: its pages are published",
    Kind.TO_DRAFT: "the story is a draft again: its pages go away",
    Kind.EMBARGO_LIFTED: "the embargo until {old} is lifted",
    Kind.EMBARGO_EARLIER: "the embargo ends earlier: {new} in place of {old}",
    Kind.WITHDRAWN: "the article '{name}' is marked as withdrawn<, {date}><: {reason}>",
    Kind.RESTORED: "the article '{name}' is no longer marked as withdrawn",
    Kind.SOURCE_TEXT: "the text of the article '{name}' changes in {count:paragraph}",
    Kind.SEALED: "seals the article '{name}' of {outlet}: {count:item}",
    Kind.UNSEALED: "takes the seal of the article '{name}' of {outlet} away",
    Kind.RESEALED: "seals the article '{name}' of {outlet} anew, with another text or key",
    Kind.PAGES_CHANGED: "{count:page changes|pages change}",
    Kind.PAGES_ADDED: "{count:page is|pages are} added",
    Kind.PAGES_REMOVED: "{count:page goes|pages go} away",
    Kind.PAGES_UNKNOWN: "pages are not compared: {why}",
}
"""Kind → its sentence."""


def sentence(change: Change) -> str:
    """What an editor reads of a change, in one line and without a full stop."""
    facts = change.facts
    template = _OPTIONAL.sub(
        lambda stretch: stretch[1] if _is_given(stretch[1], facts) else "", TEMPLATES[change.kind]
    )
    return _FILLING.vformat(template, (), facts)


def _is_given(stretch: str, facts: Mapping[str, str | int]) -> bool:
    names = (name for _, name, _, _ in Formatter().parse(stretch) if name)
    return all(facts.get(name) for name in names)


class _Filling(Formatter):
    """Puts facts into a template."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """A text or number, with what the template says of it."""
        if isinstance(value, str):
            return value or format_spec.removeprefix("or ")
        if not format_spec:
            return str(value)
        one, mark, many = format_spec.removeprefix("=").partition("|")
        form = one if value == 1 else many if mark else _plural(one)
        return form if format_spec.startswith("=") else f"{value} {form}"


_FILLING = _Filling()


def _plural(noun: str) -> str:
    """More than one of something: `proven quotes`, `paragraphs of analysis`."""
    head = re.match(r".+?(?= of | shown )|.+", noun)
    return f"{head[0]}s{noun[head.end() :]}" if head else noun
