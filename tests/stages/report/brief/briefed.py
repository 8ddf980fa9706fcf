"""The brief of a made-up collection, for tests."""

from __future__ import annotations

from tests.stages.reconcile.telling import Told

from rashomon.schema.claim import Scope
from rashomon.schema.document import Dated, Precision
from rashomon.schema.entity import Place
from rashomon.schema.incident import Incident
from rashomon.schema.record import Record
from rashomon.stages.report.brief import WORD_LIMIT, brief

DAY = Dated("2031-04-05", Precision.DAY, "Saturday")
VELDEN = Place("p", "Velden", ("Port Velden",), country="NO")


def briefed(told: Told, kind: str = "fire", place: Place | None = VELDEN, within: tuple[str, ...] = ()) -> list[str]:
    """The sentences of the brief, with all pages taken as one incident."""
    grouping = told.grouped()
    evidence = (told.documents[0].evidence(0, len(told.documents[0].text.split("\n", maxsplit=1)[0])),)
    incident = Incident(
        "incident",
        kind,
        tuple(sorted(d.id for d in told.documents)),
        tuple(sorted(c.id for c in told.claims if c.scope is Scope.INCIDENT)),
        tuple(sorted(s.id for s in told.statements)),
        date=DAY,
        within=within,
        place=place.id if place else None,
        country=place.country if place else None,
        evidence=evidence,
    )
    places = (place,) if place else ()
    grouping = type(grouping)(
        (incident,), grouping.actors, places, grouping.statements, grouping.claims, grouping.issues
    )
    record = Record(incident, tuple(told.findings()), (), ())
    sentences = brief(record, grouping, told.documents, told.lineage)
    texts = {d.id: d.text for d in told.documents}
    assert all(texts[e.document][e.start : e.end] == e.text for s in sentences for e in s.evidence)
    assert sum(len(s.text.split()) for s in sentences) <= WORD_LIMIT
    return [s.text for s in sentences]
