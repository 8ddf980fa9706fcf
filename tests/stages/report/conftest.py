"""A hand-made case about a fictional strike, so that the report is tested without the stages before it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.coding import Coding
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.entity import Actor, Place
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.finding import Conflict, Drift, Finding, Origin, Position, SetAside, Status, Trace
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.lineage import Alignment, Lineage, LineageKind, SourceLink, TextLink
from rashomon.schema.page import Location
from rashomon.schema.record import Case, Record
from rashomon.schema.statement import Directness, Modality, Source, SourceKind, Statement
from rashomon.stages.report.brief import brief
from rashomon.stages.report.page import page
from rashomon.stages.report.rulings import CaseUnder
from rashomon.stages.report.timeline import timeline

ONE = """Strike on ferry terminal kills dozens in Marsa Talin

An air strike hit the ferry terminal at Marsa Talin on Thursday, killing 31 people, the Health Ministry said.

The Sidra Rights Monitor put the toll at 44 and said at least 40 people were wounded.

“We cannot confirm these numbers,” said Colonel Idris Makhlouf, a spokesman for the Northern Command.
“If civilians were hurt, we regret it.”

Share this story"""

TWO = """Dozens dead in Talin port <b>strike</b>

At least 44 people died and more than 30 were wounded, the Sidra Rights Monitor said.

“We cannot confirm these numbers,” he said."""

RTL = """قصف ميناء مرسى تالين

قالت الوزارة إن 31 شخصا قتلوا."""

MINISTRY = Source("Health Ministry", SourceKind.INSTITUTION, actor="a-ministry")
MONITOR = Source("Sidra Rights Monitor", SourceKind.INSTITUTION, actor="a-monitor")
COLONEL = Source(
    "Idris Makhlouf", SourceKind.PERSON, described="a spokesman for the Northern Command", actor="a-colonel"
)
DAY = Dated("2019-03-14", Precision.DAY, "published line")


def document(text: str, path: str, **known: object) -> Document:
    blocks = []
    for n, match in enumerate(re.finditer(r"\S(?:.*\S)?", text)):
        role = BlockRole.TITLE if n == 0 else BlockRole.PARAGRAPH
        role = BlockRole.FURNITURE if match.group().startswith("Share") else role
        blocks.append(Block(match.start(), match.end(), role, "share-line" if role is BlockRole.FURNITURE else ""))
    id_ = content_id("test-document", path, text)
    return Document(id_, id_, (Location(path),), text, tuple(blocks), **known)  # type: ignore[arg-type]


def find(doc: Document, words: str) -> Evidence:
    start = doc.text.index(words)
    return doc.evidence(start, start + len(words))


def claim(
    doc: Document, words: str, attribute: Attribute, bounds: Bounds, who: Source | None, **known: object
) -> Claim:
    evidence = find(doc, words)
    id_ = content_id("claim", doc.id, evidence.start, attribute.value)
    return Claim(id_, doc.id, attribute, bounds, evidence, who, Modality.ASSERTED, "test/1", **known)  # type: ignore[arg-type]


def said(doc: Document, words: str, who: Source | None, modality: Modality, directness: Directness) -> Statement:
    evidence = find(doc, words)
    id_ = content_id("statement", doc.id, evidence.start)
    return Statement(id_, doc.id, (evidence,), (), who, directness, modality, "test/1")


@pytest.fixture(scope="session")
def case() -> Case:
    return build_case()


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    return document


@pytest.fixture(scope="session")
def under(case: Case) -> tuple[CaseUnder, ...]:
    return build_under(case)


@pytest.fixture(scope="session")
def made_page(case: Case, under: tuple[CaseUnder, ...]) -> str:
    return page(case, under)


@pytest.fixture(scope="session")
def tree(made_page: str) -> Any:
    return html.document_fromstring(made_page)


def build_case() -> Case:
    one = document(
        ONE,
        "pages/one.txt",
        title="Strike on ferry terminal kills dozens in Marsa Talin",
        outlet="Halyard",
        language="en",
        published=DAY,
        url="https://halyard.example/story",
    )
    two = document(TWO, "pages/two.html", title="Dozens dead in Talin port <b>strike</b>", url="javascript:alert(1)")
    three = document(RTL, "pages/three.txt", language="ar", captured=Dated("2019-03-15T02:10:00Z", Precision.TIME, "x"))
    deaths, injuries = Attribute.DEATHS, Attribute.INJURIES
    c1 = claim(one, "killing 31 people", deaths, Bounds(31, 31), MINISTRY)
    c2 = claim(one, "put the toll at 44", deaths, Bounds(44, 44), MONITOR)
    c3 = claim(one, "at least 40 people were wounded", injuries, Bounds(40, None, "at least"), MONITOR)
    c4 = claim(two, "At least 44 people died", deaths, Bounds(44, None, "at least"), MONITOR)
    c5 = claim(two, "more than 30 were wounded", injuries, Bounds(31, None, "more than"), MONITOR)
    c6 = claim(one, "kills dozens", deaths, Bounds(24, None, "dozens"), None)
    s1 = said(one, "We cannot confirm these numbers,", COLONEL, Modality.UNCONFIRMED, Directness.DIRECT)
    s2 = said(one, "If civilians were hurt, we regret it.", COLONEL, Modality.CONDITIONAL, Directness.DIRECT)
    s3 = said(two, "We cannot confirm these numbers,", COLONEL, Modality.UNCONFIRMED, Directness.DIRECT)
    s4 = said(one, "at least 40 people were wounded", MONITOR, Modality.ASSERTED, Directness.INDIRECT)
    claims = tuple(sorted((c1, c2, c3, c4, c5, c6), key=lambda c: c.id))
    statements = tuple(sorted((s1, s2, s3, s4), key=lambda s: s.id))
    ministry, monitor = Origin("Health Ministry", "a-ministry"), Origin("Sidra Rights Monitor", "a-monitor")
    found = (
        Finding(
            deaths,
            Status.CONTESTED,
            31,
            31,
            44,
            (
                Position(Bounds(31, 31), (c1.id,), (one.id,), (ministry,), 1),
                Position(Bounds(44, 44), tuple(sorted((c2.id, c4.id))), tuple(sorted((one.id, two.id))), (monitor,), 1),
            ),
            "test-pack/lower",
            "The lower figure, for neither source can be preferred.",
            2,
            1,
            2,
            set_aside=(SetAside(c6.id, "A headline's “dozens” says no more than the figures below it."),),
            conflicts=(Conflict(c1.id, c2.id, "31 and 44 cannot both be true"),),
        ),
        Finding(
            injuries,
            Status.SINGLE_SOURCE,
            40,
            40,
            None,
            (Position(Bounds(40, None, "at least"), (c3.id,), (one.id,), (monitor,), 1),),
            "test-pack/lower",
            "The only source's figure.",
            2,
            1,
            1,
            drifts=(Drift(monitor, c3.id, c5.id, "Document 2 copies document 1."),),
        ),
        Finding(Attribute.MISSING, Status.NOT_REPORTED, None, None, None, (), "test-pack/lower", "No claim.", 0, 0, 0),
    )
    incident = Incident(
        "i-1",
        "airstrike",
        tuple(sorted((one.id, two.id, three.id))),
        tuple(c.id for c in claims),
        tuple(s.id for s in statements),
        Dated("2019-03-14", Precision.DAY, "Thursday"),
        "p-1",
        "LY",
        ("Same place, same day.",),
        (find(one, "An air strike hit the ferry terminal at Marsa Talin on Thursday"),),
    )
    lineage = Lineage(
        (
            TextLink(
                LineageKind.COPIES_PASSAGES,
                one.id,
                two.id,
                True,
                (Alignment(Span(0, 5), Span(0, 5), True),),
                0.6,
                "One quotation and its cue, word for word.",
                "test/1",
            ),
        ),
        (SourceLink(LineageKind.CREDITS_AGENCY, two.id, "Halyard", find(two, "Talin port"), "test/1"),),
        tuple(sorted((tuple(sorted((one.id, two.id))), (three.id,)))),
    )
    actors = (
        Actor("a-colonel", "Idris Makhlouf", SourceKind.PERSON),
        Actor("a-ministry", "Health Ministry", SourceKind.INSTITUTION),
        Actor("a-monitor", "Sidra Rights Monitor", SourceKind.INSTITUTION, ("Monitor",)),
    )
    places = (Place("p-1", "Marsa Talin", ("Talin",), country="LY", mentions=(find(one, "Marsa Talin"),)),)
    issues = (
        Issue("acquire", "pages/<empty>.txt", Severity.LOST, "The file is empty.", "Save the page again."),
        Issue("group", one.id, Severity.DOUBT, "The place Marsa Talin is in no gazetteer.", "", one.id, 41, 52),
    )
    base = Case("1.0", "test-pack", (one, two, three), lineage, actors, places, statements, claims, (), issues)
    return with_record(base, incident, found)


def nothing_chosen(account: Account) -> Choice:
    """No figure is taken as best: the range alone."""
    return Choice(None, None, None)


def build_under(case: Case) -> tuple[CaseUnder, ...]:
    """The case under its own pack; under one that counts the dead alone; and under one that finds nought missing."""
    record = case.records[0]
    deaths, injuries, missing = record.findings
    first = deaths.positions[0].claims
    traces = tuple(
        Trace(end, 31, "test-pack/1 lower", "Stated by the Health Ministry.", first) for end in ("low", "best")
    )
    ranged = replace(
        deaths, best=None, rule="desk/1", reason="The range alone.", traces=(replace(traces[0], rule="desk/1 r"),)
    )
    plain = replace(injuries, best=None, rule="desk/1, range/1", reason="desk counts deaths alone.")
    none = replace(missing, status=Status.AGREED, low=0, best=0, high=0, rule="all/1", reason="Nobody is missed.")
    coded = (Coding("clarity", 1, "test-pack/1 clarity", "The event is told by itself", ()),)
    graded = (Coding("grading", None, "desk/1 grading", "Nothing settles it.", first),)
    own = replace(record, findings=(replace(deaths, traces=traces), injuries, missing), codings=coded)
    dead = frozenset({Attribute.DEATHS})
    packs = (
        RulePack("test-pack", "1", nothing_chosen, "no codebook", use="tests"),
        RulePack("desk", "1", nothing_chosen, "the desk", attributes=dead, words=("dozens 24 to 60",)),
        RulePack("a pack with a <long> name", "1", nothing_chosen, "nobody"),
    )
    records = (
        own,
        replace(record, findings=(ranged, plain, missing), codings=graded),
        replace(record, findings=(deaths, injuries, none)),
    )
    told = zip(packs, records, strict=True)
    return tuple(
        CaseUnder(pack, (one,), own=pack is packs[0], problems=("It failed.",) if pack is packs[2] else ())
        for pack, one in told
    )


def with_record(case: Case, incident: Incident, found: tuple[Finding, ...]) -> Case:
    """The case with one record, its brief and timeline made by the functions under test."""
    grouping = Grouping((incident,), case.actors, case.places, case.statements, case.claims)
    record = Record(incident, found, (), timeline(incident, grouping, case.documents))
    sentences = brief(record, grouping, case.documents, case.lineage)
    return replace(case, records=(replace(record, brief=sentences),))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser; tests that ask for it are skipped where there is none."""
    chromium = next(
        (p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None
    )
    if chromium is None:
        pytest.skip("no chromium on this machine")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()
