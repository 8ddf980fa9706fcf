"""Every name that somebody speaks, claims or acts under, where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.language.aliases import alias_of
from rashomon.language.countries import country_of
from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import NameMention
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.statement import Source, SourceKind, Statement
from rashomon.stages.group.in_passing import body_names, offices_in, short_names
from rashomon.stages.group.introduced import introduced_in
from rashomon.stages.group.naming import is_acronym
from rashomon.stages.group.offices import is_office
from rashomon.stages.group.person_names import is_bare, office_start, person_name, title_start
from rashomon.stages.group.through_lineage import Named

_LONGEST_NAME = 3  # words of a person's name that is taken for a body's
BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.STATE, SourceKind.MEDIA, SourceKind.DOCUMENT})


@dataclass(frozen=True, slots=True, order=True)
class Mouth:
    """A name within one incident: the same name there is the same actor. `key` is the alias list's, or "".

    A person's bare surname or first name, and a bare office, is one within its document alone, which `document` names:
    another may mean another Marsh, another sheriff.
    """

    incident: int
    name: str
    kind: SourceKind
    key: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A mouth with where it was met: the documents, the words that describe it, and evidence where there is any.

    `count` is 0 for an outlet that publishes and that no document names.
    """

    mouth: Mouth
    documents: tuple[str, ...]
    described: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    count: int
    speaks: bool


class Ear:
    """Gathers mouths. Names are kept in the order of their first meeting; the result is sorted."""

    def __init__(self, incident_of: Mapping[str, int], full_names: Mapping[str, Iterable[str]]) -> None:
        """`full_names` are those of persons, by the document that names them."""
        self._incident_of = incident_of
        self._surnames = {document: frozenset(map(_last, names)) for document, names in full_names.items()}
        self._met: dict[Mouth, list[tuple[str, str, Evidence | None]]] = {}
        self._spoken: dict[tuple[int, str, str], Mouth] = {}
        self._introduced: set[tuple[Mouth, Mouth]] = set()
        self._outlets: dict[Mouth, set[str]] = {}

    def hear(self, document: str, source: Source) -> None:
        """Note one source of one document."""
        if source.name.strip():
            mouth = self.mouth(document, source)
            self._spoken.setdefault((mouth.incident, mouth.document, mouth.name), mouth)
            self._met.setdefault(mouth, []).append((document, source.described, source.mention))

    def attend(self, document: Document) -> None:
        """Note the outlet of a document, which other documents may quote. Nothing in the text need name it."""
        if document.outlet and document.outlet.strip():
            made = self._mouth(document.id, document.outlet.strip(), SourceKind.MEDIA)
            mouth = self._spoken.get((made.incident, made.document, made.name)) or made
            self._outlets.setdefault(mouth, set()).add(document.id)

    def overhear(self, document: Document, names: Iterable[NameMention]) -> None:
        """Note the names of people and bodies that may say nothing, those of people with and without their titles."""
        text = document.text
        for name in names:
            begins = {name.start}
            if name.kind is SourceKind.PERSON and (titled := title_start(text, name.start)) < name.start:
                begins |= {titled, office_start(text, titled)}
            for begin in sorted(begins):
                self._note(Evidence(document.id, begin, name.end, text[begin : name.end]), name.kind, name.key)

    def _note(self, evidence: Evidence, kind: SourceKind, key: str = "") -> Mouth:
        """A name where it stands; of a mouth that was heard speaking under it one more mention."""
        made = self._mouth(evidence.document, " ".join(evidence.text.split()), kind, key)
        spoken = (self._spoken.get((made.incident, document, made.name)) for document in (made.document, ""))
        mouth = next((mouth for mouth in spoken if mouth is not None), made)
        self._met.setdefault(mouth, []).append((evidence.document, "", evidence))
        return mouth

    def read(self, document: Document) -> None:
        """Note the short forms that a document introduces, with the names they stand for."""
        for found in introduced_in(document.text):
            full, short = (
                self._note(document.evidence(at.start, at.end), SourceKind.INSTITUTION)
                for at in (found.full, found.short)
            )
            self._introduced.add((full, short))
        for at in offices_in(document.text):
            self._note(document.evidence(at.start, at.end), SourceKind.INSTITUTION)

    def reread(self, documents: Mapping[str, Document]) -> None:
        """Note the short forms in which documents go on about those whom they, or others of the incident, name."""
        people: dict[str, set[str]] = defaultdict(set)
        bodies: dict[int, set[str]] = defaultdict(set)
        for mouth, met in self._met.items():
            if mouth.kind is SourceKind.PERSON and not mouth.document:
                for document in {document for document, _, _ in met}:
                    people[document].add(mouth.name)
            elif mouth.kind is SourceKind.INSTITUTION:
                bodies[mouth.incident].add(mouth.name)
        for identifier in sorted(documents):
            page, incident = documents[identifier], self._incident_of.get(identifier, -1)
            within = [Span(block.start, block.end) for block in page.content_blocks()]
            for at in list(short_names(page.text, people[identifier], within)):
                self._note(page.evidence(at.start, at.end), SourceKind.PERSON)
            for at in list(body_names(page.text, bodies[incident], within)):
                self._note(page.evidence(at.start, at.end), SourceKind.INSTITUTION)

    def introduced(self) -> tuple[tuple[Mouth, Mouth], ...]:
        """Names and the short forms introduced for them, sorted."""
        return tuple(sorted(self._introduced))

    def mouth(self, document: str, source: Source) -> Mouth:
        """The mouth of a source."""
        return self._mouth(document, source.name, source.kind)

    def _mouth(self, document: str, name: str, kind: SourceKind, key: str = "") -> Mouth:
        if kind in BODIES and not key and self._is_surname(document, name):
            kind = SourceKind.PERSON
        bare = is_bare(name) if kind is SourceKind.PERSON else is_office(name)
        return Mouth(self._incident_of.get(document, -1), name, kind, key, document if bare else "")

    def _is_surname(self, document: str, name: str) -> bool:
        """True for the surname of somebody whom the document names in full, alone or after another given name: no town
        and no body."""
        words = name.split()
        if not 1 <= len(words) <= _LONGEST_NAME or not name[:1].isupper() or is_acronym(name):
            return False
        if alias_of(name) or country_of(name) or (len(words) > 1 and fold(words[0]) not in _given_names()):
            return False
        return _last(name) in self._surnames.get(document, ())

    def heard(self) -> list[Heard]:
        """All mouths with their meetings, sorted."""
        speaking = {(mouth.incident, mouth.document, mouth.name, mouth.kind) for mouth in self._spoken.values()}
        return [
            _sum_up(
                mouth, self._met.get(mouth, ()), (mouth.incident, mouth.document, mouth.name, mouth.kind) in speaking
            )
            for mouth in sorted({*self._met, *self._outlets})
        ]


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in column("given_names", "name"))


def _last(name: str) -> str:
    parts = person_name(name)
    return parts.last if parts is not None else ""


def _sum_up(mouth: Mouth, met: Sequence[tuple[str, str, Evidence | None]], speaks: bool) -> Heard:
    return Heard(
        mouth=mouth,
        documents=tuple(sorted({document for document, _, _ in met})),
        described=tuple(sorted({described for _, described, _ in met if described})),
        mentions=tuple(sorted({mention for _, _, mention in met if mention is not None})),
        count=len(met),
        speaks=speaks,
    )


def sources_of(named: Named) -> Iterator[tuple[str, Source]]:
    """Every source of every statement and claim, and everyone to whom a deed is laid, with the document."""
    for statement in named.statements:
        if statement.speaker is not None:
            yield statement.document, statement.speaker
        yield from ((statement.document, source) for source in statement.via)
    for claim in named.claims:
        if claim.claimant is not None:
            yield claim.document, claim.claimant
        yield from ((claim.document, source) for source in claim.via)
        if claim.actor is not None:
            yield claim.document, claim.actor


def with_actors(statement: Statement, ear: Ear, actor_of: Mapping[Mouth, str]) -> Statement:
    """The statement with the actors of its sources filled in."""
    here = statement.document
    return replace(
        statement,
        speaker=_with_actor(here, statement.speaker, ear, actor_of),
        via=tuple(s for source in statement.via if (s := _with_actor(here, source, ear, actor_of)) is not None),
    )


def claim_with_actors(claim: Claim, ear: Ear, actor_of: Mapping[Mouth, str]) -> Claim:
    """The claim with the actors of its sources filled in."""
    here = claim.document
    return replace(
        claim,
        claimant=_with_actor(here, claim.claimant, ear, actor_of),
        via=tuple(s for source in claim.via if (s := _with_actor(here, source, ear, actor_of)) is not None),
        actor=_with_actor(here, claim.actor, ear, actor_of),
    )


def _with_actor(document: str, source: Source | None, ear: Ear, actor_of: Mapping[Mouth, str]) -> Source | None:
    if source is None:
        return None
    return replace(source, actor=actor_of.get(ear.mouth(document, source)))
