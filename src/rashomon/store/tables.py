"""The readable tables of the case file: the record laid out for SQL and spreadsheets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from rashomon.schema.claim import Claim
from rashomon.schema.document import Dated
from rashomon.schema.record import Case
from rashomon.schema.statement import Source, Statement

Row = tuple[object, ...]
_SEPARATOR = "; "


def fill_tables(connection: sqlite3.Connection, case: Case) -> None:
    """Empty every readable table and write `case` into it. The caller holds the transaction."""
    for name in reversed(TABLES):
        connection.execute(f"DELETE FROM {name}")
    for name, rows in TABLES.items():
        _insert(connection, name, rows(case))


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    for row in rows:
        connection.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)


def _incidents(case: Case) -> Iterator[Row]:
    places = {place.id: place for place in case.places}
    for record in case.records:
        incident = record.incident
        place = places.get(incident.place or "")
        yield (
            incident.id,
            incident.kind,
            _day(incident.date),
            incident.date.precision if incident.date else None,
            place.name if place else None,
            place.latitude if place else None,
            place.longitude if place else None,
            incident.country,
        )


def _documents(case: Case) -> Iterator[Row]:
    family = {document: n for n, members in enumerate(case.lineage.families, 1) for document in members}
    for document in case.documents:
        yield (
            document.id,
            document.name,
            document.title,
            document.outlet,
            _SEPARATOR.join(document.authors),
            document.url,
            document.language,
            _day(document.published),
            _day(document.captured),
            family.get(document.id, 0),
            document.text,
        )


def _incident_documents(case: Case) -> Iterator[Row]:
    for record in case.records:
        yield from ((record.incident.id, document) for document in record.incident.documents)


def _actors(case: Case) -> Iterator[Row]:
    yield from ((actor.id, actor.name, actor.kind, actor.party) for actor in case.actors)


def _actor_names(case: Case) -> Iterator[Row]:
    for actor in case.actors:
        yield from ((actor.id, name) for name in (actor.name, *actor.aliases))


def _statements(case: Case) -> Iterator[Row]:
    yield from map(_statement, case.statements)


def _statement(statement: Statement) -> Row:
    return (
        statement.id,
        statement.document,
        statement.start,
        statement.end,
        " … ".join(part.text for part in statement.content),
        " … ".join(part.text for part in statement.cue),
        _name(statement.speaker),
        statement.speaker.actor if statement.speaker else None,
        _names(statement.via),
        statement.directness,
        statement.modality,
        statement.method,
    )


def _claims(case: Case) -> Iterator[Row]:
    incident = {claim: record.incident.id for record in case.records for claim in record.incident.claims}
    yield from (_claim(claim, incident.get(claim.id)) for claim in case.claims)


def _claim(claim: Claim, incident: str | None) -> Row:
    bounds = claim.bounds
    return (
        claim.id,
        claim.document,
        incident,
        claim.attribute,
        bounds.low if bounds else None,
        bounds.high if bounds else None,
        bounds.modifier if bounds else "",
        claim.value,
        _name(claim.claimant),
        claim.claimant.actor if claim.claimant else None,
        _names(claim.via),
        claim.modality,
        claim.subject,
        claim.scope,
        claim.part_of,
        claim.statement,
        claim.evidence.start,
        claim.evidence.end,
        claim.evidence.text,
        claim.method,
    )


def _findings(case: Case) -> Iterator[Row]:
    for record in case.records:
        for f in record.findings:
            values = (f.status, f.low, f.best, f.high, f.documents, f.families, f.origins, f.rule, f.reason)
            yield (record.incident.id, f.attribute, *values)


def _positions(case: Case) -> Iterator[Row]:
    for record in case.records:
        for finding in record.findings:
            for number, position in enumerate(finding.positions, 1):
                yield (
                    record.incident.id,
                    finding.attribute,
                    number,
                    position.bounds.low,
                    position.bounds.high,
                    _SEPARATOR.join(origin.name for origin in position.origins),
                    len(position.documents),
                    position.families,
                    int(position.superseded),
                )


def _areas(case: Case) -> Iterator[Row]:
    for record in case.records:
        area = record.incident.area
        if area is not None:
            where = (area.latitude, area.longitude, area.radius, area.precision, area.key, area.relation)
            yield (record.incident.id, *where)


def _codings(case: Case) -> Iterator[Row]:
    for record in case.records:
        yield from ((record.incident.id, c.name, c.value, c.rule, c.reason) for c in record.codings)


def _victims(case: Case) -> Iterator[Row]:
    for record in case.records:
        for finding in record.findings:
            for b in finding.breakdown:
                who = (_SEPARATOR.join(b.kinds), int(b.mixed), b.side)
                yield (record.incident.id, finding.attribute, *who, b.low, b.best, b.high, len(b.documents))


def _victim_names(case: Case) -> Iterator[Row]:
    for record in case.records:
        for finding in record.findings:
            for v in finding.named:
                who = (v.name, _SEPARATOR.join(v.spellings), _SEPARATOR.join(map(str, v.ages)), v.sex)
                yield (record.incident.id, finding.attribute, *who, len(v.documents))


def _links(case: Case) -> Iterator[Row]:
    for link in case.lineage.links:
        yield (link.kind, link.first, link.second, None, int(link.directed), link.shared, link.reason, link.method)
    for source in case.lineage.sources:
        yield (source.kind, source.document, None, source.source, 1, None, source.evidence.text, source.method)


def _issues(case: Case) -> Iterator[Row]:
    for i in case.issues:
        yield (i.stage, i.where, i.severity, i.reason, i.remedy, i.document, i.start, i.end)


def _day(dated: Dated | None) -> str | None:
    return dated.value if dated else None


def _name(source: Source | None) -> str | None:
    return (source.name or (source.mention.text if source.mention else "")) if source else None


def _names(sources: Iterable[Source]) -> str:
    return _SEPARATOR.join(_name(source) or "" for source in sources)


# In an order in which every row finds what it refers to.
TABLES: MappingProxyType[str, Callable[[Case], Iterator[Row]]] = MappingProxyType(
    {
        "incidents": _incidents,
        "documents": _documents,
        "incident_documents": _incident_documents,
        "actors": _actors,
        "actor_names": _actor_names,
        "statements": _statements,
        "claims": _claims,
        "findings": _findings,
        "positions": _positions,
        "areas": _areas,
        "codings": _codings,
        "victims": _victims,
        "victim_names": _victim_names,
        "links": _links,
        "issues": _issues,
    }
)
