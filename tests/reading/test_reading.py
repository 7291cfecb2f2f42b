"""A whole tree read: every field of the contract, defaults, fallbacks, what a refusal leaves."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.dates import parse as when
from generator.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Outlet,
    OutletKind,
    Passage,
    Place,
    Position,
    Quote,
    Report,
    Rights,
    Role,
    Says,
    Selector,
    Stance,
    Status,
    Translation,
    UpdateKind,
    Withdrawn,
)
from generator.pieces import Prose
from generator.reading import Reading, RefusedFile, read
from generator.settings import NavLink, Settings
from generator.structs import asdict, replace
from generator.tree import MemoryTree


def reading(**files: str) -> Reading:
    """Read files named as `actors__mara` for `content/actors/mara.yaml`."""
    tree = {}
    for name, text in files.items():
        path = name.replace("__", "/").replace("_", "-")
        ending = ".md" if path.startswith(("articles", "stories")) else ".yaml"
        tree[f"content/{path}{ending}"] = dedent(text).encode()
    return read(MemoryTree(tree), folder_name="harbour")


def clean(**files: str) -> Reading:
    found = reading(**{"site": "title: Harbour watch", **files})
    assert found.findings == ()
    return found


def words(prose: Prose | None) -> str:
    assert prose is not None
    return prose.stream.text


# -- every field ----------------------------------------------------------------------------------


def test_settings_are_read_whole() -> None:
    found = clean(
        site="""\
            title: Harbour watch
            base_url: https://harbour.example/watch
            language: nb
            timezone: Europe/Oslo
            publisher: desk
            contact: desk@harbour.example
            rights: Our texts may be reprinted.
            repository: {url: https://code.example/watch, branch: main}
            min_coverage: 0.9
            max_excerpt_words: 80
            require_proof: true
            theme:
              accent: "#a00000"
              for: navy
            nav:
              - title: Tides
                url: https://tides.example/
            """
    ).settings

    assert found == Settings(
        title="Harbour watch",
        base_url="https://harbour.example/watch/",
        language="nb",
        timezone="Europe/Oslo",
        publisher="desk",
        contact="desk@harbour.example",
        rights="Our texts may be reprinted.",
        repository_url="https://code.example/watch",
        repository_branch="main",
        min_coverage=0.9,
        max_excerpt_words=80,
        require_proof=True,
        theme={"accent": "#a00000", "for": "navy"},
        nav=(NavLink(title="Tides", url="https://tides.example/"),),
    )


def test_an_outlet_is_read_whole() -> None:
    (found,) = clean(
        outlets__gazette="""\
            name: The Gazette
            kind: newspaper      # newspaper | wire
            url: https://gazette.example/
            country: NO
            language: nb
            formerly: [old-gazette]
            """
    ).outlets

    assert found == Outlet(
        id="gazette",
        at=Place("content/outlets/gazette.yaml"),
        name="The Gazette",
        kind=OutletKind.NEWSPAPER,
        url="https://gazette.example/",
        country="NO",
        language="nb",
        formerly=("old-gazette",),
    )


def test_an_actor_is_read_whole() -> None:
    (found,) = clean(
        actors__crew__mara="""\
            name: Mara Lind
            kind: person
            aliases: [M. Lind, the captain]
            native_name:
              ar: مارا
            description: >-
              Sails the ferry: all year.
            roles:
              - title: Captain
                of: ferry-line
                since: 2029-05
                until: ../2031-01-05
                evidence: [gazette-ferry#captain]
                note: On leave in winter.
            links:
              wikidata: Q42
              her own page: https://mara.example/
            formerly: [mara]
            """
    ).actors

    path = "content/actors/crew/mara.yaml"
    assert found == Actor(
        id="mara",
        at=Place(path),
        name="Mara Lind",
        kind=ActorKind.PERSON,
        aliases=("M. Lind", "the captain"),
        native_name={"ar": "مارا"},
        description="Sails the ferry: all year.",
        roles=(
            Role(
                at=Place(path, ("roles", 0)),
                title="Captain",
                of="ferry-line",
                since=when("2029-05"),
                until=when("../2031-01-05"),
                evidence=("gazette-ferry#captain",),
                note="On leave in winter.",
            ),
        ),
        links={
            "wikidata": "https://www.wikidata.org/wiki/Q42",
            "her own page": "https://mara.example/",
        },
        formerly=("mara",),
    )


def test_an_article_is_read_whole() -> None:
    text = """\
        ---
        title: Ferry to sail
        outlet: gazette
        url: https://gazette.example/ferry
        published: 2031-01-05
        updated: 2031-01-05T20:00:00+01:00
        authors: [Ada Moe, Per Vik]
        origins: [gazette, tide-wire]
        language: en
        rights: full
        licence: CC0-1.0   # as they say
        retrieved: 2031-01-06
        archive: https://archive.example/1
        digest: >-
          It sails on. [@#sails]
        supersedes: gazette-older
        withdrawn:
          date: 2031-02
          reason: The ferry had sunk.
        formerly: [old-ferry]
        ---

        The ferry sails on.
        """
    (found,) = clean(articles__ferry=text).articles

    assert words(found.digest) == "It sails on."
    assert words(found.body) == "The ferry sails on."
    assert dedent(text)[found.body_offset :] == "\nThe ferry sails on.\n"
    assert replace(found, digest=None, body=None, body_offset=0) == Article(
        id="ferry",
        at=Place("content/articles/ferry.md"),
        title="Ferry to sail",
        outlet="gazette",
        url="https://gazette.example/ferry",
        published=when("2031-01-05"),
        updated=when("2031-01-05T20:00:00+01:00"),
        authors=("Ada Moe", "Per Vik"),
        origins=("gazette", "tide-wire"),
        language="en",
        rights=Rights.FULL,
        licence="CC0-1.0",
        retrieved=when("2031-01-06"),
        archive="https://archive.example/1",
        supersedes="gazette-older",
        withdrawn=Withdrawn(when("2031-02"), "The ferry had sunk."),
        formerly=("old-ferry",),
    )


def test_annotations_are_read_whole() -> None:
    (found,) = clean(
        annotations__ferry="""\
            quotes:
              sails:
                speaker: mara
                where: a speech on the quay
                said: 2031-01-05
                text:
                  - It sails,
                  - all winter.
                via: [tide-wire]
                prefix: she said
                suffix: on Monday
                occurrence: 2
                ack: [in-heading]   # it is one
                lang: nb
                translation:
                  text: Den går
                  by: our desk
                note: Said twice.
                formerly: [goes]
            passages:
              bare: the lamp is lit
              told:
                text: the mayor thanked her
                speaker: mayor
            reports:
              sails-on: it will sail
              doubted:
                claim: winter#sails-on
                says: questions
                speaker: mayor
                evidence: [sails, other#told]
            stances:
              - actor: mara
                question: sail-on
                position: conditional
                basis: stated
                evidence: [sails]
                note: If the ice allows.
              - actor: mara
                question: winter#sail-on
                position: for
                basis: deed
                evidence: [bare]
                note: She sailed.
            """
    ).annotations

    path = "content/annotations/ferry.yaml"
    assert found.quotes == (
        Quote(
            id="sails",
            at=Place(path, ("quotes", "sails")),
            article="ferry",
            speaker="mara",
            select=Selector(
                parts=("It sails,", "all winter."),
                prefix="she said",
                suffix="on Monday",
                occurrence=2,
                ack=("in-heading",),
                lang="nb",
                translation=Translation("Den går", "our desk"),
            ),
            where="a speech on the quay",
            said=when("2031-01-05"),
            via=("tide-wire",),
            note="Said twice.",
            formerly=("goes",),
        ),
    )
    assert found.passages == (
        Passage(
            id="bare",
            at=Place(path, ("passages", "bare")),
            article="ferry",
            select=Selector(parts=("the lamp is lit",)),
        ),
        Passage(
            id="told",
            at=Place(path, ("passages", "told")),
            article="ferry",
            select=Selector(parts=("the mayor thanked her",)),
            speaker="mayor",
        ),
    )
    assert found.reports == (
        Report(
            id="sails-on",
            at=Place(path, ("reports", "sails-on")),
            article="ferry",
            claim="sails-on",
            claim_at=Place(path, ("reports", "sails-on")),
            select=Selector(parts=("it will sail",)),
        ),
        Report(
            id="doubted",
            at=Place(path, ("reports", "doubted")),
            article="ferry",
            claim="winter#sails-on",
            claim_at=Place(path, ("reports", "doubted", "claim")),
            says=Says.QUESTIONS,
            speaker="mayor",
            evidence=("sails", "other#told"),
        ),
    )
    assert found.stances == (
        Stance(
            id="mara--sail-on",
            at=Place(path, ("stances", 0)),
            article="ferry",
            actor="mara",
            question="sail-on",
            position=Position.CONDITIONAL,
            basis=Basis.STATED,
            evidence=("sails",),
            note="If the ice allows.",
        ),
        Stance(
            id="mara--sail-on-2",
            at=Place(path, ("stances", 1)),
            article="ferry",
            actor="mara",
            question="winter#sail-on",
            position=Position.FOR,
            basis=Basis.DEED,
            evidence=("bare",),
            note="She sailed.",
        ),
    )
    assert set(found.read_for) == {"quotes", "passages", "reports", "stances"}


def test_a_story_is_read_whole() -> None:
    text = """\
        ---
        title: The winter ferry
        kicker: Harbour
        summary: It sails. [@g#sails]
        articles:
          g: gazette-ferry
          b: board-ferry
        authors: [Ada Moe]
        published: 2031-01-06
        updated: 2031-01-07
        status: developing       # or settled
        key_quotes: [g#sails]    # in order
        questions:
          sail-on:
            ask: Should it sail?
            for: Sail
            against: Stay
            formerly: [sailing]
        claims:
          ice: The ice is thick
          safe:
            text: The ferry is safe
            formerly: [sound]
        differences:             # told differently
          - about: How thick
            accounts:
              - a foot, says the Gazette [@g#ice]
              - two, says the board [@b#ice]
        events:
          - date: 2031-01
            text: The harbour freezes [@g#frozen]
        unknowns:
          - When it thaws
        related: [summer]
        updates:
          - date: 2031-01-07
            kind: correction     # or clarification
            text: We had the wrong day.
            at: g#headline
        review_by: 2031-02-01
        draft: true
        embargo: 2031-01-06T06:00:00+01:00
        language: en
        translation_of: vinter
        formerly: [winter-ferry]
        ---
        ## Now

        [[mara|The captain]] sails. [@g#sails]

        ![[g#sails]]
        """
    (found,) = clean(stories__winter=text).stories

    path = "content/stories/winter.md"
    assert (found.id, found.at, found.title, found.kicker) == (
        "winter", Place(path), "The winter ferry", "Harbour",
    )  # fmt: skip
    assert words(found.summary) == "It sails."
    assert list(found.articles.items()) == [("g", "gazette-ferry"), ("b", "board-ferry")]
    assert found.authors == ("Ada Moe",)
    assert (found.published, found.updated) == (when("2031-01-06"), when("2031-01-07"))
    assert found.status is Status.DEVELOPING
    assert found.key_quotes == ("g#sails",)
    (question,) = found.questions
    assert tuple(asdict(question).values())[2:] == (
        "winter", "Should it sail?", "Sail", "Stay", ("sailing",),
    )  # fmt: skip
    assert [(c.id, c.text, c.formerly, c.at.loc) for c in found.claims] == [
        ("ice", "The ice is thick", (), ("claims", "ice")),
        ("safe", "The ferry is safe", ("sound",), ("claims", "safe")),
    ]
    (difference,) = found.differences
    assert difference.about == "How thick"
    assert [words(one) for one in difference.accounts] == [
        "a foot, says the Gazette", "two, says the board",
    ]  # fmt: skip
    (event,) = found.events
    assert (event.date, words(event.text)) == (when("2031-01"), "The harbour freezes")
    assert [words(one) for one in found.unknowns] == ["When it thaws"]
    assert found.related == ("summer",)
    (update,) = found.updates
    assert (update.date, update.kind) == (when("2031-01-07"), UpdateKind.CORRECTION)
    assert (words(update.text), update.about) == ("We had the wrong day.", "g#headline")
    assert found.review_by == when("2031-02-01")
    assert found.draft is True
    assert found.embargo == when("2031-01-06T06:00:00+01:00")
    assert (found.language, found.translation_of) == ("en", "vinter")
    assert found.formerly == ("winter-ferry",)
    assert "The captain sails." in words(found.body)
    assert dedent(text)[found.body_offset :].startswith("## Now")


# -- defaults and fallbacks -----------------------------------------------------------------------


def test_what_is_left_out_has_the_defaults_of_the_contract() -> None:
    found = clean(
        actors__mara="name: Mara Lind",
        articles__ferry="---\ntitle: Ferry\noutlet: gazette\nurl:\nauthors:\nwithdrawn:\n---\n",
        annotations__ferry="passages:\n",
        stories__winter="---\ntitle: Winter\narticles:\n  g: ferry\nsummary:\nclaims:\n---\n",
    )

    assert found.settings == Settings(title="Harbour watch")
    assert found.actors[0].kind is ActorKind.PERSON
    assert found.articles[0].rights is Rights.WITHHELD
    assert (found.articles[0].url, found.articles[0].withdrawn) == (None, None)
    assert found.articles[0].body is None
    assert set(found.annotations[0].read_for) == {"passages"}
    assert found.stories[0].summary is found.stories[0].body is None
    assert found.stories[0].claims == ()
    assert found.stories[0].draft is False


def test_a_key_without_items_says_that_the_article_was_read_for_them() -> None:
    (found,) = clean(annotations__ferry="quotes:\nstances: []\nreports: {}\n").annotations

    assert set(found.read_for) == {"quotes", "stances", "reports"}


def test_prose_is_in_the_language_of_its_file_else_its_outlet_else_the_site() -> None:
    front = "---\ntitle: x\noutlet: {outlet}\nrights: full\nlicence: CC0-1.0\n{more}---\nText.\n"
    found = clean(
        site="title: x\nlanguage: nb",
        outlets__gazette="name: x\nlanguage: fr",
        outlets__board="name: x",
        articles__a=front.format(outlet="gazette", more="language: de\n"),
        articles__b=front.format(outlet="gazette", more=""),
        articles__c=front.format(outlet="board", more=""),
        stories__d="---\ntitle: x\narticles:\n  a: a\n---\nText.\n",
        stories__e="---\ntitle: x\nlanguage: da\narticles:\n  a: a\n---\nText.\n",
    )

    bodies = [one.body for one in found.articles] + [one.body for one in found.stories]
    assert [body.stream.lang for body in bodies if body] == ["de", "fr", "nb", "nb", "da"]


def test_records_and_sources_are_in_order_of_their_paths() -> None:
    found = clean(actors__z="name: Z", actors__b__y="name: Y", actors__a="name: A")

    assert [actor.id for actor in found.actors] == ["a", "y", "z"]
    assert list(found.sources) == sorted(found.sources)
    assert found.sources["content/actors/z.yaml"].text == "name: Z"


# -- refusals -------------------------------------------------------------------------------------


def test_all_faults_of_all_files_are_found_at_once() -> None:
    found = reading(
        site="title: x\nlanguag: en\nmin_coverage: 2",
        outlets__gazette="name: x\nname: y\nkind: paper",
        actors__mara="name: Mara # Lind\nroles:\n- of: X",
        articles__ferry="---\ntitle: x\n",
        annotations__ferry="quotes:\n  a:\n    text: [x]",
    )

    assert sorted((d.span.path.split("/")[1].split(".")[0], d.code) for d in found.findings) == [
        ("actors", "bad-reference"),
        ("actors", "comment-after-text"),
        ("actors", "missing-field"),
        ("annotations", "missing-field"),
        ("annotations", "prose-in-brackets"),
        ("articles", "unclosed-front-matter"),
        ("outlets", "duplicate-key"),
        ("outlets", "unknown-word"),
        ("site", "bad-number"),
        ("site", "unknown-field"),
    ]


def test_a_file_with_a_fault_gives_no_record_and_is_named() -> None:
    found = reading(
        site="title: x",
        actors__jon="name: Jon",
        actors__mara="nam: Mara",
        stories__winter="no front matter",
    )

    assert [actor.id for actor in found.actors] == ["jon"]
    assert found.stories == ()
    assert found.refused == {
        RefusedFile("content/actors/mara.yaml", "actors", "mara"),
        RefusedFile("content/stories/winter.md", "stories", "winter"),
    }
    assert "content/stories/winter.md" in found.sources


def test_a_faulty_site_file_still_gives_its_language_to_the_rest() -> None:
    found = reading(
        site="title:\nlanguage: nb",
        stories__winter="---\ntitle: x\narticles:\n  a: a\n---\nText.\n",
    )

    assert [d.code for d in found.findings] == ["missing-value"]
    assert found.settings == Settings(title="harbour", language="nb")
    body = found.stories[0].body
    assert body is not None
    assert body.stream.lang == "nb"


def test_a_site_without_settings_is_named_after_its_folder() -> None:
    found = reading(actors__mara="name: Mara")

    assert found.settings == Settings(title="harbour")
    assert [(d.code, d.severity, d.span.path) for d in found.findings] == [
        ("no-site-yaml", "warning", "content/site.yaml")
    ]


def test_files_that_stand_nowhere_are_named_and_others_are_still_read() -> None:
    tree = MemoryTree(
        {
            "content/site.yaml": b"title: x",
            "content/actors/mara.yaml": b"name: Mara",
            "content/actors/Jon.yaml": b"name: Jon",
            "content/notes/a.yaml": b"",
            "content/proposals/a.yaml": b": [",
        },
        links=["content/actors/per.yaml"],
    )

    found = read(tree, folder_name="x")

    assert [actor.id for actor in found.actors] == ["mara"]
    assert sorted((d.code, d.span.path) for d in found.findings) == [
        ("bad-id", "content/actors/Jon.yaml"),
        ("misplaced-file", "content/notes/a.yaml"),
        ("not-a-regular-file", "content/actors/per.yaml"),
    ]


def test_no_content_at_all_gives_nothing_but_the_missing_settings() -> None:
    found = read(MemoryTree({}), folder_name="x")

    assert [d.code for d in found.findings] == ["no-site-yaml"]
    assert found.sources == {}


# -- prose in YAML --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "line", "column"),
    [
        ("summary: It sails [here](javascript:x).", 5, 26),
        ("summary: >-\n  It sails\n  on [here](javascript:x).", 7, 13),
        ("summary: '[a](javascript:x) [b](javascript:x)'", 5, 15),
    ],
)
def test_a_problem_in_prose_is_pointed_at_where_its_words_stand(
    summary: str, line: int, column: int
) -> None:
    text = f"---\ntitle: x\narticles:\n  a: a\n{summary}\n---\n"

    first = reading(site="title: x", stories__winter=text).findings[0]

    assert (first.code, first.span.line, first.span.column) == ("unsafe-link", line, column)


def test_the_second_of_two_equal_problems_has_its_own_place() -> None:
    text = "---\ntitle: x\narticles:\n  a: a\nsummary: '[a](x:y) [b](x:y)'\n---\n"

    found = reading(site="title: x", stories__winter=text).findings

    assert [d.span.column for d in found] == [15, 24]


def test_a_problem_in_a_body_is_pointed_at_in_the_file() -> None:
    text = "---\ntitle: x\narticles:\n  a: a\n---\n\nIt sails [on](javascript:x).\n"

    (found,) = reading(site="title: x", stories__winter=text).findings

    assert (found.span.line, found.span.column, found.span.end_column) == (7, 15, 27)
