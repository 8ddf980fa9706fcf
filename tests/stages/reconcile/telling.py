"""A made-up collection for tests of grouping and reconciling: pages, claims and statements by hand, no stage before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.rules.pack import RulePack
from rashomon.rules.packs import pack_named
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.evidence import Span
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.finding import Finding
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Alignment, Lineage, LineageKind, TextLink
from rashomon.schema.page import Location
from rashomon.schema.statement import Directness, Modality, Source, SourceKind, Statement
from rashomon.stages.group.group import group
from rashomon.stages.reconcile.reconcile import reconcile


def page(name: str, text: str, published: str = "", outlet: str = "") -> Document:
    """A document whose lines are its paragraphs, the first its title."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block(at, at + len(line), BlockRole.PARAGRAPH if number else BlockRole.TITLE))
        at += len(line) + 1
    return Document(
        id=name,
        page=name,
        locations=(Location(f"{name}.txt"),),
        text=text,
        blocks=tuple(blocks),
        title=text.split("\n", maxsplit=1)[0],
        outlet=outlet or None,
        published=Dated(published, Precision.DAY, "test") if published else None,
    )


def person(name: str, described: str = "") -> Source:
    return Source(name, SourceKind.PERSON, described=described)


def body(name: str) -> Source:
    return Source(name, SourceKind.INSTITUTION)


@dataclass
class Told:
    """Pages, what was read in them, and how they hang together."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    links: list[TextLink] = field(default_factory=list)
    events: dict[str, EventSketch] = field(default_factory=dict)

    def page(self, name: str, text: str = "", published: str = "", outlet: str = "") -> Document:
        made = page(name, text or f"A page of its own, number {name}\nNothing much.", published, outlet)
        self.documents.append(made)
        return made

    def claim(
        self,
        where: str,
        attribute: Attribute,
        value: tuple[int | None, int | None],
        who: Source | None = None,
        words: str = "",
        **more: object,
    ) -> Claim:
        """A claim on `words`, which must stand in the page, or on the page's title."""
        document = next(d for d in self.documents if d.id == where)
        words = words or document.text.split("\n", maxsplit=1)[0]
        at = document.text.index(words)
        modifier = str(more.pop("modifier", ""))
        claim = Claim(
            id=content_id("claim", where, at, attribute, len(self.claims)),
            document=where,
            attribute=attribute,
            bounds=Bounds(*value, modifier),
            evidence=document.evidence(at, at + len(words)),
            claimant=who,
            modality=Modality(str(more.pop("modality", "asserted"))),
            method="test/1",
            **more,  # type: ignore[arg-type]
        )
        self.claims.append(claim)
        return claim

    def deaths(
        self,
        where: str,
        value: tuple[int | None, int | None],
        who: Source | None = None,
        words: str = "",
        **more: object,
    ) -> Claim:
        return self.claim(where, Attribute.DEATHS, value, who, words, **more)

    def say(self, where: str, words: str, who: Source) -> Statement:
        document = next(d for d in self.documents if d.id == where)
        at = document.text.index(words)
        statement = Statement(
            id=content_id("statement", where, at),
            document=where,
            content=(document.evidence(at, at + len(words)),),
            cue=(),
            speaker=who,
            directness=Directness.DIRECT,
            modality=Modality.ASSERTED,
            method="test/1",
        )
        self.statements.append(statement)
        return statement

    def copy(self, first: str, second: str, words: str = "", kind: LineageKind = LineageKind.COPIES_PASSAGES) -> None:
        """`second` has `words` from `first`, or is a later state of it."""
        alignments: tuple[Alignment, ...] = ()
        if words:
            one, other = (next(d for d in self.documents if d.id == name).text.index(words) for name in (first, second))
            alignments = (Alignment(Span(one, one + len(words)), Span(other, other + len(words)), True),)
        self.links.append(TextLink(kind, first, second, True, alignments, 0.5, "test", "test/1"))

    @property
    def lineage(self) -> Lineage:
        family = {document.id: {document.id} for document in self.documents}
        for link in self.links:
            both = family[link.first] | family[link.second]
            family.update(dict.fromkeys(both, both))
        families = {tuple(sorted(members)) for members in family.values()}
        return Lineage(tuple(self.links), (), tuple(sorted(families)))

    def extractions(self) -> list[Extraction]:
        return [
            Extraction(
                document.id,
                tuple(s for s in self.statements if s.document == document.id),
                tuple(c for c in self.claims if c.document == document.id),
                self.events.get(document.id, EventSketch()),
            )
            for document in self.documents
        ]

    def grouped(self) -> Grouping:
        return group(self.documents, self.extractions(), self.lineage)

    def findings(self, pack: RulePack | None = None, documents: Sequence[Document] | None = None) -> list[Finding]:
        """The findings with all pages taken as one incident."""
        grouping = self.grouped()
        ids = tuple(sorted(document.id for document in self.documents))
        incident = Incident("incident", "", ids, tuple(sorted(c.id for c in self.claims)), ())
        given = self.documents if documents is None else documents
        return list(reconcile(incident, grouping, given, self.lineage, pack or pack_named("ucdp")))

    def finding(self, attribute: Attribute = Attribute.DEATHS, pack: RulePack | None = None) -> Finding:
        return next(f for f in self.findings(pack) if f.attribute is attribute)
