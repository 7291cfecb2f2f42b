"""Floor 7, the whole way on one screen: paths → records → library → findings → plan → site.

`check` and `build` differ in how far they go. Every stage returns its value and its findings;
nothing is printed here, and an error in the content stops the way before the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from generator import catalogue
from generator.checks import Subject
from generator.claims import assess
from generator.dates import When
from generator.dependents import dependents
from generator.diagnostics import Diagnostic, Related, WorldError, blocks, in_order
from generator.findings import Finding
from generator.guards import guard
from generator.judging import unit_findings
from generator.library import Library, Refused
from generator.linking import link
from generator.locate import Locator
from generator.manual import finding
from generator.model import Place
from generator.pages import Page, addresses, counter, mapped, plan
from generator.proving import Proof, TextsHere, prove, prove_article
from generator.publishing import Published, publish
from generator.reading import ReadFiles, Reading, read
from generator.relations import relate
from generator.rendering import Renderer, TemplateFault, packaged_templates
from generator.source import SourceFile, Span
from generator.spellings import find_spellings
from generator.spreading import Spread, in_batches, in_turn, over_processes
from generator.structs import Struct, field, replace
from generator.tallies import tallies, total
from generator.tree import CONTENT, FolderTree, Tree
from generator.unchanged import Left
from generator.units import Unit, UnitKind, units
from generator.verifying import Row, rows
from generator.views.listing import make_lists
from generator.views.making import On, Site
from generator.visibility import next_change, public

SETTINGS_AT = Place(f"{CONTENT}/site.yaml")
"""Where the settings stand."""


class Options(Struct, frozen=True, kw_only=True):
    """What a run is asked for, beside the project's own settings."""

    now: datetime
    """The one clock, with a zone."""
    base_url: str | None = None
    """Overrides the settings'."""
    drafts: bool = False
    strict: bool = False


class Checked(Struct, frozen=True, kw_only=True):
    """A project read, linked, judged and proven."""

    library: Library
    """All of it, drafts included."""
    proofs: Mapping[tuple[str, str], Proof]
    diagnostics: list[Diagnostic]
    """In order of their places."""
    sources: Mapping[str, SourceFile]


class Verified(Struct, frozen=True, kw_only=True):
    """What a proof of everything came to."""

    rows: list[Row]
    unread: list[Diagnostic]
    """Why some files gave no rows."""


class Built(Struct, frozen=True, kw_only=True):
    """What a build found and did."""

    diagnostics: list[Diagnostic]
    sources: Mapping[str, SourceFile]
    """The files in which something was found."""
    published: Published | None = None
    """None where an error stopped the build: nothing was written."""
    pages: int = 0
    rendered: int = 0
    """Pages that were made; the others stand as they were."""
    items: int = 0
    """Items with words of their own, of what is public."""
    by_text: int = 0
    """Those proven against the text of their article."""
    by_seal: int = 0
    """Those proven against its seal."""
    until: datetime | None = None
    """When the clock alone changes what is shown or told; None for never."""
    left: Left | None = None
    """How it left its files, where another build may go on from there."""
    reason: str | None = None
    """Why all was made from nothing; None where it was not."""
    explained: tuple[str, ...] = ()
    """What a page was made from, and why now; where that was asked."""
    spent: Mapping[str, float] = field(default_factory=dict)
    """Where the time went: seconds by stage."""


def check(
    tree: Tree,
    options: Options,
    *,
    folder_name: str,
    withheld: Mapping[str, str] = MappingProxyType({}),
    spread: Spread | None = None,
) -> Checked:
    """Read and judge everything; `withheld`: texts that are here and not published, by article.

    `spread` says how, where there are others to do it.
    """
    reading = read(tree, folder_name=folder_name, spread=spread)
    library, findings = linked_library(reading, options)
    relations = relate(library)
    lists = make_lists(library, relations)
    pages = plan(library, lists, counter(library, relations, lists))
    subject = Subject(
        library=library,
        relations=relations,
        addresses=addresses(pages),
        texts=TextsHere(library, withheld),
        settings_at=SETTINGS_AT,
        now=options.now,
    )

    def judge(some: Sequence[Unit]) -> list[tuple[Mapping[str, Proof], list[Finding]]]:
        return [_judged(subject, unit, withheld) for unit in some]

    proofs: dict[tuple[str, str], Proof] = {}
    every = list(units(library))
    done = chain.from_iterable((spread or in_turn)(judge, in_batches(every)))
    for unit, (proven, found) in zip(every, done, strict=True):
        proofs |= {(unit.id, item): proof for item, proof in proven.items()}
        findings += found
    findings += nothing_there(tree, library, reading)
    locator = Locator(reading.sources)
    here = [located(locator, found) for found in findings]
    return Checked(
        library=library,
        proofs=proofs,
        diagnostics=in_order([*reading.findings, *here]),
        sources=reading.sources,
    )


def _judged(
    subject: Subject, unit: Unit, withheld: Mapping[str, str]
) -> tuple[Mapping[str, Proof], list[Finding]]:
    proven = None
    if unit.kind is UnitKind.ARTICLE:
        proven = prove_article(subject.library, unit.id, withheld.get(unit.id))
    return dict(proven.proofs) if proven else {}, list(unit_findings(subject, unit, proven))


def read_library(tree: Tree, folder_name: str) -> Library:
    """All that could be read, linked; what is wrong is left to `check`."""
    return linked(read(tree, folder_name=folder_name))


def linked(reading: Reading) -> Library:
    """What was read, linked; what is wrong is left to `check`."""
    return linked_library(reading, Options(now=datetime.min.replace(tzinfo=UTC)))[0]


def verify(
    tree: Tree,
    options: Options,
    *,
    folder_name: str,
    only: tuple[str, ...],
    withheld: Mapping[str, str] = MappingProxyType({}),
) -> Verified:
    """Prove every item again, whatever else is wrong.

    Raises `WorldError` for an article in `only` that has no annotations.
    """
    reading = read(tree, folder_name=folder_name)
    library, _ = linked_library(reading, options)
    refused = {f.path: f for f in reading.refused if f.kind in ("articles", "annotations")}
    known = {*library.annotations, *library.articles, *(f.id for f in refused.values())}
    for name in only:
        if name not in known:
            raise WorldError(f"no article is called '{name}'")
    lost = {path for path, file in refused.items() if not only or file.id in only}
    return Verified(
        rows=list(rows(library, prove(library, withheld), only)),
        unread=[found for found in in_order(reading.findings) if found.span.path in lost],
    )


def build(project: Path, output: Path, options: Options, spread: Spread = over_processes) -> Built:
    """Check, then make the site from nothing; an error leaves the last one standing."""
    checked = check(project_tree(project), options, folder_name=project.resolve().name)
    found = in_order([*checked.diagnostics, *guard(project)])
    if blocks(found, strict=options.strict):
        return Built(diagnostics=found, sources=checked.sources)
    site, pages, renderer = prepare(checked, options, project)
    try:
        files = render(site, pages, renderer, spread)
        published = publish(files, output=output, sources=made_from(project))
    except TemplateFault as fault:
        found = in_order([*found, template_fault(fault, project)])
        return Built(diagnostics=found, sources=checked.sources)
    proven = total(site.tallies.values())
    return Built(
        diagnostics=found,
        sources=checked.sources,
        published=published,
        pages=len(pages),
        rendered=len(pages),
        items=proven.rows,
        by_text=proven.by_text,
        by_seal=proven.by_seal,
        until=next_change(checked.library, options.now),
    )


def made_from(project: Path) -> list[Path]:
    """The files and folders a site is made from: no place for the site itself."""
    own = [project / CONTENT, project / "templates", project / "texts", project / ".onrecord"]
    return [*own, Path(__file__).parent, packaged_templates()]


def prepare(checked: Checked, options: Options, project: Path) -> tuple[Site, list[Page], Renderer]:
    """What is public, the plan for it, and the templates it is rendered with."""
    library = public(checked.library, now=options.now, drafts=options.drafts)
    words = catalogue.load(library.settings.language)
    renderer = Renderer(project / "templates", words)
    relations = relate(library)
    lists = make_lists(library, relations)
    pages = plan(library, lists, counter(library, relations, lists))
    site = Site(
        library=library,
        proofs=checked.proofs,
        assessments=assess(library, relations),
        dependents=dependents(library),
        catalogue=words,
        assets=renderer.asset_paths() | dict(theme_paths(library)),
        now=When(options.now, options.now, options.now.isoformat()),
        paths=frozenset(page.path for page in pages),
        mapped=mapped(pages),
        relations=relations,
        spellings=find_spellings(library, relations),
        tallies=tallies(library, checked.proofs),
        lists=lists,
    )
    return site, pages, renderer


class Batches(Struct, frozen=True):
    """Makes some pages of a plan, by their numbers. Pickled, it takes all it needs along."""

    site: Site
    pages: list[Page]
    renderer: Renderer

    def __call__(self, numbers: Sequence[int]) -> list[tuple[str, bytes]]:
        """The paths and bytes of those pages. Raises `TemplateFault`."""
        found = (self.pages[number] for number in numbers)
        return [
            (page.path, self.renderer.render(page.template, page.view(On(self.site, page.path))))
            for page in found
        ]


def render(
    site: Site, pages: list[Page], renderer: Renderer, spread: Spread = in_turn
) -> Iterator[tuple[str, bytes]]:
    """The site's files, one at a time, in the order of the plan. Raises `TemplateFault`."""
    yield from renderer.assets()
    yield from theme_files(site.library)
    jobs = in_batches(range(len(pages)))
    for rendered in spread(Batches(site, pages, renderer), jobs):
        yield from rendered


def project_tree(project: Path) -> FolderTree:
    """The project's content; raises `WorldError` where there is none."""
    if not (project / CONTENT).is_dir():
        raise WorldError(
            f"there is no folder '{CONTENT}' in {project}: make one, or name the project with"
            " --project"
        )
    return FolderTree(project)


def linked_library(reading: Reading, options: Options) -> tuple[Library, list[Finding]]:
    """The records as a library, and the ids that stand twice."""
    settings = reading.settings
    if options.base_url:
        settings = replace(settings, base_url=options.base_url)
    return link(
        settings=settings,
        outlets=reading.outlets,
        actors=reading.actors,
        articles=reading.articles,
        annotations=reading.annotations,
        stories=reading.stories,
        seals=reading.seals,
        refused=refused_in(reading),
    )


def refused_in(files: ReadFiles) -> Refused:
    """The ids of files that could not be read."""

    def ids(*kinds: str) -> frozenset[str]:
        return frozenset(file.id for file in files.refused if file.kind in kinds)

    return Refused(
        parties=ids("outlets", "actors"),
        articles=ids("articles"),
        annotations=ids("annotations"),
        stories=ids("stories"),
    )


def located(locator: Locator, found: Finding) -> Diagnostic:
    """A finding with its place."""
    return finding(
        found.code,
        locator.span(found.at, key=found.key),
        found.message,
        hint=found.hint,
        related=[Related(locator.span(place), label) for place, label in found.related],
        severity=found.severity,
        detail=found.detail,
    )


def nothing_there(tree: Tree, library: Library, files: ReadFiles) -> Iterator[Finding]:
    """Whether there is anything to publish at all."""
    if not library.articles and not any(f.kind == "articles" for f in files.refused):
        yield Finding(
            code="no-articles",
            at=Place(CONTENT),
            message="there is no article to publish"
            if tree.paths()
            else f"the folder '{CONTENT}' is empty",
            hint="begin with content/outlets/<id>.yaml (name: …) and content/articles/<id>.md",
        )


def theme_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The site's own design tokens as a style sheet, where it sets any."""
    tokens = library.settings.theme
    if tokens:
        rules = "".join(f"  --{name}: {value};\n" for name, value in sorted(tokens.items()))
        data = f":root {{\n{rules}}}\n".encode()
        yield f"assets/theme.{sha256(data).hexdigest()[:10]}.css", data


def theme_paths(library: Library) -> Iterator[tuple[str, str]]:
    """The name under which templates ask for that style sheet, and its path."""
    for path, _ in theme_files(library):
        yield "theme.css", path


def template_fault(fault: TemplateFault, project: Path) -> Diagnostic:
    """A template's fault as a finding, its place from the project's root where it lies in it."""
    path = fault.path.resolve()
    root = project.resolve()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    line = max(fault.line, 1)
    return finding("template-fault", Span(shown, line, 1, line, 1), fault.message)
