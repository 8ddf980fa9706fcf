"""The part of a collection that one incident needs, found by index, so that its cost is that of its own documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor, Place
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import Case
from rashomon.schema.statement import Source, Statement


class _InDocument(Protocol):
    @property
    def document(self) -> str: ...


_T = TypeVar("_T", bound=_InDocument)


@dataclass(frozen=True, slots=True)
class Part:
    """One incident's documents, what was grouped in them, and what they owe one another."""

    grouping: Grouping
    documents: tuple[Document, ...]
    lineage: Lineage


class Parts:
    """Gives each incident its part of a collection. Everything keeps the order it has in the whole."""

    def __init__(self, grouping: Grouping, documents: Sequence[Document], lineage: Lineage) -> None:
        self.incidents = grouping.incidents
        self._documents = {document.id: document for document in documents}
        self._claims = _by_document(grouping.claims)
        self._statements = _by_document(grouping.statements)
        self._actors = {actor.id: (n, actor) for n, actor in enumerate(grouping.actors)}
        self._heard = _mentioned_in(grouping.actors)
        self._places = {place.id: (n, place) for n, place in enumerate(grouping.places)}
        self._seen = _mentioned_in(grouping.places)
        self._credits = _by_document(lineage.sources)
        self._families = {document: n for n, family in enumerate(lineage.families) for document in family}
        self._lineage = lineage
        self._links: defaultdict[str, list[int]] = defaultdict(list)
        for number, link in enumerate(lineage.links):
            self._links[link.first].append(number)

    @classmethod
    def in_case(cls, case: Case) -> Parts:
        """The parts of a finished case, for its records to be made anew."""
        incidents = tuple(record.incident for record in case.records)
        grouping = Grouping(incidents, case.actors, case.places, case.statements, case.claims)
        return cls(grouping, case.documents, case.lineage)

    def of(self, incident: Incident) -> Part:
        """The incident's documents with their claims, statements, actors and places."""
        claims = _seen_from(incident, (c for document in incident.documents for c in self._claims.get(document, ())))
        statements = [s for document in incident.documents for s in self._statements.get(document, ())]
        actors = {source.actor for source in _sources(claims, statements) if source.actor in self._actors}
        actors |= {actor for document in incident.documents for actor in self._heard.get(document, ())}
        places = {place for document in incident.documents for place in self._seen.get(document, ())}
        places |= self._places.keys() & {incident.place}
        return Part(
            Grouping(
                incidents=(incident,),
                actors=tuple(actor for _, actor in sorted((self._actors[a] for a in actors), key=lambda at: at[0])),
                places=tuple(place for _, place in sorted((self._places[p] for p in places), key=lambda at: at[0])),
                statements=tuple(statements),
                claims=tuple(claims),
            ),
            tuple(self._documents[document] for document in incident.documents),
            self._lineage_of(incident.documents),
        )

    def _lineage_of(self, documents: Sequence[str]) -> Lineage:
        """The links within `documents`, the sources they name, and the families they belong to, whole."""
        own = frozenset(documents)
        links = (self._lineage.links[n] for n in sorted(n for d in documents for n in self._links.get(d, ())))
        families = sorted({self._families[document] for document in documents if document in self._families})
        return Lineage(
            links=tuple(link for link in links if link.second in own),
            sources=tuple(credit for document in documents for credit in self._credits.get(document, ())),
            families=tuple(self._lineage.families[n] for n in families),
        )


def _seen_from(incident: Incident, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, with those of an event that its document tells beside another as of the incident's own scope."""
    if not incident.beside:
        return list(claims)
    beside = {(told.document, told.telling) for told in incident.beside}
    return [
        replace(claim, scope=Scope.INCIDENT, scope_reason="") if (claim.document, claim.telling) in beside else claim
        for claim in claims
    ]


def _by_document(items: Iterable[_T]) -> Mapping[str, Sequence[_T]]:
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for item in items:
        found[item.document].append(item)
    return found


def _mentioned_in(entities: Iterable[Actor | Place]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for document in dict.fromkeys(mention.document for mention in entity.mentions):
            found[document].append(entity.id)
    return found


def _sources(claims: Iterable[Claim], statements: Iterable[Statement]) -> Iterator[Source]:
    for claim in claims:
        yield from (source for source in (claim.claimant, *claim.via) if source)
    for statement in statements:
        yield from (source for source in (statement.speaker, *statement.via) if source)
